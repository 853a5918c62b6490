package io.criterio.text;

import io.criterio.yaml.YamlNode;
import io.criterio.yaml.YamlNode.Mapping;
import io.criterio.yaml.YamlNode.Scalar;
import io.criterio.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts of a ruleset in every language, each under a path of keys ({@code FLD-FOL-01.steps.ASK_WHY}). A text may
 * name a number of the ruleset's limits in braces. Immutable.
 */
public final class PhraseBook {

    private static final List<Language> REQUIRED = List.of(Language.ES, Language.EN);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    private final SortedMap<Language, Map<String, String>> texts;
    private final List<Unfinished> unfinished;

    private PhraseBook(SortedMap<Language, Map<String, String>> texts, List<Unfinished> unfinished) {
        this.texts = Collections.unmodifiableSortedMap(texts);
        this.unfinished = List.copyOf(unfinished);
    }

    /**
     * Reads and checks the texts.
     *
     * @param files {@code texts/es.yaml} and the others, by their languages: Spanish and English have to be complete,
     *     another language is {@linkplain #unfinished not offered} until it is
     * @param limits {@code limits.yaml}, whose numbers the texts may name
     * @throws TextProblemsException with everything that is wrong: a file that is no YAML, a path that only one
     *     language has, a number that is not known
     */
    public static PhraseBook parse(Map<Language, String> files, String limits) {
        List<TextProblem> problems = new ArrayList<>();
        Map<String, String> numbers = new LinkedHashMap<>();
        mapping("limits.yaml", limits, problems).entries().forEach((name, node) -> {
            if (node instanceof Scalar scalar && NUMBER.matcher(scalar.text()).matches()) {
                numbers.put(name, scalar.text());
            }
        });
        SortedMap<Language, Map<String, String>> texts = new TreeMap<>();
        for (Language language : REQUIRED) {
            texts.put(language, read(file(language), files.getOrDefault(language, ""), numbers, problems));
        }
        List<TextProblem> unreadable = List.copyOf(problems);
        for (Language language : REQUIRED) {
            for (Language other : REQUIRED) {
                missing(language, texts, other, unreadable, problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new TextProblemsException(problems);
        }
        List<Unfinished> unfinished = new ArrayList<>();
        new TreeMap<>(files).forEach((language, text) -> {
            if (!texts.containsKey(language)) {
                List<TextProblem> own = new ArrayList<>();
                Map<String, String> read = read(file(language), text, numbers, own);
                SortedMap<Language, Map<String, String>> both = new TreeMap<>(texts);
                both.put(language, read);
                missing(language, both, Language.ES, List.copyOf(own), own);
                missing(Language.ES, both, language, List.of(), own);
                if (own.isEmpty()) {
                    texts.put(language, read);
                } else {
                    unfinished.add(new Unfinished(file(language), own));
                }
            }
        });
        return new PhraseBook(texts, unfinished);
    }

    private static void missing(
            Language language,
            Map<Language, Map<String, String>> texts,
            Language other,
            List<TextProblem> unreadable,
            List<TextProblem> problems) {
        Map<String, String> own = texts.getOrDefault(language, Map.of());
        texts.getOrDefault(other, Map.of()).keySet().stream()
                .filter(path -> !own.containsKey(path) && !isKnown(unreadable, file(language), path))
                .forEach(path -> problems.add(new TextProblem(
                        file(language), path, "It is missing here.", "translate it from " + file(other) + ".")));
    }

    /** The languages that there are all texts in. */
    public Set<Language> languages() {
        return texts.keySet();
    }

    /** The languages that are not offered. */
    public List<Unfinished> unfinished() {
        return unfinished;
    }

    /** A text that could not be read is not missing as well. */
    private static boolean isKnown(List<TextProblem> problems, String file, String path) {
        return problems.stream()
                .anyMatch(problem -> problem.file().equals(file)
                        && (problem.key().isEmpty() || problem.key().equals(path)));
    }

    /**
     * A text; in Spanish where these texts are not in the language.
     *
     * @throws IllegalArgumentException if there is none under the path
     */
    public String text(Language language, String path) {
        Map<String, String> spoken = texts.get(language);
        String text = (spoken == null ? texts.getOrDefault(Language.ES, Map.of()) : spoken).get(path);
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
