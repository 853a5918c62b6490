package io.criterio.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What the committed OpenAPI document promises: its operations, and how their answers look. */
final class Contract {

    private static final Path DOCUMENT = Path.of("openapi/openapi.yaml");
    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final String BASE = "https://criterio.example/openapi.yaml";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Contract(JsonNode document, String text) {
        this.document = document;
        this.registry = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(BASE, text)));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(member -> operations.add(operation(path.getKey(), path.getValue(), member))));
    }

    static Contract read() throws IOException {
        JsonNode document = new YAMLMapper().readTree(Files.readString(DOCUMENT));
        return new Contract(document, JSON.writeValueAsString(document));
    }

    /**
     * An operation.
     *
     * @param path with its templates: {@code /decisions/{id}}
     * @param parameters with references resolved
     * @param bodies schema of the request's body by media type
     * @param examples of the request's body
     * @param answers pointer of the schema of an answer, by status; empty when it has no JSON
     */
    record Operation(
            String method,
            String path,
            List<JsonNode> parameters,
            Map<String, JsonNode> bodies,
            List<JsonNode> examples,
            Map<Integer, Optional<String>> answers) {

        String name() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        return operations;
    }

    /** The operations of a path as it is sent, by method; empty when no path of the document matches. */
    Map<String, Operation> at(String path) {
        Map<String, Operation> found = new TreeMap<>();
        for (Operation operation : operations) {
            if (Pattern.matches(operation.path().replaceAll("\\{[^}]+}", "[^/]+"), path)) {
                // A path without templates is nearer than one with them.
                if (!operation.path().contains("{") || !found.containsKey(operation.method())) {
                    found.put(operation.method(), operation);
                }
            }
        }
        return found;
    }

    /** Where a reference leads; the node itself when it is none. Members beside a reference are added. */
    JsonNode resolve(JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null
                ? node
                : resolve(document.at(reference.textValue().substring(1)));
    }

    /** The requests there are of a family: {@code DecisionRequest} and all that say by their {@code type} what they are. */
    List<JsonNode> schemasWithType() {
        List<JsonNode> found = new ArrayList<>();
        document.at("/components/schemas").properties().forEach(schema -> {
            boolean request = schema.getKey().endsWith("Request");
            if (request && schema.getValue().at("/properties/type/enum").isArray()) {
                found.add(schema.getValue());
            }
        });
        return found;
    }

    /** Pointer of the schema of an operation's answer, when it has one in JSON. */
    Optional<String> schemaOf(String operation, int status) {
        return operations.stream()
                .filter(candidate -> candidate.name().equals(operation))
                .findFirst()
                .flatMap(found -> found.answers().getOrDefault(status, Optional.empty()));
    }

    /** What is wrong with an answer by the schema at that pointer; empty when it fits. */
    List<String> problems(String pointer, byte[] body) {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (IOException notJson) {
            return List.of("not JSON: " + notJson.getMessage());
        }
        return schemas
                .computeIfAbsent(pointer, at -> registry.getSchema(SchemaLocation.of(BASE + at)))
                .validate(answer)
                .stream()
                .map(Error::toString)
                .toList();
    }

    private Operation operation(String path, JsonNode item, Map.Entry<String, JsonNode> member) {
        JsonNode operation = member.getValue();
        List<JsonNode> parameters = new ArrayList<>();
        item.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        operation.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        Map<String, JsonNode> bodies = new TreeMap<>();
        List<JsonNode> examples = new ArrayList<>();
        resolve(operation.path("requestBody")).path("content").properties().forEach(content -> {
            bodies.put(content.getKey(), content.getValue().path("schema"));
            content.getValue()
                    .path("examples")
                    .forEach(example -> examples.add(resolve(example).path("value")));
            if (content.getValue().has("example")) {
                examples.add(content.getValue().get("example"));
            }
        });
        Map<Integer, Optional<String>> answers = new TreeMap<>();
        operation.path("responses").properties().forEach(response -> {
            String pointer = "#/paths/" + escaped(path) + "/" + member.getKey() + "/responses/" + response.getKey();
            JsonNode reference = response.getValue().get("$ref");
            String at = reference == null ? pointer : reference.textValue();
            answers.put(Integer.parseInt(response.getKey()), schema(resolve(response.getValue()), at));
        });
        return new Operation(
                member.getKey().toUpperCase(java.util.Locale.ROOT), path, parameters, bodies, examples, answers);
    }

    private static Optional<String> schema(JsonNode response, String pointer) {
        return response.path("content").properties().stream()
                .filter(content -> content.getKey().equals("application/json")
                        || content.getKey().endsWith("+json"))
                .filter(content -> content.getValue().has("schema"))
                .findFirst()
                .map(content -> pointer + "/content/" + escaped(content.getKey()) + "/schema");
    }

    private static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }
}
