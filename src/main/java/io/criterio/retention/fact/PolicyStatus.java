package io.criterio.retention.fact;

/** The state of the policy as validated in the account system (VPL). */
public enum PolicyStatus {
    ACTIVE,
    CANCELLED
}
