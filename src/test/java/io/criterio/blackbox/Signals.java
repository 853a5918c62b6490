package io.criterio.blackbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Signals that Java does not send, to processes that a test has started. */
enum Signals {
    KILL,
    STOP,
    CONT;

    void to(List<Long> processes) throws IOException, InterruptedException {
        if (processes.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", "-" + name()));
        processes.forEach(pid -> command.add(Long.toString(pid)));
        // One that has ended meanwhile is no failure.
        new ProcessBuilder(command).start().waitFor();
    }
}
