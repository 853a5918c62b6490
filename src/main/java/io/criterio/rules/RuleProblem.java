package io.criterio.rules;

/**
 * Something in a release that cannot be accepted.
 *
 * @param file path in the release
 * @param line from 1; 0 where the problem is the file itself
 * @param text what is wrong, naming the value
 * @param hint what was expected, or what to do; may be empty
 */
public record RuleProblem(String file, int line, String text, String hint) {

    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line : file;
        return hint.isEmpty() ? place + ": " + text : place + ": " + text + " (" + hint + ")";
    }
}
