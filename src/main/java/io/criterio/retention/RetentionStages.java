package io.criterio.retention;

import static io.criterio.rules.Together.EACH;
import static io.criterio.rules.Together.INTERSECT;
import static io.criterio.rules.Together.ONE;
import static io.criterio.rules.Together.UNITE;

import io.criterio.retention.fact.Cancellation;
import io.criterio.retention.fact.Candidate;
import io.criterio.retention.fact.Case;
import io.criterio.retention.fact.Claim;
import io.criterio.retention.fact.Conversation;
import io.criterio.retention.fact.Customer;
import io.criterio.retention.fact.Offer;
import io.criterio.retention.fact.Packaged;
import io.criterio.retention.fact.Policy;
import io.criterio.retention.fact.Statement;
import io.criterio.retention.finding.Actions;
import io.criterio.retention.finding.Alone;
import io.criterio.retention.finding.Areas;
import io.criterio.retention.finding.Ask;
import io.criterio.retention.finding.Best;
import io.criterio.retention.finding.CommissionLost;
import io.criterio.retention.finding.Disagreement;
import io.criterio.retention.finding.Excludes;
import io.criterio.retention.finding.Extra;
import io.criterio.retention.finding.Filing;
import io.criterio.retention.finding.First;
import io.criterio.retention.finding.Forbidden;
import io.criterio.retention.finding.Forecloses;
import io.criterio.retention.finding.HandledAs;
import io.criterio.retention.finding.ImpliedMotive;
import io.criterio.retention.finding.Last;
import io.criterio.retention.finding.QuantityRange;
import io.criterio.retention.finding.Recommended;
import io.criterio.retention.finding.Requires;
import io.criterio.retention.finding.Steps;
import io.criterio.retention.finding.Treatment;
import io.criterio.rules.Stage;
import io.criterio.rules.Stages;

/** The stages of a retention case: what each adds to what is known, and which findings are read there. */
final class RetentionStages {

    static final Stages TABLE = Stages.request(Policy.class, Customer.class, Cancellation.class)
            .addsSeveral(Offer.class)
            // What was said.
            .stage("statement")
            .adds(Statement.class)
            .reads(ONE, ImpliedMotive.class, Disagreement.class)
            // What is claimed; asked for what was told, and for every way in which the missing facts can turn out.
            .stage("claim")
            .adds(Claim.class)
            .reads(ONE, HandledAs.class)
            .reads(EACH, Ask.class)
            // The case as it is handled, under one completion.
            .stage("case")
            .adds(Case.class)
            .reads(UNITE, Forbidden.class)
            .reads(INTERSECT, QuantityRange.class)
            .reads(ONE, Recommended.class)
            // All six tools of such a case: how they combine.
            .stage("tool")
            .addsSeveral(Candidate.class)
            .reads(UNITE, Requires.class, Excludes.class, Alone.class)
            .reads(EACH, Best.class)
            // The tools of one package: what offering it brings.
            .stage("package")
            .addsSeveral(Packaged.class)
            .reads(
                    EACH,
                    First.class,
                    Last.class,
                    CommissionLost.class,
                    Filing.class,
                    Extra.class,
                    Forecloses.class,
                    Actions.class)
            // The conversation, however the missing facts turn out.
            .stageAfter("claim", "guidance")
            .adds(Conversation.class)
            .reads(EACH, Steps.class)
            .reads(ONE, Treatment.class, Areas.class)
            .end();

    static final Stage STATEMENT = TABLE.stage("statement");
    static final Stage CLAIM = TABLE.stage("claim");
    static final Stage CASE = TABLE.stage("case");
    static final Stage TOOL = TABLE.stage("tool");
    static final Stage PACKAGE = TABLE.stage("package");
    static final Stage GUIDANCE = TABLE.stage("guidance");

    private RetentionStages() {}
}
