package io.criterio.access.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.criterio.access.Role;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key as it is answered. */
@Schema(name = "Key", description = "What is known of a key.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyAnswer(
        @Schema(required = true, examples = "k7q2m4xw5rna2") String id,

        @Schema(description = "The key itself; in the answer that made it, and never again.") @Nullable
        String key,

        @Schema(required = true) String owner,

        @Schema(required = true) List<String> roles,

        @Schema(
                required = true,
                enumeration = {"active", "expired", "revoked"})
        String state,

        @Nullable String branch,

        @Schema(description = "Empty for all.") List<String> executives,

        @Nullable Integer requests,

        @Nullable Integer concurrent,

        @Schema(required = true) Instant createdAt,

        @Schema(required = true, description = "The caller who made it.")
        String createdBy,

        @Schema(required = true) Instant expiresAt,

        @Nullable Instant revokedAt,

        @Schema(description = "When its secret was last replaced.") @Nullable
        Instant rotatedAt,

        @Schema(description = "Until then the secret before that one is good too.") @Nullable
        Instant graceUntil,

        @Schema(description = "Written down once a minute.") @Nullable
        Instant lastUsedAt) {

    /** All keys. */
    @Schema(name = "KeyList", description = "All keys, newest first.")
    record Listing(@Schema(required = true) List<KeyAnswer> items) {}

    static KeyAnswer of(ApiKey key, Instant now) {
        return of(key, null, now);
    }

    static KeyAnswer of(ApiKeys.Shown shown, Instant now) {
        return of(shown.key(), shown.text().secretText(), now);
    }

    private static KeyAnswer of(ApiKey key, @Nullable String text, Instant now) {
        return new KeyAnswer(
                key.id(),
                text,
                key.owner(),
                key.roles().stream().map(Role::code).sorted().toList(),
                key.state(now),
                key.bounds().branch(),
                key.bounds().executives(),
                key.requests(),
                key.concurrent(),
                key.createdAt(),
                key.createdBy(),
                key.expiresAt(),
                key.revokedAt(),
                key.rotatedAt(),
                key.graceUntil(),
                key.lastUsedAt());
    }
}
