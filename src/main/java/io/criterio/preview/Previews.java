package io.criterio.preview;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.candidate.SentReleases;
import io.criterio.candidate.SentRules;
import io.criterio.decision.DryRuns;
import io.criterio.decision.DryRuns.DryRun;
import io.criterio.json.Json;
import io.criterio.json.NotJsonException;
import io.criterio.json.Path;
import io.criterio.json.RecordReader;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import io.criterio.release.LiveRelease;
import io.criterio.release.Release;
import io.criterio.release.ReleaseName;
import io.criterio.text.Language;
import io.criterio.verification.Differences;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides under rules that come with the request. Nothing is recorded and nothing that is live is touched. */
@Singleton
final class Previews {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULES = "rules";
    private static final String INCLUDE = "include";
    private static final String DIFFERENCE = "difference";
    private static final String RELEASE = "release";

    private final SentReleases sent;
    private final DryRuns dryRuns;
    private final LiveRelease live;
    private final RecordReader<SentRules> reader = RecordReader.of(SentRules.class);

    @Inject
    Previews(SentReleases sent, DryRuns dryRuns, LiveRelease live) {
        this.sent = sent;
        this.dryRuns = dryRuns;
        this.live = live;
    }

    /** A body in its parts: a request as {@code POST /decisions} takes it, the rules, and whether to compare. */
    private record Asked(byte[] request, SentRules rules, boolean difference) {}

    /**
     * The answer, in UTF-8.
     *
     * @throws ProblemException if the body, its facts or its rules make no sense, or the rules take more than they may
     */
    byte[] decide(byte[] body, Language language) {
        Asked asked = read(body);
        LiveRelease.Pinned pinned = live.pinned();
        // What is no request costs no reading of rules.
        DryRun now = dryRuns.take(asked.request(), language, pinned);
        DryRun candidate =
                sent.decide(asked.rules(), "/" + RULES, release -> dryRuns.take(asked.request(), language, release));
        return asked.difference() ? compared(now, pinned.release(), candidate) : candidate.answer();
    }

    private Asked read(byte[] body) {
        Problems problems = new Problems();
        Path path = new Path();
        JsonNode tree;
        try {
            tree = Json.read(body, path, problems, parser -> Json.tree(parser, path, problems));
        } catch (NotJsonException notJson) {
            throw new ProblemException(ProblemKind.NOT_JSON, String.valueOf(notJson.getMessage()));
        }
        if (tree != null && !(tree instanceof ObjectNode)) {
            problems.unreadable("", "is not an object; a preview is a request with rules");
        }
        if (!(tree instanceof ObjectNode object) || !problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        SentRules rules = rules(object.remove(RULES), problems);
        if (object.hasNonNull(RELEASE)) {
            problems.add("/" + RELEASE, "is of no use here: the rules of the request decide");
        }
        boolean difference = takeDifference(object.get(INCLUDE));
        if (!problems.isEmpty() || rules == null) {
            throw ProblemException.of(problems);
        }
        try {
            return new Asked(JSON.writeValueAsBytes(object), rules, difference);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can be written", impossible);
        }
    }

    private @Nullable SentRules rules(@Nullable JsonNode tree, Problems problems) {
        if (tree == null || tree.isNull()) {
            problems.add("/" + RULES, "is required: files, by path, that are laid over the live rules");
            return null;
        }
        try (JsonParser parser = tree.traverse()) {
            parser.nextToken();
            Path path = new Path();
            path.enter(RULES);
            return reader.read(parser, path, problems);
        } catch (IOException impossible) {
            throw new IllegalStateException("a tree in memory can be read", impossible);
        }
    }

    /** It is ours; what else is to be included is the decision type's business. */
    private static boolean takeDifference(@Nullable JsonNode include) {
        boolean found = false;
        if (include instanceof ArrayNode names) {
            for (int i = names.size() - 1; i >= 0; i--) {
                if (DIFFERENCE.equals(names.get(i).textValue())) {
                    names.remove(i);
                    found = true;
                }
            }
        }
        return found;
    }

    private static byte[] compared(DryRun now, Release live, DryRun candidate) {
        Differences differences =
                Differences.between(text(now.outcome()), now.rules(), text(candidate.outcome()), candidate.rules());
        List<PreviewDifference.Place> places = differences.first().stream()
                .filter(each -> !each.pointer().equals("/rules"))
                .map(each -> new PreviewDifference.Place(each.pointer(), each.recorded(), each.now()))
                .toList();
        PreviewDifference difference = new PreviewDifference(
                ReleaseName.of(live),
                differences.isEmpty(),
                Differences.without(candidate.rules(), now.rules()),
                Differences.without(now.rules(), candidate.rules()),
                places,
                differences.omitted() == 0 ? null : differences.omitted());
        return with(candidate.answer(), difference);
    }

    private static byte[] with(byte[] answer, PreviewDifference difference) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.length + 1_024);
        // An answer is an object with members: it ends with a brace.
        bytes.write(answer, 0, answer.length - 1);
        bytes.writeBytes(",\"changed\":".getBytes(StandardCharsets.UTF_8));
        try {
            bytes.writeBytes(JSON.writeValueAsBytes(difference));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("records and lists can be written", impossible);
        }
        bytes.write('}');
        return bytes.toByteArray();
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
