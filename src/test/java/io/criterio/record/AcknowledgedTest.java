package io.criterio.record;

import static io.criterio.record.Decisions.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.store.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgedTest {

    @TempDir
    Path folder;

    private DataSource dataSource;
    private RecordWriter writer;

    @BeforeEach
    void a_record() {
        dataSource = TestPostgres.newTables();
        writer = Decisions.newWriter();
    }

    /** A process that records some decisions, one a commit, and is killed. */
    private void process(int decisions) throws SQLException {
        try (Acknowledged acknowledged = new Acknowledged(AcknowledgedFile.in(folder));
                Connection connection = dataSource.getConnection()) {
            acknowledged.checkAtStart(connection);
            for (int n = 0; n < decisions; n++) {
                writer.write(connection, List.of(Decisions.entry(List.of(Decisions.at(NOON.plusMillis(n), "case")))));
                acknowledged.note(0, writer.ends());
            }
        }
    }

    private List<Acknowledged.Gone> start() throws SQLException {
        try (Acknowledged acknowledged = new Acknowledged(AcknowledgedFile.in(folder));
                Connection connection = dataSource.getConnection()) {
            acknowledged.checkAtStart(connection);
            return acknowledged.gone();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_record_that_holds_what_was_acknowledged_is_no_news() throws SQLException {
        process(5);
        assertThat(start()).isEmpty();
        process(3);
        assertThat(start()).isEmpty();
    }

    @Test
    void a_start_that_finds_fewer_decisions_than_the_last_one_left_says_how_many() throws SQLException {
        process(5);
        execute("delete from decision where seal > 2");
        execute("delete from seal where number > 2");
        assertThat(start()).singleElement().satisfies(gone -> {
            assertThat(gone.rows()).isEqualTo(3);
            assertThat(gone.seal()).isEqualTo(2);
        });
    }

    @Test
    void it_is_said_at_every_start_until_somebody_has_dealt_with_it() throws SQLException, IOException {
        process(5);
        execute("delete from seal where number > 2");
        start();
        // A new history, which writes over the file.
        writer = Decisions.newWriter();
        process(7);
        assertThat(start()).hasSize(1);
        for (Path file : AcknowledgedFile.in(folder).gone()) {
            Files.delete(file);
        }
        assertThat(start()).isEmpty();
    }

    @Test
    void a_chain_that_got_the_number_of_one_that_is_gone_is_not_taken_for_it() throws SQLException {
        process(5);
        execute("truncate decision, seal, chain restart identity");
        try (Connection connection = dataSource.getConnection()) {
            RecordWriter other = Decisions.newWriter();
            for (int n = 0; n < 9; n++) {
                other.write(connection, List.of(Decisions.entry(List.of(Decisions.at(NOON.plusMillis(n), "other")))));
            }
        }
        assertThat(start())
                .singleElement()
                .satisfies(gone -> assertThat(gone.rows()).isEqualTo(5));
    }

    @Test
    void a_month_that_was_dropped_is_not_missed() throws SQLException {
        process(2);
        execute("delete from seal");
        execute("insert into dropped_month values ('2026-11-01', now(), 2)");
        assertThat(start()).isEmpty();
    }

    @Test
    void another_record_is_not_measured_by_this_one() throws SQLException {
        process(2);
        dataSource = TestPostgres.newTables();
        assertThat(start()).isEmpty();
    }

    @Test
    void services_that_share_a_folder_have_a_file_each() throws SQLException {
        try (Acknowledged one = new Acknowledged(AcknowledgedFile.in(folder));
                Acknowledged other = new Acknowledged(AcknowledgedFile.in(folder));
                Connection connection = dataSource.getConnection()) {
            one.checkAtStart(connection);
            other.checkAtStart(connection);
            assertThat(folder.resolve("acknowledged-1.txt")).exists();
            assertThat(folder.resolve("acknowledged-2.txt")).exists();
        }
    }

    @Test
    void a_file_that_was_cut_off_in_the_middle_of_a_line_is_read_as_far_as_it_is_whole() throws Exception {
        process(4);
        Path file = folder.resolve("acknowledged-1.txt");
        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, StandardCharsets.US_ASCII))
                .contains("rows=4")
                .contains("rows=3");
        int newest = new String(bytes, StandardCharsets.US_ASCII).indexOf("rows=4");
        bytes[newest + 5] = 'x';
        Files.write(file, bytes);
        assertThat(start()).isEmpty();
        execute("delete from seal where number > 2");
        assertThat(start())
                .singleElement()
                .satisfies(gone -> assertThat(gone.rows()).isEqualTo(1));
    }

    @Test
    void a_folder_that_cannot_be_written_is_no_reason_not_to_serve() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        try (Acknowledged acknowledged = new Acknowledged(AcknowledgedFile.in(file.resolve("below")));
                Connection connection = dataSource.getConnection()) {
            acknowledged.checkAtStart(connection);
            assertThat(acknowledged.gone()).isEmpty();
        }
    }
}
