package io.criterio.rules;

import io.criterio.sample.fact.Account;
import io.criterio.sample.fact.Argument;
import io.criterio.sample.fact.ArgumentMeaning;
import io.criterio.sample.fact.Cancellation;
import io.criterio.sample.fact.Customer;
import io.criterio.sample.fact.Limits;
import io.criterio.sample.fact.Motive;
import io.criterio.sample.fact.Offer;
import io.criterio.sample.fact.OfferStatus;
import io.criterio.sample.fact.Plan;
import io.criterio.sample.fact.Policy;
import io.criterio.sample.fact.Status;
import io.criterio.sample.fact.Tool;
import io.criterio.sample.fact.Usage;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Rulesets at random, from a seed, that use all that the lint lets a rule use: every operator over every type that a
 * fact may have, {@code in}, {@code memberOf}, {@code exists}, {@code not}, alternatives, and joins by what an earlier
 * pattern has bound. And facts whose values are few, so that joins find something.
 */
final class RandomRulesets {

    private static final List<Class<? extends Record>> CASE = List.of(
            Policy.class, Cancellation.class, Offer.class, Offer.class, Customer.class, Account.class, Account.class);
    private static final List<Class<? extends Record>> NUMBERS = List.of(Limits.class, ArgumentMeaning.class);

    private static final List<String> TEXTS = List.of("", "gold", "Gold", "gold ", "ñandú", "a\"b\\c", "1", "null");
    private static final List<BigDecimal> DECIMALS = List.of(
            new BigDecimal("0"),
            new BigDecimal("1"),
            new BigDecimal("1.00"),
            new BigDecimal("0.1"),
            new BigDecimal("0.125"),
            new BigDecimal("2.5"),
            new BigDecimal("9007199254740992"),
            new BigDecimal("-2.50"),
            new BigDecimal("12345678901234567890.5"));
    private static final List<Double> RATES = List.of(0.0, -0.0, 0.1, 0.5, 1.0, 2.5, -1.0, 3e9, 9007199254740992.0);
    private static final List<Long> POINTS = List.of(0L, 1L, 2L, 3L, -1L, 3_000_000_000L, (1L << 53) - 1, 1L << 53);
    private static final List<LocalDate> DATES =
            List.of(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 1), LocalDate.of(2024, 2, 29));

    private final Random random;

    RandomRulesets(long seed) {
        this.random = new Random(seed);
    }

    /** What every evaluation has. */
    static List<?> parameters() {
        return List.of(
                new Limits(1, 3),
                new ArgumentMeaning(Argument.TARDANZA, Motive.MAL_SERVICIO),
                new ArgumentMeaning(Argument.SEIS_MESES, Motive.IMPOSICION));
    }

    // ---- facts ------------------------------------------------------------------------------------------------

    /** Of each type none to three; some of them equal, some of them twice. */
    List<Object> facts() {
        List<Object> facts = new ArrayList<>();
        some(
                2,
                () -> facts.add(new Policy(
                        any(Status.values()), any(Plan.values()), random.nextInt(6) - 1, any(Usage.values()))));
        some(2, () -> facts.add(new Cancellation(any(Motive.values()), any(Argument.values()))));
        some(3, () -> facts.add(new Offer(any(Tool.values()), any(OfferStatus.values()))));
        some(
                2,
                () -> facts.add(new Customer(
                        any(TEXTS), any(RATES), random.nextBoolean(), any(DATES), Set.copyOf(several(Tool.values())))));
        some(
                2,
                () -> facts.add(new Account(
                        any(DECIMALS),
                        any(POINTS),
                        any(RATES),
                        any(TEXTS),
                        random.nextBoolean(),
                        List.copyOf(several(Plan.values())))));
        if (!facts.isEmpty() && random.nextInt(8) == 0) {
            facts.add(any(facts));
        }
        Collections.shuffle(facts, random);
        return facts;
    }

    private void some(int most, Runnable one) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            one.run();
        }
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> Set<T> several(T[] values) {
        Set<T> several = new LinkedHashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            several.add(any(values));
        }
        return several;
    }

    // ---- rules ------------------------------------------------------------------------------------------------

    /** A name that a pattern has given to an attribute, or to the fact. */
    private record Binding(String name, Class<?> type) {}

    /** So many rules in one file. */
    RuleSources rules(int count) {
        StringBuilder drl = new StringBuilder(Sample.HEADER);
        for (int i = 0; i < count; i++) {
            drl.append(Sample.rule(i, conditions(), "new Forbidden( Tool.BONIFICACION )")
                    .replaceFirst("(?m)^rule \"RET-BON-\\d+ number", "rule \"RET-BON-%02d number".formatted(i % 100))
                    .replaceFirst("@id\\( RET-BON-\\d+ \\)", "@id( RET-BON-%02d )".formatted(i % 100)));
        }
        return Sample.file(drl.toString());
    }

    private String conditions() {
        List<Binding> bound = new ArrayList<>();
        List<String> patterns = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        int asking = random.nextInt(count);
        for (int i = 0; i < count; i++) {
            boolean ofTheCase = i == asking || random.nextInt(5) > 0;
            String presence =
                    i == asking ? any(List.of("", "", "exists ")) : any(List.of("", "", "", "exists ", "not "));
            patterns.add(presence + pattern(ofTheCase ? any(CASE) : any(NUMBERS), i, presence.isEmpty(), bound));
        }
        return String.join("\n  ", patterns);
    }

    private String pattern(Class<? extends Record> type, int number, boolean visible, List<Binding> bound) {
        List<Binding> known = new ArrayList<>(bound);
        List<String> constraints = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            RecordComponent attribute = any(type.getRecordComponents());
            if (random.nextInt(3) == 0) {
                Binding binding = new Binding("$p" + number + "_" + known.size(), attribute.getType());
                constraints.add(binding.name() + " : " + attribute.getName());
                known.add(binding);
            } else {
                constraints.add(or(type, known, 0));
            }
        }
        if (visible) {
            bound.clear();
            bound.addAll(known);
        }
        String fact = visible && random.nextInt(10) == 0 ? "$f" + number + " : " : "";
        return fact + type.getSimpleName() + "( " + String.join(", ", constraints) + " )";
    }

    private String or(Class<? extends Record> type, List<Binding> known, int depth) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(4) / 2; i >= 0; i--) {
            parts.add(and(type, known, depth));
        }
        return String.join(" || ", parts);
    }

    private String and(Class<? extends Record> type, List<Binding> known, int depth) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(4) / 2; i >= 0; i--) {
            parts.add(
                    depth < 3 && random.nextInt(6) == 0
                            ? "( " + or(type, known, depth + 1) + " )"
                            : comparison(type, known));
        }
        return String.join(" && ", parts);
    }

    private String comparison(Class<? extends Record> type, List<Binding> known) {
        RecordComponent attribute = any(type.getRecordComponents());
        List<Binding> fitting = known.stream()
                .filter(binding -> fits(attribute.getType(), binding.type()))
                .toList();
        List<Binding> holding = known.stream()
                .filter(binding -> Collection.class.isAssignableFrom(binding.type()))
                .filter(binding -> holds(binding.type(), attribute.getType()))
                .toList();
        if (!holding.isEmpty() && random.nextInt(2) == 0) {
            return attribute.getName()
                    + any(List.of(" memberOf ", " not memberOf "))
                    + any(holding).name();
        }
        if (!hasLiterals(attribute.getType()) && fitting.isEmpty()) {
            return comparison(type, known);
        }
        if (random.nextInt(3) == 0) {
            List<String> values = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                values.add(value(attribute.getType(), fitting));
            }
            return attribute.getName() + any(List.of(" in ( ", " not in ( ")) + String.join(", ", values) + " )";
        }
        List<String> operators = hasOrder(attribute.getType())
                ? List.of(" == ", " != ", " < ", " <= ", " > ", " >= ")
                : List.of(" == ", " != ");
        return attribute.getName() + any(operators) + value(attribute.getType(), fitting);
    }

    private String value(Class<?> type, List<Binding> fitting) {
        return !fitting.isEmpty() && (random.nextInt(3) > 0 || !hasLiterals(type))
                ? any(fitting).name()
                : literal(type);
    }

    private String literal(Class<?> type) {
        if (type.isEnum()) {
            return type.getSimpleName() + "." + ((Enum<?>) any(type.getEnumConstants())).name();
        }
        if (type == boolean.class) {
            return Boolean.toString(random.nextBoolean());
        }
        if (type == String.class) {
            return "\"" + any(TEXTS).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        if (type == int.class) {
            return Integer.toString(random.nextInt(6) - 1);
        }
        if (type == long.class) {
            return any(POINTS) + "L";
        }
        if (type == double.class) {
            return any(List.of("0", "1", "0.0", "0.1", "0.5", "-1.0", "2.5"));
        }
        return any(List.of("0", "1", "1.0", "1.000", "2.5", "-2.5", "0.125"));
    }

    private static boolean hasLiterals(Class<?> type) {
        return type != LocalDate.class && !Collection.class.isAssignableFrom(type);
    }

    private static boolean hasOrder(Class<?> type) {
        return isNumber(type) || type == LocalDate.class;
    }

    private static boolean isNumber(Class<?> type) {
        return type == int.class || type == long.class || type == double.class || type == BigDecimal.class;
    }

    /** What the lint lets be compared. */
    private static boolean fits(Class<?> attribute, Class<?> bound) {
        boolean cut = attribute == int.class && bound == long.class;
        boolean inexact = attribute == double.class || bound == double.class;
        return !inexact && (attribute == bound || isNumber(attribute) && isNumber(bound) && !cut);
    }

    /** What the collections of the facts hold. */
    private static boolean holds(Class<?> collection, Class<?> element) {
        return collection == Set.class ? element == Tool.class : element == Plan.class;
    }
}
