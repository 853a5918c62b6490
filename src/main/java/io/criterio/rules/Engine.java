package io.criterio.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.model.codegen.ExecutableModelProject;
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

    private final org.kie.api.builder.ReleaseId module;
    private final KieContainer container;
    private final KieBase base;

    private Engine(org.kie.api.builder.ReleaseId module, KieContainer container, KieBase base) {
        this.module = module;
        this.container = container;
        this.base = base;
    }

    KieBase base() {
        return base;
    }

    /** Gives back everything; no session may be in use. */
    void dispose() {
        container.dispose();
        services().getRepository().removeKieModule(module);
    }

    /**
     * Compiles files that the lint has accepted.
     *
     * @param files path in the release to text
     * @throws RuleProblemsException if the compiler finds what the lint did not
     */
    static Engine compile(String ruleset, Map<String, String> files, ClassLoader loader) {
        org.kie.api.builder.ReleaseId module = module(ruleset);
        List<RuleProblem> problems = new ArrayList<>();
        if (!build(module, files, loader, problems)) {
            services().getRepository().removeKieModule(module);
            throw new RuleProblemsException(located(ruleset, files, loader, problems));
        }
        KieContainer container = services().newKieContainer(module, loader);
        var configuration = services().newKieBaseConfiguration();
        configuration.setOption(KieBaseMutabilityOption.DISABLED);
        return new Engine(module, container, container.newKieBase(configuration));
    }

    private static KieServices services() {
        return KieServices.Factory.get();
    }

    private static org.kie.api.builder.ReleaseId module(String ruleset) {
        return services().newReleaseId("io.criterio.rules", ruleset, Long.toString(COUNT.incrementAndGet()));
    }

    private static boolean build(
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
            return problems.isEmpty();
        } catch (RuntimeException e) {
            // A type error can escape the compiler as a raw exception that names no place.
            problems.add(new RuleProblem("", 0, oneLine(String.valueOf(e.getMessage())), ""));
            return false;
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
            services().getRepository().removeKieModule(module);
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
