package io.criterio.assignment.team;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.criterio.decision.DecisionRun;
import io.criterio.decision.RunResult;
import io.criterio.problem.ProblemAnswers;
import io.criterio.record.RecordUnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.LongFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One stream, from its bases to its answers. */
final class TeamRun {

    private static final Logger LOG = Logger.getLogger(TeamRun.class);

    /** The most decisions that are recorded in one transaction. */
    private static final int GROUP = 64;

    /** Once they come from so many bytes there are no more in the transaction: a large one takes its time. */
    private static final long GROUP_BYTES = 1 << 20;

    private static final byte[] END = {'}', '\n'};

    private final Offers offers;
    private final DecisionRun run;
    private final String instance;
    private final Executor cutting;
    private final ExecutorService reading;
    private final Window window;

    /**
     * @param instance the address that problems name
     * @param cutting gives a thread to wait for the stream
     * @param reading reads bases, several at once
     * @param windowBytes how much of the stream is kept at most, unless two bases are larger
     */
    TeamRun(
            Offers offers,
            DecisionRun run,
            String instance,
            Executor cutting,
            ExecutorService reading,
            long windowBytes) {
        this.offers = offers;
        this.run = run;
        this.instance = instance;
        this.cutting = cutting;
        this.reading = reading;
        this.window = new Window(2 * GROUP, windowBytes);
    }

    /** Answers every base; returns early, and quietly, when nobody sends or reads any more. */
    void answer(OutputStream answers) {
        cutting.execute(this::cut);
        try {
            List<Answer> group = new ArrayList<>(GROUP);
            for (Window.Entry next = window.take(); next != null; next = window.take()) {
                long size = 0;
                while (next != null) {
                    group.add(decide(next));
                    size += next.size();
                    next = group.size() < GROUP && size < GROUP_BYTES ? window.takeIfRead() : null;
                }
                record(group);
                write(group, answers);
                window.answered(group.size(), size);
                group.clear();
            }
        } catch (IOException gone) {
            LOG.debugf(gone, "Nobody reads the answers of %s any more", instance);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            window.close();
        }
    }

    /** An answer that may have to be recorded first. */
    private record Answer(long line, @Nullable String executive, RunResult result) {}

    private void cut() {
        try {
            for (Unread next = offers.next(); next != null; next = offers.next()) {
                if (!window.awaitRoom(next.size())) {
                    return;
                }
                window.put(new Window.Entry(next.line(), next.size(), reading.submit(next.reading())));
            }
            window.end();
        } catch (IOException gone) {
            LOG.debugf(gone, "Nobody sends to %s any more", instance);
            window.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            window.close();
        } catch (RuntimeException fault) {
            window.put(new Window.Entry(0, 0, CompletableFuture.failedFuture(fault)));
            window.end();
        }
    }

    private Answer decide(Window.Entry entry) throws InterruptedException {
        try {
            return decide(entry.offer().get());
        } catch (ExecutionException fault) {
            Throwable cause = fault.getCause();
            return new Answer(
                    entry.line(), null, RunResult.refused(ProblemAnswers.internal(cause == null ? fault : cause)));
        } catch (RuntimeException fault) {
            return new Answer(entry.line(), null, RunResult.refused(ProblemAnswers.internal(fault)));
        }
    }

    private Answer decide(Offer offer) {
        RunResult result = result(offer);
        if (result.problem() == null) {
            return new Answer(offer.line(), offer.executive(), result);
        }
        Offer.Located located = offer.locate(result.problem());
        return new Answer(located.line(), offer.executive(), RunResult.refused(located.problem()));
    }

    private RunResult result(Offer offer) {
        String address = address(offer.line());
        if (offer instanceof Offer.Asked asked) {
            return run.take(asked.request(), asked.problems(), address);
        }
        Offer.Refused refused = (Offer.Refused) offer;
        return RunResult.refused(refused.why().at(address));
    }

    private String address(long line) {
        return instance + "#line=" + line;
    }

    /** Nobody is told of a decision that is not recorded. */
    private void record(List<Answer> group) throws InterruptedException {
        try {
            run.commit();
        } catch (RecordUnavailableException unavailable) {
            LOG.debug("The decision record is not available", unavailable);
            withdraw(group, line -> RunResult.notRecorded(unavailable, address(line)));
        } catch (RuntimeException fault) {
            RunResult internal = RunResult.refused(ProblemAnswers.internal(fault));
            withdraw(group, line -> internal);
        }
    }

    private static void withdraw(List<Answer> group, LongFunction<RunResult> instead) {
        group.replaceAll(answer -> answer.result().isRecorded()
                ? new Answer(answer.line(), answer.executive(), instead.apply(answer.line()))
                : answer);
    }

    private static void write(List<Answer> group, OutputStream answers) throws IOException {
        for (Answer answer : group) {
            answers.write(("{\"line\":" + answer.line() + ",").getBytes(StandardCharsets.US_ASCII));
            if (answer.executive() != null) {
                answers.write("\"executive\":\"".getBytes(StandardCharsets.US_ASCII));
                answers.write(JsonStringEncoder.getInstance().quoteAsUTF8(answer.executive()));
                answers.write("\",".getBytes(StandardCharsets.US_ASCII));
            }
            answers.write(answer.result().members());
            answers.write(END);
        }
        answers.flush();
    }
}
