package io.criterio.record;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.record.Readers.Reader;
import io.criterio.store.TestPostgres;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ReadersTest {

    private final Availability availability = new Availability();
    private final DataSource dataSource = TestPostgres.newTables();
    private final Readers readers = new Readers(dataSource, availability);

    @Test
    void whoever_reads_when_the_store_stops_answering_is_told_at_once() throws Exception {
        CompletableFuture<Void> reading = new CompletableFuture<>();
        CompletableFuture<Void> read = CompletableFuture.runAsync(() -> {
            try (Reader reader = readers.open();
                    Statement statement = reader.connection().createStatement()) {
                reading.complete(null);
                statement.execute("select pg_sleep(60)");
            } catch (SQLException cutOff) {
                throw new IllegalStateException(cutOff);
            }
        });
        reading.get(10, SECONDS);
        Thread.sleep(200);

        readers.sever();

        assertThatThrownBy(() -> read.get(10, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(Exception.class)
                .hasStackTraceContaining("SQLException");
    }

    @Test
    void nobody_begins_to_read_until_it_answers_again() throws SQLException {
        availability.down("it does not answer");
        assertThatThrownBy(readers::open)
                .isInstanceOf(RecordUnavailableException.class)
                .hasMessageContaining("it does not answer");

        availability.up();
        try (Reader reader = readers.open();
                Statement statement = reader.connection().createStatement()) {
            assertThat(statement.execute("select 1")).isTrue();
        }
    }

    @Test
    void a_reader_that_is_done_is_left_alone() throws SQLException {
        Reader done = readers.open();
        done.close();
        assertThat(done.connection().isClosed()).isTrue();

        readers.sever();

        try (Reader next = readers.open()) {
            assertThat(next.connection().isValid(1)).isTrue();
        }
    }
}
