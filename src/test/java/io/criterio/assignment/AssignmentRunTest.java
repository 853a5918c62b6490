package io.criterio.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.criterio.assignment.api.AssignmentRequest;
import io.criterio.assignment.api.Campaign;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.api.Executive;
import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Status;
import io.criterio.decision.Decided;
import io.criterio.decision.Decider;
import io.criterio.json.Json;
import io.criterio.json.Path;
import io.criterio.json.RecordReader;
import io.criterio.problem.ProblemException;
import io.criterio.problem.Problems;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A derivado goes to one executive of a run. */
class AssignmentRunTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-19");
    private static final Decider.Context CONTEXT = new Decider.Context(TODAY, "es", Set.of("dispositions"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AssignmentDecider decider = new AssignmentDecider(ShippedAssignment.ASSIGNMENT);
    private final AssignmentRun run = new AssignmentRun(decider, 3);

    @Test
    void the_second_to_be_offered_a_derivado_is_told_who_has_it() throws IOException {
        Decided first = decide(request("e-1", empresa("r-1"), empresa("r-2")));
        Decided second = decide(request("e-2", empresa("r-2"), empresa("r-3"), empresa("r-1")));

        assertThat(assigned(first)).containsExactly("r-1", "r-2");
        assertThat(first.beside()).isNull();
        assertThat(assigned(second)).containsExactly("r-3");
        assertThat(JSON.readTree("{" + new String(second.beside()) + "}")).isEqualTo(JSON.readTree("""
                        {"takenInRun": [{"recordId": "r-2", "executive": "e-1", "rule": "ASG-DER-03"},
                                        {"recordId": "r-1", "executive": "e-1", "rule": "ASG-DER-03"}]}"""));
        assertThat(outcome(second).at("/dispositions/0/code").textValue()).isEqualTo("OTHER_EXECUTIVE");
    }

    @Test
    void the_record_of_the_second_decision_gives_the_same_decision_again() throws Exception {
        decide(request("e-1", empresa("r-1")));
        Decided second = decide(request("e-2", empresa("r-1"), record("r-2", Origin.VIGENTE, null)));

        Problems problems = new Problems();
        Path path = new Path();
        JsonNode input = ((com.fasterxml.jackson.databind.node.ObjectNode)
                        JSON.readTree(second.input().write(reference -> reference).json()))
                .put("type", "ASSIGNMENT");
        RecordReader<AssignmentRequest> reader = RecordReader.of(AssignmentRequest.class);
        AssignmentRequest again = Json.read(
                JSON.writeValueAsBytes(input), path, problems, parser -> reader.read(parser, path, problems));

        assertThat(decider.decide(again, CONTEXT, problems).outcome().json()).isEqualTo(second.outcome().json());
    }

    @Test
    void a_derivado_that_its_executive_offers_again_is_still_his() throws IOException {
        decide(request("e-1", empresa("r-1")));

        Decided again = decide(request("e-1", empresa("r-1")));

        assertThat(assigned(again)).containsExactly("r-1");
        assertThat(again.beside()).isNull();
    }

    @Test
    void a_derivado_that_needs_a_supervisor_needs_none_once_somebody_has_it() throws IOException {
        decide(request("e-1", record("r-1", Origin.DERIVADO, "e-1")));

        Decided second = decide(request("e-2", record("r-1", Origin.DERIVADO, null)));

        assertThat(outcome(second).get("needsSupervisor")).isEmpty();
        assertThat(second.beside()).isNotNull();
    }

    @Test
    void what_is_no_derivado_or_is_worked_or_was_not_assigned_is_nobodys() throws IOException {
        decide(request(
                "e-1",
                record("r-1", Origin.VIGENTE, null),
                record("r-2", Origin.DERIVADO, null),
                record("r-3", Origin.DERIVADO_EMPRESA, "e-9")));

        Decided second = decide(request(
                "e-2",
                record("r-1", Origin.VIGENTE, null),
                record("r-2", Origin.DERIVADO, "e-2"),
                record("r-3", Origin.DERIVADO_EMPRESA, "e-2")));

        assertThat(assigned(second)).containsExactlyInAnyOrder("r-1", "r-2", "r-3");
        assertThat(second.beside()).isNull();
    }

    @Test
    void what_could_not_be_recorded_was_not_given() throws IOException {
        decide(request("e-1", empresa("r-1")));
        run.keep();
        decide(request("e-1", empresa("r-2")));
        run.undo();

        assertThat(assigned(decide(request("e-2", empresa("r-1"), empresa("r-2")))))
                .containsExactly("r-2");
    }

    @Test
    void a_dry_run_gives_nothing_to_those_that_are_recorded() throws IOException {
        AssignmentRequest dry = dry(request("e-1", empresa("r-1")));

        decide(dry);

        assertThat(assigned(decide(dry(request("e-2", empresa("r-1")))))).isEmpty();
        assertThat(assigned(decide(request("e-3", empresa("r-1"))))).containsExactly("r-1");
        assertThat(assigned(decide(dry(request("e-1", empresa("r-1")))))).isEmpty();
    }

    @Test
    void a_run_remembers_so_many_and_refuses_what_would_be_more() {
        decide(request("e-1", empresa("r-1"), empresa("r-2"), empresa("r-3")));

        assertThatThrownBy(() -> decide(request("e-2", empresa("r-4"))))
                .isInstanceOfSatisfying(
                        ProblemException.class, problem -> assertThat(problem.kind().status()).isEqualTo(413))
                .hasMessageContaining("3 derivados");
        assertThat(decide(request("e-3", record("r-5", Origin.ABONO, null)))).isNotNull();
    }

    private Decided decide(AssignmentRequest request) {
        Problems problems = new Problems();
        Decided decided = run.decide(request, CONTEXT, problems);
        assertThat(problems.errors()).isEmpty();
        return decided;
    }

    private static List<String> assigned(Decided decided) throws IOException {
        return outcome(decided).findValues("assigned").get(0).findValuesAsText("recordId");
    }

    private static JsonNode outcome(Decided decided) throws IOException {
        return JSON.readTree(decided.outcome().json());
    }

    private static CustomerRecord empresa(String id) {
        return record(id, Origin.DERIVADO_EMPRESA, null);
    }

    private static CustomerRecord record(String id, Origin origin, @Nullable String assignedTo) {
        boolean derivado = origin == Origin.DERIVADO || origin == Origin.DERIVADO_EMPRESA;
        return new CustomerRecord(
                id,
                origin,
                Status.SIN_GESTION,
                0.5,
                "B-2",
                null,
                null,
                null,
                null,
                derivado ? TODAY : null,
                assignedTo);
    }

    private static AssignmentRequest request(String executive, CustomerRecord... records) {
        return new AssignmentRequest(
                "ASSIGNMENT",
                null,
                null,
                null,
                null,
                null,
                new AssignmentRequest.Facts(
                        new Executive(executive),
                        new Campaign(LocalDate.parse("2026-11-16"), "CL"),
                        TODAY,
                        null,
                        List.of(records)));
    }

    private static AssignmentRequest dry(AssignmentRequest request) {
        return new AssignmentRequest(request.type(), null, null, null, null, true, request.facts());
    }
}
