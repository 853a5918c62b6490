package io.criterio.rules;

import io.criterio.sample.fact.Argument;
import io.criterio.sample.fact.Cancellation;
import io.criterio.sample.fact.Motive;
import io.criterio.sample.fact.Offer;
import io.criterio.sample.fact.OfferStatus;
import io.criterio.sample.fact.Plan;
import io.criterio.sample.fact.Policy;
import io.criterio.sample.fact.Status;
import io.criterio.sample.fact.Tool;
import io.criterio.sample.fact.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Cases at random, from a seed. */
final class Cases {

    private Cases() {}

    /** Up to one policy and one cancellation, and up to three offers. */
    static List<Object> random(Random random) {
        List<Object> facts = new ArrayList<>();
        if (random.nextInt(8) > 0) {
            facts.add(new Policy(
                    one(random, Status.values()),
                    one(random, Plan.values()),
                    random.nextInt(6),
                    one(random, Usage.values())));
        }
        if (random.nextInt(8) > 0) {
            facts.add(new Cancellation(one(random, Motive.values()), one(random, Argument.values())));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            facts.add(new Offer(one(random, Tool.values()), one(random, OfferStatus.values())));
        }
        return facts;
    }

    static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
