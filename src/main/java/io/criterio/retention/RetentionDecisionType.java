package io.criterio.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.criterio.decision.Decider;
import io.criterio.decision.DecisionRequest;
import io.criterio.decision.DecisionType;
import io.criterio.release.Release;
import io.criterio.retention.api.RetentionAnswer;
import io.criterio.retention.api.RetentionRequest;
import io.criterio.retention.fact.Tool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code RETENTION}: which tools may be offered to a customer who wants to cancel, and why not the others. */
@Singleton
final class RetentionDecisionType implements DecisionType {

    static final ObjectWriter JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build()
            .writer();

    private final int kept;

    @Inject
    RetentionDecisionType(@ConfigProperty(name = "criterio.cache.entries", defaultValue = "4096") int kept) {
        this.kept = kept;
    }

    @Override
    public String name() {
        return "RETENTION";
    }

    @Override
    public Class<? extends DecisionRequest> requestClass() {
        return RetentionRequest.class;
    }

    @Override
    public Class<? extends Record> outcomeClass() {
        return RetentionAnswer.class;
    }

    @Override
    public Set<String> includes() {
        return Set.of(RetentionDecider.TRACE, RetentionDecider.PLAN);
    }

    @Override
    public Set<String> tools() {
        return Arrays.stream(Tool.values()).map(Tool::name).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Decider prepare(Release release) {
        return new RetentionDecider(RetentionRelease.of(release), JSON, kept);
    }
}
