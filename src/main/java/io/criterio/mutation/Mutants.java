package io.criterio.mutation;

import io.criterio.mutation.Mutant.Edit;
import io.criterio.rules.RuleSources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the mutants of a ruleset: every edit of one place that leaves something like a rule. The files have to be accepted
 * by the linter; what an edit makes of them need not be.
 */
public final class Mutants {

    private static final Pattern TOKEN = Pattern.compile("(?<blank>\\s+|//[^\\n]*|/\\*(?s:.*?)\\*/)"
            + "|(?<name>[$A-Za-z_][\\w.]*)"
            + "|(?<number>\\d+)"
            + "|(?<text>\"(?:[^\"\\\\\\n]|\\\\.)*\")"
            + "|(?<symbol>==|!=|<=|>=|&&|\\|\\||(?s:.))");

    private static final Map<String, List<Replacement>> OPERATORS = Map.of(
            "==", List.of(flipped("!=")),
            "!=", List.of(flipped("==")),
            "<", List.of(flipped(">="), shifted("<=")),
            "<=", List.of(flipped(">"), shifted("<")),
            ">", List.of(flipped("<="), shifted(">=")),
            ">=", List.of(flipped("<"), shifted(">")),
            "||", List.of(new Replacement(Edit.AND_OR_SWAPPED, "&&")),
            "&&", List.of(new Replacement(Edit.AND_OR_SWAPPED, "||")));

    private record Replacement(Edit edit, String with) {}

    private static Replacement flipped(String with) {
        return new Replacement(Edit.OPERATOR_FLIPPED, with);
    }

    private static Replacement shifted(String with) {
        return new Replacement(Edit.BOUND_SHIFTED, with);
    }

    private record Token(String text, int from, int to) {
        boolean is(String other) {
            return text.equals(other);
        }
    }

    private final String ruleset;
    private final String file;
    private final String text;
    private final List<Token> tokens;
    private final List<Mutant> mutants = new ArrayList<>();

    // Of the rule at hand.
    private String name = "";
    private boolean hard;

    private Mutants(String ruleset, String file, String text) {
        this.ruleset = ruleset;
        this.file = file;
        this.text = text;
        this.tokens = tokens(text);
    }

    /** All of them, by file and line. */
    public static List<Mutant> of(RuleSources sources, String ruleset) {
        List<Mutant> mutants = new ArrayList<>();
        for (String file : sources.under(ruleset, "drl")) {
            mutants.addAll(new Mutants(ruleset, file, sources.text(file)).drl());
        }
        String limits = ruleset + "/limits.yaml";
        if (sources.has(limits)) {
            mutants.addAll(new Mutants(ruleset, limits, sources.text(limits)).limits());
        }
        mutants.sort(Comparator.comparing(Mutant::file).thenComparingInt(Mutant::line));
        return List.copyOf(mutants);
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            if (matcher.group("blank") == null) {
                tokens.add(new Token(matcher.group(), matcher.start(), matcher.end()));
            }
        }
        return tokens;
    }

    private void add(Edit edit, int from, int to, String with, String change) {
        int line =
                1 + (int) text.substring(0, from).chars().filter(c -> c == '\n').count();
        int space = name.indexOf(' ');
        mutants.add(new Mutant(
                ruleset,
                file,
                line,
                space < 0 ? "" : name.substring(0, space),
                name,
                hard,
                edit,
                change,
                text.substring(0, from) + with + text.substring(to)));
    }

    // ---- limits -----------------------------------------------------------------------------------------------

    private List<Mutant> limits() {
        Matcher number = Pattern.compile("(?m)^(?<name>\\w+):[ \\t]*(?<number>\\d+)[ \\t]*(?:#.*)?$")
                .matcher(text);
        while (number.find()) {
            name = number.group("name");
            int value = Integer.parseInt(number.group("number"));
            for (int other : value == 0 ? List.of(1) : List.of(value - 1, value + 1)) {
                add(
                        Edit.NUMBER_CHANGED,
                        number.start("number"),
                        number.end("number"),
                        Integer.toString(other),
                        value + " → " + other);
            }
        }
        return mutants;
    }

    // ---- rules ------------------------------------------------------------------------------------------------

    private List<Mutant> drl() {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("rule") && tokens.get(i + 1).text().startsWith("\"")) {
                i = rule(i);
            }
        }
        return mutants;
    }

    private int rule(int start) {
        String quoted = tokens.get(start + 1).text();
        name = quoted.substring(1, quoted.length() - 1);
        int when = next("when", start);
        int then = next("then", when);
        int end = next("end", then);
        hard = false;
        for (int i = start; i < when - 3; i++) {
            hard |= tokens.get(i).is("kind") && tokens.get(i + 2).is("hard");
        }
        int from = tokens.get(start).from();
        int to = tokens.get(end).to();
        add(Edit.RULE_DISABLED, from, to, text.substring(from, to).replaceAll("[^\\n]", ""), "gone");
        for (int i = when + 1; i < then; i++) {
            if (tokens.get(i).is("(")) {
                int close = closing(i);
                pattern(i, close);
                i = close;
            }
        }
        values(then, end);
        return end;
    }

    private int next(String word, int from) {
        int i = from;
        while (!tokens.get(i).is(word)) {
            i++;
        }
        return i;
    }

    private int closing(int open) {
        int depth = 0;
        for (int i = open; ; i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
    }

    /** The pattern whose parentheses stand at these places. */
    private void pattern(int open, int close) {
        List<int[]> constraints = split(open, close, Set.of(","));
        for (int c = 0; c < constraints.size(); c++) {
            int first = constraints.get(c)[0];
            int last = constraints.get(c)[1];
            if (last < first || first + 1 <= last && tokens.get(first + 1).is(":")) {
                continue;
            }
            int from = c == 0 ? tokens.get(first).from() : tokens.get(first - 1).from();
            boolean moreFollow = c == 0 && constraints.size() > 1;
            int to = moreFollow
                    ? tokens.get(constraints.get(1)[0]).from()
                    : tokens.get(last).to();
            add(Edit.CONDITION_DROPPED, from, to, "", words(first, last) + " → nothing");
            alternatives(first, last);
        }
        for (int i = open + 1; i < close; i++) {
            Token token = tokens.get(i);
            for (Replacement other : OPERATORS.getOrDefault(token.text(), List.of())) {
                boolean swap = other.edit() == Edit.AND_OR_SWAPPED;
                add(
                        other.edit(),
                        token.from(),
                        token.to(),
                        other.with(),
                        swap
                                ? token.text() + " → " + other.with()
                                : words(i - 1, i + 1) + " → "
                                        + tokens.get(i - 1).text() + " " + other.with() + " "
                                        + tokens.get(i + 1).text());
            }
            if (token.is("in") && tokens.get(i + 1).is("(")) {
                boolean not = tokens.get(i - 1).is("not");
                add(
                        Edit.OPERATOR_FLIPPED,
                        not ? tokens.get(i - 1).from() : token.from(),
                        token.to(),
                        not ? "in" : "not in",
                        not ? "not in → in" : "in → not in");
                values(i, closing(i + 1));
            }
            if (token.text().chars().allMatch(Character::isDigit)) {
                int value = Integer.parseInt(token.text());
                for (int shifted : List.of(value - 1, value + 1)) {
                    add(
                            Edit.BOUND_SHIFTED,
                            token.from(),
                            token.to(),
                            Integer.toString(shifted),
                            value + " → " + shifted);
                }
            }
        }
    }

    /** Drops each side of {@code ||} and {@code &&}, also within parentheses. */
    private void alternatives(int first, int last) {
        for (String operator : List.of("||", "&&")) {
            List<int[]> parts = split(first - 1, last + 1, Set.of(operator));
            if (parts.size() < 2) {
                continue;
            }
            for (int p = 0; p < parts.size(); p++) {
                int from = p == 0
                        ? tokens.get(parts.get(p)[0]).from()
                        : tokens.get(parts.get(p)[0] - 1).from();
                int to = p == 0
                        ? tokens.get(parts.get(1)[0]).from()
                        : tokens.get(parts.get(p)[1]).to();
                add(Edit.CONDITION_DROPPED, from, to, "", words(parts.get(p)[0], parts.get(p)[1]) + " → nothing");
                inside(parts.get(p));
            }
            return;
        }
        inside(new int[] {first, last});
    }

    private void inside(int[] part) {
        if (tokens.get(part[0]).is("(") && closing(part[0]) == part[1]) {
            alternatives(part[0] + 1, part[1] - 1);
        }
    }

    /** Drops one of several values in parentheses; of a consequence, one of several after the first argument. */
    private void values(int from, int to) {
        Set<Integer> seen = new TreeSet<>();
        for (int open = from; open < to; open++) {
            if (!tokens.get(open).is("(") || !seen.add(open)) {
                continue;
            }
            int close = closing(open);
            List<int[]> values = split(open, close, Set.of(","));
            if (values.size() < 2) {
                continue;
            }
            for (int v = 0; v < values.size(); v++) {
                int[] value = values.get(v);
                if (value[0] != value[1] || !tokens.get(value[0]).text().matches("[A-Z]\\w*\\.[A-Z_]+")) {
                    continue;
                }
                int cutFrom = v == 0
                        ? tokens.get(value[0]).from()
                        : tokens.get(value[0] - 1).from();
                int cutTo = v == 0
                        ? tokens.get(values.get(1)[0]).from()
                        : tokens.get(value[1]).to();
                add(Edit.VALUE_DROPPED, cutFrom, cutTo, "", tokens.get(value[0]).text() + " → nothing");
            }
        }
    }

    /** The pieces between two places that a separator at the outermost level makes, as first and last token. */
    private List<int[]> split(int open, int close, Set<String> separators) {
        List<int[]> parts = new ArrayList<>();
        int depth = 0;
        int first = open + 1;
        for (int i = open + 1; i < close; i++) {
            Token token = tokens.get(i);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth == 0 && separators.contains(token.text())) {
                parts.add(new int[] {first, i - 1});
                first = i + 1;
            }
        }
        if (first < close) {
            parts.add(new int[] {first, close - 1});
        }
        return parts;
    }

    private String words(int first, int last) {
        return text.substring(tokens.get(first).from(), tokens.get(last).to()).replaceAll("\\s+", " ");
    }
}
