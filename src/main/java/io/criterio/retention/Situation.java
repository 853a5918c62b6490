package io.criterio.retention;

import io.criterio.retention.fact.Argument;
import io.criterio.retention.fact.CancellationReason;
import io.criterio.retention.fact.CustomerType;
import io.criterio.retention.fact.Experience;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Offer;
import io.criterio.retention.fact.OfferStatus;
import io.criterio.retention.fact.Plan;
import io.criterio.retention.fact.Policy;
import io.criterio.retention.fact.PolicyStatus;
import io.criterio.retention.fact.Progress;
import io.criterio.retention.fact.Tool;
import io.criterio.retention.fact.Usage;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a retention outcome depends on, in canonical form: offers are sorted and distinct, so that two
 * requests that say the same in another order are the same situation. What is missing is {@code UNKNOWN}.
 */
public record Situation(
        Policy policy,
        Usage usage,
        Motive motive,
        Argument argument,
        Experience experience,
        CancellationReason reason,
        CustomerType customer,
        List<Offer> offers) {

    public Situation {
        offers = offers.size() < 2
                ? List.copyOf(offers)
                : offers.stream().distinct().sorted().toList();
    }

    /** Whether a package was accepted, or the negotiation is still open. */
    Progress progress() {
        for (Offer offer : offers) {
            if (offer.status() == OfferStatus.ACCEPTED) {
                return Progress.ACCEPTED;
            }
        }
        return Progress.OPEN;
    }

    /** The situation after these tools were offered and the customer gave this answer. */
    Situation after(List<Tool> tools, OfferStatus answer) {
        List<Offer> history = new ArrayList<>(offers);
        for (Tool tool : tools) {
            history.add(new Offer(tool, answer));
        }
        return new Situation(policy, usage, motive, argument, experience, reason, customer, history);
    }

    Situation withUsage(Usage changed) {
        return new Situation(policy, changed, motive, argument, experience, reason, customer, offers);
    }

    Situation withMotive(Motive changed) {
        return new Situation(policy, usage, changed, argument, experience, reason, customer, offers);
    }

    Situation withArgument(Argument changed) {
        return new Situation(policy, usage, motive, changed, experience, reason, customer, offers);
    }

    Situation withExperience(Experience changed) {
        return new Situation(policy, usage, motive, argument, changed, reason, customer, offers);
    }

    Situation withReason(CancellationReason changed) {
        return new Situation(policy, usage, motive, argument, experience, changed, customer, offers);
    }

    Situation withCustomer(CustomerType changed) {
        return new Situation(policy, usage, motive, argument, experience, reason, changed, offers);
    }

    Situation withOffers(List<Offer> changed) {
        return new Situation(policy, usage, motive, argument, experience, reason, customer, changed);
    }

    Situation withStatus(PolicyStatus changed) {
        return withPolicy(new Policy(changed, policy.plan(), policy.charges()));
    }

    Situation withPlan(Plan changed) {
        return withPolicy(new Policy(policy.status(), changed, policy.charges()));
    }

    Situation withCharges(int changed) {
        return withPolicy(new Policy(policy.status(), policy.plan(), changed));
    }

    private Situation withPolicy(Policy changed) {
        return new Situation(changed, usage, motive, argument, experience, reason, customer, offers);
    }
}
