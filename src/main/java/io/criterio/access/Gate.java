package io.criterio.access;

import io.criterio.access.Verdict.Accepted;
import io.criterio.access.Verdict.Refused;
import io.criterio.access.Verdict.Unknown;
import io.criterio.problem.Problem;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.RouteProblems;
import io.quarkus.arc.All;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Stands before every address of the service, also before those that there are not. */
@Singleton
final class Gate {

    /** After the answers to browsers that ask which origins may call, before Quarkus asks who calls. */
    private static final int ORDER = -250;

    private static final String KEY_HEADER = "X-API-Key";
    private static final String BEARER = "bearer ";
    private static final String RETRY_AFTER = "Retry-After";
    private static final String WHO = "Bearer realm=\"criterio\"";
    private static final Accepted LOCAL = Accepted.of(Caller.LOCAL);

    private final AccessSettings settings;
    private final @Nullable CredentialCheck check;
    private final Failures failures;
    private final Limits limits;
    private final CallLog log;
    private final Arrivals arrivals;

    @Inject
    Gate(
            AccessSettings settings,
            @All List<CredentialCheck> checks,
            Failures failures,
            Limits limits,
            CallLog log,
            Arrivals arrivals) {
        this.settings = settings;
        this.check = checks.stream()
                .filter(one -> one.mode() == settings.mode())
                .findFirst()
                .orElse(null);
        this.failures = failures;
        this.limits = limits;
        this.log = log;
        this.arrivals = arrivals;
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(arrivals::arrive);
        router.route().order(Integer.MIN_VALUE + 1).handler(this::begin);
        router.route().order(ORDER).handler(this::enter);
    }

    private void begin(RoutingContext context) {
        log.follow(context);
        EdgeHeaders.add(context);
        context.next();
    }

    private void enter(RoutingContext context) {
        if (settings.mode() == AccessMode.LOCAL) {
            let(context, LOCAL);
            return;
        }
        if (check == null) {
            throw new IllegalStateException("nobody checks credentials of the mode " + settings.mode());
        }
        if (settings.publicDocument() && isDocument(context)) {
            context.next();
            return;
        }
        MultiMap headers = context.request().headers();
        String twice = sentTwice(headers);
        if (twice != null) {
            answer(context, ProblemKind.BAD_REQUEST, "The header " + twice + " is there more than once; send it once.");
            return;
        }
        String credential = credential(headers);
        if (credential == null) {
            challenge(context, "There is no credential. " + hint());
            return;
        }
        Failures.Standing standing = failures.standing(address(context), credential);
        Future<Verdict> verdict = check.check(credential, !standing.looksAtUnknown());
        if (verdict.isComplete()) {
            conclude(context, verdict, credential, standing);
            return;
        }
        Context ours = context.vertx().getOrCreateContext();
        verdict.onComplete(done -> ours.runOnContext(back -> conclude(context, done, credential, standing)));
    }

    private void conclude(
            RoutingContext context, AsyncResult<Verdict> checked, String credential, Failures.Standing standing) {
        if (checked.failed()) {
            context.fail(checked.cause());
            return;
        }
        Verdict verdict = checked.result();
        if (verdict instanceof Accepted accepted) {
            let(context, accepted);
        } else if (verdict instanceof Unknown unknown) {
            context.response().putHeader(RETRY_AFTER, "1");
            answer(context, ProblemKind.UNAVAILABLE, unknown.why());
        } else if (verdict instanceof Refused refused) {
            refuse(context, refused, credential, standing);
        }
    }

    private void refuse(RoutingContext context, Refused refused, String credential, Failures.Standing standing) {
        String address = address(context);
        if (standing == Failures.Standing.HURRIED) {
            context.response().putHeader(RETRY_AFTER, "1");
            answer(
                    context,
                    ProblemKind.TOO_MANY_REQUESTS,
                    "Too many false credentials come from this address: of those that were not used lately only some are looked at in a second. Ask again.");
            return;
        }
        if (refused.guessed()) {
            failures.count(address, credential);
        }
        if (refused.guessed() && standing != Failures.Standing.GOOD) {
            long seconds = failures.secondsLeft(address);
            context.response().putHeader(RETRY_AFTER, Long.toString(seconds));
            answer(
                    context,
                    ProblemKind.TOO_MANY_REQUESTS,
                    "This credential is false, and too many false ones came from this address. It is looked at again in "
                            + seconds + " s; a good one is let through at once.");
            return;
        }
        challenge(context, refused.why() + " " + hint());
    }

    private void let(RoutingContext context, Accepted accepted) {
        Caller caller = accepted.caller();
        context.put(CallerIdentity.CALLER, accepted.identity());
        Limits.Entry entry = limits.enter(caller);
        if (entry != null) {
            String policy = entry.policy();
            if (policy != null) {
                context.response().putHeader("RateLimit-Policy", policy).putHeader("RateLimit", entry.left());
            }
            if (entry.refused() != null) {
                context.response().putHeader(RETRY_AFTER, Long.toString(entry.seconds()));
                answer(context, ProblemKind.TOO_MANY_REQUESTS, entry.refused());
                return;
            }
            context.addEndHandler(ended -> limits.leave(caller));
        }
        context.next();
    }

    private String hint() {
        return settings.mode() == AccessMode.KEYS
                ? "Send a key as X-API-Key or as Authorization: Bearer."
                : "Send an access token as Authorization: Bearer.";
    }

    private static void challenge(RoutingContext context, String detail) {
        context.response().putHeader("WWW-Authenticate", WHO);
        answer(context, ProblemKind.UNAUTHENTICATED, detail);
    }

    private static void answer(RoutingContext context, ProblemKind kind, String detail) {
        RouteProblems.answer(context, new Problem(kind, detail, RouteProblems.path(context), List.of()));
    }

    /** Of two credentials, whoever stands before us may have looked at the other one. */
    private static @Nullable String sentTwice(MultiMap headers) {
        if (headers.getAll(KEY_HEADER).size() > 1) {
            return KEY_HEADER;
        }
        return headers.getAll(HttpHeaders.AUTHORIZATION).size() > 1 ? "Authorization" : null;
    }

    private @Nullable String credential(MultiMap headers) {
        String key = settings.mode() == AccessMode.KEYS ? headers.get(KEY_HEADER) : null;
        if (key != null && !key.isBlank()) {
            return key.strip();
        }
        String authorization = headers.get(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return null;
        }
        String credential = authorization.substring(BEARER.length()).strip();
        return credential.isEmpty() ? null : credential;
    }

    /** Who calls in no mode needs it for more than the log and the counts. */
    private static String address(RoutingContext context) {
        HttpServerRequest request = context.request();
        return request.remoteAddress() == null
                ? ""
                : String.valueOf(request.remoteAddress().hostAddress());
    }

    private static boolean isDocument(RoutingContext context) {
        String path = context.normalizedPath();
        return path.equals("/q/openapi") || path.equals("/q/swagger-ui") || path.startsWith("/q/swagger-ui/");
    }
}
