package io.criterio.field.fact;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of managing a record, as the executive enters it. */
@Schema(name = "EntryResult")
public enum Result {
    ACEPTA,
    INTERESADO,
    AGENDA_VISITA,
    CONTACTADO,
    RECHAZO,
    REPROGRAMA,
    REPROGRAMA_SIN_CONTACTO,
    NO_CONTACTADO
}
