package io.criterio.access;

/** The codes of the roles, for {@code @RolesAllowed}; see {@link Role}. */
public final class Roles {

    public static final String DECIDE = "decide";
    public static final String READ = "read";
    public static final String QA = "qa";
    public static final String AUTHOR = "author";
    public static final String APPROVER = "approver";
    public static final String SUPERVISOR = "supervisor";
    public static final String ADMIN = "admin";

    private Roles() {}
}
