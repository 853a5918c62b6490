package io.criterio.access;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Tells Quarkus, which compares roles with {@code @RolesAllowed}, whom {@link Gate} let through. Nobody proves anything
 * here.
 */
@Singleton
final class CallerIdentity implements HttpAuthenticationMechanism {

    static final String CALLER = "criterio.caller";
    private static final int UNAUTHORIZED = 401;

    /** A caller as Quarkus knows it; to be made once for each, not with every request. */
    static SecurityIdentity of(Caller caller) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.name()))
                .addAttribute(CALLER, caller);
        caller.roles().forEach(role -> identity.addRole(role.code()));
        return identity.build();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager manager) {
        SecurityIdentity let = context.get(CALLER);
        return let == null ? Uni.createFrom().nullItem() : Uni.createFrom().item(let);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, null, null));
    }
}
