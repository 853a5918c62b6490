package io.criterio.retention;

import io.criterio.proof.Decisions;
import io.criterio.retention.RetentionView.Guided;
import io.criterio.retention.api.RetentionAnswer;
import io.criterio.retention.api.RetentionRequest;
import io.criterio.rules.Fired;
import io.criterio.text.Language;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides situations by the thousand: nothing is written as JSON, what the rules say of the same facts is asked once, and
 * what differs by the conversation alone is put into the answer afterwards.
 */
final class RetentionDecisions implements Decisions {

    private final RetentionSpace space;
    private final RetentionRelease release;
    private final RetentionPolicy policy;
    private final Map<Language, RetentionView> views = new TreeMap<>();
    private final Map<Object, Map<Language, Guided>> guided = new ConcurrentHashMap<>();

    RetentionDecisions(RetentionSpace space, RetentionRelease release) {
        this.space = space;
        this.release = release;
        this.policy = release.policy().remembering();
        for (Language language : release.texts().languages()) {
            views.put(
                    language,
                    new RetentionView(release.texts().in(language), release.calendar(), RetentionSpace.AS_OF, null));
        }
    }

    @Override
    public Decision decide(int number) {
        return new One(number);
    }

    @Override
    public Asked asked(int number) {
        return policy.asked(space.situation(number));
    }

    @Override
    public void close() {
        release.policy().rules().close();
    }

    private RetentionView view(Language language) {
        RetentionView view = views.get(language);
        if (view == null) {
            throw new IllegalStateException("no view in " + language);
        }
        return view;
    }

    /** A situation with variations chosen. */
    private record Varied(RetentionRequest request, RetentionAnswer answer) {}

    /** One situation. Not thread-safe. */
    private final class One implements Decision {

        private final int number;
        private final RetentionPolicy.Decision decision;
        private @Nullable RetentionRequest request;
        private final Map<Language, RetentionAnswer> answers = new TreeMap<>();
        private final Map<Integer, Varied> varied = new HashMap<>();

        One(int number) {
            this.number = number;
            Situation situation = space.situation(number);
            this.decision = policy.decide(situation, Proposed.NONE, false);
        }

        @Override
        public RetentionRequest request(int... chosen) {
            if (!isPlain(chosen)) {
                return varied(chosen).request();
            }
            RetentionRequest known = request;
            if (known == null) {
                known = RetentionSpace.request(space.situation(number));
                request = known;
            }
            return known;
        }

        @Override
        public RetentionOutcome core() {
            return decision.outcome();
        }

        @Override
        public RetentionAnswer outcome(int... chosen) {
            return isPlain(chosen) ? answer(Language.ES) : varied(chosen).answer();
        }

        @Override
        public Map<String, Object> translations(int... chosen) {
            Map<String, Object> translations = new TreeMap<>();
            for (Language language : views.keySet()) {
                if (!language.equals(Language.ES)) {
                    translations.put(language.tag(), answer(language, chosen));
                }
            }
            return translations;
        }

        private Varied varied(int... chosen) {
            int key = Arrays.hashCode(chosen);
            Varied known = varied.get(key);
            if (known == null) {
                known = new Varied(
                        RetentionSpace.request(space.situation(number, chosen)), answer(Language.ES, chosen));
                varied.put(key, known);
            }
            return known;
        }

        private RetentionAnswer answer(Language language, int... chosen) {
            RetentionAnswer plain = answers.computeIfAbsent(language, of -> view(of).answer(decision.outcome()));
            if (isPlain(chosen)) {
                return plain;
            }
            Situation varied = space.situation(number, chosen);
            Object by = policy.guidedBy(decision, varied);
            Map<Language, Guided> all = guided.computeIfAbsent(by, none -> new ConcurrentHashMap<>());
            Guided of = all.computeIfAbsent(
                    language,
                    any -> view(any).guided(policy.guided(decision, varied).outcome()));
            return view(language).with(plain, of);
        }

        @Override
        public Set<String> rules(int... chosen) {
            return policy.rulesOf(
                    isPlain(chosen) ? decision : policy.guided(decision, space.situation(number, chosen)));
        }

        @Override
        public Set<String> fired(int... chosen) {
            Set<String> fired = new TreeSet<>();
            RetentionPolicy.Decision taken =
                    isPlain(chosen) ? decision : policy.guided(decision, space.situation(number, chosen));
            for (Fired each : policy.fired(taken)) {
                fired.add(each.rule().name() + FOUND + each.finding());
            }
            return fired;
        }

        @Override
        public Object kind(int... chosen) {
            return policy.guidedBy(decision, space.situation(number, chosen));
        }

        private static boolean isPlain(int... chosen) {
            for (int one : chosen) {
                if (one != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
