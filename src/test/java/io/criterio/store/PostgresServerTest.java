package io.criterio.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresServerTest {

    /** Unpacked once for all tests: it takes longer than everything else they do. */
    private static final Path BINARIES = Path.of("target", "postgres");

    /** Started and stopped once; each test gets a copy, which is there ten times sooner than a new database. */
    @TempDir
    static Path used;

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeAll
    static void a_database_is_made_by_the_first_start() {
        PostgresServer.start(used, BINARIES).close();
    }

    @BeforeEach
    void a_data_folder_that_was_used_before() throws IOException {
        folder = temporary.resolve("data");
        try (Stream<Path> files = Files.walk(used)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(used.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @Test
    void keeps_what_was_committed_over_a_restart() throws SQLException {
        // Given
        try (PostgresServer server = start()) {
            execute(server, "create table kept (word text)");
            execute(server, "insert into kept values ('sí')");
        }
        // When
        try (PostgresServer restarted = start()) {
            // Then
            assertThat(query(restarted, "select word from kept")).isEqualTo("sí");
        }
    }

    @Test
    void is_durable_and_listens_on_the_loopback_address_only() throws SQLException {
        try (PostgresServer server = start()) {
            assertThat(query(server, "show fsync")).isEqualTo("on");
            assertThat(query(server, "show synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "show full_page_writes")).isEqualTo("on");
            assertThat(query(server, "show data_checksums")).isEqualTo("on");
            assertThat(query(server, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server, "show unix_socket_directories")).isEmpty();
        }
    }

    @Test
    void lets_nobody_in_without_the_password_that_only_the_owner_of_the_folder_can_read() throws Exception {
        try (PostgresServer server = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), PostgresServer.USERNAME, "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void takes_over_the_server_that_a_killed_service_left_running() throws Exception {
        // Given
        PostgresServer killed = start();
        execute(killed, "create table kept (word text)");
        killed.abandon();
        // When
        try (PostgresServer next = start()) {
            // Then
            assertThat(next.port()).isEqualTo(killed.port());
            assertThat(query(next, "select count(*) from kept")).isEqualTo("0");
        }
        assertThat(PostmasterFile.read(folder.resolve("cluster"))).isEmpty();
    }

    @Test
    void starts_over_the_pid_file_of_a_process_that_is_gone() throws Exception {
        leavePidFile(deadProcess());
        try (PostgresServer server = start()) {
            assertThat(query(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void starts_over_a_pid_file_whose_number_now_belongs_to_another_program() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            leavePidFile(other.pid());
            try (PostgresServer server = start()) {
                assertThat(query(server, "select 1")).isEqualTo("1");
            }
        } finally {
            other.destroy();
        }
    }

    @Test
    void recovers_after_postgresql_itself_was_killed() throws Exception {
        // Given
        PostgresServer server = start();
        execute(server, "create table kept (word text)");
        execute(server, "insert into kept values ('committed')");
        server.abandon();
        kill("KILL", postmaster());
        // When
        try (PostgresServer recovered = start()) {
            // Then
            assertThat(query(recovered, "select word from kept")).isEqualTo("committed");
        }
    }

    @ParameterizedTest(name = "SIG{0}")
    @ValueSource(strings = {"KILL", "QUIT", "INT"})
    void starts_postgresql_again_when_it_ends_while_the_service_runs(String signal) throws Exception {
        try (PostgresServer server = start()) {
            // Given
            execute(server, "create table kept (word text)");
            execute(server, "insert into kept values ('committed')");
            long before = postmaster();
            // When
            kill(signal, before);
            // Then
            assertThat(eventually(server, "select word from kept")).isEqualTo("committed");
            assertThat(postmaster()).isNotEqualTo(before);
        }
        assertThat(PostmasterFile.read(folder.resolve("cluster"))).isEmpty();
    }

    @Test
    void leaves_nothing_running_when_it_is_closed_while_postgresql_starts_again() throws Exception {
        PostgresServer server = start();
        kill("QUIT", postmaster());
        // About when the watch notices: sometimes before, sometimes in the middle of the start.
        Thread.sleep(120);
        server.close();
        // The postmaster is gone; what it had started may take a moment longer on a busy machine.
        for (int i = 0; i < 100 && PostmasterFile.isInUse(folder.resolve("cluster")); i++) {
            Thread.sleep(50);
        }
        assertThat(PostmasterFile.isInUse(folder.resolve("cluster"))).isFalse();
        start().close();
    }

    @Test
    void refuses_a_second_service_on_the_same_folder() {
        try (PostgresServer first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(StoreProblemException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining(
                            "in use by another Criterio (process %d)",
                            ProcessHandle.current().pid())
                    .hasMessageContaining("CRITERIO_DATA_DIR");
        }
    }

    @Test
    void says_which_folder_it_may_not_write() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "not a folder");
        assertThatThrownBy(() -> PostgresServer.start(file.resolve("data"), BINARIES))
                .isInstanceOf(StoreProblemException.class)
                .hasMessageStartingWith("The data folder " + file.resolve("data") + " cannot be used:")
                .hasMessageContaining("CRITERIO_DATA_DIR")
                .hasMessageNotContaining("\n");
    }

    @Test
    void says_what_postgresql_says_of_damaged_files() throws Exception {
        Files.delete(folder.resolve("cluster/global/pg_control"));
        assertThatThrownBy(this::start)
                .isInstanceOf(StoreProblemException.class)
                .hasMessageContaining("does not start; it says:")
                .hasMessageContaining("pg_control")
                .hasMessageContaining("backup")
                .hasMessageNotContaining("\n");
    }

    @Test
    void says_that_the_password_of_an_existing_database_is_missing() throws Exception {
        Files.delete(folder.resolve("password"));
        assertThatThrownBy(this::start)
                .isInstanceOf(StoreProblemException.class)
                .hasMessageContaining("not the file password")
                .hasMessageContaining("backup");
    }

    private PostgresServer start() {
        return PostgresServer.start(folder, BINARIES);
    }

    private void leavePidFile(long pid) throws Exception {
        Path cluster = folder.resolve("cluster");
        Files.write(
                cluster.resolve("postmaster.pid"),
                List.of(Long.toString(pid), cluster.toString(), "1", "5432", "", "127.0.0.1", "1 1", "ready"));
    }

    private long postmaster() throws IOException {
        return PostmasterFile.read(folder.resolve("cluster")).orElseThrow().pid();
    }

    private static void kill(String signal, long pid) throws Exception {
        CompletableFuture<ProcessHandle> ended =
                ProcessHandle.of(pid).orElseThrow().onExit();
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
        ended.get(1, TimeUnit.MINUTES);
    }

    /** The answer once there is one. */
    private static String eventually(PostgresServer server, String sql) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (true) {
            try {
                return query(server, sql);
            } catch (SQLException notYet) {
                assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
                Thread.sleep(50);
            }
        }
    }

    private static long deadProcess() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), PostgresServer.USERNAME, server.password());
    }
}
