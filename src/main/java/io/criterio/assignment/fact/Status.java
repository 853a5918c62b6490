package io.criterio.assignment.fact;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far the management of a record has come. */
@Schema(name = "RecordStatus")
public enum Status {
    SIN_GESTION,
    NO_CONTACTADO,
    CONTACTADO,
    INTERESADO,
    ACEPTA,
    RECHAZO,
    FORMALIZADO
}
