package io.criterio.sandbox;

import io.criterio.assignment.AssignmentDecisionTypes;
import io.criterio.decision.Decided;
import io.criterio.decision.DecisionType;
import io.criterio.decision.DryRuns;
import io.criterio.decision.RecordedRequests;
import io.criterio.decision.RecordedRequests.Recorded;
import io.criterio.decision.Redecided;
import io.criterio.decision.RequestReader;
import io.criterio.field.FieldDecisionTypes;
import io.criterio.problem.ProblemException;
import io.criterio.problem.Problems.FieldError;
import io.criterio.release.LiveRelease;
import io.criterio.release.SourcesArchive;
import io.criterio.retention.RetentionDecisionTypes;
import io.criterio.rules.RuleProblem;
import io.criterio.rules.RuleProblemsException;
import io.criterio.text.Language;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * What goes on in the process that runs sent rules: it answers messages one after the other, and ends at once when
 * nobody is left to send one, whatever it is doing.
 */
public final class Inside {

    private static final int KEPT = 1024;

    private final List<DecisionType> types;
    private final RequestReader reader;
    private final RecordedRequests requests;
    private LiveRelease.@Nullable Pinned release;

    Inside() {
        this.types = new ArrayList<>(RetentionDecisionTypes.all(KEPT));
        types.addAll(AssignmentDecisionTypes.all());
        types.addAll(FieldDecisionTypes.all());
        this.reader = new RequestReader(types);
        this.requests = new RecordedRequests(reader);
    }

    /** Answers a message. */
    interface Answering {
        Frame answer(Frame message);
    }

    /** Serves the process that started this one, by its standard input and output, for as long as that lives. */
    public static void serve() throws IOException, InterruptedException {
        InputStream in = System.in;
        OutputStream out = System.out;
        // Whoever prints something must not get between the messages.
        System.setOut(System.err);
        serve(in, out, new Inside()::answer);
    }

    static void serve(InputStream in, OutputStream out, Answering answering) throws IOException, InterruptedException {
        BlockingQueue<Frame> messages = new ArrayBlockingQueue<>(1);
        Thread reader = new Thread(() -> read(in, messages), "messages");
        reader.setDaemon(true);
        reader.start();
        DataOutputStream answers = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
        while (true) {
            Frame message = messages.take();
            Frame answer;
            try {
                answer = answering.answer(message);
            } catch (StackOverflowError tooDeep) {
                answer = Frame.ofTexts(Frame.Kind.FAILED, List.of("something nests too deeply"));
            } catch (RuntimeException | LinkageError failed) {
                answer = Frame.ofTexts(Frame.Kind.FAILED, List.of(String.valueOf(failed.getMessage())));
            }
            answer.write(answers);
        }
    }

    private static void read(InputStream in, BlockingQueue<Frame> messages) {
        try (DataInputStream input = new DataInputStream(new BufferedInputStream(in, 1 << 16))) {
            while (true) {
                messages.put(Frame.read(input));
            }
        } catch (IOException | InterruptedException nobodyIsLeft) {
            Runtime.getRuntime().halt(0);
        }
    }

    Frame answer(Frame message) {
        return switch (message.kind()) {
            case PREPARE -> prepare(message.parts().get(0));
            case DRY_RUN -> dryRun(message.parts().get(0), message.text(1), message.text(2));
            case REDECIDE -> redecide(message);
            case PREPARED, REFUSED, ANSWERED, PROBLEM, REDECIDED, FAILED ->
                throw new IllegalArgumentException(message.kind() + " is an answer");
        };
    }

    private Frame prepare(byte[] sources) {
        LiveRelease.Pinned before = release;
        if (before != null) {
            release = null;
            before.close();
        }
        try {
            LiveRelease.Pinned prepared = LiveRelease.Pinned.prepare(SourcesArchive.unpack(sources), types);
            release = prepared;
            return Frame.ofTexts(
                    Frame.Kind.PREPARED,
                    List.of(prepared.release().version(), prepared.release().digest()));
        } catch (RuleProblemsException broken) {
            return refused(broken.problems());
        }
    }

    private static Frame refused(List<RuleProblem> problems) {
        List<String> texts = new ArrayList<>();
        for (RuleProblem problem : problems) {
            texts.add(problem.file());
            texts.add(Integer.toString(problem.line()));
            texts.add(problem.text());
            texts.add(problem.hint());
        }
        return Frame.ofTexts(Frame.Kind.REFUSED, texts);
    }

    private LiveRelease.Pinned prepared() {
        LiveRelease.Pinned prepared = release;
        if (prepared == null) {
            throw new IllegalStateException("no release is prepared");
        }
        return prepared;
    }

    private Frame dryRun(byte[] body, String language, String now) {
        try {
            Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
            DryRuns.DryRun run = new DryRuns(reader, clock).take(body, Language.of(language), prepared());
            return Frame.of(
                    Frame.Kind.ANSWERED, run.answer(), run.outcome(), Frame.utf8(String.join("\n", run.rules())));
        } catch (ProblemException invalid) {
            List<String> texts = new ArrayList<>(List.of(invalid.kind().name(), String.valueOf(invalid.getMessage())));
            for (FieldError error : invalid.errors()) {
                texts.add(error.pointer());
                texts.add(error.text());
            }
            return Frame.ofTexts(Frame.Kind.PROBLEM, texts);
        }
    }

    private Frame redecide(Frame message) {
        LiveRelease.Pinned prepared = prepared();
        List<byte[]> parts = new ArrayList<>();
        for (int at = 0; at < message.parts().size(); at += 4) {
            Recorded recorded = new Recorded(
                    message.text(at),
                    LocalDate.parse(message.text(at + 1)),
                    message.text(at + 2),
                    message.text(at + 3));
            Redecided again = redecide(recorded, prepared);
            if (again instanceof Redecided.Done done) {
                Decided decided = done.decided();
                parts.add(Frame.utf8("D"));
                parts.add(decided.outcome().json());
                parts.add(Frame.utf8(String.join("\n", decided.rules())));
            } else if (again instanceof Redecided.Masked masked) {
                parts.add(Frame.utf8("M"));
                parts.add(Frame.utf8(String.join("\n", masked.pointers())));
                parts.add(new byte[0]);
            } else {
                parts.add(Frame.utf8("I"));
                parts.add(Frame.utf8(((Redecided.Impossible) again).reason()));
                parts.add(new byte[0]);
            }
        }
        return new Frame(Frame.Kind.REDECIDED, parts);
    }

    /** One decision that cannot be made must not keep the others from being made. */
    private Redecided redecide(Recorded recorded, LiveRelease.Pinned prepared) {
        try {
            return requests.decide(recorded, (type, work) -> work.apply(prepared.decider(type)));
        } catch (RuntimeException broken) {
            return new Redecided.Impossible("Deciding again failed: " + broken.getMessage());
        }
    }
}
