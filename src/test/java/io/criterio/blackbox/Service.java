package io.criterio.blackbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged service as a process of its own, which can be killed and started again. It keeps its ports and its
 * data folder, so that callers need not know how often it was started.
 */
final class Service implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What makes a start short; the code is compiled less well and its bytes are trusted, which is of no interest here. */
    private static final List<String> QUICK_START = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xmx512m");

    private final Path folder;
    private final int port;
    private final int managementPort;
    private final Map<String, String> settings;
    private Process process;
    private final List<Duration> starts = new ArrayList<>();

    private Service(Path folder, Map<String, String> settings) throws IOException {
        if (!Files.exists(JAR)) {
            throw new IOException("There is no " + JAR + "; run mvn package first");
        }
        this.folder = folder;
        this.settings = settings;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            this.port = free.getLocalPort();
            this.managementPort = other.getLocalPort();
        }
        Files.createDirectories(folder);
        this.process = launch();
    }

    /**
     * Starts it with its files below a folder; returns when it is ready.
     *
     * @param settings of its environment, beside port and data folder
     */
    static Service start(Path folder, Map<String, String> settings) throws IOException, InterruptedException {
        Service service = new Service(folder, settings);
        service.awaitReady();
        return service;
    }

    int port() {
        return port;
    }

    /** Where its health and its metrics are. */
    int managementPort() {
        return managementPort;
    }

    Path dataFolder() {
        return folder.resolve("data");
    }

    long pid() {
        return process.pid();
    }

    /** How long each start took that was waited for. */
    List<Duration> starts() {
        return List.copyOf(starts);
    }

    /** {@code kill -9}; returns when it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Starts it again, without waiting for anything. */
    void launchAgain() throws IOException {
        process = launch();
    }

    void startAgain() throws IOException, InterruptedException {
        launchAgain();
        awaitReady();
    }

    /** {@code SIGTERM}; it goes on in its own time. */
    void terminate() {
        process.destroy();
    }

    /** Its exit code, once it has ended. */
    int awaitExit(Duration patience) throws InterruptedException, IOException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("The service has not ended within " + patience + "; its log ends: " + logged());
        }
        return process.exitValue();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK_START);
        command.addAll(List.of("-jar", JAR.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("CRITERIO_"));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        builder.environment().put("CRITERIO_DATA_DIR", dataFolder().toString());
        builder.environment().putAll(settings);
        return builder.start();
    }

    private void awaitReady() throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new IOException(
                        "The service has ended with " + process.exitValue() + "; its log ends: " + logged());
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IOException("The service is not ready within " + PATIENCE + "; its log ends: " + logged());
            }
            Thread.sleep(20);
        }
        starts.add(Duration.ofNanos(System.nanoTime() - start));
    }

    private boolean isReady() {
        try (Connection connection = Connection.to(managementPort, Duration.ofSeconds(10))) {
            connection.send(
                    "GET /q/health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Answer answer = connection.receive(false);
            return answer != null && answer.status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String logged() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
