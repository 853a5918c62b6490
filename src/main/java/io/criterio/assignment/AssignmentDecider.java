package io.criterio.assignment;

import io.criterio.assignment.api.AssignmentRequest;
import io.criterio.assignment.api.Campaign;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.fact.CampaignDay;
import io.criterio.assignment.fact.LeftOut;
import io.criterio.assignment.fact.PlanningDay;
import io.criterio.assignment.finding.Ahead;
import io.criterio.assignment.finding.CompletedFrom;
import io.criterio.assignment.finding.CompletionOrder;
import io.criterio.assignment.finding.FilteredBy;
import io.criterio.assignment.finding.OrderedBy;
import io.criterio.calendar.BusinessCalendar;
import io.criterio.decision.Decided;
import io.criterio.decision.Decider;
import io.criterio.decision.DecidingRule;
import io.criterio.decision.DecisionRequest;
import io.criterio.problem.Problems;
import io.criterio.record.Content;
import io.criterio.rules.Fired;
import io.criterio.text.Language;
import io.criterio.text.PhraseBook;
import io.criterio.text.Unfinished;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes {@code ASSIGNMENT} decisions under one release. Thread-safe. */
final class AssignmentDecider implements Decider {

    static final String DISPOSITIONS = "dispositions";
    static final String TRACE = "trace";

    private final AssignmentPolicy policy;
    private final PhraseBook texts;
    private final AssignmentTraces traces;
    private final Map<String, BusinessCalendar> calendars;

    AssignmentDecider(AssignmentRelease release) {
        this.policy = release.policy();
        this.texts = release.texts();
        this.traces = new AssignmentTraces(policy);
        this.calendars = release.calendars();
    }

    @Override
    public Set<Language> languages() {
        return texts.languages();
    }

    @Override
    public List<String> unfinished() {
        return Unfinished.sentences("assignment", texts.unfinished());
    }

    @Override
    public List<DecidingRule> rules() {
        return RulesetFiles.catalogue(policy.rules().rules(), texts);
    }

    @Override
    public ZoneId zone(DecisionRequest request) {
        AssignmentRequest.Facts facts = ((AssignmentRequest) request).facts();
        Campaign campaign = facts == null ? null : facts.campaign();
        String code = campaign == null || campaign.calendar() == null ? CampaignCalendar.DEFAULT : campaign.calendar();
        BusinessCalendar calendar = calendars.getOrDefault(code, calendars.get(CampaignCalendar.DEFAULT));
        return calendar == null ? ZoneOffset.UTC : calendar.zone();
    }

    @Override
    public @Nullable LocalDate asOf(DecisionRequest request) {
        AssignmentRequest.Facts facts = ((AssignmentRequest) request).facts();
        return facts == null ? null : facts.date();
    }

    @Override
    public @Nullable Decided decide(DecisionRequest request, Context context, Problems problems) {
        AssignmentRequest asked = (AssignmentRequest) request;
        Planned planned = plan(asked, context, problems);
        return planned == null ? null : decided(asked, context, planned);
    }

    @Override
    public Run run() {
        return new AssignmentRun(this, AssignmentRun.MOST_GIVEN);
    }

    /** A day, and what was made of it. */
    record Planned(WorkDay day, DayPlan plan, PhasePolicy policy) {

        /** The rule that leaves a record out whatever room there is; null when none does. */
        @Nullable
        String ruleAgainst(BaseRecord record) {
            Verdict verdict = policy.verdicts().get(Profiles.number(record, day));
            return verdict instanceof Verdict.Out out ? out.reason().rule() : null;
        }
    }

    /** Plans the day that a request asks for; null when {@code problems} says why not. */
    @Nullable
    Planned plan(AssignmentRequest asked, Context context, Problems problems) {
        WorkDay day = AssignmentRequests.read(asked, calendars, problems);
        if (day == null) {
            return null;
        }
        PhasePolicy phase = policy.on(day.campaignDay());
        return new Planned(
                day, AssignmentFold.plan(phase, day, context.include().contains(DISPOSITIONS)), phase);
    }

    @Override
    public Optional<Asked> asked(DecisionRequest request, Context context) {
        Planned planned = plan((AssignmentRequest) request, context, new Problems());
        if (planned == null) {
            return Optional.empty();
        }
        DayPlan plan = planned.plan();
        PhasePolicy phase = planned.policy();
        List<List<?>> cases = new ArrayList<>();
        cases.add(List.of(new CampaignDay(plan.campaignDay())));
        cases.add(List.of(new PlanningDay(phase.phase())));
        plan.profiles().keySet().forEach(number -> cases.add(List.of(Profiles.profile(number, phase.phase()))));
        plan.excluded().keySet().forEach(exclusion -> cases.add(List.of(new LeftOut(exclusion))));
        return Optional.of(new Asked(policy.rules(), cases));
    }

    /** The decision that a planned day is. */
    Decided decided(AssignmentRequest asked, Context context, Planned planned) {
        DayPlan plan = planned.plan();
        List<String> rules = rules(plan);
        return new Decided(
                Content.outcome(OutcomeJson.write(AssignmentView.answer(plan)), rules),
                context.include().contains(TRACE) ? OutcomeJson.write(traces.trace(plan)) : null,
                standIn -> Content.situation(asked.type(), OutcomeJson.write(canonical(asked, context), standIn)),
                rules,
                verdicts(plan),
                null,
                planned.day().executive());
    }

    @Override
    public void close() {
        policy.rules().close();
    }

    /** The request as it is recorded: the records by id, for the order of a base means nothing. */
    private static AssignmentRequest canonical(AssignmentRequest request, Context context) {
        AssignmentRequest.Facts facts = request.facts();
        if (facts == null || facts.records() == null) {
            throw new IllegalArgumentException("a request without a base was decided");
        }
        List<CustomerRecord> records = new ArrayList<>(facts.records());
        records.sort(Comparator.comparing(CustomerRecord::id, CodePoints::compare));
        return new AssignmentRequest(
                request.type(),
                null,
                facts.date(),
                context.include().stream().sorted().toList(),
                null,
                null,
                new AssignmentRequest.Facts(
                        facts.executive(), facts.campaign(), facts.date(), facts.sectorOfDay(), records));
    }

    /** The rules in the outcome: those of the day, those that put records there, and those that left records out. */
    private List<String> rules(DayPlan plan) {
        PhasePolicy phase = policy.on(plan.campaignDay());
        Set<String> rules = new TreeSet<>();
        policy.day(plan.campaignDay())
                .fired()
                .forEach(fired -> rules.add(fired.rule().id()));
        for (Fired fired : phase.day().fired()) {
            Object finding = fired.finding();
            boolean ofABucket = finding instanceof Ahead || finding instanceof OrderedBy;
            boolean ofAShortDay = finding instanceof CompletedFrom
                    || finding instanceof FilteredBy
                    || finding instanceof CompletionOrder;
            if (!ofABucket && (!ofAShortDay || plan.complement() != null)) {
                rules.add(fired.rule().id());
            }
        }
        plan.assigned().forEach(assigned -> rules.addAll(assigned.rules()));
        for (int number : plan.profiles().keySet()) {
            if (phase.verdicts().get(number) instanceof Verdict.Out out) {
                rules.add(out.reason().rule());
            }
        }
        return List.copyOf(rules);
    }

    private static List<String> verdicts(DayPlan plan) {
        Set<String> verdicts = new TreeSet<>();
        plan.assigned().forEach(assigned -> verdicts.add("ASSIGNED:" + assigned.bucket()));
        plan.excluded().keySet().forEach(exclusion -> verdicts.add("EXCLUDED:" + exclusion));
        return List.copyOf(verdicts);
    }
}
