package io.criterio.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.record.ReleaseArchive;
import io.criterio.release.SourcesArchive;
import io.criterio.rules.RuleSources;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Records decisions as callers do, and changes what is recorded as callers cannot. */
@Singleton
public class RecordedCase {

    private static final AtomicInteger PREMIUMS = new AtomicInteger(100_000);

    @Inject
    DataSource dataSource;

    @Inject
    ReleaseArchive archive;

    /** Records a decision whose situation and outcome, with their rebates, no other decision has. */
    public UUID decide() {
        return decide(PREMIUMS.incrementAndGet());
    }

    /** Records a decision about a policy with this monthly premium. */
    public UUID decide(int premium) {
        Response answer = given().contentType("application/json")
                .body("""
                        {"type": "RETENTION", "caseId": "verified-%d", "asOf": "2026-11-20",
                         "facts": {
                           "customer": {"ref": "c-%1$d"},
                           "policy": {"status": "ACTIVE", "plan": "PIF", "charges": 3, "assistanceUsed": false,
                                      "monthlyPremium": {"amount": "%1$d.00", "currency": "MXN"}},
                           "cancellation": {"motive": "IMPOSICION"}}}
                        """.formatted(premium))
                .post("/decisions");
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonPath decision = answer.jsonPath();
        assertThat(decision.getString("outcome.tools[0].verdict")).isEqualTo("ELIGIBLE");
        return UUID.fromString(decision.getString("id"));
    }

    /** Lets a decision seem to have been taken under another release, which is archived. */
    public void under(RuleSources release, UUID decision) {
        String digest = release.release().digest();
        archive.store(digest, release.release().version(), SourcesArchive.pack(release));
        execute(
                "update decision set release = (select number from release where digest = ?) where id = ?",
                digest,
                decision);
    }

    /** Lets a decision seem to have been taken under a release that nobody has archived. */
    public void underUnknown(String digest, UUID decision) {
        execute("insert into release (digest, version) values (?, 'lost')", digest);
        execute(
                "update decision set release = (select number from release where digest = ?) where id = ?",
                digest,
                decision);
    }

    public void replaceInOutcome(UUID decision, String text, String by) {
        execute(
                "update outcome set body = replace(body, ?, ?) where hash = (select outcome from decision where id = ?)",
                text,
                by,
                decision);
    }

    public void replaceInInput(UUID decision, String text, String by) {
        execute(
                "update situation set facts = replace(facts, ?, ?)"
                        + " where hash = (select situation from decision where id = ?)",
                text,
                by,
                decision);
    }

    public void forgetRule(UUID decision, String rule) {
        execute(
                "update outcome set rules = array_remove(rules, ?)"
                        + " where hash = (select outcome from decision where id = ?)",
                rule,
                decision);
    }

    public void deleteOutcome(UUID decision) {
        execute("delete from outcome where hash = (select outcome from decision where id = ?)", decision);
    }

    /** Records the same decision again, a number of times, all in its millisecond. */
    public void repeat(UUID decision, int times) {
        execute(times, """
                insert into decision (decided_at, id, type, case_id, as_of, language, release, situation, outcome)
                select decided_at, (substr(id::text, 1, 14) || '7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
                       type, case_id, as_of, language, release, situation, outcome
                from decision, generate_series(1, ?) n
                where id = ?
                """, times, decision);
    }

    private void execute(String sql, Object... values) {
        execute(1, sql, values);
    }

    private void execute(int rows, String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            assertThat(statement.executeUpdate()).as(sql).isEqualTo(rows);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
