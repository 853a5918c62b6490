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
import io.criterio.retention.api.RetentionRequest;
import io.criterio.retention.fact.Argument;
import io.criterio.retention.fact.CancellationReason;
import io.criterio.retention.fact.Case;
import io.criterio.retention.fact.Claim;
import io.criterio.retention.fact.Conversation;
import io.criterio.retention.fact.CustomerType;
import io.criterio.retention.fact.Experience;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Offer;
import io.criterio.retention.fact.Plan;
import io.criterio.retention.fact.Policy;
import io.criterio.retention.fact.PolicyStatus;
import io.criterio.retention.fact.Progress;
import io.criterio.retention.fact.Statement;
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
 * <p>The reason of an earlier cancellation and the customer's type are variations: no rule on the policy, the case, its
 * offers or a package can read them; only those on the conversation do, and they make steps and handling.
 */
final class RetentionSpace implements InputSpace {

    /** The business date of every request: a Monday, so that a window of business days holds a weekend. */
    static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);

    private static final List<Motive> MOTIVES = missingFirst(Motive.values());
    private static final List<Argument> ARGUMENTS = missingFirst(Argument.values());
    private static final List<Usage> USAGES = missingFirst(Usage.values());
    private static final List<Experience> EXPERIENCES = missingFirst(Experience.values());
    private static final List<Plan> PLANS = List.of(Plan.values());
    private static final List<PolicyStatus> STATUSES = List.of(PolicyStatus.values());

    static final List<CancellationReason> REASONS = missingFirst(CancellationReason.values());
    static final List<CustomerType> CUSTOMERS = missingFirst(CustomerType.values());

    /** How many numbers of charges are tried one by one before only those round a limit are. */
    private static final int SMALL = 60;

    private final List<Integer> charges;
    private final int compared;
    private final List<List<Offer>> histories;
    private final List<Argument> arguments;

    RetentionSpace(List<RuleSet> rules) {
        List<Distinctions> distinctions =
                rules.stream().map(RuleSet::distinctions).toList();
        TreeSet<Integer> compared = new TreeSet<>(List.of(0));
        distinctions.forEach(one -> compared.addAll(one.numbers(Policy.class, "charges")));
        this.compared = compared.last();
        this.charges = charges(compared);
        this.histories = Histories.told(distinctions);
        this.arguments = arguments(rules);
    }

    /** One of each kind: arguments are of one kind when the rules find the same in them, whatever the motive stated. */
    private static List<Argument> arguments(List<RuleSet> rules) {
        Map<Object, Argument> first = new LinkedHashMap<>();
        for (Argument argument : ARGUMENTS) {
            List<Object> found = new ArrayList<>();
            for (RuleSet one : rules) {
                for (Motive motive : MOTIVES) {
                    one.evaluate(List.of(new Statement(motive, argument)))
                            .fired()
                            .forEach(fired -> found.add(List.of(one, motive, fired.rule(), fired.finding())));
                }
            }
            first.putIfAbsent(found, argument);
        }
        return List.copyOf(first.values());
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
        return List.of(
                codes("facts.policy.status", STATUSES),
                codes("facts.policy.plan", PLANS),
                new Axis(
                        "facts.policy.charges",
                        charges.size(),
                        charges + ": the rules compare with numbers up to " + compared),
                new Axis(
                        "facts.offers",
                        histories.size(),
                        "one of each kind that the rules tell apart, of the " + Histories.ALL + " sets of offers"),
                codes("facts.policy.assistanceUsed", USAGES),
                codes("facts.cancellation.experience", EXPERIENCES),
                codes("facts.cancellation.motive", MOTIVES),
                new Axis(
                        "facts.cancellation.argument",
                        arguments.size(),
                        names(arguments) + ": one of each kind that the rules tell apart, of " + ARGUMENTS.size()));
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
        return List.of(
                new Variation(codes("facts.cancellation.reason", REASONS), Set.of("steps", "areas")),
                new Variation(codes("facts.customer.type", CUSTOMERS), Set.of("handling")));
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
                * histories.size();
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
        List<Offer> offers = digits.next(histories);
        int charged = digits.next(charges);
        Plan plan = digits.next(PLANS);
        PolicyStatus status = digits.next(STATUSES);
        return new Situation(
                new Policy(status, plan, charged),
                usage,
                motive,
                argument,
                experience,
                chosen.length == 0 ? REASONS.get(0) : REASONS.get(chosen[0]),
                chosen.length == 0 ? CUSTOMERS.get(0) : CUSTOMERS.get(chosen[1]),
                offers);
    }

    @Override
    public ObjectNode request(int number, int... chosen) {
        Situation situation = situation(number, chosen);
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("type", type()).put("asOf", AS_OF.toString());
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
        List<List<?>> asked = new ArrayList<>();
        for (Motive motive : MOTIVES) {
            for (Argument argument : Argument.values()) {
                asked.add(List.of(new Statement(motive, argument)));
            }
            for (Usage usage : USAGES) {
                for (Experience experience : EXPERIENCES) {
                    asked.add(List.of(new Claim(motive, usage, experience)));
                }
                conversations(motive, usage, asked);
                if (motive != Motive.UNKNOWN && usage != Usage.UNKNOWN) {
                    cases(new Case(motive, usage), asked);
                }
            }
            if (motive != Motive.UNKNOWN) {
                asked.add(RetentionPolicy.candidates(motive));
            }
        }
        return asked;
    }

    private static void conversations(Motive motive, Usage usage, List<List<?>> asked) {
        for (Progress progress : Progress.values()) {
            for (PolicyStatus status : STATUSES) {
                for (CancellationReason reason : REASONS) {
                    for (CustomerType customer : CUSTOMERS) {
                        asked.add(List.of(new Conversation(progress, status, motive, usage, reason, customer)));
                    }
                }
            }
        }
    }

    private void cases(Case handled, List<List<?>> asked) {
        for (PolicyStatus status : STATUSES) {
            for (Plan plan : PLANS) {
                for (int charged : charges) {
                    for (List<Offer> offers : histories) {
                        List<Object> facts = new ArrayList<>(List.of(new Policy(status, plan, charged), handled));
                        facts.addAll(offers);
                        asked.add(facts);
                    }
                }
            }
        }
        for (int tools = 1; tools <= ToolSet.ALL; tools++) {
            asked.add(RetentionPolicy.packaged(tools, handled.motive(), handled.usage()));
        }
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
