package io.criterio.decision;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** JSON put together from parts that are bytes already. */
final class Utf8 extends ByteArrayOutputStream {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    Utf8(int size) {
        super(size);
    }

    /** Text that is known to need no escaping: ASCII of our own. */
    Utf8 ascii(String text) {
        return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The inside of a JSON string. */
    Utf8 escaped(String text) {
        return bytes(JsonStringEncoder.getInstance().quoteAsUTF8(text));
    }

    /** In UTC, with milliseconds always. */
    Utf8 instant(Instant instant) {
        return ascii(INSTANT.format(instant));
    }

    /** JSON that was serialised elsewhere. */
    Utf8 bytes(byte[] bytes) {
        write(bytes, 0, bytes.length);
        return this;
    }

    Utf8 text(String json) {
        return bytes(json.getBytes(StandardCharsets.UTF_8));
    }
}
