package io.criterio.assignment;

import io.criterio.assignment.fact.Bucket;
import io.criterio.assignment.fact.Exclusion;
import java.util.List;

/** What the rules say of a profile. */
sealed interface Verdict {

    /**
     * Records of the profile are worked if there is room.
     *
     * @param rules ids of the rules that put them there, sorted
     */
    record Qualified(Bucket bucket, Place place, List<String> rules) implements Verdict {
        public Qualified {
            rules = List.copyOf(rules);
        }
    }

    /** Records of the profile are left out. */
    record Out(Reason reason) implements Verdict {}

    /**
     * Why a record is left out.
     *
     * @param rule the rule that says so
     * @param open whether the record may complete a short day
     */
    record Reason(Exclusion exclusion, String rule, boolean open) {}
}
