package io.criterio.blackbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP answer as it came over the wire.
 *
 * @param headers by name in lower case
 * @param body what followed the headers, without the marks of its chunks
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, Map<String, List<String>> headers, byte[] body) {

    Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** Without its parameters; empty when there is none. */
    String mediaType() {
        String type = header("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the service closes the connection after this answer. */
    boolean isLast() {
        return header("Connection").map(value -> value.equalsIgnoreCase("close")).orElse(false);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String text = text();
        return status + " " + headers + " " + (text.length() <= 500 ? text : text.substring(0, 500) + "…");
    }
}
