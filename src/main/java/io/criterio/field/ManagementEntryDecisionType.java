package io.criterio.field;

import io.criterio.decision.Decider;
import io.criterio.decision.DecisionRequest;
import io.criterio.decision.DecisionType;
import io.criterio.field.api.ManagementEntryAnswer;
import io.criterio.field.api.ManagementEntryRequest;
import io.criterio.release.Release;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/** {@code MANAGEMENT_ENTRY}: whether an entry is admitted, and what follows from it. */
@Singleton
final class ManagementEntryDecisionType implements DecisionType {

    private final FieldReleases releases;

    @Inject
    ManagementEntryDecisionType(FieldReleases releases) {
        this.releases = releases;
    }

    @Override
    public String name() {
        return "MANAGEMENT_ENTRY";
    }

    @Override
    public Class<? extends DecisionRequest> requestClass() {
        return ManagementEntryRequest.class;
    }

    @Override
    public Class<? extends Record> outcomeClass() {
        return ManagementEntryAnswer.class;
    }

    @Override
    public Set<String> includes() {
        return Set.of(FieldDecider.TRACE);
    }

    @Override
    public Decider prepare(Release release) {
        return new ManagementEntries(releases.of(release));
    }
}
