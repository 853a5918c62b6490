package io.criterio.access;

import io.criterio.problem.ResourceMethods;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Notes every call in a line of its own: caller, operation, status, decision, time. Neither the address that was asked
 * nor anything that was sent is in it: both may hold what the log must not.
 */
@Singleton
final class CallLog {

    static final String CATEGORY = "io.criterio.access.calls";

    private static final Logger LOG = Logger.getLogger(CATEGORY);
    private static final String DECISIONS = "/decisions/";
    private static final Pattern DECISION =
            Pattern.compile("/decisions/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:/.*)?");
    private static final String NONE = "-";

    private final ResourceMethods methods;
    private final boolean log;
    private final Map<Method, String> names = new ConcurrentHashMap<>();

    @Inject
    CallLog(ResourceMethods methods, AccessSettings settings) {
        this.methods = methods;
        this.log = settings.log();
    }

    /** Notes this call when it is answered. */
    void follow(RoutingContext context) {
        if (log && LOG.isInfoEnabled()) {
            long start = System.nanoTime();
            context.addEndHandler(ended -> LOG.info(line(context, start)));
        }
    }

    private String line(RoutingContext context, long start) {
        SecurityIdentity identity = context.get(CallerIdentity.CALLER);
        long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
        return "caller=" + (identity == null ? NONE : identity.getPrincipal().getName()) + " operation="
                + operation(context) + " status=" + context.response().getStatusCode() + " decision="
                + decision(context) + " ms=" + micros / 1_000 + "." + micros / 100 % 10;
    }

    private String operation(RoutingContext context) {
        Method method = methods.find(
                context.request().method().name(), context.request().path());
        return method == null ? NONE : names.computeIfAbsent(method, CallLog::name);
    }

    static String name(Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        return operation == null || operation.operationId().isEmpty() ? method.getName() : operation.operationId();
    }

    private static String decision(RoutingContext context) {
        String location = context.response().headers().get(HttpHeaders.LOCATION);
        String id = idIn(location);
        return id != null ? id : orNone(idIn(context.request().path()));
    }

    private static @Nullable String idIn(@Nullable String path) {
        if (path == null || !path.startsWith(DECISIONS)) {
            return null;
        }
        Matcher matcher = DECISION.matcher(path);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static String orNone(@Nullable String text) {
        return text == null ? NONE : text;
    }
}
