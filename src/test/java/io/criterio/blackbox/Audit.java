package io.criterio.blackbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.criterio.blackbox.Journal.Acknowledged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Holds what the service has recorded against what it has answered. */
final class Audit {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 4;
    private static final List<String> MEMBERS = List.of("id", "type", "caseId", "asOf", "decidedAt", "release", "outcome");
    private static final int EXAMPLES = 5;

    private final int port;
    private final ConcurrentLinkedQueue<String> examples = new ConcurrentLinkedQueue<>();

    Audit(int port) {
        this.port = port;
    }

    /**
     * What was found.
     *
     * @param checked decisions that had been answered with 201
     * @param lost of them: those that are not in the record
     * @param different of them: those whose record is not, byte for byte, what was answered
     * @param notReplayed of them: those where the same request with the same key gets anything but the same bytes
     * @param duplicates keys with more than one decision in the record
     * @param examples of what is wrong
     */
    record Findings(int checked, int lost, int different, int notReplayed, int duplicates, List<String> examples) {

        static final Findings NONE = new Findings(0, 0, 0, 0, 0, List.of());

        Findings and(Findings other) {
            List<String> all = new ArrayList<>(examples);
            all.addAll(other.examples);
            return new Findings(
                    checked + other.checked,
                    lost + other.lost,
                    different + other.different,
                    notReplayed + other.notReplayed,
                    duplicates + other.duplicates,
                    all.subList(0, Math.min(EXAMPLES, all.size())));
        }

        boolean isClean() {
            return lost + different + notReplayed + duplicates == 0;
        }

        @Override
        public String toString() {
            return "%,d acknowledged decisions checked: %d lost, %d different, %d not replayed, %d keys with duplicates%s"
                    .formatted(
                            checked,
                            lost,
                            different,
                            notReplayed,
                            duplicates,
                            examples.isEmpty() ? "" : "; " + String.join("; ", examples));
        }
    }

    /** Looks every one of them up, and asks for it again with its key. */
    Findings lookUp(List<Acknowledged> decisions) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<Findings>> parts = new ArrayList<>();
            for (int part = 0; part < CONNECTIONS; part++) {
                int first = part;
                parts.add(threads.submit(() -> {
                    Findings found = Findings.NONE;
                    try (Connection connection = Connection.to(port, PATIENCE)) {
                        for (int i = first; i < decisions.size(); i += CONNECTIONS) {
                            found = found.and(lookUp(decisions.get(i), connection));
                        }
                    }
                    return found;
                }));
            }
            Findings all = Findings.NONE;
            for (Future<Findings> part : parts) {
                all = all.and(part.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Reads the whole record, and counts what it holds of every key. */
    Findings count(List<Acknowledged> decisions, List<String> abandoned) throws IOException {
        Map<String, Integer> rows = rows();
        int lost = 0;
        int duplicates = 0;
        List<String> wrong = new ArrayList<>();
        for (Acknowledged decision : decisions) {
            int found = rows.getOrDefault(decision.key(), 0);
            lost += found == 0 ? 1 : 0;
            duplicates += found > 1 ? 1 : 0;
            if (found != 1) {
                wrong.add(found + " rows of " + decision.key());
            }
        }
        for (String key : abandoned) {
            int found = rows.getOrDefault(key, 0);
            duplicates += found > 1 ? 1 : 0;
            if (found > 1) {
                wrong.add(found + " rows of " + key + ", which was never answered");
            }
        }
        return new Findings(0, lost, 0, 0, duplicates, wrong.subList(0, Math.min(EXAMPLES, wrong.size())));
    }

    private Findings lookUp(Acknowledged decision, Connection connection) throws IOException {
        Map<String, String> answered = members(decision.answer());
        Answer found = get("/decisions/" + text(answered, "id"), connection);
        if (found.status() != 200) {
            return new Findings(1, 1, 0, 0, 0, List.of(decision.key() + " is answered " + found));
        }
        int different = 0;
        List<String> wrong = new ArrayList<>();
        Map<String, String> recorded = members(found.body());
        for (String member : MEMBERS) {
            if (!String.valueOf(answered.get(member)).equals(recorded.get(member))) {
                different = 1;
                wrong.add("%s of %s was %s and is %s"
                        .formatted(member, decision.key(), answered.get(member), recorded.get(member)));
            }
        }
        Answer replayed = replay(decision, connection);
        boolean same = replayed.status() == 201
                && Arrays.equals(replayed.body(), decision.answer())
                && replayed.header("Idempotent-Replayed").orElse("").equals("true");
        if (!same) {
            wrong.add("asked again with key %s: %d, replayed %s, %d bytes instead of %d"
                    .formatted(
                            decision.key(),
                            replayed.status(),
                            replayed.header("Idempotent-Replayed").orElse("not said"),
                            replayed.body().length,
                            decision.answer().length));
        }
        return new Findings(1, 0, different, same ? 0 : 1, 0, wrong.subList(0, Math.min(1, wrong.size())));
    }

    private Answer replay(Acknowledged decision, Connection connection) throws IOException {
        connection.send(Callers.bytes(decision.key(), decision.language(), decision.request()));
        return received(connection);
    }

    private Map<String, Integer> rows() throws IOException {
        Map<String, Integer> rows = new HashMap<>();
        try (Connection connection = Connection.to(port, PATIENCE)) {
            String cursor = "";
            while (cursor != null) {
                Answer page = get("/decisions?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor), connection);
                if (page.status() != 200) {
                    throw new IOException("The search is answered " + page);
                }
                JsonNode content = JSON.readTree(page.body());
                content.path("items").forEach(item -> rows.merge(item.path("caseId").asText(), 1, Integer::sum));
                cursor = content.hasNonNull("next") ? content.get("next").asText() : null;
            }
        }
        return rows;
    }

    private static Answer get(String path, Connection connection) throws IOException {
        connection.send(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return received(connection);
    }

    private static Answer received(Connection connection) throws IOException {
        @Nullable Answer answer = connection.receive(false);
        if (answer == null) {
            throw new IOException("The connection has ended during the audit");
        }
        return answer;
    }

    private static String text(Map<String, String> members, String name) throws IOException {
        return JSON.readTree(members.get(name)).asText();
    }

    /** The members of an object, each exactly as it stands there. */
    static Map<String, String> members(byte[] json) throws IOException {
        Map<String, String> members = new TreeMap<>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                int from = (int) parser.currentTokenLocation().getByteOffset();
                if (parser.currentToken().isStructStart()) {
                    parser.skipChildren();
                } else {
                    // Texts are read when they are asked for.
                    parser.getText();
                }
                int to = (int) parser.currentLocation().getByteOffset();
                members.put(name, new String(json, from, to - from, StandardCharsets.UTF_8));
            }
        }
        return members;
    }
}
