package io.criterio.record;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last decision of a page. Naming a decision and not a count, it stays where it is while others arrive in front.
 * On the wire it is the id in base64url: the id holds the time.
 */
record Cursor(UUID id) {

    private static final int BYTES = 16;

    static Cursor parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == BYTES) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                UUID id = new UUID(buffer.getLong(), buffer.getLong());
                if (DecisionIds.isOne(id)) {
                    return new Cursor(id);
                }
            }
        } catch (IllegalArgumentException notBase64) {
            throw malformed(text, notBase64);
        }
        throw malformed(text, null);
    }

    Instant decidedAt() {
        return DecisionIds.instantOf(id);
    }

    String text() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    private static InvalidSearchException malformed(String text, @Nullable Throwable cause) {
        return new InvalidSearchException(
                "cursor",
                "is \"%s\"; expected one that an earlier page gave. Leave it out to begin anew".formatted(text),
                cause);
    }
}
