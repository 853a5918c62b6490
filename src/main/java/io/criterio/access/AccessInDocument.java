package io.criterio.access;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Writes into the API document what holds for every operation: which roles may call it, that credentials are needed, and
 * how one is refused. The roles are those of {@code @RolesAllowed}; an operation without them is left without, and denied.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class AccessInDocument implements OASFilter {

    /** The extension that names the roles; one of them is enough. */
    public static final String ROLES = "x-required-roles";

    private static final DotName ALLOWED = DotName.createSimple("jakarta.annotation.security.RolesAllowed");
    private static final DotName OPERATION =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");
    private static final SortedMap<String, String> ANSWERS = new TreeMap<>(
            Map.of("401", "Unauthenticated", "403", "Forbidden", "429", "TooManyRequests", "503", "Unavailable"));

    private final Map<String, List<String>> roles = new HashMap<>();

    public AccessInDocument(IndexView index) {
        for (AnnotationInstance allowed : index.getAnnotations(ALLOWED)) {
            if (allowed.target().kind() == AnnotationTarget.Kind.METHOD) {
                AnnotationInstance operation = allowed.target().asMethod().annotation(OPERATION);
                if (operation != null && operation.value("operationId") != null) {
                    roles.put(
                            operation.value("operationId").asString(),
                            Arrays.asList(allowed.value().asStringArray()));
                }
            }
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(this::complete);
    }

    private void complete(Operation operation) {
        List<String> allowed = roles.get(operation.getOperationId());
        if (allowed == null) {
            return;
        }
        operation.addExtension(ROLES, allowed);
        operation.setSecurity(List.of(
                OASFactory.createSecurityRequirement().addScheme("apiKey"),
                OASFactory.createSecurityRequirement().addScheme("bearer")));
        APIResponses responses = operation.getResponses();
        ANSWERS.forEach((status, name) -> {
            if (!responses.hasAPIResponse(status)) {
                responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
            }
        });
    }
}
