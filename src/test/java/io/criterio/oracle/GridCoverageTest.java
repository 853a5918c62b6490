package io.criterio.oracle;

import static io.criterio.oracle.Tool.BONIFICACION;
import static io.criterio.oracle.Tool.DOWNSELL;
import static io.criterio.oracle.Tool.GARANTIAS;
import static io.criterio.oracle.Tool.MIGRACION;
import static io.criterio.oracle.Tool.PRIVILEGIO;
import static io.criterio.oracle.Tool.REACTIVACION;
import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.oracle.Expected.Choice;
import io.criterio.oracle.Expected.PackageAnswer;
import io.criterio.oracle.Expected.ProposalAnswer;
import io.criterio.oracle.Expected.ProposalVerdict;
import io.criterio.oracle.Expected.ToolAnswer;
import io.criterio.oracle.Expected.Verdict;
import io.criterio.oracle.Grid.Pair;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A comparison over the grid is worth what the grid reaches. The stride is prime to every axis, so it meets them all. */
class GridCoverageTest {

    private static final int STRIDE = 101;

    private static Stream<Situation> sample() {
        return IntStream.range(0, Grid.size() / STRIDE).mapToObj(number -> Grid.at(number * STRIDE));
    }

    @Test
    void the_grid_holds_half_a_million_situations_and_no_two_alike() {
        assertThat(Grid.size()).isEqualTo(575_424);
        assertThat(Grid.situations().distinct().count()).isEqualTo(Grid.size());
    }

    @Test
    void the_pairs_are_every_proposal_in_every_representative_situation() {
        assertThat(Grid.proposals()).hasSize(63 + 32 * 4).doesNotHaveDuplicates();
        assertThat(Grid.representatives()).hasSize(2_100).doesNotHaveDuplicates();
    }

    @Test
    void every_hard_rule_about_a_tool_forbids_somewhere_and_passes_somewhere() {
        var answers = sample().map(Oracle::decide).flatMap(answer -> answer.tools().stream());
        var forbidding = new HashSet<String>();
        var passed = new HashSet<String>();
        answers.forEach(tool -> {
            forbidding.addAll(tool.forbiddenByRules());
            passed.addAll(tool.passed());
        });

        var own = List.of(
                "RET-ACC-01",
                "RET-BON-01",
                "RET-BON-02",
                "RET-BON-04",
                "RET-BON-08",
                "RET-DOW-01",
                "RET-DOW-02",
                "RET-DOW-07",
                "RET-GAR-02",
                "RET-MIG-01",
                "RET-MIG-02",
                "RET-PRI-02",
                "RET-REA-01",
                "RET-REA-02");
        var all = new ArrayList<>(own);
        all.addAll(List.of("RET-BON-03", "RET-DOW-03", "RET-PRI-01"));
        assertThat(passed).containsExactlyInAnyOrderElementsOf(own);
        assertThat(forbidding).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void the_valid_packages_are_the_five_of_the_rulebook() {
        assertThat(sample().flatMap(one -> Oracle.decide(one).packages().stream())
                        .map(PackageAnswer::toolsOnly)
                        .distinct())
                .containsExactlyInAnyOrder(
                        List.of(BONIFICACION, PRIVILEGIO),
                        List.of(PRIVILEGIO, DOWNSELL),
                        List.of(GARANTIAS),
                        List.of(MIGRACION),
                        List.of(REACTIVACION));
    }

    @Test
    void every_step_every_verdict_and_every_question_occurs() {
        var answers = sample().map(Oracle::decide).toList();

        assertThat(answers.stream().flatMap(answer -> answer.steps().stream()).distinct())
                .containsExactlyInAnyOrder(
                        "RET-ACC-01",
                        "RET-PRO-01",
                        "RET-PRO-02",
                        "RET-PRO-03",
                        "RET-PRO-04",
                        "RET-PRO-05",
                        "RET-REA-01",
                        "RET-REA-03");
        assertThat(answers.stream().flatMap(answer -> answer.tools().stream()).map(ToolAnswer::verdict))
                .contains(Verdict.values());
        assertThat(answers.stream().flatMap(answer -> answer.asked().stream())).contains(Fact.values());
    }

    @Test
    void an_open_verdict_always_comes_with_the_question_that_can_close_it() {
        assertThat(sample().map(Oracle::decide))
                .allSatisfy(answer -> assertThat(answer.tools())
                        .filteredOn(tool -> tool.verdict() == Verdict.UNDETERMINED)
                        .allSatisfy(
                                tool -> assertThat(tool.missing()).isNotEmpty().isSubsetOf(answer.asked())));
    }

    @Test
    void every_listed_package_and_every_nearest_one_is_accepted_when_it_is_proposed() {
        sampledPairs().forEach(pair -> {
            var answer = Oracle.decide(pair.situation(), pair.proposal());
            var offered = new ArrayList<>(
                    answer.packages().stream().map(PackageAnswer::tools).toList());
            var nearest = Objects.requireNonNull(answer.proposal()).nearest();
            if (nearest != null) {
                offered.add(nearest);
            }
            assertThat(offered)
                    .as("in %s", pair)
                    .allSatisfy(tools -> assertThat(
                                    Objects.requireNonNull(Oracle.decide(pair.situation(), proposalOf(tools))
                                                    .proposal())
                                            .verdict())
                            .isEqualTo(ProposalVerdict.ACCEPTED));
        });
    }

    @Test
    void every_verdict_of_a_proposal_and_every_rule_about_one_occurs() {
        var answers = sampledPairs()
                .map(pair -> Oracle.decide(pair.situation(), pair.proposal()).proposal())
                .map(Objects::requireNonNull)
                .toList();

        assertThat(answers.stream().map(ProposalAnswer::verdict)).contains(ProposalVerdict.values());
        assertThat(answers.stream().flatMap(answer -> answer.violations().stream()))
                .contains("RET-BON-03", "RET-BON-05", "RET-DOW-03", "RET-GAR-01", "RET-PRI-01");
        assertThat(answers.stream().map(ProposalAnswer::none)).contains(true, false);
    }

    private static Stream<Pair> sampledPairs() {
        var proposals = Grid.proposals();
        var situations = Grid.representatives();
        return IntStream.range(0, proposals.size() * situations.size() / STRIDE)
                .map(number -> number * STRIDE)
                .mapToObj(number ->
                        new Pair(situations.get(number / proposals.size()), proposals.get(number % proposals.size())));
    }

    private static Proposal proposalOf(List<Choice> tools) {
        var quantities = new EnumMap<Tool, @Nullable Integer>(Tool.class);
        tools.forEach(choice -> quantities.put(choice.tool(), choice.quantity()));
        return new Proposal(quantities);
    }
}
