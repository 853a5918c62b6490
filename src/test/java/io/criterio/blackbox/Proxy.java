package io.criterio.blackbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The network between the service and its database, which can fail. */
final class Proxy implements AutoCloseable {

    private final int port;
    private final IntSupplier target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object network = new Object();
    private boolean swallowing;
    private volatile boolean closed;
    private @Nullable ServerSocket listening;

    /** @param target port of the database, asked for with every connection */
    Proxy(IntSupplier target) throws IOException {
        this.target = target;
        synchronized (this) {
            ServerSocket socket = listen(0);
            this.port = socket.getLocalPort();
            this.listening = socket;
        }
    }

    int port() {
        return port;
    }

    /** Breaks every connection; new ones are taken. */
    void cut() {
        sockets.forEach(Proxy::closeQuietly);
        sockets.clear();
    }

    /** Breaks every connection and takes no new ones: as if no database ran there. */
    synchronized void refuse() {
        closeQuietly(listening);
        listening = null;
        cut();
    }

    /** Takes connections and bytes, and passes nothing on: as if a cable had been pulled. */
    void swallow() {
        synchronized (network) {
            swallowing = true;
        }
    }

    /** Passes everything on again, also what was swallowed: TCP sends again what was not acknowledged. */
    synchronized void heal() throws IOException {
        if (listening == null) {
            listening = listen(port);
        }
        synchronized (network) {
            swallowing = false;
            network.notifyAll();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeQuietly(listening);
        cut();
        synchronized (network) {
            swallowing = false;
            network.notifyAll();
        }
    }

    private ServerSocket listen(int at) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), at));
        daemon(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket socket) {
        while (!closed && !socket.isClosed()) {
            try {
                Socket service = socket.accept();
                synchronized (this) {
                    if (listening != socket) {
                        // Taken in the moment in which it began to refuse.
                        closeQuietly(service);
                        return;
                    }
                    sockets.add(service);
                }
                daemon(() -> connect(service));
            } catch (IOException refusing) {
                return;
            }
        }
    }

    private void connect(Socket service) {
        awaitNetwork();
        Socket database = new Socket();
        sockets.add(database);
        try {
            service.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            database.connect(new InetSocketAddress("127.0.0.1", target.getAsInt()), 1_000);
            daemon(() -> pass(database, service));
            pass(service, database);
        } catch (IOException notThere) {
            end(service, database);
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[64 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                awaitNetwork();
                out.write(bytes, 0, read);
            }
            awaitNetwork();
        } catch (IOException broken) {
            // The other direction ends with this one.
        }
        end(from, to);
    }

    private void end(Socket one, Socket other) {
        closeQuietly(one);
        closeQuietly(other);
        sockets.remove(one);
        sockets.remove(other);
    }

    private void awaitNetwork() {
        synchronized (network) {
            while (swallowing) {
                try {
                    network.wait();
                } catch (InterruptedException never) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static void closeQuietly(@Nullable Closeable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (IOException closedAlready) {
            // As wanted.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
