package io.criterio.oracle;

import io.criterio.oracle.Situation.Experience;
import io.criterio.oracle.Situation.Motive;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A situation in which every missing fact has been answered.
 *
 * @param situation what no question is about: status, plan, charges and offers
 * @param experience null where the assistance was not used: there is nothing to have experienced
 */
record Completion(
        Situation situation,
        Motive motive,
        boolean used,
        @Nullable Experience experience) {

    /** Every way the missing facts may turn out (rulebook, "Missing facts"). */
    static List<Completion> of(Situation situation) {
        var stated = situation.effectiveMotive();
        var motives = stated == null ? List.of(Motive.values()) : List.of(stated);
        var useds = situation.assistanceUsed() == null ? List.of(true, false) : List.of(situation.assistanceUsed());
        var experiences =
                situation.experience() == null ? List.of(Experience.values()) : List.of(situation.experience());

        var settled = situation.withoutAnswers();
        var completions = new ArrayList<Completion>();
        for (var motive : motives) {
            for (var used : useds) {
                if (used) {
                    for (var experience : experiences) {
                        completions.add(new Completion(settled, motive, true, experience));
                    }
                } else {
                    completions.add(new Completion(settled, motive, false, null));
                }
            }
        }
        return completions;
    }

    /** RET-MOT-03: an imposed policy whose assistance was used and disliked is handled as bad service. */
    boolean isConverted() {
        return motive == Motive.IMPOSICION && used && experience == Experience.BAD;
    }

    Motive handledAs() {
        return isConverted() ? Motive.MAL_SERVICIO : motive;
    }

    boolean isBadService() {
        return handledAs() == Motive.MAL_SERVICIO;
    }

    /** Whether these two answers to the missing facts differ in this one alone. */
    static boolean differOnlyIn(Fact fact, Completion a, Completion b) {
        return switch (fact) {
            case MOTIVE -> a.motive != b.motive && a.used == b.used && a.experience == b.experience;
            // "Not used" has no experience, so it stands beside "used" with either.
            case ASSISTANCE_USED -> a.motive == b.motive && a.used != b.used;
            case EXPERIENCE -> a.motive == b.motive && a.used && b.used && a.experience != b.experience;
        };
    }
}
