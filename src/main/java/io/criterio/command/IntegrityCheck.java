package io.criterio.command;

import io.criterio.record.ExportedCheckpoints;
import io.criterio.record.Integrity;
import io.criterio.record.RecordKeeping;
import io.criterio.release.Release;
import io.criterio.release.SourcesArchive;
import java.io.PrintWriter;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Compares every row of the record with its seal and says what it finds. */
final class IntegrityCheck {

    private IntegrityCheck() {}

    /** Returns what the process is to exit with. */
    static int run(RecordKeeping keeping, ExportedCheckpoints exported, PrintWriter out, PrintWriter err) {
        AtomicLong rows = new AtomicLong();
        AtomicLong findings = new AtomicLong();
        Integrity.Checked checked;
        try (Progress progress = Progress.on(err, rows::get, OptionalLong::empty)) {
            checked = keeping.checkIntegrity(
                    IntegrityCheck::fit,
                    exported,
                    finding -> {
                        findings.incrementAndGet();
                        progress.aside(() -> out.println(finding));
                    },
                    rows::set);
        }
        out.println("rows: " + checked.rows());
        out.println("checkpoints: " + checked.checkpoints());
        out.println("seals: " + checked.seals() + ", not signed yet: " + checked.unsigned());
        if (checked.unsealed() > 0) {
            out.println("decisions from before there were seals: " + checked.unsealed());
        }
        out.println("findings: " + findings);
        out.flush();
        return findings.get() == 0 ? Exit.DONE : Exit.FINDINGS;
    }

    private static boolean fit(String digest, String version, byte[] sources) {
        try {
            Release release = Release.of(SourcesArchive.unpack(sources));
            return release.digest().equals(digest) && release.version().equals(version);
        } catch (RuntimeException unreadable) {
            return false;
        }
    }
}
