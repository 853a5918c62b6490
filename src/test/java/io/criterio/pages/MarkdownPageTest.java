package io.criterio.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownPageTest {

    @Test
    void links_and_anchors_are_found_as_a_code_host_makes_them() {
        MarkdownPage page = page(
                "# Keys, and `GET /keys/{id}`",
                "See [that](a.md#b), `not [this](c.md)` and [these](https://example.com).",
                "```sh",
                "# not a heading [nor](a-link.md)",
                "```",
                "## Keys",
                "## Keys");

        assertThat(page.links()).containsExactly("a.md#b", "https://example.com");
        assertThat(page.anchors()).containsExactly("keys-and-get-keysid", "keys", "keys-1");
    }

    @Test
    void a_section_ends_at_the_next_heading_that_is_not_below_it() {
        MarkdownPage page = page("# A", "## B", "in B", "### C", "in C", "## D", "in D");

        assertThat(page.section("B")).isEqualTo("in B\nin C\n");
        assertThatThrownBy(() -> page.section("E")).hasMessageContaining("has no section \"E\"; it has [A, B, C, D]");
    }

    @Test
    void a_block_without_an_end_is_refused() {
        assertThatThrownBy(() -> page("# A", "```sh", "curl"))
                .hasMessage("page.md:2: the block has no end; expected a line of three backticks");
    }

    @Test
    void bars_that_are_escaped_make_no_cell() {
        MarkdownPage.Text row = new MarkdownPage.Text(1, "| a \\| b | c |");

        assertThat(row.cells()).isEqualTo(2);
    }

    private static MarkdownPage page(String... lines) {
        return MarkdownPage.of(Path.of("page.md"), List.of(lines));
    }
}
