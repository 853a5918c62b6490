package io.criterio.oracle.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.criterio.oracle.base.Client.Status;
import java.util.Comparator;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AssignmentPropertiesTest {

    @Test
    void the_oracle_keeps_to_them() {
        AssignmentProperties properties = new AssignmentProperties(DailyPlanner::plan);

        LongStream.range(0, 3_000).forEach(seed -> properties.holdFor(RandomBases.base(seed), new Random(seed)));
    }

    /** A property that no wrong planner offends says nothing. */
    @ParameterizedTest
    @MethodSource
    void a_wrong_planner_offends_one(String property, Function<Base, DayPlan> planner) {
        AssignmentProperties properties = new AssignmentProperties(planner);

        assertThatThrownBy(() -> LongStream.range(0, 3_000)
                        .forEach(seed -> properties.holdFor(RandomBases.base(seed), new Random(seed))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(property);
    }

    static Stream<Arguments> a_wrong_planner_offends_one() {
        return Stream.of(
                wrong("in their order", AssignmentPropertiesTest::withTheFirstRecordMovedByItsNumber),
                wrong(
                        "whatever the order of the input",
                        base -> base.records().isEmpty()
                                ? base
                                : base.with(base.records().stream()
                                        .map(client -> client.id()
                                                        .equals(base.records()
                                                                .get(0)
                                                                .id())
                                                ? with(client, Status.FORMALIZADO)
                                                : client)
                                        .toList())),
                wrong(
                        "exactly one disposition",
                        base -> base.with(base.records().stream()
                                .filter(client -> client.status() != Status.RECHAZO)
                                .toList())),
                wrong(
                        "FORMALIZADO never",
                        base -> base.with(base.records().stream()
                                .map(client -> client.status() == Status.FORMALIZADO
                                        ? with(client, Status.CONTACTADO)
                                        : client)
                                .toList())),
                wrong(
                        "nothing but unworked",
                        base -> base.with(base.records().stream()
                                .map(client -> client.status() == Status.NO_CONTACTADO
                                        ? with(client, Status.SIN_GESTION)
                                        : client)
                                .toList())),
                wrong(
                        "no DERIVADO without assignedTo",
                        base -> base.with(base.records().stream()
                                .map(client -> client.assignedTo() == null ? ours(client, base.executive()) : client)
                                .toList())),
                wrong(
                        "at least as fresh",
                        base -> base.with(base.records().stream()
                                .map(client ->
                                        client.origin() == Client.Origin.DERIVADO_EMPRESA ? plain(client) : client)
                                .toList())));
    }

    @Test
    void a_difference_names_the_part_and_both_sides() {
        Base base = RandomBases.base(1);
        DayPlan plan = DailyPlanner.plan(base);
        DayPlan other = DailyPlanner.plan(
                base.with(base.records().subList(1, base.records().size())));

        assertThat(Differences.between(plan, plan)).isEmpty();
        assertThat(Differences.between(plan, other)).anyMatch(line -> line.startsWith("ledger: expected Ledger["));
    }

    private static Arguments wrong(String property, UnaryOperator<Base> misreading) {
        return Arguments.argumentSet(
                property, property, (Function<Base, DayPlan>) base -> DailyPlanner.plan(misreading.apply(base)));
    }

    /** The propensity of the best record depends on how many records there are. */
    private static Base withTheFirstRecordMovedByItsNumber(Base base) {
        return base.records().stream()
                .min(Comparator.comparing(Client::id))
                .map(first -> base.with(base.records().stream()
                        .map(client -> client.equals(first)
                                ? propensity(client, base.records().size() % 2)
                                : client)
                        .toList()))
                .orElse(base);
    }

    private static Client with(Client c, Status status) {
        return new Client(
                c.id(),
                c.origin(),
                status,
                c.propensity(),
                c.sector(),
                c.company(),
                c.convenio(),
                c.location(),
                c.commitment(),
                c.referredOn(),
                c.assignedTo());
    }

    private static Client ours(Client c, String executive) {
        return new Client(
                c.id(),
                c.origin(),
                c.status(),
                c.propensity(),
                c.sector(),
                c.company(),
                c.convenio(),
                c.location(),
                c.commitment(),
                c.referredOn(),
                executive);
    }

    private static Client plain(Client c) {
        return new Client(
                c.id(),
                Client.Origin.VIGENTE,
                c.status(),
                c.propensity(),
                c.sector(),
                c.company(),
                c.convenio(),
                c.location(),
                c.commitment(),
                c.referredOn(),
                c.assignedTo());
    }

    private static Client propensity(Client c, double propensity) {
        return new Client(
                c.id(),
                c.origin(),
                c.status(),
                propensity,
                c.sector(),
                c.company(),
                c.convenio(),
                c.location(),
                c.commitment(),
                c.referredOn(),
                c.assignedTo());
    }
}
