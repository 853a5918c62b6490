package io.criterio.record;

import static io.criterio.record.Decisions.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.store.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

    @TempDir
    Path folder;

    private Pseudonyms pseudonyms() {
        return pseudonyms(folder);
    }

    private static Pseudonyms pseudonyms(Path folder) {
        KeyFolder keys = new KeyFolder(folder);
        return Pseudonyms.by(keys.pseudonymKeys().isEmpty() ? keys.makePseudonymKey(1) : keys.pseudonymKeys());
    }

    @Test
    void a_stand_in_is_the_same_for_the_same_person_and_says_nothing_by_itself() {
        Pseudonyms pseudonyms = pseudonyms();
        assertThat(pseudonyms.standInFor("c-81f2"))
                .isEqualTo(pseudonyms().standInFor("c-81f2"))
                .isNotEqualTo(pseudonyms.standInFor("c-81f3"))
                .matches("h1\\.[A-Za-z0-9_-]{22}");
        assertThat(pseudonyms.standInFor(null)).isNull();
    }

    @Test
    void another_service_with_other_keys_has_other_stand_ins(@TempDir Path other) {
        assertThat(pseudonyms().standInFor("c-1"))
                .isNotEqualTo(pseudonyms(other).standInFor("c-1"));
    }

    @Test
    void a_newer_key_stands_in_from_now_on_and_the_older_one_still_finds() throws IOException {
        String old = pseudonyms().standInFor("c-1");
        Files.writeString(folder.resolve("pseudonym-2.key"), Base64.getEncoder().encodeToString(new byte[32]));
        assertThat(pseudonyms().standInFor("c-1")).startsWith("h2.");
        assertThat(pseudonyms().allOf("c-1")).containsExactly(old, pseudonyms().standInFor("c-1"), "c-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "*** no base64 ***"})
    void says_which_key_is_none(String text) throws IOException {
        Files.writeString(folder.resolve("pseudonym-1.key"), text);
        assertThatThrownBy(() -> new KeyFolder(folder).pseudonymKeys())
                .hasMessageContaining("pseudonym-1.key")
                .hasMessageContaining("32 bytes");
    }

    @Test
    void keys_are_made_once_and_for_us_only() throws IOException {
        assertThat(new KeyFolder(folder).signingKeys()).isEmpty();
        KeyPair first = new KeyFolder(folder).makeSigningKeys();
        KeyPair again = new KeyFolder(folder).makeSigningKeys();
        assertThat(again.getPublic()).isEqualTo(first.getPublic());
        assertThat(new KeyFolder(folder).makePseudonymKey(1).get(1))
                .isEqualTo(new KeyFolder(folder).makePseudonymKey(1).get(1));
        for (String name : List.of("signing.key", "pseudonym-1.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void says_which_signing_key_is_none() throws IOException {
        Files.writeString(
                folder.resolve("signing.key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----");
        assertThatThrownBy(() -> new KeyFolder(folder).signingKeys())
                .hasRootCauseInstanceOf(Exception.class)
                .hasMessageContaining("openssl genpkey");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /facts/policy/monthlyPremium | {"facts":{"policy":{"charges":2}},"masked":["/facts/policy/monthlyPremium"]}
                    /facts/policy                | {"facts":{},"masked":["/facts/policy"]}
                    /facts/records/*/company     | {"facts":{"policy":{"charges":2,"monthlyPremium":{"amount":"115.00"}}}}
                    """)
    void what_is_masked_is_left_out_and_named(String pointer, String recorded) {
        Content input = Content.situation(
                "RETENTION",
                bytes("{\"facts\":{\"policy\":{\"charges\":2,\"monthlyPremium\":{\"amount\":\"115.00\"}}}}"));
        assertThat(Masking.of(List.of(pointer)).apply("RETENTION", input).text())
                .isEqualTo(recorded);
    }

    @Test
    void a_star_is_every_element_of_a_list() {
        Content input = Content.situation(
                "ASSIGNMENT",
                bytes(
                        "{\"facts\":{\"records\":[{\"id\":\"a\",\"company\":\"x\"},{\"id\":\"b\"},{\"id\":\"c\",\"company\":\"y\"}]}}"));
        assertThat(Masking.of(List.of("/facts/records/*/company"))
                        .apply("ASSIGNMENT", input)
                        .text())
                .isEqualTo(
                        "{\"facts\":{\"records\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}]},\"masked\":[\"/facts/records/*/company\"]}");
    }

    @Test
    void what_is_not_masked_stays_the_same_bytes() {
        Content input = Content.situation("RETENTION", bytes("{\"facts\": {}}"));
        assertThat(Masking.of(List.of("/facts/policy")).apply("RETENTION", input))
                .isSameAs(input);
        assertThat(Masking.of(List.of()).apply("RETENTION", input)).isSameAs(input);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "policy", "/outcome/tools", "/facts"})
    void says_which_pointer_is_none(String pointer) {
        assertThatThrownBy(() -> Masking.of(List.of(pointer)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + pointer + "\"");
    }

    @Test
    void a_person_is_found_by_name_whatever_stands_in_the_record_until_erased() throws SQLException {
        // Given decisions of before there were stand-ins, of an older key and of the present one
        DataSource dataSource = TestPostgres.newTables();
        Pseudonyms old = Pseudonyms.by(new TreeMap<>(java.util.Map.of(1, new byte[32])));
        Pseudonyms present = Pseudonyms.by(new TreeMap<>(java.util.Map.of(1, new byte[32], 2, bytes("2".repeat(32)))));
        int n = 0;
        for (Pseudonyms time : List.of(Pseudonyms.none(), old, present)) {
            Row row = Row.of(Decisions.toBeRecorded(Decisions.at(NOON.plusSeconds(n), "case-" + n++)), time);
            try (Connection connection = dataSource.getConnection()) {
                Decisions.newWriter()
                        .write(
                                connection,
                                List.of(new Entry(
                                        List.of(row),
                                        List.of(),
                                        null,
                                        null,
                                        System.nanoTime() + TimeUnit.MINUTES.toNanos(1))));
            }
        }
        DecisionTable table =
                new DecisionTable(new Readers(dataSource, new Availability()), dataSource, connection -> present);
        assertThat(table.search(Search.all().customerRef("c-1")).decisions()).hasSize(3);
        assertThat(table.search(Search.all().executiveId("e-17")).decisions()).hasSize(3);
        // When
        try (Connection connection = dataSource.getConnection()) {
            assertThat(Erasure.erase(connection, present.allOf("c-1"), NOON)).isEqualTo(3);
            assertThat(Erasure.erase(connection, present.allOf("c-1"), NOON)).isZero();
        }
        // Then
        assertThat(table.search(Search.all().customerRef("c-1")).decisions()).isEmpty();
        assertThat(table.search(Search.all().executiveId("e-17")).decisions())
                .hasSize(3)
                .allMatch(decision -> decision.customerRef() == null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
