package io.criterio.rules;

import java.util.BitSet;

/**
 * How deep a text of rules nests, before any parser sees it. Comments and texts in quotes are passed over. Where the
 * parser could take something for a comment or a text that is none here, or the other way round, the file is refused.
 */
final class Nesting {

    private static final int DEEPEST = 30;

    /** The language has none; the parser of the engine takes four times as long for every two more. */
    private static final int DEEPEST_LISTS = 3;

    /** {@code insert( new A( B.of( … ) ) )} has three; the parser takes twice as long for every one more. */
    private static final int DEEPEST_CALLS = 5;

    /** {@code io.criterio.retention.fact} has three; the parser looks at each name of a path again for every name. */
    private static final int LONGEST_PATH = 20;

    /** Of what stands between two commas of a pattern, and of a consequence. */
    static final int LONGEST_CONSTRAINT = 5_000;

    private static final String ESCAPES = "btnfr\"'\\0";

    private final String text;
    private final Refused refused;
    private int at;
    private int line = 1;

    /** Is told what is wrong. */
    interface Refused {
        void because(int line, String what, String hint);
    }

    private Nesting(String text, Refused refused) {
        this.text = text;
        this.refused = refused;
    }

    /** Whether a parser may have it. */
    static boolean check(String text, Refused refused) {
        return new Nesting(text, refused).check();
    }

    private boolean check() {
        BitSet calls = new BitSet();
        int depth = 0;
        int lists = 0;
        int path = 0;
        int start = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (startsComment('/')) {
                passTo("\n");
                continue;
            }
            if (startsComment('*')) {
                passTo("*/");
                continue;
            }
            if (c == '"') {
                if (!passText()) {
                    return false;
                }
                continue;
            }
            switch (c) {
                case '\n' -> line++;
                case '(', '{' -> calls.set(depth++, c == '(' && followsName());
                case ')', '}' -> {
                    depth = Math.max(0, depth - 1);
                    calls.clear(depth);
                }
                case '[' -> lists++;
                case ']' -> lists = Math.max(0, lists - 1);
                case '\'', '\\', '?', '`' -> {
                    return no("'" + c + "' outside of a text is not allowed", "a text stands in double quotes");
                }
                default -> {}
            }
            path = c == '.' ? path + 1 : Character.isJavaIdentifierPart(c) || Character.isWhitespace(c) ? path : 0;
            if (depth == 0 || depth == 1 && (c == '(' || c == ',')) {
                start = at;
            } else if (at - start > LONGEST_CONSTRAINT) {
                return no(
                        "a constraint of more than " + LONGEST_CONSTRAINT + " characters is too long",
                        "split the rule");
            }
            if (path > LONGEST_PATH) {
                return no("a path of more than " + LONGEST_PATH + " names is not allowed", "use simple names");
            }
            if (depth > DEEPEST) {
                return no("nests deeper than " + DEEPEST + " parentheses", "name the values, or split the rule");
            }
            if (calls.cardinality() > DEEPEST_CALLS) {
                return no("nests deeper than " + DEEPEST_CALLS + " names with parentheses", "name the values");
            }
            if (lists > DEEPEST_LISTS) {
                return no(
                        "nests deeper than " + DEEPEST_LISTS + " lists",
                        "values are named in parentheses: in ( A, B )");
            }
            at++;
        }
        return true;
    }

    private boolean followsName() {
        int before = at - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        // A comment may stand between them, too.
        return before >= 0 && (Character.isJavaIdentifierPart(text.charAt(before)) || text.charAt(before) == '/');
    }

    private boolean startsComment(char second) {
        return text.charAt(at) == '/' && at + 1 < text.length() && text.charAt(at + 1) == second;
    }

    private void passTo(String end) {
        int found = text.indexOf(end, at + 2);
        int next = found < 0 ? text.length() : found + (end.equals("\n") ? 0 : end.length());
        for (; at < next; at++) {
            line += text.charAt(at) == '\n' ? 1 : 0;
        }
    }

    private boolean passText() {
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return true;
            }
            if (c == '\n') {
                return no("a text does not end on its line", "close the quotes");
            }
            if (c == '\\') {
                at++;
                if (at == text.length() || ESCAPES.indexOf(text.charAt(at)) < 0) {
                    return no("an escape that is none in a text", "one of \\\" \\\\ \\n \\t");
                }
            }
        }
        return no("a text does not end", "close the quotes");
    }

    private boolean no(String what, String hint) {
        refused.because(line, what, hint);
        return false;
    }
}
