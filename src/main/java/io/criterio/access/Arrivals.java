package io.criterio.access;

import io.criterio.problem.Problem;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.RouteProblems;
import io.netty.channel.Channel;
import io.netty.util.Attribute;
import io.netty.util.AttributeKey;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests that are being answered, and ends their coming when the service is told to stop: it is no longer
 * ready at once; after {@code criterio.shutdown.delay} whatever arrives is refused before anything is done with it; then
 * the service waits until all that it let in is answered, {@code criterio.shutdown.patience} at most.
 *
 * <p>Done here because Quarkus goes on taking requests in between: of those that come after its last one was answered and
 * before it stops listening, some would be recorded and never answered.
 */
@Singleton
final class Arrivals {

    private static final Logger LOG = Logger.getLogger(Arrivals.class);

    /** For the caller to read its answer before the connection is closed. */
    private static final long MILLIS_TO_READ = 200;

    private static final long MILLIS_BETWEEN_LOOKS = 10;
    private static final AttributeKey<Line> LINE = AttributeKey.valueOf(Arrivals.class, "line");

    private final Duration delay;
    private final Duration patience;
    private final boolean service;

    /** How many requests are begun within one another, on this thread. */
    private final ThreadLocal<int[]> depth = ThreadLocal.withInitial(() -> new int[1]);

    /**
     * Those that are open. By connection, for a request is not always told that its connection broke: not when another one
     * waits behind it (Vert.x 4.5: NullPointerException in Http1xServerConnection.handleClosed).
     */
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();

    private volatile boolean stopping;
    private volatile boolean refusing;

    /** What is under way on a connection. */
    private static final class Line {

        private final AtomicInteger underWay = new AtomicInteger();

        /** Its caller was told that no request will be answered after this one. */
        private volatile boolean closing;
    }

    @Inject
    Arrivals(
            @ConfigProperty(name = "criterio.shutdown.delay", defaultValue = "0S") Duration delay,
            @ConfigProperty(name = "criterio.shutdown.patience", defaultValue = "5S") Duration patience,
            @ConfigProperty(name = "criterio.service", defaultValue = "true") boolean service) {
        this.delay = delay;
        this.patience = patience;
        this.service = service;
    }

    /** Whether the service was told to stop. */
    boolean isStopping() {
        return stopping;
    }

    /**
     * The first handler of every request. Vert.x begins the next request of a connection within the end of the answer to
     * the one before: of a hundred that are pipelined and answered at once, each would stand on the stack of all before
     * it, until there is no more stack and the rest hear nothing.
     */
    void arrive(RoutingContext context) {
        int[] here = depth.get();
        if (here[0] > 0) {
            context.vertx().getOrCreateContext().runOnContext(later -> begin(context));
        } else {
            begin(context);
        }
    }

    private void begin(RoutingContext context) {
        Line line = line(context.request().connection());
        if (line == null || line.closing) {
            // Nobody would hear the answer, so there is nothing to be recorded either.
            return;
        }
        line.underWay.incrementAndGet();
        // Only now: whoever sees it false is waited for.
        boolean let = !refusing;
        context.addEndHandler(ended -> line.underWay.decrementAndGet());
        context.addHeadersEndHandler(answering -> {
            if (stopping) {
                leave(context, line);
            }
        });
        int[] here = depth.get();
        here[0]++;
        try {
            if (let) {
                context.next();
            } else {
                refuse(context);
            }
        } finally {
            here[0]--;
        }
    }

    /** Null for one that is closed. */
    private @Nullable Line line(HttpConnection connection) {
        Channel channel = ((ConnectionBase) connection).channel();
        if (!channel.isActive()) {
            return null;
        }
        Attribute<Line> attribute = channel.attr(LINE);
        Line line = attribute.get();
        if (line == null) {
            Line first = new Line();
            attribute.set(first);
            lines.add(first);
            channel.closeFuture().addListener(closed -> lines.remove(first));
            line = first;
        }
        return line;
    }

    /** Tells a caller to come back over another connection, which leads to another service. */
    private static void leave(RoutingContext context, Line line) {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2) {
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        line.closing = true;
        HttpConnection connection = request.connection();
        context.addEndHandler(ended -> context.vertx().setTimer(MILLIS_TO_READ, read -> connection.close()));
    }

    private static void refuse(RoutingContext context) {
        context.response().putHeader("Retry-After", "1");
        RouteProblems.answer(
                context,
                new Problem(
                        ProblemKind.UNAVAILABLE,
                        "The service is being stopped; nothing was done with the request. Ask again.",
                        RouteProblems.path(context),
                        List.of()));
    }

    /** Returns when the service may be stopped; Quarkus waits for that. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        if (!service) {
            return;
        }
        stopping = true;
        try {
            if (!delay.isZero()) {
                LOG.infof(
                        "Told to stop: not ready any more, and requests are taken for another %d ms", delay.toMillis());
                Thread.sleep(delay.toMillis());
            }
            refuseAndWait();
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuseAndWait() throws InterruptedException {
        long begun = System.nanoTime();
        refusing = true;
        while (underWay() > 0) {
            if (System.nanoTime() - begun > patience.toNanos()) {
                LOG.warnf(
                        "Stopped while %d requests are being answered: they take longer than %d ms",
                        underWay(), patience.toMillis());
                return;
            }
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        }
    }

    private int underWay() {
        return lines.stream().mapToInt(line -> line.underWay.get()).sum();
    }
}
