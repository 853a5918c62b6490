package io.criterio.command;

import io.criterio.record.RecordKeeping;
import picocli.CommandLine.Command;

/** {@code checkpoints}: signs what is new and shows all checkpoints. */
@Command(
        name = "checkpoints",
        description = {
            "Signs the ends of the record's chains, if anything is new, and writes all checkpoints to the standard"
                    + " output, oldest first, a JSON object a line: body (the text that is signed), signature, keyId and"
                    + " key (Ed25519, X.509, base64).",
            "Kept where the record is not, they show later that nothing was cut off its end.",
            ""
        },
        footer = {"", "Example: criterio checkpoints > checkpoints-2026-11-22.jsonl"})
final class CheckpointsCommand extends RecordCommand {

    @Override
    void check() {
        // There is nothing to be wrong.
    }

    @Override
    int work() {
        RecordKeeping keeping = bean(RecordKeeping.class);
        keeping.checkpoint();
        keeping.exportCheckpoints(line -> out().println(line));
        out().flush();
        return Exit.DONE;
    }
}
