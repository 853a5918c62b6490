package io.criterio.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.assignment.OracleRecords;
import io.criterio.assignment.api.Campaign;
import io.criterio.assignment.api.Executive;
import io.criterio.field.api.WeekPlanRequest;
import io.criterio.oracle.base.Base;
import io.criterio.oracle.base.Client;
import io.criterio.oracle.base.Client.Commitment;
import io.criterio.oracle.base.Client.Origin;
import io.criterio.oracle.base.Client.Status;
import io.criterio.oracle.base.RandomBases;
import io.criterio.oracle.base.WeekPlanCheck;
import io.criterio.oracle.base.WeekPlanCheck.Day;
import io.criterio.oracle.base.WeekPlanCheck.Unplaced;
import io.criterio.oracle.base.WeekPlanCheck.Week;
import io.criterio.oracle.base.WeekPlanCheck.WeekPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** FLD-WEE-01 against what any week plan must keep to, stated by code that shares nothing with the product. */
class WeekPlanOracleTest {

    private static final int WEEKS = 4_000;
    private static final ShippedField PRODUCT =
            ShippedField.asked(new WeekPlanDecisionType(ShippedField.releases()), "2026-11-16");

    /** A plan as the product gives it, with every reason that it knows. */
    private record Planned(List<Day> days, Map<String, String> unplaced) {}

    @Test
    void four_thousand_random_weeks_keep_to_the_rulebook_in_whatever_order_the_records_come() {
        List<String> violations = new ArrayList<>();
        for (long seed = 0; seed < WEEKS; seed++) {
            Base base = RandomBases.base(seed);
            Random random = new Random(seed);
            List<String> found = new ArrayList<>(WeekPlanCheck.violations(
                    week(base, theirOwn(base)), week -> own(plan(week, base.startDate())), random));
            Week whole = week(base, base.records());
            Planned planned = plan(whole, base.startDate());
            found.addAll(wrongReasons(base, planned));
            if (!own(planned).equals(own(plan(week(base, theirOwn(base)), base.startDate())))) {
                found.add("what is not the executive's to visit changes the plan");
            }
            if (WeekPlanCheck.leftOutDespiteRoom(own(planned)) > 0) {
                // Commitments keep their date: one that its day has no room for stays out, whatever other days hold.
                Map<String, Unplaced> unplaced = own(planned).unplaced();
                base.records().stream()
                        .filter(client -> unplaced.get(client.id()) == Unplaced.OVER_CAPACITY && !promised(client))
                        .forEach(client -> found.add(client.id() + " is left out and there is room"));
            }
            for (String violation : found) {
                violations.add("seed " + seed + ": " + violation);
            }
        }

        assertThat(violations).isEmpty();
    }

    private static Week week(Base base, List<Client> records) {
        return new Week(base.executive(), base.date(), base.calendar(), records);
    }

    /** The records that are the executive's to plan. */
    private static List<Client> theirOwn(Base base) {
        return base.records().stream()
                .filter(client -> notTheirs(client, base.executive()) == null)
                .toList();
    }

    private static @Nullable String notTheirs(Client client, String executive) {
        if (client.assignedTo() != null && !client.assignedTo().equals(executive)) {
            return "OTHER_EXECUTIVE";
        }
        if (client.status() == Status.FORMALIZADO) {
            return "CLOSED";
        }
        return client.origin() == Origin.DERIVADO && client.assignedTo() == null ? "NEEDS_SUPERVISOR" : null;
    }

    private static boolean promised(Client client) {
        Commitment commitment = client.commitment();
        return commitment != null && !commitment.kept();
    }

    /** What the check knows nothing of: records that are not to be visited, and why. */
    private static List<String> wrongReasons(Base base, Planned planned) {
        List<String> wrong = new ArrayList<>();
        for (Client client : base.records()) {
            String expected = notTheirs(client, base.executive());
            if (expected == null && client.status() == Status.RECHAZO && !promised(client)) {
                expected = "REJECTED";
            }
            String actual = planned.unplaced().get(client.id());
            if (expected != null && !expected.equals(actual)) {
                wrong.add(client.id() + " is " + (actual == null ? "placed" : actual) + ", expected " + expected);
            }
        }
        return wrong;
    }

    /** The plan without the records that are not to be visited. */
    private static WeekPlan own(Planned planned) {
        Map<String, Unplaced> unplaced = new TreeMap<>();
        planned.unplaced().forEach((id, code) -> {
            for (Unplaced known : Unplaced.values()) {
                if (known.name().equals(code)) {
                    unplaced.put(id, known);
                }
            }
        });
        return new WeekPlan(planned.days(), unplaced);
    }

    private static Planned plan(Week week, LocalDate startDate) {
        ShippedField.Asked asked = PRODUCT.ask(new WeekPlanRequest(
                "WEEK_PLAN",
                null,
                null,
                null,
                null,
                null,
                new WeekPlanRequest.Facts(
                        new Executive(week.executive()),
                        week.weekOf(),
                        new Campaign(startDate, week.calendar().name()),
                        week.records().stream().map(OracleRecords::given).toList())));
        JsonNode outcome = Objects.requireNonNull(asked.outcome(), () -> "refused: " + asked.errors());
        List<Day> days = new ArrayList<>();
        for (JsonNode day : outcome.get("days")) {
            days.add(new Day(
                    LocalDate.parse(day.get("date").textValue()),
                    texts(day.get("sectors")),
                    texts(day.get("recordIds"))));
        }
        Map<String, String> unplaced = new TreeMap<>();
        for (JsonNode one : outcome.get("unplaced")) {
            unplaced.put(one.get("recordId").textValue(), one.get("code").textValue());
        }
        return new Planned(days, unplaced);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
