package io.criterio.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may be let do. No role holds another: a caller has those that it was given. */
public enum Role {
    /** Take decisions and record what customers answered: frontends and integrations. */
    DECIDE,
    /** Read the record, without references of customers and executives. */
    READ,
    /** Scenarios, replays, previews, differences, verifications. */
    QA,
    /** Write rule releases. */
    AUTHOR,
    /** Approve rule releases. */
    APPROVER,
    /** Read the record with references of customers and executives, and search by them. */
    SUPERVISOR,
    /** Manage keys. */
    ADMIN;

    /** As keys, tokens and the API document name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that code, if there is one. */
    public static Optional<Role> ofCode(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
