package io.criterio.text;

/**
 * Something wrong in a file of texts.
 *
 * @param file the file within the ruleset, as {@code texts/es.yaml}
 * @param key the path of the text in the file, as {@code RET-BON-01.reason}; empty when the whole file is meant
 * @param text what is wrong, with the value that was found
 * @param hint what to do about it
 */
public record TextProblem(String file, String key, String text, String hint) {
    @Override
    public String toString() {
        return file + (key.isEmpty() ? "" : " " + key) + ": " + text + " Hint: " + hint;
    }
}
