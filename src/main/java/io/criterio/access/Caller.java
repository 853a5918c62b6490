package io.criterio.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who asks.
 *
 * @param name what tells callers apart, for good: {@code local}, {@code key:} and the id of a key, {@code oidc:} and the
 *     subject of a token
 * @param roles what it may do
 * @param bounds what of the record it may see
 * @param quota how much it may ask
 */
public record Caller(String name, Set<Role> roles, Bounds bounds, Quota quota) {

    /** Whoever calls in the mode {@code local}: everybody on this machine, who may do everything. */
    public static final Caller LOCAL = new Caller("local", EnumSet.allOf(Role.class), Bounds.NONE, Quota.NONE);

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Whether it may see who a decision is about. */
    public boolean seesPersons() {
        return roles.contains(Role.SUPERVISOR);
    }
}
