package io.criterio.oracle.base;

import io.criterio.oracle.base.Client.Commitment;
import io.criterio.oracle.base.Client.Location;
import io.criterio.oracle.base.Client.Origin;
import io.criterio.oracle.base.Client.Status;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A record of the hand-worked examples: unworked, VIGENTE, propensity 0.5, in A-1, of nobody in particular, unless said. */
final class ClientBuilder {

    private final String id;
    private Origin origin = Origin.VIGENTE;
    private Status status = Status.SIN_GESTION;
    private double propensity = 0.5;
    private String sector = "A-1";
    private @Nullable String company;
    private @Nullable String convenio;
    private @Nullable Location location;
    private @Nullable Commitment commitment;
    private @Nullable LocalDate referredOn;
    private @Nullable String assignedTo;

    private ClientBuilder(String id) {
        this.id = id;
    }

    static ClientBuilder client(String id) {
        return new ClientBuilder(id);
    }

    ClientBuilder derivado(LocalDate referredOn, @Nullable String assignedTo) {
        this.origin = Origin.DERIVADO;
        this.referredOn = referredOn;
        this.assignedTo = assignedTo;
        return this;
    }

    ClientBuilder derivadoEmpresa(LocalDate referredOn) {
        this.origin = Origin.DERIVADO_EMPRESA;
        this.referredOn = referredOn;
        return this;
    }

    ClientBuilder status(Status status) {
        this.status = status;
        return this;
    }

    ClientBuilder propensity(double propensity) {
        this.propensity = propensity;
        return this;
    }

    ClientBuilder in(String sector) {
        this.sector = sector;
        return this;
    }

    ClientBuilder company(String company) {
        this.company = company;
        return this;
    }

    ClientBuilder convenio(String convenio) {
        this.convenio = convenio;
        return this;
    }

    ClientBuilder at(double lat, double lon) {
        this.location = new Location(lat, lon);
        return this;
    }

    ClientBuilder promised(LocalDate date) {
        this.commitment = new Commitment(date, false);
        return this;
    }

    ClientBuilder kept(LocalDate date) {
        this.commitment = new Commitment(date, true);
        return this;
    }

    ClientBuilder assignedTo(String executive) {
        this.assignedTo = executive;
        return this;
    }

    Client build() {
        return new Client(
                id,
                origin,
                status,
                propensity,
                sector,
                company,
                convenio,
                location,
                commitment,
                referredOn,
                assignedTo);
    }
}
