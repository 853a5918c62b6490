package io.criterio.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.blackbox.Contract.Operation;
import io.criterio.blackbox.Exchange.Expected;
import io.criterio.fuzz.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * Requests derived from the document and then spoiled. The same seed and number give the same bytes, so that one that
 * found something can be sent again alone.
 */
final class HostileRequests {

    /** Those that may take a while for each request: some dozens of them have to be enough. */
    private static final Set<String> LONG_WORK = Set.of("POST /previews", "POST /replays", "POST /scenarios/runs");

    /** What HTTP allows to be said of a path that has no operation, before anybody looks at what was asked. */
    private static final Set<Integer> NOWHERE = Set.of(404, 415);

    private static final Set<Integer> OPTIONS = Set.of(200, 404, 415);

    private static final Set<Integer> WRONG_METHOD = Set.of(405, 415);
    private static final int LONGEST_LINE = 4_000;

    private static final int LONGEST_PIPELINE = 6;
    private static final int DEEP = 20_000;
    private static final int DIGITS = 100_000;

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-1",
            "1.5",
            "1e2",
            "1e400",
            "-1e400",
            "1e-400",
            "1E99999999999",
            "1e2147483647",
            "-1e1000000000",
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "0.1000000000000000000000000000000000000000001",
            "9".repeat(65),
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\ude00\\ud83d\"",
            "\"\\ud83d\\ude00\"",
            "\"\u202e\ufeff\u200b\"",
            "\"a\\nb\\tc\"",
            "\"\\u001b[31m\"",
            "\"1\"",
            "\"true\"",
            "\"null\"",
            "\"2026-02-30\"",
            "\"2026-13-01\"",
            "\"-0001-01-01\"",
            "\"+999999999-12-31\"",
            "\"9999-12-31\"",
            "\"2026-11-20T00:00:00Z\"",
            "\"' or 1=1 --\"",
            "\"${jndi:ldap://x}\"",
            "\"../../etc/passwd\"",
            "\"<script>\"",
            "\"%00\"",
            "{}",
            "[]",
            "[[]]",
            "[null]",
            "{\"\":null}",
            "{\"type\":\"RETENTION\"}",
            "[{},{}]");

    /** What is no JSON at all, in the place of a value. */
    private static final List<String> NO_VALUES = List.of(
            "NaN",
            "Infinity",
            "-Infinity",
            "+1",
            "01",
            ".5",
            "5.",
            "0x1F",
            "1e",
            "-",
            "'single'",
            "True",
            "nul",
            "undefined",
            "\"\\x41\"",
            "\"\\u12\"",
            "\"open",
            "\"a\nb\"",
            "/* comment */ 1",
            "[1,]",
            "[,1]",
            "{,}",
            "{\"a\" 1}",
            "{a:1}",
            "",
            "]",
            "}",
            "\u0000");

    private static final List<String> RULE_FILES = List.of(
            "no path",
            "release.yaml",
            "retention/limits.yaml",
            "assignment/limits.yaml",
            "field/limits.yaml",
            "retention/bonificacion.drl",
            "retention/more.drl",
            "retention/texts/es.yaml",
            "retention/steps.yaml",
            "retention/arguments.yaml",
            "calendars/mx.yaml");

    private static final List<String> RULE_TEXTS = List.of(
            "",
            "no rules",
            "minCharges: 1\nmaxCharges: 2000000000\n",
            "capacity: 1000000\nsweepDays: 1000000\nplanningHours: 1000000\n",
            "capacity: 2147483647\nsweepDays: 2147483647\nplanningHours: 2147483647\n",
            "a: ".repeat(10_000),
            "[".repeat(10_000),
            "&a [*a, *a]",
            "package io.criterio.retention.more;",
            "package io.criterio.retention.bonificacion;\nrule \"x\" when then end",
            "package io.criterio.retention.more;\nimport io.criterio.retention.fact.*;\nrule \"RET-BON-99 x\" @id( RET-BON-99 )"
                    + " @kind( hard ) @source( X ) when " + "Offer() ".repeat(12)
                    + "then insert( new Forbidden( Tool.DOWNSELL ) ); end",
            "rule \"x\" when Policy( charges == " + "[".repeat(25) + "]".repeat(25) + " ) then end",
            "rule \"x\" when Policy( " + "f(".repeat(25) + ")".repeat(25) + " ) then end",
            "\u0000",
            "\uFEFFname: x\nversion: y\n");

    private static final List<String> NAMES = List.of(
            "\"\"",
            "\"a/b~c\"",
            "\"__proto__\"",
            "\"class\"",
            "\"@type\"",
            "\"$ref\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"Type\"",
            "\"type \"",
            "\"facts\"",
            "\"type\"",
            "\"ñ\"");

    private static final List<String> MEDIA_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/octet-stream",
            "application/problem+json",
            "application/vnd.criterio+json",
            "application/*",
            "*/*",
            "application/json, text/html",
            "///",
            "application",
            "json",
            "",
            " ",
            "application/json;",
            "application/json; charset",
            "\"application/json\"",
            "application/json; charset=utf-16",
            "application/json; charset=bogus",
            "application/json; charset=\"",
            "application/json; charset=ISO-8859-1",
            "application/json; q=\u00ff",
            "APPLICATION/JSON",
            "application/json\u0001",
            "application/json;a=" + "b".repeat(2_000));

    private static final List<String> ACCEPTS = List.of(
            "text/html",
            "application/xml",
            "*/*;q=0",
            "application/json;q=0",
            "application/json;q=abc",
            "application/json;q=-1",
            "application/json;q=1e400",
            "text/*",
            "*",
            "",
            ",",
            ";;;",
            "/",
            "a/b/c",
            "application/problem+json",
            "application/json;charset=utf-16",
            "text/html, application/json;q=0.1",
            "*/*",
            "\u00e9\u00ff",
            "image/*;q=\"",
            "application/json;profile=\"\\\"\"",
            "x/y, ".repeat(300) + "x/y");

    private static final List<String> HEADER_VALUES = List.of(
            "",
            " ",
            ",",
            ";",
            "\"",
            "*",
            "en;q=",
            "en;q=2",
            "en;q=-0.1",
            "es;q=0, en;q=0",
            "xx-YY-zz-1234567890",
            "-",
            "_",
            "en_US",
            "i-klingon",
            "x-",
            "\u00f1\u00ff",
            "a\u0001b",
            "a\u007fb",
            "a\tb",
            "0",
            "-1",
            "null",
            "a".repeat(255),
            "a".repeat(256),
            "a".repeat(257),
            "b".repeat(4_000),
            "en,".repeat(400),
            "00000000-0000-0000-0000-000000000000",
            "key-1",
            "key-2",
            "key-3",
            "\"quoted\"",
            "W/\"1\"",
            "${x}",
            "%00",
            "' or 1=1 --");

    private static final List<Draft.Header> ODD_HEADERS = List.of(
            new Draft.Header("Expect", "100-continue"),
            new Draft.Header("Expect", "200-ok"),
            new Draft.Header("Content-Encoding", "gzip"),
            new Draft.Header("Content-Encoding", "bogus"),
            new Draft.Header("Accept-Encoding", "gzip, br;q=0"),
            new Draft.Header("Accept-Charset", "utf-16"),
            new Draft.Header("Range", "bytes=0-10"),
            new Draft.Header("If-Match", "*"),
            new Draft.Header("If-None-Match", "\"x\""),
            new Draft.Header("If-Modified-Since", "yesterday"),
            new Draft.Header("Cookie", "a=\u00ff; ; =; b"),
            new Draft.Header("Authorization", "Basic !!!"),
            new Draft.Header("Authorization", "Bearer "),
            new Draft.Header("Origin", "null"),
            new Draft.Header("X-HTTP-Method-Override", "DELETE"),
            new Draft.Header("X-Forwarded-For", "' or 1=1 --"),
            new Draft.Header("Forwarded", "for=;proto=;;"),
            new Draft.Header("Upgrade", "websocket"),
            new Draft.Header("TE", "trailers, deflate"),
            new Draft.Header("Keep-Alive", "timeout=-1"),
            new Draft.Header("Connection", "close"),
            new Draft.Header("Connection", "keep-alive"),
            new Draft.Header("Content-Language", "zz"),
            new Draft.Header("Content-MD5", "x"),
            new Draft.Header("traceparent", "00-x-y-z"));

    /** Header lines that HTTP forbids, or that say different things of the same body. */
    private static final List<Draft.Header> FORBIDDEN_HEADERS = List.of(
            new Draft.Header("", "no name"),
            new Draft.Header("a b", "space"),
            new Draft.Header("\u00e9", "not ASCII"),
            new Draft.Header("a\u0000b", "NUL"),
            new Draft.Header("Nul", "a\u0000b"),
            new Draft.Header("Folded", "a\r\n b"),
            new Draft.Header("Return", "a\rb"),
            new Draft.Header("Host", "two"),
            new Draft.Header("Content-Length", "-1"),
            new Draft.Header("Content-Length", "1, 2"),
            new Draft.Header("Content-Length", "abc"),
            new Draft.Header("Content-Length", "99999999999999999999"),
            new Draft.Header("Content-Length", "+2"),
            new Draft.Header("Transfer-Encoding", "gzip"),
            new Draft.Header("Transfer-Encoding", "chunked, gzip"),
            new Draft.Header("Transfer-Encoding", "bogus"),
            new Draft.Header("Transfer-Encoding", "\u000bchunked"),
            new Draft.Header("Big", "x".repeat(40_000)));

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "FOO", "QUERY");

    private static final List<String> SEGMENTS = List.of(
            "0",
            "-1",
            "null",
            "undefined",
            "x",
            "*",
            "..",
            ".",
            "%2e%2e",
            "%2F",
            "%5C",
            "%00",
            "%0d%0aX:y",
            "%ff",
            "%c3%b1",
            "a;b=c",
            ";",
            "a%20b",
            "+",
            "@",
            "~",
            "RET-BON-01",
            "ret-bon-01",
            "RET-BON-01%20",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-7fff-bfff-ffffffffffff",
            "01890000-0000-7000-8000-000000000000 ".strip(),
            "01890000000070008000000000000000",
            "1-1-1-1-1",
            "{id}",
            "%7Bid%7D",
            "batch",
            "search",
            "x".repeat(300),
            "1".repeat(2_000));

    private static final List<String> PATHS = List.of(
            "/",
            "//",
            "/decisions/",
            "//decisions",
            "/decisions//",
            "/./decisions",
            "/x/../decisions",
            "/decision",
            "/Decisions",
            "/decisions/batch/",
            "/decisions/batch/x",
            "/rules/",
            "/rules/x/y",
            "/nowhere",
            "/favicon.ico",
            "/decisions%2Fbatch",
            "/decisions;a=b",
            "/%64ecisions",
            "/decisions.json",
            "/WEB-INF/web.xml",
            "/.env",
            "/index.html",
            "/problems/validation");

    private static final List<String> BROKEN_TARGETS = List.of(
            "/%zz",
            "/%",
            "/decisions?caseId=%zz",
            "/decisions?caseId=%",
            "decisions",
            "*",
            "http://other/decisions",
            "http://",
            "//other:99999/decisions",
            "/decisions#part",
            "/a\u0001b",
            "/\u00e9",
            "/decisions?\u00ff=1",
            "/" + "x".repeat(9_000),
            "/decisions?caseId=" + "x".repeat(9_000),
            "/[",
            "/{",
            "/a|b",
            "/\"",
            "/decisions\\batch");

    private static final List<String> PARAMETER_VALUES = List.of(
            "",
            "%20",
            "0",
            "-1",
            "1.5",
            "1e3",
            "201",
            "2147483648",
            "9".repeat(30),
            "x",
            "null",
            "%00",
            "%0a",
            "%ff",
            "%c3%28",
            "%ed%a0%80",
            "%F0%9F%98%80",
            "+",
            "a+b",
            "*",
            "%25",
            "%2B",
            "2026-02-30",
            "2026-11-20",
            "2026-11-20T10:00:00Z",
            "2026-11-20T10:00:00%2B99:00",
            "-999999999-01-01",
            "%2B999999999-12-31T23:59:59Z",
            "9999-12-31",
            "0000-01-01",
            "RETENTION",
            "retention",
            "RET-BON-01",
            "RET-BON-1",
            "hard",
            "HARD",
            "AAAA",
            "AAAAAAAAAAAAAAAAAAAAAA",
            "AZCiBzAAcACAAAAAAAAAAA",
            "'%20or%201=1%20--",
            "%3Cscript%3E",
            "x".repeat(256),
            "x".repeat(257),
            "x".repeat(3_000));

    private static final List<String> VERSIONS =
            List.of("HTTP/1.0", "HTTP/0.9", "HTTP/1.2", "HTTP/2.0", "HTTP/9.9", "HTTP/x", "HTTPS/1.1", "", "http/1.1");

    private final Contract contract;
    private final long seed;

    HostileRequests(Contract contract, long seed) {
        this.contract = contract;
        this.seed = seed;
    }

    /** The exchange of that number. */
    Exchange exchange(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        // The first values of neighbouring seeds resemble each other.
        random.nextLong();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Expected> expected = new ArrayList<>();
        List<String> stories = new ArrayList<>();
        boolean cut = false;
        int requests = random.nextInt(12) == 0 ? 2 + random.nextInt(LONGEST_PIPELINE - 1) : 1;
        for (int i = 0; i < requests && !cut; i++) {
            Draft draft = draft(random);
            bytes.writeBytes(draft.bytes(random));
            expected.add(expected(draft));
            stories.add(draft.method + " " + shortened(draft.target()) + " " + draft.story);
            // A server gives a connection up that is not kept to HTTP: what would follow has no answer.
            cut = draft.cut
                    || isMalformed(draft)
                    || draft.headers.stream().anyMatch(h -> h.value().equals("close"));
            if (draft.cut) {
                return new Exchange(number, String.join(" | ", stories), bytes.toByteArray(), expected, true);
            }
        }
        return new Exchange(number, String.join(" | ", stories), bytes.toByteArray(), expected, false);
    }

    private Expected expected(Draft draft) {
        boolean toHead = draft.method.equals("HEAD");
        if (isMalformed(draft)) {
            return new Expected("malformed", toHead, Set.of());
        }
        Map<String, Operation> there = contract.at(draft.path);
        if (there.isEmpty()) {
            // OPTIONS is answered by HTTP itself wherever a resource begins.
            return new Expected("no operation", toHead, draft.method.equals("OPTIONS") ? OPTIONS : NOWHERE);
        }
        Operation operation = there.get(toHead ? "GET" : draft.method);
        if (operation == null) {
            boolean options = draft.method.equals("OPTIONS");
            return new Expected("no method", toHead, options ? Set.of(200, 204) : WRONG_METHOD);
        }
        Set<Integer> statuses = new TreeSet<>(operation.answers().keySet());
        if (draft.body != null && operation.bodies().isEmpty()) {
            // What HTTP gives no meaning may be refused for what it is.
            statuses.addAll(Set.of(413, 415));
        }
        return new Expected(operation.name(), toHead, statuses);
    }

    private static boolean isMalformed(Draft draft) {
        return draft.malformed || draft.target().length() > LONGEST_LINE;
    }

    private Draft draft(Random random) {
        if (random.nextInt(40) == 0) {
            return file(random);
        }
        List<Operation> operations = contract.operations();
        Operation operation = pick(operations, random);
        if (operation.bodies().isEmpty() && random.nextBoolean()) {
            // Bodies are where most can be wrong.
            operation = pick(operations, random);
        }
        while (LONG_WORK.contains(operation.name()) && random.nextInt(16) > 0) {
            operation = pick(operations, random);
        }
        Draft draft = wellMade(operation, random);
        for (int changes = 1 + random.nextInt(3); changes > 0 && !draft.malformed && !draft.cut; changes--) {
            spoil(draft, operation, random);
        }
        return draft;
    }

    /** A file of scenarios: small, and made to grow, to nest, or to be something else than it says. */
    private static Draft file(Random random) {
        Draft draft = new Draft("POST", "/scenarios/runs");
        draft.headers.add(new Draft.Header("Host", "localhost"));
        draft.query = "type=RETENTION&date=2026-11-23";
        Map.Entry<String, List<byte[]>> kind = pick(new ArrayList<>(HostileFiles.BY_MEDIA_TYPE.entrySet()), random);
        draft.set("Content-Type", kind.getKey());
        draft.body = pick(kind.getValue(), random);
        if (random.nextBoolean()) {
            draft.body = Mutations.of(draft.body, random);
        }
        draft.story.add("file of " + draft.body.length + " bytes");
        return draft;
    }

    private Draft wellMade(Operation operation, Random random) {
        Instances instances = new Instances(contract, random);
        Draft draft = new Draft(operation.method(), operation.path());
        draft.headers.add(new Draft.Header("Host", "localhost"));
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            String value = parameter.has("example") && random.nextBoolean()
                    ? parameter.get("example").asText()
                    : instances.of(parameter.path("schema")).asText();
            switch (parameter.path("in").asText()) {
                case "path" -> draft.path = draft.path.replace("{" + name + "}", encoded(value));
                case "query" -> {
                    if (random.nextInt(3) == 0) {
                        query.add(name + "=" + encoded(value));
                    }
                }
                case "header" -> {
                    if (random.nextInt(3) == 0) {
                        draft.set(name, ascii(value));
                    }
                }
                default -> {}
            }
        }
        draft.query = String.join("&", query);
        if (!operation.bodies().isEmpty()) {
            String type = pick(new ArrayList<>(operation.bodies().keySet()), random);
            draft.set("Content-Type", type);
            draft.body = type.contains("json") && !type.contains("ndjson")
                    ? json(operation, type, instances, random).toString().getBytes(StandardCharsets.UTF_8)
                    : noise(random);
        }
        return draft;
    }

    private JsonNode json(Operation operation, String type, Instances instances, Random random) {
        JsonNode body = anyJson(operation, type, instances, random).deepCopy();
        if (body.at("/rules") instanceof ObjectNode sent && sent.has("files")) {
            ObjectNode files = sent.putObject("files");
            for (int i = random.nextInt(3); i > 0; i--) {
                files.put(pick(RULE_FILES, random), pick(RULE_TEXTS, random));
            }
        }
        // A replay that begins is at work for a while, and two at once are all there may be.
        if (body.at("/candidate/rules") instanceof ObjectNode sent && sent.has("files")) {
            sent.putObject("files").put("no path", "no rules");
        }
        return body;
    }

    private JsonNode anyJson(Operation operation, String type, Instances instances, Random random) {
        if (!operation.examples().isEmpty() && random.nextInt(4) == 0) {
            return pick(operation.examples(), random);
        }
        JsonNode schema = contract.resolve(operation.bodies().get(type));
        List<JsonNode> requests = contract.schemasWithType();
        boolean one = schema.has("discriminator") && !requests.isEmpty();
        JsonNode body = instances.of(one ? pick(requests, random) : schema);
        if (body instanceof ObjectNode object && object.has("dryRun") && random.nextBoolean()) {
            object.put("dryRun", true);
        }
        if (body instanceof ObjectNode object && object.has("release") && random.nextInt(4) > 0) {
            object.remove("release");
        }
        if (body instanceof ObjectNode object && object.has("include") && random.nextInt(4) > 0) {
            object.putArray("include").add("trace");
        }
        return body;
    }

    private void spoil(Draft draft, Operation operation, Random random) {
        int kind = random.nextInt(100);
        boolean body = draft.body != null;
        if (body && kind < 45) {
            spoilJson(draft, random);
        } else if (body && kind < 58) {
            spoilBytes(draft, random);
        } else if (kind < 76) {
            spoilHeader(draft, operation, random);
        } else if (kind < 86) {
            spoilQuery(draft, operation, random);
        } else if (kind < 91) {
            spoilPath(draft, operation, random);
        } else if (kind < 94) {
            draft.method = pick(METHODS, random);
            draft.story.add("method " + draft.method);
        } else if (body && kind < 97) {
            draft.framing = Draft.Framing.CHUNKS;
            draft.story.add("in chunks");
        } else {
            breakHttp(draft, random);
        }
    }

    // ---- The body

    private void spoilJson(Draft draft, Random random) {
        JsonText root;
        try {
            root = JsonText.of(new com.fasterxml.jackson.databind.ObjectMapper().readTree(draft.body));
        } catch (IOException spoiledBefore) {
            spoilBytes(draft, random);
            return;
        }
        List<Consumer<JsonText>> places = new ArrayList<>();
        JsonText[] holder = {root};
        List<JsonText.Members> objects = new ArrayList<>();
        walk(root, replacement -> holder[0] = replacement, places, objects);
        int kind = random.nextInt(20);
        String what;
        if (kind < 8 || objects.isEmpty()) {
            String value = pick(VALUES, random);
            pick(places, random).accept(new JsonText.Leaf(value));
            what = "value " + shortened(value);
        } else if (kind < 10) {
            String value = pick(NO_VALUES, random);
            pick(places, random).accept(new JsonText.Leaf(value));
            what = "no value " + shortened(value);
        } else if (kind < 12) {
            what = large(pick(places, random), random);
        } else {
            JsonText.Members object = pick(objects, random);
            what = spoilMembers(object, random);
        }
        draft.story.add(what);
        draft.body = holder[0].text().getBytes(StandardCharsets.UTF_8);
    }

    private static String large(Consumer<JsonText> place, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> put(place, "1" + "0".repeat(DIGITS), "10^5 digits");
            case 1 -> put(place, "0." + "3".repeat(DIGITS), "10^5 decimals");
            case 2 -> put(place, "[".repeat(DEEP) + "]".repeat(DEEP), "deep lists");
            case 3 -> put(place, "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP), "deep objects");
            case 4 -> put(place, "[".repeat(DEEP), "deep lists that do not end");
            case 5 -> put(place, "\"" + "x".repeat(70_000) + "\"", "a long text");
            case 6 -> put(place, "[" + "null,".repeat(20_000) + "null]", "a long list");
            case 7 -> put(place, "[" + "{},".repeat(2_000) + "{}]", "many objects");
            default -> put(place, "{" + "\"a\":1,".repeat(2_000) + "\"b\":2}", "many members of one name");
        };
    }

    private static String put(Consumer<JsonText> place, String text, String name) {
        place.accept(new JsonText.Leaf(text));
        return name;
    }

    private static String spoilMembers(JsonText.Members object, Random random) {
        List<JsonText.Member> members = object.list();
        if (members.isEmpty()) {
            members.add(new JsonText.Member(pick(NAMES, random), new JsonText.Leaf(pick(VALUES, random))));
            return "a member where there was none";
        }
        int at = random.nextInt(members.size());
        JsonText.Member member = members.get(at);
        switch (random.nextInt(6)) {
            case 0 -> {
                members.remove(at);
                return "without " + member.name();
            }
            case 1 -> {
                members.add(random.nextInt(members.size() + 1), member);
                return member.name() + " twice";
            }
            case 2 -> {
                members.add(new JsonText.Member(member.name(), new JsonText.Leaf(pick(VALUES, random))));
                return member.name() + " twice, with another value";
            }
            case 3 -> {
                String name = pick(NAMES, random);
                members.add(at, new JsonText.Member(name, new JsonText.Leaf(pick(VALUES, random))));
                return "a member " + name;
            }
            case 4 -> {
                String name = pick(NAMES, random);
                members.set(at, new JsonText.Member(name, member.value()));
                return member.name() + " is called " + name;
            }
            default -> {
                String name = "\"" + "n".repeat(300) + "\"";
                members.add(new JsonText.Member(name, member.value()));
                return "a member with a long name";
            }
        }
    }

    private static void walk(
            JsonText node, Consumer<JsonText> place, List<Consumer<JsonText>> places, List<JsonText.Members> objects) {
        places.add(place);
        if (node instanceof JsonText.Members members) {
            objects.add(members);
            for (int i = 0; i < members.list().size(); i++) {
                int at = i;
                JsonText.Member member = members.list().get(at);
                Consumer<JsonText> replace = value -> members.list().set(at, new JsonText.Member(member.name(), value));
                walk(member.value(), replace, places, objects);
            }
        } else if (node instanceof JsonText.Elements elements) {
            for (int i = 0; i < elements.list().size(); i++) {
                int at = i;
                walk(elements.list().get(at), value -> elements.list().set(at, value), places, objects);
            }
        }
    }

    private void spoilBytes(Draft draft, Random random) {
        byte[] body = draft.body == null ? new byte[0] : draft.body;
        String text = new String(body, StandardCharsets.UTF_8);
        int kind = random.nextInt(16);
        draft.body = switch (kind) {
            case 0, 1 -> Arrays.copyOf(body, body.length == 0 ? 0 : random.nextInt(body.length));
            case 2 -> text.getBytes(StandardCharsets.UTF_16LE);
            case 3 -> text.getBytes(StandardCharsets.UTF_16);
            case 4 -> text.getBytes(Charset.forName("UTF-32"));
            case 5 -> text.replaceFirst("\"", "\"\u00f1\u00e9").getBytes(StandardCharsets.ISO_8859_1);
            case 6 -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
            case 7 -> inserted(body, new byte[] {(byte) 0xC0, (byte) 0xAF}, random);
            case 8 -> inserted(body, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, random);
            case 9 -> inserted(body, new byte[] {(byte) random.nextInt(256)}, random);
            case 10 -> inserted(body, new byte[] {0}, random);
            case 11 -> gzipped(body);
            case 12 -> (text + " " + text).getBytes(StandardCharsets.UTF_8);
            case 13 -> (text + "]}").getBytes(StandardCharsets.UTF_8);
            case 14 -> noise(random);
            default -> new byte[0];
        };
        draft.story.add("bytes " + kind);
    }

    private static byte[] inserted(byte[] body, byte[] bytes, Random random) {
        int at = random.nextInt(body.length + 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(body, 0, at);
        out.writeBytes(bytes);
        out.write(body, at, body.length - at);
        return out.toByteArray();
    }

    private static byte[] gzipped(byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        return noise;
    }

    // ---- Round about it

    private void spoilHeader(Draft draft, Operation operation, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> {
                String type = pick(MEDIA_TYPES, random);
                if (random.nextInt(6) == 0) {
                    draft.remove("Content-Type");
                    draft.story.add("no Content-Type");
                } else {
                    draft.set("Content-Type", type);
                    draft.story.add("Content-Type " + shortened(type));
                    // Control characters are HTTP's business.
                    draft.malformed |= hasControl(type);
                }
            }
            case 1 -> {
                String accept = pick(ACCEPTS, random);
                draft.set("Accept", accept);
                draft.story.add("Accept " + shortened(accept));
            }
            case 2 -> {
                Draft.Header odd = pick(ODD_HEADERS, random);
                draft.set(odd.name(), odd.value());
                draft.story.add(odd.toString());
            }
            default -> {
                List<String> names = new ArrayList<>(List.of("Accept-Language", "Idempotency-Key", "X-Request-Id"));
                operation.parameters().stream()
                        .filter(parameter -> parameter.path("in").asText().equals("header"))
                        .forEach(parameter -> names.add(parameter.path("name").asText()));
                String name = pick(names, random);
                String value = pick(HEADER_VALUES, random);
                draft.set(name, value);
                if (random.nextInt(8) == 0) {
                    draft.headers.add(new Draft.Header(name, pick(HEADER_VALUES, random)));
                }
                draft.malformed |= draft.headers.stream().anyMatch(header -> hasControl(header.value()));
                draft.story.add(name + " " + shortened(value));
            }
        }
    }

    private static boolean hasControl(String value) {
        return value.chars().anyMatch(unit -> unit < ' ' && unit != '\t' || unit == 0x7f);
    }

    private void spoilQuery(Draft draft, Operation operation, Random random) {
        List<String> names = new ArrayList<>(List.of("x", "", "limit", "cursor", "CaseId", "from%5B%5D"));
        operation.parameters().stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .forEach(parameter -> names.add(parameter.path("name").asText()));
        String name = pick(names, random);
        String value = pick(PARAMETER_VALUES, random);
        String separator = draft.query.isEmpty() ? "" : pick(List.of("&", "&", "&&", ";", "?"), random);
        String parameter =
                pick(List.of(name + "=" + value, name + "=" + value, name, "=" + value, name + "==" + value), random);
        draft.query += separator + parameter;
        if (random.nextInt(6) == 0) {
            draft.query += "&" + parameter;
        }
        draft.story.add("query " + shortened(parameter));
    }

    private void spoilPath(Draft draft, Operation operation, Random random) {
        if (operation.path().contains("{") && random.nextInt(4) > 0) {
            String segment = pick(SEGMENTS, random);
            draft.path = operation.path().replaceAll("\\{[^}]+}", java.util.regex.Matcher.quoteReplacement(segment));
        } else {
            draft.path = pick(PATHS, random);
        }
        draft.story.add("path " + shortened(draft.path));
        // What a server makes of them is its own affair, as long as it makes no fuss.
        draft.malformed |= draft.path.contains("..")
                || draft.path.contains("/.")
                || draft.path.contains("%")
                || draft.path.contains("//")
                || draft.path.contains(";")
                || draft.path.contains("{")
                || draft.path.length() > 1 && draft.path.endsWith("/");
    }

    private void breakHttp(Draft draft, Random random) {
        draft.malformed = true;
        int kind = random.nextInt(10);
        switch (kind) {
            case 0, 1, 2 -> {
                Draft.Header header = pick(FORBIDDEN_HEADERS, random);
                draft.headers.add(header);
                draft.cut =
                        header.name().equals("Content-Length") || header.name().equals("Transfer-Encoding");
                draft.story.add("header " + shortened(header.toString()));
            }
            case 3 -> {
                draft.path = pick(BROKEN_TARGETS, random);
                draft.query = "";
                draft.story.add("target " + shortened(draft.path));
            }
            case 4 -> {
                draft.version = pick(VERSIONS, random);
                draft.story.add("version " + draft.version);
            }
            case 5 -> {
                draft.method =
                        pick(List.of("get", "", " ", "G\u0000T", "GET/POST", "G".repeat(5_000), "\u00e9"), random);
                draft.story.add("method " + shortened(draft.method));
            }
            case 6 -> {
                draft.remove("Host");
                draft.story.add("no Host");
            }
            case 7 -> lieAboutLength(draft, random);
            case 8 -> {
                draft.framing = Draft.Framing.NONE;
                draft.remove("Content-Length");
                draft.set("Transfer-Encoding", "chunked");
                draft.body = null;
                draft.cut = true;
                draft.story.add("chunks that never come");
            }
            default -> {
                for (int i = 0; i < 200; i++) {
                    draft.headers.add(new Draft.Header("Many-" + i, "x".repeat(random.nextInt(80))));
                }
                draft.story.add("200 headers");
            }
        }
    }

    private static void lieAboutLength(Draft draft, Random random) {
        int length = draft.body == null ? 0 : draft.body.length;
        int claimed = random.nextBoolean() ? length + 1 + random.nextInt(5_000) : random.nextInt(length + 1);
        draft.set("Content-Length", Integer.toString(claimed));
        draft.cut = true;
        draft.story.add("Content-Length " + claimed + " for " + length);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Header values that are meant to be good hold no letters beyond ASCII. */
    private static String ascii(String value) {
        return value.chars().allMatch(unit -> unit >= ' ' && unit < 0x7f) ? value : "es";
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…(" + text.length() + ")";
    }

    /** Of no use but to say what was sent. */
    static String printable(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(bytes.length, 1_200); i++) {
            int unit = bytes[i] & 0xff;
            if (unit >= ' ' && unit < 0x7f) {
                text.append((char) unit);
            } else {
                text.append(Optional.of(unit)
                        .filter(u -> u == '\n')
                        .map(u -> "\\n\n")
                        .orElse("\\x%02x".formatted(unit)));
            }
        }
        return bytes.length > 1_200 ? text + "… (" + bytes.length + " bytes)" : text.toString();
    }
}
