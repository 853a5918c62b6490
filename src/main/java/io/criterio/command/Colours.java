package io.criterio.command;

import java.nio.file.Path;

/** Colours on a terminal; nowhere else, and not for those who ask for none ({@code NO_COLOR}). */
enum Colours {
    ON,
    OFF;

    /** For what goes to the standard output. */
    static Colours ofStandardOutput() {
        String none = System.getenv("NO_COLOR");
        return (none == null || none.isEmpty()) && Progress.isTerminal(Path.of("/proc/self/fd/1")) ? ON : OFF;
    }

    String good(String text) {
        return painted("32", text);
    }

    String bad(String text) {
        return painted("31", text);
    }

    String faint(String text) {
        return painted("2", text);
    }

    String strong(String text) {
        return painted("1", text);
    }

    private String painted(String code, String text) {
        return this == ON ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
