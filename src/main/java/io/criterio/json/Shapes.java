package io.criterio.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.criterio.problem.ProblemException;
import io.criterio.problem.ProblemKind;
import io.criterio.problem.Problems;
import io.criterio.problem.Suggestion;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Derives shapes from record classes. */
final class Shapes {

    /** The longest text where the record says nothing, in code points. */
    private static final int DEFAULT_MAX_LENGTH = 200;

    /** The longest list where the record says nothing. */
    private static final int DEFAULT_MAX_ITEMS = 1_000;

    private static final LocalDate FIRST_DATE = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(2199, 12, 31);

    private Shapes() {}

    static ObjectShape of(Class<? extends Record> type, boolean lenient) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length > Long.SIZE) {
            throw new IllegalArgumentException(
                    type + " has " + components.length + " components; at most " + Long.SIZE + " can be read");
        }
        List<ObjectShape.Member> members = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            Schema schema = annotation(type, component, Schema.class);
            Shape shape = of(component.getGenericType(), schema, type + "." + component.getName());
            if (annotation(type, component, Bulk.class) != null && shape instanceof ListShape list) {
                shape = list.ofBulk();
            }
            members.add(new ObjectShape.Member(i, component.getName(), schema != null && schema.required(), shape));
        }
        return new ObjectShape(members, constructor(type, components), lenient);
    }

    @SuppressWarnings("unchecked")
    private static Shape of(Type type, @Nullable Schema schema, String where) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            int most = schema != null && schema.maxItems() != Integer.MIN_VALUE ? schema.maxItems() : DEFAULT_MAX_ITEMS;
            int fewest = schema != null && schema.minItems() != Integer.MAX_VALUE ? schema.minItems() : 0;
            return new ListShape(of(generic.getActualTypeArguments()[0], null, where), fewest, most, false);
        }
        if (type instanceof ParameterizedType generic
                && generic.getRawType() == Map.class
                && List.of(generic.getActualTypeArguments()).equals(List.of(String.class, String.class))) {
            return new FilesShape(
                    schema == null || schema.maxProperties() == 0 ? DEFAULT_MAX_ITEMS : schema.maxProperties());
        }
        if (type instanceof Class<?> raw) {
            if (raw.isRecord()) {
                return of((Class<? extends Record>) raw, false);
            }
            if (raw.isEnum()) {
                return EnumShape.of(raw);
            }
            if (raw == String.class) {
                return TextShape.of(schema);
            }
            if (raw == Integer.class) {
                return IntegerShape.of(schema);
            }
            if (raw == Double.class) {
                return NumberShape.of(schema);
            }
            if (raw == Boolean.class) {
                return new BooleanShape();
            }
            if (raw == LocalDate.class) {
                return new DateShape();
            }
        }
        throw new IllegalArgumentException(
                where + " is a " + type.getTypeName()
                        + "; can be read: records, enums, lists of them, Map<String, String>, String, Integer, Double, Boolean, LocalDate");
    }

    private static <A extends Annotation> @Nullable A annotation(
            Class<?> type, RecordComponent component, Class<A> annotation) {
        try {
            return type.getDeclaredField(component.getName()).getAnnotation(annotation);
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asType(MethodType.genericMethodType(types.length))
                    .asSpreader(Object[].class, types.length);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A list; an element that is null or wrong is an error, never left out in silence. */
    private record ListShape(Shape element, int fewest, int most, boolean bulk) implements Shape {

        ListShape ofBulk() {
            return new ListShape(element, fewest, most, true);
        }

        @Override
        public @Nullable Object read(JsonParser parser, Path path, Problems problems) throws IOException {
            if (!parser.isExpectedStartArrayToken()) {
                return wrong(parser, path, problems);
            }
            List<Object> elements = new ArrayList<>();
            int index = 0;
            boolean whole = true;
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                path.enter(index++);
                Object read = null;
                if (index > most) {
                    parser.skipChildren();
                } else if (token == JsonToken.VALUE_NULL) {
                    wrong(parser, path, problems);
                } else {
                    read = element.read(parser, path, problems);
                }
                if (read == null && element instanceof ObjectShape object) {
                    read = object.blank();
                }
                path.leave();
                if (read == null) {
                    whole = false;
                } else if (index <= most) {
                    elements.add(read);
                }
            }
            if (index > most && bulk) {
                throw tooLarge(path.pointer(), index);
            }
            if (index > most) {
                problems.unreadable(path.pointer(), "holds " + index + " elements; at most " + most + " are accepted");
            } else if (index < fewest) {
                problems.unreadable(
                        path.pointer(), "holds " + index + " elements; at least " + fewest + ", or leave it out");
            }
            if (!whole) {
                problems.incomplete(path.pointer());
            }
            return List.copyOf(elements);
        }

        private ProblemException tooLarge(String pointer, int count) {
            String text = "holds " + count + " elements; at most " + most + " are accepted";
            return new ProblemException(
                    ProblemKind.TOO_LARGE,
                    "The request is too large: " + pointer + " " + text,
                    List.of(new Problems.FieldError(pointer, text)));
        }

        @Override
        public Object plain(PlainJson json) {
            json.expect('[');
            List<Object> elements = new ArrayList<>();
            if (!json.skipLast(']')) {
                do {
                    if (elements.size() == most) {
                        throw PlainJson.notPlain();
                    }
                    elements.add(element.plain(json));
                    json.space();
                } while (json.skip(','));
                json.expectLast(']');
            }
            if (elements.size() < fewest) {
                throw PlainJson.notPlain();
            }
            return List.copyOf(elements);
        }

        @Override
        public String expected() {
            return "a list";
        }
    }

    private static final class EnumShape implements Shape {

        private final Map<String, Object> values = new LinkedHashMap<>();
        private final Object[] constants;
        private final byte[][] plainNames;

        private EnumShape(Object[] constants) {
            this.constants = constants;
            Stream.of(constants).forEach(value -> values.put(((Enum<?>) value).name(), value));
            this.plainNames = PlainJson.words(values.keySet());
        }

        static EnumShape of(Class<?> type) {
            return new EnumShape(type.getEnumConstants());
        }

        @Override
        public Object plain(PlainJson json) {
            return constants[json.word(plainNames, 0)];
        }

        @Override
        public @Nullable Object read(JsonParser parser, Path path, Problems problems) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return wrong(parser, path, problems);
            }
            String name = parser.getText();
            Object value = values.get(name);
            if (value == null) {
                if (problems.isFull()) {
                    problems.drop();
                } else {
                    problems.unreadable(
                            path.pointer(),
                            Shape.quote(name) + " is not " + expected() + Suggestion.hint(name, values.keySet()));
                }
            }
            return value;
        }

        @Override
        public String expected() {
            return "one of " + String.join(", ", values.keySet());
        }
    }

    /** A text; lengths count code points. Text in a request is a code or a reference: one line, and not blank. */
    /** Texts of any length and any lines, by name. */
    private record FilesShape(int most) implements Shape {

        @Override
        public @Nullable Object read(JsonParser parser, Path path, Problems problems) throws IOException {
            if (!parser.isExpectedStartObjectToken()) {
                return wrong(parser, path, problems);
            }
            Map<String, String> files = new LinkedHashMap<>();
            int count = 0;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                count++;
                path.enter(name);
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    problems.unreadable(path.pointer(), "is not a text");
                    parser.skipChildren();
                } else if (files.containsKey(name)) {
                    problems.unreadable(path.pointer(), RecordReader.TWICE);
                } else if (count <= most) {
                    files.put(name, parser.getText());
                }
                path.leave();
            }
            if (count > most) {
                problems.unreadable(path.pointer(), "has " + count + " members, expected at most " + most);
            }
            return files;
        }

        @Override
        public Object plain(PlainJson json) {
            throw PlainJson.notPlain();
        }

        @Override
        public String expected() {
            return "an object of texts by name";
        }
    }

    private record TextShape(int min, int max, @Nullable Pattern pattern, List<String> allowed) implements Shape {

        static TextShape of(@Nullable Schema schema) {
            if (schema == null) {
                return new TextShape(1, DEFAULT_MAX_LENGTH, null, List.of());
            }
            return new TextShape(
                    Math.max(1, schema.minLength()),
                    schema.maxLength() == Integer.MAX_VALUE ? DEFAULT_MAX_LENGTH : schema.maxLength(),
                    schema.pattern().isEmpty() ? null : Pattern.compile(schema.pattern()),
                    List.of(schema.enumeration()));
        }

        @Override
        public @Nullable Object read(JsonParser parser, Path path, Problems problems) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return wrong(parser, path, problems);
            }
            String text = parser.getText();
            String error = error(text);
            if (error != null) {
                problems.unreadable(path.pointer(), error);
                return null;
            }
            return text;
        }

        @Override
        public Object plain(PlainJson json) {
            Object known = json.known(this);
            if (known != null) {
                return known;
            }
            String text = json.asciiText();
            if (text == null) {
                text = json.anyText();
                if (error(text) != null) {
                    throw PlainJson.notPlain();
                }
                return text;
            }
            if (misfit(text, text.length()) != null) {
                throw PlainJson.notPlain();
            }
            return json.remember(this, text, text);
        }

        private @Nullable String error(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (Character.isISOControl(c)) {
                    return "has the control character U+%04X at position %d; text is one line of printable characters"
                            .formatted((int) c, i);
                }
                if (Character.isSurrogate(c)) {
                    if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                        return "has half a character (the lone surrogate U+%04X) at position %d".formatted((int) c, i);
                    }
                    i++;
                }
            }
            return misfit(text, text.codePointCount(0, text.length()));
        }

        /** What is wrong with a text of printable characters. */
        private @Nullable String misfit(String text, int length) {
            if (length < min || length > max) {
                return "has " + length + " characters, expected " + min + " to " + max;
            }
            if (text.isBlank()) {
                return "is blank; leave it out when there is nothing to say";
            }
            if (pattern != null && !pattern.matcher(text).matches()) {
                return Shape.quote(text) + " does not match " + pattern;
            }
            if (!allowed.isEmpty() && !allowed.contains(text)) {
                return Shape.quote(text) + " is not " + expected() + Suggestion.hint(text, allowed);
            }
            return null;
        }

        @Override
        public String expected() {
            return allowed.isEmpty()
                    ? "a text of " + min + " to " + max + " characters"
                    : "one of " + String.join(", ", allowed);
        }
    }

    private record IntegerShape(int min, int max) implements Shape {

        static IntegerShape of(@Nullable Schema schema) {
            return new IntegerShape(
                    schema == null || schema.minimum().isEmpty()
                            ? Integer.MIN_VALUE
                            : Integer.parseInt(schema.minimum()),
                    schema == null || schema.maximum().isEmpty()
                            ? Integer.MAX_VALUE
                            : Integer.parseInt(schema.maximum()));
        }

        @Override
        public @Nullable Object read(JsonParser parser, Path path, Problems problems) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || parser.getNumberType() != JsonParser.NumberType.INT) {
                return wrong(parser, path, problems);
            }
            int value = parser.getIntValue();
            return value < min || value > max ? wrong(parser, path, problems) : (Integer) value;
        }

        @Override
        public Object plain(PlainJson json) {
            int value = json.integer();
            if (value < min || value > max) {
                throw PlainJson.notPlain();
            }
            return value;
        }

        @Override
        public String expected() {
            return "an integer from " + min + " to " + max;
        }
    }

    private record NumberShape(
            @Nullable BigDecimal min, @Nullable BigDecimal max) implements Shape {

        static NumberShape of(@Nullable Schema schema) {
            return new NumberShape(
                    schema == null || schema.minimum().isEmpty() ? null : new BigDecimal(schema.minimum()),
                    schema == null || schema.maximum().isEmpty() ? null : new BigDecimal(schema.maximum()));
        }

        @Override
        public @Nullable Object read(JsonParser parser, Path path, Problems problems) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                    && parser.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
                return wrong(parser, path, problems);
            }
            double value = parser.getDoubleValue();
            return isWithin(value) ? (Double) value : wrong(parser, path, problems);
        }

        @Override
        public Object plain(PlainJson json) {
            double value = json.number();
            if (!isWithin(value)) {
                throw PlainJson.notPlain();
            }
            return value;
        }

        private boolean isWithin(double value) {
            return Double.isFinite(value)
                    && (min == null || value >= min.doubleValue())
                    && (max == null || value <= max.doubleValue());
        }

        @Override
        public String expected() {
            return "a number" + (min == null ? "" : " from " + min) + (max == null ? "" : " to " + max);
        }
    }

    private record BooleanShape() implements Shape {

        @Override
        public @Nullable Object read(JsonParser parser, Path path, Problems problems) throws IOException {
            return switch (parser.currentToken()) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> wrong(parser, path, problems);
            };
        }

        @Override
        public Object plain(PlainJson json) {
            return json.truth();
        }

        @Override
        public String expected() {
            return "true or false";
        }
    }

    private record DateShape() implements Shape {

        @Override
        public @Nullable Object read(JsonParser parser, Path path, Problems problems) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return wrong(parser, path, problems);
            }
            LocalDate date = parse(parser.getText());
            return date == null ? wrong(parser, path, problems) : date;
        }

        @Override
        public Object plain(PlainJson json) {
            Object known = json.known(this);
            if (known != null) {
                return known;
            }
            String text = json.asciiText();
            LocalDate date = text == null ? null : parse(text);
            if (text == null || date == null) {
                throw PlainJson.notPlain();
            }
            return json.remember(this, text, date);
        }

        /** The one form that there is, read by hand: {@code LocalDate.parse} is a good part of a small request's time. */
        private static @Nullable LocalDate parse(String text) {
            if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
                return null;
            }
            int year = digits(text, 0, 4);
            int month = digits(text, 5, 7);
            int day = digits(text, 8, 10);
            if (year < 1
                    || month < 1
                    || month > 12
                    || day < 1
                    || day > YearMonth.of(year, month).lengthOfMonth()) {
                return null;
            }
            LocalDate date = LocalDate.of(year, month, day);
            return date.isBefore(FIRST_DATE) || date.isAfter(LAST_DATE) ? null : date;
        }

        /** The number; negative when there is anything but digits. */
        private static int digits(String text, int from, int to) {
            int number = 0;
            for (int i = from; i < to; i++) {
                int digit = text.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                number = number * 10 + digit;
            }
            return number;
        }

        @Override
        public String expected() {
            return "a date (yyyy-mm-dd, " + FIRST_DATE + " to " + LAST_DATE + ")";
        }
    }
}
