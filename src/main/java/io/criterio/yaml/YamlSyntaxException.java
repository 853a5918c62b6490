package io.criterio.yaml;

/** The text is no YAML that a rules file may hold. */
public final class YamlSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String problem;
    private final boolean beyond;

    YamlSyntaxException(int line, String problem) {
        this(line, problem, false);
    }

    private YamlSyntaxException(int line, String problem, boolean beyond) {
        super("Line " + line + ": " + problem);
        this.line = line;
        this.problem = problem;
        this.beyond = beyond;
    }

    /** It is YAML, as far as it was read, and more of it than a limit allows. */
    static YamlSyntaxException beyond(int line, String problem) {
        return new YamlSyntaxException(line, problem, true);
    }

    /** Whether a limit was broken, not the syntax. */
    public boolean isBeyondLimit() {
        return beyond;
    }

    /** The line of the problem, from 1. */
    public int line() {
        return line;
    }

    /** What is wrong, without the line. */
    public String problem() {
        return problem;
    }
}
