package io.criterio.oracle.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.oracle.base.Client.Status;
import io.criterio.oracle.base.Management.Answer;
import io.criterio.oracle.base.Management.Assignment;
import io.criterio.oracle.base.Management.Entry;
import io.criterio.oracle.base.Management.Outcome;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagementTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # outcome,              next,          complement
                    ACEPTA,                 ACEPTA,        true
                    INTERESADO,             INTERESADO,    true
                    AGENDA_VISITA,          INTERESADO,    true
                    CONTACTADO,             CONTACTADO,    false
                    RECHAZO,                RECHAZO,       false
                    REPROGRAMA,             CONTACTADO,    false
                    REPROGRAMA_SIN_CONTACTO,NO_CONTACTADO, false
                    NO_CONTACTADO,          NO_CONTACTADO, false
                    """)
    void an_assigned_record_takes_any_entry_and_a_complementary_one_only_a_positive(
            Outcome outcome, Status next, boolean admittedAsComplement) {
        assertThat(answer(Assignment.ASSIGNED, outcome, null)).isEqualTo(new Answer(true, List.of(), next, null));
        assertThat(answer(Assignment.COMPLEMENT, outcome, null))
                .isEqualTo(
                        admittedAsComplement
                                ? new Answer(true, List.of(), next, null)
                                : new Answer(false, List.of("FLD-ENT-01"), null, null));
    }

    @ParameterizedTest
    @CsvSource({"ACEPTA", "INTERESADO", "AGENDA_VISITA", "REPROGRAMA", "REPROGRAMA_SIN_CONTACTO"})
    void what_schedules_something_creates_the_commitment(Outcome outcome) {
        assertThat(answer(Assignment.ASSIGNED, outcome, MONDAY).commitment()).isEqualTo(MONDAY);
    }

    @Test
    void nothing_comes_after_formalised_and_every_rule_that_refuses_is_named() {
        Entry entry = new Entry(Status.FORMALIZADO, Assignment.COMPLEMENT, Outcome.RECHAZO, true, null);

        assertThat(Management.answer(entry))
                .isEqualTo(new Answer(false, List.of("FLD-ENT-01", "FLD-ENT-02"), null, null));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # asOf is Friday the 20th
                    AGENDA_VISITA,           ,           a commitment needs its date
                    REPROGRAMA,              ,           a commitment needs its date
                    REPROGRAMA_SIN_CONTACTO, ,           a commitment needs its date
                    INTERESADO,              ,
                    ACEPTA,                  ,
                    AGENDA_VISITA,           2026-11-19, a commitment cannot be in the past
                    INTERESADO,              2026-11-19, a commitment cannot be in the past
                    AGENDA_VISITA,           2026-11-20,
                    AGENDA_VISITA,           2026-11-21, a commitment needs a business day
                    AGENDA_VISITA,           2026-12-08, a commitment needs a business day
                    CONTACTADO,              2026-11-20, 'nothing is scheduled, so there is no date'
                    RECHAZO,                 ,           a rejection needs its type
                    """)
    void a_senseless_entry_has_a_problem(Outcome outcome, @Nullable LocalDate date, @Nullable String problem) {
        Entry entry = new Entry(Status.CONTACTADO, Assignment.ASSIGNED, outcome, false, date);

        assertThat(Management.problem(entry, FRIDAY, Holidays.CL).orElse(null)).isEqualTo(problem);
    }

    @Test
    void what_is_refused_anyway_needs_nothing_further() {
        Entry noDate =
                new Entry(Status.CONTACTADO, Assignment.COMPLEMENT, Outcome.REPROGRAMA_SIN_CONTACTO, false, null);
        Entry noType = new Entry(Status.CONTACTADO, Assignment.COMPLEMENT, Outcome.RECHAZO, false, null);

        assertThat(Management.problem(noDate, FRIDAY, Holidays.CL)).isEmpty();
        assertThat(Management.problem(noType, FRIDAY, Holidays.CL)).isEmpty();
    }

    @Test
    void only_a_rejection_has_a_type() {
        Entry entry = new Entry(Status.CONTACTADO, Assignment.ASSIGNED, Outcome.ACEPTA, true, null);

        assertThat(Management.problem(entry, FRIDAY, Holidays.CL)).contains("only a rejection has a type");
    }

    private static Answer answer(Assignment assignment, Outcome outcome, @Nullable LocalDate date) {
        return Management.answer(new Entry(Status.CONTACTADO, assignment, outcome, true, date));
    }
}
