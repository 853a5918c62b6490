package io.criterio.retention.text;

import org.jspecify.annotations.Nullable;

/**
 * The facts of a case that its texts may name, as codes; the texts turn them into words of their language. What is null
 * reads as "not known".
 *
 * @param charges premiums charged, 0 or more
 * @param plan code of the plan
 * @param status code of the policy's status
 * @param motive code of the motive the case is handled as
 * @param statedMotive code of the motive the customer stated
 * @param impliedMotive code of the motive the argument implies
 * @param argument code of the customer's argument
 * @param tool code of the tool that the reason is about
 * @param quantity premiums that were proposed as a rebate
 */
public record CaseValues(
        int charges,
        String plan,
        String status,
        @Nullable String motive,
        @Nullable String statedMotive,
        @Nullable String impliedMotive,
        @Nullable String argument,
        @Nullable String tool,
        @Nullable Integer quantity) {

    public CaseValues {
        if (charges < 0) {
            throw new IllegalArgumentException(
                    "charges is " + charges + "; expected 0 or more. Hint: a request with fewer is refused earlier.");
        }
    }

    /** The values of a policy about whose case nothing else is known yet. */
    public static CaseValues of(int charges, String plan, String status) {
        return new CaseValues(charges, plan, status, null, null, null, null, null, null);
    }

    /** The same case, with what is known of the motive. */
    public CaseValues withMotive(
            @Nullable String handled, @Nullable String stated, @Nullable String implied, @Nullable String claimed) {
        return new CaseValues(charges, plan, status, handled, stated, implied, claimed, tool, quantity);
    }

    /** The same case, seen from {@code about}: the tool that a reason is given for. */
    public CaseValues withTool(String about) {
        return new CaseValues(charges, plan, status, motive, statedMotive, impliedMotive, argument, about, quantity);
    }

    /** The same case, with the quantity that was proposed. */
    public CaseValues withQuantity(@Nullable Integer proposed) {
        return new CaseValues(charges, plan, status, motive, statedMotive, impliedMotive, argument, tool, proposed);
    }
}
