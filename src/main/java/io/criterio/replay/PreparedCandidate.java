package io.criterio.replay;

import io.criterio.decision.RecordedRequests;
import io.criterio.decision.RecordedRequests.Recorded;
import io.criterio.decision.Redecided;
import io.criterio.record.DecisionRecord;
import io.criterio.release.LiveRelease;
import io.criterio.release.ReleaseName;
import java.util.List;

/** Rules that were prepared in this process: of somebody who may run programs on this machine anyway. */
record PreparedCandidate(RecordedRequests requests, LiveRelease.Pinned pinned) implements Candidate {

    @Override
    public ReleaseName release() {
        return ReleaseName.of(pinned.release());
    }

    @Override
    public List<Redecided> decide(List<DecisionRecord> decisions) {
        return decisions.stream()
                .map(decision ->
                        requests.decide(Recorded.of(decision), (type, work) -> work.apply(pinned.decider(type))))
                .toList();
    }

    @Override
    public void close() {
        pinned.close();
    }
}
