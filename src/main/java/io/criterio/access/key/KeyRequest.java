package io.criterio.access.key;

import io.criterio.access.Bounds;
import io.criterio.access.Role;
import io.criterio.problem.Problems;
import io.criterio.problem.Suggestion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a key is to be like, as it is asked for. */
@Schema(name = "KeyRequest", description = "What a key is to be like.", additionalProperties = Schema.False.class)
public record KeyRequest(
        @Schema(
                required = true,
                maxLength = 100,
                description = "Who answers for what is done with it: a person or a system.",
                examples = "CRM, Ana Soto")
        @Nullable
        String owner,

        @Schema(
                required = true,
                minItems = 1,
                maxItems = 7,
                description = "Any of decide, read, qa, author, approver, supervisor, admin.",
                examples = "[\"decide\"]")
        @Nullable
        List<String> roles,

        @Schema(
                description = "The last day on which it is good, in UTC; a year from now when left out.",
                examples = "2027-11-22")
        @Nullable
        LocalDate expiresOn,

        @Schema(
                maxLength = 100,
                description = "It takes decisions for this branch, and sees those of this branch only.")
        @Nullable
        String branch,

        @Schema(maxItems = 100, description = "It sees decisions about these executives only.") @Nullable
        List<String> executives,

        @Schema(minimum = "0", description = "Requests in a window; 0 for any number; as anybody when left out.")
        @Nullable
        Integer requests,

        @Schema(minimum = "0", description = "Requests at once; 0 for any number; as anybody when left out.") @Nullable
        Integer concurrent) {

    private static final int LONGEST = 100;
    private static final int MOST_EXECUTIVES = 100;
    private static final int YEARS = 10;
    private static final List<String> CODES =
            Arrays.stream(Role.values()).map(Role::code).toList();

    /** What of it makes sense; what does not goes to the problems, and then the key may not be made. */
    public NewKey check(Instant now, Problems problems) {
        if (owner == null) {
            problems.add("/owner", "is required: who answers for the key");
        } else {
            checkText("/owner", owner, problems);
        }
        if (branch != null) {
            checkText("/branch", branch, problems);
        }
        Set<Role> known = checkRoles(problems);
        checkNumber("/requests", requests, problems);
        checkNumber("/concurrent", concurrent, problems);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate last = expiresOn == null ? today.plusYears(1) : expiresOn;
        if (last.isBefore(today) || last.isAfter(today.plusYears(YEARS))) {
            problems.add(
                    "/expiresOn", "is " + last + "; expected a day from " + today + " to " + today.plusYears(YEARS));
            last = today;
        }
        return new NewKey(
                owner == null ? "" : owner.strip(),
                known,
                new Bounds(branch == null ? null : branch.strip(), checkExecutives(problems)),
                requests,
                concurrent,
                last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private Set<Role> checkRoles(Problems problems) {
        Set<Role> known = EnumSet.noneOf(Role.class);
        if (roles == null || roles.isEmpty()) {
            problems.add("/roles", "is required: one or more of " + String.join(", ", CODES));
            return known;
        }
        for (int i = 0; i < roles.size(); i++) {
            String code = roles.get(i);
            Optional<Role> role = code == null ? Optional.empty() : Role.ofCode(code);
            if (role.isPresent()) {
                known.add(role.get());
            } else {
                problems.add(
                        "/roles/" + i,
                        "is \"" + shortened(code) + "\"; expected one of " + String.join(", ", CODES)
                                + Suggestion.hint(String.valueOf(code), CODES));
            }
        }
        return known;
    }

    private List<String> checkExecutives(Problems problems) {
        if (executives == null) {
            return List.of();
        }
        if (executives.size() > MOST_EXECUTIVES) {
            problems.add(
                    "/executives", "has " + executives.size() + " elements; expected " + MOST_EXECUTIVES + " at most");
            return List.of();
        }
        for (int i = 0; i < executives.size(); i++) {
            String one = executives.get(i);
            if (one == null) {
                problems.add("/executives/" + i, "is null; leave it out");
            } else {
                checkText("/executives/" + i, one, problems);
            }
        }
        return problems.isEmpty() ? executives.stream().distinct().toList() : List.of();
    }

    private static void checkText(String pointer, String text, Problems problems) {
        if (text.isBlank()
                || text.length() > LONGEST
                || text.codePoints()
                        .anyMatch(point -> Character.isISOControl(point)
                                || !Character.isDefined(point)
                                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE))) {
            problems.add(pointer, "is \"" + shortened(text) + "\"; expected 1 to " + LONGEST + " printable characters");
        }
    }

    private static void checkNumber(String pointer, @Nullable Integer number, Problems problems) {
        if (number != null && number < 0) {
            problems.add(pointer, "is " + number + "; expected 0, for any number, or more");
        }
    }

    private static String shortened(@Nullable String text) {
        return text == null || text.length() <= 40 ? String.valueOf(text) : text.substring(0, 40) + "…";
    }
}
