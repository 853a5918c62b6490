package io.criterio.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.assignment.api.Executive;
import io.criterio.field.api.ScorecardRequest;
import io.criterio.oracle.base.Standards;
import io.criterio.oracle.base.Standards.Counts;
import io.criterio.oracle.base.Standards.Efficiency;
import io.criterio.oracle.base.Standards.Standard;
import io.criterio.oracle.base.Standards.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** FLD-STD-01 against a second statement of it that shares no code with the product. */
class StandardsOracleTest {

    private static final int SCORECARDS = 10_000;
    private static final LocalDate DATE = LocalDate.of(2026, 11, 19);

    private static final Map<String, String> NAMES = Map.of(
            "effectiveContacts", "EFFECTIVE_CONTACTS",
            "simulations", "SIMULATIONS",
            "entries", "ENTRIES",
            "credits", "CREDITS",
            "tcr", "TCR",
            "ompInsurances", "OMP_INSURANCES",
            "recordsWorked", "RECORDS_WORKED",
            "abono", "ABONO_EFFICIENCY",
            "derivados", "DERIVADOS_EFFICIENCY");

    private static final ShippedField PRODUCT =
            ShippedField.asked(new ScorecardDecisionType(ShippedField.releases()), DATE.toString());

    /** A standard as either side states it; the percentage with two decimals, rounded down. */
    private record Line(String name, String period, String unit, int target, BigDecimal actual, boolean met) {}

    @Test
    void ten_thousand_random_scorecards_are_held_against_the_oracles_standards() {
        List<String> differences = new ArrayList<>();
        for (long seed = 0; seed < SCORECARDS; seed++) {
            Counts counts = counts(new Random(seed));
            List<Line> expected =
                    Standards.of(counts).stream().map(StandardsOracleTest::line).toList();
            List<Line> actual = product(counts);
            if (!actual.equals(expected)) {
                differences.add("seed " + seed + ", " + counts + ": expected " + expected + ", was " + actual);
            }
        }

        assertThat(differences).isEmpty();
    }

    /** Around every target, and now and then far beyond. */
    private static Counts counts(Random random) {
        int records = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(1_000_000_000);
        return new Counts(
                random.nextInt(20),
                random.nextInt(12),
                random.nextInt(5),
                random.nextInt(8),
                random.nextInt(3),
                random.nextInt(5),
                random.nextInt(3) == 0 ? records : random.nextInt(records + 1),
                records,
                random.nextBoolean() ? null : efficiency(random, 4),
                random.nextBoolean() ? null : efficiency(random, random.nextBoolean() ? 20 : 40),
                random.nextBoolean());
    }

    private static Efficiency efficiency(Random random, int target) {
        int worked = 1 + random.nextInt(random.nextBoolean() ? 30 : 20_000);
        int around = (int) ((long) worked * target / 100) + random.nextInt(5) - 2;
        return new Efficiency(Math.max(0, Math.min(worked, around)), worked);
    }

    private static Line line(Standard standard) {
        BigDecimal actual = standard.unit() == Unit.COUNT
                ? BigDecimal.valueOf(standard.part())
                : standard.whole() == 0
                        ? BigDecimal.valueOf(100)
                        : BigDecimal.valueOf(standard.part())
                                .movePointRight(2)
                                .divide(BigDecimal.valueOf(standard.whole()), 2, RoundingMode.FLOOR);
        return new Line(
                Objects.requireNonNull(NAMES.get(standard.name())),
                standard.period().name(),
                standard.unit().name(),
                standard.target(),
                actual.stripTrailingZeros(),
                standard.met());
    }

    private static List<Line> product(Counts counts) {
        ShippedField.Asked asked = PRODUCT.ask(new ScorecardRequest(
                "SCORECARD",
                null,
                null,
                null,
                null,
                null,
                new ScorecardRequest.Facts(
                        new Executive("e-17"),
                        DATE,
                        new ScorecardRequest.Counts(
                                new ScorecardRequest.Day(
                                        counts.effectiveContacts(), counts.simulations(), counts.entries()),
                                new ScorecardRequest.Week(counts.credits(), counts.tcr(), counts.ompInsurances()),
                                new ScorecardRequest.Month(counts.recordsWorked(), counts.records()),
                                efficiency(counts)))));
        JsonNode outcome = Objects.requireNonNull(asked.outcome(), () -> "refused: " + asked.errors());
        List<Line> lines = new ArrayList<>();
        for (JsonNode one : outcome.get("standards")) {
            lines.add(new Line(
                    one.get("name").textValue(),
                    one.get("period").textValue(),
                    one.get("unit").textValue(),
                    one.get("target").intValue(),
                    new BigDecimal(one.get("actual").asText()).stripTrailingZeros(),
                    one.get("met").booleanValue()));
        }
        return lines;
    }

    private static ScorecardRequest.@Nullable Efficiency efficiency(Counts counts) {
        Efficiency abono = counts.abono();
        Efficiency derivados = counts.derivados();
        return abono == null && derivados == null
                ? null
                : new ScorecardRequest.Efficiency(
                        abono == null ? null : new ScorecardRequest.Sold(abono.sold(), abono.worked()),
                        derivados == null
                                ? null
                                : new ScorecardRequest.Referred(
                                        derivados.sold(), derivados.worked(), counts.firstDays()));
    }
}
