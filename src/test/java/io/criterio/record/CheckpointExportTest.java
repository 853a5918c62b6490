package io.criterio.record;

import static io.criterio.record.Decisions.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.store.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointExportTest {

    @TempDir
    Path keyFolder;

    @TempDir
    Path elsewhere;

    private DataSource dataSource;
    private RecordWriter writer;
    private KeyPair keys;
    private int decided;

    @BeforeEach
    void a_record() throws SQLException {
        dataSource = TestPostgres.newTables();
        writer = Decisions.newWriter();
        keys = new KeyFolder(keyFolder).makeSigningKeys();
    }

    private Map<String, PublicKey> verifying() {
        return Map.of(Checkpoint.keyId(keys.getPublic()), keys.getPublic());
    }

    /** Decides, signs and exports some times. */
    private void work(int times) throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            for (int n = 0; n < times; n++) {
                writer.write(
                        connection,
                        List.of(Decisions.entry(List.of(Decisions.at(NOON.plusMillis(decided++), "case")))));
                CheckpointTable.add(connection, keys, NOON.plusSeconds(decided));
                new CheckpointExport(elsewhere).write(connection, verifying());
            }
        }
    }

    private List<String> compare() throws SQLException {
        return compare(elsewhere);
    }

    private List<String> compare(Path exported) throws SQLException {
        List<String> findings = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            new Integrity(
                            connection,
                            verifying(),
                            (digest, version, sources) -> true,
                            finding -> findings.add(finding.toString()),
                            rows -> {})
                    .check(ExportedCheckpoints.in(exported));
            connection.rollback();
        }
        return findings;
    }

    /** As a restore of an earlier state does it: everything of a later time is gone, and nothing is torn. */
    private void goBackTo(int checkpoint) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from decision where seal > " + checkpoint);
            statement.execute("delete from seal where number > " + checkpoint);
            statement.execute("delete from checkpoint where number > " + checkpoint);
        }
        writer = Decisions.newWriter();
    }

    @Test
    void a_record_that_holds_what_was_exported_has_no_findings() throws Exception {
        work(5);
        assertThat(compare()).isEmpty();
        assertThat(Files.readAllLines(elsewhere.resolve("checkpoints-1.jsonl"))).hasSize(5);
    }

    @Test
    void a_record_that_went_back_looks_whole_and_is_found_by_what_was_exported() throws Exception {
        work(5);
        goBackTo(2);
        assertThat(compare())
                .hasSize(2)
                .anySatisfy(finding -> assertThat(finding).contains("checkpoints 3 to 5"))
                .anySatisfy(finding -> assertThat(finding).contains("seal 5 of chain 1"));
    }

    @Test
    void what_went_back_and_went_on_is_another_history() throws Exception {
        work(5);
        goBackTo(2);
        work(4);
        assertThat(elsewhere.resolve("checkpoints-2.jsonl")).exists();
        assertThat(compare())
                .anySatisfy(finding ->
                        assertThat(finding).startsWith("checkpoint 3").contains("another one"));
        // The new history itself is whole.
        Path alone = Files.createDirectory(elsewhere.resolve("alone"));
        Files.copy(elsewhere.resolve("checkpoints-2.jsonl"), alone.resolve("checkpoints-1.jsonl"));
        assertThat(compare(alone)).isEmpty();
    }

    @Test
    void what_was_exported_and_edited_is_not_believed() throws Exception {
        work(2);
        Path file = elsewhere.resolve("checkpoints-1.jsonl");
        Files.writeString(file, Files.readString(file).replaceFirst("\\\\\"seal\\\\\":1", "\\\\\"seal\\\\\":7"));
        assertThat(compare()).singleElement().asString().contains("line 1").contains("not signed");
        Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);
        assertThat(compare()).anySatisfy(finding -> assertThat(finding).contains("is no checkpoint"));
    }

    @Test
    void half_a_line_that_a_killed_process_left_is_written_over() throws Exception {
        work(2);
        Path file = elsewhere.resolve("checkpoints-1.jsonl");
        Files.writeString(file, "{\"body\": \"half", StandardOpenOption.APPEND);
        work(1);
        assertThat(Files.readAllLines(file)).hasSize(3);
        assertThat(compare()).isEmpty();
    }

    @Test
    void a_folder_without_checkpoints_is_said() {
        assertThatThrownBy(() -> ExportedCheckpoints.in(elsewhere)).hasMessageContaining("checkpoints-N.jsonl");
        assertThatThrownBy(() -> ExportedCheckpoints.in(elsewhere.resolve("nowhere")))
                .hasMessageContaining("cannot be read");
    }
}
