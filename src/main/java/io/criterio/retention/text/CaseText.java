package io.criterio.retention.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A text cut at its placeholders once, so that rendering it only joins the pieces: words, value, words, value, words.
 * Limits are words by then.
 */
final class CaseText {
    private final String[] words;
    private final Placeholder[] values;

    private CaseText(List<String> words, List<Placeholder> values) {
        this.words = words.toArray(String[]::new);
        this.values = values.toArray(Placeholder[]::new);
    }

    /** Cuts {@code text}; what is wrong with its braces goes to {@code problems}, as a sentence with its hint. */
    static CaseText compile(
            String text, Map<String, String> limits, Set<Placeholder> allowed, Consumer<Problem> problems) {
        List<String> words = new ArrayList<>();
        List<Placeholder> values = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '}') {
                problems.accept(new Problem("There is a } that closes nothing.", "placeholders look like {charges}."));
            } else if (c == '{') {
                int end = text.indexOf('}', at);
                if (end < 0) {
                    problems.accept(
                            new Problem("There is a { that is not closed.", "placeholders look like {charges}."));
                    break;
                }
                String name = text.substring(at + 1, end);
                Placeholder value = Placeholder.named(name);
                String limit = limits.get(name);
                if (limit != null) {
                    current.append(limit);
                } else if (value != null && allowed.contains(value)) {
                    words.add(current.toString());
                    current.setLength(0);
                    values.add(value);
                } else {
                    problems.accept(new Problem(
                            "The placeholder {" + name + "} is not known here.",
                            "one of " + names(limits, allowed) + "."));
                }
                at = end;
            } else {
                current.append(c);
            }
            at++;
        }
        words.add(current.toString());
        return new CaseText(words, values);
    }

    /** The text, with {@code valueOf} asked for each placeholder. */
    String render(Function<Placeholder, String> valueOf) {
        if (values.length == 0) {
            return words[0];
        }
        StringBuilder out = new StringBuilder(words[0]);
        for (int i = 0; i < values.length; i++) {
            out.append(valueOf.apply(values[i])).append(words[i + 1]);
        }
        return out.toString();
    }

    private static Set<String> names(Map<String, String> limits, Set<Placeholder> allowed) {
        Set<String> names = new TreeSet<>(limits.keySet());
        allowed.forEach(value -> names.add(value.inText()));
        return names;
    }

    record Problem(String text, String hint) {}
}
