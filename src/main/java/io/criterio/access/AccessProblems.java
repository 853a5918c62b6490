package io.criterio.access;

import io.criterio.problem.Problem;
import io.criterio.problem.ProblemAnswers;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.ResourceMethods;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says which role is missing. */
@Singleton
final class AccessProblems {

    private final ResourceMethods methods;
    private final CurrentCaller callers;

    @Inject
    AccessProblems(ResourceMethods methods, CurrentCaller callers) {
        this.methods = methods;
        this.callers = callers;
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException forbidden, UriInfo uri, Request request) {
        String has = callers.get().roles().stream().map(Role::code).sorted().collect(Collectors.joining(", "));
        Method method = methods.find(request.getMethod(), uri.getRequestUri().getPath());
        RolesAllowed allowed = method == null ? null : method.getAnnotation(RolesAllowed.class);
        String needs = allowed == null ? "a role that nobody has" : "the role " + String.join(" or ", allowed.value());
        return answer(
                ProblemKind.FORBIDDEN,
                "This needs " + needs + "; the caller has " + (has.isEmpty() ? "none" : has) + ".",
                uri);
    }

    @ServerExceptionMapper
    Response nobody(UnauthorizedException nobody, UriInfo uri) {
        return answer(ProblemKind.UNAUTHENTICATED, "There is no credential.", uri);
    }

    private static Response answer(ProblemKind kind, String detail, UriInfo uri) {
        return ProblemAnswers.answer(new Problem(kind, detail, ProblemAnswers.instance(uri), List.of()));
    }
}
