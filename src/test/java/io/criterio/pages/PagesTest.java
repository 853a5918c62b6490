package io.criterio.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.pages.MarkdownPage.Block;
import io.criterio.pages.MarkdownPage.Heading;
import io.criterio.pages.MarkdownPage.Text;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages without the calls on them: links, structure, and the lists that have to be complete. */
class PagesTest {

    private static final int LINES_OF_README = 250;
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<(?:dependency|plugin)>(?:\\s*<!--.*?-->)?\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>");
    private static final Pattern BOMS =
            Pattern.compile("<dependencyManagement>.*?</dependencyManagement>", Pattern.DOTALL);

    private static final Pattern ASKED_FOR = Pattern.compile("@ConfigProperty\\(\\s*name = \"(criterio\\.[a-z.-]+)\"");
    private static final Pattern SET = Pattern.compile("(?m)^(criterio\\.[a-z.-]+)=");

    /** Before there is a configuration that could be injected. */
    private static final Set<String> ASKED_FOR_OTHERWISE = Set.of("criterio.data-dir");

    /** What is not for those who run the service. */
    private static final Set<String> OF_TESTS_AND_COMMANDS = Set.of("criterio.service");

    /** Plugins that every build by Maven has. */
    private static final List<String> OF_MAVEN = List.of(
            "maven-clean-plugin",
            "maven-compiler-plugin",
            "maven-failsafe-plugin",
            "maven-jar-plugin",
            "maven-resources-plugin",
            "maven-surefire-plugin");

    static List<MarkdownPage> pages() throws IOException {
        return MarkdownPage.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_leads_somewhere(MarkdownPage page) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : page.links()) {
            if (link.matches("[a-z]+:.*")) {
                continue;
            }
            String[] parts = link.split("#", 2);
            Path folder = page.file().toAbsolutePath().getParent();
            Path target = parts[0].isEmpty()
                    ? page.file()
                    : Path.of("")
                            .toAbsolutePath()
                            .relativize(folder.resolve(parts[0]).normalize());
            boolean there = Files.exists(target)
                    && (parts.length == 1 || MarkdownPage.read(target).anchors().contains(parts[1]));
            if (!there) {
                broken.add(link);
            }
        }
        assertThat(broken).as("links of %s that lead nowhere", page).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_has_one_title_and_leaves_out_no_level_of_headings(MarkdownPage page) {
        List<Heading> headings = page.blocks(Heading.class);
        assertThat(page.blocks().get(0)).as("the first line of %s", page).isInstanceOf(Heading.class);
        assertThat(headings)
                .filteredOn(heading -> heading.level() == 1)
                .as("titles")
                .hasSize(1);
        for (int at = 1; at < headings.size(); at++) {
            assertThat(headings.get(at).level())
                    .as(
                            "%s:%d the level of \"%s\"",
                            page, headings.get(at).line(), headings.get(at).text())
                    .isLessThanOrEqualTo(headings.get(at - 1).level() + 1);
        }
        assertThat(headings).extracting(Heading::text).as("headings").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_row_of_a_table_has_as_many_cells_as_its_head(MarkdownPage page) {
        Block before = new Text(0, "");
        int cells = 0;
        for (Block block : page.blocks()) {
            if (block instanceof Text row && row.isRow()) {
                if (before instanceof Text head && head.isRow()) {
                    assertThat(row.cells()).as("%s:%d cells", page, row.line()).isEqualTo(cells);
                } else {
                    cells = row.cells();
                    assertThat(before)
                            .as("%s:%d an empty line before a table", page, row.line())
                            .matches(one ->
                                    one instanceof Text text && text.text().isEmpty());
                }
            }
            before = block;
        }
    }

    @Test
    void readme_is_short() throws IOException {
        assertThat(Files.readAllLines(MarkdownPage.README)).hasSizeLessThanOrEqualTo(LINES_OF_README);
    }

    @Test
    void the_index_links_to_every_page() throws IOException {
        List<String> links =
                MarkdownPage.read(MarkdownPage.FOLDER.resolve("index.md")).links();
        try (Stream<Path> files = Files.list(MarkdownPage.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("index.md")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(links).contains(name));
        }
    }

    @Test
    void the_map_of_the_packages_has_every_package() throws IOException {
        Path main = Path.of("src/main/java/io/criterio");
        List<String> named = named(MarkdownPage.read(MarkdownPage.README)
                .section("Map of the packages")
                .lines()
                .filter(line -> line.startsWith("|"))
                .collect(Collectors.joining("\n")));
        try (Stream<Path> folders = Files.list(main)) {
            assertThat(named)
                    .containsExactlyInAnyOrderElementsOf(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName() + "/")
                            .toList());
        }
    }

    @Test
    void every_dependency_of_the_build_is_named_with_its_reason() throws IOException {
        List<String> named = named(MarkdownPage.read(MarkdownPage.README).section("Dependencies"));
        String pom = BOMS.matcher(Files.readString(Path.of("pom.xml"))).replaceAll("");
        List<String> used = DEPENDENCY
                .matcher(pom)
                .results()
                .map(one -> one.group(2))
                .filter(name -> !OF_MAVEN.contains(name))
                .distinct()
                .toList();
        assertThat(used).contains("drools-engine", "exec-maven-plugin");
        assertThat(used).allSatisfy(name -> assertThat(named).contains(name));
    }

    @Test
    void every_setting_is_listed_and_nothing_else() throws Exception {
        List<String> listed =
                named(MarkdownPage.read(MarkdownPage.FOLDER.resolve("operations.md"))
                                .section("Settings"))
                        .stream()
                        .filter(name -> name.startsWith("criterio."))
                        .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(settings());
    }

    /** The settings that the code asks for. */
    private static Set<String> settings() throws Exception {
        Set<String> settings = new TreeSet<>(ASKED_FOR_OTHERWISE);
        Path main = Path.of("src/main/java");
        try (Stream<Path> sources = Files.walk(main)) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                String text = Files.readString(source);
                ASKED_FOR.matcher(text).results().forEach(one -> settings.add(one.group(1)));
                if (text.contains("@ConfigMapping(")) {
                    String name =
                            main.relativize(source).toString().replace('/', '.').replaceAll("\\.java$", "");
                    Class<?> mapping = Class.forName(name);
                    collect(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping, settings);
                }
            }
        }
        SET.matcher(Files.readString(Path.of("src/main/resources/application.properties")))
                .results()
                .forEach(one -> settings.add(one.group(1)));
        settings.removeAll(OF_TESTS_AND_COMMANDS);
        return settings;
    }

    private static void collect(String prefix, Class<?> group, Set<String> settings) {
        for (Method setting : group.getDeclaredMethods()) {
            if (setting.isSynthetic() || !Modifier.isAbstract(setting.getModifiers())) {
                continue;
            }
            WithName given = setting.getAnnotation(WithName.class);
            String name = setting.isAnnotationPresent(WithParentName.class)
                    ? prefix
                    : prefix + "." + (given != null ? given.value() : kebab(setting.getName()));
            if (setting.getReturnType().getEnclosingClass() == group
                    && setting.getReturnType().isInterface()) {
                collect(name, setting.getReturnType(), settings);
            } else {
                settings.add(name);
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static List<String> named(String section) {
        return Pattern.compile("`([^`]+)`")
                .matcher(section)
                .results()
                .map((MatchResult name) -> name.group(1))
                .toList();
    }
}
