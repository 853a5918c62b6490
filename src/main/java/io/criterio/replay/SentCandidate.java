package io.criterio.replay;

import io.criterio.candidate.SentReleases;
import io.criterio.decision.RecordedRequests;
import io.criterio.decision.RecordedRequests.Recorded;
import io.criterio.decision.Redecided;
import io.criterio.record.DecisionRecord;
import io.criterio.release.ReleaseName;
import io.criterio.rules.EvaluationStoppedException;
import io.criterio.rules.RuleProblemsException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules that were sent: each evaluation has its budget, and all of them together have until an instant.
 *
 * @param until when they are to be done
 */
record SentCandidate(RecordedRequests requests, SentReleases.Sent sent, Clock clock, Instant until)
        implements Candidate {

    @Override
    public ReleaseName release() {
        return ReleaseName.of(sent.pinned().release());
    }

    @Override
    public List<Redecided> decide(List<DecisionRecord> decisions) {
        List<Redecided> again = new ArrayList<>(decisions.size());
        try {
            for (DecisionRecord decision : decisions) {
                if (clock.instant().isAfter(until)) {
                    throw new CandidateLostException("Rules that are sent may take no longer for a replay"
                            + " (criterio.sent-rules.longest-replay); replay fewer decisions, by from and to.");
                }
                again.add(decide(decision));
            }
        } catch (RuleProblemsException exceeded) {
            throw new CandidateLostException("The rules were stopped: " + exceeded.getMessage());
        } catch (EvaluationStoppedException stopped) {
            throw new CandidateLostException(String.valueOf(stopped.getMessage()));
        }
        return again;
    }

    /** One decision that cannot be made must not keep the others from being made. */
    private Redecided decide(DecisionRecord decision) {
        try {
            return requests.decide(
                    Recorded.of(decision),
                    (type, work) -> work.apply(sent.pinned().decider(type)));
        } catch (RuleProblemsException | EvaluationStoppedException ends) {
            throw ends;
        } catch (StackOverflowError tooDeep) {
            return new Redecided.Impossible("Deciding again failed: something nests too deeply");
        } catch (RuntimeException broken) {
            return new Redecided.Impossible("Deciding again failed: " + broken.getMessage());
        }
    }

    @Override
    public void cancel() {
        sent.budget().stop("The replay was cancelled.");
    }

    @Override
    public void close() {
        sent.close();
    }
}
