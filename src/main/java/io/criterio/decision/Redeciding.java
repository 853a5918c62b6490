package io.criterio.decision;

import io.criterio.decision.RecordedRequests.Deciders;
import io.criterio.decision.RecordedRequests.Recorded;
import io.criterio.record.DecisionRecord;
import io.criterio.release.ArchivedReleases;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Decides recorded decisions again, out of nothing but their records, under the releases that decided them or others. */
@Singleton
public final class Redeciding {

    private final RecordedRequests requests;
    private final ArchivedReleases releases;

    @Inject
    Redeciding(RecordedRequests requests, ArchivedReleases releases) {
        this.requests = requests;
        this.releases = releases;
    }

    /**
     * The decision as it is taken today, without a trace.
     *
     * @throws io.criterio.record.RecordUnavailableException when the release has to be read and cannot
     */
    public Redecided decide(DecisionRecord decision) {
        return decideUnder(decision.releaseDigest(), decision);
    }

    /**
     * The decision as another release takes it, without a trace.
     *
     * @param digest of a release that is live or archived
     * @throws io.criterio.record.RecordUnavailableException when the release has to be read and cannot
     */
    public Redecided decideUnder(String digest, DecisionRecord decision) {
        return requests.decide(Recorded.of(decision), deciders(digest));
    }

    /** The decision as it is taken today, with the trace if the type has one. */
    Redecided decideWithTrace(DecisionRecord decision) {
        return requests.decideWithTrace(Recorded.of(decision), deciders(decision.releaseDigest()));
    }

    private Deciders deciders(String digest) {
        return (type, work) -> releases.under(digest, type, work::apply, Redecided.Impossible::new);
    }
}
