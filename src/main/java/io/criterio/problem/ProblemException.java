package io.criterio.problem;

import io.criterio.problem.Problems.FieldError;
import java.util.List;

/** Ends a request that cannot be answered; carries everything that the answer says but the request's own address. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient List<FieldError> errors;

    public ProblemException(ProblemKind kind, String detail) {
        this(kind, detail, List.of());
    }

    public ProblemException(ProblemKind kind, String detail, List<FieldError> errors) {
        // A caller's mistake needs no stack trace.
        super(detail, null, false, false);
        this.kind = kind;
        this.errors = List.copyOf(errors);
    }

    /** A request that is JSON but breaks the schema or makes no sense. */
    public static ProblemException of(Problems problems) {
        int count = problems.errors().size() + problems.dropped();
        String detail = count == 1
                ? problems.errors().get(0).pointer() + " "
                        + problems.errors().get(0).text()
                : count + " errors"
                        + (problems.dropped() > 0 ? "; the first " + Problems.MAX_ERRORS + " are listed" : "");
        return new ProblemException(ProblemKind.VALIDATION, detail.strip(), problems.errors());
    }

    public ProblemKind kind() {
        return kind;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** The problem as it is answered for the given resource. */
    public Problem at(String instance) {
        return new Problem(kind, String.valueOf(getMessage()), instance, errors);
    }
}
