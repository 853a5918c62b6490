package io.criterio.yaml;

/** The text is no YAML that a rules file may hold. */
public final class YamlSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String problem;

    YamlSyntaxException(int line, String problem) {
        super("Line " + line + ": " + problem);
        this.line = line;
        this.problem = problem;
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
