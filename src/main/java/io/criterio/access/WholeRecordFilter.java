package io.criterio.access;

import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** See {@link WholeRecord}. */
@Provider
@WholeRecord
public final class WholeRecordFilter implements ContainerRequestFilter {

    private final CurrentCaller callers;

    @Inject
    WholeRecordFilter(CurrentCaller callers) {
        this.callers = callers;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!callers.get().bounds().isNone()) {
            throw new ProblemException(
                    ProblemKind.FORBIDDEN,
                    "This reads the whole record, and the caller is bound to a branch or to executives.");
        }
    }
}
