package io.criterio.rules;

import io.criterio.rules.Condition.And;
import io.criterio.rules.ExpressionReader.Insertion;
import io.criterio.rules.RuleExplanation.Presence;
import io.criterio.rules.Tokens.Refusal;
import io.criterio.rules.Types.FactType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Reads one DRL file: every rule it can make sense of, and every problem it has. */
final class FileReader {

    private static final Pattern ID = Pattern.compile("(RET|ASG|FLD)-[A-Z]{3}-[0-9]{2}");

    /** What an annotation may say: words, as in a reference. */
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N} .,:;/_#'+&()-]{1,200}");

    /** A file of rules has a few thousand. */
    private static final int MOST_CHARACTERS = 200_000;

    private static final int MOST_PATTERNS = 12;
    private static final int LONGEST_CONSTRAINT = Nesting.LONGEST_CONSTRAINT;
    private static final int MOST_IMPORTS = 50;
    private static final int MOST_PROBLEMS = 200;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final char DELETE = 0x7F;
    private static final Set<String> ANNOTATIONS = Set.of("id", "kind", "source");
    private static final String SUBSET = "a rule is patterns Type( … ), not Type( … ), exists Type( … ) and one insert";

    private final String ruleset;
    private final String file;
    private final String text;
    private final Imports imports;
    private final List<RuleProblem> problems;
    private final List<Definition> definitions = new ArrayList<>();
    private final String[] lines;
    private int found;

    FileReader(String ruleset, String file, String text, ClassLoader loader, List<RuleProblem> problems) {
        this.ruleset = ruleset;
        this.file = file;
        this.text = text;
        this.lines = text.split("\n", -1);
        this.imports = new Imports(loader);
        this.problems = problems;
    }

    /** The rules of the file; incomplete where problems were added. */
    List<Definition> read() {
        if (!withinReason()) {
            return definitions;
        }
        PackageDescr parsed = parse(text);
        if (parsed == null) {
            return definitions;
        }
        String stem = file.substring(file.lastIndexOf('/') + 1, file.length() - ".drl".length());
        String expected = "io.criterio." + ruleset + "." + stem;
        if (!parsed.getName().equals(expected)) {
            problem(Math.max(1, parsed.getLine()), "package '" + parsed.getName() + "'", "expected " + expected);
        }
        if (parsed.getImports().size() > MOST_IMPORTS) {
            problem(
                    parsed.getImports().get(MOST_IMPORTS).getLine(),
                    "has " + parsed.getImports().size() + " imports, expected at most " + MOST_IMPORTS,
                    "import a package: io.criterio.….fact.*");
            return definitions;
        }
        parsed.getImports().forEach(each -> guarded(() -> imports.add(each.getTarget(), each.getLine())));
        refuse(parsed.getFunctionImports(), "import static");
        refuse(parsed.getAccumulateImports(), "import accumulate");
        refuse(parsed.getGlobals(), "global");
        refuse(parsed.getFunctions(), "function");
        refuse(parsed.getTypeDeclarations(), "declare");
        refuse(parsed.getEnumDeclarations(), "declare enum");
        refuse(List.copyOf(parsed.getEntryPointDeclarations()), "declare entry-point");
        refuse(List.copyOf(parsed.getWindowDeclarations()), "declare window");
        refuse(parsed.getAttributes(), "a package attribute");
        if (parsed.getUnit() != null) {
            problem(parsed.getUnit().getLine(), "'unit' is not allowed", SUBSET);
        }
        for (RuleDescr rule : parsed.getRules()) {
            if (found <= MOST_PROBLEMS) {
                rule(rule);
            }
        }
        return definitions;
    }

    /**
     * What is not even parsed. A backslash before a u is no escape to the rules' parser, and one to the Java compiler
     * that reads what the engine makes of them: what looks like a comment need not be one. The rest keeps parsers from
     * running out of stack, and from trying every way to read a list in a list in a list, which takes them years.
     */
    private boolean withinReason() {
        if (text.length() > MOST_CHARACTERS) {
            problem(0, "has " + text.length() + " characters, expected at most " + MOST_CHARACTERS, "split the file");
            return false;
        }
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            } else if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == 'u') {
                problem(line, "a Unicode escape is not allowed", "write the character itself");
                return false;
            } else if (c < ' ' && c != '\t' || c == DELETE) {
                problem(line, "the control character U+%04X is not allowed".formatted((int) c), "");
                return false;
            }
        }
        return Nesting.check(text, this::problem);
    }

    private @Nullable PackageDescr parse(String drl) {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr parsed = null;
        try {
            parsed = parser.parse(false, drl);
        } catch (DroolsParserException | RuntimeException e) {
            problem(0, "cannot be parsed: " + e.getMessage(), "");
        } catch (StackOverflowError tooDeep) {
            // The parser goes down as deep as the text nests; what was counted above may stand in quotes.
            problem(0, "nests deeper than can be read", "name the values, or split the rule");
            return null;
        }
        for (DroolsError error : parser.getErrors()) {
            int line = error.getLines().length > 0 ? error.getLines()[0] : 0;
            problem(line, error.getMessage().strip().replaceAll("\\s*\\R\\s*", " "), "");
        }
        return parser.hasErrors() ? null : parsed;
    }

    private void refuse(List<? extends BaseDescr> found, String what) {
        for (BaseDescr each : found) {
            problem(Math.max(0, each.getLine()), "'" + what + "' is not allowed", SUBSET);
        }
    }

    private void rule(RuleDescr rule) {
        int line = rule.getLine();
        if (rule instanceof QueryDescr) {
            problem(line, "'query' is not allowed", SUBSET);
            return;
        }
        if (rule.getName().length() > LONGEST_NAME || rule.getName().chars().anyMatch(c -> c == '"' || c == '\\')) {
            problem(line, "the name of the rule is not plain", "a sentence without quotes and backslashes");
        }
        if (rule.getLhs().getDescrs().size() > MOST_PATTERNS) {
            problem(
                    line,
                    "the rule has " + rule.getLhs().getDescrs().size() + " patterns, expected at most " + MOST_PATTERNS,
                    "every pattern is matched with every other: split the rule");
            return;
        }
        for (AttributeDescr attribute : rule.getAttributes().values()) {
            problem(
                    attribute.getLine(),
                    "'" + attribute.getName() + "' is not allowed",
                    "rules add findings, their order must not matter");
        }
        if (rule.getParentName() != null) {
            problem(line, "'extends' is not allowed", SUBSET);
        }
        if (!rule.getNamedConsequences().isEmpty()) {
            problem(line, "a named consequence is not allowed", "a rule has one consequence: split it");
        }
        for (String name : rule.getAnnotationNames()) {
            if (!ANNOTATIONS.contains(name)) {
                problem(
                        lineOf("@" + name, line),
                        "'@" + name + "' is not allowed",
                        "a rule has @id, @kind and @source");
            }
        }
        String id = annotation(rule, "id", "@id( RET-BON-01 )");
        String kindWord = annotation(rule, "kind", "@kind( hard )");
        String source = annotation(rule, "source", "@source( CARD )");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            problem(lineOf("@id", line), "id '" + id + "'", "expected the rulebook's id, like RET-BON-01");
        } else if (!id.isEmpty() && !(rule.getName().startsWith(id + " "))) {
            problem(
                    line,
                    "the name \"" + rule.getName() + "\" does not start with its id",
                    "\"" + id + " a sentence\"");
        }
        Kind kind = kind(kindWord, line);
        ExpressionReader expressions = new ExpressionReader(imports);
        List<Condition.Pattern> patterns = new ArrayList<>();
        for (BaseDescr part : rule.getLhs().getDescrs()) {
            guarded(() -> part(part, patterns, expressions), () -> expressions.lose(written(part)));
        }
        if (rule.getLhs().getDescrs().isEmpty()) {
            problem(line, "the rule has no condition", "start with a pattern: Policy( … )");
        }
        boolean complete = patterns.size() == rule.getLhs().getDescrs().size();
        if (complete && !patterns.isEmpty() && patterns.stream().noneMatch(FileReader::asksForTheCase)) {
            problem(
                    line,
                    "the rule asks for no fact of the case",
                    "at least one pattern, not a 'not', is over a fact that is no @Parameters: add Policy()");
        }
        guarded(() -> {
            if (String.valueOf(rule.getConsequence()).length() > LONGEST_CONSTRAINT) {
                throw new Refusal(line, "the consequence has more than " + LONGEST_CONSTRAINT + " characters", SUBSET);
            }
            Insertion insertion = expressions.insertion(String.valueOf(rule.getConsequence()), consequenceLine(rule));
            if (complete && kind != null) {
                RuleInfo info =
                        new RuleInfo(id, rule.getName(), kind, source, ruleset, file, line, insertion.consequence());
                definitions.add(new Definition(packageName(), info, List.copyOf(patterns), insertion.maker()));
            }
        });
    }

    private static boolean asksForTheCase(Condition.Pattern pattern) {
        return pattern.presence() != Presence.NOT && !pattern.type().parameters();
    }

    private String packageName() {
        String stem = file.substring(file.lastIndexOf('/') + 1, file.length() - ".drl".length());
        return "io.criterio." + ruleset + "." + stem;
    }

    /** Drools gives the line of {@code then}; what it calls the consequence starts with the first word after it. */
    private int consequenceLine(RuleDescr rule) {
        int index = Math.max(0, rule.getConsequenceLine() - 1);
        String first = String.valueOf(rule.getConsequence()).strip();
        first = first.isEmpty() ? "" : first.split("\n", -1)[0].strip();
        for (int i = index; i < lines.length; i++) {
            if (!first.isEmpty() && lines[i].contains(first)) {
                return i + 1;
            }
        }
        return index + 1;
    }

    private String annotation(RuleDescr rule, String name, String example) {
        AnnotationDescr annotation = rule.getAnnotation(name);
        Object value = annotation == null ? null : annotation.getSingleValue();
        if (value == null || String.valueOf(value).isBlank()) {
            problem(rule.getLine(), "the rule has no @" + name, example);
            return "";
        }
        if (annotation.getValueMap().size() != 1
                || !WORDS.matcher(String.valueOf(value).strip().replaceFirst("^\"(.*)\"$", "$1"))
                        .matches()) {
            problem(lineOf("@" + name, rule.getLine()), "@" + name + " is not plain", example);
            return "";
        }
        String word = String.valueOf(value).strip();
        boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
        return quoted ? word.substring(1, word.length() - 1).strip() : word;
    }

    private @Nullable Kind kind(String word, int line) {
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        if (!word.isEmpty()) {
            List<String> words = Arrays.stream(Kind.values()).map(Kind::word).toList();
            problem(lineOf("@kind", line), "kind '" + word + "'", Closest.hint(word, words, "kinds"));
        }
        return null;
    }

    private void part(BaseDescr part, List<Condition.Pattern> patterns, ExpressionReader expressions) {
        if (part instanceof PatternDescr pattern) {
            patterns.add(pattern(pattern, Presence.MATCH, patterns.size(), expressions));
        } else if (part instanceof NotDescr not) {
            patterns.add(nested(not, not.getDescrs(), Presence.NOT, patterns.size(), expressions));
        } else if (part instanceof ExistsDescr exists) {
            patterns.add(nested(exists, exists.getDescrs(), Presence.EXISTS, patterns.size(), expressions));
        } else {
            throw new Refusal(part.getLine(), "'" + keyword(part) + "' is not allowed", SUBSET);
        }
    }

    private static String keyword(BaseDescr part) {
        return part.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT);
    }

    private Condition.Pattern nested(
            BaseDescr place, List<?> inner, Presence presence, int index, ExpressionReader expressions) {
        if (inner.size() != 1 || !(inner.get(0) instanceof PatternDescr pattern)) {
            throw new Refusal(
                    place.getLine(),
                    "'" + keyword(place) + "' holds more than one plain pattern",
                    keyword(place) + " Type( … )");
        }
        Map<String, Condition.Bound> earlier = expressions.bindings();
        try {
            return pattern(pattern, presence, index, expressions);
        } finally {
            expressions.restore(earlier);
        }
    }

    private Condition.Pattern pattern(
            PatternDescr pattern, Presence presence, int index, ExpressionReader expressions) {
        int line = pattern.getLine();
        if (pattern.getSource() != null) {
            throw new Refusal(line, "'from' is not allowed", SUBSET);
        }
        if (pattern.isQuery()) {
            throw new Refusal(line, "a query is not allowed", SUBSET);
        }
        if (!pattern.getBehaviors().isEmpty()) {
            throw new Refusal(line, "'over' is not allowed", SUBSET);
        }
        if (!pattern.getAnnotations().isEmpty()) {
            throw new Refusal(line, "an annotation on a pattern is not allowed", SUBSET);
        }
        String name = pattern.getObjectType();
        if (name == null) {
            throw new Refusal(line, "a pattern names no fact", SUBSET);
        }
        if (name.contains(".")) {
            throw new Refusal(line, "'" + name + "' is fully qualified", "import it and use the simple name");
        }
        Class<?> type = imports.resolve(name, line);
        FactType fact = type.getPackageName().endsWith(".fact") ? Types.of(type) : null;
        if (fact == null) {
            throw new Refusal(
                    line,
                    "'" + name + "' is not a fact",
                    "rules read facts only, the public records of io.criterio.….fact");
        }
        if (pattern.getIdentifier() != null) {
            expressions.bind(pattern.getIdentifier(), index, fact, null, line);
        }
        List<Condition> conditions = new ArrayList<>();
        for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
            guarded(
                    () -> {
                        if (!(constraint instanceof ExprConstraintDescr expression)
                                || expression.getType() == ExprConstraintDescr.Type.POSITIONAL) {
                            throw new Refusal(constraint.getLine(), "a positional argument is not allowed", SUBSET);
                        }
                        if (expression.getExpression().length() > LONGEST_CONSTRAINT) {
                            throw new Refusal(
                                    constraint.getLine(),
                                    "a constraint of "
                                            + expression.getExpression().length() + " characters is too long",
                                    "split the rule");
                        }
                        Condition condition =
                                expressions.constraint(expression.getExpression(), expression.getLine(), index, fact);
                        if (condition != null) {
                            conditions.add(condition);
                        }
                    },
                    () -> expressions.lose(constraint.getText()));
        }
        return new Condition.Pattern(fact, presence, new And(List.copyOf(conditions)));
    }

    private int lineOf(String word, int from) {
        for (int i = Math.max(0, from - 1); i < lines.length; i++) {
            if (lines[i].contains(word)) {
                return i + 1;
            }
        }
        return from;
    }

    private void guarded(Runnable reading) {
        guarded(reading, () -> {});
    }

    private void guarded(Runnable reading, Runnable onRefusal) {
        try {
            reading.run();
        } catch (Refusal refusal) {
            if (!refusal.follows) {
                problem(refusal.line, refusal.text(), refusal.hint);
            }
            onRefusal.run();
        }
    }

    private String written(BaseDescr part) {
        int from = part.getStartCharacter();
        int to = part.getEndCharacter();
        return from < 0 || to < from
                ? ""
                : text.substring(Math.min(from, text.length()), Math.min(to + 1, text.length()));
    }

    /** Nobody reads more. */
    private void problem(int line, String what, String hint) {
        if (++found <= MOST_PROBLEMS) {
            problems.add(new RuleProblem(file, line, shortened(what), shortened(hint)));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    /** Names that occur twice; Drools would let the second replace the first. */
    static void refuseDuplicates(List<Definition> definitions, List<RuleProblem> problems) {
        Set<String> names = new HashSet<>();
        for (Definition each : definitions) {
            if (!names.add(each.info.name())) {
                problems.add(new RuleProblem(
                        each.info.file(),
                        each.info.line(),
                        "a second rule named \"" + each.info.name() + "\"",
                        "names are unique in a ruleset"));
            }
        }
    }
}
