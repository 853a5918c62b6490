package io.criterio.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Optional;

/** {@code criterio.access} and what belongs to it. */
@ConfigMapping(prefix = "criterio.access")
public interface AccessSettings {

    /** How callers prove who they are. */
    @WithParentName
    @WithDefault("local")
    AccessMode mode();

    /** Whether {@code /q/openapi} and {@code /q/swagger-ui} are answered without a credential, in any mode. */
    @WithDefault("false")
    boolean publicDocument();

    /** Whether every call is noted in the log. */
    @WithDefault("true")
    boolean log();

    /** How many false credentials an address may send within {@link #failureWindow} before it is made to wait. */
    @WithDefault("10")
    int failures();

    /** See {@link #failures}. */
    @WithDefault("60s")
    Duration failureWindow();

    /** {@code criterio.access.keys.*}. */
    Keys keys();

    /** {@code criterio.access.oidc.*}. */
    Oidc oidc();

    /** {@code criterio.access.limits.*}: what a caller may ask that has no limits of its own. */
    Limits limits();

    /** About API keys. */
    interface Keys {

        /** After this time at most a key that was revoked elsewhere is refused here. */
        @WithDefault("5s")
        Duration recheck();

        /** How often the last use of keys is written down. */
        @WithDefault("60s")
        Duration lastUse();
    }

    /** About an issuer of tokens. */
    interface Oidc {

        /** Its address, as it stands in {@code iss}; what it is like is looked up below it. */
        Optional<String> issuer();

        /** What has to be among {@code aud} of a token. */
        Optional<String> audience();

        /** Where the roles are in a token: names of members, by slashes. */
        @WithDefault("roles")
        String rolesClaim();

        /** What stands before our roles among those of an issuer who serves others too: {@code criterio-}. */
        Optional<String> rolesPrefix();

        /** Where a token holds the branch that its caller is bound to. */
        @WithDefault("criterio_branch")
        String branchClaim();

        /** Where a token holds the executives that its caller is bound to. */
        @WithDefault("criterio_executives")
        String executivesClaim();

        /** How far the clocks of the issuer and ours may be apart. */
        @WithDefault("30s")
        Duration clockSkew();

        /** How long the keys of the issuer are kept; one that is not known is looked up at once, now and then. */
        @WithDefault("10m")
        Duration keysKept();
    }

    /** About limits. */
    interface Limits {

        /** Requests in a window; 0 for any number. */
        @WithDefault("60000")
        int requests();

        @WithDefault("60s")
        Duration window();

        /** Requests at once; 0 for any number. */
        @WithDefault("64")
        int concurrent();
    }

    /** What a caller may ask that has no limits of its own. */
    default Quota quota() {
        return new Quota(limits().requests(), limits().window(), limits().concurrent());
    }
}
