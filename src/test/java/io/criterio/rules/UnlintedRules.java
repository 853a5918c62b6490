package io.criterio.rules;

import java.util.List;
import java.util.Map;
import org.kie.api.runtime.KieSession;

/** Rules as the engine alone takes them: what the linter would refuse, compiled and run, consequences included. */
public final class UnlintedRules {

    private UnlintedRules() {}

    /** Runs rules over a text as the only fact; the consequence stands for whatever gets past the linter one day. */
    public static void run(String condition, String consequence) {
        String drl = "package io.criterio.retention.hostile;\nrule \"hostile\"\nwhen\n  " + condition + "\nthen\n  "
                + consequence + "\nend\n";
        Engine engine =
                Engine.compile("retention", Map.of("retention/hostile.drl", drl), UnlintedRules.class.getClassLoader());
        KieSession session = engine.base().newKieSession();
        List.of("fact").forEach(session::insert);
        session.fireAllRules();
    }
}
