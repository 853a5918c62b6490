package io.criterio.field;

import io.criterio.assignment.CampaignCalendar;
import io.criterio.assignment.OutcomeJson;
import io.criterio.assignment.RuleTraces;
import io.criterio.assignment.RulesetFiles;
import io.criterio.assignment.api.Campaign;
import io.criterio.calendar.BusinessCalendar;
import io.criterio.decision.Decided;
import io.criterio.decision.Decider;
import io.criterio.decision.DecidingRule;
import io.criterio.decision.DecisionRequest;
import io.criterio.field.api.FieldTrace;
import io.criterio.problem.Problems;
import io.criterio.record.Content;
import io.criterio.rules.RuleInfo;
import io.criterio.text.Language;
import io.criterio.text.Unfinished;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the field decisions have in common: the release, the zone, the way from an outcome to bytes. Thread-safe. */
abstract class FieldDecider<Q extends DecisionRequest> implements Decider {

    static final String TRACE = "trace";

    private final Class<Q> requests;
    private final String file;
    private final FieldRelease release;
    private final RuleTraces traces;

    /**
     * Makes the decider of a release.
     *
     * @param file the file that holds its rules
     */
    FieldDecider(Class<Q> requests, String file, FieldRelease release) {
        this.requests = requests;
        this.file = file;
        this.release = release;
        this.traces = new RuleTraces(release.policy().rules());
    }

    /**
     * A decision before it is written.
     *
     * @param outcome the answer's outcome
     * @param facts the facts that the rules were asked about, and how many records each stands for
     * @param canonical the request as it is recorded
     * @param rules ids of the rules in the outcome
     * @param verdicts low-cardinality results, for metrics
     */
    record Answered(
            Record outcome,
            Map<? extends Record, Integer> facts,
            Record canonical,
            Collection<String> rules,
            List<String> verdicts,
            @Nullable String executive) {}

    /** Decides; null when {@code problems} says why not. */
    abstract @Nullable Answered answer(Q request, Context context, Problems problems);

    /** The campaign that a request names, if it names one. */
    @Nullable
    Campaign campaign(Q request) {
        return null;
    }

    @Override
    public final Set<Language> languages() {
        return release.texts().languages();
    }

    @Override
    public final List<String> unfinished() {
        return Unfinished.sentences("field", release.texts().unfinished());
    }

    @Override
    public final List<DecidingRule> rules() {
        List<RuleInfo> own = policy().rules().rules().stream()
                .filter(rule -> rule.file().equals(file))
                .toList();
        return RulesetFiles.catalogue(own, release.texts());
    }

    @Override
    public final ZoneId zone(DecisionRequest request) {
        Campaign campaign = campaign(requests.cast(request));
        String code = campaign == null || campaign.calendar() == null ? CampaignCalendar.DEFAULT : campaign.calendar();
        BusinessCalendar calendar =
                release.calendars().getOrDefault(code, release.calendars().get(CampaignCalendar.DEFAULT));
        return calendar == null ? ZoneOffset.UTC : calendar.zone();
    }

    @Override
    public final @Nullable Decided decide(DecisionRequest request, Context context, Problems problems) {
        Answered answered = answer(requests.cast(request), context, problems);
        if (answered == null || !problems.isEmpty()) {
            return null;
        }
        List<String> rules = answered.rules().stream().distinct().sorted().toList();
        return new Decided(
                Content.outcome(OutcomeJson.write(answered.outcome()), rules),
                context.include().contains(TRACE) ? OutcomeJson.write(trace(answered.facts())) : null,
                standIn -> Content.situation(request.type(), OutcomeJson.write(answered.canonical(), standIn)),
                rules,
                answered.verdicts(),
                null,
                answered.executive());
    }

    @Override
    public final Optional<Asked> asked(DecisionRequest request, Context context) {
        Problems problems = new Problems();
        Answered answered = answer(requests.cast(request), context, problems);
        if (answered == null || !problems.isEmpty()) {
            return Optional.empty();
        }
        List<List<?>> cases = new ArrayList<>();
        answered.facts().keySet().forEach(fact -> cases.add(List.of(fact)));
        return Optional.of(new Asked(policy().rules(), cases));
    }

    /** The five field decisions share their rules: a release is closed as a whole. */
    @Override
    public final void close() {
        policy().rules().close();
    }

    private FieldTrace trace(Map<? extends Record, Integer> facts) {
        List<FieldTrace.Subject> subjects = new ArrayList<>(facts.size());
        facts.forEach((fact, records) -> subjects.add(new FieldTrace.Subject(
                RuleTraces.named(fact),
                records,
                traces.of(fact, release.policy().about(fact)))));
        return new FieldTrace(subjects);
    }

    final FieldRelease release() {
        return release;
    }

    final FieldPolicy policy() {
        return release.policy();
    }

    /** A text in the language of the answer. */
    final String text(Context context, String path) {
        return release.texts().text(Language.of(context.language()), path);
    }

    /** The values of {@code include} as they are recorded. */
    static List<String> included(Context context) {
        return context.include().stream().sorted().toList();
    }
}
