package io.criterio.scenario;

import io.criterio.decision.Decider;
import io.criterio.decision.DecisionFeature;
import io.criterio.decision.DecisionType;
import io.criterio.release.Release;
import io.criterio.rules.RuleProblem;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RuleSources;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A release of the rules, compiled to be looked at: nothing is recorded, no service runs. It holds classes and memory of
 * its own until it is closed. Thread-safe.
 */
public final class ReleaseUnderTest implements AutoCloseable {

    private static final Pattern SUITE = Pattern.compile("(?:[^/]+/)?scenarios/.*\\.yaml");
    private static final String LANGUAGE = "es";

    private final Release release;
    private final Map<String, DecisionType> types;
    private final Map<String, Decider> deciders;
    private final Map<String, DeciderUnderTest> decisions;

    private ReleaseUnderTest(Release release, Map<String, DecisionType> types, Map<String, Decider> deciders) {
        this.release = release;
        this.types = Collections.unmodifiableMap(types);
        this.deciders = deciders;
        Map<String, DeciderUnderTest> decisions = new LinkedHashMap<>();
        types.forEach((name, type) -> {
            Decider decider = deciders.get(name);
            if (decider != null) {
                decisions.put(name, DeciderUnderTest.of(decider, type.requestClass(), LANGUAGE));
            }
        });
        this.decisions = decisions;
    }

    /**
     * Compiles a release for the decision types of all features.
     *
     * @throws RuleProblemsException with all problems of its rules and data, each once
     */
    public static ReleaseUnderTest of(RuleSources sources) {
        Release release = Release.of(sources);
        Map<String, DecisionType> types = new TreeMap<>();
        Map<String, Decider> deciders = new LinkedHashMap<>();
        Set<RuleProblem> problems = new LinkedHashSet<>();
        for (DecisionType type : DecisionFeature.all()) {
            try {
                deciders.put(type.name(), type.prepare(release));
                types.put(type.name(), type);
            } catch (RuleProblemsException broken) {
                problems.addAll(broken.problems());
            }
        }
        if (!problems.isEmpty()) {
            deciders.values().forEach(Decider::close);
            throw new RuleProblemsException(List.copyOf(problems));
        }
        return new ReleaseUnderTest(release, types, deciders);
    }

    /** Its name and its files. */
    public Release release() {
        return release;
    }

    /** The decision types, by name. */
    public Map<String, DecisionType> types() {
        return types;
    }

    /** Reads suites about the decisions of this release. */
    public SuiteReader reader() {
        return SuiteReader.of(types.values());
    }

    /**
     * The suites that are shipped with the release: every YAML file in a folder {@code scenarios}.
     *
     * @throws ScenarioProblemsException with everything that is wrong with them
     */
    public List<Suite> shippedSuites() {
        Map<String, String> texts = new TreeMap<>();
        for (String path : release.sources().under("", "yaml")) {
            if (SUITE.matcher(path).matches()) {
                texts.put(path, release.sources().text(path));
            }
        }
        return reader().readAll(texts);
    }

    /**
     * What takes the decisions of a type, in Spanish.
     *
     * @throws IllegalArgumentException if there is no such type
     */
    public DecisionUnderTest decision(String type) {
        return decider(type);
    }

    DeciderUnderTest decider(String type) {
        DeciderUnderTest decision = decisions.get(type);
        if (decision == null) {
            throw new IllegalArgumentException("type is " + type + "; expected one of " + decisions.keySet());
        }
        return decision;
    }

    /** The deciders themselves, by the name of their type. */
    Map<String, Decider> deciders() {
        return Collections.unmodifiableMap(deciders);
    }

    /** Runs a suite. */
    public SuiteResult run(Suite suite) {
        return new SuiteResult(suite, ScenarioRunner.run(suite, decision(suite.type())));
    }

    @Override
    public void close() {
        new HashSet<>(deciders.values()).forEach(Decider::close);
    }
}
