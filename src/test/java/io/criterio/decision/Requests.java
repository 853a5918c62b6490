package io.criterio.decision;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Requests that the tests send. */
final class Requests {

    /** A customer who says the sale was imposed and never used the assistance. */
    static final String IMPOSED = """
            {"type": "RETENTION", "caseId": "SIS-2026-000123", "asOf": "2026-11-20",
             "facts": {
               "customer": {"ref": "c-81f2", "type": "EXIGENTE"},
               "policy": {"status": "ACTIVE", "plan": "PIF", "charges": 2,
                          "monthlyPremium": {"amount": "115.00", "currency": "MXN"}, "assistanceUsed": false},
               "cancellation": {"motive": "IMPOSICION", "argument": "SEIS_MESES", "reason": null},
               "offers": []}}
            """;

    private Requests() {}

    static RequestSpecification json() {
        return given().contentType("application/json");
    }

    static Response decide(String body) {
        return json().body(body).post("/decisions");
    }

    /** The same request, not to be recorded. */
    static String dry(String request) {
        return request.replaceFirst("\\{", "{\"dryRun\": true, ");
    }

    /** The same request in another case. */
    static String inCase(String caseId, String request) {
        return request.replace("SIS-2026-000123", caseId);
    }
}
