package io.criterio.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSchemaTest {

    @TempDir
    Path next;

    private final TestPostgres.Database database = TestPostgres.newDatabase();

    @Test
    void an_empty_database_is_no_record() {
        assertThatThrownBy(new StoreSchema(flyway())::require)
                .isInstanceOf(StoreProblemException.class)
                .hasMessageContaining("holds no decision record");
    }

    @Test
    void the_tables_of_this_version_will_do() {
        flyway().migrate();

        assertThatCode(new StoreSchema(flyway())::require).doesNotThrowAnyException();
    }

    @Test
    void tables_of_an_earlier_version_are_left_to_the_service() throws IOException {
        flyway().migrate();

        assertThatThrownBy(new StoreSchema(flywayOfTheNextVersion())::require)
                .isInstanceOf(StoreProblemException.class)
                .hasMessageContaining("earlier Criterio")
                .hasMessageContaining("Start the service of this version once");
    }

    @Test
    void tables_of_a_later_version_are_not_touched() throws IOException {
        flywayOfTheNextVersion().migrate();

        assertThatThrownBy(new StoreSchema(flyway())::require)
                .isInstanceOf(StoreProblemException.class)
                .hasMessageContaining("later Criterio (version 9999 of them)");
    }

    private Flyway flyway() {
        return flyway("classpath:db/migration");
    }

    private Flyway flywayOfTheNextVersion() throws IOException {
        Files.writeString(next.resolve("V9999__next.sql"), "create table next (word text);");
        return flyway("classpath:db/migration", "filesystem:" + next);
    }

    private Flyway flyway(String... locations) {
        return Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .locations(locations)
                .load();
    }
}
