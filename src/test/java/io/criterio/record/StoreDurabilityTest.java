package io.criterio.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.store.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreDurabilityTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    UNCHECKED  | false | false | off          | ''    | none
                    LOCAL      | true  | true  | on           | ''    | none
                    LOCAL      | true  | true  | local        | ''    | none
                    LOCAL      | true  | true  | off          | ''    | synchronous_commit
                    LOCAL      | false | true  | on           | ''    | fsync
                    LOCAL      | true  | false | on           | ''    | full_page_writes
                    REPLICATED | true  | true  | on           | ''    | synchronous_standby_names
                    REPLICATED | false | true  | on           | other | fsync
                    REPLICATED | true  | true  | local        | other | synchronous_commit
                    REPLICATED | true  | true  | remote_write | other | synchronous_commit
                    REPLICATED | true  | true  | remote_apply | other | none
                    REPLICATED | true  | true  | on           | other | none
                    """)
    void the_setting_that_breaks_the_promise_is_named(
            DurabilityPromise promise, boolean fsync, boolean pages, String commit, String standbys, String setting) {
        var problem = new StoreDurability(fsync, pages, commit, standbys).problem(promise);
        if (setting == null) {
            assertThat(problem).isEmpty();
        } else {
            assertThat(problem)
                    .hasValueSatisfying(text -> assertThat(text)
                            .startsWith(setting)
                            .contains("expected")
                            .contains("criterio.record.durability"));
        }
    }

    @Test
    void it_is_read_as_it_is_for_the_connection() throws SQLException {
        try (Connection connection = TestPostgres.newTables().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(StoreDurability.of(connection).problem(DurabilityPromise.LOCAL))
                    .isEmpty();
            statement.execute("set synchronous_commit = off");
            assertThat(StoreDurability.of(connection).toString()).contains("synchronous_commit=off");
        }
    }
}
