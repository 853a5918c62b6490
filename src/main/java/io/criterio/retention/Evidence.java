package io.criterio.retention;

import io.criterio.retention.fact.Case;
import io.criterio.retention.fact.Claim;
import io.criterio.retention.fact.Motive;
import io.criterio.rules.Findings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the rules found about one situation; the fold needs nothing else.
 *
 * @param said findings about the stated motive and the argument
 * @param asked findings about the claim as it stands, missing facts and all
 * @param implied the motive that the argument stands for
 * @param effective the stated motive, else the implied one, else {@code UNKNOWN}
 * @param completions every way in which the missing facts can turn out
 * @param cases the distinct cases that the completions lead to
 * @param caseOf for each completion the index of its case
 */
record Evidence(
        Situation situation,
        Findings said,
        Findings asked,
        @Nullable Motive implied,
        Motive effective,
        List<Claim> completions,
        List<CaseEvidence> cases,
        int[] caseOf) {

    /**
     * What the rules found about one case.
     *
     * @param known the facts of the completion that led here, and the case
     * @param claimed findings about that completion: RET-MOT-03 may have turned the motive
     * @param findings findings about the case
     * @param combining how tools combine in it
     */
    record CaseEvidence(Case handled, List<Object> known, Findings claimed, Findings findings, Combining combining) {

        Terms terms() {
            return combining.terms();
        }

        /** The sets of tools that the terms of combining allow, in rank order. */
        List<PackageTerms> composable() {
            return combining.composable();
        }
    }

    /** The claim as it stands, missing facts and all. */
    Claim claim() {
        return new Claim(effective, situation.usage(), situation.experience());
    }

    /** The motive whose rules apply, if it is the same however the missing facts turn out. */
    @Nullable
    Motive handledAs() {
        Motive first = cases.get(0).handled().motive();
        for (CaseEvidence one : cases) {
            if (one.handled().motive() != first) {
                return null;
            }
        }
        return first;
    }
}
