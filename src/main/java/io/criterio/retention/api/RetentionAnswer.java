package io.criterio.retention.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code outcome} of a {@code RETENTION} decision. Codes never change with the language; texts do. */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
    public record Motive(
            @Nullable String stated,
            @Nullable String implied,
            @Nullable String handledAs,
            @Nullable String rule,
            List<BestTool> bestTools) {}

    public record BestTool(String tool, String rule) {}

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
    public record ToolVerdict(
            String tool,
            String verdict,
            @Nullable Quantity quantity,
            List<Reason> forbiddenBy,
            List<String> requires,
            List<String> passed,
            @Nullable List<String> missing) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Quantity(int min, int max, @Nullable Integer recommended, String rule) {}

    /**
     * One rule that stands in the way.
     *
     * @param conditions what would have to be otherwise
     * @param because for a combination rule: the rules that rule its companions out
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reason(
            String rule,
            String text,
            List<Condition> conditions,
            @Nullable List<String> because) {}

    /**
     * A condition that failed.
     *
     * @param path JSON pointer of the fact in the request
     * @param operator eq, ne, lt, lte, gt, gte, in, notIn; for a list: none (no element may match {@code required})
     * @param required what the rule asks for
     * @param actual what was found; null for a fact that is missing
     * @param derivedBy the rule that turned the stated facts into {@code actual}, with the conditions to change there
     */
    public record Condition(
            String path,
            String operator,
            Object required,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Object actual,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Derivation derivedBy) {}

    public record Derivation(String rule, List<Condition> conditions) {}

    /**
     * Tools that may be offered together, now.
     *
     * @param forecloses the tools that can no longer be offered in this case once this package has been
     * @param rebate what the rebate amounts to, when the monthly premium is known
     * @param rules the rules that give the package its rank and its consequences, sorted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfferPackage(
            int rank,
            List<ToolQuantity> tools,
            List<String> extras,
            boolean commissionLost,
            @Nullable Money rebate,
            List<String> forecloses,
            List<ServiceRequest> serviceRequests,
            List<Step> actions,
            List<String> rules) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ToolQuantity(String tool, @Nullable Integer quantity) {}

    public record Money(String amount, String currency) {}

    /** What to file; the window is absent where the policy gives none. Both dates are business days. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
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
    public record Proposal(
            String verdict,
            List<Reason> violations,
            @Nullable NearestPackage nearest,
            @Nullable String text) {}

    public record NearestPackage(List<ToolQuantity> tools) {}

    /** Something to find out, because its answer can change a verdict or a package. */
    public record Question(String fact, String text, String rule) {}

    public record Warning(String rule, String text) {}

    /** Something to do or say, with the area or system in charge. */
    public record Step(int order, String code, String text, String area, String rule) {}

    /** How to recognise and treat this kind of customer. */
    public record Handling(
            String customerType, List<String> recognise, List<String> tips, List<String> doNotSay, String rule) {}

    /** A support area and what it is for (RET-ARE-01). */
    public record Area(String area, String text, String rule) {}

    /**
     * One legal continuation: offer this package; accepted closes the case, rejected leads on.
     *
     * @param onAccepted always CLOSE (RET-ACC-01)
     * @param onRejected the packages that may follow; empty when none is left
     * @param repeats true when the package was already rejected before, so that offering it again leads nowhere new
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlanBranch(
            List<ToolQuantity> tools,
            List<String> extras,
            String onAccepted,
            List<PlanBranch> onRejected,
            @Nullable Boolean repeats) {}
}
