package io.criterio.replay;

import io.criterio.decision.Redecided;
import io.criterio.record.DecisionRecord;
import io.criterio.release.ReleaseName;
import io.criterio.sandbox.Sandbox;
import io.criterio.sandbox.SandboxException;
import java.util.List;

/** Rules that were sent, in a process of their own. */
record SentCandidate(Sandbox.Prepared rules) implements Candidate {

    @Override
    public ReleaseName release() {
        return rules.release();
    }

    @Override
    public List<Redecided> decide(List<DecisionRecord> decisions) {
        try {
            return rules.redecide(decisions);
        } catch (SandboxException stopped) {
            throw new CandidateLostException(String.valueOf(stopped.getMessage()));
        }
    }

    @Override
    public void close() {
        rules.close();
    }
}
