package io.criterio.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.criterio.decision.Decided;
import io.criterio.decision.Decider;
import io.criterio.decision.DecidingRule;
import io.criterio.decision.DecisionRequest;
import io.criterio.problem.Problems;
import io.criterio.record.Content;
import io.criterio.retention.RetentionRequests.Premium;
import io.criterio.retention.RetentionRequests.Reading;
import io.criterio.retention.api.RetentionRequest;
import io.criterio.rules.RuleInfo;
import io.criterio.text.Language;
import io.criterio.text.Unfinished;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides retention under one release.
 *
 * <p>An outcome depends on the situation and the proposal alone, its texts and dates on little more, and conversations
 * repeat themselves: both are kept in exact, bounded caches, and so is what is recorded of a request.
 */
final class RetentionDecider implements Decider {

    static final String TRACE = "trace";
    static final String PLAN = "plan";

    private final RetentionRelease release;
    private final ObjectWriter json;
    private final TraceView traces;
    private final Cache<Question, RetentionPolicy.Decision> decisions;
    private final Cache<Rendering, Rendered> answers;
    private final Cache<Wording, Content> contents;
    private final Cache<RetentionRequest, Content> inputs;

    /**
     * Makes the decider of a release.
     *
     * @param kept how many outcomes and how many answers to keep, 0 for none
     */
    RetentionDecider(RetentionRelease release, ObjectWriter json, int kept) {
        this.release = release;
        this.json = json;
        this.traces = new TraceView(release.policy().rules());
        this.decisions = Caffeine.newBuilder().maximumSize(kept).build();
        this.answers = Caffeine.newBuilder().maximumSize(kept).build();
        this.contents = Caffeine.newBuilder().maximumSize(kept).build();
        this.inputs = Caffeine.newBuilder().maximumSize(kept).build();
    }

    /** What an outcome depends on. */
    private record Question(Situation situation, Proposed proposed, boolean plan) {}

    /** What the bytes of an answer depend on. */
    private record Rendering(
            Question question,
            String language,
            LocalDate asOf,
            @Nullable Premium premium,
            boolean trace) {}

    /** What the words of an outcome depend on: many situations have the same. */
    private record Wording(
            RetentionOutcome outcome,
            List<String> rules,
            String language,
            LocalDate asOf,
            @Nullable Premium premium) {}

    private record Rendered(Content outcome, byte @Nullable [] trace, List<String> rules, List<String> verdicts) {}

    @Override
    public ZoneId zone(DecisionRequest request) {
        return release.calendar().zone();
    }

    @Override
    public List<DecidingRule> rules() {
        List<DecidingRule> rules = new ArrayList<>();
        for (RuleInfo rule : release.policy().rules().rules()) {
            Map<Language, String> sentences = new LinkedHashMap<>();
            for (Language language : languages()) {
                sentences.put(language, release.texts().in(language).sentence(rule.id()));
            }
            rules.add(new DecidingRule(rule, sentences));
        }
        return rules;
    }

    @Override
    public Set<Language> languages() {
        return release.texts().languages();
    }

    @Override
    public List<String> unfinished() {
        return Unfinished.sentences("retention", release.texts().unfinished());
    }

    @Override
    public void close() {
        release.policy().rules().close();
    }

    @Override
    public @Nullable Decided decide(DecisionRequest request, Context context, Problems problems) {
        RetentionRequest asked = (RetentionRequest) request;
        Reading reading = RetentionRequests.read(asked, problems);
        checkDate(context.asOf(), problems);
        if (reading == null || !problems.isEmpty()) {
            return null;
        }
        Rendered rendered = answers.get(
                new Rendering(
                        new Question(
                                reading.situation(),
                                reading.proposed(),
                                context.include().contains(PLAN)),
                        context.language(),
                        context.asOf(),
                        reading.premium(),
                        context.include().contains(TRACE)),
                this::render);
        return new Decided(
                rendered.outcome(),
                rendered.trace(),
                standIn -> inputs.get(
                        canonical(asked, context), canonical -> Content.situation(canonical.type(), bytes(canonical))),
                rendered.rules(),
                rendered.verdicts(),
                customerRef(asked),
                null);
    }

    @Override
    public Optional<Asked> asked(DecisionRequest request, Context context) {
        Problems problems = new Problems();
        Reading reading = RetentionRequests.read((RetentionRequest) request, problems);
        checkDate(context.asOf(), problems);
        if (reading == null || !problems.isEmpty()) {
            return Optional.empty();
        }
        RetentionPolicy policy = release.policy();
        return Optional.of(
                new Asked(policy.rules(), policy.asked(decide(reading.situation(), reading.proposed(), false))));
    }

    /** The outcome of a situation: from the cache, or from the rules. */
    RetentionPolicy.Decision decide(Situation situation, Proposed proposed, boolean withPlan) {
        return decisions.get(
                new Question(situation, proposed, withPlan),
                question -> release.policy().decide(question.situation(), question.proposed(), question.plan()));
    }

    private Rendered render(Rendering rendering) {
        Question question = rendering.question();
        RetentionPolicy.Decision decision = decide(question.situation(), question.proposed(), question.plan());
        List<String> rules =
                release.policy().rulesOf(decision).stream().sorted().toList();
        List<String> verdicts = new ArrayList<>();
        for (RetentionOutcome.ToolVerdict tool : decision.outcome().tools()) {
            verdicts.add(tool.tool() + ":" + tool.verdict());
        }
        byte[] trace = rendering.trace()
                ? bytes(traces.trace(
                        decision,
                        release.policy().firedAnew(decision),
                        release.policy().facts(decision)))
                : null;
        Content outcome = contents.get(
                new Wording(decision.outcome(), rules, rendering.language(), rendering.asOf(), rendering.premium()),
                this::word);
        return new Rendered(outcome, trace, rules, List.copyOf(verdicts));
    }

    private Content word(Wording wording) {
        RetentionView view = new RetentionView(
                release.texts().in(Language.of(wording.language())),
                release.calendar(),
                wording.asOf(),
                wording.premium());
        return Content.outcome(bytes(view.answer(wording.outcome())), wording.rules());
    }

    /** Dates of service requests need a calendar around the business date. */
    private void checkDate(LocalDate asOf, Problems problems) {
        LocalDate first = release.calendar().from();
        LocalDate last = release.calendar().to().minusMonths(1);
        if (asOf.isBefore(first) || asOf.isAfter(last)) {
            problems.add(
                    "/asOf",
                    "asOf is " + asOf + "; expected a date from " + first + " to " + last + ": the business calendar "
                            + release.calendar().code() + " knows no holidays outside");
        }
    }

    private static @Nullable String customerRef(RetentionRequest request) {
        return request.facts() == null || request.facts().customer() == null
                ? null
                : request.facts().customer().ref();
    }

    /** The request as it is recorded: what the outcome depends on, offers and proposal in their canonical order. */
    private static RetentionRequest canonical(RetentionRequest request, Context context) {
        RetentionRequest.Facts facts = request.facts();
        if (facts == null) {
            throw new IllegalArgumentException("a request without facts was decided");
        }
        List<RetentionRequest.Offer> offers = facts.offers();
        List<RetentionRequest.ProposedTool> proposal = request.proposal();
        return new RetentionRequest(
                request.type(),
                null,
                context.asOf(),
                context.include().stream().sorted().toList(),
                null,
                null,
                new RetentionRequest.Facts(
                        anonymous(facts.customer()),
                        facts.policy(),
                        facts.cancellation(),
                        offers == null
                                ? null
                                : offers.stream()
                                        .sorted(Comparator.comparing(RetentionRequest.Offer::tool)
                                                .thenComparing(RetentionRequest.Offer::status)
                                                .thenComparing(
                                                        RetentionRequest.Offer::quantity,
                                                        Comparator.nullsFirst(Comparator.naturalOrder())))
                                        .toList()),
                proposal == null
                        ? null
                        : proposal.stream()
                                .sorted(Comparator.comparing(RetentionRequest.ProposedTool::tool))
                                .toList());
    }

    /** Nothing depends on who the customer is; the record knows, apart from the situation. */
    private static RetentionRequest.@Nullable Customer anonymous(RetentionRequest.@Nullable Customer customer) {
        return customer == null || customer.type() == null
                ? null
                : new RetentionRequest.Customer(null, customer.type());
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of records and lists can be written", e);
        }
    }
}
