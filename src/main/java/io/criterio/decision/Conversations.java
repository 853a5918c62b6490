package io.criterio.decision;

import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import io.criterio.problem.QueryParameters;
import io.criterio.record.DecisionLog;
import io.criterio.record.DecisionRecord;
import io.criterio.record.InvalidSearchException;
import io.criterio.record.NewAnswer;
import io.criterio.record.Page;
import io.criterio.record.Scope;
import io.criterio.record.Search;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells conversations: the decisions of a case in the order in which they were taken. */
@Singleton
final class Conversations {

    private static final String CURSOR = "cursor";
    private static final String LIMIT = "limit";

    private final DecisionLog log;
    private final RecordedDecisions recorded;

    @Inject
    Conversations(DecisionLog log, RecordedDecisions recorded) {
        this.log = log;
        this.recorded = recorded;
    }

    /**
     * A page of a conversation, in UTF-8.
     *
     * @throws ProblemException if there is no such case, or naming every parameter that makes no sense
     */
    byte[] tell(String caseId, Map<String, List<String>> parameters) {
        Problems problems = new Problems();
        Map<String, String> values = QueryParameters.read(parameters, List.of(CURSOR, LIMIT), problems);
        String limit = values.get(LIMIT);
        String error = limit == null ? null : DecisionQueries.limitError(limit);
        if (error != null) {
            problems.add(QueryParameters.pointer(LIMIT), error);
        }
        if (!problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        Page page = page(caseId, values.get(CURSOR), limit == null ? Search.DEFAULT_LIMIT : Integer.parseInt(limit));
        Utf8 json = new Utf8(page.decisions().size() * 16_384 + 128);
        json.ascii("{\"caseId\":\"").escaped(caseId).ascii("\",\"turns\":[");
        Map<UUID, List<NewAnswer>> answers =
                log.answers(page.decisions().stream().map(DecisionRecord::id).toList()).stream()
                        .collect(Collectors.groupingBy(NewAnswer::decision));
        String separator = "";
        for (DecisionRecord decision : page.decisions()) {
            json.ascii(separator);
            separator = ",";
            turn(json, decision, answers.getOrDefault(decision.id(), List.of()));
        }
        json.ascii("]");
        DecisionQueries.member(json, "next", page.next());
        return json.ascii("}").toByteArray();
    }

    /** One decision, and what followed from it. */
    private static void turn(Utf8 json, DecisionRecord decision, List<NewAnswer> answers) {
        DecisionQueries.record(json, decision);
        if (!answers.isEmpty()) {
            json.ascii(",\"answers\":");
            CustomerAnswers.write(json, answers);
        }
        json.ascii("}");
    }

    private Page page(String caseId, @Nullable String cursor, int limit) {
        recorded.requireWhole();
        Scope scope = recorded.scope();
        // The database does not even take the question.
        if (caseId.length() > DecisionRecord.LONGEST_REFERENCE || caseId.indexOf(0) >= 0) {
            throw none(caseId);
        }
        try {
            Page page = log.conversation(caseId, cursor, limit, scope);
            if (page.decisions().isEmpty()
                    && (cursor == null
                            || log.conversation(caseId, null, 1, scope)
                                    .decisions()
                                    .isEmpty())) {
                throw none(caseId);
            }
            return page;
        } catch (InvalidSearchException invalid) {
            Problems problems = new Problems();
            problems.add(QueryParameters.pointer(invalid.parameter()), DecisionQueries.text(invalid));
            throw ProblemException.of(problems);
        }
    }

    private static ProblemException none(String caseId) {
        return new ProblemException(
                ProblemKind.NOT_FOUND,
                "No decision was recorded for case \"" + shortened(caseId)
                        + "\". A case is what the caseId of POST /decisions says.");
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
