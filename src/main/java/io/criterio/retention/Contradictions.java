package io.criterio.retention;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.retention.fact.Offer;
import io.criterio.retention.finding.Recommended;
import io.criterio.rules.Fired;
import io.criterio.rules.Reading;
import io.criterio.rules.RuleInfo;
import io.criterio.rules.RuleProblem;
import io.criterio.rules.RuleSet;
import io.criterio.rules.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rules of a release that contradict each other: of a kind of finding of which there can be only one, they find two in one
 * situation. Every situation is tried that the rules on such a finding tell apart.
 */
final class Contradictions {

    private final RuleSet rules;
    private final RetentionSpace space;
    private final AskedFacts asked;

    private Contradictions(RuleSet rules) {
        this.rules = rules;
        this.space = new RetentionSpace(List.of(rules));
        this.asked = new AskedFacts(space, List.of(rules));
    }

    /** One problem for each pair of rules, with the smallest situation in which they contradict each other. */
    static List<RuleProblem> of(RuleSet rules) {
        Contradictions contradictions = null;
        List<RuleProblem> problems = new ArrayList<>();
        for (Stage stage : RetentionStages.TABLE.all()) {
            for (String finding : stage.onlyOne()) {
                List<RuleInfo> making = rules.rules().stream()
                        .filter(rule -> rule.consequence().finding().equals(finding))
                        .toList();
                Reading reading = rules.reading(stage, making::contains);
                if (making.size() > 1 || reading.reads(Offer.class)) {
                    contradictions = contradictions == null ? new Contradictions(rules) : contradictions;
                    try {
                        problems.addAll(contradictions.among(stage, finding, reading));
                    } catch (SpaceTooLargeException unproved) {
                        // Nothing can be proved of such rules, and a proof says so; they decide all the same.
                    }
                }
            }
        }
        return problems;
    }

    private record Pair(RuleInfo one, RuleInfo other) {}

    private record Met(Fired one, Fired other, JsonNode facts) {}

    private List<RuleProblem> among(Stage stage, String finding, Reading reading) {
        Map<Pair, Met> met = new LinkedHashMap<>();
        asked.in(stage, new AskedFacts.Reads(List.of(reading))).forEach((facts, situation) -> {
            Map<Object, Fired> known = new HashMap<>();
            for (Fired fired : rules.evaluate(facts).fired()) {
                if (!fired.rule().consequence().finding().equals(finding)) {
                    continue;
                }
                Fired before = known.putIfAbsent(about(fired.finding()), fired);
                if (before != null && !says(before).equals(says(fired))) {
                    met.merge(
                            new Pair(before.rule(), fired.rule()),
                            new Met(before, fired, told(situation)),
                            (one, other) -> size(other) < size(one) ? other : one);
                }
            }
        });
        return met.values().stream().map(Contradictions::problem).toList();
    }

    private static RuleProblem problem(Met met) {
        RuleInfo rule = met.other().rule();
        return new RuleProblem(
                rule.file(),
                rule.line(),
                "\"" + rule.name() + "\" contradicts \"" + met.one().rule().name() + "\": there can be only one "
                        + rule.consequence().finding() + ", and both fire for " + met.facts(),
                met.one().rule().file() + ":" + met.one().rule().line()
                        + " is the other rule; make the conditions exclude each other");
    }

    /** What a finding is about: there is one recommendation for each tool. */
    private static Object about(Object finding) {
        return finding instanceof Recommended recommended ? recommended.tool() : "";
    }

    /** What it says; a finding that has nothing to say stands for the texts of its rule. */
    private static Object says(Fired fired) {
        Object finding = fired.finding();
        return finding.getClass().getRecordComponents().length == 0
                ? fired.rule().id()
                : finding;
    }

    private static JsonNode told(@Nullable Situation situation) {
        if (situation == null) {
            throw new IllegalStateException("facts are asked about in some situation");
        }
        return RetentionSpace.json(situation).get("facts");
    }

    private static int size(Met met) {
        return met.facts().toString().length();
    }
}
