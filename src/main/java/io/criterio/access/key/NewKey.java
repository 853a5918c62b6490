package io.criterio.access.key;

import io.criterio.access.Bounds;
import io.criterio.access.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a key is to be like; checked. */
public record NewKey(
        String owner,
        Set<Role> roles,
        Bounds bounds,
        @Nullable Integer requests,
        @Nullable Integer concurrent,
        Instant expiresAt) {}
