package io.criterio.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.criterio.access.CurrentCaller;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import io.criterio.problem.RouteProblems;
import io.criterio.record.DecisionLog;
import io.criterio.record.Fingerprint;
import io.criterio.record.Kept;
import io.criterio.record.RequestKey;
import io.criterio.text.Language;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests that come under an {@code Idempotency-Key}: those that are being answered at this moment, and those that were
 * answered a moment ago. Of any other the record says whether its key was there before, in the transaction that records
 * the decision.
 */
@Singleton
final class Idempotency {

    static final String HEADER = "Idempotency-Key";

    /** The resources whose requests may come under a key. */
    private static final Set<String> KEYED = Set.of("/decisions", "/decisions/batch");

    static final String REPLAYED = "Idempotent-Replayed";

    private static final String NO_KEY = "is no key; expected 1 to 255 printable ASCII characters, for example a UUID";
    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /** Callers that repeat a request do so soon. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /** About 300 bytes each. */
    private static final int TO_REMEMBER = 50_000;

    private final Supplier<String> caller;
    private final LongSupplier forgotten;
    private final Map<RequestKey, Fingerprint> inProgress = new ConcurrentHashMap<>();
    private final Cache<RequestKey, Remembered> answered;

    /**
     * What was answered.
     *
     * @param forgotten how often the record had forgotten everything when the request came; what was answered before the
     *     last time may not be in the record any more
     */
    private record Remembered(Kept kept, long forgotten) {}

    @Inject
    Idempotency(DecisionLog log, CurrentCaller callers) {
        this(log.keysLast(), () -> callers.get().name(), log::forgotten);
    }

    /**
     * Remembers nothing yet.
     *
     * @param caller tells who asks at this moment
     * @param forgotten tells how often the record has forgotten everything
     */
    Idempotency(Duration kept, Supplier<String> caller, LongSupplier forgotten) {
        this.caller = caller;
        this.forgotten = forgotten;
        this.answered = Caffeine.newBuilder()
                .maximumSize(TO_REMEMBER)
                .expireAfterWrite(kept.compareTo(REMEMBERED) < 0 ? kept : REMEMBERED)
                .build();
    }

    /**
     * A request under its key, from {@link #begin} to {@link #end}.
     *
     * @param forgotten as of the record when it began
     */
    record Keyed(RequestKey key, Fingerprint fingerprint, long forgotten) {

        /** A repetition is answered from the record of the decision, which has everything but the trace. */
        Kept kept(UUID decision, Taken taken) {
            return new Kept(fingerprint, decision, taken.decided().trace() == null ? null : taken.answer());
        }

        /** A repetition is answered with this body. */
        Kept kept(byte @Nullable [] body) {
            return new Kept(fingerprint, null, body);
        }

        /**
         * Refuses a request that is not the one that came under its key before.
         *
         * @throws ProblemException if it is another
         */
        void requireSame(Fingerprint earlier) {
            if (!fingerprint.equals(earlier)) {
                throw new ProblemException(
                        ProblemKind.KEY_REUSED,
                        "The key \"" + key.key()
                                + "\" came before with another body or language. Repeat a request as it was, and give each new one a key of its own.");
            }
        }
    }

    /** Quarkus takes an empty header for none, and of two the first: the caller would believe in a key that there is not. */
    void install(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 2).handler(context -> {
            List<String> keys = context.request().headers().getAll(HEADER);
            if (keys.isEmpty() || !isTaken(context)) {
                context.next();
            } else if (keys.size() > 1) {
                refuse(context, "is there " + keys.size() + " times; send it once");
            } else if (keys.get(0).isBlank()) {
                refuse(context, NO_KEY);
            } else {
                context.next();
            }
        });
    }

    /** Other resources take no keys, and are not asked for good ones. */
    private static boolean isTaken(RoutingContext context) {
        return context.request().method() == HttpMethod.POST
                && KEYED.contains(context.normalizedPath().replaceAll("(?<=.)/$", ""));
    }

    private static void refuse(RoutingContext context, String text) {
        RouteProblems.answer(context, malformed(text).at(RouteProblems.path(context)));
    }

    private static ProblemException malformed(String text) {
        Problems problems = new Problems();
        problems.add(HEADER, text);
        return ProblemException.of(problems);
    }

    /**
     * Begins a request; keys of different callers have nothing to do with one another.
     *
     * @return null if it has no key
     * @throws ProblemException if the key is malformed, or a request under it is being answered now
     */
    @Nullable
    Keyed begin(@Nullable String header, String route, Language language, byte[] body) {
        if (header == null) {
            return null;
        }
        if (header.isBlank() || !KEY.matcher(header).matches()) {
            throw malformed(NO_KEY);
        }
        Keyed keyed = new Keyed(
                new RequestKey(caller.get(), route, header),
                Fingerprint.of(language.tag(), body),
                forgotten.getAsLong());
        Fingerprint other = inProgress.putIfAbsent(keyed.key(), keyed.fingerprint());
        if (other != null) {
            keyed.requireSame(other);
            throw new ProblemException(
                    ProblemKind.KEY_IN_PROGRESS,
                    "A request under the key \"" + header + "\" is being answered. Ask again in a second.");
        }
        return keyed;
    }

    /** A request of which it is certain what it is answered. One whose answer is no decision is left to the record. */
    void answered(Keyed keyed, Kept kept) {
        if (kept.body() == null) {
            answered.put(keyed.key(), new Remembered(kept, keyed.forgotten()));
        }
    }

    /** What a request was answered that came under the key a moment ago: spares the record's writers a question. */
    @Nullable
    Kept answeredBefore(Keyed keyed) {
        Remembered remembered = answered.getIfPresent(keyed.key());
        return remembered == null || remembered.forgotten() != forgotten.getAsLong() ? null : remembered.kept();
    }

    /** Ends a request that {@link #begin} began; nothing more becomes of it. */
    void end(@Nullable Keyed keyed) {
        if (keyed != null) {
            inProgress.remove(keyed.key());
        }
    }
}
