package io.criterio.command;

import io.criterio.record.RecordKeeping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code erase}: takes a customer out of the record. */
@Command(
        name = "erase",
        description = {
            "Erases a customer's reference wherever it is recorded. The decisions stay: they can be decided again, their"
                    + " seals still fit, and that a reference was erased is itself on the record. It cannot be undone.",
            ""
        },
        footer = {"", "Example: criterio erase --customer c-81f2"})
final class EraseCommand extends RecordCommand {

    @Option(
            names = "--customer",
            required = true,
            paramLabel = "<ref>",
            description = "The reference as callers send it in /facts/customer/ref.")
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private String customer;

    @Override
    void check() {
        if (customer.isBlank()) {
            throw wrongUse("--customer is empty; expected the reference of a customer");
        }
    }

    @Override
    int work() {
        out().println("erased from " + bean(RecordKeeping.class).erase(customer) + " decisions");
        out().flush();
        return Exit.DONE;
    }
}
