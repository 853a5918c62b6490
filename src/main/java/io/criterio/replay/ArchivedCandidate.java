package io.criterio.replay;

import io.criterio.decision.Redecided;
import io.criterio.decision.Redeciding;
import io.criterio.record.DecisionRecord;
import io.criterio.release.ReleaseName;
import java.util.List;

/** A release that is live or in the archive. */
record ArchivedCandidate(Redeciding redeciding, ReleaseName release) implements Candidate {

    @Override
    public List<Redecided> decide(List<DecisionRecord> decisions) {
        return decisions.stream()
                .map(decision -> redeciding.decideUnder(release.digest(), decision))
                .toList();
    }
}
