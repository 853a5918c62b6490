package io.criterio.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.decision.Decided;
import io.criterio.decision.Decider.Context;
import io.criterio.problem.Problems;
import io.criterio.retention.api.RetentionRequest;
import io.criterio.retention.api.RetentionRequest.Offer;
import io.criterio.retention.api.RetentionRequest.ProposedTool;
import io.criterio.retention.fact.OfferStatus;
import io.criterio.retention.fact.Plan;
import io.criterio.retention.fact.PolicyStatus;
import io.criterio.retention.fact.Tool;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The same facts under the same release give the same bytes; nothing here is answered from a cache. */
class DeterminismTest {

    private static final Context CONTEXT = new Context(LocalDate.of(2026, 11, 20), "en", Set.of("plan", "trace"));
    private static final RetentionDecider DECIDER =
            new RetentionDecider(RulesetFixture.RELEASE, RetentionDecisionType.JSON, 0);

    private static final List<Offer> OFFERS = List.of(
            new Offer(Tool.MIGRACION, null, OfferStatus.REJECTED),
            new Offer(Tool.BONIFICACION, 2, OfferStatus.OFFERED),
            new Offer(Tool.BONIFICACION, 1, OfferStatus.REJECTED),
            new Offer(Tool.PRIVILEGIO, null, OfferStatus.REJECTED),
            new Offer(Tool.DOWNSELL, null, OfferStatus.OFFERED));
    private static final List<ProposedTool> PROPOSAL = List.of(
            new ProposedTool(Tool.DOWNSELL, null),
            new ProposedTool(Tool.PRIVILEGIO, null),
            new ProposedTool(Tool.BONIFICACION, 4));

    @Test
    void the_order_of_offers_and_of_the_proposal_changes_no_byte() {
        Random random = new Random(20261122);
        String first = answer(OFFERS, PROPOSAL, null);
        List<Offer> offers = new ArrayList<>(OFFERS);
        List<ProposedTool> proposal = new ArrayList<>(PROPOSAL);

        for (int i = 0; i < 100; i++) {
            Collections.shuffle(offers, random);
            Collections.shuffle(proposal, random);
            assertThat(answer(offers, proposal, null)).isEqualTo(first);
        }
    }

    @Test
    void a_repeated_offer_changes_nothing_but_the_record_of_it() {
        List<Offer> twice = new ArrayList<>(OFFERS);
        twice.addAll(OFFERS);

        assertThat(outcome(decide(twice, PROPOSAL, true))).isEqualTo(outcome(decide(OFFERS, PROPOSAL, true)));
    }

    @Test
    void the_thread_changes_no_byte() {
        List<@Nullable Boolean> uses = new ArrayList<>(List.of(true, false));
        uses.add(null);
        List<String> alone =
                uses.stream().map(used -> answer(OFFERS, PROPOSAL, used)).toList();

        List<String> together = IntStream.range(0, 600)
                .parallel()
                .mapToObj(i -> answer(OFFERS, PROPOSAL, uses.get(i % 3)))
                .toList();

        for (int i = 0; i < together.size(); i++) {
            assertThat(together.get(i)).isEqualTo(alone.get(i % 3));
        }
    }

    private static String answer(List<Offer> offers, List<ProposedTool> proposal, @Nullable Boolean used) {
        Decided decided = decide(offers, proposal, used);
        return outcome(decided)
                + new String(Objects.requireNonNull(decided.trace()), StandardCharsets.UTF_8)
                + new String(decided.input().write(reference -> reference).json(), StandardCharsets.UTF_8).replaceAll("\"assistanceUsed\":\\w+", "");
    }

    private static String outcome(Decided decided) {
        return new String(decided.outcome().json(), StandardCharsets.UTF_8);
    }

    private static Decided decide(List<Offer> offers, List<ProposedTool> proposal, @Nullable Boolean used) {
        Problems problems = new Problems();
        Decided decided = DECIDER.decide(
                new RetentionRequest(
                        "RETENTION",
                        null,
                        CONTEXT.asOf(),
                        null,
                        null,
                        null,
                        new RetentionRequest.Facts(
                                null,
                                new RetentionRequest.Policy(PolicyStatus.ACTIVE, Plan.PIF, 2, null, used),
                                null,
                                offers),
                        proposal),
                CONTEXT,
                problems);
        assertThat(problems.errors()).isEmpty();
        return Objects.requireNonNull(decided);
    }
}
