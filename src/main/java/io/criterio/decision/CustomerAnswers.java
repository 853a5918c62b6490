package io.criterio.decision;

import io.criterio.json.Json;
import io.criterio.json.NotJsonException;
import io.criterio.json.Path;
import io.criterio.json.RecordReader;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import io.criterio.problem.Problems.FieldError;
import io.criterio.problem.Suggestion;
import io.criterio.record.Append;
import io.criterio.record.Appended;
import io.criterio.record.DecisionLog;
import io.criterio.record.DecisionRecord;
import io.criterio.record.NewAnswer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Records what customers answered to what decisions offered: once for each tool, and never otherwise afterwards. */
@Singleton
final class CustomerAnswers {

    private final RecordReader<OutcomeRequest> reader = RecordReader.of(OutcomeRequest.class);
    private final RecordedDecisions decisions;
    private final DecisionLog log;
    private final RequestReader types;
    private final Clock clock;

    @Inject
    CustomerAnswers(RecordedDecisions decisions, DecisionLog log, RequestReader types, Clock clock) {
        this.decisions = decisions;
        this.log = log;
        this.types = types;
        this.clock = clock;
    }

    /**
     * Records answers; waits until they are on disk. An answer that was recorded before, and is the same, is left as it
     * is.
     *
     * @param id of the decision
     * @return all answers to the decision, in UTF-8
     * @throws ProblemException if there is no such decision, the body makes no sense, or contradicts what was recorded
     */
    byte[] record(String id, byte[] body) {
        Problems problems = new Problems();
        OutcomeRequest request = read(body, problems);
        DecisionRecord decision = decisions.find(id);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<NewAnswer> answers = answers(decision, request, now, problems);
        if (!problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        append(answers);
        Utf8 json = new Utf8(512);
        json.ascii("{\"decision\":\"").ascii(decision.id().toString()).ascii("\",\"answers\":");
        write(json, log.answers(List.of(decision.id())));
        return json.ascii("}").toByteArray();
    }

    private OutcomeRequest read(byte[] body, Problems problems) {
        Path path = new Path();
        try {
            OutcomeRequest request = Json.read(body, path, problems, parser -> reader.read(parser, path, problems));
            return request == null ? new OutcomeRequest(null) : request;
        } catch (NotJsonException notJson) {
            throw new ProblemException(ProblemKind.NOT_JSON, String.valueOf(notJson.getMessage()));
        }
    }

    private List<NewAnswer> answers(DecisionRecord decision, OutcomeRequest request, Instant now, Problems problems) {
        if (request.answers() == null) {
            problems.add("/answers", "is required: a list of answers, one for each tool");
            return List.of();
        }
        Set<String> tools = new TreeSet<>(types.tools(decision.type()));
        List<NewAnswer> answers = new ArrayList<>();
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < request.answers().size(); i++) {
            OutcomeRequest.ToolAnswer one = request.answers().get(i);
            String at = "/answers/" + i;
            if (one == null || one.tool() == null || one.answer() == null) {
                problems.add(at, "expected an object with tool and answer");
                continue;
            }
            Integer earlier = first.putIfAbsent(one.tool(), i);
            if (tools.isEmpty()) {
                problems.add(
                        at + "/tool",
                        "is \"" + one.tool() + "\"; a decision of type " + decision.type() + " offers no tools");
            } else if (!tools.contains(one.tool())) {
                problems.add(
                        at + "/tool",
                        "is \"" + one.tool() + "\"; expected one of " + String.join(", ", tools)
                                + Suggestion.hint(one.tool(), tools));
            } else if (earlier != null) {
                problems.add(at + "/tool", "is \"" + one.tool() + "\", as /answers/" + earlier + "/tool is; keep one");
            } else {
                answers.add(
                        new NewAnswer(decision.id(), one.tool(), one.answer().name(), now));
            }
        }
        return answers;
    }

    private void append(List<NewAnswer> answers) {
        Appended appended = log.append(Append.ofAnswers(answers)).await();
        if (appended instanceof Appended.Contradicted contradicted) {
            List<FieldError> errors = new ArrayList<>();
            for (NewAnswer earlier : contradicted.earlier()) {
                errors.add(new FieldError(
                        "/answers",
                        earlier.tool() + " is recorded as " + earlier.answer() + " since " + earlier.answeredAt()
                                + "; an answer is recorded once and not changed"));
            }
            throw new ProblemException(
                    ProblemKind.CONFLICT, "The customer's answer is recorded already, and is another.", errors);
        }
    }

    /** Writes answers as a JSON array. */
    static void write(Utf8 json, List<NewAnswer> answers) {
        json.ascii("[");
        String separator = "";
        for (NewAnswer answer : answers) {
            json.ascii(separator);
            separator = ",";
            json.ascii("{\"tool\":\"").escaped(answer.tool());
            json.ascii("\",\"answer\":\"").escaped(answer.answer());
            json.ascii("\",\"answeredAt\":\"").instant(answer.answeredAt()).ascii("\"}");
        }
        json.ascii("]");
    }
}
