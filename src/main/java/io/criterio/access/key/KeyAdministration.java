package io.criterio.access.key;

import io.criterio.access.CurrentCaller;
import io.criterio.access.key.KeyAnswer.Listing;
import io.criterio.json.Json;
import io.criterio.json.NotJsonException;
import io.criterio.json.Path;
import io.criterio.json.RecordReader;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keys as an administrator asks for them over HTTP. */
@Singleton
final class KeyAdministration {

    private final RecordReader<KeyRequest> requests = RecordReader.of(KeyRequest.class);
    private final RecordReader<RotationRequest> rotations = RecordReader.of(RotationRequest.class);
    private final ApiKeys keys;
    private final CurrentCaller callers;
    private final Clock clock;

    @Inject
    KeyAdministration(ApiKeys keys, CurrentCaller callers, Clock clock) {
        this.keys = keys;
        this.callers = callers;
        this.clock = clock;
    }

    KeyAnswer create(byte[] body) {
        Problems problems = new Problems();
        KeyRequest request = read(requests, body, problems);
        Instant now = clock.instant();
        NewKey wanted = request == null ? null : request.check(now, problems);
        if (wanted == null || !problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        return KeyAnswer.of(keys.create(wanted, callers.get().name()), now);
    }

    Listing list() {
        Instant now = clock.instant();
        return new Listing(
                keys.list().stream().map(key -> KeyAnswer.of(key, now)).toList());
    }

    KeyAnswer find(String id) {
        return KeyAnswer.of(keys.find(checked(id)).orElseThrow(() -> none(id)), clock.instant());
    }

    KeyAnswer revoke(String id) {
        return KeyAnswer.of(keys.revoke(checked(id)).orElseThrow(() -> none(id)), clock.instant());
    }

    KeyAnswer rotate(String id, byte[] body) {
        Problems problems = new Problems();
        RotationRequest request = read(rotations, body, problems);
        Integer wanted = request == null ? null : request.graceHours();
        int hours = wanted == null ? RotationRequest.DEFAULT_HOURS : wanted;
        if (hours < 0 || hours > RotationRequest.MOST_HOURS) {
            problems.add("/graceHours", "is " + hours + "; expected 0 to " + RotationRequest.MOST_HOURS);
        }
        if (!problems.isEmpty()) {
            throw ProblemException.of(problems);
        }
        ApiKey before = keys.find(checked(id)).orElseThrow(() -> none(id));
        return KeyAnswer.of(
                keys.rotate(id, Duration.ofHours(hours))
                        .orElseThrow(() -> new ProblemException(
                                ProblemKind.CONFLICT,
                                "The key " + id + " of " + before.owner() + " is revoked. Make a new one.")),
                clock.instant());
    }

    /** The database does not even take some questions. */
    private static String checked(String id) {
        if (!KeyText.isId(id)) {
            throw none(id);
        }
        return id;
    }

    private static ProblemException none(String id) {
        return new ProblemException(
                ProblemKind.NOT_FOUND,
                "There is no key \"" + (id.length() <= 40 ? id : id.substring(0, 40) + "…")
                        + "\". An id is the part of a key between crit_ and the second _.");
    }

    private static <T extends Record> @Nullable T read(RecordReader<T> reader, byte[] body, Problems problems) {
        Path path = new Path();
        try {
            return Json.read(body, path, problems, parser -> reader.read(parser, path, problems));
        } catch (NotJsonException notJson) {
            throw new ProblemException(ProblemKind.NOT_JSON, String.valueOf(notJson.getMessage()));
        }
    }
}
