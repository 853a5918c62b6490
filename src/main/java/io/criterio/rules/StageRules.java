package io.criterio.rules;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one stage under one release. What they found is kept by what they read: a rule that reads more makes the
 * key wider, never the answer wrong. Thread-safe.
 *
 * <p>A finding that was kept names facts that are the same in all that the rules read; whoever shows a fact as a whole
 * asks {@linkplain #anew anew}.
 */
public final class StageRules {

    private static final int KEPT = 4_096;

    private final RuleSet rules;
    private final Reading reading;
    private final @Nullable Map<Object, Findings> kept;

    private StageRules(RuleSet rules, Reading reading, @Nullable Map<Object, Findings> kept) {
        this.rules = rules;
        this.reading = reading;
        this.kept = kept;
    }

    static StageRules of(RuleSet rules, Stage stage) {
        return new StageRules(
                rules,
                rules.reading(stage),
                Caffeine.newBuilder()
                        .maximumSize(KEPT)
                        .<Object, Findings>build()
                        .asMap());
    }

    /** The same rules, which keep all that they find: for going through every situation. */
    public StageRules remembering() {
        return new StageRules(rules, reading, new ConcurrentHashMap<>());
    }

    /** The same rules, which keep nothing. */
    public StageRules forgetting() {
        return new StageRules(rules, reading, null);
    }

    /** What the rules find in what is known. */
    public Findings find(List<?> memory) {
        if (kept == null) {
            return anew(memory);
        }
        Object key = reading.key(memory);
        Findings known = kept.get(key);
        if (known == null) {
            known = anew(memory);
            kept.put(key, known);
        }
        return known;
    }

    /** The same, asked again. */
    public Findings anew(List<?> memory) {
        return rules.evaluate(reading.facts(memory));
    }

    /** What the rules read of what is known, as a value. */
    public Object key(List<?> memory) {
        return reading.key(memory);
    }

    /** What the rules read. */
    public Reading reading() {
        return reading;
    }
}
