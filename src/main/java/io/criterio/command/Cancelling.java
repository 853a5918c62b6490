package io.criterio.command;

import io.criterio.proof.Walk;

/** Ctrl-C ends a walk through the situations, and with it the command. */
final class Cancelling {

    private Cancelling() {}

    static void onInterrupt(Walk walk) {
        Runtime.getRuntime().addShutdownHook(new Thread(walk::cancel, "canceller"));
    }
}
