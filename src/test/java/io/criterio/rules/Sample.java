package io.criterio.rules;

import io.criterio.sample.fact.Argument;
import io.criterio.sample.fact.Cancellation;
import io.criterio.sample.fact.Limits;
import io.criterio.sample.fact.Motive;
import io.criterio.sample.fact.Offer;
import io.criterio.sample.fact.OfferStatus;
import io.criterio.sample.fact.Plan;
import io.criterio.sample.fact.Policy;
import io.criterio.sample.fact.Status;
import io.criterio.sample.fact.Tool;
import io.criterio.sample.fact.Usage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A made-up ruleset and cases for it. */
final class Sample {

    static final List<?> PARAMETERS = List.of(new Limits(1, 3));

    /** Fires nearly everything: cancelled, basic plan, five charges, bad service, an answered rebate. */
    static final List<?> WORST_CASE = List.of(
            new Policy(Status.CANCELLED, Plan.PIF_BASICO, 5, Usage.NOT_USED),
            new Cancellation(Motive.MAL_SERVICIO, Argument.NONE),
            new Offer(Tool.BONIFICACION, OfferStatus.REJECTED));

    private static final String RELEASE = "name: sample\nversion: 1.0.0\n";

    private Sample() {}

    /** The 17 rules in src/test/resources/sample. */
    static RuleSources sources() {
        return RulesFolder.readDirectory(java.nio.file.Path.of("src/test/resources/sample"));
    }

    static RuleSet ruleSet() {
        return RuleSet.compile(sources(), "retention", PARAMETERS);
    }

    /** One DRL file, {@code retention/bonificacion.drl}. */
    static RuleSources file(String drl) {
        Map<String, String> texts = new TreeMap<>();
        texts.put(RuleSources.RELEASE, RELEASE);
        texts.put("retention/bonificacion.drl", drl);
        return RuleSources.of(texts);
    }

    /** A file with rules that add {@code Forbidden( Tool.BONIFICACION )} under these conditions. */
    static RuleSources conditions(String... conditions) {
        StringBuilder drl = new StringBuilder(HEADER);
        for (int i = 0; i < conditions.length; i++) {
            drl.append(rule(i, conditions[i], "new Forbidden( Tool.BONIFICACION )"));
        }
        return file(drl.toString());
    }

    /** Its first rule begins on line 5, that rule's condition is on line 10. */
    static final String HEADER = """
            package io.criterio.retention.bonificacion;
            import io.criterio.sample.fact.*;
            import io.criterio.sample.finding.*;

            """;

    static String rule(int number, String condition, String finding) {
        return """
                rule "RET-BON-%1$02d number %1$d"
                  @id( RET-BON-%1$02d )
                  @kind( hard )
                  @source( CARD )
                when
                  %2$s
                then
                  insert( %3$s );
                end
                """.formatted(number, condition, finding);
    }
}
