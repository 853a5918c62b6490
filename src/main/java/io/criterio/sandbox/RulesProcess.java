package io.criterio.sandbox;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs sent rules, seen from the service. It is asked one thing at a time. Once it was stopped, or ended by
 * itself, it stays so. Thread-safe.
 */
final class RulesProcess implements AutoCloseable {

    /** What {@code -XX:+ExitOnOutOfMemoryError} exits with. */
    private static final int OUT_OF_MEMORY = 3;

    private static final long SECONDS_TO_END = 2;

    private final Process process;
    private final Limits limits;
    private final DataOutputStream out;
    private final BlockingQueue<Message> answers = new ArrayBlockingQueue<>(1);
    private volatile @Nullable String stopped;

    /**
     * What a process may use.
     *
     * @param megabytes of heap
     * @param patience for one answer of the rules
     * @param patienceToPrepare while they are checked and compiled, and none of them runs
     */
    record Limits(int megabytes, Duration patience, Duration patienceToPrepare) {

        private Duration patience(Frame question) {
            return question.kind() == Frame.Kind.PREPARE ? patienceToPrepare : patience;
        }
    }

    /** An answer, or that there will be none. */
    private record Message(@Nullable Frame frame) {}

    private RulesProcess(Process process, Limits limits) {
        this.process = process;
        this.limits = limits;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
        Thread reader = new Thread(this::read, "sandbox-answers");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts one.
     *
     * @param program what follows the options of the Java machine: where the classes are, and what to run
     */
    static RulesProcess start(List<String> program, Limits limits) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + limits.megabytes() + "m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:ActiveProcessorCount=1",
                "-XX:+UseSerialGC",
                // It lives for seconds: code that is compiled quickly is worth more than code that runs quickly.
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+DisableAttachMechanism",
                "-Xshare:auto"));
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command);
        // The environment holds passwords.
        builder.environment().clear();
        builder.directory(new File(System.getProperty("java.io.tmpdir")));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return new RulesProcess(builder.start(), limits);
    }

    private void read() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
            while (true) {
                answers.put(new Message(Frame.read(in)));
            }
        } catch (IOException ended) {
            boolean unused = answers.offer(new Message(null));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws SandboxException when there is none within the limits; the process is gone then
     */
    synchronized Frame ask(Frame question) {
        String why = stopped;
        if (why != null) {
            throw new SandboxException(why);
        }
        try {
            question.write(out);
            Duration patience = limits.patience(question);
            Message answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                throw stop(
                        question.kind() == Frame.Kind.PREPARE
                                ? "To compile them took longer than " + patience.toSeconds()
                                        + " s (criterio.sandbox.compile-seconds)."
                                : "The rules were stopped: they took longer than " + patience.toSeconds()
                                        + " s (criterio.sandbox.seconds).");
            }
            if (answer.frame() == null) {
                throw ended();
            }
            return answer.frame();
        } catch (IOException gone) {
            throw ended();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw stop("The rules were stopped: the service stops.");
        }
    }

    private SandboxException ended() {
        try {
            if (process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                return stop(
                        process.exitValue() == OUT_OF_MEMORY
                                ? "The rules were stopped: they took more memory than " + limits.megabytes()
                                        + " MB (criterio.sandbox.megabytes)."
                                : "The process that ran the rules ended by itself (exit code " + process.exitValue()
                                        + ").");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return stop("The process that ran the rules stopped answering.");
    }

    private SandboxException stop(String why) {
        stopped = why;
        close();
        return new SandboxException(why);
    }

    boolean isAlive() {
        return stopped == null && process.isAlive();
    }

    /** For tests: what the operating system calls it. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends the process, whatever it is doing. */
    @Override
    public void close() {
        if (stopped == null) {
            stopped = "The process that ran the rules was stopped.";
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
