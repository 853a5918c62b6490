package io.criterio.scenario;

import io.criterio.decision.Decider;
import io.criterio.decision.DecisionType;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import io.criterio.problem.Problems.FieldError;
import io.criterio.problem.QueryParameters;
import io.criterio.release.LiveRelease;
import io.criterio.release.Release;
import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlSyntaxException;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Runs scenarios that callers send, under the live release. Nothing is recorded. */
@Singleton
final class ScenarioRuns {

    /** A suite with more of them is for the command line. */
    static final int MOST_CASES = 1_000;

    /** Of a text; what its cases grow to is limited as well. */
    static final int MOST_BYTES = 1 << 20;

    /** Values in all requests and expectations together: fixtures are copied into every case that uses them. */
    private static final int MOST_NODES = 500_000;

    private final LiveRelease live;
    private final Map<String, DecisionType> types = new LinkedHashMap<>();
    private final SuiteReader reader;
    private final Semaphore places;

    @Inject
    ScenarioRuns(
            LiveRelease live,
            @All List<DecisionType> types,
            @ConfigProperty(name = "criterio.scenarios.runs", defaultValue = "2") int runs) {
        this.live = live;
        types.forEach(type -> this.types.put(type.name(), type));
        this.reader = SuiteReader.of(types).within(MOST_CASES, MOST_NODES);
        this.places = new Semaphore(runs);
    }

    /**
     * What came of a run.
     *
     * @param csv the table as CSV that was sent; null when none was
     * @param table the table that was sent, in whatever form; null when none was
     */
    record Ran(
            Release release,
            List<SuiteResult> results,
            @Nullable CsvTable csv,
            @Nullable Table table) {

        RunAnswer answer() {
            return RunAnswer.of(release, results);
        }
    }

    /** Runs a suite in YAML or JSON. */
    Ran suite(byte[] body, Map<String, List<String>> query) {
        checked(query, List.of());
        return within(() -> ran(List.of(read(body)), null, null));
    }

    /** Runs the cases of a table in CSV. */
    Ran csv(byte[] body, Map<String, List<String>> query) {
        Map<String, String> settings = checked(query, List.of(TableSuites.TYPE, TableSuites.DATE));
        return within(() -> {
            CsvTable csv = CsvTable.read(limited(body), MOST_CASES);
            return ran(TableSuites.read(csv.table(), settings, reader), csv, csv.table());
        });
    }

    /** Runs the cases of a table in a workbook. */
    Ran xlsx(byte[] body, Map<String, List<String>> query) {
        Map<String, String> settings = checked(query, List.of(TableSuites.TYPE, TableSuites.DATE));
        return within(() -> {
            Table table = XlsxTable.read(limited(body), MOST_CASES);
            return ran(TableSuites.read(table, settings, reader), null, table);
        });
    }

    private interface Run {
        Ran run();
    }

    /** A run takes memory and a processor: a few at a time. */
    private Ran within(Run run) {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    ProblemKind.OVERLOADED,
                    "As many scenarios are being run as may be at once; ask again in a moment.");
        }
        try {
            return run.run();
        } finally {
            places.release();
        }
    }

    private static Map<String, String> checked(Map<String, List<String>> query, List<String> known) {
        Problems problems = new Problems();
        Map<String, String> values = QueryParameters.read(query, known, problems);
        if (!problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        return values;
    }

    private static byte[] limited(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw new ProblemException(
                    ProblemKind.TOO_LARGE,
                    "The body has " + body.length + " bytes; expected at most " + MOST_BYTES
                            + ". Send less at a time.");
        }
        return body;
    }

    private Suite read(byte[] body) {
        YamlNode root;
        try {
            root = YamlNode.parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(limited(body)))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            throw new ProblemException(ProblemKind.BAD_REQUEST, "The body is not UTF-8.");
        } catch (YamlSyntaxException noYaml) {
            String text = "line " + noYaml.line() + ": " + noYaml.problem();
            throw noYaml.isBeyondLimit()
                    ? new ProblemException(
                            ProblemKind.VALIDATION, "The suite, " + text, List.of(new FieldError("", text)))
                    : new ProblemException(ProblemKind.BAD_REQUEST, "The body is no suite: " + text);
        }
        try {
            return reader.read("suite", root);
        } catch (ScenarioProblemsException broken) {
            Problems problems = new Problems();
            for (ScenarioProblem problem : broken.problems()) {
                int line = problem.place().line();
                problems.add(SuitePointers.of(root, line), "line " + line + ": " + problem.text());
            }
            throw ProblemException.of(problems);
        }
    }

    private Ran ran(List<Suite> suites, @Nullable CsvTable csv, @Nullable Table table) {
        LiveRelease.Pinned pinned = live.pinned();
        List<SuiteResult> results = new ArrayList<>();
        for (Suite suite : suites) {
            DecisionType type = types.get(suite.type());
            Decider decider = pinned.deciders().get(suite.type());
            if (type == null || decider == null) {
                throw new IllegalStateException(
                        "a suite was read about " + suite.type() + ", of which nothing decides");
            }
            results.add(new SuiteResult(
                    suite, ScenarioRunner.run(suite, DeciderUnderTest.of(decider, type.requestClass(), "es"))));
        }
        return new Ran(pinned.release(), results, csv, table);
    }
}
