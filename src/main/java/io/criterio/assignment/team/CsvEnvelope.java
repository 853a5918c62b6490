package io.criterio.assignment.team;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.assignment.OutcomeJson;
import io.criterio.assignment.api.AssignmentLine;
import io.criterio.assignment.api.AssignmentRequest;
import io.criterio.assignment.api.Campaign;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.api.Executive;
import io.criterio.json.Path;
import io.criterio.json.RecordReader;
import io.criterio.problem.Problem;
import io.criterio.problem.ProblemException;
import io.criterio.problem.Problems;
import io.criterio.problem.Problems.FieldError;
import io.criterio.problem.QueryParameters;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the bases of a table have in common: it is in the query of the request. */
record CsvEnvelope(
        @Schema(required = true) @Nullable LocalDate date,
        @Schema(required = true) @Nullable LocalDate startDate,
        @Nullable String calendar,
        @Schema(pattern = CustomerRecord.SECTOR) @Nullable String sectorOfDay,
        @Schema(maxLength = 100) @Nullable String caseId,
        @Schema(maxItems = 10) @Nullable List<String> include,
        @Schema(maxLength = 100) @Nullable String release,
        @Nullable Boolean dryRun) {

    private static final List<String> PARAMETERS = List.of(
            "date", "startDate", "calendar", "sectorOfDay", "caseId", "include", "release", "dryRun");
    private static final RecordReader<CsvEnvelope> READER = RecordReader.of(CsvEnvelope.class);

    /** The parameter that a place in a request comes from. */
    private static final Pattern PARAMETER =
            Pattern.compile("(?:/facts)?(?:/campaign)?/(" + String.join("|", PARAMETERS) + ")(?:/.*)?");

    /**
     * Reads the parameters of a query.
     *
     * @throws ProblemException naming every parameter that cannot be read
     */
    static CsvEnvelope read(Map<String, List<String>> query) {
        Problems problems = new Problems();
        Map<String, String> given = QueryParameters.read(query, PARAMETERS, problems);
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        for (String name : PARAMETERS) {
            String value = given.get(name);
            if (value != null) {
                members.set(name, value(name, value));
            }
        }
        Problems unread = new Problems();
        CsvEnvelope envelope = read(members, unread);
        for (FieldError error : unread.errors()) {
            FieldError told = ofParameter(error);
            String name = told.pointer().substring(1);
            // Of one that is there and has no value it is said already that it has none.
            if (given.containsKey(name) || !query.containsKey(name)) {
                problems.add(told.pointer(), told.text());
            }
        }
        if (envelope == null || !problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        return envelope;
    }

    private static JsonNode value(String name, String value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (name) {
            case "dryRun" ->
                value.equals("true") || value.equals("false")
                        ? nodes.booleanNode(value.equals("true"))
                        : nodes.textNode(value);
            case "include" -> {
                var list = nodes.arrayNode();
                for (String one : value.split(",", -1)) {
                    list.add(one);
                }
                yield list;
            }
            default -> nodes.textNode(value);
        };
    }

    private static @Nullable CsvEnvelope read(ObjectNode members, Problems problems) {
        try (JsonParser parser = members.traverse()) {
            parser.nextToken();
            return READER.read(parser, new Path(), problems);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A problem of a request with this envelope, told of the parameters. */
    static ProblemException ofParameters(Problem problem) {
        Problems problems = new Problems();
        problem.errors().stream()
                .map(CsvEnvelope::ofParameter)
                .forEach(error -> problems.add(error.pointer(), error.text()));
        return ProblemException.of(problems);
    }

    private static FieldError ofParameter(FieldError error) {
        Matcher parameter = PARAMETER.matcher(error.pointer());
        return parameter.matches()
                ? new FieldError(QueryParameters.pointer(parameter.group(1)), error.text())
                : error;
    }

    /** A request that is not to be recorded, for nobody's base: what is wrong with it is wrong with all of them. */
    AssignmentRequest sample() {
        return line(true, new Executive("-"), List.of()).request();
    }

    /** The JSON of a request up to its executive; {@code ,"executive":} and {@code "records":} follow, and two braces. */
    byte[] beginning() {
        byte[] json = OutcomeJson.write(line(dryRun, null, null));
        return Arrays.copyOf(json, json.length - 2);
    }

    private AssignmentLine line(
            @Nullable Boolean dry, @Nullable Executive executive, @Nullable List<CustomerRecord> records) {
        return new AssignmentLine(
                null,
                caseId,
                null,
                include,
                release,
                dry,
                new AssignmentRequest.Facts(
                        executive, new Campaign(startDate, calendar), date, sectorOfDay, records));
    }
}
