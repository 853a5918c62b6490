package io.criterio.command;

import io.criterio.sandbox.Inside;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code sandbox}: what the service starts for rules that were sent to it. Of no use to people. */
@Command(name = "sandbox", hidden = true, description = "Runs rules for a service, which starts it by itself.")
final class SandboxCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, InterruptedException {
        Inside.serve();
        return Exit.DONE;
    }
}
