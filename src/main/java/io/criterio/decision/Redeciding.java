package io.criterio.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.json.Json;
import io.criterio.json.NotJsonException;
import io.criterio.json.Path;
import io.criterio.problem.Problems;
import io.criterio.record.DecisionRecord;
import io.criterio.release.ArchivedReleases;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides recorded decisions again, out of nothing but their records, under the releases that decided them. */
@Singleton
public final class Redeciding {

    static final String TRACE = "trace";
    private static final String TYPE = "type";
    private static final String MASKED = "masked";

    private final RequestReader reader;
    private final ArchivedReleases releases;

    @Inject
    Redeciding(RequestReader reader, ArchivedReleases releases) {
        this.reader = reader;
        this.releases = releases;
    }

    /**
     * The decision as it is taken today, without a trace.
     *
     * @throws io.criterio.record.RecordUnavailableException when the release has to be read and cannot
     */
    public Redecided decide(DecisionRecord decision) {
        return decide(decision, false);
    }

    /** The same, with the trace if the type has one. */
    Redecided decideWithTrace(DecisionRecord decision) {
        return decide(decision, true);
    }

    private Redecided decide(DecisionRecord decision, boolean traced) {
        Problems problems = new Problems();
        JsonNode input = input(decision, problems);
        if (!(input instanceof ObjectNode asked)) {
            return new Redecided.Impossible("The recorded input is not a JSON object.");
        }
        if (asked.remove(MASKED) instanceof ArrayNode masked && !masked.isEmpty()) {
            List<String> pointers = new ArrayList<>();
            masked.forEach(pointer -> pointers.add(pointer.asText()));
            return new Redecided.Masked(pointers);
        }
        asked.put(TYPE, decision.type());
        RequestReader.Read read = reader.read(asked, problems);
        DecisionRequest request = read.request();
        DecisionType type = read.type();
        if (request == null || type == null || !problems.isEmpty()) {
            return unreadable(problems);
        }
        Set<String> include = new HashSet<>(request.include() == null ? Set.of() : request.include());
        include.remove(TRACE);
        if (traced && type.includes().contains(TRACE)) {
            include.add(TRACE);
        }
        Decider.Context context = new Decider.Context(decision.asOf(), decision.language(), Set.copyOf(include));
        return releases.under(
                decision.releaseDigest(),
                type,
                decider -> decide(decider, request, context, problems),
                Redecided.Impossible::new);
    }

    private static Redecided decide(
            Decider decider, DecisionRequest request, Decider.Context context, Problems problems) {
        Decided decided = decider.decide(request, context, problems);
        return decided == null || !problems.isEmpty() ? unreadable(problems) : new Redecided.Done(decided);
    }

    private static Redecided unreadable(Problems problems) {
        String first = problems.errors().stream()
                .findFirst()
                .map(error -> ": " + error.pointer() + " " + error.text())
                .orElse("");
        return new Redecided.Impossible("The recorded input is not a valid request any more" + first + ".");
    }

    private static @Nullable JsonNode input(DecisionRecord decision, Problems problems) {
        try {
            // As strictly as the request was read, and its numbers as exactly.
            Path path = new Path();
            return Json.read(
                    decision.input().getBytes(StandardCharsets.UTF_8),
                    path,
                    problems,
                    parser -> Json.tree(parser, path, problems));
        } catch (NotJsonException broken) {
            return null;
        }
    }
}
