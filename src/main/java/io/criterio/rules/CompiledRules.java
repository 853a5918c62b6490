package io.criterio.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.drools.compiler.compiler.io.memory.MemoryFileSystem;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.InternalKieModuleProvider;
import org.drools.compiler.kie.builder.impl.KieBuilderImpl;
import org.drools.compiler.kproject.models.KieModuleModelImpl;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;

/**
 * The classes that the application's own rules compile to: made with the application and carried by it, so that a start
 * need not compile them. Found by the digest of the rules' files; rules of any other text are compiled when they are
 * read.
 */
public final class CompiledRules {

    private static final String FOLDER = "rules-compiled/";
    /** The engine looks the classes up by the name and the version of their module. */
    private static final String VERSION = "compiled";
    /** Archives of the same classes are the same bytes. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private CompiledRules() {}

    /**
     * Compiles every ruleset of a folder.
     *
     * @param arguments the folder with {@code release.yaml}, and the folder of the class path to write to
     * @throws RuleProblemsException if the rules do not compile
     * @throws IOException if a file cannot be written
     */
    public static void main(String... arguments) throws IOException {
        RuleSources sources = RulesFolder.readDirectory(Path.of(arguments[0]));
        Path folder = Files.createDirectories(Path.of(arguments[1], FOLDER));
        Map<String, byte[]> archives = new TreeMap<>();
        for (String ruleset : sources.rulesets()) {
            Map<String, String> files = RuleSet.files(sources, ruleset);
            archives.put(name(ruleset, files), archive(Engine.classes(ruleset, files, loader())));
        }
        // What older rules or facts were compiled to must not be found again.
        try (var old = Files.newDirectoryStream(folder)) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, byte[]> each : archives.entrySet()) {
            Files.write(folder.resolve(each.getKey()), each.getValue());
        }
    }

    private static ClassLoader loader() {
        return CompiledRules.class.getClassLoader();
    }

    /** What these files compile to, if the application carries it. */
    static @Nullable InternalKieModule find(String ruleset, Map<String, String> files, ClassLoader loader) {
        try (InputStream archive = loader.getResourceAsStream(FOLDER + name(ruleset, files))) {
            if (archive == null) {
                return null;
            }
            KieModuleModelImpl model =
                    (KieModuleModelImpl) KieServices.Factory.get().newKieModuleModel();
            KieBuilderImpl.setDefaultsforEmptyKieModule(model);
            return InternalKieModuleProvider.get(
                    module(ruleset), model, MemoryFileSystem.readFromJar(archive.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the compiled rules of " + ruleset, e);
        }
    }

    static org.kie.api.builder.ReleaseId module(String ruleset) {
        return Engine.module(ruleset, VERSION);
    }

    private static String name(String ruleset, Map<String, String> files) {
        return ruleset + "-" + RuleSources.sha256(new TreeMap<>(files)) + ".zip";
    }

    private static byte[] archive(Map<String, byte[]> classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : new TreeMap<>(classes).entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
