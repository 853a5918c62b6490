package io.criterio.oracle.base;

import io.criterio.oracle.base.Client.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What follows from an entry made in the field. */
public final class Management {

    public enum Assignment {
        ASSIGNED,
        COMPLEMENT
    }

    public enum Outcome {
        ACEPTA,
        INTERESADO,
        AGENDA_VISITA,
        CONTACTADO,
        RECHAZO,
        REPROGRAMA,
        REPROGRAMA_SIN_CONTACTO,
        NO_CONTACTADO;

        /** FLD-ENT-01: ACEPTA, INTERESADO, AGENDA_VISITA. */
        boolean isPositive() {
            return this == ACEPTA || this == INTERESADO || this == AGENDA_VISITA;
        }

        /** Schedules something, so it must say for when. */
        boolean schedules() {
            return this == AGENDA_VISITA || this == REPROGRAMA || this == REPROGRAMA_SIN_CONTACTO;
        }

        boolean mayCarryACommitment() {
            return schedules() || this == ACEPTA || this == INTERESADO;
        }
    }

    public record Entry(
            Status recordStatus,
            Assignment assignment,
            Outcome outcome,
            boolean withRejection,
            @Nullable LocalDate commitmentDate) {}

    /** Admitted: no rule refuses it, and there is a next status. Refused: every rule that does, and nothing follows. */
    public record Answer(
            boolean admitted,
            List<String> refusedBy,
            @Nullable Status nextStatus,
            @Nullable LocalDate commitment) {}

    private Management() {}

    /** What makes the request itself senseless; then there is no answer at all. */
    public static Optional<String> problem(Entry entry, LocalDate asOf, Holidays calendar) {
        LocalDate date = entry.commitmentDate();
        // What is refused anyway needs nothing further.
        boolean admitted = refusers(entry).isEmpty();
        if (admitted && entry.outcome().schedules() && date == null) {
            return Optional.of("a commitment needs its date");
        }
        if (date != null && !entry.outcome().mayCarryACommitment()) {
            return Optional.of("nothing is scheduled, so there is no date");
        }
        if (date != null && date.isBefore(asOf)) {
            return Optional.of("a commitment cannot be in the past");
        }
        if (date != null && !calendar.isBusinessDay(date)) {
            return Optional.of("a commitment needs a business day");
        }
        if (admitted && entry.outcome() == Outcome.RECHAZO && !entry.withRejection()) {
            return Optional.of("a rejection needs its type");
        }
        if (entry.outcome() != Outcome.RECHAZO && entry.withRejection()) {
            return Optional.of("only a rejection has a type");
        }
        return Optional.empty();
    }

    public static Answer answer(Entry entry) {
        List<String> refusers = refusers(entry);
        return refusers.isEmpty()
                ? new Answer(true, refusers, next(entry.outcome()), entry.commitmentDate())
                : new Answer(false, refusers, null, null);
    }

    private static List<String> refusers(Entry entry) {
        List<String> refusers = new ArrayList<>();
        // FLD-ENT-01: an entry for a record taken by filter is admitted only if positive.
        if (entry.assignment() == Assignment.COMPLEMENT && !entry.outcome().isPositive()) {
            refusers.add("FLD-ENT-01");
        }
        // FLD-ENT-02: nothing after formalised.
        if (entry.recordStatus() == Status.FORMALIZADO) {
            refusers.add("FLD-ENT-02");
        }
        return refusers;
    }

    /** FLD-ENT-02: the record's next status; whatever schedules something creates the commitment it names. */
    private static Status next(Outcome outcome) {
        return switch (outcome) {
            case ACEPTA -> Status.ACEPTA;
            case INTERESADO, AGENDA_VISITA -> Status.INTERESADO;
            case CONTACTADO, REPROGRAMA -> Status.CONTACTADO;
            case RECHAZO -> Status.RECHAZO;
            case REPROGRAMA_SIN_CONTACTO, NO_CONTACTADO -> Status.NO_CONTACTADO;
        };
    }
}
