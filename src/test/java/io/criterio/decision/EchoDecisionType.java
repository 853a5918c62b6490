package io.criterio.decision;

import io.criterio.problem.Problems;
import io.criterio.record.Content;
import io.criterio.release.Release;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A second decision type, beside the real one: what is its own is where its day begins, and that it can be broken. */
@Singleton
public final class EchoDecisionType implements DecisionType {

    /** Fourteen hours before Greenwich: its day is seldom that of the machine. */
    static final ZoneId ZONE = ZoneId.of("Pacific/Kiritimati");

    /** A number that the decider does not survive. */
    static final int BROKEN = 13;

    public record Request(
            String type,
            @Nullable String caseId,
            @Nullable LocalDate asOf,
            @Nullable List<String> include,
            @Nullable String release,
            @Nullable Boolean dryRun,
            @Nullable Facts facts)
            implements DecisionRequest {}

    public record Facts(
            @Nullable Integer number,
            @Nullable Double ratio,
            @Nullable List<String> words,
            @Nullable List<Part> parts) {}

    public record Part(@Nullable String name) {}

    @Override
    public String name() {
        return "ECHO";
    }

    @Override
    public Class<? extends DecisionRequest> requestClass() {
        return Request.class;
    }

    /** What it answers. */
    public record Outcome(boolean echo) {}

    @Override
    public Class<? extends Record> outcomeClass() {
        return Outcome.class;
    }

    @Override
    public Set<String> includes() {
        return Set.of();
    }

    @Override
    public Decider prepare(Release release) {
        return new Decider() {
            @Override
            public ZoneId zone(DecisionRequest request) {
                return ZONE;
            }

            @Override
            public @Nullable Decided decide(DecisionRequest request, Context context, Problems problems) {
                Facts facts = ((Request) request).facts();
                if (facts != null && facts.number() != null && facts.number() == BROKEN) {
                    throw new IllegalStateException("secret of the implementation");
                }
                byte[] outcome = "{\"echo\":true}".getBytes(StandardCharsets.UTF_8);
                byte[] input = "{}".getBytes(StandardCharsets.UTF_8);
                return problems.isEmpty()
                        ? new Decided(
                                Content.outcome(outcome, List.of()),
                                null,
                                standIn -> Content.situation("ECHO", input),
                                List.of(),
                                List.of(),
                                null,
                                null)
                        : null;
            }
        };
    }
}
