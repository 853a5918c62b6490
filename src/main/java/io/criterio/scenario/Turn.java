package io.criterio.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One request and what its answer has to hold. */
public final class Turn {

    private final String name;
    private final Place place;
    private final ObjectNode request;
    private final Expectation expectation;

    Turn(String name, Place place, ObjectNode request, Expectation expectation) {
        this.name = name;
        this.place = place;
        this.request = request.deepCopy();
        this.expectation = expectation;
    }

    /** The same at another place. */
    Turn at(Place other) {
        return new Turn(name, other, request, expectation);
    }

    /** What happens in this turn; the scenario's name where it has one turn only. */
    public String name() {
        return name;
    }

    public Place place() {
        return place;
    }

    /** The request, whole: fixtures, defaults and what earlier turns added; the caller's own copy. */
    public ObjectNode request() {
        return request.deepCopy();
    }

    public Expectation expectation() {
        return expectation;
    }
}
