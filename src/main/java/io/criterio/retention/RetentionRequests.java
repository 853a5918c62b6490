package io.criterio.retention;

import io.criterio.problem.Problems;
import io.criterio.retention.api.RetentionRequest;
import io.criterio.retention.fact.Argument;
import io.criterio.retention.fact.CancellationReason;
import io.criterio.retention.fact.CustomerType;
import io.criterio.retention.fact.Experience;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Offer;
import io.criterio.retention.fact.Policy;
import io.criterio.retention.fact.Tool;
import io.criterio.retention.fact.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks a retention request and turns it into the facts that the rules know, all errors at once. */
final class RetentionRequests {

    /** More offers than this in one conversation are a caller's mistake. */
    static final int MAX_OFFERS = 100;

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,2})?");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final String DEFAULT_CURRENCY = "MXN";

    private RetentionRequests() {}

    /** What a request says, in canonical form. */
    record Reading(
            Situation situation,
            Proposed proposed,
            @Nullable Premium premium) {}

    /** The monthly premium. */
    record Premium(BigDecimal amount, String currency) {}

    /** Reads a request; null when {@code problems} says why not. */
    static @Nullable Reading read(RetentionRequest request, Problems problems) {
        int before = problems.errors().size();
        RetentionRequest.Facts facts = request.facts();
        if (facts == null) {
            problems.add("/facts", "facts is missing; expected an object with at least policy");
            return null;
        }
        Policy policy = policy(facts.policy(), problems);
        List<Offer> offers = offers(facts.offers(), problems);
        Proposed proposed = proposed(request.proposal(), problems);
        Premium premium = facts.policy() == null ? null : premium(facts.policy().monthlyPremium(), problems);
        if (policy == null || problems.errors().size() > before || !problems.isEmpty()) {
            return null;
        }
        RetentionRequest.Cancellation cancellation = facts.cancellation();
        Boolean used = facts.policy() == null ? null : facts.policy().assistanceUsed();
        return new Reading(
                new Situation(
                        policy,
                        used == null ? Usage.UNKNOWN : used ? Usage.USED : Usage.NOT_USED,
                        code(Motive.class, cancellation == null ? null : cancellation.motive()),
                        code(Argument.class, cancellation == null ? null : cancellation.argument()),
                        code(Experience.class, cancellation == null ? null : cancellation.experience()),
                        code(CancellationReason.class, cancellation == null ? null : cancellation.reason()),
                        code(
                                CustomerType.class,
                                facts.customer() == null
                                        ? null
                                        : facts.customer().type()),
                        offers),
                proposed,
                premium);
    }

    /** The fact of the same name; every one of these enums has UNKNOWN for what was left out. */
    private static <F extends Enum<F>> F code(Class<F> fact, @Nullable Enum<?> given) {
        return Enum.valueOf(fact, given == null ? "UNKNOWN" : given.name());
    }

    private static @Nullable Policy policy(RetentionRequest.@Nullable Policy policy, Problems problems) {
        if (policy == null) {
            problems.add("/facts/policy", "policy is missing; expected an object with status, plan and charges");
            return null;
        }
        if (policy.status() == null) {
            problems.add("/facts/policy/status", "status is missing; expected ACTIVE or CANCELLED, as VPL shows it");
        }
        if (policy.plan() == null) {
            problems.add("/facts/policy/plan", "plan is missing; expected PIF or PIF_BASICO");
        }
        Integer charges = policy.charges();
        if (charges == null) {
            problems.add(
                    "/facts/policy/charges",
                    "charges is missing; expected the number of premiums already charged, 0 or more");
        } else if (charges < 0) {
            problems.add(
                    "/facts/policy/charges",
                    "charges is " + charges + "; expected the number of premiums already charged, 0 or more");
        }
        return policy.status() == null || policy.plan() == null || charges == null || charges < 0
                ? null
                : new Policy(policy.status(), policy.plan(), charges);
    }

    private static List<Offer> offers(@Nullable List<RetentionRequest.Offer> given, Problems problems) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > MAX_OFFERS) {
            problems.add("/facts/offers", "offers has " + given.size() + " entries; expected at most " + MAX_OFFERS);
            return List.of();
        }
        List<Offer> offers = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            RetentionRequest.Offer offer = given.get(i);
            String at = "/facts/offers/" + i;
            if (offer == null) {
                problems.add(at, "an offer is null; expected an object with tool and status");
                continue;
            }
            if (offer.tool() == null) {
                problems.add(at + "/tool", "tool is missing; expected one of " + EnumSet.allOf(Tool.class));
            }
            if (offer.status() == null) {
                problems.add(at + "/status", "status is missing; expected OFFERED, ACCEPTED or REJECTED");
            }
            quantity(at, offer.quantity(), problems);
            if (offer.tool() != null && offer.status() != null) {
                offers.add(new Offer(offer.tool(), offer.status()));
            }
        }
        return offers;
    }

    private static Proposed proposed(@Nullable List<RetentionRequest.ProposedTool> given, Problems problems) {
        if (given == null) {
            return Proposed.NONE;
        }
        if (given.isEmpty() || given.size() > Tool.values().length) {
            problems.add(
                    "/proposal",
                    "proposal has " + given.size() + " entries; expected 1 to " + Tool.values().length
                            + " tools: leave it out when nothing is proposed");
            return Proposed.NONE;
        }
        Set<Tool> seen = EnumSet.noneOf(Tool.class);
        List<Proposed.Item> items = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            RetentionRequest.ProposedTool item = given.get(i);
            String at = "/proposal/" + i;
            if (item == null || item.tool() == null) {
                problems.add(at + "/tool", "tool is missing; expected one of " + EnumSet.allOf(Tool.class));
                continue;
            }
            if (!seen.add(item.tool())) {
                problems.add(
                        at + "/tool",
                        "tool " + item.tool() + " is there twice; expected each tool once, with its quantity");
                continue;
            }
            if (quantity(at, item.quantity(), problems)) {
                items.add(new Proposed.Item(
                        item.tool(), item.quantity() == null ? Proposed.Item.UNSPECIFIED : item.quantity()));
            }
        }
        return new Proposed(items);
    }

    private static boolean quantity(String at, @Nullable Integer quantity, Problems problems) {
        if (quantity != null && quantity < 1) {
            problems.add(
                    at + "/quantity",
                    "quantity is " + quantity + "; expected 1 or more: leave it out for a tool that is not counted");
            return false;
        }
        return true;
    }

    private static @Nullable Premium premium(RetentionRequest.@Nullable Money money, Problems problems) {
        if (money == null) {
            return null;
        }
        String at = "/facts/policy/monthlyPremium";
        String amount = money.amount();
        String currency = money.currency() == null ? DEFAULT_CURRENCY : money.currency();
        boolean amountFits = amount != null && AMOUNT.matcher(amount).matches();
        if (!amountFits) {
            problems.add(
                    at + "/amount",
                    (amount == null ? "amount is missing" : "amount is \"" + shortened(amount) + "\"")
                            + "; expected a decimal string with at most two decimals, for example \"115.00\"");
        }
        boolean currencyFits = CURRENCIES.contains(currency);
        if (!currencyFits) {
            problems.add(
                    at + "/currency",
                    "currency is \"" + shortened(currency) + "\"; expected an ISO 4217 code, for example \"MXN\"");
        }
        return amount != null && amountFits && currencyFits ? new Premium(new BigDecimal(amount), currency) : null;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
