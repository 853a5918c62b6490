package io.criterio.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page, as far as the tests look at it: headings, fenced blocks, comments and lines of text, in order. */
record MarkdownPage(Path file, List<Block> blocks) {

    static final Path README = Path.of("README.md");
    static final Path FOLDER = Path.of("src/site/markdown");

    private static final Pattern HEADING = Pattern.compile("(#+) (.*)");
    private static final Pattern COMMENT = Pattern.compile("<!-- (.*) -->");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`]*`");
    private static final String FENCE = "```";

    /** What stands on a page. Lines are counted from 1. */
    sealed interface Block {

        int line();
    }

    record Heading(int line, int level, String text) implements Block {}

    /** A fenced block. Its text begins on the line after {@code line}. */
    record Fence(int line, String language, String text) implements Block {

        boolean isShell() {
            return language.equals("sh");
        }
    }

    record Comment(int line, String text) implements Block {}

    record Text(int line, String text) implements Block {

        /** What stands between the bars, if the line is a row of a table. */
        int cells() {
            return text.startsWith("|")
                    ? text.replace("\\|", "").replaceAll("[^|]", "").length() - 1
                    : 0;
        }

        boolean isRow() {
            return text.startsWith("|");
        }
    }

    /** All pages there are, README.md first. */
    static List<MarkdownPage> all() throws IOException {
        List<MarkdownPage> pages = new ArrayList<>(List.of(read(README)));
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                pages.add(read(file));
            }
        }
        return pages;
    }

    static MarkdownPage read(Path file) throws IOException {
        return of(file, Files.readAllLines(file));
    }

    static MarkdownPage of(Path file, List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            int number = at + 1;
            if (line.startsWith(FENCE)) {
                int end = at + 1;
                while (end < lines.size() && !lines.get(end).equals(FENCE)) {
                    end++;
                }
                if (end == lines.size()) {
                    throw new IllegalArgumentException(
                            "%s:%d: the block has no end; expected a line of three backticks".formatted(file, number));
                }
                blocks.add(new Fence(
                        number, line.substring(FENCE.length()), String.join("\n", lines.subList(at + 1, end))));
                at = end;
            } else {
                blocks.add(block(number, line));
            }
        }
        return new MarkdownPage(file, List.copyOf(blocks));
    }

    private static Block block(int number, String line) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            return new Heading(number, heading.group(1).length(), heading.group(2));
        }
        Matcher comment = COMMENT.matcher(line.strip());
        return comment.matches() ? new Comment(number, comment.group(1)) : new Text(number, line);
    }

    <B extends Block> List<B> blocks(Class<B> kind) {
        return blocks.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The addresses that the text links to. */
    List<String> links() {
        return blocks.stream()
                .flatMap(block -> block instanceof Text text
                        ? Stream.of(text.text())
                        : block instanceof Heading heading ? Stream.of(heading.text()) : Stream.empty())
                .map(text -> INLINE_CODE.matcher(text).replaceAll("x"))
                .flatMap(text -> LINK.matcher(text).results().map(link -> link.group(1)))
                .toList();
    }

    /** What a link may name after {@code #}: the headings, as code hosts write them. */
    List<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        List<String> anchors = new ArrayList<>();
        for (Heading heading : blocks(Heading.class)) {
            String anchor = heading.text()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    /** The text of the section under a heading, up to the next heading that is not below it. */
    String section(String heading) {
        StringBuilder section = new StringBuilder();
        int level = 0;
        for (Block block : blocks) {
            if (block instanceof Heading here) {
                if (level > 0 && here.level() <= level) {
                    break;
                }
                level = here.text().equals(heading) ? here.level() : level;
            } else if (level > 0 && block instanceof Text text) {
                section.append(text.text()).append('\n');
            }
        }
        if (level == 0) {
            throw new IllegalArgumentException("%s has no section \"%s\"; it has %s"
                    .formatted(
                            file,
                            heading,
                            blocks(Heading.class).stream().map(Heading::text).toList()));
        }
        return section.toString();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
