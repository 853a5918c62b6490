package io.criterio.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.decision.Decider;
import io.criterio.decision.DecisionRequest;
import io.criterio.release.Release;
import io.criterio.scenario.Answer;
import io.criterio.scenario.DeciderUnderTest;
import io.criterio.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A space whose situations are written out, and decided as requests are. For types with thousands of situations; those
 * with millions take decisions without JSON.
 */
public final class ListedSpace implements InputSpace {

    private static final String SPANISH = "es";
    private static final String ENGLISH = "en";

    private final String type;
    private final Class<? extends DecisionRequest> requestClass;
    private final List<Axis> axes;
    private final List<ObjectNode> requests;
    private final Function<Release, Decider> deciding;

    /**
     * Makes a space.
     *
     * @param requests without {@code type}, the simplest first
     * @param deciding makes the decider of a release
     */
    public ListedSpace(
            String type,
            Class<? extends DecisionRequest> requestClass,
            List<Axis> axes,
            List<ObjectNode> requests,
            Function<Release, Decider> deciding) {
        this.type = type;
        this.requestClass = requestClass;
        this.axes = List.copyOf(axes);
        this.requests = List.copyOf(requests);
        this.deciding = deciding;
        requests.forEach(request -> request.put("type", type));
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public List<Axis> axes() {
        return axes;
    }

    @Override
    public List<Variation> variations() {
        return List.of();
    }

    @Override
    public int size() {
        return requests.size();
    }

    @Override
    public boolean isGrid() {
        return false;
    }

    @Override
    public ObjectNode request(int number, int... chosen) {
        return requests.get(number).deepCopy();
    }

    @Override
    public Decisions under(Release release) {
        Decider decider = deciding.apply(release);
        return new Deciding(
                decider,
                DeciderUnderTest.of(decider, requestClass, SPANISH),
                DeciderUnderTest.of(decider, requestClass, ENGLISH));
    }

    private final class Deciding implements Decisions {

        private final Decider decider;
        private final DeciderUnderTest spanish;
        private final DeciderUnderTest english;

        Deciding(Decider decider, DeciderUnderTest spanish, DeciderUnderTest english) {
            this.decider = decider;
            this.spanish = spanish;
            this.english = english;
        }

        @Override
        public Decision decide(int number) {
            ObjectNode request = requests.get(number);
            return new One(request, spanish.decide(request), () -> english.decide(request));
        }

        @Override
        public void close() {
            decider.close();
        }
    }

    /** Answers in English when it is asked for. */
    private interface Translating {
        Answer answer();
    }

    private record One(ObjectNode json, Answer answer, Translating translating) implements Decisions.Decision {

        @Override
        public Object request(int... chosen) {
            return json;
        }

        @Override
        public @Nullable Object outcome(int... chosen) {
            return answer instanceof Answer.Decision decision ? decision.outcome() : null;
        }

        @Override
        public Map<String, Object> translations(int... chosen) {
            return translating.answer() instanceof Answer.Decision decision
                    ? Map.of(Language.EN.tag(), Objects.requireNonNull(decision.outcome()))
                    : Map.of();
        }

        @Override
        public Set<String> rules(int... chosen) {
            return answer instanceof Answer.Decision decision ? decision.fired() : Set.of();
        }

        @Override
        public Set<String> fired(int... chosen) {
            return new TreeSet<>(rules(chosen));
        }

        @Override
        public Object kind(int... chosen) {
            return "";
        }
    }
}
