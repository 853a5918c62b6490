package io.criterio.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.mutation.Killers.Kill;
import io.criterio.proof.Decisions;
import io.criterio.proof.Differences;
import io.criterio.proof.InputSpace;
import io.criterio.proof.InputSpaces;
import io.criterio.proof.Invariants;
import io.criterio.proof.Proof;
import io.criterio.proof.Prover;
import io.criterio.proof.Walk;
import io.criterio.release.Release;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSources;
import io.criterio.rules.RulesFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten wrong edits of the rules, and what scenarios, mutation, proof and difference say of each: the table on the page of the lab.
 * Every build makes the edits and the first three columns; all of it is made with {@code mvn test -Dtest=SabotageTest
 * -Dsabotage.refresh=true}, in some minutes.
 */
class SabotageTest {

    private static final RuleSources SHIPPED =
            RulesFolder.read(Path.of("rules")).interpreted();
    private static final Path PAGE = Path.of("src/site/markdown/lab.md");
    private static final String HEAD =
            "| wrong edit | first scenario that fails | mutation | invariant violated | situations answered otherwise |\n"
                    + "|---|---|---|---|---|\n";
    private static final String REFUSED = "the rules are refused";

    /** One wrong edit. */
    record Sabotage(String name, String ruleset, String rule, String file, String what, String with) {

        RuleSources done() {
            return SHIPPED.with(file, SHIPPED.text(file).replace(what, with));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sabotage> sabotages() {
        return Stream.of(
                new Sabotage(
                        "a bound off by one: `charges > $max` becomes `>=` (RET-BON-01)",
                        "retention",
                        "RET-BON-01",
                        "retention/bonificacion.drl",
                        "charges < $min || charges > $max",
                        "charges < $min || charges >= $max"),
                new Sabotage(
                        "a number off by one: `maxCharges: 4` (RET-BON-01)",
                        "retention",
                        "RET-BON-01",
                        "retention/limits.yaml",
                        "maxCharges: 3",
                        "maxCharges: 4"),
                new Sabotage(
                        "an exclusion lost: an offered rebate no longer ends the downsell (RET-DOW-01)",
                        "retention",
                        "RET-DOW-01",
                        "retention/downsell.drl",
                        "  Offer( tool == Tool.BONIFICACION )",
                        "  Offer( tool == Tool.REACTIVACION )"),
                new Sabotage(
                        "a privilege with bad service: `==` becomes `!=` (RET-PRI-02)",
                        "retention",
                        "RET-PRI-02",
                        "retention/privilegio.drl",
                        "motive == Motive.MAL_SERVICIO",
                        "motive != Motive.MAL_SERVICIO"),
                new Sabotage(
                        "a company lost: a privilege goes with a rebate only (RET-PRI-01)",
                        "retention",
                        "RET-PRI-01",
                        "retention/privilegio.drl",
                        "Requires( Tool.PRIVILEGIO, Tool.BONIFICACION, Tool.DOWNSELL )",
                        "Requires( Tool.PRIVILEGIO, Tool.BONIFICACION )"),
                new Sabotage(
                        "a priority swapped: the downsell first (RET-DOW-06)",
                        "retention",
                        "RET-DOW-06",
                        "retention/downsell.drl",
                        "new Last()",
                        "new First()"),
                new Sabotage(
                        "a condition lost: any imposed product that was used is bad service (RET-MOT-03)",
                        "retention",
                        "RET-MOT-03",
                        "retention/motive.drl",
                        "usage == Usage.USED, experience == Experience.BAD",
                        "usage == Usage.USED"),
                new Sabotage(
                        "twenty-six records a day (ASG-CAP-01)",
                        "assignment",
                        "ASG-CAP-01",
                        "assignment/limits.yaml",
                        "capacity: 25",
                        "capacity: 26"),
                new Sabotage(
                        "an order lost: commitments of the day before broken ones (ASG-COM-01)",
                        "assignment",
                        "ASG-COM-01",
                        "assignment/steady.drl",
                        "new Ahead( Bucket.COMPROMISO_DEL_DIA, Bucket.COMPROMISO_ROTO, Bucket.SIN_GESTION )",
                        "new Ahead( Bucket.COMPROMISO_DEL_DIA, Bucket.SIN_GESTION )"),
                new Sabotage(
                        "a value too many: complementary load admits `RECHAZO` (FLD-ENT-01)",
                        "field",
                        "FLD-ENT-01",
                        "field/entries.drl",
                        "Result.INTERESADO, Result.AGENDA_VISITA ) )\nthen\n  insert( new Refused() )",
                        "Result.INTERESADO, Result.AGENDA_VISITA, Result.RECHAZO ) )\nthen\n  insert( new Refused() )"));
    }

    @ParameterizedTest
    @MethodSource("sabotages")
    void the_scenarios_notice(Sabotage sabotage) {
        assertThat(SHIPPED.text(sabotage.file())).containsOnlyOnce(sabotage.what());

        assertThat(Killers.of(SHIPPED, sabotage.ruleset()).first(sabotage.done(), sabotage.rule()))
                .isNotNull();
    }

    @Test
    void the_table_of_the_page_says_what_scenarios_and_mutation_say() throws IOException {
        if (Boolean.getBoolean("sabotage.refresh")) {
            String page = Files.readString(PAGE);
            int from = page.indexOf(HEAD) + HEAD.length();
            int to = page.indexOf("\n\n", from) + 1;
            String table = sabotages()
                    .map(one -> start(one) + " " + proof(one) + " | " + difference(one) + " |\n")
                    .collect(Collectors.joining());
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
        }
        String page = Files.readString(PAGE);
        assertThat(page).contains(HEAD);
        assertThat(sabotages()).allSatisfy(sabotage -> assertThat(page).contains("\n" + start(sabotage)));
    }

    private static String start(Sabotage sabotage) {
        return "| " + sabotage.name() + " | " + scenarios(sabotage) + " | " + mutation(sabotage) + " |";
    }

    private static String scenarios(Sabotage sabotage) {
        Kill kill = Killers.of(SHIPPED, sabotage.ruleset()).first(sabotage.done(), sabotage.rule());
        if (kill instanceof Kill.ByScenario by) {
            return by.scenario();
        }
        return kill == null ? "**pass**" : REFUSED;
    }

    private static String mutation(Sabotage sabotage) {
        return Mutants.of(SHIPPED, sabotage.ruleset()).stream()
                .filter(mutant -> mutant.file().equals(sabotage.file())
                        && mutant.text().equals(sabotage.done().text(sabotage.file())))
                .findFirst()
                .map(mutant -> "noticed")
                .orElse("no such edit");
    }

    private static String proof(Sabotage sabotage) {
        InputSpaces spaces = Spaces.of(sabotage.ruleset());
        Release release = Release.of(sabotage.done());
        List<String> violated = new ArrayList<>();
        try {
            for (InputSpace space : spaces.of(List.of(release))) {
                try (Decisions decisions = space.under(release)) {
                    new Prover(space, Invariants.of(SHIPPED, spaces.ruleset()))
                            .prove(decisions, new Walk(2)).entries().stream()
                                    .filter(entry -> entry.verdict() == Proof.Verdict.VIOLATED)
                                    .forEach(entry ->
                                            violated.add(entry.invariant().name()));
                }
            }
        } catch (RuleProblemsException refused) {
            return REFUSED;
        }
        return violated.isEmpty()
                ? "**holds**"
                : violated.get(0) + (violated.size() == 1 ? "" : ", and " + (violated.size() - 1) + " more");
    }

    private static String difference(Sabotage sabotage) {
        InputSpaces spaces = Spaces.of(sabotage.ruleset());
        Differences differences = new Differences(spaces, Release.of(SHIPPED), Release.of(sabotage.done()));
        long changed = 0;
        long all = 0;
        try {
            for (InputSpace space : differences.spaces()) {
                Differences.Report report = differences.compare(space, new Walk(2));
                changed += report.changed();
                all += report.changed() == 0 ? 0 : report.situations();
            }
        } catch (RuleProblemsException refused) {
            return REFUSED;
        }
        return changed == 0 ? "**none**" : String.format(Locale.ROOT, "%,d of %,d", changed, all);
    }
}
