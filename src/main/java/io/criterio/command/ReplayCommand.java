package io.criterio.command;

import io.criterio.record.InvalidSearchException;
import io.criterio.record.Search;
import io.criterio.replay.Candidate;
import io.criterio.replay.ReplayRun;
import io.criterio.replay.ReplaySummary;
import io.criterio.replay.ReplaySummary.Counts;
import io.criterio.replay.ReplaySummary.Selection;
import io.criterio.replay.Replays;
import io.criterio.rules.RuleProblemsException;
import io.criterio.rules.RulesFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code replay}: decides recorded decisions again under candidate rules. */
@Command(
        name = "replay",
        description = {
            "Decides recorded decisions again under candidate rules, and says what would be otherwise: which decisions,"
                    + " which fields, by which rules, and what becomes of the figures. Nothing is changed.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "The summary goes to the standard output, how far it is to the standard error.",
            "",
            "Exit codes: 0 nothing changes but what is masked; 1 some decisions change or cannot be decided; 2 wrong use;"
                    + " 3 not done; 130 ended by Ctrl-C.",
            "",
            "Examples: criterio replay --rules candidate --from 2026-11-01 --out differences.ndjson",
            "          criterio replay --release 2026.10.2 --type RETENTION --json"
        })
final class ReplayCommand extends RecordCommand {

    private static final int FIELDS_TO_NAME = 40;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private Rules candidate;

    /** Where the candidate comes from. */
    static final class Rules {

        @Option(
                names = "--rules",
                paramLabel = "<folder>",
                description = "The candidate: a folder with release.yaml and the rulesets.")
        private @Nullable Path folder;

        @Option(
                names = "--release",
                paramLabel = "<release>",
                description = "The candidate: a release that has been live, by version or digest.")
        private @Nullable String release;
    }

    @Option(
            names = "--from",
            paramLabel = "<when>",
            description = "Decided at this instant or later. A date means its first moment, in UTC.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "<when>",
            description = "Decided before this instant. A date means up to its end, in UTC. Until now when left out.")
    private @Nullable String to;

    @Option(names = "--case", paramLabel = "<caseId>", description = "Only the decisions of this conversation.")
    private @Nullable String caseId;

    @Option(names = "--type", paramLabel = "<type>", description = "Only decisions of this type: RETENTION …")
    private @Nullable String type;

    @Option(
            names = "--decided-by",
            paramLabel = "<release>",
            description = "Only what this release decided, by version or digest.")
    private @Nullable String decidedBy;

    @Option(
            names = "--out",
            paramLabel = "<file>",
            description = "Write a line of JSON for every decision that changes.")
    private @Nullable Path out;

    @Option(
            names = "--conversations",
            paramLabel = "<file>",
            description = "Write a line of JSON for every conversation that takes another way, with the first turn that"
                    + " does.")
    private @Nullable Path conversations;

    @Option(names = "--json", description = "The summary as JSON.")
    private boolean json;

    @Override
    void check() {
        range();
        if (candidate.folder != null && !Files.isDirectory(candidate.folder)) {
            throw wrongUse("--rules is " + candidate.folder + "; expected a folder with release.yaml");
        }
        checkPlace("--out", out);
        checkPlace("--conversations", conversations);
    }

    private void checkPlace(String option, @Nullable Path file) {
        if (file != null) {
            Path folder = file.toAbsolutePath().getParent();
            if (Files.isDirectory(file) || folder == null || !Files.isWritable(folder)) {
                throw wrongUse(option + " is " + file + "; expected a file in a folder that can be written to");
            }
        }
    }

    /** The range as the search over HTTP reads it. */
    private Search range() {
        try {
            return Search.all().from(from, ZoneOffset.UTC).to(to, ZoneOffset.UTC);
        } catch (InvalidSearchException invalid) {
            throw wrongUse("--" + invalid.getMessage());
        }
    }

    @Override
    int work() {
        Replays replays = bean(Replays.class);
        Selection selection = selection(replays);
        try (Candidate rules = candidate(replays)) {
            return replay(
                    replays, replays.of(rules, selection, Runtime.getRuntime().availableProcessors()));
        } catch (RuleProblemsException broken) {
            err().println("The rules in " + candidate.folder + " cannot be used:\n" + broken.getMessage());
            return Exit.NOT_DONE;
        }
    }

    private Selection selection(Replays replays) {
        Search range = range();
        try {
            return replays.selection(range.from(), range.to(), type, caseId, decidedBy);
        } catch (IllegalArgumentException wrong) {
            throw wrongUse("--" + wrong.getMessage());
        }
    }

    private Candidate candidate(Replays replays) {
        if (candidate.folder != null) {
            return replays.rules(RulesFolder.read(candidate.folder));
        }
        try {
            return replays.release(Objects.requireNonNull(candidate.release));
        } catch (IllegalArgumentException wrong) {
            throw wrongUse("--" + wrong.getMessage());
        }
    }

    private int replay(Replays replays, ReplayRun run) {
        ReplaySummary summary;
        Path scratch = null;
        try (Progress progress = Progress.on(err(), run::done, run::total)) {
            scratch = Files.createTempDirectory("criterio-replay");
            summary = replays.run(run, new ReplayRun.Output(out, conversations, scratch, Long.MAX_VALUE));
        } catch (IOException notWritten) {
            throw new UncheckedIOException("What was found could not be written", notWritten);
        } finally {
            delete(scratch);
        }
        if (json) {
            out().println(new String(Replays.json(summary), StandardCharsets.UTF_8));
        } else {
            tell(summary);
        }
        out().flush();
        if (run.isCancelled()) {
            err().println("Stopped; what is told is about the "
                    + summary.counts().decisions() + " oldest decisions only.");
            return Exit.CANCELLED;
        }
        if (summary.counts().decisions() == 0) {
            err().println("Nothing was decided in this range.");
        }
        return summary.counts().changed() + summary.counts().unreadable() == 0 ? Exit.DONE : Exit.FINDINGS;
    }

    private static void delete(@Nullable Path scratch) {
        try {
            if (scratch != null) {
                Files.deleteIfExists(scratch);
            }
        } catch (IOException leftBehind) {
            // A folder in the folder for temporary files: nobody misses the space.
        }
    }

    private void tell(ReplaySummary summary) {
        Counts counts = summary.counts();
        say(
                "candidate: %s (%s)",
                summary.candidate().version(), summary.candidate().digest());
        say("identical: %d", counts.identical());
        say("changed: %d, %d of them in words only", counts.changed(), counts.changedInWordsOnly());
        say("not replayable: %d", counts.masked() + counts.unreadable());
        if (counts.masked() > 0) {
            say("  %d masked", counts.masked());
        }
        summary.notReplayable().forEach(each -> say("  %d %s", each.decisions(), each.reason()));
        if (counts.changed() > 0) {
            say("fields that change:");
            summary.fields().stream()
                    .limit(FIELDS_TO_NAME)
                    .forEach(each -> say("  %8d %s", each.decisions(), each.field()));
            if (summary.fields().size() > FIELDS_TO_NAME) {
                say("  and %d more", summary.fields().size() - FIELDS_TO_NAME);
            }
            say("rules that come into outcomes, and go out of them:");
            summary.rules().forEach(each -> say("  %s +%d -%d", each.rule(), each.appeared(), each.vanished()));
        }
        tellConversations(summary.conversations());
        tellFigures(summary);
    }

    private void tellConversations(ReplaySummary.Conversations told) {
        if (told.replayed() > 0) {
            say("conversations: %d, of which %d take another way", told.replayed(), told.changed());
            told.examples()
                    .forEach(each -> say(
                            "  %s from turn %d of %d on (%s)",
                            each.caseId(), each.turn(), each.turns(), each.decision()));
        }
    }

    private void tellFigures(ReplaySummary summary) {
        if (!summary.figures().isEmpty()) {
            say("%-44s %12s %12s", "figures", "before", "after");
        }
        summary.figures()
                .forEach(each -> say(
                        "  %-42s %12d %12d%s",
                        each.type() + " " + each.figure(),
                        each.before(),
                        each.after(),
                        rates(each.beforeRate(), each.afterRate())));
    }

    private static String rates(@Nullable BigDecimal before, @Nullable BigDecimal after) {
        if (before == null || after == null) {
            return "";
        }
        return before.max(after).compareTo(BigDecimal.ONE) > 0
                ? format("  %9.2f    %9.2f a decision", before, after)
                : format("  %9.2f %%  %9.2f %%", before.movePointRight(2), after.movePointRight(2));
    }

    private void say(String format, Object... values) {
        out().println(format(format, values));
    }

    /** The same on every machine. */
    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
