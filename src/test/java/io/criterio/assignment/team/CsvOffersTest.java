package io.criterio.assignment.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.problem.ProblemException;
import io.criterio.problem.Problems;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvOffersTest {

    private static final String HEADER = "executive,id,origin,status,propensity,sector\n";
    private static final Map<String, List<String>> QUERY =
            Map.of("date", List.of("2026-11-19"), "startDate", List.of("2026-11-16"));
    private static final LineReader READER = new LineReader();
    private static final int LONGEST = 8 << 20;

    @Test
    void rows_of_one_executive_become_the_request_that_a_line_of_JSON_would_be() throws Exception {
        List<Offer> offers = offers("""
                id,executive,status,origin,sector,propensity,company,convenio,lat,lon,commitmentDate,commitmentKept,referredOn,assignedTo
                r-1,e-1,SIN_GESTION,DERIVADO,B-2,0.83,"Compañía ""Uno"", S.A.",c,-33.45,-70.66,2026-11-19,false,2026-11-18,e-1
                r-2,e-1,CONTACTADO,VIGENTE,C-3,1,,,,,,,,
                r-3,"e ""2\""",SIN_GESTION,ABONO,C-3,1E-2,,,,,,,,
                """, Map.of("include", List.of("trace,dispositions"), "dryRun", List.of("true")));

        assertThat(requests(offers)).isEqualTo(List.of(asked("""
                {"type": "ASSIGNMENT", "include": ["trace", "dispositions"], "dryRun": true,
                 "facts": {"executive": {"id": "e-1"}, "campaign": {"startDate": "2026-11-16"}, "date": "2026-11-19",
                  "records": [
                   {"id": "r-1", "origin": "DERIVADO", "status": "SIN_GESTION", "propensity": 0.83, "sector": "B-2",
                    "company": "Compañía \\"Uno\\", S.A.", "convenio": "c", "location": {"lat": -33.45, "lon": -70.66},
                    "commitment": {"date": "2026-11-19", "kept": false}, "referredOn": "2026-11-18", "assignedTo": "e-1"},
                   {"id": "r-2", "origin": "VIGENTE", "status": "CONTACTADO", "propensity": 1, "sector": "C-3"}]}}
                """), asked("""
                {"include": ["trace", "dispositions"], "dryRun": true,
                 "facts": {"executive": {"id": "e \\"2\\""}, "campaign": {"startDate": "2026-11-16"}, "date": "2026-11-19",
                  "records": [
                   {"id": "r-3", "origin": "ABONO", "status": "SIN_GESTION", "propensity": 0.01, "sector": "C-3"}]}}
                """)));
        assertThat(offers).extracting(Offer::line).containsExactly(2L, 4L);
        assertThat(offers).extracting(Offer::executive).containsExactly("e-1", "e \"2\"");
    }

    @Test
    void a_byte_order_mark_empty_rows_CRLF_and_a_missing_last_line_end_make_no_difference() throws Exception {
        String row = "e-1,r-1,ABONO,SIN_GESTION,0.5,B-2";

        assertThat(requests(offers("\ufeff" + HEADER.replace("\n", "\r\n") + "\r\n" + row + "\r\n\r\n")))
                .isEqualTo(requests(offers(HEADER + row)));
    }

    @Test
    void lines_are_those_of_the_table_whatever_is_in_its_cells() throws Exception {
        List<Offer> offers = offers("executive,id,origin,status,propensity,sector,company\n"
                + "e-1,r-1,ABONO,SIN_GESTION,0.5,B-2,\"two\nlines\"\n\n"
                + "e-2,r-2,ABONO,SIN_GESTION,0.5,B-2,\n"
                + "e-3,r-3,ABONO,SIN_GESTION,0.5,B-2,\"three\r\n\r\nlines\"\n"
                + "e-4,r-4,ABONO,SIN_GESTION,0.5,B-2,\n");

        assertThat(offers).extracting(Offer::line).containsExactly(2L, 5L, 6L, 9L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    e-1,r-9,ABONO,SIN_GESTION,"0,5",B-2 | /facts/records/1/propensity | not a number
                    e-1,r-9,ABONO,SIN_GESTION,01,B-2    | /facts/records/1/propensity | not a number
                    e-1,r-9,ABONO,SIN_GESTION,0.5, B-2  | /facts/records/1/sector     | does not match
                    e-1,r-9,NADA,SIN_GESTION,0.5,B-2    | /facts/records/1/origin     | is not one of
                    e-1,r-9,ABONO,SIN_GESTION,0.5       | /facts/records/1            | has 5 cells
                    e-1,r-9,ABONO,SIN_GESTION,0.5,B-2,x | /facts/records/1            | has 7 cells
                    e-1,r-9,ABONO,"SIN"_GESTION,0.5,B-2 | /facts/records/1            | cell 4 cannot be read
                    ,r-9,ABONO,SIN_GESTION,0.5,B-2      | /facts/records/1            | executive is missing
                    """)
    void a_row_that_is_wrong_is_named_and_the_stream_goes_on(String row, String pointer, String text) throws Exception {
        List<Offer> offers = offers(HEADER + "e-1,r-1,ABONO,SIN_GESTION,0.5,B-2\n" + row
                + "\ne-1,r-2,ABONO,SIN_GESTION,0.5,B-2\ne-2,r-1,ABONO,SIN_GESTION,0.5,B-2\n");

        Offer.Located located = located(offers.get(0));
        assertThat(located.line()).isEqualTo(3);
        assertThat(located.problem().errors()).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo(pointer);
            assertThat(error.text()).startsWith("line 3: ").contains(text);
        });
        assertThat(offers).extracting(Offer::executive).containsExactly("e-1", "e-2");
        assertThat(problems(offers.get(1)).isEmpty()).isTrue();
    }

    @Test
    void all_that_is_wrong_with_a_base_is_told_in_the_order_of_the_table() throws Exception {
        List<Offer> offers = offers(HEADER + "e-1,r-1,ABONO,SIN_GESTION,2,B-2\ne-1,r-2,ABONO\ne-1,r-3,ABONO,NADA,0.5,B\n");

        Offer.Located located = located(offers.get(0));
        assertThat(located.line()).isEqualTo(2);
        assertThat(located.problem().errors())
                .extracting(Problems.FieldError::pointer)
                .containsExactly(
                        "/facts/records/0/propensity",
                        "/facts/records/1",
                        "/facts/records/2/status",
                        "/facts/records/2/sector");
    }

    @Test
    void a_quote_that_is_never_closed_spoils_its_row_and_not_the_memory() throws Exception {
        List<Offer> offers = offers(HEADER + "e-1,r-1,ABONO,SIN_GESTION,0.5,\"B-2\n" + "x".repeat(3_000_000)
                + "\ne-2,r-2,ABONO,SIN_GESTION,0.5,B-2\n");

        assertThat(located(offers.get(0)).problem().errors().get(0).text())
                .startsWith("line 2: ")
                .contains("quote");
    }

    @Test
    void bytes_that_are_no_UTF_8_are_named() throws Exception {
        byte[] table = (HEADER.strip() + ",company\ne-1,r-1,ABONO,SIN_GESTION,0.5,B-2,Ñ\ne-2,r-2,ABONO,SIN_GESTION,0.5,B-2,x\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        List<Offer> offers = offers(table, LONGEST, QUERY);

        assertThat(located(offers.get(0)).problem().errors().get(0).text()).contains("cell 7", "UTF-8");
        assertThat(problems(offers.get(1)).isEmpty()).isTrue();
    }

    @Test
    void an_executive_who_comes_back_is_refused_and_told_to_sort() throws Exception {
        List<Offer> offers = offers(HEADER + """
                e-1,r-1,ABONO,SIN_GESTION,0.5,B-2
                e-2,r-2,ABONO,SIN_GESTION,0.5,B-2
                e-1,r-3,ABONO,SIN_GESTION,0.5,B-2
                e-1,r-4,ABONO,SIN_GESTION,0.5,B-2
                e-3,r-5,ABONO,SIN_GESTION,0.5,B-2
                """);

        assertThat(offers).extracting(Offer::executive).containsExactly("e-1", "e-2", "e-1", "e-3");
        Offer.Located located = located(offers.get(2));
        assertThat(located.line()).isEqualTo(4);
        assertThat(located.problem().detail()).contains("from line 2 on", "sort");
    }

    @Test
    void a_base_over_the_limit_is_refused_and_the_stream_goes_on() throws Exception {
        String rows = "e-1,r-1,ABONO,SIN_GESTION,0.5,B-2\n".repeat(100) + "e-2,r-2,ABONO,SIN_GESTION,0.5,B-2\n";

        List<Offer> offers = offers((HEADER + rows).getBytes(StandardCharsets.UTF_8), 2_000, QUERY);

        assertThat(located(offers.get(0)).problem().status()).isEqualTo(413);
        assertThat(problems(offers.get(1)).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    executive,id,origin,status,propensity,sector,propensidad | "propensidad" is not known
                    executive,id,origin,status,propensity,sectr              | did you mean sector?
                    executive,id,origin,status,propensity,sector,id          | id appears twice
                    executive,id,origin,status,sector                        | propensity is missing
                    executive;id;origin;status;propensity;sector             | use commas
                    "executive                                               | quote
                    """)
    void a_first_row_that_is_not_right_is_a_problem_of_the_whole(String header, String text) {
        assertThatThrownBy(() -> offers(header + "\ne-1\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(text);
    }

    @Test
    void a_table_without_rows_has_no_bases_and_one_without_a_first_row_is_none() throws Exception {
        assertThat(offers(HEADER)).isEmpty();
        assertThatThrownBy(() -> offers("\n\n")).hasMessageContaining("the first row names the columns");
    }

    private static List<Offer> offers(String table) throws Exception {
        return offers(table.getBytes(StandardCharsets.UTF_8), LONGEST, QUERY);
    }

    private static List<Offer> offers(String table, Map<String, List<String>> more) throws Exception {
        Map<String, List<String>> query = new HashMap<>(QUERY);
        query.putAll(more);
        return offers(table.getBytes(StandardCharsets.UTF_8), LONGEST, query);
    }

    private static List<Offer> offers(byte[] table, int longest, Map<String, List<String>> query) throws Exception {
        CsvOffers offers =
                new CsvOffers(new ByteArrayInputStream(table), CsvEnvelope.read(query), longest, READER);
        List<Offer> all = new ArrayList<>();
        for (Unread next = offers.next(); next != null; next = offers.next()) {
            all.add(next.reading().call());
        }
        return all;
    }

    private static List<Object> requests(List<Offer> offers) {
        return offers.stream()
                .map(offer -> {
                    assertThat(problems(offer).errors()).isEmpty();
                    return (Object) ((Offer.Asked) offer).request();
                })
                .toList();
    }

    private static Object asked(String line) {
        Offer offer = READER.read(1, line.getBytes(StandardCharsets.UTF_8));
        assertThat(problems(offer).errors()).isEmpty();
        return ((Offer.Asked) offer).request();
    }

    private static Problems problems(Offer offer) {
        assertThat(offer).isInstanceOf(Offer.Asked.class);
        return ((Offer.Asked) offer).problems();
    }

    private static Offer.Located located(Offer offer) {
        ProblemException why = offer instanceof Offer.Refused refused
                ? refused.why()
                : ProblemException.of(problems(offer));
        return offer.locate(why.at("/assignments"));
    }
}
