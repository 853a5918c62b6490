package io.criterio.scenario;

import io.criterio.rules.RuleInfo;
import io.criterio.scenario.Coverage.ConditionCoverage;
import io.criterio.scenario.Coverage.RuleCoverage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes coverage for people: in lines for a terminal, and as one page of HTML that needs nothing else. */
public final class CoverageReport {

    private static final String STYLE = """
            body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1c2128; }
            h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
            table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem }
            th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #d8dee4 }
            th { font-weight: 600; font-size: .85rem } code { font: 13px ui-monospace, monospace }
            .rule td { background: #f6f8fa; border-top: 2px solid #d8dee4 } .where { color: #57606a; font-size: .85rem }
            .gap { background: #ffebe9; color: #82071e } .listed { color: #57606a; font-style: italic }
            .figure { font-size: 1.3rem; font-weight: 600 } .figures td { border: 0; padding-right: 2rem }
            """;

    private CoverageReport() {}

    /** What is not covered and what is listed as undecidable, a few words a line, and the figures last. */
    public static List<String> lines(Coverage coverage) {
        List<String> lines = new ArrayList<>();
        for (RuleCoverage rule : coverage.rules()) {
            if (!rule.isComplete()) {
                lines.add(place(rule.rule()) + " " + rule.rule().name());
                if (rule.fires() == null) {
                    lines.add("  no case in which it fires");
                }
                for (ConditionCoverage condition : rule.conditions()) {
                    if (condition.undecidable() == null && !condition.isShown()) {
                        lines.add("  " + condition.text() + ": no case in which " + missing(condition, rule));
                    }
                }
            }
        }
        coverage.mistaken().forEach(problem -> lines.add(problem.toString()));
        lines.add("cases: " + coverage.cases()
                + (coverage.failed().isEmpty()
                        ? ""
                        : ", scenarios that are not as expected: "
                                + coverage.failed().size()));
        lines.add("rules that fire: " + coverage.firing());
        lines.add("conditions that decide alone: " + coverage.deciding());
        lines.add("conditions that are listed as undecidable: "
                + coverage.undecidable().size());
        return lines;
    }

    private static String missing(ConditionCoverage condition, RuleCoverage rule) {
        String heldBack = "it alone keeps the rule from firing";
        if (condition.made() != null || rule.fires() == null) {
            return heldBack;
        }
        String made = "the rule fires because of it";
        return condition.heldBack() != null ? made : made + ", and none in which " + heldBack;
    }

    private static String place(RuleInfo rule) {
        return rule.file() + ":" + rule.line();
    }

    /** The page. */
    public static String html(Coverage coverage, String release) {
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Coverage of ")
                .append(escaped(release))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style></head>\n<body>\n<h1>Coverage of rules and conditions</h1>\n<p>Release ")
                .append(escaped(release))
                .append("</p>\n<table class=\"figures\"><tr><td><span class=\"figure\">")
                .append(coverage.firing())
                .append("</span><br>rules fire in some case</td><td><span class=\"figure\">")
                .append(coverage.deciding())
                .append("</span><br>conditions make the difference alone, both ways</td><td><span class=\"figure\">")
                .append(coverage.undecidable().size())
                .append("</span><br>conditions are listed as undecidable</td><td><span class=\"figure\">")
                .append(coverage.cases())
                .append("</span><br>cases decided</td></tr></table>\n")
                .append(
                        "<p>For every condition there has to be a case in which the rule fires because of it, and one in"
                                + " which it alone keeps the rule from firing.</p>\n");
        list(
                page,
                "Scenarios that are not as expected",
                coverage.failed().stream()
                        .map(failed -> failed.scenario().place() + " "
                                + failed.scenario().name())
                        .toList());
        list(
                page,
                "Entries under undecidable that do not hold",
                coverage.mistaken().stream().map(ScenarioProblem::toString).toList());
        Map<String, List<RuleCoverage>> byFile = new LinkedHashMap<>();
        coverage.rules()
                .forEach(rule -> byFile.computeIfAbsent(rule.rule().file(), file -> new ArrayList<>())
                        .add(rule));
        byFile.forEach((file, rules) -> {
            page.append("<h2>")
                    .append(escaped(file))
                    .append("</h2>\n<table>\n<tr><th>Rule and its conditions</th>")
                    .append("<th>It fires because of it in</th><th>It alone holds it back in</th></tr>\n");
            rules.forEach(rule -> rule(page, rule));
            page.append("</table>\n");
        });
        return page.append("</body>\n</html>\n").toString();
    }

    private static void list(StringBuilder page, String title, List<String> items) {
        if (!items.isEmpty()) {
            page.append("<h2>").append(title).append("</h2>\n<ul>\n");
            items.forEach(item ->
                    page.append("<li class=\"gap\">").append(escaped(item)).append("</li>\n"));
            page.append("</ul>\n");
        }
    }

    private static void rule(StringBuilder page, RuleCoverage rule) {
        page.append("<tr class=\"rule\"><td>")
                .append(escaped(rule.rule().name()))
                .append(" <span class=\"where\">line ")
                .append(rule.rule().line())
                .append("</span></td>");
        shown(page, rule.fires());
        page.append("<td></td></tr>\n");
        for (ConditionCoverage condition : rule.conditions()) {
            page.append("<tr><td><code>").append(escaped(condition.text())).append("</code></td>");
            if (condition.undecidable() != null) {
                page.append("<td colspan=\"2\" class=\"listed\">undecidable: ")
                        .append(escaped(condition.undecidable().because()))
                        .append("</td>");
            } else {
                shown(page, condition.made());
                shown(page, condition.heldBack());
            }
            page.append("</tr>\n");
        }
    }

    private static void shown(StringBuilder page, @Nullable Shown shown) {
        if (shown == null) {
            page.append("<td class=\"gap\">no case</td>");
        } else {
            page.append("<td>")
                    .append(escaped(shown.scenario()))
                    .append("<br><span class=\"where\">")
                    .append(escaped(shown.place().toString()))
                    .append("</span></td>");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
