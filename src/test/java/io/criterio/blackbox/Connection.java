package io.criterio.blackbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 connection without opinions: it sends whatever bytes it is given, repeats nothing by itself, and tells an
 * answer from the end of the connection. Libraries would not send most of what these tests send.
 */
final class Connection implements AutoCloseable {

    private static final int LONGEST_LINE = 64 * 1024;

    private final Socket socket;
    private final InputStream in;

    private Connection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    }

    /**
     * Connects to the loopback address.
     *
     * @param patience how long to wait for the connection, and then for each piece of an answer
     */
    static Connection to(int port, Duration patience) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) patience.toMillis());
            return new Connection(socket);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends nothing more; answers may still arrive. */
    void finish() throws IOException {
        socket.shutdownOutput();
    }

    /**
     * The next answer; those that only announce another one (100 Continue) are passed over.
     *
     * @param toHead whether it answers a HEAD, and so has no body whatever its headers say
     * @return null when the connection ended before the first byte of an answer
     * @throws IOException when it ended, or nothing came, within an answer
     */
    @Nullable
    Answer receive(boolean toHead) throws IOException {
        while (true) {
            String statusLine;
            try {
                statusLine = line();
            } catch (SocketException reset) {
                return null;
            }
            if (statusLine == null) {
                return null;
            }
            int status = status(statusLine);
            Map<String, List<String>> headers = headers();
            if (status >= 200) {
                return new Answer(status, headers, body(status, headers, toHead));
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static int status(String line) throws IOException {
        // The server repeats the protocol it was addressed in, whatever that was.
        String[] parts = line.split(" ", 3);
        if (parts.length >= 2 && parts[0].contains("/") && parts[1].matches("\\d{3}")) {
            return Integer.parseInt(parts[1]);
        }
        throw new IOException("not a status line: " + line);
    }

    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (String line = line(); line == null || !line.isEmpty(); line = line()) {
            int colon = line == null ? -1 : line.indexOf(':');
            if (line == null || colon <= 0) {
                throw new IOException("not a header: " + line);
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(int status, Map<String, List<String>> headers, boolean toHead) throws IOException {
        if (toHead || status == 204 || status == 304) {
            return new byte[0];
        }
        if (headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
            return chunks();
        }
        List<String> length = headers.getOrDefault("content-length", List.of());
        return length.isEmpty() ? in.readAllBytes() : exactly(Integer.parseInt(length.get(0)));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            if (size == null) {
                throw new EOFException("the connection ended between chunks");
            }
            int length = Integer.parseInt(size.strip(), 16);
            body.write(exactly(length));
            line();
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection ended " + (length - bytes.length) + " bytes before the answer did");
        }
        return bytes;
    }

    /** A line without its end; null at the end of the connection. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        while (true) {
            int next = in.read();
            if (next == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            if (next < 0) {
                if (line.size() == 0) {
                    return null;
                }
                throw new EOFException("the connection ended within a line");
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
        }
    }
}
