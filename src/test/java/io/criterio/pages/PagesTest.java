package io.criterio.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.pages.MarkdownPage.Block;
import io.criterio.pages.MarkdownPage.Heading;
import io.criterio.pages.MarkdownPage.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private static final Pattern BOMS = Pattern.compile("<dependencyManagement>.*?</dependencyManagement>", Pattern.DOTALL);

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
                    : Path.of("").toAbsolutePath().relativize(folder.resolve(parts[0]).normalize());
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
        assertThat(headings).filteredOn(heading -> heading.level() == 1).as("titles").hasSize(1);
        for (int at = 1; at < headings.size(); at++) {
            assertThat(headings.get(at).level())
                    .as("%s:%d the level of \"%s\"", page, headings.get(at).line(), headings.get(at).text())
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
                            .matches(one -> one instanceof Text text && text.text().isEmpty());
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
        List<String> links = MarkdownPage.read(MarkdownPage.FOLDER.resolve("index.md")).links();
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

    private static List<String> named(String section) {
        return Pattern.compile("`([^`]+)`")
                .matcher(section)
                .results()
                .map((MatchResult name) -> name.group(1))
                .toList();
    }
}
