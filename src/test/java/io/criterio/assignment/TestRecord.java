package io.criterio.assignment;

import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Status;
import java.time.LocalDate;

/** A record to write tests with: unworked, VIGENTE, propensity 0.5, in A-1, until told otherwise. */
final class TestRecord {

    private final String id;
    private Origin origin = Origin.VIGENTE;
    private Status status = Status.SIN_GESTION;
    private double propensity = 0.5;
    private String sector = "A-1";
    private String company;
    private String convenio;
    private LocalDate commitment;
    private boolean kept;
    private LocalDate referredOn;
    private String assignedTo;

    private TestRecord(String id) {
        this.id = id;
    }

    static TestRecord record(String id) {
        return new TestRecord(id);
    }

    /** A derivado of the executive whose day is planned. */
    static TestRecord derivado(String id, String referredOn) {
        TestRecord record = new TestRecord(id);
        record.origin = Origin.DERIVADO;
        record.referredOn = LocalDate.parse(referredOn);
        record.assignedTo = "e-17";
        return record;
    }

    TestRecord origin(Origin origin) {
        this.origin = origin;
        return this;
    }

    TestRecord status(Status status) {
        this.status = status;
        return this;
    }

    TestRecord propensity(double propensity) {
        this.propensity = propensity;
        return this;
    }

    TestRecord sector(String sector) {
        this.sector = sector;
        return this;
    }

    TestRecord company(String company) {
        this.company = company;
        return this;
    }

    TestRecord convenio(String convenio) {
        this.convenio = convenio;
        return this;
    }

    TestRecord commitment(String date) {
        this.commitment = LocalDate.parse(date);
        return this;
    }

    TestRecord kept() {
        this.kept = true;
        return this;
    }

    TestRecord assignedTo(String executive) {
        this.assignedTo = executive;
        return this;
    }

    BaseRecord build() {
        return new BaseRecord(
                id,
                origin,
                status,
                propensity,
                Sector.parse(sector),
                company,
                convenio,
                null,
                commitment,
                kept,
                referredOn,
                assignedTo);
    }
}
