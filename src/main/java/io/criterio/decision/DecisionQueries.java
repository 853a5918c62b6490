package io.criterio.decision;

import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import io.criterio.problem.Problems.FieldError;
import io.criterio.problem.QueryParameters;
import io.criterio.problem.Suggestion;
import io.criterio.record.DecisionLog;
import io.criterio.record.DecisionRecord;
import io.criterio.record.InvalidSearchException;
import io.criterio.record.NewAnswer;
import io.criterio.record.Page;
import io.criterio.record.Search;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks up what was decided. */
@Singleton
final class DecisionQueries {

    /** A date in a search is a day in UTC, as every instant in an answer is. */
    private static final ZoneId ZONE = ZoneOffset.UTC;

    private static final List<String> PARAMETERS =
            List.of("caseId", "type", "rule", "customerRef", "executiveId", "release", "from", "to", "cursor", "limit");
    private static final List<String> PERSONS = List.of("customerRef", "executiveId");
    private static final Pattern RULE = Pattern.compile("[A-Z]{3}-[A-Z]{3}-\\d{2}");

    private final DecisionLog log;
    private final RecordedDecisions recorded;
    private final Retracing retracing;
    private final RequestReader reader;

    @Inject
    DecisionQueries(DecisionLog log, RecordedDecisions recorded, Retracing retracing, RequestReader reader) {
        this.log = log;
        this.recorded = recorded;
        this.retracing = retracing;
        this.reader = reader;
    }

    /**
     * The record of one decision, in UTF-8.
     *
     * @throws ProblemException if there is none of that id
     */
    byte[] find(String id) {
        recorded.requireWhole();
        DecisionRecord decision = recorded.find(id);
        byte[] trace = retracing.trace(decision);
        Utf8 json = new Utf8(decision.outcome().length() * 2);
        record(json, decision);
        if (trace != null) {
            json.ascii(",\"trace\":").bytes(trace);
        }
        List<NewAnswer> answers = log.answers(List.of(decision.id()));
        if (!answers.isEmpty()) {
            json.ascii(",\"answers\":");
            CustomerAnswers.write(json, answers);
        }
        return json.ascii("}").toByteArray();
    }

    /**
     * A page of decisions, in UTF-8.
     *
     * @throws ProblemException naming every parameter that makes no sense
     */
    byte[] search(Map<String, List<String>> parameters) {
        Page page = page(parameters);
        Utf8 json = new Utf8(page.decisions().size() * 512 + 64).ascii("{\"items\":[");
        String separator = "";
        for (DecisionRecord decision : page.decisions()) {
            json.ascii(separator);
            separator = ",";
            identity(json, decision);
            if (recorded.showsPersons()) {
                member(json, "customerRef", decision.customerRef());
                member(json, "executiveId", decision.executiveId());
            }
            json.ascii(",\"rules\":[");
            json.ascii(decision.rules().isEmpty() ? "" : "\"" + String.join("\",\"", decision.rules()) + "\"");
            json.ascii("]}");
        }
        json.ascii("]");
        member(json, "next", page.next());
        return json.ascii("}").toByteArray();
    }

    private Page page(Map<String, List<String>> parameters) {
        Problems problems = new Problems();
        Search search = Search.all();
        Map<String, String> values = QueryParameters.read(parameters, PARAMETERS, problems);
        if (!recorded.showsPersons()) {
            requireNoPersons(values);
        }
        for (String name : PARAMETERS) {
            String value = values.get(name);
            if (value != null) {
                search = apply(search, name, value, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        try {
            return log.search(search, recorded.scope());
        } catch (InvalidSearchException invalid) {
            problems.add(QueryParameters.pointer(invalid.parameter()), text(invalid));
            throw ProblemException.of(problems);
        }
    }

    /** Who may try references one by one need not be shown them. */
    private static void requireNoPersons(Map<String, String> values) {
        for (String name : PERSONS) {
            if (values.containsKey(name)) {
                throw new ProblemException(
                        ProblemKind.FORBIDDEN,
                        "To search by " + name + " takes the role supervisor.",
                        List.of(new FieldError(
                                QueryParameters.pointer(name), "is for the role supervisor; leave it out")));
            }
        }
    }

    private Search apply(Search search, String name, String value, Problems problems) {
        String error = error(name, value);
        if (error != null) {
            problems.add(QueryParameters.pointer(name), error);
            return search;
        }
        return switch (name) {
            case "caseId" -> search.caseId(value);
            case "type" -> search.type(value);
            case "rule" -> search.rule(value);
            case "customerRef" -> search.customerRef(value);
            case "executiveId" -> search.executiveId(value);
            case "release" -> search.release(value);
            case "from" -> attempt(search, problems, s -> s.from(value, ZONE));
            case "to" -> attempt(search, problems, s -> s.to(value, ZONE));
            case "cursor" -> search.cursor(value);
            default -> attempt(search, problems, s -> s.limit(Integer.parseInt(value)));
        };
    }

    private @Nullable String error(String name, String value) {
        return switch (name) {
            case "type" ->
                reader.types().contains(value)
                        ? null
                        : "is \"" + value + "\"; expected one of " + String.join(", ", reader.types())
                                + Suggestion.hint(value, reader.types());
            case "rule" ->
                RULE.matcher(value).matches()
                        ? null
                        : "is \"" + value + "\"; expected the id of a rule, for example RET-BON-01";
            case "limit" -> limitError(value);
            default -> null;
        };
    }

    static @Nullable String limitError(String value) {
        return value.matches("\\d{1,9}")
                ? null
                : "is \"" + value + "\"; expected a number from 1 to " + Search.LARGEST_LIMIT;
    }

    private static Search attempt(Search search, Problems problems, UnaryOperator<Search> change) {
        try {
            return change.apply(search);
        } catch (InvalidSearchException invalid) {
            problems.add(QueryParameters.pointer(invalid.parameter()), text(invalid));
            return search;
        }
    }

    static String text(InvalidSearchException invalid) {
        return String.valueOf(invalid.getMessage())
                .substring(invalid.parameter().length() + 1);
    }

    /** A decision as it is recorded, but for the brace at the end. */
    static void record(Utf8 json, DecisionRecord decision) {
        identity(json, decision);
        json.ascii(",\"language\":\"").ascii(decision.language());
        json.ascii("\",\"input\":").text(decision.input());
        json.ascii(",\"outcome\":").text(decision.outcome());
    }

    private static void identity(Utf8 json, DecisionRecord decision) {
        json.ascii("{\"id\":\"").ascii(decision.id().toString()).ascii("\",");
        Taken.envelope(json, decision.type(), decision.caseId(), decision.asOf(), decision.decidedAt());
        json.ascii(",\"release\":").bytes(Taken.release(decision.releaseVersion(), decision.releaseDigest()));
    }

    static void member(Utf8 json, String name, @Nullable String value) {
        if (value != null) {
            json.ascii(",\"").ascii(name).ascii("\":\"").escaped(value).ascii("\"");
        }
    }
}
