package io.criterio.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Rules that are evaluated as they were read find what compiled ones find, the same facts named and in the same order.
 *
 * <p>A pair is a rule and the facts of a case. {@code mvn test -Dtest=DifferentialTest -Ddifferential.pairs=1000000}
 * tries a million of them, {@code -Ddifferential.seed=7} others.
 */
class DifferentialTest {

    private static final long SEED = Long.getLong("differential.seed", 1L);
    private static final int PAIRS = Integer.getInteger("differential.pairs", 20_000);

    /** To compile a rule takes as long as to evaluate it for thousands of cases. */
    private static final int RULES = 100;

    private static final int CASES = 100;
    private static final int MOST_REPORTED = 5;

    @Test
    void both_find_the_same() {
        List<String> differences = new ArrayList<>();
        long start = System.nanoTime();
        int pairs = 0;
        long fired = 0;
        for (long batch = 0; pairs < PAIRS && differences.size() < MOST_REPORTED; batch++) {
            RandomRulesets random = new RandomRulesets(SEED * 1_000_003 + batch);
            RuleSources sources = random.rules(RULES);
            try (RuleSet compiled = RuleSet.compile(sources, "retention", RandomRulesets.parameters());
                    RuleSet read = RuleSet.compile(sources.interpreted(), "retention", RandomRulesets.parameters())) {
                for (int i = 0; i < CASES; i++) {
                    List<Object> facts = random.facts();
                    List<Fired> expected = compiled.evaluate(facts).fired();
                    List<Fired> found = read.evaluate(facts).fired();
                    fired += expected.size();
                    pairs += RULES;
                    if (!found.equals(expected) && differences.size() < MOST_REPORTED) {
                        differences.add(difference(sources, facts, expected, found));
                    }
                }
            }
        }

        System.out.printf(
                "Evaluated and compiled: %,d pairs of seed %d, %,d rules fired, %,d differences, %.1f s%n",
                pairs, SEED, fired, differences.size(), (System.nanoTime() - start) / 1e9);
        assertThat(differences).isEmpty();
        assertThat(fired).isGreaterThan(pairs / 4);
    }

    /** The first rule that they do not agree on, with what they say of it. */
    private static String difference(RuleSources sources, List<Object> facts, List<Fired> expected, List<Fired> found) {
        int at = 0;
        while (at < expected.size() && at < found.size() && expected.get(at).equals(found.get(at))) {
            at++;
        }
        Fired first = at < expected.size() ? expected.get(at) : found.get(at);
        Fired second = at < found.size() ? found.get(at) : first;
        RuleInfo rule = first.rule().line() < second.rule().line() ? first.rule() : second.rule();
        String[] lines = sources.text(rule.file()).split("\n", -1);
        StringBuilder text = new StringBuilder("\n");
        for (int i = rule.line() - 1; i < lines.length && !lines[i].equals("end"); i++) {
            text.append(lines[i]).append('\n');
        }
        facts.forEach(fact -> text.append("  ").append(fact).append('\n'));
        text.append("compiled: ")
                .append(of(rule, expected))
                .append("\nread:     ")
                .append(of(rule, found));
        return text.append('\n').toString();
    }

    private static List<List<Object>> of(RuleInfo rule, List<Fired> fired) {
        return fired.stream()
                .filter(one -> one.rule().equals(rule))
                .map(Fired::facts)
                .toList();
    }
}
