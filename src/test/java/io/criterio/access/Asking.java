package io.criterio.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Asks a service over a connection of its own, from any address of this machine. */
final class Asking {

    private static final AtomicInteger ADDRESSES = new AtomicInteger(2);
    private static final int PATIENCE = 10_000;

    private final URI service;
    private final String from;

    Asking(URI service, String from) {
        this.service = service;
        this.from = from;
    }

    /** From an address that nobody has asked from before. */
    static Asking anew(URI service) {
        int number = ADDRESSES.getAndIncrement();
        return new Asking(service, "127.77." + number / 250 + "." + (number % 250 + 1));
    }

    /** An answer. */
    record Answer(int status, Map<String, String> headers, String body) {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    Answer get(String path, Map<String, String> headers) throws IOException {
        return send("GET", path, headers, null);
    }

    /** With a body, which is JSON unless a header says otherwise. */
    Answer send(String method, String path, Map<String, String> headers, @Nullable String body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head =
                new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body != null) {
            if (headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
                head.append("Content-Type: application/json\r\n");
            }
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        try (Socket socket = connect()) {
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** A connection, for whoever wants to say only a part of a request. */
    Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(PATIENCE);
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), service.getPort()));
        return socket;
    }

    private static Answer read(String text) throws IOException {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no whole answer: " + text);
        }
        String[] lines = text.substring(0, end).split("\r\n", -1);
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, text.substring(end + 4));
    }
}
