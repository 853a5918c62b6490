package io.criterio.oracle.base;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One record of a base, as the rulebook's table of facts names it. */
public record Client(
        String id,
        Origin origin,
        Status status,
        double propensity,
        String sector,
        @Nullable String company,
        @Nullable String convenio,
        @Nullable Location location,
        @Nullable Commitment commitment,
        @Nullable LocalDate referredOn,
        @Nullable String assignedTo) {

    private static final Pattern SECTOR = Pattern.compile("[A-Z]-[0-9]{1,2}");

    public enum Origin {
        DERIVADO,
        DERIVADO_EMPRESA,
        VIGENTE,
        CRUCE,
        ABONO,
        CANCELADO,
        MICROEMPRESA,
        EMPRESA,
        EVALUADORES
    }

    public enum Status {
        SIN_GESTION,
        NO_CONTACTADO,
        CONTACTADO,
        INTERESADO,
        ACEPTA,
        RECHAZO,
        FORMALIZADO
    }

    public record Location(double lat, double lon) {}

    public record Commitment(LocalDate date, boolean kept) {}

    public Client {
        if (!(propensity >= 0 && propensity <= 1)) {
            throw new IllegalArgumentException("propensity " + propensity + " of " + id + ", expected 0..1");
        }
        if (!SECTOR.matcher(sector).matches()) {
            throw new IllegalArgumentException("sector " + sector + " of " + id + ", expected one like B-2");
        }
        if (isDerivado(origin) && referredOn == null) {
            throw new IllegalArgumentException(
                    "derivado " + id + " without referredOn, expected the day of the referral");
        }
    }

    /** ASG-DER-01: referred by the call centre, either way. */
    boolean isDerivado() {
        return isDerivado(origin);
    }

    private static boolean isDerivado(Origin origin) {
        return origin == Origin.DERIVADO || origin == Origin.DERIVADO_EMPRESA;
    }

    /** <i>Without management</i>: nobody worked it and nobody promised anything, kept or not. */
    boolean isUnworked() {
        return status == Status.SIN_GESTION && commitment == null;
    }

    boolean belongsToSomeoneElseThan(String executive) {
        return assignedTo != null && !assignedTo.equals(executive);
    }

    /** ASG-COM-02: a promise for this very day that is still to be kept. */
    boolean hasCommitmentOn(LocalDate day) {
        return commitment != null && !commitment.kept() && commitment.date().isEqual(day);
    }

    /** ASG-COM-02: a commitment is broken when its date has passed and it was not kept. */
    boolean hasCommitmentBrokenBy(LocalDate day) {
        return commitment != null && !commitment.kept() && commitment.date().isBefore(day);
    }

    boolean hasCommitmentAfter(LocalDate day) {
        return commitment != null && !commitment.kept() && commitment.date().isAfter(day);
    }

    boolean hasOpenCommitment() {
        return commitment != null && !commitment.kept();
    }

    /** The sector as letter and number of the grid: {@code B-02} is the square {@code B-2}. */
    String square() {
        return squareOf(sector);
    }

    static String squareOf(String sector) {
        return sector.charAt(0) + "-" + Integer.parseInt(sector.substring(2));
    }
}
