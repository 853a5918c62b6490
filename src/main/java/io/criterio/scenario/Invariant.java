package io.criterio.scenario;

import io.criterio.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has to hold of every decision: never an exception, whatever the facts. */
public final class Invariant {

    /** What is to be done about decisions that an entry of the file speaks of. */
    public enum Kind {
        /** It holds of each of them. */
        EXPECT,
        /** There are none. */
        NEVER,
        /** They are counted, and an example is shown: nothing is wrong with them. */
        COUNT
    }

    private final String name;
    private final String type;
    private final Place place;
    private final List<String> rules;
    private final Kind kind;
    private final @Nullable Expected given;
    private final @Nullable Expected when;
    private final Expected said;
    private final Mapping written;
    private final Set<String> facts;
    private final Set<String> members;

    Invariant(
            String name,
            String type,
            Place place,
            List<String> rules,
            Kind kind,
            @Nullable Expected given,
            @Nullable Expected when,
            Expected said,
            Mapping written,
            Set<String> facts,
            Set<String> members) {
        this.name = name;
        this.type = type;
        this.place = place;
        this.rules = List.copyOf(rules);
        this.kind = kind;
        this.given = given;
        this.when = when;
        this.said = said;
        this.written = written;
        this.facts = Set.copyOf(facts);
        this.members = Set.copyOf(members);
    }

    /** A sentence, unique in its file. */
    public String name() {
        return name;
    }

    /** The decision type that it is about. */
    public String type() {
        return type;
    }

    public Place place() {
        return place;
    }

    /** Ids of the rules that it restates. */
    public List<String> rules() {
        return rules;
    }

    public Kind kind() {
        return kind;
    }

    /** Dotted paths of the facts that it asks for. */
    public Set<String> facts() {
        return facts;
    }

    /** The members of the outcome that it looks at. */
    public Set<String> members() {
        return members;
    }

    /**
     * Whether it is about a request.
     *
     * @param request JSON, or a request record
     */
    public boolean isAbout(Object request) {
        return given == null || Comparison.matches(given, request);
    }

    /**
     * Whether it is about a decision on a request that {@linkplain #isAbout it is about}.
     *
     * @param outcome JSON, or an answer record
     */
    public boolean isAboutOutcome(Object outcome) {
        return when == null || Comparison.matches(when, outcome);
    }

    /** Whether an outcome is what it speaks of: as expected, or what should never be, or what is counted. */
    public boolean says(Object outcome) {
        return Comparison.matches(said, outcome);
    }

    /** What a scenario would have to expect of a request that it is about. */
    public String expectation() {
        String words = Yaml.flow(written);
        return kind == Kind.NEVER ? "{not: " + words + "}" : words;
    }

    /** What an answer holds there that is not as it should be; for people. */
    public List<Difference> differences(Object outcome) {
        return kind == Kind.EXPECT
                ? Comparison.of(said, outcome)
                : List.of(new Difference(String.join(", ", members), "not " + said.words(), "just that"));
    }

    @Override
    public String toString() {
        return place + " " + name;
    }
}
