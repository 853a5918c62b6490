package io.criterio.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.oracle.Expected;
import io.criterio.oracle.Grid;
import io.criterio.oracle.Oracle;
import io.criterio.oracle.Proposal;
import io.criterio.retention.RetentionOutcome.ProposalVerdict;
import io.criterio.retention.fact.Argument;
import io.criterio.retention.fact.CancellationReason;
import io.criterio.retention.fact.CustomerType;
import io.criterio.retention.fact.Experience;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Offer;
import io.criterio.retention.fact.OfferStatus;
import io.criterio.retention.fact.Plan;
import io.criterio.retention.fact.Policy;
import io.criterio.retention.fact.PolicyStatus;
import io.criterio.retention.fact.Tool;
import io.criterio.retention.fact.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The shipped retention rules against an independent statement of the rulebook, over the whole grid of situations and
 * over every proposal on a part of it.
 */
class GridTest {

    private static final int REPORTED = 5;

    @Test
    void every_situation_of_the_grid_is_decided_as_the_rulebook_says() {
        Differences differences = new Differences();
        Oracle.Remembering oracle = new Oracle.Remembering();

        Grid.situations()
                .parallel()
                .forEach(situation -> differences.compare(
                        situation,
                        rulebook(oracle.decide(situation)),
                        shipped(RulesetFixture.POLICY, situation, Proposed.NONE)));

        assertThat(differences.compared()).isGreaterThan(500_000);
        assertThat(differences.found()).isEmpty();
    }

    @Test
    void every_proposal_is_judged_as_the_rulebook_says() {
        Differences differences = new Differences();
        // What the rules say of facts that they were asked about before need not be asked again and again.
        RetentionPolicy remembering = RulesetFixture.POLICY.remembering();

        Oracle.Remembering oracle = new Oracle.Remembering();
        List<Proposal> proposals = Grid.proposals();

        Grid.representatives().parallelStream().forEach(situation -> {
            List<Expected> expected = oracle.decide(situation, proposals);
            for (int i = 0; i < proposals.size(); i++) {
                Proposal proposal = proposals.get(i);
                differences.compare(
                        new Grid.Pair(situation, proposal),
                        rulebook(expected.get(i)),
                        shipped(remembering, situation, proposed(proposal)));
            }
        });

        assertThat(differences.compared()).isGreaterThan(300_000);
        assertThat(differences.found()).isEmpty();
    }

    // ---- both sides in one shape ------------------------------------------------------------------------------

    private static Comparable rulebook(Expected expected) {
        List<Object> tools = new ArrayList<>();
        for (Expected.ToolAnswer tool : expected.tools()) {
            Expected.Quantity quantity = tool.quantity();
            tools.add(List.of(
                    tool.tool().name(),
                    tool.verdict().name(),
                    tool.forbiddenBy().stream()
                            .map(one -> List.of(one.rule(), one.because()))
                            .toList(),
                    tool.passed(),
                    tool.requires().stream().map(Enum::name).toList(),
                    quantity == null
                            ? List.of()
                            : List.of(
                                    quantity.min(),
                                    quantity.max(),
                                    quantity.recommended() == null ? 0 : quantity.recommended()),
                    tool.missing().stream().map(Enum::name).toList()));
        }
        Expected.ProposalAnswer proposal = expected.proposal();
        return new Comparable(
                List.of(
                        String.valueOf(expected.motive().stated()),
                        String.valueOf(expected.motive().handledAs()),
                        String.valueOf(expected.motive().rule())),
                tools,
                expected.packages().stream()
                        .<Object>map(one -> List.of(
                                choices(one.tools()),
                                one.extras(),
                                one.commissionLost(),
                                one.forecloses().stream().map(Enum::name).toList(),
                                one.serviceRequest()))
                        .toList(),
                expected.questions().stream()
                        .<Object>map(one -> List.of(one.fact().pointer(), one.rule()))
                        .toList(),
                List.copyOf(expected.warnings()),
                List.copyOf(expected.steps()),
                proposal == null
                        ? List.of()
                        : List.of(
                                proposal.verdict().name(),
                                proposal.violations(),
                                proposal.nearest() == null ? List.of() : choices(proposal.nearest())));
    }

    private static List<Object> choices(List<Expected.Choice> choices) {
        return choices.stream()
                .<Object>map(one -> List.of(one.tool().name(), one.quantity() == null ? 0 : one.quantity()))
                .toList();
    }

    private static Comparable shipped(
            RetentionPolicy policy, io.criterio.oracle.Situation situation, Proposed proposed) {
        RetentionOutcome outcome =
                policy.decide(facts(situation), proposed, false).outcome();
        List<Object> tools = new ArrayList<>();
        for (RetentionOutcome.ToolVerdict tool : outcome.tools()) {
            RetentionOutcome.Quantity quantity = tool.quantity();
            tools.add(List.of(
                    tool.tool().name(),
                    tool.verdict().name(),
                    tool.forbiddenBy().stream()
                            .map(one -> List.of(one.rule(), one.because()))
                            .toList(),
                    tool.passed(),
                    tool.requires().stream().map(Enum::name).toList(),
                    quantity == null ? List.of() : List.of(quantity.min(), quantity.max(), quantity.recommended()),
                    tool.missing().stream().map(Enum::name).toList()));
        }
        ProposalVerdict proposal = outcome.proposal();
        return new Comparable(
                List.of(
                        orNull(outcome.told().motive()),
                        orNull(outcome.handledAs()),
                        String.valueOf(outcome.motiveRule())),
                tools,
                outcome.packages().stream()
                        .<Object>map(one -> List.of(
                                quantities(one.tools()),
                                one.extras(),
                                one.commissionLost(),
                                one.forecloses().stream().map(Enum::name).toList(),
                                one.filings().stream().anyMatch(filing -> filing.maxDays() > 0)))
                        .toList(),
                outcome.questions().stream()
                        .<Object>map(one -> List.of(one.fact().pointer(), one.rule()))
                        .toList(),
                outcome.warnings().stream().map(RetentionOutcome.Warning::rule).toList(),
                List.copyOf(new TreeSet<>(outcome.steps().stream()
                        .map(RetentionOutcome.StepGroup::rule)
                        .toList())),
                proposal == null
                        ? List.of()
                        : List.of(
                                proposal.verdict().name(),
                                proposal.violations().stream()
                                        .map(RetentionOutcome.Reason::rule)
                                        .toList(),
                                quantities(proposal.nearest())));
    }

    private static List<Object> quantities(List<RetentionOutcome.ToolQuantity> tools) {
        return tools.stream()
                .<Object>map(one -> List.of(one.tool().name(), one.quantity()))
                .toList();
    }

    private static String orNull(@Nullable Motive motive) {
        return motive == Motive.UNKNOWN ? "null" : String.valueOf(motive);
    }

    static Situation facts(io.criterio.oracle.Situation situation) {
        Boolean used = situation.assistanceUsed();
        return new Situation(
                new Policy(
                        PolicyStatus.valueOf(situation.status().name()),
                        Plan.valueOf(situation.plan().name()),
                        situation.charges()),
                used == null ? Usage.UNKNOWN : used ? Usage.USED : Usage.NOT_USED,
                code(Motive.class, situation.motive()),
                code(Argument.class, situation.argument()),
                code(Experience.class, situation.experience()),
                code(CancellationReason.class, situation.reason()),
                code(CustomerType.class, situation.customerType()),
                situation.offers().stream()
                        .map(offer -> new Offer(
                                Tool.valueOf(offer.tool().name()),
                                OfferStatus.valueOf(offer.status().name())))
                        .toList());
    }

    private static <F extends Enum<F>> F code(Class<F> fact, @Nullable Enum<?> given) {
        return Enum.valueOf(fact, given == null ? "UNKNOWN" : given.name());
    }

    private static Proposed proposed(Proposal proposal) {
        List<Proposed.Item> items = new ArrayList<>();
        proposal.quantities()
                .forEach((tool, quantity) -> items.add(new Proposed.Item(
                        Tool.valueOf(tool.name()), quantity == null ? Proposed.Item.UNSPECIFIED : quantity)));
        return new Proposed(items);
    }

    private record Comparable(
            List<String> motive,
            List<Object> tools,
            List<Object> packages,
            List<Object> questions,
            List<String> warnings,
            List<String> steps,
            List<Object> proposal) {}

    /** What was compared, and the first few differences. */
    private static final class Differences {
        private final AtomicInteger compared = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> found = new ConcurrentLinkedQueue<>();

        void compare(Object input, Comparable rulebook, Comparable shipped) {
            compared.incrementAndGet();
            if (found.size() < REPORTED && !rulebook.equals(shipped)) {
                found.add("\n" + input + "\n" + difference(rulebook, shipped));
            }
        }

        private static String difference(Comparable rulebook, Comparable shipped) {
            List<Object> expected = parts(rulebook);
            List<Object> actual = parts(shipped);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < expected.size(); i++) {
                if (!expected.get(i).equals(actual.get(i))) {
                    text.append("  rulebook ")
                            .append(expected.get(i))
                            .append("\n  shipped  ")
                            .append(actual.get(i))
                            .append("\n");
                }
            }
            return text.toString();
        }

        private static List<Object> parts(Comparable one) {
            return Stream.of(
                            one.motive(),
                            one.packages(),
                            one.questions(),
                            one.warnings(),
                            one.steps(),
                            one.proposal(),
                            one.tools())
                    .<Object>map(part -> part)
                    .toList();
        }

        int compared() {
            return compared.get();
        }

        List<String> found() {
            return List.copyOf(found);
        }
    }
}
