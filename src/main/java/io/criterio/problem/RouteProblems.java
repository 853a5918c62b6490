package io.criterio.problem;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/** Problem answers for what is refused before a resource is looked for, where Quarkus would answer without a body. */
@Singleton
public final class RouteProblems {

    private static final Logger LOG = Logger.getLogger(RouteProblems.class);

    private static final String AS_IT_IS = "identity";

    private final BodyLimit limit;
    private final ResourceMethods methods;

    @Inject
    RouteProblems(BodyLimit limit, ResourceMethods methods) {
        this.limit = limit;
        this.methods = methods;
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::passOverInTheEnd).failureHandler(RouteProblems::failed);
        router.route().order(Integer.MIN_VALUE + 2).handler(RouteProblems::checkHost);
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1).handler(this::checkBody);
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(this::cutBody);
    }

    /**
     * Reads what is left of a body that was answered before it was read, as a wrong method is: the next request on the
     * connection stands behind it, and would wait for ever.
     */
    private void passOver(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        AtomicLong left = new AtomicLong(limit.cut());
        try {
            request.handler(bytes -> {
                if (left.addAndGet(-bytes.length()) < 0) {
                    request.connection().close();
                }
            });
            request.resume();
        } catch (IllegalStateException readMeanwhile) {
            LOG.debugf("Nothing is left of the body: %s", readMeanwhile.getMessage());
        }
    }

    /** A body that was not announced is read to its end even when it is too large, but not for ever. */
    private void cutBody(RoutingContext context) {
        if (!methods.isStreamed(path(context))) {
            context.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, limit.cut());
        }
        context.next();
    }

    private void passOverInTheEnd(RoutingContext context) {
        context.addEndHandler(answered -> passOver(context.request()));
        context.next();
    }

    /** Of two hosts, whoever stands before us may have looked at the other one (RFC 9112, 3.2). */
    private static void checkHost(RoutingContext context) {
        if (context.request().headers().getAll(HttpHeaders.HOST).size() > 1) {
            answer(context, ProblemKind.BAD_REQUEST, "The header Host is there more than once; send it once.");
        } else {
            context.next();
        }
    }

    private static boolean isEncoded(String encoding) {
        return !encoding.isBlank() && !encoding.strip().equalsIgnoreCase(AS_IT_IS);
    }

    private void checkBody(RoutingContext context) {
        MultiMap headers = context.request().headers();
        if (String.valueOf(headers.get(HttpHeaders.CONTENT_TYPE)).isBlank()) {
            // Quarkus would look for a media type in it.
            headers.remove(HttpHeaders.CONTENT_TYPE);
        }
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        boolean sent = (length != null || headers.contains(HttpHeaders.TRANSFER_ENCODING)) && !"0".equals(length);
        if (length != null && isOver(length) && !methods.isStreamed(path(context))) {
            // Whatever is still on its way is not read, so the connection cannot be used again.
            context.response()
                    .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                    .endHandler(written -> context.request().connection().close());
            answer(context, ProblemKind.TOO_LARGE, limit.text());
        } else if (sent && !headers.contains(HttpHeaders.CONTENT_TYPE)) {
            // A browser sends such a request to any site without asking that site first.
            answer(
                    context,
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                    "There is no Content-Type; send " + methods.taken(path(context)) + ".");
        } else if (sent
                && headers.getAll(HttpHeaders.CONTENT_ENCODING).stream().anyMatch(RouteProblems::isEncoded)
                && methods.takesBody(context.request().method().name(), path(context))) {
            context.response().putHeader(HttpHeaders.ACCEPT_ENCODING, AS_IT_IS);
            answer(
                    context,
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Encoding is " + headers.get(HttpHeaders.CONTENT_ENCODING)
                            + "; send the body as it is, without that header.");
        } else {
            context.next();
        }
    }

    private boolean isOver(String length) {
        try {
            return limit.isOver(Long.parseLong(length));
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static void failed(RoutingContext context) {
        Throwable failure = context.failure();
        int status = context.statusCode();
        ProblemKind kind = ProblemKind.ofStatus(status);
        if (context.response().ended() || context.response().headWritten()) {
            context.next();
        } else if (kind != null && kind != ProblemKind.INTERNAL) {
            answer(context, kind, kind.title() + ".");
        } else if (status >= 400 && status < 500) {
            answer(context, ProblemKind.BAD_REQUEST, ProblemKind.BAD_REQUEST.title() + ".");
        } else {
            UUID report = UUID.randomUUID();
            LOG.errorf(failure, "Request failed, report %s", report);
            answer(
                    context,
                    ProblemKind.INTERNAL,
                    "The request could not be completed. The log of the service has the report " + report + ".");
        }
    }

    private static void answer(RoutingContext context, ProblemKind kind, String detail) {
        answer(context, new Problem(kind, detail, path(context), List.of()));
    }

    /** Ends a request with a problem, before any resource was looked for. */
    public static void answer(RoutingContext context, Problem problem) {
        context.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, "en")
                .end(Buffer.buffer(problem.toJson()));
    }

    /** The address that a problem names. */
    public static String path(RoutingContext context) {
        String path = context.request().path();
        return path == null ? "" : path;
    }
}
