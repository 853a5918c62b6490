package io.criterio.rules;

import io.criterio.sample.fact.Argument;
import io.criterio.sample.fact.Motive;
import io.criterio.sample.fact.OfferStatus;
import io.criterio.sample.fact.Plan;
import io.criterio.sample.fact.Status;
import io.criterio.sample.fact.Tool;
import io.criterio.sample.fact.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Conditions of the accepted kind, at random, from a seed. */
final class RandomRules {

    private static final Map<String, Map<String, Object[]>> FACTS = Map.of(
            "Policy",
            attributes("status", Status.values(), "plan", Plan.values(), "charges", null, "usage", Usage.values()),
            "Cancellation",
            attributes("motive", Motive.values(), "argument", Argument.values()),
            "Offer",
            attributes("tool", Tool.values(), "status", OfferStatus.values()));

    private RandomRules() {}

    private static Map<String, Object[]> attributes(Object... namesAndValues) {
        Map<String, Object[]> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put((String) namesAndValues[i], (Object[]) namesAndValues[i + 1]);
        }
        return attributes;
    }

    /** One to three patterns, the first of them plain, some with a binding that a later one compares with. */
    static String conditions(Random random) {
        List<String> types = FACTS.keySet().stream().sorted().toList();
        StringBuilder text = new StringBuilder();
        boolean limits = random.nextInt(3) == 0;
        if (limits) {
            text.append("Limits( $min : minCharges, $max : maxCharges ) ");
        }
        List<String> statuses = new ArrayList<>();
        int patterns = 1 + random.nextInt(3);
        for (int i = 0; i < patterns; i++) {
            String type = types.get(random.nextInt(types.size()));
            String presence = i == 0 ? "" : List.of("", "exists ", "not ").get(random.nextInt(3));
            List<String> constraints = new ArrayList<>();
            for (int k = random.nextInt(3); k > 0; k--) {
                constraints.add(or(random, type, limits));
            }
            if (type.equals("Offer")) {
                if (!statuses.isEmpty() && random.nextBoolean()) {
                    constraints.add("tool " + (random.nextBoolean() ? "==" : "!=") + " " + statuses.get(0));
                } else if (presence.isEmpty()) {
                    constraints.add("$tool" + i + " : tool");
                    statuses.add("$tool" + i);
                }
            }
            text.append(presence)
                    .append(type)
                    .append("( ")
                    .append(String.join(", ", constraints))
                    .append(" ) ");
        }
        return text.toString();
    }

    private static String or(Random random, String type, boolean limits) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(3) / 2; i >= 0; i--) {
            parts.add(and(random, type, limits));
        }
        return String.join(" || ", parts);
    }

    private static String and(Random random, String type, boolean limits) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(3) / 2; i >= 0; i--) {
            parts.add(
                    random.nextInt(6) == 0 ? "( " + or(random, type, limits) + " )" : comparison(random, type, limits));
        }
        return String.join(" && ", parts);
    }

    private static String comparison(Random random, String type, boolean limits) {
        Map<String, Object[]> attributes = FACTS.get(type);
        String attribute = List.copyOf(attributes.keySet()).get(random.nextInt(attributes.size()));
        Object[] values = attributes.get(attribute);
        if (values == null) {
            String operator = Cases.one(random, new String[] {"==", "!=", "<", "<=", ">", ">="});
            String right = limits && random.nextBoolean()
                    ? Cases.one(random, new String[] {"$min", "$max"})
                    : Integer.toString(random.nextInt(6));
            return random.nextInt(5) == 0
                    ? attribute + " in ( " + right + ", 2 )"
                    : attribute + " " + operator + " " + right;
        }
        List<Object> shuffled = new ArrayList<>(Arrays.asList(values));
        Collections.shuffle(shuffled, random);
        String enumType = values[0].getClass().getSimpleName();
        if (random.nextBoolean()) {
            return attribute + (random.nextBoolean() ? " == " : " != ") + enumType + "." + shuffled.get(0);
        }
        List<String> some = shuffled.subList(0, 1 + random.nextInt(values.length)).stream()
                .map(value -> enumType + "." + value)
                .toList();
        return attribute + (random.nextBoolean() ? " in ( " : " not in ( ") + String.join(", ", some) + " )";
    }
}
