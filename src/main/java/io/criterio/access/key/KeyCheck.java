package io.criterio.access.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import io.criterio.access.AccessMode;
import io.criterio.access.AccessSettings;
import io.criterio.access.CredentialCheck;
import io.criterio.access.Quota;
import io.criterio.access.Verdict;
import io.criterio.access.Verdict.Accepted;
import io.criterio.access.Verdict.Refused;
import io.criterio.access.Verdict.Unknown;
import io.criterio.record.Availability;
import io.criterio.record.DecisionLog;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Checks API keys. A key that was used lately is checked without asking the store; it is looked up again, beside the
 * requests, before {@code criterio.access.keys.recheck} is over. While the store is down, keys that are known stay good:
 * their callers are told that the store is down, and not that they are nobody.
 */
@Singleton
final class KeyCheck implements CredentialCheck {

    private static final Logger LOG = Logger.getLogger(KeyCheck.class);

    private static final int KEYS_IN_MEMORY = 10_000;
    private static final int LOOKUPS_AT_ONCE = 4;
    private static final long PATIENCE_MILLIS = 700;

    /** The same whatever is wrong: nobody learns which ids there are. */
    private static final Refused FALSE = new Refused("The key is not valid.", true);

    private static final Unknown UNKNOWN = new Unknown("Keys cannot be looked up now. Ask again.");

    private final AgroalDataSource dataSource;
    private final Availability availability;
    private final Clock clock;
    private final Vertx vertx;
    private final Quota quota;
    private final long recheckNanos;
    private final long lastUseMillis;
    private final boolean inUse;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(KEYS_IN_MEMORY).build();
    private final Map<String, Future<Optional<Known>>> lookups = new ConcurrentHashMap<>();
    private final Semaphore lookupsLeft = new Semaphore(LOOKUPS_AT_ONCE);

    /** How often keys were forgotten: what was read before must not be remembered after. */
    private final AtomicLong forgotten = new AtomicLong();

    @Inject
    KeyCheck(AgroalDataSource dataSource, DecisionLog log, Clock clock, Vertx vertx, AccessSettings settings) {
        this.dataSource = dataSource;
        this.availability = log.availability();
        this.clock = clock;
        this.vertx = vertx;
        this.quota = settings.quota();
        this.recheckNanos = settings.keys().recheck().toNanos();
        this.lastUseMillis = settings.keys().lastUse().toMillis();
        this.inUse = settings.mode() == AccessMode.KEYS;
        if (inUse) {
            vertx.setPeriodic(lastUseMillis, timer -> {
                var unused = vertx.executeBlocking(this::writeLastUse, false);
            });
        }
    }

    /** A key as it was when it was last looked up. */
    private static final class Known {

        private final StoredKey stored;
        private final Accepted accepted;
        private final AtomicBoolean refreshing = new AtomicBoolean();
        private final AtomicLong used;
        private volatile long checkedAt = System.nanoTime();

        Known(StoredKey stored, Accepted accepted, AtomicLong used) {
            this.stored = stored;
            this.accepted = accepted;
            this.used = used;
        }

        long age() {
            return System.nanoTime() - checkedAt;
        }

        /** It could not be looked up: it stays what it is until the next time. */
        void stays() {
            checkedAt = System.nanoTime();
            refreshing.set(false);
        }
    }

    @Override
    public AccessMode mode() {
        return AccessMode.KEYS;
    }

    @Override
    public Future<Verdict> check(String credential, boolean onlyKnown) {
        KeyText sent = KeyText.parse(credential).orElse(null);
        if (sent == null) {
            return Future.succeededFuture(FALSE);
        }
        byte[] hash = sent.hash();
        Known found = known.getIfPresent(sent.id());
        if (found != null && found.age() < recheckNanos) {
            if (found.age() > recheckNanos / 2 && found.refreshing.compareAndSet(false, true)) {
                var unused = lookUp(sent.id()).onFailure(failed -> found.stays());
            }
            return Future.succeededFuture(judge(found, hash));
        }
        if (found == null && onlyKnown) {
            return Future.succeededFuture(FALSE);
        }
        return lookUp(sent.id())
                .map(looked -> looked.map(one -> judge(one, hash)).orElse(FALSE))
                .otherwise(failed -> {
                    if (found == null) {
                        return UNKNOWN;
                    }
                    found.stays();
                    return judge(found, hash);
                });
    }

    private Verdict judge(Known key, byte[] sent) {
        Instant now = clock.instant();
        ApiKey about = key.stored.key();
        if (!key.stored.matches(sent, now)) {
            return FALSE;
        }
        // Only who has the key learns this.
        if (about.revokedAt() != null) {
            return new Refused("The key " + about.id() + " was revoked at " + about.revokedAt() + ".", false);
        }
        if (!now.isBefore(about.expiresAt())) {
            return new Refused("The key " + about.id() + " expired at " + about.expiresAt() + ".", false);
        }
        key.used.set(now.toEpochMilli());
        return key.accepted;
    }

    /** Forgets a key that has changed. */
    void forget(String id) {
        forgotten.incrementAndGet();
        known.invalidate(id);
    }

    /** Looks a key up, once for all who ask at the same time; fails soon if the store does not answer. */
    private Future<Optional<Known>> lookUp(String id) {
        if (availability.problem() != null) {
            return Future.failedFuture(availability.problem());
        }
        Promise<Optional<Known>> promise = Promise.promise();
        Future<Optional<Known>> running = lookups.putIfAbsent(id, promise.future());
        if (running != null) {
            return running;
        }
        promise.future().onComplete(done -> lookups.remove(id));
        if (!lookupsLeft.tryAcquire()) {
            promise.fail("more keys are looked up than the store answers for");
            return promise.future();
        }
        long timer = vertx.setTimer(PATIENCE_MILLIS, late -> promise.tryFail("the store has not answered"));
        vertx.executeBlocking(() -> load(id), false).onComplete(loaded -> {
            lookupsLeft.release();
            vertx.cancelTimer(timer);
            if (loaded.succeeded()) {
                promise.tryComplete(loaded.result());
            } else {
                LOG.debugf("The key %s cannot be looked up: %s", id, loaded.cause());
                promise.tryFail(loaded.cause());
            }
        });
        return promise.future();
    }

    private Optional<Known> load(String id) throws SQLException {
        long before = forgotten.get();
        Optional<StoredKey> stored;
        try (Connection connection = dataSource.getConnection()) {
            stored = ApiKeyTable.find(connection, id);
        }
        if (stored.isEmpty()) {
            known.invalidate(id);
            return Optional.empty();
        }
        Known earlier = known.getIfPresent(id);
        Known now = new Known(
                stored.get(),
                Accepted.of(stored.get().key().caller(quota)),
                earlier == null ? new AtomicLong() : earlier.used);
        if (forgotten.get() == before) {
            known.put(id, now);
        }
        return Optional.of(now);
    }

    /** Writes down when keys were last used: not with every request. */
    private @Nullable Void writeLastUse() {
        Map<String, Instant> uses = new HashMap<>();
        known.asMap().forEach((id, key) -> {
            long used = key.used.getAndSet(0);
            if (used > 0) {
                uses.put(id, Instant.ofEpochMilli(used));
            }
        });
        if (!uses.isEmpty() && availability.problem() == null) {
            try (Connection connection = dataSource.getConnection()) {
                ApiKeyTable.used(connection, uses);
            } catch (SQLException failed) {
                LOG.debugf("When keys were last used is not written down: %s", failed.getMessage());
            }
        }
        return null;
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        if (inUse) {
            writeLastUse();
        }
    }
}
