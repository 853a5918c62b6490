package io.criterio.retention.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The retention texts of one language; immutable.
 *
 * <p>A text that was never written is a {@link NoSuchElementException} that names it. {@link RetentionTexts#problemsFor}
 * tells beforehand which texts a set of rules lacks.
 */
public final class AdvisorTexts {
    private final String file;
    private final Map<String, RuleTexts> rules;
    private final Map<String, List<VariantStep>> steps;
    private final Map<NameOf, Map<String, String>> names;
    private final Map<String, String> says;
    private final String unknown;
    private final List<String> why;

    private record VariantStep(@Nullable String variant, StepText text) {}

    AdvisorTexts(LanguageFile read, StepPlan plan) {
        this.file = read.file();
        this.rules = Map.copyOf(read.rules());
        this.names = Map.copyOf(read.names());
        this.says = Map.copyOf(read.says());
        this.unknown = read.unknown();
        this.why = List.copyOf(read.why());
        Map<String, List<VariantStep>> worded = new LinkedHashMap<>();
        plan.byRule().forEach((rule, planned) -> {
            RuleTexts words = rules.get(rule);
            if (words != null) {
                worded.put(
                        rule,
                        planned.stream().map(step -> worded(rule, step, words)).toList());
            }
        });
        this.steps = Map.copyOf(worded);
    }

    private static VariantStep worded(String rule, StepPlan.Step step, RuleTexts words) {
        String text = words.stepWords().getOrDefault(step.code(), "");
        return new VariantStep(step.variant(), new StepText(rule, step.code(), step.area(), text));
    }

    /** The rule as one sentence, for the catalogue. */
    public String sentence(String rule) {
        return found(texts(rule).sentence(), rule, "sentence");
    }

    /** Why the tool in {@code values} is out because of {@code rule}. */
    public String reason(String rule, CaseValues values) {
        return render(found(texts(rule).reason(), rule, "reason"), values);
    }

    /** How a proposal breaks {@code rule}; the rule's reason where it has no words of its own for that. */
    public String violation(String rule, CaseValues values) {
        CaseText violation = texts(rule).violation();
        return violation == null ? reason(rule, values) : render(violation, values);
    }

    /** What {@code rule} warns of. */
    public String warning(String rule, CaseValues values) {
        return render(found(texts(rule).warning(), rule, "warning"), values);
    }

    /**
     * What the advisor asks the customer.
     *
     * @param fact the last part of the fact's pointer: {@code motive}, {@code assistanceUsed}, {@code experience}
     */
    public String question(String rule, String fact) {
        return found(texts(rule).questions().get(fact), rule, "questions." + fact);
    }

    /** The steps of {@code rule}, in order: those that always belong, and those of the given variants. */
    public List<StepText> steps(String rule, String... variants) {
        Set<String> wanted = Set.of(variants);
        return found(steps.get(rule), rule, "steps").stream()
                .filter(step -> step.variant() == null || wanted.contains(step.variant()))
                .map(VariantStep::text)
                .toList();
    }

    /** How to treat the type of customer that {@code rule} is about. */
    public Handling handling(String rule) {
        return found(texts(rule).handling(), rule, "tips");
    }

    /** What each support area is for, by its code (RET-ARE-01). */
    public Map<String, String> supportAreas(String rule) {
        return texts(rule).areas();
    }

    /** The display name of {@code code}. */
    public String name(NameOf kind, String code) {
        return found(names.getOrDefault(kind, Map.of()).get(code), "names." + kind.key(), code);
    }

    /** The codes that have a name of this kind. */
    public Set<String> named(NameOf kind) {
        return names.getOrDefault(kind, Map.of()).keySet();
    }

    /** The display name of the area or system of a step. */
    public String placeName(String code) {
        String area = names.getOrDefault(NameOf.AREA, Map.of()).get(code);
        return area == null ? name(NameOf.SYSTEM, code) : area;
    }

    /** What a customer with this argument says. */
    public String says(String argument) {
        return found(says.get(argument), "names.arguments." + argument, "says");
    }

    /** Why it is worth retaining, line by line. */
    public List<String> why() {
        return why;
    }

    RuleTexts textsOrNone(String rule) {
        return rules.getOrDefault(rule, LanguageFile.NO_TEXTS);
    }

    private RuleTexts texts(String rule) {
        return found(rules.get(rule), rule, "");
    }

    private String render(CaseText text, CaseValues values) {
        return text.render(placeholder -> valueOf(placeholder, values));
    }

    private String valueOf(Placeholder placeholder, CaseValues values) {
        return switch (placeholder) {
            case CHARGES -> Integer.toString(values.charges());
            case PLAN -> name(NameOf.PLAN, values.plan());
            case STATUS -> name(NameOf.STATUS, values.status());
            case MOTIVE -> nameOrUnknown(NameOf.MOTIVE, values.motive());
            case STATED_MOTIVE -> nameOrUnknown(NameOf.MOTIVE, values.statedMotive());
            case IMPLIED_MOTIVE -> nameOrUnknown(NameOf.MOTIVE, values.impliedMotive());
            case ARGUMENT -> nameOrUnknown(NameOf.ARGUMENT, values.argument());
            case TOOL -> nameOrUnknown(NameOf.TOOL, values.tool());
            case QUANTITY ->
                values.quantity() == null ? unknown : values.quantity().toString();
        };
    }

    private String nameOrUnknown(NameOf kind, @Nullable String code) {
        return code == null ? unknown : name(kind, code);
    }

    private <T> T found(@Nullable T text, String place, String key) {
        if (text == null) {
            throw new NoSuchElementException(file + " has no " + place + (key.isEmpty() ? "" : "." + key)
                    + ". Hint: add it in every language, or ask for a rule that has it.");
        }
        return text;
    }
}
