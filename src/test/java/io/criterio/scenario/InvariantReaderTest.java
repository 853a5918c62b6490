package io.criterio.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvariantReaderTest {

    /** A request of the test. */
    public record Asked(@Nullable Facts facts) {}

    /** Its facts. */
    public record Facts(@Nullable Integer charges, @Nullable String motive, List<String> offers) {}

    /** An outcome of the test. */
    public record Told(String verdict, List<Bundle> packages) {}

    /** A package of the test. */
    public record Bundle(List<Item> tools) {}

    /** A tool of the test. */
    public record Item(String tool, @Nullable Integer quantity) {}

    private static final InvariantReader READER = new InvariantReader(
            Map.of("TRY", OutcomeShape.of(Asked.class)), Map.of("TRY", OutcomeShape.of(Told.class)));

    private static Invariant one(String said) {
        return READER.read("try.yaml", "type: TRY\ninvariants:\n  - {name: one, " + said + "}\n")
                .get(0);
    }

    private static Asked asked(int charges, @Nullable String motive, String... offers) {
        return new Asked(new Facts(charges, motive, List.of(offers)));
    }

    private static Told told(String verdict, List<Item> tools) {
        return new Told(verdict, tools.isEmpty() ? List.of() : List.of(new Bundle(tools)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {facts.charges: 3}                         | true
            {facts.charges: {atLeast: 3, atMost: 3}}   | true
            {facts.charges: {atLeast: 4}}              | false
            {facts.charges: {atMost: 2}}               | false
            {facts.motive: ~}                          | true
            {facts.motive: {present: true}}            | false
            {facts.motive: {not: ~}}                   | false
            {facts: {offers: {contains: A}}}           | true
            {facts: {offers: {containsNone: A}}}       | false
            {facts: {offers: {size: 2}}}               | true
            {facts: {offers: {size: {atMost: 1}}}}     | false
            {facts: {offers: {each: {among: [A, B]}}}} | true
            {facts: {offers: {each: A}}}               | false
            """)
    void given_picks_the_requests(String given, boolean picked) {
        assertThat(one("given: " + given + ", expect: {verdict: YES}").isAbout(asked(3, null, "A", "B")))
                .isEqualTo(picked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {packages: [[A x2, B]]}                                               | true
            {packages: {each: {among: [[A, B], [C]]}}}                            | true
            {packages: {each: {among: [[A], [C]]}}}                               | false
            {packages: {contains: {tools: {contains: A, containsNone: C}}}}       | true
            {packages: {contains: {tools: {contains: A, not: {size: 2}}}}}        | false
            {packages.0.tools.A.quantity: {atLeast: 2}}                           | true
            {packages.0.tools.B.quantity: {atLeast: 0}}                           | false
            {not: {verdict: NO}}                                                  | true
            {verdict: {not: {among: [YES, MAYBE]}}}                               | false
            """)
    void what_is_said_of_an_outcome_holds_or_not(String said, boolean holds) {
        assertThat(one("expect: " + said).says(told("YES", List.of(new Item("A", 2), new Item("B", null)))))
                .isEqualTo(holds);
    }

    @Test
    void what_never_is_becomes_a_scenario_that_expects_the_contrary() {
        assertThat(one("never: {verdict: NO}").expectation()).isEqualTo("{not: {verdict: \"NO\"}}");
        assertThat(one("expect: {packages: [[A x2]]}").expectation()).isEqualTo("{packages: [[A x2]]}");
    }

    @Test
    void it_says_which_facts_and_members_it_looks_at() {
        Invariant invariant = one(
                "given: {facts: {charges: 1, offers: {size: 0}}}, when: {verdict: YES}, never: {packages: {size: 0}}");

        assertThat(invariant.facts()).containsExactlyInAnyOrder("facts.charges", "facts.offers");
        assertThat(invariant.members()).containsExactlyInAnyOrder("verdict", "packages");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: one                                        | none of [count, expect, never]; expected one
            name: one, expect: {verdict: A}, never: {verdict: B} | several of [count, expect, never]; expected one
            name: one, expect: {verdikt: A}                  | key verdikt is unknown in expect; expected one of
            name: one, given: {fact.charges: 1}, expect: {verdict: A} | key fact is unknown in given; expected one of facts
            name: one, given: {facts.charges: {atLeast: x}}, expect: {verdict: A} | atLeast is "x"; expected a number
            name: one, type: OTHER, expect: {verdict: A}     | type is OTHER; expected one of [TRY]
            name: one, expects: {verdict: A}                 | key expects is unknown in an invariant; expected one of
            name: one, rule: BON-1, expect: {verdict: A}     | rule BON-1 is no rule id; expected one like RET-BON-01
            expect: {verdict: A}                             | an invariant has no name; expected one
            """)
    void a_mistake_is_told_with_its_line(String said, String problem) {
        assertThatThrownBy(() -> READER.read("try.yaml", "type: TRY\ninvariants:\n  - {" + said + "}\n"))
                .isInstanceOf(ScenarioProblemsException.class)
                .hasMessageContaining("try.yaml:3")
                .hasMessageContaining(problem);
    }
}
