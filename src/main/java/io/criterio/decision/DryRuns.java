package io.criterio.decision;

import io.criterio.json.NotJsonException;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.release.LiveRelease;
import io.criterio.text.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Takes decisions that are never recorded, under any release. Thread-safe. */
@Singleton
public final class DryRuns {

    private final RequestReader reader;
    private final Clock clock;

    @Inject
    public DryRuns(RequestReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * A dry run.
     *
     * @param answer what a caller gets, in UTF-8
     * @param outcome the part of the answer that the release decided, in UTF-8
     * @param rules ids of the rules in the outcome, sorted
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record DryRun(byte[] answer, byte[] outcome, List<String> rules) {}

    /**
     * Takes the decision that a body asks for.
     *
     * @param language what to answer in, where the release speaks it
     * @throws ProblemException if the body is not JSON or is not a valid request
     */
    public DryRun take(byte[] body, Language language, LiveRelease.Pinned release) {
        try {
            Language spoken = release.languages().contains(language) ? language : AcceptLanguage.DEFAULT;
            Taken taken = Envelope.take(
                    reader.read(body), spoken, release, type -> release.decider(type)::decide, clock, true);
            return new DryRun(
                    taken.answer(),
                    taken.decided().outcome().json(),
                    taken.decided().rules());
        } catch (NotJsonException notJson) {
            throw new ProblemException(ProblemKind.NOT_JSON, String.valueOf(notJson.getMessage()));
        }
    }
}
