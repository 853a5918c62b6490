package io.criterio.scenario;

/** Something that a scenario file must not say, and where it says it. */
public record ScenarioProblem(Place place, String text) {

    @Override
    public String toString() {
        return place + ": " + text;
    }
}
