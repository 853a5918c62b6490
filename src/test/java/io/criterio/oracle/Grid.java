package io.criterio.oracle;

import io.criterio.oracle.Situation.Argument;
import io.criterio.oracle.Situation.CustomerType;
import io.criterio.oracle.Situation.Experience;
import io.criterio.oracle.Situation.Motive;
import io.criterio.oracle.Situation.Offer;
import io.criterio.oracle.Situation.OfferStatus;
import io.criterio.oracle.Situation.Plan;
import io.criterio.oracle.Situation.Reason;
import io.criterio.oracle.Situation.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every situation worth comparing, by number: {@link #at} is the situation of a number, so that a failure can be looked at
 * again. The streams are lazy and may be run in parallel.
 *
 * <p>Crossed completely: motive, argument, charges, plan, status, use, experience, and the histories of offers below. The
 * reason of an earlier cancellation and the customer type touch neither a verdict nor a package; they rotate with the
 * number instead of being crossed (5 and 7 values, which share no factor with the other axes).
 *
 * <p>Of a history the rulebook asks four things: was BONIFICACION offered, was it answered, the same of DOWNSELL, and was
 * anything accepted. So BONIFICACION and DOWNSELL are crossed in every status, with and without an answered PRIVILEGIO;
 * each other tool stands alone and behind a rejected rebate or downsell, where it must change nothing unless it was
 * accepted; and some histories name a tool twice, in both orders.
 */
public final class Grid {

    private static final List<@Nullable Motive> MOTIVES = orAbsent(Motive.values());
    private static final List<@Nullable Argument> ARGUMENTS = orAbsent(Argument.values());
    /** Both sides of 0|1 and of 3|4, every rebate in between, and a policy of a year. */
    private static final List<Integer> CHARGES = List.of(0, 1, 2, 3, 4, 12);

    private static final List<Plan> PLANS = List.of(Plan.values());
    private static final List<Status> STATUSES = List.of(Status.values());
    private static final List<@Nullable Boolean> USED = orAbsent(true, false);
    private static final List<@Nullable Experience> EXPERIENCES = orAbsent(Experience.values());
    private static final List<@Nullable Reason> REASONS = orAbsent(Reason.values());
    private static final List<@Nullable CustomerType> CUSTOMER_TYPES = orAbsent(CustomerType.values());
    private static final List<List<Offer>> HISTORIES = histories();

    private Grid() {}

    /** How many situations there are. */
    public static int size() {
        return MOTIVES.size()
                * ARGUMENTS.size()
                * CHARGES.size()
                * PLANS.size()
                * STATUSES.size()
                * USED.size()
                * EXPERIENCES.size()
                * HISTORIES.size();
    }

    public static Stream<Situation> situations() {
        return IntStream.range(0, size()).mapToObj(Grid::at);
    }

    /** The situation of this number, 0 to {@link #size()} - 1. */
    public static Situation at(int number) {
        var digits = new Digits(number);
        var offers = digits.next(HISTORIES);
        var experience = digits.next(EXPERIENCES);
        var used = digits.next(USED);
        var status = digits.next(STATUSES);
        var plan = digits.next(PLANS);
        var charges = digits.next(CHARGES);
        var argument = digits.next(ARGUMENTS);
        var motive = digits.next(MOTIVES);
        return new Situation(
                status,
                plan,
                charges,
                used,
                motive,
                argument,
                experience,
                REASONS.get(number % REASONS.size()),
                offers,
                CUSTOMER_TYPES.get(number % CUSTOMER_TYPES.size()));
    }

    /** The number taken apart, one axis at a time. */
    private static final class Digits {
        private int rest;

        Digits(int number) {
            this.rest = number;
        }

        <T extends @Nullable Object> T next(List<T> axis) {
            var value = axis.get(rest % axis.size());
            rest /= axis.size();
            return value;
        }
    }

    // --- Proposals --------------------------------------------------------------------------------------------------

    /** A proposal in a situation. */
    public record Pair(Situation situation, Proposal proposal) {}

    /** All 63 sets of tools; those with BONIFICACION with no quantity and with 1 to 4. */
    public static List<Proposal> proposals() {
        var proposals = new ArrayList<Proposal>();
        for (var tools : CompleteCase.TOOL_SETS) {
            proposals.add(Proposal.of(tools));
            if (tools.contains(Tool.BONIFICACION)) {
                for (int quantity = 1; quantity <= 4; quantity++) {
                    proposals.add(Proposal.of(tools, quantity));
                }
            }
        }
        return proposals;
    }

    /** One of each kind of situation that a proposal can meet. */
    public static List<Situation> representatives() {
        var situations = new ArrayList<Situation>();
        for (var base : List.of(
                Situation.active(Plan.PIF, 0),
                Situation.active(Plan.PIF_BASICO, 0),
                Situation.cancelled(Plan.PIF, 0))) {
            for (var charges : List.of(0, 1, 2, 3, 4)) {
                for (var told : REPRESENTATIVE_MOTIVES) {
                    for (var asked : REPRESENTATIVE_USES) {
                        for (var offers : REPRESENTATIVE_HISTORIES) {
                            situations.add(new Situation(
                                    base.status(),
                                    base.plan(),
                                    charges,
                                    asked.used(),
                                    told.motive(),
                                    told.argument(),
                                    asked.experience(),
                                    null,
                                    offers,
                                    null));
                        }
                    }
                }
            }
        }
        return situations;
    }

    private record Told(@Nullable Motive motive, @Nullable Argument argument) {}

    private record Asked(@Nullable Boolean used, @Nullable Experience experience) {}

    private static final List<Told> REPRESENTATIVE_MOTIVES = List.of(
            new Told(Motive.MAL_SERVICIO, null),
            new Told(Motive.DESCONOCIMIENTO, null),
            new Told(Motive.IMPOSICION, null),
            new Told(null, Argument.NO_ME_EXPLICARON),
            new Told(null, null));

    private static final List<Asked> REPRESENTATIVE_USES = List.of(
            new Asked(false, null),
            new Asked(true, Experience.GOOD),
            new Asked(true, Experience.BAD),
            new Asked(true, null),
            new Asked(null, Experience.GOOD),
            new Asked(null, Experience.BAD),
            new Asked(null, null));

    // --- Histories --------------------------------------------------------------------------------------------------

    private static final List<List<Offer>> REPRESENTATIVE_HISTORIES = List.of(
            List.of(),
            both(Tool.BONIFICACION, OfferStatus.REJECTED),
            both(Tool.DOWNSELL, OfferStatus.REJECTED),
            List.of(new Offer(Tool.MIGRACION, OfferStatus.ACCEPTED)));

    private static List<List<Offer>> histories() {
        var histories = new ArrayList<List<Offer>>();
        for (var rebate : orAbsent(OfferStatus.values())) {
            for (var downsell : orAbsent(OfferStatus.values())) {
                for (var privilege : orAbsent(OfferStatus.REJECTED, OfferStatus.ACCEPTED)) {
                    var history = new ArrayList<Offer>();
                    addIfGiven(history, Tool.BONIFICACION, rebate);
                    addIfGiven(history, Tool.DOWNSELL, downsell);
                    addIfGiven(history, Tool.PRIVILEGIO, privilege);
                    histories.add(history);
                }
            }
        }
        for (var before : List.of(
                List.<Offer>of(),
                both(Tool.BONIFICACION, OfferStatus.REJECTED),
                both(Tool.DOWNSELL, OfferStatus.REJECTED))) {
            for (var tool : List.of(Tool.GARANTIAS, Tool.MIGRACION, Tool.REACTIVACION)) {
                histories.add(followedBy(before, tool, OfferStatus.REJECTED));
                histories.add(followedBy(before, tool, OfferStatus.ACCEPTED));
            }
        }
        for (var tool : List.of(Tool.PRIVILEGIO, Tool.GARANTIAS, Tool.MIGRACION, Tool.REACTIVACION)) {
            histories.add(followedBy(List.of(), tool, OfferStatus.OFFERED));
        }
        for (var tool : List.of(Tool.BONIFICACION, Tool.DOWNSELL)) {
            var offered = new Offer(tool, OfferStatus.OFFERED);
            var rejected = new Offer(tool, OfferStatus.REJECTED);
            histories.add(List.of(offered, rejected));
            histories.add(List.of(rejected, offered));
        }
        return histories.stream().map(List::copyOf).toList();
    }

    private static void addIfGiven(List<Offer> history, Tool tool, @Nullable OfferStatus status) {
        if (status != null) {
            history.add(new Offer(tool, status));
        }
    }

    /** The tool and the PRIVILEGIO it goes with, answered alike. */
    private static List<Offer> both(Tool tool, OfferStatus status) {
        return List.of(new Offer(tool, status), new Offer(Tool.PRIVILEGIO, status));
    }

    private static List<Offer> followedBy(List<Offer> before, Tool tool, OfferStatus status) {
        var history = new ArrayList<>(before);
        history.add(new Offer(tool, status));
        return history;
    }

    @SafeVarargs
    private static <T> List<@Nullable T> orAbsent(T... values) {
        var all = new ArrayList<@Nullable T>(List.of(values));
        all.add(null);
        return all;
    }
}
