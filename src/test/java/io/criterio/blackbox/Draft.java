package io.criterio.blackbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A request that is still being made, down to what a library would not let anybody touch. */
final class Draft {

    /** How the length of the body is told. */
    enum Framing {
        LENGTH,
        CHUNKS,
        NONE
    }

    /** A header line; names and values are bytes, written here as ISO-8859-1. */
    record Header(String name, String value) {}

    String method;
    String path;
    String query = "";
    String version = "HTTP/1.1";
    final List<Header> headers = new ArrayList<>();
    byte @Nullable [] body;
    Framing framing = Framing.LENGTH;

    /** The request breaks HTTP itself, so that what answers may be the HTTP layer and not the operation. */
    boolean malformed;

    /** What was promised is not sent: there may be no answer. */
    boolean cut;

    /** What was done to it, for the report. */
    final List<String> story = new ArrayList<>();

    Draft(String method, String path) {
        this.method = method;
        this.path = path;
    }

    void set(String name, String value) {
        remove(name);
        headers.add(new Header(name, value));
    }

    void remove(String name) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
    }

    boolean has(String name) {
        return headers.stream().anyMatch(header -> header.name().toLowerCase(Locale.ROOT).equals(name));
    }

    String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    byte[] bytes(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder head = new StringBuilder()
                .append(method)
                .append(' ')
                .append(target())
                .append(' ')
                .append(version)
                .append("\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        byte[] content = body;
        if (content != null && framing == Framing.LENGTH && !has("content-length")) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        } else if (content != null && framing == Framing.CHUNKS) {
            head.append("Transfer-Encoding: chunked\r\n");
        }
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (content != null && framing == Framing.CHUNKS) {
            chunks(content, random, out);
        } else if (content != null && framing == Framing.LENGTH) {
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    private static void chunks(byte[] content, Random random, ByteArrayOutputStream out) {
        int at = 0;
        while (at < content.length) {
            int size = Math.min(content.length - at, 1 + random.nextInt(Math.max(1, content.length / 3)));
            String extension = random.nextInt(8) == 0 ? ";name=\"value\"" : "";
            out.writeBytes((Integer.toHexString(size) + extension + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(content, at, size);
            out.writeBytes(new byte[] {'\r', '\n'});
            at += size;
        }
        String trailer = random.nextInt(8) == 0 ? "Trailing: yes\r\n" : "";
        out.writeBytes(("0\r\n" + trailer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
