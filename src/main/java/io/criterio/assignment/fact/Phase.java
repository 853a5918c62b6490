package io.criterio.assignment.fact;

/** The two phases of a campaign: the first days sweep the base ("barrido"), then the steady work ("régimen"). */
public enum Phase {
    SWEEP,
    STEADY
}
