package io.criterio.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.access.Operations.Operation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Every operation with every credential: what came of it, as a table, and what should not have. */
final class Matrix {

    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int FAULT = 500;
    private static final int GUESSES_AN_ADDRESS = 5;

    private final URI service;
    private final Map<String, Credential> credentials = new LinkedHashMap<>();
    private final List<String> unexpected = new ArrayList<>();
    private Asking asking;
    private int guesses;

    /**
     * A column.
     *
     * @param role what it may do; null for a credential that is not good
     */
    private record Credential(@Nullable Role role, Map<String, String> headers) {}

    Matrix(URI service) {
        this.service = service;
        this.asking = Asking.anew(service);
    }

    void good(Role role, Map<String, String> headers) {
        credentials.put(role.code(), new Credential(role, headers));
    }

    void bad(String what, Map<String, String> headers) {
        credentials.put(what, new Credential(null, headers));
    }

    /** Calls every operation with every credential, writes the table, and fails if a cell is not what it should be. */
    void walk(String document, Path table) throws IOException {
        List<Operation> operations = Operations.in(document);
        StringBuilder text = new StringBuilder("| operation | may call |");
        credentials.keySet().forEach(name -> text.append(' ').append(name).append(" |"));
        text.append("\n|---|---|").append("---|".repeat(credentials.size())).append('\n');
        for (Operation operation : operations) {
            if (operation.roles().isEmpty()) {
                unexpected.add(operation.name() + " says of no role that it may call it: @RolesAllowed is missing");
            }
            text.append("| ")
                    .append(operation.name())
                    .append(" | ")
                    .append(String.join(", ", operation.roles()))
                    .append(" |");
            for (Map.Entry<String, Credential> credential : credentials.entrySet()) {
                text.append(' ')
                        .append(cell(operation, credential.getKey(), credential.getValue()))
                        .append(" |");
            }
            text.append('\n');
        }
        Files.createDirectories(Objects.requireNonNull(table.getParent()));
        Files.writeString(table, text);
        assertThat(unexpected).as("cells of %s that are not explained", table).isEmpty();
        assertThat(operations).hasSizeGreaterThanOrEqualTo(14);
    }

    private String cell(Operation operation, String name, Credential credential) throws IOException {
        if (credential.role() == null && ++guesses % GUESSES_AN_ADDRESS == 0) {
            // Not to be taken for somebody who guesses.
            asking = Asking.anew(service);
        }
        Asking.Answer answer = asking.send(
                operation.method(), operation.path(), operation.headers(credential.headers()), operation.body());
        String expected = expected(operation, credential);
        String came = came(answer.status());
        if (!expected.equals(came)) {
            unexpected.add("%s with %s: expected %s, was %d %s"
                    .formatted(operation.name(), name, expected, answer.status(), answer.body()));
        }
        if (answer.status() >= FAULT) {
            unexpected.add(
                    "%s with %s is a fault: %d %s".formatted(operation.name(), name, answer.status(), answer.body()));
        }
        return came + " (" + answer.status() + ")";
    }

    private static String expected(Operation operation, Credential credential) {
        if (credential.role() == null) {
            return "nobody";
        }
        return operation.roles().contains(credential.role().code()) ? "yes" : "no";
    }

    private static String came(int status) {
        return switch (status) {
            case UNAUTHENTICATED -> "nobody";
            case FORBIDDEN -> "no";
            default -> "yes";
        };
    }
}
