package io.criterio.decision;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every decision request carries, whatever its type; each type adds its facts. */
public interface DecisionRequest {

    /** The decision type, for example {@code RETENTION}. */
    String type();

    /** Ties the decisions of one conversation together. */
    @Nullable
    String caseId();

    /** The business date; when absent, the day that the facts are about, or else today in the decision's zone. */
    @Nullable
    LocalDate asOf();

    /** What to add to the answer, for example {@code trace}. */
    @Nullable
    List<String> include();

    /** Pins a rule release by version or digest; when absent, the live one decides. */
    @Nullable
    String release();

    /** Decide without recording. */
    @Nullable
    Boolean dryRun();
}
