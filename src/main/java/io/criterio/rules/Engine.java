package io.criterio.rules;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.KieContainerImpl;
import org.drools.compiler.kie.builder.impl.KieModuleKieProject;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.runtime.KieContainer;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** The compiled rules of one ruleset inside the rule engine: a module of its own, so that it can go away again. */
final class Engine {

    private static final String SOURCES = "src/main/resources/";
    private static final String PACKAGES = "io/criterio/";
    private static final AtomicLong COUNT = new AtomicLong();

    private final KieContainer container;
    private final KieBase base;

    private Engine(KieContainer container, KieBase base) {
        this.container = container;
        this.base = base;
    }

    KieBase base() {
        return base;
    }

    /** Gives back everything; no session may be in use. */
    void dispose() {
        container.dispose();
    }

    /**
     * Compiles files that the lint has accepted, unless the application carries what they compile to.
     *
     * @param files path in the release to text
     * @throws RuleProblemsException if the compiler finds what the lint did not
     */
    static Engine compile(String ruleset, Map<String, String> files, ClassLoader loader) {
        return withLoader(loader, () -> {
            InternalKieModule carried = CompiledRules.find(ruleset, files, loader);
            return started(carried == null ? built(module(ruleset), ruleset, files, loader) : carried, loader);
        });
    }

    /** What files that the lint has accepted compile to, by path. */
    static Map<String, byte[]> classes(String ruleset, Map<String, String> files, ClassLoader loader) {
        return withLoader(loader, () -> {
            InternalKieModule module = built(CompiledRules.module(ruleset), ruleset, files, loader);
            Map<String, byte[]> classes = new HashMap<>();
            for (String path : module.getFileNames()) {
                classes.put(path, module.getBytes(path));
            }
            return classes;
        });
    }

    /** The engine finds its parts through the thread's loader, which on a pool's thread may be somebody else's. */
    private static <T> T withLoader(ClassLoader loader, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static InternalKieModule built(
            org.kie.api.builder.ReleaseId module, String ruleset, Map<String, String> files, ClassLoader loader) {
        List<RuleProblem> problems = unreadable(files);
        InternalKieModule built = problems.isEmpty() ? build(module, files, loader, problems) : null;
        if (built == null) {
            throw new RuleProblemsException(located(ruleset, files, loader, problems));
        }
        return built;
    }

    /** The engine reads files in the encoding of the machine. */
    private static List<RuleProblem> unreadable(Map<String, String> files) {
        List<RuleProblem> problems = new ArrayList<>();
        files.forEach((path, text) -> {
            if (!Charset.defaultCharset().newEncoder().canEncode(text)) {
                int line = 1
                        + (int) text.chars()
                                .takeWhile(letter -> letter < 128)
                                .filter(letter -> letter == '\n')
                                .count();
                problems.add(new RuleProblem(
                        path,
                        line,
                        "letters that cannot be read where Java's encoding is " + Charset.defaultCharset(),
                        "start Java with -Dfile.encoding=UTF-8"));
            }
        });
        return problems;
    }

    private static Engine started(InternalKieModule module, ClassLoader loader) {
        KieContainer container = new KieContainerImpl(
                new KieModuleKieProject(module, loader), services().getRepository(), module.getReleaseId());
        var configuration = services().newKieBaseConfiguration();
        configuration.setOption(KieBaseMutabilityOption.DISABLED);
        return new Engine(container, container.newKieBase(configuration));
    }

    private static KieServices services() {
        return KieServices.Factory.get();
    }

    private static org.kie.api.builder.ReleaseId module(String ruleset) {
        return module(ruleset, Long.toString(COUNT.incrementAndGet()));
    }

    static org.kie.api.builder.ReleaseId module(String ruleset, String version) {
        return services().newReleaseId("io.criterio.rules", ruleset, version);
    }

    /** Nothing when there are problems. The engine's repository of modules keeps none: it is no part of it. */
    private static @Nullable InternalKieModule build(
            org.kie.api.builder.ReleaseId module,
            Map<String, String> files,
            ClassLoader loader,
            List<RuleProblem> problems) {
        KieFileSystem disk = services().newKieFileSystem();
        disk.generateAndWritePomXML(module);
        Map<String, String> places = new HashMap<>();
        files.forEach((path, text) -> {
            // Where the engine expects a file of this package: io/criterio/retention/bonificacion/bonificacion.drl.
            String place = PACKAGES + path.replaceFirst("/?([^/]+)\\.drl$", "/$1/$1.drl");
            places.put(place, path);
            disk.write(SOURCES + place, text);
        });
        try {
            KieBuilder builder = services().newKieBuilder(disk, loader).buildAll(ExecutableModelProject.class);
            for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
                String place =
                        message.getPath() == null ? "" : message.getPath().replace(SOURCES, "");
                problems.add(new RuleProblem(
                        places.getOrDefault(place, ""),
                        Math.max(0, message.getLine()),
                        oneLine(message.getText()),
                        ""));
            }
            return problems.isEmpty() ? (InternalKieModule) builder.getKieModule() : null;
        } catch (RuntimeException e) {
            // A type error can escape the compiler as a raw exception that names no place.
            problems.add(new RuleProblem("", 0, oneLine(String.valueOf(e.getMessage())), ""));
            return null;
        } finally {
            services().getRepository().removeKieModule(module);
        }
    }

    /** The compiler's problems with a place: where it names none, by compiling every rule on its own. */
    private static List<RuleProblem> located(
            String ruleset, Map<String, String> files, ClassLoader loader, List<RuleProblem> problems) {
        if (problems.stream().allMatch(each -> files.containsKey(each.file()) && each.line() > 0)) {
            return problems;
        }
        List<RuleProblem> located = new ArrayList<>();
        files.forEach((path, text) -> eachRuleAlone(text).forEach((line, alone) -> {
            org.kie.api.builder.ReleaseId module = module(ruleset);
            List<RuleProblem> found = new ArrayList<>();
            build(module, Map.of(path, alone), loader, found);
            for (RuleProblem each : found) {
                located.add(new RuleProblem(path, each.line() > 0 ? each.line() : line, each.text(), each.hint()));
            }
        }));
        return located.isEmpty() ? problems : located;
    }

    /** The file with all rules but one blanked out, by the line of that one: all lines stay where they are. */
    private static Map<Integer, String> eachRuleAlone(String text) {
        Map<Integer, String> result = new LinkedHashMap<>();
        try {
            List<RuleDescr> rules =
                    new DrlParser(LanguageLevelOption.DRL6).parse(false, text).getRules();
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < rules.size(); i++) {
                int from = rules.get(i).getLine();
                int to = i + 1 < rules.size() ? rules.get(i + 1).getLine() : lines.length + 1;
                StringBuilder alone = new StringBuilder();
                for (int line = 1; line <= lines.length; line++) {
                    boolean kept = line < rules.get(0).getLine() || line >= from && line < to;
                    alone.append(kept ? lines[line - 1] : "").append('\n');
                }
                result.put(from, alone.toString());
            }
        } catch (DroolsParserException e) {
            return Map.of();
        }
        return result;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
