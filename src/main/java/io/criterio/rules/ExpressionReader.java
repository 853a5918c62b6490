package io.criterio.rules;

import io.criterio.rules.Condition.And;
import io.criterio.rules.Condition.Bound;
import io.criterio.rules.Condition.Comparison;
import io.criterio.rules.Condition.Constant;
import io.criterio.rules.Condition.Operand;
import io.criterio.rules.Condition.Or;
import io.criterio.rules.Condition.Several;
import io.criterio.rules.Tokens.Refusal;
import io.criterio.rules.Tokens.Token;
import io.criterio.rules.Types.Attribute;
import io.criterio.rules.Types.FactType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands inside the patterns and the consequence of one rule: an allow-list. What it does not know is
 * refused, so nothing reaches the compiler whose meaning this project could not tell.
 */
final class ExpressionReader {

    private static final String COMPARISONS =
            "a comparison is: attribute, one of == != < <= > >= in, not in, memberOf, and a literal, an enum constant or a $binding";

    private static final int MOST_LOST = 5_000;

    /** The engine compares whole numbers with constants as doubles. */
    private static final long MOST_EXACT = 1L << 53;

    private static final int DEEPEST = 30;

    private final Imports imports;
    private int depth;
    private final Map<String, Bound> bindings = new LinkedHashMap<>();
    private final Set<String> lost = new HashSet<>();

    ExpressionReader(Imports imports) {
        this.imports = imports;
    }

    /** What is bound so far, to come back to: what {@code not} and {@code exists} bind is not visible outside. */
    Map<String, Bound> bindings() {
        return new HashMap<>(bindings);
    }

    void restore(Map<String, Bound> earlier) {
        bindings.clear();
        bindings.putAll(earlier);
    }

    /** Remembers what a refused text would have bound: that it is unknown afterwards is no problem of its own. */
    void lose(@Nullable String refused) {
        String text = String.valueOf(refused);
        Tokens tokens = Tokens.of(text.substring(0, Math.min(text.length(), MOST_LOST)), 0);
        while (!tokens.atEnd()) {
            Token token = tokens.take();
            if (token.type() == Tokens.Type.BOUND && tokens.peek().is(":")) {
                lost.add(token.text());
            }
        }
    }

    void bind(String name, int pattern, FactType type, @Nullable Attribute attribute, int line) {
        if (!name.startsWith("$")) {
            throw new Refusal(line, "binding '" + name + "' is not allowed", "a binding starts with $: $" + name);
        }
        if (bindings.containsKey(name)) {
            throw new Refusal(line, "'" + name + "' is bound twice", "choose another name");
        }
        bindings.put(name, new Bound(name, pattern, type, attribute));
    }

    /** One of the comma-separated parts of a pattern; nothing for a mere binding. */
    @Nullable
    Condition constraint(String text, int line, int pattern, FactType type) {
        Tokens tokens = Tokens.of(text, line);
        depth = 0;
        if (tokens.peek(1).is(":")) {
            Token name = tokens.take();
            tokens.take();
            Token word = tokens.take();
            if (word.type() != Tokens.Type.NAME) {
                throw new Refusal(word.line(), "found " + Tokens.quoted(word) + " where an attribute was expected", "");
            }
            Attribute attribute = attribute(word, type);
            if (!tokens.atEnd()) {
                throw new Refusal(
                        tokens.peek().line(),
                        "found " + Tokens.quoted(tokens.peek()) + " after a binding",
                        "separate the binding and the comparison with a comma");
            }
            bind(name.text(), pattern, type, attribute, name.line());
            return null;
        }
        Condition condition = or(tokens, type);
        if (!tokens.atEnd()) {
            throw new Refusal(
                    tokens.peek().line(), "found " + Tokens.quoted(tokens.peek()) + " after a comparison", COMPARISONS);
        }
        return condition;
    }

    private Condition or(Tokens tokens, FactType type) {
        List<Condition> parts = new ArrayList<>(List.of(and(tokens, type)));
        while (tokens.takeIf("||")) {
            parts.add(and(tokens, type));
        }
        return parts.size() == 1 ? parts.get(0) : new Or(List.copyOf(parts));
    }

    private Condition and(Tokens tokens, FactType type) {
        List<Condition> parts = new ArrayList<>(List.of(single(tokens, type)));
        while (tokens.takeIf("&&")) {
            parts.add(single(tokens, type));
        }
        return parts.size() == 1 ? parts.get(0) : new And(List.copyOf(parts));
    }

    private Condition single(Tokens tokens, FactType type) {
        if (tokens.peek().is("(")) {
            Token open = tokens.take();
            if (++depth > DEEPEST) {
                throw new Refusal(
                        open.line(),
                        "nests deeper than " + DEEPEST + " parentheses",
                        "name the values, or split the rule");
            }
            Condition inner = or(tokens, type);
            tokens.expect(")", "close the parenthesis");
            depth--;
            return inner;
        }
        return comparison(tokens, type);
    }

    private Condition comparison(Tokens tokens, FactType type) {
        Token word = tokens.take();
        if (word.type() != Tokens.Type.NAME) {
            throw new Refusal(
                    word.line(), "found " + Tokens.quoted(word) + " where an attribute was expected", COMPARISONS);
        }
        if (tokens.peek().is("(") || tokens.peek().is(".")) {
            throw new Refusal(
                    word.line(),
                    "'" + word.text() + tokens.peek().text() + "…' is not an attribute of " + type.name(),
                    "no method calls and no paths in a condition; " + COMPARISONS);
        }
        Attribute attribute = attribute(word, type);
        Token sign = tokens.take();
        boolean not = sign.is("not");
        if (not) {
            sign = tokens.take();
        }
        return switch (sign.text()) {
            case "in" -> in(tokens, attribute, not ? Operator.NOT_IN : Operator.IN);
            case "memberOf" -> memberOf(tokens, attribute, not ? Operator.NOT_IN : Operator.IN);
            case "==" -> equality(tokens, attribute, refuseNot(Operator.EQ, not, sign));
            case "!=" -> equality(tokens, attribute, refuseNot(Operator.NE, not, sign));
            case "<" -> ordering(tokens, attribute, refuseNot(Operator.LT, not, sign), sign);
            case "<=" -> ordering(tokens, attribute, refuseNot(Operator.LTE, not, sign), sign);
            case ">" -> ordering(tokens, attribute, refuseNot(Operator.GT, not, sign), sign);
            case ">=" -> ordering(tokens, attribute, refuseNot(Operator.GTE, not, sign), sign);
            default ->
                throw new Refusal(
                        sign.line(),
                        "found " + Tokens.quoted(sign) + " where an operator was expected after '" + word.text() + "'",
                        COMPARISONS);
        };
    }

    private static Operator refuseNot(Operator operator, boolean not, Token sign) {
        if (not) {
            throw new Refusal(sign.line(), "found 'not' before '" + sign.text() + "'", "not goes with in and memberOf");
        }
        return operator;
    }

    private Comparison equality(Tokens tokens, Attribute attribute, Operator operator) {
        int line = tokens.peek().line();
        Operand operand = operand(tokens, attribute.type());
        comparable(attribute, operand, line);
        return new Comparison(attribute, operator, operand);
    }

    private Comparison ordering(Tokens tokens, Attribute attribute, Operator operator, Token sign) {
        Class<?> type = attribute.type();
        if (!Comparable.class.isAssignableFrom(type)
                || type.isEnum()
                || type == Boolean.class
                || type == String.class) {
            throw new Refusal(
                    sign.line(),
                    "'" + attribute.name() + "' (" + type.getSimpleName() + ") has no order, found '" + sign.text()
                            + "'",
                    "numbers and dates have an order; name the values: " + attribute.name() + " in ( … )");
        }
        return equality(tokens, attribute, operator);
    }

    private Comparison in(Tokens tokens, Attribute attribute, Operator operator) {
        tokens.expect("(", attribute.name() + " in ( A, B )");
        List<Operand> operands = new ArrayList<>();
        do {
            int line = tokens.peek().line();
            Operand operand = operand(tokens, attribute.type());
            comparable(attribute, operand, line);
            operands.add(operand);
        } while (tokens.takeIf(","));
        tokens.expect(")", attribute.name() + " in ( A, B )");
        boolean constant = operands.stream().allMatch(Constant.class::isInstance);
        Operand all = constant
                ? new Constant(operands.stream()
                        .map(Constant.class::cast)
                        .map(Constant::value)
                        .toList())
                : new Several(List.copyOf(operands));
        return new Comparison(attribute, operator, all);
    }

    private Comparison memberOf(Tokens tokens, Attribute attribute, Operator operator) {
        Token word = tokens.peek();
        Operand operand = operand(tokens, Collection.class);
        if (!(operand instanceof Bound bound) || !Collection.class.isAssignableFrom(bound.valueType())) {
            throw new Refusal(
                    word.line(),
                    Tokens.quoted(word) + " is not a bound collection",
                    "bind it first, or name the values: " + attribute.name() + " in ( A, B )");
        }
        return new Comparison(attribute, operator, operand);
    }

    private static void comparable(Attribute attribute, Operand operand, int line) {
        Class<?> type = operand instanceof Bound bound
                ? bound.valueType()
                : operand instanceof Constant constant
                        ? Types.boxed(constant.value().getClass())
                        : attribute.type();
        Class<?> declared = type.isEnum() || !Enum.class.isAssignableFrom(type) ? type : type.getSuperclass();
        boolean fits = attribute.numeric() ? Types.numeric(declared) : attribute.type() == declared;
        if (!fits) {
            throw new Refusal(
                    line,
                    "'" + attribute.name() + "' (" + attribute.type().getSimpleName()
                            + ") cannot be compared with a value of type " + declared.getSimpleName(),
                    attribute.type().isEnum() ? constants(attribute.type()) : "");
        }
        if (attribute.numeric() && operand instanceof Bound && !isExact(attribute.type(), declared)) {
            throw new Refusal(
                    line,
                    "'" + attribute.name() + "' (" + attribute.type().getSimpleName()
                            + ") is not compared exactly with a value of type " + declared.getSimpleName(),
                    "give both the same type, BigDecimal for what has decimals");
        }
    }

    /**
     * The engine cuts a long down to the int it is compared with. It has two ways to compare a double with what another fact
     * has, by value and by hash, which part over the zeros of either sign.
     */
    private static boolean isExact(Class<?> attribute, Class<?> bound) {
        boolean cut = bound == Long.class && attribute != Long.class && isWhole(attribute);
        return !cut && !isInexact(attribute) && !isInexact(bound);
    }

    private static boolean isWhole(Class<?> type) {
        return type == Integer.class || type == Short.class || type == Byte.class;
    }

    private static boolean isInexact(Class<?> type) {
        return type == Double.class || type == Float.class;
    }

    private Operand operand(Tokens tokens, Class<?> wanted) {
        Token token = tokens.peek();
        if (token.type() == Tokens.Type.BOUND) {
            return bound(tokens.take());
        }
        if (token.type() == Tokens.Type.NAME && !token.is("true") && !token.is("false") && !token.is("null")) {
            if (!tokens.peek(1).is(".")) {
                throw new Refusal(
                        token.line(),
                        "found '" + token.text() + "' where a value was expected",
                        wanted.isEnum()
                                ? "an enum constant is named with its type: " + wanted.getSimpleName() + "."
                                        + token.text()
                                : "another attribute is bound first: $" + token.text() + " : " + token.text());
            }
            return new Constant(enumConstant(tokens));
        }
        return new Constant(literal(tokens, wanted));
    }

    private Bound bound(Token name) {
        Bound bound = bindings.get(name.text());
        if (bound == null) {
            throw new Refusal(
                    name.line(),
                    "unknown binding '" + name.text() + "'",
                    Closest.hint(name.text(), bindings.keySet(), "bound so far"),
                    lost.contains(name.text()));
        }
        return bound;
    }

    private static Object literal(Tokens tokens, Class<?> wanted) {
        Token token = tokens.take();
        boolean negative = token.is("-");
        Token value = negative ? tokens.take() : token;
        if (value.type() == Tokens.Type.NUMBER) {
            return number((negative ? "-" : "") + value.text(), wanted, value.line());
        }
        if (!negative && value.type() == Tokens.Type.TEXT) {
            return value.text().substring(1, value.text().length() - 1).translateEscapes();
        }
        if (!negative && (value.is("true") || value.is("false"))) {
            return Boolean.valueOf(value.text());
        }
        if (value.is("null")) {
            throw new Refusal(value.line(), "found 'null'", "facts are never null: absence is a value of its own");
        }
        throw new Refusal(value.line(), "found " + Tokens.quoted(value) + " where a value was expected", COMPARISONS);
    }

    /** The number as the attribute's type has it, so that a reason shows it as the fact would. */
    private static Object number(String text, Class<?> wanted, int line) {
        boolean big = text.endsWith("L") || text.endsWith("l");
        String digits = big ? text.substring(0, text.length() - 1) : text;
        try {
            if (wanted == BigDecimal.class) {
                BigDecimal decimal = new BigDecimal(digits);
                if (new BigDecimal(Double.parseDouble(digits)).compareTo(decimal) != 0) {
                    throw new Refusal(
                            line,
                            "'" + text + "' is a number that a compiled rule does not hold exactly",
                            "bind a number of the limits, or of another fact: $max");
                }
                return decimal;
            }
            if (wanted == Double.class || wanted == Float.class) {
                return Double.valueOf(digits);
            }
            if (wanted == Integer.class) {
                return Integer.valueOf(digits);
            }
            if (wanted == Long.class || big) {
                Long whole = Long.valueOf(digits);
                if (Math.abs(whole) > MOST_EXACT) {
                    throw new Refusal(
                            line,
                            "'" + text + "' is a number that a compiled rule does not tell from the next",
                            "whole numbers go up to " + MOST_EXACT);
                }
                return whole;
            }
            if (digits.contains(".")) {
                return Double.valueOf(digits);
            }
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            throw new Refusal(line, "'" + text + "' is no " + wanted.getSimpleName(), "");
        }
    }

    /** {@code Tool.BONIFICACION}, {@code Offer.Status.ACCEPTED}. */
    private Object enumConstant(Tokens tokens) {
        Token first = tokens.take();
        Class<?> type = type(first);
        tokens.expect(".", "an enum constant is Type.CONSTANT");
        Token word = tokens.take();
        while (tokens.peek().is(".")) {
            type = nested(type, word);
            tokens.take();
            word = tokens.take();
        }
        if (tokens.peek().is("(")) {
            throw new Refusal(
                    word.line(),
                    "method call '" + word.text() + "(…)' in a condition",
                    "compare attributes with values");
        }
        return constantOf(type, word);
    }

    private static Object constantOf(Class<?> type, Token word) {
        if (!type.isEnum()) {
            throw new Refusal(word.line(), "'" + type.getSimpleName() + "' is not an enum", "");
        }
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(word.text())) {
                return constant;
            }
        }
        List<String> names = names(type);
        throw new Refusal(
                word.line(),
                "'" + word.text() + "' is not a constant of " + type.getSimpleName(),
                Closest.hint(word.text(), names, "constants"));
    }

    private static Class<?> nested(Class<?> outer, Token word) {
        for (Class<?> inner : outer.getClasses()) {
            if (inner.getSimpleName().equals(word.text())) {
                return inner;
            }
        }
        throw new Refusal(word.line(), "'" + word.text() + "' is not a type in " + outer.getSimpleName(), "");
    }

    private Class<?> type(Token word) {
        if (word.type() != Tokens.Type.NAME) {
            throw new Refusal(word.line(), "found " + Tokens.quoted(word) + " where a type was expected", "");
        }
        if (Character.isLowerCase(word.text().charAt(0))) {
            throw new Refusal(
                    word.line(),
                    "found '" + word.text() + "' where a type was expected",
                    "types are named by their simple name; import the fact or finding");
        }
        return imports.resolve(word.text(), word.line());
    }

    private static String constants(Class<?> type) {
        return "constants of " + type.getSimpleName() + ": " + String.join(", ", names(type));
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    private static Attribute attribute(Token word, FactType type) {
        Attribute attribute = type.attributes().get(word.text());
        if (attribute == null) {
            throw new Refusal(
                    word.line(),
                    "'" + word.text() + "' is not an attribute of " + type.name(),
                    Closest.hint(word.text(), type.attributes().keySet(), "attributes"));
        }
        return attribute;
    }

    /** What the consequence adds, and how it is written. */
    record Insertion(Consequence consequence, Maker maker) {}

    /** {@code insert( new Forbidden( Tool.BONIFICACION ) );}. */
    Insertion insertion(String text, int line) {
        Tokens tokens = Tokens.of(text, line);
        String hint = "a consequence is exactly one: insert( new Finding( … ) );";
        tokens.expect("insert", hint);
        tokens.expect("(", hint);
        tokens.expect("new", hint);
        Token name = tokens.take();
        Class<?> type = type(name);
        if (!type.isRecord() || !type.getPackageName().endsWith(".finding")) {
            throw new Refusal(
                    name.line(),
                    "'" + name.text() + "' is not a finding",
                    "findings are the records of io.criterio.….finding");
        }
        List<String> texts = new ArrayList<>();
        List<Typed> arguments = arguments(tokens, texts);
        Typed made = call(type, null, arguments, name);
        tokens.expect(")", hint);
        tokens.expect(";", hint);
        if (!tokens.atEnd()) {
            throw new Refusal(
                    tokens.peek().line(), "found " + Tokens.quoted(tokens.peek()) + " after the insert", hint);
        }
        return new Insertion(new Consequence(name.text(), texts), made.maker());
    }

    private record Typed(Class<?> type, Maker maker) {}

    private List<Typed> arguments(Tokens tokens, List<String> texts) {
        tokens.expect("(", "arguments stand in parentheses");
        List<Typed> arguments = new ArrayList<>();
        if (tokens.takeIf(")")) {
            return arguments;
        }
        do {
            int from = tokens.position();
            arguments.add(argument(tokens));
            texts.add(tokens.textSince(from));
        } while (tokens.takeIf(","));
        tokens.expect(")", "close the parenthesis");
        return arguments;
    }

    private Typed argument(Tokens tokens) {
        Token token = tokens.peek();
        if (token.type() == Tokens.Type.BOUND) {
            Bound bound = bound(tokens.take());
            if (tokens.peek().is(".")) {
                throw new Refusal(
                        token.line(), "'" + token.text() + ".…' is not allowed", "bind the attribute: $x : attribute");
            }
            return new Typed(bound.valueType(), new Maker.Of(bound, bound.name()));
        }
        if (token.is("new")) {
            tokens.take();
            Token name = tokens.take();
            Class<?> type = type(name);
            while (tokens.takeIf(".")) {
                type = nested(type, tokens.take());
            }
            return call(type, null, arguments(tokens, new ArrayList<>()), name);
        }
        if (token.type() == Tokens.Type.NAME && tokens.peek(1).is(".")) {
            Class<?> type = type(tokens.take());
            tokens.take();
            Token word = tokens.take();
            while (tokens.peek().is(".")) {
                type = nested(type, word);
                tokens.take();
                word = tokens.take();
            }
            if (tokens.peek().is("(")) {
                return call(type, word.text(), arguments(tokens, new ArrayList<>()), word);
            }
            return new Typed(type, new Maker.Ready(constantOf(type, word)));
        }
        Object value = literal(tokens, Object.class);
        return new Typed(value.getClass(), new Maker.Ready(value));
    }

    private static Typed call(Class<?> type, @Nullable String factory, List<Typed> arguments, Token place) {
        List<Class<?>> types = arguments.stream().<Class<?>>map(Typed::type).toList();
        Maker.Target target = Maker.target(type, factory, types);
        String called = factory == null ? "new " + type.getSimpleName() : type.getSimpleName() + "." + factory;
        if (target == null) {
            throw new Refusal(
                    place.line(),
                    called + " does not take ("
                            + String.join(
                                    ", ",
                                    types.stream().map(Class::getSimpleName).toList()) + ")",
                    factory == null && type.isRecord() ? "it takes " + components(type) : "");
        }
        Maker.Call call = new Maker.Call(
                target.handle(), arguments.stream().map(Typed::maker).toList());
        boolean constant = arguments.stream().allMatch(each -> each.maker() instanceof Maker.Ready);
        try {
            return new Typed(target.result(), constant ? new Maker.Ready(call.make(new Object[0])) : call);
        } catch (RuntimeException e) {
            throw new Refusal(place.line(), called + " refuses its arguments: " + e.getMessage(), "");
        }
    }

    private static String components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getType().getSimpleName() + " " + component.getName())
                .toList()
                .toString();
    }
}
