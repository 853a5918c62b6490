package io.criterio.field.fact;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a record came into the day. */
@Schema(name = "RecordLoad")
public enum Load {
    /** By the daily assignment. */
    ASSIGNED,
    /** By a filter, to complete a short day ("carga complementaria"). */
    COMPLEMENT
}
