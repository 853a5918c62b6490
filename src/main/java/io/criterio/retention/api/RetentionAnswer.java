package io.criterio.retention.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The {@code outcome} of a {@code RETENTION} decision. Codes never change with the language; texts do. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "RetentionOutcome",
        description = "What may be offered, and why. Codes never change with the language; texts do.",
        requiredProperties = {"motive", "tools", "packages", "questions", "warnings", "steps", "areas"})
public record RetentionAnswer(
        Motive motive,
        List<ToolVerdict> tools,
        List<OfferPackage> packages,
        @Nullable Proposal proposal,
        List<Question> questions,
        List<Warning> warnings,
        List<Step> steps,
        @Nullable Handling handling,
        List<Area> areas,
        @Nullable List<PlanBranch> plan) {

    /**
     * The motive as stated and as the case is handled.
     *
     * @param stated what the advisor stated, absent when nothing was
     * @param implied the motive that the customer's argument stands for (RET-MOT-01)
     * @param handledAs the motive whose rules apply; absent while missing facts leave it open
     * @param rule the rule that made it so: RET-MOT-01, RET-MOT-02 or RET-MOT-03
     * @param bestTools the tools that suit this motive best, with the rule that says so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "HandledMotive",
            description = "The motive as stated and as the case is handled.",
            requiredProperties = {"bestTools"})
    public record Motive(
            @Schema(ref = "RetentionMotive") @Nullable String stated,

            @Schema(ref = "RetentionMotive") @Nullable String implied,

            @Schema(ref = "RetentionMotive") @Nullable String handledAs,

            @Nullable String rule,
            List<BestTool> bestTools) {}

    @Schema(
            name = "BestTool",
            description = "A tool that suits the motive best, with the rule that says so.",
            requiredProperties = {"tool", "rule"})
    public record BestTool(@Schema(ref = "Tool") String tool, String rule) {}

    /**
     * May this tool be offered now, and if not, why not.
     *
     * @param verdict ELIGIBLE, FORBIDDEN or UNDETERMINED
     * @param quantity premiums that may be given back; only for an eligible BONIFICACION
     * @param requires the tools of which exactly one has to go with it
     * @param passed the tool's own hard rules that do not stand in the way, sorted
     * @param missing JSON pointers of the missing facts that decide an UNDETERMINED verdict
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ToolVerdict",
            description = "May this tool be offered now, and if not, why not.",
            requiredProperties = {"tool", "verdict", "forbiddenBy", "requires", "passed"})
    public record ToolVerdict(
            @Schema(ref = "Tool") String tool,

            @Schema(enumeration = {"ELIGIBLE", "FORBIDDEN", "UNDETERMINED"})
            String verdict,

            @Nullable Quantity quantity,
            List<Reason> forbiddenBy,

            @Schema(description = "The tools of which exactly one has to go with it.")
            List<String> requires,

            @Schema(description = "The tool's own hard rules that do not stand in the way, sorted.")
            List<String> passed,

            @Schema(description = "JSON Pointers of the missing facts that decide an UNDETERMINED verdict.") @Nullable
            List<String> missing) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "RebateQuantity",
            description = "Premiums that may be given back.",
            requiredProperties = {"min", "max", "rule"})
    public record Quantity(
            int min,
            int max,
            @Nullable Integer recommended,
            String rule,

            @Schema(description = "Further rules that bound the quantity: what remains is what all of them allow.")
            @Nullable
            List<String> alsoBoundBy) {}

    /**
     * One rule that stands in the way.
     *
     * @param conditions what would have to be otherwise
     * @param because for a combination rule: the rules that rule its companions out
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "Reason",
            description = "One rule that stands in the way.",
            requiredProperties = {"rule", "text", "conditions"})
    public record Reason(
            String rule,
            String text,
            List<Condition> conditions,

            @Schema(description = "For a combination rule: the rules that rule its companions out.") @Nullable
            List<String> because) {}

    /**
     * A condition that failed.
     *
     * @param path JSON pointer of the fact in the request
     * @param operator eq, ne, lt, lte, gt, gte, in, notIn; for a list of offers: none (no element may match {@code
     *     required}); for the tools of a proposal: exactlyOneOf, noneOf
     * @param required what the rule asks for
     * @param actual what was found; null for a fact that is missing
     * @param derivedBy the rule that turned the stated facts into {@code actual}, with the conditions to change there
     */
    @Schema(
            name = "Condition",
            description = "A condition that failed: which fact would have to be otherwise, and how.",
            requiredProperties = {"path", "operator", "required", "actual"})
    public record Condition(
            @Schema(description = "JSON Pointer of the fact in the request.", examples = "/facts/policy/charges")
            String path,

            @Schema(
                    description =
                            "What actual should be to required; none: no element of the list may match; exactlyOneOf, noneOf: of the tools required, the proposal has one, or none.",
                    enumeration = {"eq", "ne", "lt", "lte", "gt", "gte", "in", "notIn", "none", "exactlyOneOf", "noneOf"
                    })
            String operator,

            @Schema(description = "What the rule asks for: a value, a list, or what no element may match.")
            Object required,

            @Schema(description = "What was found; null for a fact that is missing.")
            @JsonInclude(JsonInclude.Include.ALWAYS)
            @Nullable
            Object actual,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Derivation derivedBy) {}

    @Schema(
            name = "Derivation",
            description = "The rule that turned the stated facts into the value found.",
            requiredProperties = {"rule", "conditions"})
    public record Derivation(String rule, List<Condition> conditions) {}

    /**
     * Tools that may be offered together, now.
     *
     * @param forecloses the tools that can no longer be offered in this case once this package has been
     * @param rebate what the rebate amounts to, when the monthly premium is known
     * @param rules the rules that give the package its rank and its consequences, sorted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "OfferPackage",
            description = "Tools that may be offered together, now.",
            requiredProperties = {
                "rank",
                "tools",
                "extras",
                "commissionLost",
                "forecloses",
                "serviceRequests",
                "actions",
                "rules"
            })
    public record OfferPackage(
            @Schema(minimum = "1", description = "1 is the first to offer.")
            int rank,

            List<ToolQuantity> tools,

            @Schema(description = "What rides along and is no tool: CITA_DENTAL.")
            List<String> extras,

            boolean commissionLost,

            @Schema(description = "What the rebate amounts to, when the monthly premium is known.") @Nullable
            Money rebate,

            @Schema(description = "The tools that can no longer be offered in this case once this package has been.")
            List<String> forecloses,

            List<ServiceRequest> serviceRequests,
            List<Step> actions,
            List<String> rules) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ToolQuantity",
            description = "A tool of a package.",
            requiredProperties = {"tool"})
    public record ToolQuantity(
            @Schema(ref = "Tool") String tool, @Nullable Integer quantity) {}

    @Schema(
            name = "MoneyAmount",
            description = "An amount as a decimal string, with its currency.",
            requiredProperties = {"amount", "currency"})
    public record Money(String amount, String currency) {}

    /** What to file; the window is absent where the policy gives none. Both dates are business days. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ServiceRequest",
            description = "What to file; the window is in business days and absent where the policy gives none.",
            requiredProperties = {"system", "reason", "rule"})
    public record ServiceRequest(
            String system,
            String reason,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            String rule) {}

    /**
     * The advisor's own package, checked.
     *
     * @param nearest the nearest valid package; absent when the proposal is not rejected or none is left
     * @param text says so when no valid package is left
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ProposalVerdict",
            description = "The advisor's own package, checked.",
            requiredProperties = {"verdict", "violations"})
    public record Proposal(
            @Schema(enumeration = {"ACCEPTED", "REJECTED", "UNDETERMINED"})
            String verdict,

            List<Reason> violations,
            @Nullable NearestPackage nearest,
            @Nullable String text) {}

    @Schema(
            name = "NearestPackage",
            description = "The valid package that differs least from the proposal.",
            requiredProperties = {"tools"})
    public record NearestPackage(List<ToolQuantity> tools) {}

    /** Something to find out, because its answer can change a verdict or a package. */
    @Schema(
            name = "Question",
            description = "Something to find out, because its answer can change a verdict or a package.",
            requiredProperties = {"fact", "text", "rule"})
    public record Question(
            @Schema(description = "JSON Pointer of the fact in the request.", examples = "/facts/policy/assistanceUsed")
            String fact,

            String text,
            String rule) {}

    @Schema(
            name = "Warning",
            description = "Something to mind.",
            requiredProperties = {"rule", "text"})
    public record Warning(String rule, String text) {}

    /** Something to do or say, with the area or system in charge. */
    @Schema(
            name = "Step",
            description = "Something to do or say, with the area or system in charge.",
            requiredProperties = {"order", "code", "text", "area", "rule"})
    public record Step(int order, String code, String text, String area, String rule) {}

    /** How to recognise and treat this kind of customer. */
    @Schema(
            name = "Handling",
            description = "How to recognise and treat this kind of customer.",
            requiredProperties = {"customerType", "recognise", "tips", "doNotSay", "rule"})
    public record Handling(
            @Schema(ref = "CustomerType") String customerType,

            List<String> recognise,
            List<String> tips,
            List<String> doNotSay,
            String rule) {}

    /** A support area and what it is for (RET-ARE-01). */
    @Schema(
            name = "SupportArea",
            description = "A support area and what it is for (RET-ARE-01).",
            requiredProperties = {"area", "text", "rule"})
    public record Area(String area, String text, String rule) {}

    /**
     * One legal continuation: offer this package; accepted closes the case, rejected leads on.
     *
     * @param onAccepted always CLOSE (RET-ACC-01)
     * @param onRejected the packages that may follow; empty when none is left
     * @param repeats true when the package was already rejected before, so that offering it again leads nowhere new
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "PlanBranch",
            description = "One legal continuation: offer this package; accepted closes the case, rejected leads on.",
            requiredProperties = {"tools", "extras", "onAccepted", "onRejected"})
    public record PlanBranch(
            List<ToolQuantity> tools,
            List<String> extras,
            @Schema(enumeration = {"CLOSE"}) String onAccepted,
            List<PlanBranch> onRejected,

            @Schema(description = "The package was rejected before; offering it again leads nowhere new.") @Nullable
            Boolean repeats) {}
}
