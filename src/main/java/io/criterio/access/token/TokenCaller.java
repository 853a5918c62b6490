package io.criterio.access.token;

import io.criterio.access.AccessSettings;
import io.criterio.access.Bounds;
import io.criterio.access.Caller;
import io.criterio.access.Role;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads from the claims of a token, which are believed by now, who calls. */
final class TokenCaller {

    private static final int LONGEST_SUBJECT = 200;

    private TokenCaller() {}

    /** @throws IllegalArgumentException if the subject is none, or a bound is given in a form that is not understood */
    static Caller of(Map<String, Object> claims, AccessSettings settings) {
        AccessSettings.Oidc oidc = settings.oidc();
        String prefix = oidc.rolesPrefix().orElse("");
        Set<Role> roles = texts(at(claims, oidc.rolesClaim())).stream()
                .filter(code -> code.startsWith(prefix))
                .flatMap(code -> Role.ofCode(code.substring(prefix.length())).stream())
                .collect(Collectors.toSet());
        return new Caller(
                "oidc:" + subject(claims.get("sub")),
                roles,
                new Bounds(branch(at(claims, oidc.branchClaim())), executives(at(claims, oidc.executivesClaim()))),
                settings.quota());
    }

    /** Another subject is another name, and none of them breaks a line of the log. */
    private static String subject(@Nullable Object claim) {
        if (!(claim instanceof String subject) || subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("its subject is none");
        }
        StringBuilder name = new StringBuilder();
        for (byte one : subject.getBytes(StandardCharsets.UTF_8)) {
            if (one > ' ' && one < 0x7f && one != '%') {
                name.append((char) one);
            } else {
                name.append('%').append("%02X".formatted(one & 0xff));
            }
        }
        if (name.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("its subject is too long");
        }
        return name.toString();
    }

    /** A caller is not let loose because its bound is written otherwise than we expect. */
    private static @Nullable String branch(@Nullable Object claim) {
        if (claim == null) {
            return null;
        }
        if (claim instanceof String branch && !branch.isBlank()) {
            return branch;
        }
        throw new IllegalArgumentException("its branch is no text");
    }

    private static List<String> executives(@Nullable Object claim) {
        if (claim == null) {
            return List.of();
        }
        List<String> executives = texts(claim);
        if (executives.isEmpty()) {
            throw new IllegalArgumentException("its executives are no texts");
        }
        return executives;
    }

    private static @Nullable Object at(Map<String, Object> claims, String path) {
        Object found = claims.get(path);
        if (found != null) {
            // A name may hold slashes: {@code https://example.com/roles}.
            return found;
        }
        found = claims;
        for (String name : path.split("/", -1)) {
            if (!(found instanceof Map<?, ?> members)) {
                return null;
            }
            found = members.get(name);
        }
        return found;
    }

    /** A list of texts, or one text with them by spaces, as {@code scope} has it. */
    private static List<String> texts(@Nullable Object claim) {
        if (claim instanceof Collection<?> list) {
            return list.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .filter(text -> !text.isBlank())
                    .toList();
        }
        return claim instanceof String text
                ? Arrays.stream(text.split(" ", -1))
                        .filter(one -> !one.isBlank())
                        .toList()
                : List.of();
    }
}
