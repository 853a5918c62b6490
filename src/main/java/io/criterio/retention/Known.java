package io.criterio.retention;

import io.criterio.retention.fact.Cancellation;
import io.criterio.retention.fact.Candidate;
import io.criterio.retention.fact.Case;
import io.criterio.retention.fact.Claim;
import io.criterio.retention.fact.Customer;
import io.criterio.retention.fact.Experience;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Packaged;
import io.criterio.retention.fact.Statement;
import io.criterio.retention.fact.Tool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The facts that are known in each stage of a situation: everything that was told, and what the stages before added. */
final class Known {

    private Known() {}

    /** What was said, as it was said. */
    static List<Object> statement(Situation situation) {
        return statement(situation, situation.motive(), situation.experience());
    }

    private static List<Object> statement(Situation situation, Motive motive, Experience experience) {
        List<Object> known = new ArrayList<>(situation.offers().size() + 6);
        known.add(situation.policy());
        known.add(new Customer(situation.customer()));
        known.add(new Cancellation(motive, situation.argument(), experience, situation.reason()));
        known.addAll(situation.offers());
        known.add(new Statement(motive, situation.argument()));
        return known;
    }

    /** What is claimed, as it was told. */
    static List<Object> claim(Situation situation, Claim claim) {
        return with(statement(situation), claim);
    }

    /**
     * What would be claimed if the missing had been told.
     *
     * @param effective the motive that is known without, or {@code UNKNOWN}
     */
    static List<Object> completed(Situation situation, Motive effective, Claim completion) {
        Motive motive = effective == Motive.UNKNOWN ? completion.motive() : situation.motive();
        return with(statement(situation, motive, completion.experience()), completion);
    }

    /** One fact more. */
    static List<Object> with(List<Object> known, Object fact) {
        List<Object> more = new ArrayList<>(known.size() + 2);
        more.addAll(known);
        more.add(fact);
        return Collections.unmodifiableList(more);
    }

    /** The six tools of a case, each under consideration. */
    static List<Object> candidates(List<Object> known, Case handled) {
        List<Object> more = new ArrayList<>(known);
        for (Tool tool : Tool.values()) {
            more.add(new Candidate(tool, handled.motive()));
        }
        return Collections.unmodifiableList(more);
    }

    /** A package about to be offered. */
    static List<Object> packaged(List<Object> known, Case handled, int tools) {
        List<Object> more = new ArrayList<>(candidates(known, handled));
        for (Tool tool : ToolSet.list(tools)) {
            more.add(new Packaged(tool, handled.motive(), handled.usage()));
        }
        return Collections.unmodifiableList(more);
    }
}
