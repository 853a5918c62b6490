package io.criterio.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of a release, immutable: path ({@code retention/bonificacion.drl}) to text, line ends as {@code \n}.
 *
 * <p>The digest is {@code sha256:} and the hash over the sorted paths and texts. Every file counts except those below a
 * folder named {@code scenarios} and {@code invariants.yaml}: a test more or less does not make another policy.
 */
public final class RuleSources {

    /** The file that names a release. */
    public static final String RELEASE = "release.yaml";

    private static final String INVARIANTS = "/invariants.yaml";

    private static final Pattern LINE_END = Pattern.compile("\r\n?");

    private final NavigableMap<String, String> texts;
    private final ReleaseId release;

    /** What was read of the DRL files, by path and text; none where rules are compiled. */
    private final @Nullable Map<String, List<Definition>> read;

    /** What rules that are evaluated as they are read may take; none where they may take what they will. */
    private final @Nullable Budget budget;

    private final boolean recorded;

    private RuleSources(
            NavigableMap<String, String> texts,
            @Nullable Map<String, List<Definition>> read,
            @Nullable Budget budget,
            boolean recorded) {
        this.texts = Collections.unmodifiableNavigableMap(texts);
        this.release = releaseOf(this.texts);
        this.read = read;
        this.budget = budget;
        this.recorded = recorded;
    }

    /**
     * The files of a release that has decided: they are taken as they are. What would be refused of rules that are to go
     * live, but changes no decision, is no problem in them.
     */
    public RuleSources recorded() {
        return new RuleSources(texts, read, budget, true);
    }

    /** Whether the release has decided. */
    public boolean isRecorded() {
        return recorded;
    }

    /**
     * The same release, whose rules are evaluated as they are read instead of being compiled. They decide the same, are
     * ready at once, and a file that several releases {@linkplain #with have in common} is read once.
     */
    public RuleSources interpreted() {
        return isInterpreted() ? this : new RuleSources(texts, new ConcurrentHashMap<>(), null, recorded);
    }

    /**
     * Other files whose rules are evaluated as they are read, and under a budget. Of a file that this release has too,
     * what was read of it is used again; nothing of theirs is kept here.
     *
     * @throws RuleProblemsException if {@code release.yaml} is missing, or lacks name or version
     */
    public RuleSources interpreted(Map<String, String> files, Budget limit) {
        return new RuleSources(
                normalized(files),
                read == null ? new ConcurrentHashMap<>() : new ConcurrentHashMap<>(read),
                limit,
                false);
    }

    @Nullable
    Budget budget() {
        return budget;
    }

    boolean isInterpreted() {
        return read != null;
    }

    /** The rules of a file; from the last time it was read, where there is such a time and no problem was found. */
    List<Definition> definitions(String path, List<RuleProblem> problems, Function<String, List<Definition>> reading) {
        String text = text(path);
        if (read == null) {
            return reading.apply(text);
        }
        String key = path + '\0' + text;
        List<Definition> known = read.get(key);
        if (known == null) {
            int before = problems.size();
            known = reading.apply(text);
            if (problems.size() == before) {
                read.put(key, known);
            }
        }
        return known;
    }

    /**
     * A release from its files.
     *
     * @throws RuleProblemsException if {@code release.yaml} is missing, or lacks name or version
     */
    public static RuleSources of(Map<String, String> texts) {
        return new RuleSources(normalized(texts), null, null, false);
    }

    private static NavigableMap<String, String> normalized(Map<String, String> texts) {
        NavigableMap<String, String> sorted = new TreeMap<>();
        texts.forEach((path, text) -> sorted.put(path, LINE_END.matcher(text).replaceAll("\n")));
        return sorted;
    }

    static RuleSources ofBytes(Map<String, byte[]> files) {
        Map<String, String> texts = new TreeMap<>();
        List<RuleProblem> problems = new ArrayList<>();
        files.forEach((path, bytes) -> {
            try {
                texts.put(
                        path,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(bytes))
                                .toString());
            } catch (CharacterCodingException e) {
                problems.add(new RuleProblem(path, 0, "is not UTF-8 text", "save it as UTF-8"));
            }
        });
        if (!problems.isEmpty()) {
            throw new RuleProblemsException(problems);
        }
        return of(texts);
    }

    /** The same release with one file replaced or added: a preview, a mutation. */
    public RuleSources with(String path, String text) {
        NavigableMap<String, String> changed = new TreeMap<>(texts);
        changed.put(path, LINE_END.matcher(text).replaceAll("\n"));
        return new RuleSources(changed, read, budget, false);
    }

    /** The text of a file. */
    public String text(String path) {
        String text = texts.get(path);
        if (text == null) {
            throw new IllegalArgumentException(
                    "no file '" + path + "' in release " + release.version() + ", it has " + texts.keySet());
        }
        return text;
    }

    /** Whether the release has a file. */
    public boolean has(String path) {
        return texts.containsKey(path);
    }

    /** All paths, sorted. */
    public List<String> paths() {
        return List.copyOf(texts.keySet());
    }

    /**
     * The paths below a folder, sub-folders included, sorted.
     *
     * @param folder {@code retention} or {@code retention/texts}; empty for all
     * @param extension {@code drl}; empty for all
     */
    public List<String> under(String folder, String extension) {
        String prefix = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        String suffix = extension.isEmpty() || extension.startsWith(".") ? extension : "." + extension;
        return texts.keySet().stream()
                .filter(path -> path.startsWith(prefix) && path.endsWith(suffix))
                .toList();
    }

    /** The rulesets: the top folders with DRL files in them, sorted. */
    public List<String> rulesets() {
        TreeSet<String> folders = new TreeSet<>();
        for (String path : under("", "drl")) {
            int slash = path.indexOf('/');
            if (slash > 0) {
                folders.add(path.substring(0, slash));
            }
        }
        return List.copyOf(folders);
    }

    /** All files, by path; a copy. */
    public NavigableMap<String, String> texts() {
        return new TreeMap<>(texts);
    }

    /** Name, version and digest. */
    public ReleaseId release() {
        return release;
    }

    /** A few lines; it is sent by callers too. */
    private static final YAMLMapper RELEASE_FILE = new YAMLMapper(YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(8).build())
            .build());

    private static ReleaseId releaseOf(NavigableMap<String, String> texts) {
        String text = texts.get(RELEASE);
        if (text == null) {
            throw problem("is missing", "a release names itself: name: criterio-rules, version: 2026.11.1");
        }
        JsonNode root;
        try {
            root = RELEASE_FILE.readTree(text);
        } catch (JsonProcessingException e) {
            throw problem("is not YAML: " + e.getOriginalMessage(), "name: criterio-rules, version: 2026.11.1");
        }
        return new ReleaseId(word(root, "name"), word(root, "version"), digest(texts));
    }

    private static String word(JsonNode root, String field) {
        String word = root.path(field).asText("").strip();
        if (word.isEmpty()) {
            throw problem("lacks '" + field + "'", "name: criterio-rules, version: 2026.11.1");
        }
        return word;
    }

    private static RuleProblemsException problem(String text, String hint) {
        return new RuleProblemsException(List.of(new RuleProblem(RELEASE, 0, text, hint)));
    }

    private static String digest(NavigableMap<String, String> texts) {
        NavigableMap<String, String> policy = new TreeMap<>(texts);
        policy.keySet()
                .removeIf(path ->
                        path.contains("/scenarios/") || path.startsWith("scenarios/") || path.endsWith(INVARIANTS));
        return "sha256:" + sha256(policy);
    }

    /** Of files and their paths, in small hexadecimal letters. */
    static String sha256(NavigableMap<String, String> texts) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        texts.forEach((path, text) -> {
            // The zero byte keeps a path and a text apart: "a" + "bc" is not "ab" + "c".
            sha256.update((path + '\0').getBytes(StandardCharsets.UTF_8));
            sha256.update((text + '\0').getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(sha256.digest());
    }

    @Override
    public String toString() {
        return release + " " + texts.keySet();
    }
}
