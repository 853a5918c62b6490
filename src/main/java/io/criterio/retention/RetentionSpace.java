package io.criterio.retention;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.proof.Axis;
import io.criterio.proof.Decisions;
import io.criterio.proof.Digits;
import io.criterio.proof.InputSpace;
import io.criterio.proof.Variation;
import io.criterio.release.Release;
import io.criterio.retention.AskedFacts.Reads;
import io.criterio.retention.AskedFacts.Told;
import io.criterio.retention.api.RetentionRequest;
import io.criterio.retention.fact.Argument;
import io.criterio.retention.fact.Cancellation;
import io.criterio.retention.fact.CancellationReason;
import io.criterio.retention.fact.Customer;
import io.criterio.retention.fact.CustomerType;
import io.criterio.retention.fact.Experience;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Offer;
import io.criterio.retention.fact.OfferStatus;
import io.criterio.retention.fact.Plan;
import io.criterio.retention.fact.Policy;
import io.criterio.retention.fact.PolicyStatus;
import io.criterio.retention.fact.Statement;
import io.criterio.retention.fact.Tool;
import io.criterio.retention.fact.Usage;
import io.criterio.rules.Distinctions;
import io.criterio.rules.RuleSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every situation of a retention case that its rules tell apart.
 *
 * <p>The reason of an earlier cancellation and the customer's type are variations where only the rules that guide the
 * conversation read them: these make steps and handling. Where another rule reads one, it is tried with everything else.
 */
final class RetentionSpace implements InputSpace {

    /** The business date of every request: a Monday, so that a window of business days holds a weekend. */
    static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);

    static final List<Motive> MOTIVES = missingFirst(Motive.values());
    private static final List<Argument> ARGUMENTS = missingFirst(Argument.values());
    static final List<Usage> USAGES = missingFirst(Usage.values());
    static final List<Experience> EXPERIENCES = missingFirst(Experience.values());
    static final List<Plan> PLANS = List.of(Plan.values());
    static final List<PolicyStatus> STATUSES = List.of(PolicyStatus.values());

    static final List<CancellationReason> REASONS = missingFirst(CancellationReason.values());
    static final List<CustomerType> CUSTOMERS = missingFirst(CustomerType.values());

    /** The situation that says the least. */
    static final Situation LEAST = new Situation(
            new Policy(PolicyStatus.ACTIVE, Plan.PIF, 0),
            Usage.UNKNOWN,
            Motive.UNKNOWN,
            Argument.UNKNOWN,
            Experience.UNKNOWN,
            CancellationReason.UNKNOWN,
            CustomerType.UNKNOWN,
            List.of());

    /** How many numbers of charges are tried one by one before only those round a limit are. */
    private static final int SMALL = 60;

    private final List<Integer> charges;
    private final int compared;
    private final List<Distinctions> distinctions;
    private volatile @Nullable List<List<Offer>> histories;
    private final List<Argument> arguments;
    private final List<CancellationReason> reasons;
    private final List<CustomerType> customers;
    private final List<RuleSet> rules;

    RetentionSpace(List<RuleSet> rules) {
        this.distinctions = rules.stream().map(RuleSet::distinctions).toList();
        TreeSet<Integer> compared = new TreeSet<>(List.of(0));
        distinctions.forEach(one -> compared.addAll(one.numbers(Policy.class, "charges")));
        this.compared = compared.last();
        this.charges = charges(compared);
        this.rules = List.copyOf(rules);
        this.arguments = arguments(rules);
        Reads outside = new Reads(RetentionStages.TABLE.all().stream()
                .filter(stage -> stage != RetentionStages.GUIDANCE)
                .flatMap(stage -> rules.stream().map(one -> one.reading(stage)))
                .toList());
        this.reasons = outside.told().contains(Told.REASON) ? REASONS : REASONS.subList(0, 1);
        this.customers = outside.told().contains(Told.CUSTOMER) ? CUSTOMERS : CUSTOMERS.subList(0, 1);
    }

    /**
     * One of each kind: arguments are of one kind when the rules on what was said find the same in them, whatever the motive
     * stated, and no other rule tells them apart.
     */
    private static List<Argument> arguments(List<RuleSet> rules) {
        Map<Object, Argument> first = new LinkedHashMap<>();
        List<RetentionPolicy> policies =
                rules.stream().map(RetentionPolicy::new).toList();
        List<Distinctions> others = rules.stream()
                .map(one -> one.distinctionsOutside(RetentionStages.STATEMENT))
                .toList();
        // Where rules on what was said read anything else, it is not enough to look at what was said.
        boolean alone = rules.stream()
                .map(one -> one.reading(RetentionStages.STATEMENT))
                .noneMatch(one -> one.reads(Policy.class) || one.reads(Customer.class) || one.reads(Offer.class));
        for (Argument argument : ARGUMENTS) {
            List<Object> kind = new ArrayList<>();
            for (Motive motive : MOTIVES) {
                Situation situation = LEAST.withArgument(argument).withMotive(motive);
                policies.forEach(policy -> kind.add(policy.said(situation)));
                for (Object fact : Known.statement(situation)) {
                    if (fact instanceof Statement || fact instanceof Cancellation) {
                        others.forEach(one -> kind.add(one.of(fact)));
                    }
                }
            }
            first.putIfAbsent(alone ? kind : argument, argument);
        }
        return List.copyOf(first.values());
    }

    /** One of each kind that the rules tell apart. */
    List<Argument> arguments() {
        return arguments;
    }

    List<Integer> charges() {
        return charges;
    }

    /**
     * One of each kind that the rules tell apart; looked for when they are first asked for.
     *
     * @throws IllegalStateException if there are too many
     */
    List<List<Offer>> histories() {
        List<List<Offer>> known = histories;
        if (known == null) {
            known = Histories.told(distinctions);
            histories = known;
        }
        return known;
    }

    /** A negotiation that is open, and one that is over. */
    List<List<Offer>> progresses() {
        return List.of(List.of(), List.of(new Offer(Tool.BONIFICACION, OfferStatus.ACCEPTED)));
    }

    /** Absence first: it is the least that can be said. */
    private static <E extends Enum<E>> List<E> missingFirst(E[] values) {
        List<E> sorted = new ArrayList<>(List.of(values));
        sorted.sort((one, other) ->
                Boolean.compare(!one.name().equals("UNKNOWN"), !other.name().equals("UNKNOWN")));
        return List.copyOf(sorted);
    }

    private static List<Integer> charges(TreeSet<Integer> compared) {
        TreeSet<Integer> charges = new TreeSet<>();
        int last = compared.last();
        for (int number = 0; number <= Math.min(last + 1, SMALL); number++) {
            charges.add(number);
        }
        for (int number : compared) {
            charges.addAll(List.of(Math.max(0, number - 1), number, number + 1));
        }
        charges.add(4 * Math.max(1, last));
        return List.copyOf(charges);
    }

    @Override
    public String type() {
        return "RETENTION";
    }

    @Override
    public List<Axis> axes() {
        List<Axis> axes = new ArrayList<>(List.of(
                codes("facts.policy.status", STATUSES),
                codes("facts.policy.plan", PLANS),
                new Axis(
                        "facts.policy.charges",
                        charges.size(),
                        charges + ": the rules compare with numbers up to " + compared),
                new Axis(
                        "facts.offers",
                        histories().size(),
                        "one of each kind that the rules tell apart, of the " + Histories.ALL + " sets of offers"),
                codes("facts.policy.assistanceUsed", USAGES),
                codes("facts.cancellation.experience", EXPERIENCES),
                codes("facts.cancellation.motive", MOTIVES),
                new Axis(
                        "facts.cancellation.argument",
                        arguments.size(),
                        names(arguments) + ": one of each kind that the rules tell apart, of " + ARGUMENTS.size())));
        if (reasons.size() > 1) {
            axes.add(codes("facts.cancellation.reason", REASONS));
        }
        if (customers.size() > 1) {
            axes.add(codes("facts.customer.type", CUSTOMERS));
        }
        return List.copyOf(axes);
    }

    private static Axis codes(String name, List<? extends Enum<?>> values) {
        return new Axis(name, values.size(), names(values));
    }

    private static String names(List<? extends Enum<?>> values) {
        return values.stream()
                .map(value -> value.name().equals("UNKNOWN") ? "missing" : value.name())
                .collect(Collectors.joining(", "));
    }

    @Override
    public List<Variation> variations() {
        List<Variation> variations = new ArrayList<>();
        if (reasons.size() == 1) {
            variations.add(new Variation(codes("facts.cancellation.reason", REASONS), Set.of("steps", "areas")));
        }
        if (customers.size() == 1) {
            variations.add(new Variation(codes("facts.customer.type", CUSTOMERS), Set.of("handling")));
        }
        return List.copyOf(variations);
    }

    @Override
    public int size() {
        return STATUSES.size()
                * PLANS.size()
                * charges.size()
                * MOTIVES.size()
                * arguments.size()
                * USAGES.size()
                * EXPERIENCES.size()
                * histories().size()
                * reasons.size()
                * customers.size();
    }

    @Override
    public boolean isGrid() {
        return true;
    }

    /** The situation of a number. */
    Situation situation(int number, int... chosen) {
        Digits digits = new Digits(number);
        Argument argument = digits.next(arguments);
        Motive motive = digits.next(MOTIVES);
        Experience experience = digits.next(EXPERIENCES);
        Usage usage = digits.next(USAGES);
        List<Offer> offers = digits.next(histories());
        int charged = digits.next(charges);
        Plan plan = digits.next(PLANS);
        PolicyStatus status = digits.next(STATUSES);
        CancellationReason reason = digits.next(reasons);
        CustomerType customer = digits.next(customers);
        int next = 0;
        if (reasons.size() == 1 && chosen.length > 0) {
            reason = REASONS.get(chosen[next++]);
        }
        if (customers.size() == 1 && chosen.length > next) {
            customer = CUSTOMERS.get(chosen[next]);
        }
        return new Situation(
                new Policy(status, plan, charged), usage, motive, argument, experience, reason, customer, offers);
    }

    @Override
    public ObjectNode request(int number, int... chosen) {
        return json(situation(number, chosen));
    }

    /** A request that tells a situation. */
    static ObjectNode json(Situation situation) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("type", "RETENTION").put("asOf", AS_OF.toString());
        ObjectNode facts = request.putObject("facts");
        ObjectNode policy = facts.putObject("policy");
        policy.put("status", situation.policy().status().name());
        policy.put("plan", situation.policy().plan().name());
        policy.put("charges", situation.policy().charges());
        if (situation.usage() != Usage.UNKNOWN) {
            policy.put("assistanceUsed", situation.usage() == Usage.USED);
        }
        ObjectNode cancellation = JsonNodeFactory.instance.objectNode();
        put(cancellation, "motive", situation.motive());
        put(cancellation, "argument", situation.argument());
        put(cancellation, "experience", situation.experience());
        put(cancellation, "reason", situation.reason());
        if (!cancellation.isEmpty()) {
            facts.set("cancellation", cancellation);
        }
        if (situation.customer() != CustomerType.UNKNOWN) {
            facts.putObject("customer").put("type", situation.customer().name());
        }
        if (!situation.offers().isEmpty()) {
            ArrayNode offers = facts.putArray("offers");
            situation
                    .offers()
                    .forEach(offer -> offers.addObject()
                            .put("tool", offer.tool().name())
                            .put("status", offer.status().name()));
        }
        return request;
    }

    private static void put(ObjectNode node, String name, Enum<?> code) {
        if (!code.name().equals("UNKNOWN")) {
            node.put(name, code.name());
        }
    }

    /** The same as a record. Offers are a list where there are none, too: what holds of each holds of none. */
    static RetentionRequest request(Situation situation) {
        return new RetentionRequest(
                "RETENTION",
                null,
                AS_OF,
                null,
                null,
                null,
                new RetentionRequest.Facts(
                        new RetentionRequest.Customer(
                                null, given(RetentionRequest.CustomerType.class, situation.customer())),
                        new RetentionRequest.Policy(
                                situation.policy().status(),
                                situation.policy().plan(),
                                situation.policy().charges(),
                                null,
                                situation.usage() == Usage.UNKNOWN ? null : situation.usage() == Usage.USED),
                        new RetentionRequest.Cancellation(
                                given(RetentionRequest.Motive.class, situation.motive()),
                                given(RetentionRequest.Argument.class, situation.argument()),
                                given(RetentionRequest.Experience.class, situation.experience()),
                                given(RetentionRequest.Reason.class, situation.reason())),
                        situation.offers().stream()
                                .map(offer -> new RetentionRequest.Offer(offer.tool(), null, offer.status()))
                                .toList()),
                null);
    }

    private static <E extends Enum<E>> @Nullable E given(Class<E> codes, Enum<?> fact) {
        return fact.name().equals("UNKNOWN") ? null : Enum.valueOf(codes, fact.name());
    }

    /** Every set of facts that the policy puts before its rules. */
    List<List<?>> asked() {
        return new AskedFacts(this, rules).all();
    }

    @Override
    public Decisions under(Release release) {
        return new RetentionDecisions(this, RetentionRelease.of(release));
    }

    @Override
    public String toString() {
        return Arrays.toString(axes().stream().map(Axis::values).toArray());
    }
}
