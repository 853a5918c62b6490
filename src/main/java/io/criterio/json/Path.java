package io.criterio.json;

import java.util.Arrays;

/** Where a reader is in a document: cheap to move, written out as a JSON Pointer only when something is wrong. */
public final class Path {

    private Object[] steps = new Object[8];
    private int depth;

    public void enter(String name) {
        push(name);
    }

    public void enter(int index) {
        push(index);
    }

    public void leave() {
        depth--;
    }

    private void push(Object step) {
        if (depth == steps.length) {
            steps = Arrays.copyOf(steps, depth * 2);
        }
        steps[depth++] = step;
    }

    /** The JSON Pointer (RFC 6901) of the place; empty for the whole document. */
    public String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            append(pointer, steps[i].toString());
        }
        return pointer.toString();
    }

    /** The JSON Pointer of a member of the object at the place. */
    public String pointer(String member) {
        return append(new StringBuilder(pointer()), member).toString();
    }

    private static StringBuilder append(StringBuilder pointer, String step) {
        return pointer.append('/').append(Pointer.escaped(step));
    }

    @Override
    public String toString() {
        return pointer();
    }
}
