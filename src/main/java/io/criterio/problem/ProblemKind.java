package io.criterio.problem;

import org.jspecify.annotations.Nullable;

/** The kinds of problem that the service answers with; each has a stable {@code type}. */
public enum ProblemKind {
    NOT_JSON(400, "not-json", "The body is not JSON"),
    BAD_REQUEST(400, "bad-request", "The request cannot be understood"),
    UNAUTHENTICATED(401, "unauthenticated", "It is not known who calls"),
    FORBIDDEN(403, "forbidden", "The caller may not do this"),
    NOT_FOUND(404, "not-found", "There is no such resource"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "The resource does not support this method"),
    NOT_ACCEPTABLE(406, "not-acceptable", "The resource has no representation that is acceptable"),
    CONFLICT(409, "conflict", "The resource is not in a state for that"),
    KEY_IN_PROGRESS(409, "idempotency-key-in-progress", "A request under this key is being answered"),
    TOO_LARGE(413, "too-large", "The request is too large"),
    URI_TOO_LONG(414, "uri-too-long", "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body is of a type that is not supported"),
    VALIDATION(422, "validation", "The request is not valid"),
    KEY_REUSED(422, "idempotency-key-reused", "The key has been used for another request"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "The caller asks too much"),
    INTERNAL(500, "internal", "Something went wrong here"),
    UNAVAILABLE(503, "unavailable", "The service cannot answer now"),
    OVERLOADED(503, "overloaded", "The service has more to do than it can");

    private final int status;
    private final String code;
    private final String title;

    ProblemKind(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The problem's {@code type}: a relative reference that stays the same for ever. */
    public String type() {
        return "/problems/" + code;
    }

    /** One sentence, the same for every problem of this kind. */
    public String title() {
        return title;
    }

    /** The first kind that answers with this status, if there is one. */
    public static @Nullable ProblemKind ofStatus(int status) {
        for (ProblemKind kind : values()) {
            if (kind.status == status && kind != NOT_JSON) {
                return kind;
            }
        }
        return null;
    }
}
