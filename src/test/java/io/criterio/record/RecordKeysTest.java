package io.criterio.record;

import static io.criterio.record.Decisions.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.store.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordKeysTest {

    @TempDir
    Path folder;

    @TempDir
    Path other;

    private DataSource dataSource;

    @BeforeEach
    void a_record() {
        dataSource = TestPostgres.newTables();
    }

    /** A node that starts. */
    private RecordKeys.Bound start(Path keys) throws SQLException {
        return start(keys, false);
    }

    private RecordKeys.Bound start(Path keys, boolean plain) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return RecordKeys.bind(connection, new KeyFolder(keys), plain, NOON);
        }
    }

    private RecordKeys commandOn(Path keys) {
        return new RecordKeys(dataSource, new KeyFolder(keys), false, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    @Test
    void a_record_without_keys_gets_some_and_keeps_them() throws SQLException {
        RecordKeys.Bound first = start(folder);
        RecordKeys.Bound again = start(folder);
        assertThat(again.signing().getPublic()).isEqualTo(first.signing().getPublic());
        assertThat(again.pseudonyms().standInFor("c-1"))
                .isEqualTo(first.pseudonyms().standInFor("c-1"));
        assertThat(commandOn(folder).list())
                .extracting(RecordKeys.Listed::name, RecordKeys.Listed::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("pseudonym-1", "here"),
                        org.assertj.core.groups.Tuple.tuple("signing-1", "here"));
    }

    @Test
    void a_node_with_a_folder_of_its_own_does_not_start_on_the_record_of_another() throws SQLException {
        start(folder);
        assertThatThrownBy(() -> start(other))
                .isInstanceOf(RecordKeysException.class)
                .hasMessageContaining("pseudonym-1")
                .hasMessageContaining(other.toString())
                .hasMessageContaining("copy them")
                .hasMessageContaining("record-keys give-up pseudonym-1");
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void a_node_with_other_keys_does_not_start() throws SQLException {
        start(folder);
        new KeyFolder(other).makePseudonymKey(1);
        assertThatThrownBy(() -> start(other))
                .isInstanceOf(RecordKeysException.class)
                .hasMessageContaining("another pseudonym-1.key");
    }

    @Test
    void another_key_that_signs_is_refused_too() throws Exception {
        start(folder);
        Files.copy(folder.resolve("pseudonym-1.key"), other.resolve("pseudonym-1.key"));
        new KeyFolder(other).makeSigningKeys();
        assertThatThrownBy(() -> start(other))
                .isInstanceOf(RecordKeysException.class)
                .hasMessageContaining("signing-1")
                .hasMessageContaining("another signing.key");
    }

    @Test
    void two_nodes_that_start_at_once_on_an_empty_record_do_not_both_succeed_with_keys_of_their_own() throws Exception {
        List<Object> results = java.util.stream.Stream.of(folder, other)
                .parallel()
                .map(keys -> {
                    try {
                        return (Object) start(keys);
                    } catch (SQLException | RecordKeysException refused) {
                        return refused;
                    }
                })
                .toList();
        assertThat(results.stream().filter(RecordKeys.Bound.class::isInstance)).hasSize(1);
        assertThat(results.stream().filter(RecordKeysException.class::isInstance))
                .hasSize(1);
    }

    @Test
    void lost_keys_are_not_replaced_without_a_word() throws Exception {
        start(folder);
        Files.delete(folder.resolve("pseudonym-1.key"));
        Files.delete(folder.resolve("signing.key"));
        assertThatThrownBy(() -> start(folder)).isInstanceOf(RecordKeysException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void somebody_may_say_that_a_key_is_lost() throws Exception {
        String before = start(folder).pseudonyms().standInFor("c-1");
        Files.delete(folder.resolve("pseudonym-1.key"));
        RecordKeys command = commandOn(folder);
        command.giveUp("pseudonym-1", "no backup");
        assertThat(command.list().get(0).state()).isEqualTo("given up");
        // The number is not used again: a stand-in says by which key it was made.
        String after = start(folder).pseudonyms().standInFor("c-1");
        assertThat(before).startsWith("h1.");
        assertThat(after).startsWith("h2.");
    }

    @Test
    void what_a_key_signed_that_was_given_up_can_still_be_checked() throws Exception {
        KeyPair lost = start(folder).signing();
        Files.delete(folder.resolve("signing.key"));
        commandOn(folder).giveUp("signing-1", "no backup");
        RecordKeys.Bound bound = start(folder);
        assertThat(bound.signing().getPublic()).isNotEqualTo(lost.getPublic());
        assertThat(bound.verifying()).containsKeys(Checkpoint.keyId(lost.getPublic()));
    }

    @Test
    void a_key_that_was_given_up_and_found_again_is_used_again() throws Exception {
        String before = start(folder).pseudonyms().standInFor("c-1");
        Path key = folder.resolve("pseudonym-1.key");
        Path elsewhere = Files.move(key, other.resolve("pseudonym-1.key"));
        commandOn(folder).giveUp("pseudonym-1", "no backup");
        start(folder);
        Files.move(elsewhere, key);
        assertThat(start(folder).pseudonyms().allOf("c-1")).contains(before);
        assertThat(commandOn(folder).list().get(0).state()).isEqualTo("here");
    }

    @Test
    void a_key_that_is_here_is_not_given_up() throws SQLException {
        start(folder);
        assertThatThrownBy(() -> commandOn(folder).giveUp("pseudonym-1", "by mistake"))
                .isInstanceOf(RecordKeysException.class)
                .hasMessageContaining("is not lost");
        assertThatThrownBy(() -> commandOn(folder).giveUp("pseudonym-7", "by mistake"))
                .isInstanceOf(RecordKeysException.class)
                .hasMessageContaining("pseudonym-1, signing-1");
    }

    @Test
    void a_record_from_before_its_keys_were_known_is_not_taken_over_without_them() throws SQLException {
        String standIn = start(folder).pseudonyms().standInFor("c-1");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Decisions.newWriter().write(connection, List.of(Decisions.entry(List.of(Decisions.at(NOON, "case")))));
            statement.execute("update decision set customer_ref = '" + standIn + "'");
            CheckpointTable.add(connection, new KeyFolder(folder).makeSigningKeys(), NOON);
            statement.execute("truncate record_key");
        }
        assertThatThrownBy(() -> start(other)).hasMessageContaining("pseudonym-1.key");
        commandOn(other).giveUp("pseudonym-1", "no backup");
        assertThatThrownBy(() -> start(other)).hasMessageContaining("signing-1");
        commandOn(other).giveUp("signing-1", "no backup");
        assertThat(start(other).pseudonyms().standInFor("c-1")).startsWith("h2.");
        // Who has the keys just starts.
    }

    @Test
    void a_node_that_keeps_references_as_they_are_needs_the_keys_of_those_that_do_not() throws SQLException {
        String standIn = start(folder).pseudonyms().standInFor("c-1");
        assertThatThrownBy(() -> start(other, true)).isInstanceOf(RecordKeysException.class);
        assertThat(start(folder, true).pseudonyms().allOf("c-1")).contains("c-1", standIn);
        assertThat(start(folder, true).pseudonyms().standInFor("c-1")).isEqualTo("c-1");
    }

    @Test
    void whoever_looks_for_a_person_has_every_key_that_any_node_wrote_with() throws Exception {
        RecordKeys old = commandOn(folder);
        try (Connection connection = dataSource.getConnection()) {
            old.bound();
            // Another node was given a newer key.
            Files.copy(folder.resolve("pseudonym-1.key"), other.resolve("pseudonym-1.key"));
            Files.copy(folder.resolve("signing.key"), other.resolve("signing.key"));
            newKey(other);
            String newer = start(other).pseudonyms().standInFor("c-1");
            assertThat(newer).startsWith("h2.");

            assertThatThrownBy(() -> old.forSearching(connection))
                    .isInstanceOf(RecordKeysException.class)
                    .hasMessageContaining("pseudonym-2");

            Files.copy(other.resolve("pseudonym-2.key"), folder.resolve("pseudonym-2.key"));
            assertThat(old.forSearching(connection).allOf("c-1")).contains(newer);
        }
    }

    private static void newKey(Path keys) throws IOException {
        Files.writeString(keys.resolve("pseudonym-2.key"), Base64.getEncoder().encodeToString(new byte[32]));
    }
}
