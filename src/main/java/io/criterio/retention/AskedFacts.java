package io.criterio.retention;

import io.criterio.retention.fact.Cancellation;
import io.criterio.retention.fact.Candidate;
import io.criterio.retention.fact.Case;
import io.criterio.retention.fact.Claim;
import io.criterio.retention.fact.Conversation;
import io.criterio.retention.fact.Customer;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Offer;
import io.criterio.retention.fact.Packaged;
import io.criterio.retention.fact.Policy;
import io.criterio.retention.fact.Statement;
import io.criterio.rules.Reading;
import io.criterio.rules.RuleSet;
import io.criterio.rules.Stage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every set of facts that the rules of some releases are ever asked about, stage by stage, read off what their rules read:
 * what no rule of a stage reads is not tried in it.
 */
final class AskedFacts {

    private final RetentionSpace space;
    private final List<RuleSet> rules;
    private final List<RetentionPolicy> policies;

    AskedFacts(RetentionSpace space, List<RuleSet> rules) {
        this.space = space;
        this.rules = rules;
        this.policies = rules.stream()
                .map(one -> new RetentionPolicy(one).remembering())
                .toList();
    }

    /** What the stages before found in a situation, told or completed. */
    private record Front(
            Situation situation,
            Motive effective,
            Claim told,
            @Nullable Claim way,
            @Nullable Case handled,
            @Nullable Motive handledAs) {

        /** A situation of this front in which the missing facts are told. */
        Situation completed(Situation told) {
            return way == null
                    ? told
                    : told.withMotive(effective == Motive.UNKNOWN ? way.motive() : told.motive())
                            .withUsage(way.usage())
                            .withExperience(way.experience());
        }
    }

    List<List<?>> all() {
        Set<List<?>> asked = new LinkedHashSet<>();
        for (Stage stage : RetentionStages.TABLE.all()) {
            asked.addAll(in(stage, reads(stage)).keySet());
        }
        return List.copyOf(asked);
    }

    private Reads reads(Stage stage) {
        return new Reads(rules.stream().map(one -> one.reading(stage)).toList());
    }

    /** What is asked in a stage by rules that read so much, each with a situation in which it is. */
    Map<List<?>, Situation> in(Stage stage, Reads reads) {
        Reads before = new Reads(rules.stream()
                .flatMap(one ->
                        List.of(one.reading(RetentionStages.STATEMENT), one.reading(RetentionStages.CLAIM)).stream())
                .toList());
        boolean derived = reads.any(Claim.class, Case.class, Candidate.class, Packaged.class)
                || reads.attribute(Conversation.class, "motive")
                || reads.attribute(Conversation.class, "usage");
        boolean said = derived
                || reads.any(Statement.class)
                || List.of("motive", "argument", "experience").stream()
                        .anyMatch(one -> reads.attribute(Cancellation.class, one));
        // What the stages before read of everything else is part of what was said.
        List<Situation> bases = List.of(RetentionSpace.LEAST);
        if (said) {
            bases = vary(bases, space.arguments(), Situation::withArgument);
            bases = vary(bases, RetentionSpace.MOTIVES, Situation::withMotive);
            bases = vary(bases, RetentionSpace.USAGES, Situation::withUsage);
            bases = vary(bases, RetentionSpace.EXPERIENCES, Situation::withExperience);
        }
        if (derived) {
            bases = told(bases, before, false);
        }
        Map<Object, Front> fronts = new LinkedHashMap<>();
        for (Situation base : bases) {
            for (RetentionPolicy policy : policies) {
                for (Front front : fronts(stage, base, policy)) {
                    Object rest = derived ? told(base, before) : "";
                    fronts.putIfAbsent(
                            List.of(rest, reads.key(known(stage, front, front.situation(), ToolSet.ALL))), front);
                }
            }
        }
        Map<List<?>, Situation> asked = new LinkedHashMap<>();
        for (Front front : fronts.values()) {
            for (Situation situation : told(
                    List.of(front.situation()), reads.without(derived ? before : Reads.NOTHING), progress(reads))) {
                for (int tools = 1; tools <= (stage == RetentionStages.PACKAGE ? ToolSet.ALL : 1); tools++) {
                    asked.putIfAbsent(reads.facts(known(stage, front, situation, tools)), front.completed(situation));
                }
            }
        }
        return asked;
    }

    private static boolean progress(Reads reads) {
        return reads.attribute(Conversation.class, "progress");
    }

    private static List<Front> fronts(Stage stage, Situation situation, RetentionPolicy policy) {
        Evidence evidence = policy.gather(situation);
        Claim told = evidence.claim();
        List<Front> fronts = new ArrayList<>();
        if (stage == RetentionStages.STATEMENT || stage == RetentionStages.GUIDANCE || stage == RetentionStages.CLAIM) {
            fronts.add(new Front(situation, evidence.effective(), told, null, null, evidence.handledAs()));
        }
        if (stage != RetentionStages.STATEMENT && stage != RetentionStages.GUIDANCE) {
            for (int i = 0; i < evidence.completions().size(); i++) {
                fronts.add(new Front(
                        situation,
                        evidence.effective(),
                        told,
                        evidence.completions().get(i),
                        evidence.cases().get(evidence.caseOf()[i]).handled(),
                        evidence.handledAs()));
            }
        }
        return fronts;
    }

    private static List<Object> known(Stage stage, Front front, Situation situation, int tools) {
        Claim way = front.way();
        if (stage == RetentionStages.STATEMENT) {
            return Known.statement(situation);
        }
        if (stage == RetentionStages.GUIDANCE) {
            return RetentionPolicy.guided(situation, front.told(), front.handledAs());
        }
        List<Object> known =
                way == null ? Known.claim(situation, front.told()) : Known.completed(situation, front.effective(), way);
        Case handled = front.handled();
        if (stage == RetentionStages.CLAIM || handled == null) {
            return known;
        }
        List<Object> inCase = Known.with(known, handled);
        if (stage == RetentionStages.CASE) {
            return inCase;
        }
        return stage == RetentionStages.TOOL
                ? Known.candidates(inCase, handled)
                : Known.packaged(inCase, handled, tools);
    }

    /** Situations with everything tried that is read of what is told apart from what was said. */
    private List<Situation> told(List<Situation> bases, Reads reads, boolean progress) {
        List<Situation> told = bases;
        for (Told one : Told.values()) {
            if (reads.told().contains(one)) {
                told = told(told, one);
            } else if (one == Told.OFFERS && progress) {
                told = vary(told, space.progresses(), Situation::withOffers);
            }
        }
        return told;
    }

    private List<Situation> told(List<Situation> bases, Told one) {
        return switch (one) {
            case STATUS -> vary(bases, RetentionSpace.STATUSES, Situation::withStatus);
            case PLAN -> vary(bases, RetentionSpace.PLANS, Situation::withPlan);
            case CHARGES -> vary(bases, space.charges(), Situation::withCharges);
            case OFFERS -> vary(bases, space.histories(), Situation::withOffers);
            case REASON -> vary(bases, RetentionSpace.REASONS, Situation::withReason);
            case CUSTOMER -> vary(bases, RetentionSpace.CUSTOMERS, Situation::withCustomer);
        };
    }

    private static <V> List<Situation> vary(
            List<Situation> bases, List<V> values, BiFunction<Situation, V, Situation> with) {
        List<Situation> varied = new ArrayList<>(bases.size() * values.size());
        for (Situation base : bases) {
            for (V value : values) {
                varied.add(with.apply(base, value));
            }
        }
        return varied;
    }

    /** The values of what is read, apart from what was said. */
    private static List<Object> told(Situation situation, Reads reads) {
        return reads.told().stream().map(one -> one.of.apply(situation)).toList();
    }

    /** What is told apart from what was said. */
    enum Told {
        STATUS(one -> one.policy().status()),
        PLAN(one -> one.policy().plan()),
        CHARGES(one -> one.policy().charges()),
        OFFERS(Situation::offers),
        REASON(Situation::reason),
        CUSTOMER(Situation::customer);

        private final Function<Situation, Object> of;

        Told(Function<Situation, Object> of) {
            this.of = of;
        }

        private boolean isRead(Reading by) {
            return switch (this) {
                case STATUS -> by.reads(Policy.class, "status") || by.reads(Conversation.class, "status");
                case PLAN -> by.reads(Policy.class, "plan");
                case CHARGES -> by.reads(Policy.class, "charges");
                case OFFERS -> by.reads(Offer.class);
                case REASON -> by.reads(Cancellation.class, "reason") || by.reads(Conversation.class, "reason");
                case CUSTOMER -> by.reads(Customer.class, "kind") || by.reads(Conversation.class, "customer");
            };
        }
    }

    /**
     * What some readings read together.
     *
     * @param readings of one or several stages
     * @param told what they read of what is told apart from what was said, in the order of its kinds
     */
    record Reads(List<Reading> readings, Set<Told> told) {

        static final Reads NOTHING = new Reads(List.of());

        Reads(List<Reading> readings) {
            this(
                    readings,
                    Stream.of(Told.values())
                            .filter(one -> readings.stream().anyMatch(one::isRead))
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Told.class))));
        }

        boolean attribute(Class<?> fact, String attribute) {
            return readings.stream().anyMatch(one -> one.reads(fact, attribute));
        }

        boolean any(Class<?>... facts) {
            return List.of(facts).stream().anyMatch(fact -> readings.stream().anyMatch(one -> one.reads(fact)));
        }

        Reads without(Reads other) {
            Set<Told> rest = EnumSet.copyOf(told);
            rest.removeAll(other.told);
            return new Reads(readings, rest);
        }

        Object key(List<Object> known) {
            return readings.stream().map(one -> one.key(known)).toList();
        }

        /** The facts that one of them reads. */
        List<Object> facts(List<Object> known) {
            return Reading.facts(readings, known);
        }
    }
}
