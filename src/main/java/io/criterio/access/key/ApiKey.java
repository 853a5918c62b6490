package io.criterio.access.key;

import io.criterio.access.Bounds;
import io.criterio.access.Caller;
import io.criterio.access.Quota;
import io.criterio.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key; not the key.
 *
 * @param id a part of the key that is no secret
 * @param owner who answers for what is done with it
 * @param bounds what of the record its callers see
 * @param requests in a window; null for as many as anybody
 * @param concurrent requests at once; null for as many as anybody
 * @param createdBy the caller who made it: {@code command}, or as in {@link Caller#name()}
 * @param rotatedAt when its secret was last replaced
 * @param graceUntil until when the secret before that one is good too
 * @param lastUsedAt not to the second: it is written down now and then
 */
public record ApiKey(
        String id,
        String owner,
        Set<Role> roles,
        Bounds bounds,
        @Nullable Integer requests,
        @Nullable Integer concurrent,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant graceUntil,
        @Nullable Instant lastUsedAt) {

    public ApiKey {
        roles = Set.copyOf(roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles));
    }

    /** Who calls with it; the same after its secret was replaced. */
    Caller caller(Quota usual) {
        Duration window = usual.window();
        Quota quota = new Quota(
                requests == null ? usual.requests() : requests,
                window,
                concurrent == null ? usual.concurrent() : concurrent);
        return new Caller("key:" + id, roles, bounds, quota);
    }

    /** {@code active}, {@code revoked} or {@code expired}. */
    public String state(Instant now) {
        if (revokedAt != null) {
            return "revoked";
        }
        return now.isBefore(expiresAt) ? "active" : "expired";
    }
}
