package io.criterio.assignment;

import static io.criterio.rules.Together.EACH;
import static io.criterio.rules.Together.ONE;

import io.criterio.assignment.fact.CampaignDay;
import io.criterio.assignment.fact.LeftOut;
import io.criterio.assignment.fact.PlanningDay;
import io.criterio.assignment.fact.Profile;
import io.criterio.assignment.finding.Ahead;
import io.criterio.assignment.finding.Capacity;
import io.criterio.assignment.finding.CompletedFrom;
import io.criterio.assignment.finding.CompletionOrder;
import io.criterio.assignment.finding.Direct;
import io.criterio.assignment.finding.Excluded;
import io.criterio.assignment.finding.FilteredBy;
import io.criterio.assignment.finding.InPhase;
import io.criterio.assignment.finding.NamedWhenLeftOut;
import io.criterio.assignment.finding.Open;
import io.criterio.assignment.finding.OrderedBy;
import io.criterio.assignment.finding.PlannedIn;
import io.criterio.assignment.finding.PlannedWithin;
import io.criterio.assignment.finding.Precedence;
import io.criterio.assignment.finding.Qualifies;
import io.criterio.assignment.finding.SweptBy;
import io.criterio.assignment.finding.TiesBy;
import io.criterio.assignment.finding.WithReasons;
import io.criterio.rules.Stages;

/** What the rules on working a base are asked about, one fact at a time, and which findings are read there. */
final class AssignmentStages {

    static final Stages TABLE = Stages.request()
            .about("campaign day", CampaignDay.class)
            .reads(ONE, InPhase.class)
            .about("planning day", PlanningDay.class)
            .reads(ONE, Capacity.class, Precedence.class, TiesBy.class, CompletionOrder.class)
            .reads(
                    EACH,
                    Ahead.class,
                    OrderedBy.class,
                    NamedWhenLeftOut.class,
                    WithReasons.class,
                    CompletedFrom.class,
                    FilteredBy.class,
                    PlannedIn.class,
                    PlannedWithin.class,
                    SweptBy.class)
            .about("profile", Profile.class)
            .reads(EACH, Qualifies.class, Excluded.class, Direct.class)
            .about("left out", LeftOut.class)
            .reads(EACH, Open.class)
            .end();

    private AssignmentStages() {}
}
