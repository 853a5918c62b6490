package io.criterio.assignment.team;

import io.criterio.decision.DecisionRun;
import io.criterio.decision.DecisionRuns;
import io.criterio.decision.RunResult;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import io.criterio.problem.QueryParameters;
import io.criterio.text.Language;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Plans the days of whole teams. */
@Singleton
final class Teams {

    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";

    /** Of the stream in memory: as many bases of the largest kind as are read at once. */
    private static final int BASES_AT_ONCE = 2;

    private final DecisionRuns runs;
    private final LineReader reader = new LineReader();
    private final int longest;
    private final int most;
    private final AtomicInteger running = new AtomicInteger();
    private final ExecutorService reading;
    private final Executor cutting;

    @Inject
    Teams(
            DecisionRuns runs,
            @ConfigProperty(name = "criterio.body-limit", defaultValue = "8M") MemorySize longest,
            @ConfigProperty(name = "criterio.assignments.streams", defaultValue = "8") int most) {
        this.runs = runs;
        this.longest = Math.toIntExact(longest.asLongValue());
        this.most = most;
        this.cutting = Infrastructure.getDefaultExecutor();
        this.reading = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            Thread thread = new Thread(task, "assignment-reader");
            thread.setDaemon(true);
            return thread;
        });
    }

    @PreDestroy
    void stop() {
        reading.shutdown();
    }

    /**
     * Begins to answer a stream.
     *
     * @param type what the stream is: lines of JSON, or a table
     * @param query the parameters of the request
     * @return what is left to do: to take the stream to its end and to write the answers
     * @throws ProblemException if there is something wrong with the stream as a whole
     */
    StreamingOutput begin(
            InputStream stream, MediaType type, Map<String, List<String>> query, Language language, String instance)
            throws IOException {
        if (running.get() >= most) {
            throw new ProblemException(
                    ProblemKind.UNAVAILABLE, "As many streams as are answered at once, " + most + ", are under way.");
        }
        DecisionRun run = runs.begin(language);
        Offers offers = isTable(type) ? table(stream, query, run) : lines(stream, query);
        TeamRun team = new TeamRun(offers, run, instance, cutting, reading, (long) BASES_AT_ONCE * longest);
        return answers -> {
            running.incrementAndGet();
            try {
                team.answer(answers);
            } finally {
                running.decrementAndGet();
            }
        };
    }

    /** JSON is UTF-8 whatever is said of it; a table has to be. */
    private static boolean isTable(MediaType type) {
        boolean table = CSV.equalsIgnoreCase(type.getType() + "/" + type.getSubtype());
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (table && charset != null && !charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            throw new ProblemException(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE, "Content-Type is " + type + "; send it in UTF-8.");
        }
        return table;
    }

    private Offers lines(InputStream stream, Map<String, List<String>> query) {
        Problems problems = new Problems();
        QueryParameters.read(query, List.of(), problems);
        if (!problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        return new NdjsonOffers(stream, longest, reader);
    }

    private Offers table(InputStream stream, Map<String, List<String>> query, DecisionRun run) throws IOException {
        CsvEnvelope envelope = CsvEnvelope.read(query);
        RunResult sample = run.take(envelope.sample(), new Problems(), "");
        if (sample.problem() != null) {
            throw CsvEnvelope.ofParameters(sample.problem());
        }
        return new CsvOffers(stream, envelope, longest, reader);
    }
}
