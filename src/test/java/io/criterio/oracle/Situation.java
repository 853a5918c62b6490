package io.criterio.oracle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts of one case as far as the advisor knows them; null is a fact not asked yet. */
public record Situation(
        Status status,
        Plan plan,
        int charges,
        @Nullable Boolean assistanceUsed,
        @Nullable Motive motive,
        @Nullable Argument argument,
        @Nullable Experience experience,
        @Nullable Reason reason,
        List<Offer> offers,
        @Nullable CustomerType customerType) {

    public enum Status {
        ACTIVE,
        CANCELLED
    }

    public enum Plan {
        PIF,
        PIF_BASICO
    }

    public enum Motive {
        MAL_SERVICIO,
        DESCONOCIMIENTO,
        IMPOSICION
    }

    /** What the customer literally claims, with the motive it implies (RET-MOT-01). */
    public enum Argument {
        NO_SIRVE(Motive.MAL_SERVICIO),
        TARDANZA(Motive.MAL_SERVICIO),
        FUERA_DE_COBERTURA(Motive.MAL_SERVICIO),
        NO_ME_EXPLICARON(Motive.DESCONOCIMIENTO),
        PAGO_Y_NO_SE_QUE_ES(Motive.DESCONOCIMIENTO),
        NECESARIO_PARA_TARJETA(Motive.IMPOSICION),
        SEIS_MESES(Motive.IMPOSICION),
        MES_GRATIS(Motive.IMPOSICION);

        private final Motive implies;

        Argument(Motive implies) {
            this.implies = implies;
        }

        public Motive implies() {
            return implies;
        }
    }

    public enum Experience {
        GOOD,
        BAD
    }

    public enum Reason {
        MALA_EXPERIENCIA,
        DESCONOCIMIENTO_PRODUCTO,
        SITUACION_ECONOMICA,
        OTROS_SERVICIOS
    }

    public enum CustomerType {
        PREPOTENTE,
        CONVERSADOR,
        EXIGENTE,
        NEGATIVO,
        AGRESIVO,
        DIFICIL
    }

    public enum OfferStatus {
        OFFERED,
        ACCEPTED,
        REJECTED
    }

    public record Offer(Tool tool, OfferStatus status) {}

    public Situation {
        if (charges < 0) {
            throw new IllegalArgumentException("charges is " + charges + ", expected 0 or more");
        }
        offers = List.copyOf(offers);
    }

    public static Situation active(Plan plan, int charges) {
        return new Situation(Status.ACTIVE, plan, charges, null, null, null, null, null, List.of(), null);
    }

    public static Situation cancelled(Plan plan, int charges) {
        return new Situation(Status.CANCELLED, plan, charges, null, null, null, null, null, List.of(), null);
    }

    public Situation withUsed(boolean used) {
        return new Situation(status, plan, charges, used, motive, argument, experience, reason, offers, customerType);
    }

    public Situation withMotive(Motive stated) {
        return new Situation(
                status, plan, charges, assistanceUsed, stated, argument, experience, reason, offers, customerType);
    }

    public Situation withArgument(Argument claimed) {
        return new Situation(
                status, plan, charges, assistanceUsed, motive, claimed, experience, reason, offers, customerType);
    }

    public Situation withExperience(Experience told) {
        return new Situation(
                status, plan, charges, assistanceUsed, motive, argument, told, reason, offers, customerType);
    }

    public Situation withReason(Reason earlier) {
        return new Situation(
                status, plan, charges, assistanceUsed, motive, argument, experience, earlier, offers, customerType);
    }

    public Situation withOffer(Tool tool, OfferStatus answer) {
        var more = new ArrayList<>(offers);
        more.add(new Offer(tool, answer));
        return new Situation(
                status, plan, charges, assistanceUsed, motive, argument, experience, reason, more, customerType);
    }

    /** Status, plan, charges and offers: nothing that somebody is asked for. */
    Situation withoutAnswers() {
        return new Situation(status, plan, charges, null, null, null, null, null, offers, null);
    }

    /** The motive the case starts from: the stated one stands (RET-MOT-02), else the argument's (RET-MOT-01), else none. */
    public @Nullable Motive effectiveMotive() {
        if (motive != null) {
            return motive;
        }
        return argument == null ? null : argument.implies();
    }

    /** "Has been offered in this case, whatever the customer answered." */
    public boolean hasOffered(Tool tool) {
        for (var offer : offers) {
            if (offer.tool() == tool) {
                return true;
            }
        }
        return false;
    }

    /** "Was already rejected or accepted in this case." */
    public boolean hasAnswered(Tool tool) {
        for (var offer : offers) {
            if (offer.tool() == tool && offer.status() != OfferStatus.OFFERED) {
                return true;
            }
        }
        return false;
    }

    /** "Once a package has been accepted in the case." */
    public boolean hasAcceptance() {
        for (var offer : offers) {
            if (offer.status() == OfferStatus.ACCEPTED) {
                return true;
            }
        }
        return false;
    }
}
