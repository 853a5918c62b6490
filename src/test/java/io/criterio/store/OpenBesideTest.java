package io.criterio.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenBesideTest {

    private static final Path BINARIES = Path.of("target", "postgres");
    private static final List<String> PROPERTIES =
            List.of(StoreSettings.JDBC_URL, StoreSettings.USERNAME, StoreSettings.PASSWORD);

    private final Map<String, String> before = new HashMap<>();

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void a_folder_and_the_properties_of_before() {
        folder = temporary.resolve("data");
        PROPERTIES.forEach(name -> before.put(name, System.getProperty(name)));
    }

    @AfterEach
    void the_properties_are_as_before() {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @Test
    void beside_a_service_its_server_is_used_and_left_running() throws SQLException {
        try (PostgresServer server = PostgresServer.start(folder, BINARIES)) {
            Store store = open(Duration.ofSeconds(5));
            assertThat(System.getProperty(StoreSettings.JDBC_URL)).isEqualTo(server.jdbcUrl());
            assertThat(connects()).isTrue();

            store.close();

            assertThat(connects()).isTrue();
        }
    }

    @Test
    void without_a_service_the_server_is_started_and_stopped() throws SQLException, IOException {
        PostgresServer.start(folder, BINARIES).close();

        Store store = open(Duration.ofSeconds(5));
        assertThat(connects()).isTrue();
        store.close();

        assertThat(PostmasterFile.read(folder.resolve("cluster"))).isEmpty();
        assertThatThrownBy(OpenBesideTest::connects).isInstanceOf(SQLException.class);
    }

    @Test
    void a_folder_that_no_service_has_used_is_left_alone() {
        assertThatThrownBy(() -> open(Duration.ofSeconds(5)))
                .isInstanceOf(StoreProblemException.class)
                .hasMessageContaining(folder + " holds no database")
                .hasMessageContaining("CRITERIO_DATA_DIR");
        assertThat(folder).doesNotExist();
    }

    @Test
    void says_that_somebody_holds_the_folder_and_no_server_answers() throws IOException {
        Files.createDirectories(folder.resolve("cluster"));
        try (FolderLock held = FolderLock.acquire(folder)) {
            assertThatThrownBy(() -> open(Duration.ofMillis(300)))
                    .as("while %s is held", held)
                    .isInstanceOf(StoreProblemException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("it is not running")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void a_service_that_stops_meanwhile_leaves_its_folder_to_the_command() throws Exception {
        PostgresServer.start(folder, BINARIES).close();
        FolderLock held = FolderLock.acquire(folder);
        Thread stopping = new Thread(() -> {
            try {
                Thread.sleep(500);
                held.close();
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        });
        stopping.start();

        try (Store store = open(Duration.ofSeconds(30))) {
            assertThat(connects()).as(store.toString()).isTrue();
        }
        stopping.join();
    }

    private Store open(Duration patience) {
        return Store.openBeside(folder, BINARIES, patience);
    }

    private static boolean connects() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                System.getProperty(StoreSettings.JDBC_URL),
                System.getProperty(StoreSettings.USERNAME),
                System.getProperty(StoreSettings.PASSWORD))) {
            return connection.isValid(5);
        }
    }
}
