package io.criterio.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a condition or a consequence, each with its line; comments and white space are left out. */
final class Tokens {

    enum Type {
        NAME,
        BOUND,
        NUMBER,
        TEXT,
        SYMBOL,
        END
    }

    record Token(Type type, String text, int line) {

        boolean is(String symbol) {
            return type != Type.TEXT && text.equals(symbol);
        }
    }

    /** What is written cannot be accepted; carries the place. */
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        final int line;
        final String hint;

        /** Whether it only follows from something refused before, so that telling it would be noise. */
        final boolean follows;

        Refusal(int line, String text, String hint) {
            this(line, text, hint, false);
        }

        Refusal(int line, String text, String hint, boolean follows) {
            super(text, null, false, false);
            this.line = line;
            this.hint = hint;
            this.follows = follows;
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    private static final Pattern TOKEN = Pattern.compile("(?<blank>\\s+|//[^\\n]*|/\\*(?s:.*?)\\*/)"
            + "|(?<bound>\\$[A-Za-z_]\\w*)"
            + "|(?<name>[A-Za-z_]\\w*)"
            + "|(?<number>\\d+(?:\\.\\d+)?[Ll]?)"
            + "|(?<text>\"(?:[^\"\\\\\\n]++|\\\\.){0,1000}+\")"
            + "|(?<symbol>==|!=|<=|>=|&&|\\|\\||(?s:.))");

    private final List<Token> tokens;
    private int next;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Tokens of(String text, int firstLine) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int line = firstLine;
        while (matcher.find()) {
            String word = matcher.group();
            if (matcher.group("blank") != null) {
                line += (int) word.chars().filter(c -> c == '\n').count();
                continue;
            }
            Type type = matcher.group("bound") != null
                    ? Type.BOUND
                    : matcher.group("name") != null
                            ? Type.NAME
                            : matcher.group("number") != null
                                    ? Type.NUMBER
                                    : matcher.group("text") != null ? Type.TEXT : Type.SYMBOL;
            tokens.add(new Token(type, word, line));
        }
        tokens.add(new Token(Type.END, "", line));
        return new Tokens(tokens);
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(next);
        if (next < tokens.size() - 1) {
            next++;
        }
        return token;
    }

    boolean takeIf(String symbol) {
        boolean taken = peek().is(symbol);
        if (taken) {
            take();
        }
        return taken;
    }

    void expect(String symbol, String hint) {
        Token token = take();
        if (!token.is(symbol)) {
            throw new Refusal(token.line(), "found " + quoted(token) + " where '" + symbol + "' was expected", hint);
        }
    }

    int position() {
        return next;
    }

    /** The words since a position, with single spaces only where two names meet. */
    String textSince(int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < next; i++) {
            String word = tokens.get(i).text();
            boolean names = i > from
                    && tokens.get(i - 1).type() == Type.NAME
                    && tokens.get(i).type() == Type.NAME;
            boolean afterComma = i > from && tokens.get(i - 1).is(",");
            text.append(names || afterComma ? " " : "").append(word);
        }
        return text.toString();
    }

    boolean atEnd() {
        return peek().type() == Type.END;
    }

    static String quoted(Token token) {
        return token.type() == Type.END ? "the end" : "'" + token.text() + "'";
    }
}
