package io.criterio.field;

import io.criterio.assignment.Flaw;
import io.criterio.assignment.Stated;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Status;
import io.criterio.field.StepPlan.Step;
import io.criterio.field.api.FollowUpAnswer;
import io.criterio.field.api.FollowUpRequest;
import io.criterio.field.fact.Contact;
import io.criterio.field.fact.Moment;
import io.criterio.field.fact.Rejection;
import io.criterio.field.finding.Steps;
import io.criterio.problem.Problems;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code FOLLOW_UP} (FLD-FOL-01, FLD-FOL-02): what to do next with a customer. */
final class FollowUps extends FieldDecider<FollowUpRequest> {

    FollowUps(FieldRelease release) {
        super(FollowUpRequest.class, "field/followup.drl", release);
    }

    /** That every step the rules ask for is planned. */
    static void check(FieldPolicy policy, StepPlan plan, Consumer<Flaw> flaws) {
        Set<String> missing = new LinkedHashSet<>();
        for (Status status : Status.values()) {
            for (Rejection rejection : Rejection.values()) {
                for (Origin origin : Origin.values()) {
                    Contact contact = new Contact(origin, status, rejection);
                    for (Stated.By<Steps> by : policy.stated(contact, flaws).all(Steps.class)) {
                        String variant = by.finding().variant();
                        if (plan.of(by.rule()).stream()
                                .noneMatch(step -> step.variant().equals(variant))) {
                            missing.add(by.rule() + (variant.isEmpty() ? "" : " in case " + variant));
                        }
                    }
                }
            }
        }
        missing.forEach(steps -> flaws.accept(new Flaw("there are no steps for " + steps, "add them to steps.yaml")));
    }

    @Override
    @Nullable
    Answered answer(FollowUpRequest request, Context context, Problems problems) {
        FollowUpRequest.Facts facts = request.facts();
        CustomerRecord record = facts == null ? null : facts.record();
        if (facts == null || record == null) {
            problems.add("/facts/record", "record is missing; expected an object with at least origin and status");
            return null;
        }
        if (record.origin() == null) {
            problems.add("/facts/record/origin", "origin is missing; expected one of " + EnumSet.allOf(Origin.class));
        }
        if (record.status() == null) {
            problems.add("/facts/record/status", "status is missing; expected one of " + EnumSet.allOf(Status.class));
        } else if (facts.rejection() != null && record.status() != Status.RECHAZO) {
            problems.add(
                    "/facts/rejection",
                    "rejection is " + facts.rejection() + " and the record's status " + record.status()
                            + "; expected none: leave it out, or say RECHAZO");
        }
        FieldRequests.check(record, "/facts/record", problems);
        if (record.origin() == null || record.status() == null || !problems.isEmpty()) {
            return null;
        }
        Contact contact = new Contact(
                record.origin(),
                record.status(),
                facts.rejection() == null
                        ? Rejection.NONE
                        : Rejection.valueOf(facts.rejection().name()));
        List<FollowUpAnswer.Step> steps = steps(contact, context);
        return new Answered(
                new FollowUpAnswer(steps),
                Map.of(contact, 1),
                new FollowUpRequest(request.type(), null, context.asOf(), included(context), null, null, facts),
                steps.stream().map(FollowUpAnswer.Step::rule).toList(),
                List.of("STATUS:" + record.status()),
                FieldRequests.id(facts.executive()));
    }

    /** What is due at once, then the rest; within a rule in the order of the plan. */
    private List<FollowUpAnswer.Step> steps(Contact contact, Context context) {
        List<FollowUpAnswer.Step> steps = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            variants(contact, moment).forEach((rule, variants) -> {
                for (Step step : release().steps().of(rule)) {
                    if (step.variant().isEmpty() || variants.contains(step.variant())) {
                        steps.add(new FollowUpAnswer.Step(
                                steps.size() + 1, step.code(), text(context, step.text()), step.channel(), rule));
                    }
                }
            });
        }
        return steps;
    }

    private Map<String, Set<String>> variants(Contact contact, Moment moment) {
        Map<String, Set<String>> variants = new LinkedHashMap<>();
        for (Stated.By<Steps> by : policy().stated(contact).all(Steps.class)) {
            if (by.finding().moment() == moment) {
                variants.computeIfAbsent(by.rule(), rule -> new LinkedHashSet<>())
                        .add(by.finding().variant());
            }
        }
        return variants;
    }
}
