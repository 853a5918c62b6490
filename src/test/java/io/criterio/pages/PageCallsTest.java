package io.criterio.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every call on a page is made, and answers what the page says.
 *
 * <p>{@code mvn test -Dtest=PageCallsTest -Dpages.refresh=true} writes the answers of today into the pages.
 */
@QuarkusTest
class PageCallsTest {

    @TestFactory
    List<DynamicContainer> every_call_on_a_page_answers_what_the_page_says() throws IOException {
        List<DynamicContainer> pages = new ArrayList<>();
        int calls = 0;
        for (MarkdownPage page : MarkdownPage.all()) {
            if (Boolean.getBoolean("pages.refresh")) {
                pages.add(dynamicContainer(
                        page.toString(),
                        List.of(dynamicTest(
                                "is refreshed",
                                () -> Files.writeString(page.file(), new PageCalls(page).refreshed())))));
                continue;
            }
            PageCalls called = new PageCalls(page);
            List<DynamicTest> tests = new ArrayList<>();
            for (PageCalls.Call call : called.calls()) {
                tests.add(dynamicTest("the call on line " + call.line(), () -> {
                    PageCalls.Comparison comparison = called.make(call);
                    assertThat(comparison.now())
                            .as("%s:%d %s", page, call.line(), call.curl())
                            .isEqualTo(comparison.onThePage());
                }));
            }
            calls += tests.size();
            pages.add(dynamicContainer(page.toString(), tests));
        }
        if (!Boolean.getBoolean("pages.refresh")) {
            assertThat(calls).as("calls on all pages").isGreaterThanOrEqualTo(12);
        }
        return pages;
    }

    @Test
    void an_answer_that_is_not_the_one_of_the_service_is_noticed() {
        String call = "curl -s localhost:8080/rules/RET-NO-1";
        String shown = "shown: /status, /detail";

        String right = compared(call, shown, "").now();

        assertThat(right).contains("\"status\": 404");
        assertThat(compared(call, shown, right).onThePage()).isEqualTo(right);
        assertThat(compared(call, shown, right.replace("404", "405")).onThePage())
                .isNotEqualTo(right);
        assertThat(compared(call, shown, right.replace("/* … */", "")).onThePage())
                .isNotEqualTo(right);
        assertThatThrownBy(() -> compared(call, "shown: /status, /statu", right))
                .hasMessageContaining("not in the answer, and yet to be shown: [/statu]");
    }

    private static PageCalls.Comparison compared(String call, String shown, String answer) {
        List<String> lines =
                new ArrayList<>(List.of("# A page", "```sh", call, "```", "<!-- " + shown + " -->", "```jsonc"));
        lines.addAll(answer.lines().toList());
        lines.add("```");
        PageCalls calls = new PageCalls(MarkdownPage.of(Path.of("page.md"), lines));
        return calls.make(calls.calls().get(0));
    }
}
