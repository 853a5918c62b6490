package io.criterio.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.assignment.api.Campaign;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.field.api.ManagementEntryRequest;
import io.criterio.field.api.RejectionType;
import io.criterio.field.fact.Load;
import io.criterio.field.fact.Result;
import io.criterio.oracle.base.Client.Status;
import io.criterio.oracle.base.Holidays;
import io.criterio.oracle.base.Management;
import io.criterio.oracle.base.Management.Answer;
import io.criterio.oracle.base.Management.Assignment;
import io.criterio.oracle.base.Management.Entry;
import io.criterio.oracle.base.Management.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** FLD-ENT-01 and FLD-ENT-02 against a second statement of them that shares no code with the product. */
class ManagementOracleTest {

    /** A Friday; before it, a holiday of Mexico on Monday, after it, a weekend and a holiday of Chile. */
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 20);

    private static final List<@Nullable LocalDate> DATES = dates();

    private static final ShippedField PRODUCT =
            ShippedField.asked(new ManagementEntryDecisionType(ShippedField.releases()), AS_OF.toString());

    @Test
    void every_entry_there_is_gets_the_oracles_answer() {
        int compared = 0;
        List<String> differences = new ArrayList<>();
        for (Entry entry : entries()) {
            for (Holidays calendar : Holidays.values()) {
                Optional<String> problem = Management.problem(entry, AS_OF, calendar);
                Answer expected = problem.isPresent() ? null : Management.answer(entry);
                ShippedField.Asked asked = PRODUCT.ask(request(entry, calendar));
                Answer actual = asked.outcome() == null ? null : answer(asked.outcome());
                compared++;
                if (expected == null ? actual != null : !expected.equals(actual)) {
                    differences.add(entry + " in " + calendar + ": expected "
                            + (expected == null ? problem : expected) + ", was "
                            + (actual == null ? asked.errors() : actual));
                }
            }
        }

        assertThat(compared).isGreaterThan(10_000);
        assertThat(differences).isEmpty();
    }

    private static List<@Nullable LocalDate> dates() {
        List<@Nullable LocalDate> dates = new ArrayList<>();
        dates.add(null);
        AS_OF.minusDays(7).datesUntil(AS_OF.plusDays(21)).forEach(dates::add);
        return dates;
    }

    private static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Status status : Status.values()) {
            for (Assignment assignment : Assignment.values()) {
                for (Outcome outcome : Outcome.values()) {
                    for (boolean withRejection : List.of(true, false)) {
                        DATES.forEach(date -> entries.add(new Entry(status, assignment, outcome, withRejection, date)));
                    }
                }
            }
        }
        return entries;
    }

    private static ManagementEntryRequest request(Entry entry, Holidays calendar) {
        return new ManagementEntryRequest(
                "MANAGEMENT_ENTRY",
                null,
                null,
                null,
                null,
                null,
                new ManagementEntryRequest.Facts(
                        null,
                        new Campaign(null, calendar.name()),
                        record(entry.recordStatus()),
                        Load.valueOf(entry.assignment().name()),
                        new ManagementEntryRequest.Entry(
                                Result.valueOf(entry.outcome().name()),
                                entry.withRejection() ? RejectionType.MUY_CARO : null,
                                entry.commitmentDate())));
    }

    private static CustomerRecord record(Status status) {
        return new CustomerRecord(
                "r-1",
                null,
                io.criterio.assignment.fact.Status.valueOf(status.name()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Answer answer(JsonNode outcome) {
        JsonNode next = outcome.path("nextStatus");
        JsonNode date = outcome.path("commitment").path("date");
        return new Answer(
                outcome.get("admitted").booleanValue(),
                StreamSupport.stream(outcome.get("refusedBy").spliterator(), false)
                        .map(refusal -> refusal.get("rule").textValue())
                        .toList(),
                next.isMissingNode() ? null : Status.valueOf(next.textValue()),
                date.isMissingNode() ? null : LocalDate.parse(date.textValue()));
    }
}
