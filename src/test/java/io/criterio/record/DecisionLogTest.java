package io.criterio.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecisionLogTest {

    @Inject
    DecisionLog log;

    @Inject
    ReleaseArchive archive;

    @Test
    void the_service_appends_finds_and_lists() {
        DecisionRecord decision = Decisions.at(Instant.now(), "DecisionLogTest");
        append(decision);
        assertThat(log.find(decision.id())).contains(standingIn(decision));
        assertThat(log.search(Search.all().caseId("DecisionLogTest")).decisions())
                .containsExactly(standingIn(decision));
    }

    @Test
    void the_archive_keeps_the_first_sources_of_a_digest() {
        archive.store("sha256:archived", "2026.11.1", bytes("rule"));
        archive.store("sha256:archived", "2026.11.1", bytes("another"));
        assertThat(archive.find("sha256:archived")).contains(bytes("rule"));
        assertThat(archive.find("sha256:unknown")).isEmpty();
    }

    @Test
    void the_archive_takes_the_sources_of_a_release_that_has_decided_before() {
        append(Decisions.at(Instant.now(), "RETENTION", "first", "c-1", "decided-first", "{}", "{}", "RET-BON-01"));
        assertThat(archive.find("sha256:decided-first")).isEmpty();
        archive.store("sha256:decided-first", "decided-first", bytes("rule"));
        assertThat(archive.find("sha256:decided-first")).contains(bytes("rule"));
    }

    private void append(DecisionRecord decision) {
        log.append(Append.of(Decisions.toBeRecorded(decision)))
                .answered()
                .toCompletableFuture()
                .join();
    }

    /** The record names nobody. */
    private DecisionRecord standingIn(DecisionRecord decision) {
        return new DecisionRecord(
                decision.id(),
                decision.type(),
                decision.caseId(),
                decision.asOf(),
                decision.decidedAt(),
                decision.releaseVersion(),
                decision.releaseDigest(),
                decision.language(),
                decision.input(),
                decision.outcome(),
                decision.rules(),
                log.pseudonyms().standInFor(decision.customerRef()),
                log.pseudonyms().standInFor(decision.executiveId()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
