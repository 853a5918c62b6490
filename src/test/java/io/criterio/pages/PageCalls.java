package io.criterio.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.pages.MarkdownPage.Block;
import io.criterio.pages.MarkdownPage.Comment;
import io.criterio.pages.MarkdownPage.Fence;
import io.criterio.pages.MarkdownPage.Heading;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one page, in order, with the answers that the page gives.
 *
 * <ul>
 *   <li>A block {@code sh} with a {@code curl} is a call, unless the comment before it says {@code not called: why}.
 *   <li>The block {@code json}, {@code jsonc} or {@code csv} that follows is its answer. The comment before it,
 *       {@code shown: …}, names the {@linkplain ShownParts parts} that are shown; without one all of it is.
 *   <li>A block after the comment {@code file: name} is what a later call on the page sends by that name.
 * </ul>
 *
 * <p>An id that the service gives is another one every time: the one on the page stands for it, and later calls may name
 * it. Points in time and digests of releases are not compared.
 */
final class PageCalls {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z");
    private static final Pattern STAND_IN = Pattern.compile("\"h\\d+\\.[A-Za-z0-9_-]{22}\"");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MarkdownPage page;
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, String> files = new HashMap<>();

    /** Ids as the service gave them, by those that stand for them on the page. */
    private final Map<String, String> given = new LinkedHashMap<>();

    /** One call. */
    record Call(int line, String curl, @Nullable Fence answer, ShownParts shown) {}

    PageCalls(MarkdownPage page) {
        this.page = page;
        @Nullable Call open = null;
        String comment = "";
        for (Block block : page.blocks()) {
            if (block instanceof Comment here) {
                comment = here.text();
                continue;
            }
            if (block instanceof Heading) {
                open = null;
            } else if (block instanceof Fence fence) {
                open = read(fence, comment, open);
            }
            comment = "";
        }
    }

    private @Nullable Call read(Fence fence, String comment, @Nullable Call open) {
        if (comment.startsWith("file: ")) {
            files.put(comment.substring("file: ".length()), fence.text() + "\n");
            return open;
        }
        if (fence.isShell()) {
            if (!fence.text().contains("curl ") || comment.startsWith("not called: ")) {
                return null;
            }
            Call call = new Call(fence.line(), fence.text(), null, ShownParts.all());
            calls.add(call);
            return call;
        }
        if (open != null && List.of("json", "jsonc", "csv").contains(fence.language())) {
            ShownParts shown = comment.startsWith("shown: ")
                    ? ShownParts.of(comment.substring("shown: ".length()))
                    : ShownParts.all();
            calls.set(calls.size() - 1, new Call(open.line(), open.curl(), fence, shown));
        }
        return null;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /**
     * What the page says, and what the service says; equal if the page is right.
     *
     * @param fresh the answer as the page would show it today
     */
    record Comparison(String onThePage, String now, String fresh) {}

    /** Makes a call. Calls are made in the order of the page: a later one may name what an earlier one gave. */
    Comparison make(Call call) {
        Response response = CurlCommand.parse(withIdsOfTheService(call.curl())).make(this::file);
        if (call.answer() == null) {
            String status = response.statusCode() < 400 ? "answered" : response.asString();
            return new Comparison("answered", status, "");
        }
        String now = printed(response, call.shown());
        String onThePage = call.answer().text();
        bind(onThePage, now);
        String fresh = withIdsOfThePage(now);
        return new Comparison(comparable(onThePage), comparable(fresh), fresh);
    }

    /** The page with the answers of today; those that are the same stay as they are. */
    String refreshed() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(page.file()));
        int moved = 0;
        for (Call call : calls) {
            Comparison comparison = make(call);
            Fence answer = call.answer();
            if (answer == null || comparison.onThePage().equals(comparison.now())) {
                continue;
            }
            List<String> replaced = lines.subList(
                    answer.line() + moved,
                    answer.line()
                            + moved
                            + (answer.text().isEmpty()
                                    ? 0
                                    : (int) answer.text().lines().count()));
            int before = replaced.size();
            replaced.clear();
            List<String> fresh = comparison.fresh().lines().toList();
            lines.addAll(answer.line() + moved, fresh);
            moved += fresh.size() - before;
        }
        return String.join("\n", lines) + "\n";
    }

    private String file(String name) {
        String shown = files.get(name);
        try {
            return shown != null ? shown : Files.readString(Path.of(name));
        } catch (IOException absent) {
            throw new UncheckedIOException(
                    "%s sends %s, which is neither a file nor shown after a comment \"file: %s\""
                            .formatted(page, name, name),
                    absent);
        }
    }

    private static String printed(Response response, ShownParts shown) {
        String body = new String(response.asByteArray(), StandardCharsets.UTF_8);
        String type = Optional.ofNullable(response.contentType()).orElse("");
        if (type.startsWith("application/x-ndjson")) {
            return body.lines()
                    .map(line -> shown.printOnOneLine(steady(read(line))))
                    .collect(Collectors.joining("\n"));
        }
        if (!type.contains("json")) {
            return body.lines().collect(Collectors.joining("\n"));
        }
        JsonNode answer = read(body);
        List<String> missing = shown.missingIn(answer);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("not in the answer, and yet to be shown: " + missing + "\n" + answer);
        }
        return shown.print(steady(answer));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("was not answered in JSON: " + json, notJson);
        }
    }

    /** Points in time are as long every time: where a line is broken must not depend on them. */
    private static JsonNode steady(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> field.setValue(steady(field.getValue())));
        } else if (node instanceof ArrayNode list) {
            for (int index = 0; index < list.size(); index++) {
                list.set(index, steady(list.get(index)));
            }
        } else if (node.isTextual() && INSTANT.matcher(node.textValue()).matches()) {
            return JSON.getNodeFactory().textNode(MILLISECONDS.format(Instant.parse(node.textValue())));
        }
        return node;
    }

    /** Ids that are met for the first time stand for one another if both sides have as many. */
    private void bind(String onThePage, String now) {
        List<String> written = ids(onThePage);
        List<String> actual = ids(now);
        if (written.size() == actual.size()) {
            for (int at = 0; at < written.size(); at++) {
                if (!given.containsValue(actual.get(at))) {
                    given.put(written.get(at), actual.get(at));
                }
            }
        }
    }

    private static List<String> ids(String text) {
        return ID.matcher(text).results().map(MatchResult::group).toList();
    }

    private String withIdsOfTheService(String text) {
        return ID.matcher(text).replaceAll(id -> given.getOrDefault(id.group(), id.group()));
    }

    private String withIdsOfThePage(String text) {
        Map<String, String> written = given.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, (a, b) -> b));
        return ID.matcher(text).replaceAll(id -> written.getOrDefault(id.group(), id.group()));
    }

    private static String comparable(String answer) {
        String timeless = DIGEST.matcher(INSTANT.matcher(answer).replaceAll("(a point in time)"))
                .replaceAll("(a digest)");
        // Every record has keys of its own.
        return STAND_IN.matcher(timeless).replaceAll("(a stand-in)");
    }
}
