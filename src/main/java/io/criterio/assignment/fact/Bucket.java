package io.criterio.assignment.fact;

/** Why a record is worth a place in the day. */
public enum Bucket {
    /** Referred by the call centre and not worked yet. */
    DERIVADO,
    /** A commitment of the day. */
    COMPROMISO_DEL_DIA,
    /** A commitment whose date passed without being kept. */
    COMPROMISO_ROTO,
    /** Without management. */
    SIN_GESTION
}
