package io.criterio.retention;

import io.criterio.retention.fact.*;
import io.criterio.rules.RuleSet;
import java.nio.file.*;
import java.util.*;

final class RulesetFixture {
    static final RetentionPolicy POLICY = load();

    private static RetentionPolicy load() {
        try {
            Map<String, String> files = new TreeMap<>();
            try (var s = Files.list(Path.of("rules/retention"))) {
                for (Path p : (Iterable<Path>) s::iterator)
                    if (p.toString().endsWith(".drl")) files.put("retention/" + p.getFileName(), Files.readString(p));
            }
            List<Implication> i = new ArrayList<>();
            for (var a : io.criterio.oracle.Situation.Argument.values())
                i.add(new Implication(Argument.valueOf(a.name()), Motive.valueOf(a.implies().name())));
            return new RetentionPolicy(new RuleSet("retention", files), new Limits(1, 3, 1, 3, 3, 1, 3, 5), i);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
