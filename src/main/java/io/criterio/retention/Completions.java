package io.criterio.retention;

import io.criterio.retention.fact.Claim;
import io.criterio.retention.fact.Experience;
import io.criterio.retention.fact.Motive;
import io.criterio.retention.fact.Usage;
import java.util.ArrayList;
import java.util.List;

/** Every way in which the missing facts of a claim can turn out; a complete claim has exactly one: itself. */
final class Completions {

    private static final List<Motive> MOTIVES = List.of(Motive.MAL_SERVICIO, Motive.DESCONOCIMIENTO, Motive.IMPOSICION);
    private static final List<Usage> USAGES = List.of(Usage.NOT_USED, Usage.USED);
    private static final List<Experience> EXPERIENCES = List.of(Experience.GOOD, Experience.BAD);

    private Completions() {}

    /**
     * The completions in a fixed order. The experience is {@code UNKNOWN} exactly where the assistance is not used,
     * because nothing can have been experienced there.
     */
    static List<Claim> of(Claim claim) {
        List<Claim> completions = new ArrayList<>();
        for (Motive motive : claim.motive() == Motive.UNKNOWN ? MOTIVES : List.of(claim.motive())) {
            for (Usage usage : claim.usage() == Usage.UNKNOWN ? USAGES : List.of(claim.usage())) {
                if (usage == Usage.NOT_USED) {
                    completions.add(new Claim(motive, usage, Experience.UNKNOWN));
                    continue;
                }
                for (Experience experience :
                        claim.experience() == Experience.UNKNOWN ? EXPERIENCES : List.of(claim.experience())) {
                    completions.add(new Claim(motive, usage, experience));
                }
            }
        }
        return List.copyOf(completions);
    }
}
