package io.criterio.text;

import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import io.criterio.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of a ruleset in every language, each under a path of keys ({@code FLD-FOL-01.steps.ASK_WHY}). A text may
 * name a number of the ruleset's limits in braces. Immutable.
 */
public final class PhraseBook {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    private final Map<Language, Map<String, String>> texts;

    private PhraseBook(Map<Language, Map<String, String>> texts) {
        this.texts = texts;
    }

    /**
     * Reads and checks the texts.
     *
     * @param es {@code texts/es.yaml}
     * @param en {@code texts/en.yaml}
     * @param limits {@code limits.yaml}, whose numbers the texts may name
     * @throws TextProblemsException with everything that is wrong: a file that is no YAML, a path that only one
     *     language has, a number that is not known
     */
    public static PhraseBook parse(String es, String en, String limits) {
        List<TextProblem> problems = new ArrayList<>();
        Map<String, String> numbers = new LinkedHashMap<>();
        mapping("limits.yaml", limits, problems).entries().forEach((name, node) -> {
            if (node instanceof Scalar scalar && NUMBER.matcher(scalar.text()).matches()) {
                numbers.put(name, scalar.text());
            }
        });
        Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
        texts.put(Language.ES, read(file(Language.ES), es, numbers, problems));
        texts.put(Language.EN, read(file(Language.EN), en, numbers, problems));
        List<TextProblem> unreadable = List.copyOf(problems);
        texts.forEach((language, own) -> texts.forEach((other, theirs) -> theirs.keySet().stream()
                .filter(path -> !own.containsKey(path) && !isKnown(unreadable, file(language), path))
                .forEach(path -> problems.add(new TextProblem(
                        file(language), path, "It is missing here.", "translate it from " + file(other) + ".")))));
        if (!problems.isEmpty()) {
            throw new TextProblemsException(problems);
        }
        return new PhraseBook(texts);
    }

    /** A text that could not be read is not missing as well. */
    private static boolean isKnown(List<TextProblem> problems, String file, String path) {
        return problems.stream()
                .anyMatch(problem -> problem.file().equals(file)
                        && (problem.key().isEmpty() || problem.key().equals(path)));
    }

    /**
     * A text.
     *
     * @throws IllegalArgumentException if there is none under the path
     */
    public String text(Language language, String path) {
        String text = texts.getOrDefault(language, Map.of()).get(path);
        if (text == null) {
            throw new IllegalArgumentException(
                    "there is no text " + path + " in " + file(language) + "; expected one of " + paths());
        }
        return text;
    }

    /** The paths that there are texts under. */
    public Set<String> paths() {
        return texts.getOrDefault(Language.ES, Map.of()).keySet();
    }

    /** A problem for each path that there should be a text under and is none. */
    public List<TextProblem> lacking(Collection<String> paths) {
        return paths.stream()
                .distinct()
                .sorted()
                .filter(path -> !paths().contains(path))
                .map(path -> new TextProblem(
                        file(Language.ES), path, "It is missing.", "add it here and in " + file(Language.EN) + "."))
                .toList();
    }

    private static String file(Language language) {
        return "texts/" + language.tag() + ".yaml";
    }

    private static Mapping mapping(String file, String text, List<TextProblem> problems) {
        try {
            if (YamlNode.parse(text) instanceof Mapping mapping) {
                return mapping;
            }
            problems.add(new TextProblem(file, "", "The file holds no keys.", "write one a line: key: value."));
        } catch (YamlSyntaxException e) {
            problems.add(new TextProblem(
                    file, "", "line " + e.line() + ": " + e.problem(), "correct the YAML and try again."));
        }
        return new Mapping(1, Map.of());
    }

    private static Map<String, String> read(
            String file, String text, Map<String, String> numbers, List<TextProblem> problems) {
        Map<String, String> texts = new LinkedHashMap<>();
        collect(file, "", mapping(file, text, problems), numbers, texts, problems);
        return texts;
    }

    private static void collect(
            String file,
            String path,
            YamlNode node,
            Map<String, String> numbers,
            Map<String, String> texts,
            List<TextProblem> problems) {
        if (node instanceof Mapping mapping) {
            mapping.entries()
                    .forEach((key, value) ->
                            collect(file, path.isEmpty() ? key : path + "." + key, value, numbers, texts, problems));
        } else if (node instanceof Scalar scalar && !scalar.text().isBlank()) {
            texts.put(path, filled(file, path, scalar, numbers, problems));
        } else {
            problems.add(
                    new TextProblem(file, path, "line " + node.line() + ": This is no text.", "write one, in quotes."));
        }
    }

    private static String filled(
            String file, String path, Scalar scalar, Map<String, String> numbers, List<TextProblem> problems) {
        Matcher matcher = PLACEHOLDER.matcher(scalar.text());
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String number = numbers.get(matcher.group(1));
            if (number == null) {
                problems.add(new TextProblem(
                        file,
                        path,
                        "line " + scalar.line() + ": {" + matcher.group(1) + "} is not known.",
                        "one of the numbers of limits.yaml: " + numbers.keySet() + "."));
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(number == null ? matcher.group() : number));
        }
        matcher.appendTail(filled);
        return filled.toString();
    }
}
