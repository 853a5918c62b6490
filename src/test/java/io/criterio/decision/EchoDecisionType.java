package io.criterio.decision;

import io.criterio.problem.Problems;
import io.criterio.release.Release;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Singleton
public class EchoDecisionType implements DecisionType {

    public record Request(
            String type,
            @Nullable String caseId,
            @Nullable LocalDate asOf,
            @Nullable List<String> include,
            @Nullable String release,
            @Nullable Boolean dryRun,
            @Nullable Facts facts)
            implements DecisionRequest {}

    public record Facts(@Nullable Integer number, @Nullable List<Part> parts) {}

    public record Part(@Nullable String name) {}

    @Override
    public String name() {
        return "ECHO";
    }

    @Override
    public Class<? extends DecisionRequest> requestClass() {
        return Request.class;
    }

    @Override
    public Set<String> includes() {
        return Set.of("trace");
    }

    @Override
    public Decider prepare(Release release) {
        return new Decider() {
            @Override
            public ZoneId zone(DecisionRequest request) {
                return ZoneId.of("America/Mexico_City");
            }

            @Override
            public Decided decide(DecisionRequest request, Context context, Problems problems) {
                byte[] outcome = "{\"echo\":true}".getBytes(StandardCharsets.UTF_8);
                return new Decided(outcome, null, () -> outcome, List.of(), List.of(), null, null);
            }
        };
    }
}
