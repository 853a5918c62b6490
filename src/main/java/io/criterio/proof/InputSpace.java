package io.criterio.proof;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.release.Release;
import java.util.List;

/**
 * Every situation that a decision type can meet, by number, up to what none of the rules in question tells apart.
 *
 * <p>A number stands for one value of every {@linkplain #axes axis}. {@linkplain #variations Variations} come on top: each
 * of them multiplies the situations, and is chosen by the number of its value, 0 for missing; what is not chosen is 0.
 */
public interface InputSpace {

    /** The decision type: {@code RETENTION}. */
    String type();

    /** In what the numbered situations differ. */
    List<Axis> axes();

    /** In what they differ besides; none for most types. */
    List<Variation> variations();

    /** How many numbers there are, from 0. */
    int size();

    /** Whether a number counts the axes through, the last one fastest. */
    boolean isGrid();

    /** The request of a situation, as JSON: what a scenario would give. */
    ObjectNode request(int number, int... chosen);

    /**
     * The decisions that a release takes.
     *
     * @throws io.criterio.rules.RuleProblemsException if it cannot decide
     */
    Decisions under(Release release);

    /** How many situations there are, with all variations. */
    default long situations() {
        long situations = size();
        for (Variation variation : variations()) {
            situations *= variation.axis().values();
        }
        return situations;
    }
}
