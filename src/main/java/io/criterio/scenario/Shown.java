package io.criterio.scenario;

/**
 * The case that shows something; the first one.
 *
 * @param suite its suite
 * @param scenario its scenario
 */
public record Shown(String suite, String scenario, Place place) {

    @Override
    public String toString() {
        return place + " " + scenario;
    }
}
