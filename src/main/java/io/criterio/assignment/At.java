package io.criterio.assignment;

/**
 * Where something is in a request. It becomes a JSON Pointer only when it has to be told: of twenty thousand records,
 * hardly one is wrong.
 *
 * @param parent JSON Pointer of the object, or of the list
 * @param index in the list; -1 when it is not in one
 * @param member within, or empty
 */
public record At(String parent, int index, String member) {

    /** A place that is known already. */
    public static At of(String pointer) {
        return new At(pointer, -1, "");
    }

    /** An element of a list. */
    public static At element(String list, int index) {
        return new At(list, index, "");
    }

    /** A member of the object that is here; here is no member itself. */
    public At member(String name) {
        return new At(parent, index, name);
    }

    /** The JSON Pointer of a member of the object that is here. */
    public String pointer(String name) {
        return this + "/" + name;
    }

    /** The JSON Pointer. */
    @Override
    public String toString() {
        return parent + (index < 0 ? "" : "/" + index) + (member.isEmpty() ? "" : "/" + member);
    }
}
