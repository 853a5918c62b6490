package io.criterio.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.criterio.problem.Problems;
import io.criterio.problem.Suggestion;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object that becomes a record. */
final class ObjectShape implements Shape {

    /** One member: its place in the constructor and its shape. */
    record Member(int index, String name, boolean required, Shape shape) {}

    private final List<Member> members;
    private final Map<String, Member> byName;
    private final Member[] inOrder;
    private final byte[][] plainNames;
    private final MethodHandle constructor;
    private final boolean lenient;

    /**
     * @param constructor the canonical constructor, taking one array of the components
     * @param lenient pass over unknown members
     */
    ObjectShape(List<Member> members, MethodHandle constructor, boolean lenient) {
        this.members = List.copyOf(members);
        Map<String, Member> names = new LinkedHashMap<>();
        members.forEach(member -> names.put(member.name(), member));
        this.byName = names;
        this.inOrder = members.toArray(Member[]::new);
        this.plainNames = PlainJson.words(names.keySet());
        this.constructor = constructor;
        this.lenient = lenient;
    }

    @Override
    public @Nullable Object read(JsonParser parser, Path path, Problems problems) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            return wrong(parser, path, problems);
        }
        @Nullable Object[] values = new @Nullable Object[members.size()];
        long seen = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            path.enter(name);
            JsonToken token = parser.nextToken();
            Member member = byName.get(name);
            if (member == null) {
                unknown(name, path, problems);
                parser.skipChildren();
            } else if ((seen & 1L << member.index()) != 0) {
                problems.unreadable(path.pointer(), RecordReader.TWICE);
                parser.skipChildren();
            } else {
                seen |= 1L << member.index();
                if (token != JsonToken.VALUE_NULL) {
                    values[member.index()] = member.shape().read(parser, path, problems);
                }
            }
            path.leave();
        }
        for (Member member : members) {
            if (member.required() && values[member.index()] == null) {
                problems.unreadable(
                        path.pointer(member.name()),
                        "is required: " + member.shape().expected());
            }
        }
        return make(values, path, problems);
    }

    @Override
    public Object plain(PlainJson json) {
        json.expect('{');
        @Nullable Object[] values = new @Nullable Object[inOrder.length];
        long seen = 0;
        if (!json.skipLast('}')) {
            int next = 0;
            do {
                // Members usually come in the order that they are declared in, some left out.
                int member = json.word(plainNames, next);
                if ((seen & 1L << member) != 0) {
                    throw PlainJson.notPlain();
                }
                seen |= 1L << member;
                json.space();
                json.expect(':');
                if (!json.skipNull()) {
                    values[member] = inOrder[member].shape().plain(json);
                }
                json.space();
                next = member + 1;
            } while (json.skip(','));
            json.expectLast('}');
        }
        for (Member member : inOrder) {
            if (member.required() && values[member.index()] == null) {
                throw PlainJson.notPlain();
            }
        }
        try {
            return construct(values);
        } catch (IllegalArgumentException guarded) {
            throw PlainJson.notPlain();
        }
    }

    /** What a list holds in the place of an element that was no object, so that the others keep their index. */
    @Nullable
    Object blank() {
        try {
            return construct(new @Nullable Object[members.size()]);
        } catch (IllegalArgumentException | NullPointerException guarded) {
            return null;
        }
    }

    private void unknown(String name, Path path, Problems problems) {
        if (lenient) {
            return;
        }
        if (problems.isFull()) {
            problems.drop();
        } else {
            problems.unreadable(
                    path.pointer(),
                    "is not known here; known are " + String.join(", ", names())
                            + Suggestion.hint(name, byName.keySet()));
        }
    }

    private @Nullable Object make(@Nullable Object[] values, Path path, Problems problems) {
        try {
            return construct(values);
        } catch (IllegalArgumentException guarded) {
            problems.unreadable(path.pointer(), String.valueOf(guarded.getMessage()));
            return null;
        }
    }

    private Object construct(@Nullable Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException("A record's constructor throws a checked exception", thrown);
        }
    }

    private List<String> names() {
        return members.stream().map(Member::name).toList();
    }

    @Override
    public String expected() {
        return "an object with " + String.join(", ", names());
    }
}
