package io.criterio.field.fact;

/** What is measured against a standard. */
public enum Measure {
    EFFECTIVE_CONTACTS,
    SIMULATIONS,
    ENTRIES,
    CREDITS,
    TCR,
    OMP_INSURANCES,
    RECORDS_WORKED,
    ABONO_EFFICIENCY,
    DERIVADOS_EFFICIENCY
}
