package io.criterio.record;

import static io.criterio.record.Decisions.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionRecordTest {

    @Test
    void an_id_holds_the_millisecond_of_its_decision() {
        UUID id = DecisionIds.next(NOON.plusNanos(123_456_789));
        assertThat(DecisionIds.instantOf(id)).isEqualTo("2026-11-21T12:00:00.123Z");
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void ids_of_one_millisecond_are_different_and_in_order() {
        assertThat(IntStream.range(0, 10_000)
                        .mapToObj(n -> DecisionIds.next(NOON).toString()))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void an_id_of_another_version_holds_no_time() {
        UUID random = UUID.randomUUID();
        assertThatThrownBy(() -> DecisionIds.instantOf(random))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(random.toString())
                .hasMessageContaining("UUIDv7");
    }

    @Test
    void refuses_a_time_that_is_not_the_one_in_the_id() {
        DecisionRecord right = Decisions.at(NOON, "a");
        assertThatThrownBy(() -> new DecisionRecord(
                        right.id(),
                        right.type(),
                        right.caseId(),
                        right.asOf(),
                        NOON.plusNanos(1),
                        right.releaseVersion(),
                        right.releaseDigest(),
                        right.language(),
                        right.input(),
                        right.outcome(),
                        right.rules(),
                        right.customerRef(),
                        right.executiveId()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DecisionIds.next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\ud800", "\udc00\ud800", "x\ud83d"})
    void refuses_text_that_postgresql_cannot_keep(String text) {
        assertThatThrownBy(() -> Decisions.toBeRecorded(Decisions.at(NOON, text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("caseId holds the code unit");
    }

    @Test
    void refuses_a_reference_that_is_too_long_for_an_index() {
        assertThat(Decisions.toBeRecorded(Decisions.at(NOON, "x".repeat(256))).caseId())
                .hasSize(256);
        assertThatThrownBy(() -> Decisions.toBeRecorded(Decisions.at(NOON, "x".repeat(257))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("caseId has 257 characters")
                .hasMessageContaining("at most 256");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 201})
    void a_page_has_one_to_two_hundred_decisions(int limit) {
        assertThatThrownBy(() -> Search.all().limit(limit))
                .isInstanceOfSatisfying(
                        InvalidSearchException.class,
                        invalid -> assertThat(invalid.parameter()).isEqualTo("limit"))
                .hasMessageContaining(Integer.toString(limit));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    2026-11-21,                2026-11-21T00:00:00Z
                    2026-11-21T16:03:11Z,      2026-11-21T16:03:11Z
                    2026-11-21T16:03:11-06:00, 2026-11-21T22:03:11Z
                    """)
    void from_is_a_date_or_an_instant(String text, String instant) {
        assertThat(Search.all().from(text, ZoneOffset.UTC).from()).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-02-30", "2026-11-21T16:03:11", "21-11-2026"})
    void says_which_from_it_cannot_read(String text) {
        assertThatThrownBy(() -> Search.all().from(text, ZoneOffset.UTC))
                .isInstanceOfSatisfying(
                        InvalidSearchException.class,
                        invalid -> assertThat(invalid.parameter()).isEqualTo("from"))
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void refuses_a_time_that_ends_before_it_begins() {
        assertThatThrownBy(() -> Search.all().from(NOON).to(NOON.minusMillis(1)))
                .isInstanceOf(InvalidSearchException.class);
    }
}
