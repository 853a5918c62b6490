package io.criterio.oracle.base;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FLD-STD-01: the scorecard against the minimum standards. */
public final class Standards {

    public enum Period {
        DAY,
        WEEK,
        MONTH,
        CAMPAIGN
    }

    public enum Unit {
        COUNT,
        PERCENT
    }

    public record Counts(
            int effectiveContacts,
            int simulations,
            int entries,
            int credits,
            int tcr,
            int ompInsurances,
            int recordsWorked,
            int records,
            @Nullable Efficiency abono,
            @Nullable Efficiency derivados,
            boolean firstDays) {}

    public record Efficiency(int sold, int worked) {}

    /** The actual of a percentage is a fraction, so that nothing is lost in rounding: {@code part} of {@code whole}. */
    public record Standard(String name, Period period, Unit unit, int target, int part, int whole, boolean met) {}

    private Standards() {}

    public static List<Standard> of(Counts counts) {
        List<Standard> standards = new ArrayList<>();
        // A day: 12 effective contacts with new clients, 6 simulations, 2 entries or referrals.
        standards.add(count("effectiveContacts", Period.DAY, 12, counts.effectiveContacts()));
        standards.add(count("simulations", Period.DAY, 6, counts.simulations()));
        standards.add(count("entries", Period.DAY, 2, counts.entries()));
        // A week: 4 credits, 1 TCR, 2 OMP insurances formalised.
        standards.add(count("credits", Period.WEEK, 4, counts.credits()));
        standards.add(count("tcr", Period.WEEK, 1, counts.tcr()));
        standards.add(count("ompInsurances", Period.WEEK, 2, counts.ompInsurances()));
        // A month: 100 % of the records worked.
        standards.add(percent("recordsWorked", Period.MONTH, 100, counts.recordsWorked(), counts.records()));
        // Expected efficiency: Abono 4 %.
        Efficiency abono = counts.abono();
        if (abono != null) {
            standards.add(percent("abono", Period.CAMPAIGN, 4, abono.sold(), abono.worked()));
        }
        // Derivados 20 to 30 %, above 40 % in the first days.
        Efficiency derivados = counts.derivados();
        if (derivados != null && counts.firstDays()) {
            boolean met = 100L * derivados.sold() > 40L * derivados.worked();
            standards.add(new Standard(
                    "derivados", Period.CAMPAIGN, Unit.PERCENT, 40, derivados.sold(), derivados.worked(), met));
        } else if (derivados != null) {
            standards.add(percent("derivados", Period.CAMPAIGN, 20, derivados.sold(), derivados.worked()));
        }
        return standards;
    }

    private static Standard count(String name, Period period, int target, int actual) {
        return new Standard(name, period, Unit.COUNT, target, actual, 1, actual >= target);
    }

    private static Standard percent(String name, Period period, int target, int part, int whole) {
        return new Standard(name, period, Unit.PERCENT, target, part, whole, 100L * part >= (long) target * whole);
    }
}
