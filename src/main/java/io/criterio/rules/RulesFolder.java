package io.criterio.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a release comes from: a folder with {@code release.yaml} at its top and a folder for each ruleset
 * ({@code retention/bonificacion.drl}, {@code retention/limits.yaml}, {@code retention/texts/es.yaml}).
 */
public final class RulesFolder {

    private static final String INSIDE_THE_JAR = "rules/release.yaml";

    private RulesFolder() {}

    /**
     * Reads the folder, or the copy that the application carries when there is no such folder.
     *
     * @throws RuleProblemsException if {@code release.yaml} is missing or a file is not UTF-8
     */
    public static RuleSources read(Path directory) {
        return Files.isDirectory(directory) ? readDirectory(directory) : readCopy(RulesFolder.class.getClassLoader());
    }

    /** Reads a folder that must exist. */
    static RuleSources readDirectory(Path directory) {
        return RuleSources.ofBytes(ClasspathFolder.walk(directory, RulesFolder::isPolicy));
    }

    /** Reads the copy on the class path. */
    static RuleSources readCopy(ClassLoader loader) {
        Map<String, byte[]> files = ClasspathFolder.walk(loader, INSIDE_THE_JAR, RulesFolder::isPolicy);
        if (files.isEmpty()) {
            throw new IllegalStateException("no rules: neither the configured folder nor " + INSIDE_THE_JAR
                    + " inside the application; is criterio.rules set to the folder with release.yaml?");
        }
        return RuleSources.ofBytes(files);
    }

    /** An editor's or a file manager's own files ({@code .swp}, {@code .DS_Store}) are no policy. */
    private static boolean isPolicy(String path) {
        for (String part : path.split("/", -1)) {
            if (part.startsWith(".") || part.endsWith("~")) {
                return false;
            }
        }
        return true;
    }
}
