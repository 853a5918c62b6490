package io.criterio.command;

import io.criterio.record.ExportedCheckpoints;
import io.criterio.record.InvalidSearchException;
import io.criterio.record.RecordKeeping;
import io.criterio.record.RecordUnavailableException;
import io.criterio.record.Search;
import io.criterio.verification.RangeVerification;
import io.criterio.verification.VerificationRun;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code verify}: decides every recorded decision of a range again. */
@Command(
        name = "verify",
        description = {
            "Decides recorded decisions again, each under the release that decided it, and compares outcome and rules"
                    + " with the record, byte for byte. Nothing is changed.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Every decision that differs is a line of the standard output: its id and where it differs first. POST"
                    + " /decisions/{id}/verification shows the differences. The counts come last.",
            "",
            "Exit codes: 0 all identical but for those that are masked; 1 some differ or cannot be decided again; 2 wrong"
                    + " use; 3 not done; 130 ended by Ctrl-C.",
            "",
            "Examples: criterio verify --from 2026-11-01 --to 2026-11-22 --type RETENTION",
            "          criterio verify --integrity",
            "          criterio verify --integrity --against /mnt/elsewhere/checkpoints"
        })
final class VerifyCommand extends RecordCommand {

    @Option(
            names = "--integrity",
            description = "Instead of deciding again, compare every row of the whole record with its seal and the seals"
                    + " with the signed checkpoints, and say which row was edited, deleted, inserted or moved.")
    private boolean integrity;

    @Option(
            names = "--against",
            paramLabel = "<file>",
            description =
                    "With --integrity: checkpoints that were kept elsewhere, as checkpoints writes them, or a folder of"
                            + " criterio.record.checkpoints-to. The record has to hold all of them and what they cover.")
    private @Nullable Path against;

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

    @Option(names = "--type", paramLabel = "<type>", description = "Only decisions of this type: RETENTION …")
    private @Nullable String type;

    @Override
    void check() {
        if (integrity) {
            if (from != null || to != null || type != null) {
                throw wrongUse("--integrity is about the whole record; leave --from, --to and --type out");
            }
            ExportedCheckpoints unused = exported();
        } else if (against != null) {
            throw wrongUse("--against goes with --integrity");
        } else if (from == null) {
            throw wrongUse("--from is missing: from when on are decisions to be decided again? Or --integrity");
        } else {
            range();
        }
    }

    private ExportedCheckpoints exported() {
        try {
            return against == null ? ExportedCheckpoints.none() : ExportedCheckpoints.in(against);
        } catch (IllegalArgumentException wrong) {
            throw wrongUse("--against: " + wrong.getMessage());
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
        if (integrity) {
            return IntegrityCheck.run(bean(RecordKeeping.class), exported(), out(), err());
        }
        VerificationRun run = prepare();
        try (Progress progress = Progress.on(err(), run::done, run::total)) {
            run.run((id, where) -> progress.aside(() -> out().println("different " + id + " " + where)));
        } catch (RecordUnavailableException unavailable) {
            tell(run);
            tellReached(run);
            throw unavailable;
        }
        tell(run);
        if (run.isCancelled()) {
            tellReached(run);
            return Exit.CANCELLED;
        }
        if (run.done() == 0) {
            err().println("Nothing was decided in this range.");
        }
        return run.different() + run.impossible() == 0 ? Exit.DONE : Exit.FINDINGS;
    }

    private VerificationRun prepare() {
        Search range = range();
        try {
            return bean(RangeVerification.class)
                    .of(
                            Objects.requireNonNull(range.from()),
                            range.to(),
                            type,
                            Runtime.getRuntime().availableProcessors());
        } catch (IllegalArgumentException wrong) {
            throw wrongUse("--" + wrong.getMessage());
        }
    }

    private void tell(VerificationRun run) {
        out().println("verified: " + run.identical());
        out().println("different: " + run.different());
        out().println("not verifiable: " + (run.masked() + run.impossible()));
        if (run.masked() > 0) {
            out().println("  " + run.masked() + " masked");
        }
        run.reasons().forEach((reason, count) -> out().println("  " + count + " " + reason));
        out().flush();
    }

    private void tellReached(VerificationRun run) {
        err().println(run.reached()
                .map(instant -> "Stopped. Every decision before " + instant + " was looked at; --from " + instant
                        + " goes on from there.")
                .orElse("Stopped before anything was looked at."));
    }
}
