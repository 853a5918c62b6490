package io.criterio.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The operations that the service's own document names, each with a call that reaches it. */
final class Operations {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "patch", "options", "head", "trace");
    private static final String ID = "01a201c5-4959-732a-adb3-ab38f025df1d";

    private Operations() {}

    /**
     * An operation.
     *
     * @param roles who may call it; empty when the document does not say
     * @param body the simplest that reaches it; null if it takes none
     */
    record Operation(
            String name,
            String method,
            String path,
            List<String> roles,
            @Nullable String type,
            @Nullable String body) {

        Map<String, String> headers(Map<String, String> credential) {
            return type == null ? credential : with(credential, "Content-Type", type);
        }
    }

    /** The same headers and one more. */
    static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return more;
    }

    static List<Operation> in(String document) throws IOException {
        JsonNode read = new ObjectMapper().readTree(document);
        List<Operation> operations = new ArrayList<>();
        read.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(member ->
                                operations.add(operation(path.getKey(), member.getKey(), member.getValue()))));
        return operations;
    }

    private static Operation operation(String path, String method, JsonNode node) {
        List<String> roles = new ArrayList<>();
        node.path("x-required-roles").forEach(role -> roles.add(role.asText()));
        JsonNode content = node.at("/requestBody/content");
        List<String> types = new ArrayList<>(new TreeSet<>(
                content.properties().stream().map(Map.Entry::getKey).toList()));
        String type = types.isEmpty() ? null : types.contains("application/json") ? "application/json" : types.get(0);
        return new Operation(
                node.path("operationId").asText(method + " " + path),
                method.toUpperCase(Locale.ROOT),
                path.replaceAll("\\{[^}]+}", ID),
                roles,
                type,
                type == null ? null : "{}");
    }
}
