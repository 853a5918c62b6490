package io.criterio.blackbox;

import static io.criterio.blackbox.FaultIT.say;
import static io.criterio.blackbox.FaultIT.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.blackbox.Audit.Findings;
import io.criterio.store.OwnPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that goes back in time under a running service, as it does at a failover to a replica that was behind and when
 * a backup is put back; and several services on one database. As in {@link FaultIT}, {@code mvn verify} runs a short form,
 * and {@code -Dfaults=long} the long one with 20 restores and 50 kills of a node.
 */
class StoreFaultIT {

    private static final boolean LONG = "long".equals(System.getProperty("faults"));
    private static final int RESTORES = LONG ? 20 : 2;
    private static final int NODE_KILLS = LONG ? 50 : 3;
    private static final long SEED = Long.getLong("faults.seed", 20_261_127L);
    private static final int CALLERS = 6;

    /** Of the decisions of a node since the last kill: the newest, which a loss would hit first. All are counted in the end. */
    private static final int LOOKED_UP = 300;

    private static final Duration TO_ACKNOWLEDGE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    // ---- The store goes back in time

    @Test
    void what_is_acknowledged_after_a_restore_is_whole_whatever_the_store_forgot() throws Exception {
        Random random = new Random(SEED);
        Findings all = Findings.NONE;
        int gone = 0;
        try (OwnPostgres postgres = OwnPostgres.start(folder.resolve("postgres"));
                Proxy network = new Proxy(postgres::port);
                Service service =
                        Service.start(folder.resolve("service"), settings(network.port(), postgres.password()))) {
            Journal journal = new Journal();
            try (Callers callers = new Callers(service.port(), journal).stubborn(CALLERS)) {
                for (int restore = 1; restore <= RESTORES; restore++) {
                    awaitDecisions(journal, 50);
                    Path backup = folder.resolve("backup-" + restore);
                    postgres.stopAtOnce();
                    copy(folder.resolve("postgres").resolve("cluster"), backup);
                    postgres.startAgain();
                    // The same situations come again and again: by now the service knows what it has stored of them.
                    awaitDecisions(journal, 200 + random.nextInt(400));
                    postgres.stopAtOnce();
                    // Answers that are on their way arrive; no more are given.
                    Thread.sleep(500);
                    int before = journal.acknowledgements();
                    delete(folder.resolve("postgres").resolve("cluster"));
                    Files.move(backup, folder.resolve("postgres").resolve("cluster"));
                    postgres.startAgain();
                    awaitDecisions(journal, 200 + random.nextInt(400));
                    List<Journal.Acknowledged> since = journal.acknowledgedFrom(before);
                    Findings found = new Audit(service.port()).lookUp(since);
                    all = all.and(found);
                    gone += before;
                    say("restore %d of %d: %s", restore, RESTORES, found);
                }
            }
            assertThat(all.isClean()).as(all.toString()).isTrue();
            assertThat(all.checked()).isGreaterThan(RESTORES * 100);
            assertThat(gone).isPositive();
            // The service says it, and the next one that starts as well.
            assertThat(log("service")).contains("The record went back in time");
            long saidBefore = timesSaid();
            service.kill();
            service.startAgain();
            assertThat(timesSaid()).isGreaterThan(saidBefore);
        }
    }

    private long timesSaid() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("service").resolve("log"))) {
            return lines.filter(line -> line.contains("The record went back in time"))
                    .count();
        }
    }

    // ---- The store is started again while nobody asks

    @Test
    void nobody_is_told_no_once_the_service_says_that_it_is_ready_again() throws Exception {
        try (OwnPostgres postgres = OwnPostgres.start(folder.resolve("postgres"))) {
            // The promise does not depend on how the database is set.
            postgres.execute("alter database criterio set synchronous_commit = off");
            try (Proxy network = new Proxy(postgres::port);
                    Service service =
                            Service.start(folder.resolve("service"), settings(network.port(), postgres.password()))) {
                assertThat(get(service.managementPort(), "/q/health/ready").text())
                        .contains("synchronous_commit=on");
                for (int restart = 1; restart <= RESTORES; restart++) {
                    Journal journal = new Journal();
                    try (Callers callers = new Callers(service.port(), journal).stubborn(CALLERS)) {
                        awaitDecisions(journal, 30);
                    }
                    postgres.stopAtOnce();
                    postgres.startAgain();
                    while (get(service.managementPort(), "/q/health/ready").status() != 200) {
                        Thread.sleep(5);
                    }
                    Journal after = new Journal();
                    try (Callers callers = new Callers(service.port(), after).fleeting(CALLERS)) {
                        for (int search = 0; search < 10; search++) {
                            assertThat(get(service.port(), "/decisions?limit=1").status())
                                    .isEqualTo(200);
                        }
                        awaitDecisions(after, 20);
                    }
                    assertThat(after.samplesBetween(Long.MIN_VALUE, Long.MAX_VALUE))
                            .extracting(Journal.Sample::status)
                            .containsOnly(201);
                }
            }
        }
    }

    private static Answer get(int port, String path) throws IOException {
        try (Connection connection = Connection.to(port, TO_ACKNOWLEDGE)) {
            connection.send(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            Answer answer = connection.receive(false);
            if (answer == null) {
                throw new IOException("no answer to GET " + path);
            }
            return answer;
        }
    }

    // ---- Several services on one database

    @Test
    void two_services_on_one_database_lose_nothing_and_share_their_keys() throws Exception {
        Random random = new Random(SEED);
        try (OwnPostgres postgres = OwnPostgres.start(folder.resolve("postgres"));
                Service one = Service.start(folder.resolve("one"), settings(postgres.port(), postgres.password()))) {
            refusesKeysOfItsOwn(postgres);
            Map<String, String> shared = new HashMap<>(settings(postgres.port(), postgres.password()));
            shared.put("CRITERIO_KEYS_DIR", one.dataFolder().resolve("keys").toString());
            try (Service other = Service.start(folder.resolve("other"), shared)) {
                Findings all = kill(List.of(one, other), random);
                assertThat(all.isClean()).as(all.toString()).isTrue();
                assertThat(all.checked()).isGreaterThan(NODE_KILLS * 10);
            }
        }
    }

    /** With other keys it would write what the first can neither find nor erase. */
    private void refusesKeysOfItsOwn(OwnPostgres postgres) {
        String refused;
        try (Service stranger =
                Service.start(folder.resolve("stranger"), settings(postgres.port(), postgres.password()))) {
            throw new AssertionError("a service with keys of its own runs at port " + stranger.port());
        } catch (IOException | InterruptedException ended) {
            refused = String.valueOf(ended.getMessage());
        }
        assertThat(refused)
                .contains("Criterio cannot start. The record of this database was written with the key pseudonym-1")
                .contains("record-keys give-up")
                .doesNotContain("\tat ");
    }

    private static Findings kill(List<Service> nodes, Random random) throws Exception {
        List<Journal> journals = List.of(new Journal(), new Journal());
        Findings all = Findings.NONE;
        int[] audited = {0, 0};
        try (Callers first = new Callers(nodes.get(0).port(), journals.get(0)).stubborn(CALLERS / 2);
                Callers second = new Callers(nodes.get(1).port(), journals.get(1)).stubborn(CALLERS / 2)) {
            for (int kill = 1; kill <= NODE_KILLS; kill++) {
                Thread.sleep(300 + random.nextInt(700));
                Service victim = nodes.get(random.nextInt(nodes.size()));
                victim.kill();
                Thread.sleep(random.nextInt(500));
                victim.startAgain();
                Thread.sleep(200);
                first.pause();
                second.pause();
                Thread.sleep(200);
                // Each is found, and repeated, at the other service too.
                Findings found = Findings.NONE;
                for (int node = 0; node < nodes.size(); node++) {
                    List<Journal.Acknowledged> since = journals.get(node).acknowledgedFrom(audited[node]);
                    audited[node] += since.size();
                    List<Journal.Acknowledged> newest =
                            since.subList(Math.max(0, since.size() - LOOKED_UP), since.size());
                    found = found.and(new Audit(nodes.get(1 - node).port()).lookUp(newest));
                }
                all = all.and(found);
                say("kill %d of %d of one of two services: %s", kill, NODE_KILLS, found);
                first.resume();
                second.resume();
            }
        }
        for (int node = 0; node < nodes.size(); node++) {
            Journal journal = journals.get(node);
            all = all.and(new Audit(nodes.get(node).port()).count(journal.acknowledgedFrom(0), journal.abandoned()));
        }
        say("%d kills: %s", NODE_KILLS, all);
        return all;
    }

    // ---- About it all

    private static void awaitDecisions(Journal journal, int more) throws InterruptedException {
        int wanted = journal.acknowledgements() + more;
        long deadline = System.nanoTime() + TO_ACKNOWLEDGE.toNanos();
        while (journal.acknowledgements() < wanted && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(journal.acknowledgements())
                .as("decisions that were acknowledged within " + TO_ACKNOWLEDGE)
                .isGreaterThanOrEqualTo(wanted);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private String log(String service) throws IOException {
        return Files.readString(folder.resolve(service).resolve("log"));
    }
}
