package io.criterio.assignment.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.fuzz.Mutations;
import io.criterio.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is sent as a stream of bases: every line is read, or refused with its number. */
class StreamsFuzzTest {

    private static final int LONGEST = 1 << 20;
    private static final Map<String, List<String>> QUERY =
            Map.of("date", List.of("2026-11-19"), "startDate", List.of("2026-11-16"));
    private static final String LINE =
            "{\"facts\": {\"executive\": {\"id\": \"e-1\"}, \"campaign\": {\"startDate\": \"2026-11-16\"}, \"date\": \"2026-11-19\","
                    + " \"records\": [{\"id\": \"r-1\", \"origin\": \"ABONO\", \"status\": \"SIN_GESTION\", \"propensity\": 0.5, \"sector\": \"B-2\"}]}}\n";
    private static final String TABLE = """
            executive,id,origin,status,propensity,sector,company,lat,lon,commitmentDate,commitmentKept
            e-1,r-1,ABONO,SIN_GESTION,0.5,B-2,"Uno, S.A.",-33.45,-70.66,2026-11-19,false
            e-1,r-2,DERIVADO,CONTACTADO,1,C-3,,,,,
            e-2,r-3,VIGENTE,SIN_GESTION,1E-2,B-11,,,,,
            """;

    /** What the fuzzer starts from. */
    static List<byte[]> seeds(String target) {
        return Mutations.texts(target.equals("table") ? TABLE : LINE + LINE);
    }

    static void lines(byte[] bytes) {
        read(new NdjsonOffers(new ByteArrayInputStream(bytes), LONGEST, new LineReader()));
    }

    static void table(byte[] bytes) {
        try {
            read(new CsvOffers(new ByteArrayInputStream(bytes), CsvEnvelope.read(QUERY), LONGEST, new LineReader()));
        } catch (ProblemException refused) {
            assertThat(refused.kind().status()).isBetween(400, 499);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void read(Offers offers) {
        try {
            long before = 0;
            for (Unread unread = offers.next(); unread != null; unread = offers.next()) {
                assertThat(unread.line()).isGreaterThan(before);
                before = unread.line();
                unread.reading().call();
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void mutated_lines_are_read_or_refused() {
        Mutations.run(Mutations.texts(LINE, LINE + LINE), 8, 10_000, StreamsFuzzTest::lines);
    }

    @Test
    void mutated_tables_are_read_or_refused() {
        Mutations.run(Mutations.texts(TABLE), 9, 10_000, StreamsFuzzTest::table);
    }

    @Test
    void a_row_of_commas_is_one_refused_base_and_no_memory() throws Exception {
        byte[] bytes = (TABLE + "e-3," + ",".repeat(5_000_000) + "\n").getBytes(StandardCharsets.UTF_8);
        CsvOffers offers =
                new CsvOffers(new ByteArrayInputStream(bytes), CsvEnvelope.read(QUERY), LONGEST, new LineReader());
        Offer last = null;
        for (Unread unread = offers.next(); unread != null; unread = offers.next()) {
            last = unread.reading().call();
        }
        assertThat(last)
                .isInstanceOfSatisfying(
                        Offer.Asked.class,
                        asked -> assertThat(asked.problems().errors().get(0).text())
                                .contains("200 cells"));
    }
}
