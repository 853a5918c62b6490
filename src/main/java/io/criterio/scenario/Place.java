package io.criterio.scenario;

/**
 * A place in a scenario file.
 *
 * @param file path of the file as its reader was told
 * @param line from 1
 */
public record Place(String file, int line) {

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
