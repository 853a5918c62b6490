package io.criterio.problem;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a request into a problem answer. */
@Singleton
public final class ProblemAnswers {

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

    private final ResourceMethods methods;

    @Inject
    ProblemAnswers(ResourceMethods methods) {
        this.methods = methods;
    }

    @ServerExceptionMapper
    Response problem(ProblemException problem, UriInfo uri) {
        return answer(problem.at(instance(uri)));
    }

    /** What the HTTP layer itself refuses: an unknown address, a method or a media type that is not supported. */
    @ServerExceptionMapper
    Response refused(WebApplicationException refused, UriInfo uri, HttpHeaders headers, Request request) {
        Response original = refused.getResponse();
        ProblemKind kind = ProblemKind.ofStatus(original.getStatus());
        if (kind == ProblemKind.NOT_FOUND && isOfOtherMethods(uri, request)) {
            kind = ProblemKind.METHOD_NOT_ALLOWED;
        }
        if (kind == null) {
            kind = original.getStatus() >= 500 ? ProblemKind.INTERNAL : ProblemKind.BAD_REQUEST;
        }
        if (kind == ProblemKind.INTERNAL) {
            return unexpected(refused, uri);
        }
        if (kind == ProblemKind.METHOD_NOT_ALLOWED) {
            String allow = String.join(", ", methods.of(uri.getRequestUri().getPath()));
            Problem problem = new Problem(kind, "Use one of " + allow + ".", instance(uri), List.of());
            return Response.fromResponse(answer(problem))
                    .header(HttpHeaders.ALLOW, allow)
                    .build();
        }
        return answer(new Problem(kind, detail(kind, uri, headers), instance(uri), List.of()));
    }

    /** Where two resources share the beginning of an address, Quarkus finds nothing under the one for the method of the other. */
    private boolean isOfOtherMethods(UriInfo uri, Request request) {
        Set<String> allowed = methods.of(uri.getRequestUri().getPath());
        return allowed.size() > 1 && !allowed.contains(request.getMethod());
    }

    @ServerExceptionMapper
    Response unexpected(Throwable thrown, UriInfo uri) {
        return answer(internal(thrown));
    }

    /** Reports a fault of ours to the log, and tells the caller the number of the report only. */
    public static Problem internal(Throwable thrown) {
        UUID report = UUID.randomUUID();
        LOG.errorf(thrown, "Request failed, report %s", report);
        return new Problem(
                ProblemKind.INTERNAL,
                "The request could not be completed. The log of the service has the report " + report + ".",
                "urn:uuid:" + report,
                List.of());
    }

    /** A problem as an answer. */
    public static Response answer(Problem problem) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, "en")
                .entity(problem.toJson());
        if (problem.status() == ProblemKind.UNAVAILABLE.status()
                || problem.type().equals(ProblemKind.KEY_IN_PROGRESS.type())) {
            answer.header(HttpHeaders.RETRY_AFTER, 1);
        }
        return answer.build();
    }

    private String detail(ProblemKind kind, UriInfo uri, HttpHeaders headers) {
        return switch (kind) {
            case NOT_FOUND -> "Nothing is found at " + uri.getRequestUri().getRawPath() + ".";
            case NOT_ACCEPTABLE ->
                "Accept is " + headers.getHeaderString(HttpHeaders.ACCEPT)
                        + "; this resource answers "
                        + methods.given(uri.getRequestUri().getPath()) + ".";
            case UNSUPPORTED_MEDIA_TYPE -> {
                String sent = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
                yield (sent == null ? "There is no Content-Type" : "Content-Type is " + sent) + "; send "
                        + methods.taken(uri.getRequestUri().getPath()) + ".";
            }
            case TOO_LARGE -> "The body is over the limit of the service.";
            case NOT_JSON,
                    BAD_REQUEST,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    TOO_MANY_REQUESTS,
                    METHOD_NOT_ALLOWED,
                    CONFLICT,
                    KEY_IN_PROGRESS,
                    URI_TOO_LONG,
                    VALIDATION,
                    KEY_REUSED,
                    INTERNAL,
                    UNAVAILABLE,
                    OVERLOADED -> kind.title() + ".";
        };
    }

    /** The address that a problem names. */
    public static String instance(UriInfo uri) {
        return uri.getRequestUri().getRawPath();
    }
}
