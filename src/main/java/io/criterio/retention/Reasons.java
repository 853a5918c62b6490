package io.criterio.retention;

import io.criterio.retention.Evidence.CaseEvidence;
import io.criterio.retention.RetentionOutcome.Condition;
import io.criterio.retention.RetentionOutcome.Derivation;
import io.criterio.retention.fact.Cancellation;
import io.criterio.retention.fact.Candidate;
import io.criterio.retention.fact.Case;
import io.criterio.retention.fact.Claim;
import io.criterio.retention.fact.Customer;
import io.criterio.retention.fact.Experience;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Offer;
import io.criterio.retention.fact.Policy;
import io.criterio.retention.fact.Statement;
import io.criterio.retention.fact.Usage;
import io.criterio.retention.finding.HandledAs;
import io.criterio.retention.finding.ImpliedMotive;
import io.criterio.rules.Fired;
import io.criterio.rules.Operator;
import io.criterio.rules.Unmet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns a rule that fired into the conditions that would have to be otherwise, in terms of the request: where the fact
 * stands, what the rule asks for, what was found, and for a fact that a rule derived, from what.
 */
final class Reasons {

    private static final String MOTIVE = "/facts/cancellation/motive";
    private static final String ARGUMENT = "/facts/cancellation/argument";
    private static final String EXPERIENCE = "/facts/cancellation/experience";
    private static final String USED = "/facts/policy/assistanceUsed";
    private static final String OFFERS = "/facts/offers";

    private final Function<Fired, List<Unmet>> explain;

    /**
     * Makes reasons out of explanations.
     *
     * @param explain the comparisons of a rule that fired, turned round
     */
    Reasons(Function<Fired, List<Unmet>> explain) {
        this.explain = explain;
    }

    /** What a rule on combining tools asks of the case; which tool and motive it is about goes without saying. */
    List<Condition> combining(Evidence evidence, CaseEvidence one, Fired fired) {
        return conditions(
                evidence,
                one,
                explain.apply(fired).stream()
                        .filter(unmet -> !(unmet.fact() instanceof Candidate))
                        .toList());
    }

    List<Condition> conditions(Evidence evidence, CaseEvidence one, Fired fired) {
        return conditions(evidence, one, explain.apply(fired));
    }

    private List<Condition> conditions(Evidence evidence, CaseEvidence one, List<Unmet> unmet) {
        if (unmet.size() == 1) {
            return List.of(condition(evidence, one, unmet.get(0)));
        }
        List<Condition> conditions = new ArrayList<>(unmet.size());
        Offer offer = null;
        for (Unmet comparison : unmet) {
            if (comparison.fact() instanceof Offer of) {
                // All comparisons of one offer are one condition: no offer like this may be there.
                if (offer != of) {
                    offer = of;
                    conditions.add(noSuchOffer(of, unmet));
                }
            } else {
                conditions.add(condition(evidence, one, comparison));
            }
        }
        return conditions;
    }

    private Condition condition(Evidence evidence, @Nullable CaseEvidence one, Unmet unmet) {
        Object fact = unmet.fact();
        if (fact instanceof Policy) {
            return plain("/facts/policy/" + unmet.attribute(), unmet);
        }
        if (fact instanceof Customer) {
            return told("/facts/customer/type", unmet);
        }
        if (fact instanceof Cancellation) {
            boolean missing =
                    unmet.attribute().equals("motive") && evidence.situation().motive() == Motive.UNKNOWN
                            || unmet.attribute().equals("experience")
                                    && evidence.situation().experience() == Experience.UNKNOWN;
            Condition told = told("/facts/cancellation/" + unmet.attribute(), unmet);
            return missing ? new Condition(told.path(), told.operator(), told.required(), null, null) : told;
        }
        if (fact instanceof Offer offer) {
            return noSuchOffer(offer, List.of(unmet));
        }
        if (fact instanceof Case) {
            return unmet.attribute().equals("usage") ? usage(evidence, unmet) : handled(evidence, one, unmet);
        }
        if (fact instanceof Claim) {
            return switch (unmet.attribute()) {
                case "usage" -> usage(evidence, unmet);
                case "experience" ->
                    new Condition(
                            EXPERIENCE,
                            operator(unmet.operator()),
                            value(unmet.required()),
                            evidence.situation().experience() == Experience.UNKNOWN ? null : value(unmet.actual()),
                            null);
                default -> stated(evidence, unmet);
            };
        }
        if (fact instanceof Statement) {
            return plain(unmet.attribute().equals("argument") ? ARGUMENT : MOTIVE, unmet);
        }
        throw new IllegalStateException(
                "a rule compares " + unmet.attribute() + " of "
                        + fact.getClass().getSimpleName()
                        + ", which no request pointer is known for; expected a fact of the request: Policy, Case, Offer, Claim");
    }

    private static Condition plain(String path, Unmet unmet) {
        return new Condition(path, operator(unmet.operator()), value(unmet.required()), value(unmet.actual()), null);
    }

    /** Of what may be left out. */
    private static Condition told(String path, Unmet unmet) {
        boolean missing = unmet.actual() instanceof Enum<?> code && code.name().equals("UNKNOWN");
        return missing
                ? new Condition(path, operator(unmet.operator()), value(unmet.required()), null, null)
                : plain(path, unmet);
    }

    private static Condition usage(Evidence evidence, Unmet unmet) {
        return new Condition(
                USED,
                operator(unmet.operator()),
                value(unmet.required()),
                evidence.situation().usage() == Usage.UNKNOWN ? null : value(unmet.actual()),
                null);
    }

    /** The motive that the case is handled by: stated, implied by the argument, or turned by RET-MOT-03. */
    private Condition handled(Evidence evidence, @Nullable CaseEvidence one, Unmet unmet) {
        Motive effective = evidence.effective();
        if (effective == Motive.UNKNOWN) {
            return new Condition(MOTIVE, operator(unmet.operator()), value(unmet.required()), null, null);
        }
        if (unmet.actual() == effective || one == null) {
            return stated(evidence, unmet);
        }
        return new Condition(
                MOTIVE,
                operator(unmet.operator()),
                value(unmet.required()),
                value(unmet.actual()),
                derivation(evidence, one.claimed().fired(), HandledAs.class));
    }

    private Condition stated(Evidence evidence, Unmet unmet) {
        boolean implied = evidence.situation().motive() == Motive.UNKNOWN;
        return new Condition(
                MOTIVE,
                operator(unmet.operator()),
                value(unmet.required()),
                evidence.effective() == Motive.UNKNOWN ? null : value(unmet.actual()),
                implied ? derivation(evidence, evidence.said().fired(), ImpliedMotive.class) : null);
    }

    private @Nullable Derivation derivation(Evidence evidence, List<Fired> fired, Class<?> finding) {
        for (Fired one : fired) {
            if (finding.isInstance(one.finding())) {
                List<Condition> conditions = new ArrayList<>();
                for (Unmet unmet : explain.apply(one)) {
                    conditions.add(condition(evidence, null, unmet));
                }
                return new Derivation(one.rule().id(), List.copyOf(conditions));
            }
        }
        return null;
    }

    private static Condition noSuchOffer(Offer offer, List<Unmet> unmet) {
        Map<String, Object> required = new LinkedHashMap<>();
        for (Unmet comparison : unmet) {
            if (comparison.fact() == offer) {
                Object value = value(comparison.required());
                required.put(
                        comparison.attribute(),
                        switch (comparison.operator()) {
                            case NE, NOT_IN -> value;
                            default -> Map.of("not", value);
                        });
            }
        }
        Map<String, Object> actual = new LinkedHashMap<>();
        actual.put("tool", offer.tool().name());
        actual.put("status", offer.status().name());
        return new Condition(OFFERS, "none", required, actual, null);
    }

    /** The contract's word for an operator. */
    static String operator(Operator operator) {
        return switch (operator) {
            case EQ -> "eq";
            case NE -> "ne";
            case LT -> "lt";
            case LTE -> "lte";
            case GT -> "gt";
            case GTE -> "gte";
            case IN -> "in";
            case NOT_IN -> "notIn";
        };
    }

    /** The request's word for a fact's value: the use of the assistance is a boolean there. */
    private static Object value(Object fact) {
        return fact instanceof Usage usage ? (Object) (usage == Usage.USED) : plainValue(fact);
    }

    /** A value as JSON has it: codes by name. */
    static Object plainValue(Object fact) {
        if (fact instanceof Enum<?> code) {
            return code.name();
        }
        if (fact instanceof Collection<?> several) {
            List<Object> values = new ArrayList<>(several.size());
            for (Object one : several) {
                values.add(plainValue(one));
            }
            return values;
        }
        return fact;
    }
}
