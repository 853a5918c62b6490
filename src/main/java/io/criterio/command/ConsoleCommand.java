package io.criterio.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command has: where it writes, and how it says that it was called wrongly. */
abstract class ConsoleCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    /** For what was asked for. */
    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** For progress, and for why something was not done. */
    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** A mistake in the command line: exits with usage. */
    final ParameterException wrongUse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** A file that is to be written needs a folder to be in. */
    final void requireFolder(String option, @Nullable Path file) {
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw wrongUse(option + " is " + file + "; there is no folder " + folder);
        }
    }
}
