package io.criterio.retention;

import io.criterio.calendar.BusinessCalendar;
import io.criterio.retention.RetentionOutcome.ProposalVerdict;
import io.criterio.retention.RetentionOutcome.StepGroup;
import io.criterio.retention.RetentionRequests.Premium;
import io.criterio.retention.api.RetentionAnswer;
import io.criterio.retention.api.RetentionAnswer.Area;
import io.criterio.retention.api.RetentionAnswer.BestTool;
import io.criterio.retention.api.RetentionAnswer.Condition;
import io.criterio.retention.api.RetentionAnswer.Derivation;
import io.criterio.retention.api.RetentionAnswer.Money;
import io.criterio.retention.api.RetentionAnswer.NearestPackage;
import io.criterio.retention.api.RetentionAnswer.OfferPackage;
import io.criterio.retention.api.RetentionAnswer.PlanBranch;
import io.criterio.retention.api.RetentionAnswer.Proposal;
import io.criterio.retention.api.RetentionAnswer.Quantity;
import io.criterio.retention.api.RetentionAnswer.Question;
import io.criterio.retention.api.RetentionAnswer.Reason;
import io.criterio.retention.api.RetentionAnswer.ServiceRequest;
import io.criterio.retention.api.RetentionAnswer.Step;
import io.criterio.retention.api.RetentionAnswer.ToolQuantity;
import io.criterio.retention.api.RetentionAnswer.ToolVerdict;
import io.criterio.retention.api.RetentionAnswer.Warning;
import io.criterio.retention.fact.Argument;
import io.criterio.retention.fact.Fact;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Tool;
import io.criterio.retention.text.AdvisorTexts;
import io.criterio.retention.text.CaseValues;
import io.criterio.retention.text.Handling;
import io.criterio.retention.text.StepText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gives an outcome its texts in one language, and its dates by the business calendar. Pure. */
final class RetentionView {

    private static final String CLOSE = "CLOSE";

    private final AdvisorTexts texts;
    private final BusinessCalendar calendar;
    private final LocalDate asOf;
    private final @Nullable Premium premium;

    RetentionView(AdvisorTexts texts, BusinessCalendar calendar, LocalDate asOf, @Nullable Premium premium) {
        this.texts = texts;
        this.calendar = calendar;
        this.asOf = asOf;
        this.premium = premium;
    }

    RetentionAnswer answer(RetentionOutcome outcome) {
        CaseValues values = values(outcome);
        List<Step> steps = steps(outcome.steps());
        List<OfferPackage> packages = packages(outcome);
        return new RetentionAnswer(
                new RetentionAnswer.Motive(
                        name(outcome.told().motive()),
                        name(outcome.implied()),
                        name(outcome.handledAs()),
                        outcome.motiveRule(),
                        outcome.bestTools().stream()
                                .map(best -> new BestTool(best.tool().name(), best.rule()))
                                .toList()),
                outcome.tools().stream().map(tool -> tool(tool, values)).toList(),
                packages,
                proposal(outcome.proposal(), outcome, values),
                outcome.questions().stream().map(this::question).toList(),
                outcome.warnings().stream()
                        .map(warning -> new Warning(warning.rule(), texts.warning(warning.rule(), values)))
                        .toList(),
                steps,
                handling(outcome.treatment()),
                areas(outcome.areasRule(), steps, packages),
                outcome.plan() == null ? null : branches(outcome.plan()));
    }

    /** What differs by the conversation alone. */
    record Guided(
            List<Step> steps,
            RetentionAnswer.@Nullable Handling handling,
            @Nullable String areasRule) {}

    Guided guided(RetentionOutcome outcome) {
        return new Guided(steps(outcome.steps()), handling(outcome.treatment()), outcome.areasRule());
    }

    /** An answer with another conversation. */
    RetentionAnswer with(RetentionAnswer answer, Guided guided) {
        return new RetentionAnswer(
                answer.motive(),
                answer.tools(),
                answer.packages(),
                answer.proposal(),
                answer.questions(),
                answer.warnings(),
                guided.steps(),
                guided.handling(),
                areas(guided.areasRule(), guided.steps(), answer.packages()),
                answer.plan());
    }

    private static CaseValues values(RetentionOutcome outcome) {
        RetentionOutcome.Told told = outcome.told();
        return CaseValues.of(
                        told.policy().charges(),
                        told.policy().plan().name(),
                        told.policy().status().name())
                .withMotive(
                        name(outcome.handledAs()),
                        name(told.motive()),
                        name(outcome.implied()),
                        told.argument() == Argument.UNKNOWN
                                ? null
                                : told.argument().name());
    }

    private static @Nullable String name(@Nullable Motive motive) {
        return motive == null || motive == Motive.UNKNOWN ? null : motive.name();
    }

    private static List<String> names(List<Tool> tools) {
        return tools.stream().map(Tool::name).toList();
    }

    private ToolVerdict tool(RetentionOutcome.ToolVerdict tool, CaseValues values) {
        RetentionOutcome.Quantity quantity = tool.quantity();
        List<Reason> reasons = new ArrayList<>(tool.forbiddenBy().size());
        for (RetentionOutcome.Reason reason : tool.forbiddenBy()) {
            reasons.add(reason(
                    reason,
                    texts.reason(reason.rule(), values.withTool(tool.tool().name()))));
        }
        return new ToolVerdict(
                tool.tool().name(),
                tool.verdict().name(),
                quantity == null
                        ? null
                        : new Quantity(
                                quantity.min(),
                                quantity.max(),
                                quantity.recommended() == 0 ? null : quantity.recommended(),
                                quantity.rule(),
                                quantity.alsoBoundBy().isEmpty() ? null : quantity.alsoBoundBy()),
                reasons,
                names(tool.requires()),
                tool.passed(),
                tool.missing().isEmpty()
                        ? null
                        : tool.missing().stream().map(Fact::pointer).toList());
    }

    private static Reason reason(RetentionOutcome.Reason reason, String text) {
        return new Reason(
                reason.rule(),
                text,
                conditions(reason.conditions()),
                reason.because().isEmpty() ? null : reason.because());
    }

    private static List<Condition> conditions(List<RetentionOutcome.Condition> conditions) {
        List<Condition> view = new ArrayList<>(conditions.size());
        for (RetentionOutcome.Condition condition : conditions) {
            RetentionOutcome.Derivation derivation = condition.derivedBy();
            view.add(new Condition(
                    condition.path(),
                    condition.operator(),
                    condition.required(),
                    condition.actual(),
                    derivation == null
                            ? null
                            : new Derivation(derivation.rule(), conditions(derivation.conditions()))));
        }
        return view;
    }

    // ---- packages ---------------------------------------------------------------------------------------------

    private List<OfferPackage> packages(RetentionOutcome outcome) {
        List<OfferPackage> packages = new ArrayList<>(outcome.packages().size());
        for (RetentionOutcome.OfferPackage offer : outcome.packages()) {
            packages.add(new OfferPackage(
                    packages.size() + 1,
                    quantities(offer.tools()),
                    offer.extras(),
                    offer.commissionLost(),
                    rebate(offer.tools()),
                    names(offer.forecloses()),
                    offer.filings().stream().map(this::serviceRequest).toList(),
                    steps(offer.actions()),
                    offer.rules()));
        }
        return packages;
    }

    private static List<ToolQuantity> quantities(List<RetentionOutcome.ToolQuantity> tools) {
        return tools.stream()
                .map(tool -> new ToolQuantity(tool.tool().name(), tool.quantity() == 0 ? null : tool.quantity()))
                .toList();
    }

    private @Nullable Money rebate(List<RetentionOutcome.ToolQuantity> tools) {
        if (premium == null) {
            return null;
        }
        for (RetentionOutcome.ToolQuantity tool : tools) {
            if (tool.quantity() > 0) {
                BigDecimal amount = premium.amount().multiply(BigDecimal.valueOf(tool.quantity()));
                return new Money(amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString(), premium.currency());
            }
        }
        return null;
    }

    /** Filed on a day off, a request counts from the next business day. */
    private ServiceRequest serviceRequest(RetentionOutcome.Filing filing) {
        if (filing.maxDays() == 0) {
            return new ServiceRequest(filing.system(), filing.reason(), null, null, filing.rule());
        }
        LocalDate filed = calendar.nextBusinessDayOnOrAfter(asOf);
        return new ServiceRequest(
                filing.system(),
                filing.reason(),
                calendar.plusBusinessDays(filed, filing.minDays()),
                calendar.plusBusinessDays(filed, filing.maxDays()),
                filing.rule());
    }

    private static List<PlanBranch> branches(List<RetentionOutcome.PlanBranch> branches) {
        List<PlanBranch> view = new ArrayList<>(branches.size());
        for (RetentionOutcome.PlanBranch branch : branches) {
            view.add(new PlanBranch(
                    quantities(branch.tools()),
                    branch.extras(),
                    CLOSE,
                    branches(branch.onRejected()),
                    branch.repeats() ? Boolean.TRUE : null));
        }
        return view;
    }

    private @Nullable Proposal proposal(
            @Nullable ProposalVerdict proposal, RetentionOutcome outcome, CaseValues values) {
        if (proposal == null) {
            return null;
        }
        List<Reason> violations = new ArrayList<>(proposal.violations().size());
        for (RetentionOutcome.Reason violation : proposal.violations()) {
            Integer quantity = proposal.quantities().get(violation.tool());
            CaseValues about = values.withTool(violation.tool().name())
                    .withQuantity(quantity == null || quantity == Proposed.Item.UNSPECIFIED ? null : quantity);
            violations.add(reason(violation, texts.violation(violation.rule(), about)));
        }
        boolean rejected = proposal.verdict() == ProposalVerdict.Outcome.REJECTED;
        boolean noneLeft = rejected && proposal.nearest().isEmpty();
        return new Proposal(
                proposal.verdict().name(),
                violations,
                rejected && !noneLeft ? new NearestPackage(quantities(proposal.nearest())) : null,
                noneLeft ? outcome.questions().isEmpty() ? texts.nonePossible() : texts.noneYet() : null);
    }

    // ---- what to do and say -----------------------------------------------------------------------------------

    private Question question(RetentionOutcome.Question question) {
        String pointer = question.fact().pointer();
        return new Question(
                pointer,
                texts.question(question.rule(), pointer.substring(pointer.lastIndexOf('/') + 1)),
                question.rule());
    }

    private List<Step> steps(List<StepGroup> groups) {
        List<Step> steps = new ArrayList<>();
        for (StepGroup group : groups) {
            for (StepText step : texts.steps(group.rule(), group.variant())) {
                steps.add(new Step(steps.size() + 1, step.code(), step.text(), step.area(), step.rule()));
            }
        }
        return steps;
    }

    private RetentionAnswer.@Nullable Handling handling(RetentionOutcome.@Nullable Treatment treatment) {
        if (treatment == null) {
            return null;
        }
        Handling handling = texts.handling(treatment.rule());
        return new RetentionAnswer.Handling(
                treatment.customer().name(),
                handling.recognise(),
                handling.tips(),
                handling.doNotSay(),
                treatment.rule());
    }

    /** The support areas that the answer's steps and actions name, and what each is for. */
    private List<Area> areas(@Nullable String rule, List<Step> steps, List<OfferPackage> packages) {
        if (rule == null) {
            return List.of();
        }
        Set<String> named = new TreeSet<>();
        steps.forEach(step -> named.add(step.area()));
        packages.forEach(offer -> offer.actions().forEach(action -> named.add(action.area())));
        Map<String, String> support = texts.supportAreas(rule);
        List<Area> areas = new ArrayList<>();
        for (String area : named) {
            String text = support.get(area);
            if (text != null) {
                areas.add(new Area(area, text, rule));
            }
        }
        return areas;
    }
}
