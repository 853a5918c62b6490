package io.criterio.blackbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.blackbox.Audit.Findings;
import io.criterio.blackbox.Journal.Sample;
import io.criterio.blackbox.Prober.Probe;
import io.criterio.blackbox.Prober.What;
import io.criterio.store.OwnPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service, killed and cut off while callers rely on it: nothing that was acknowledged is lost, nothing is
 * recorded twice, and whoever cannot be served is told so at once.
 *
 * <p>{@code mvn verify} runs a short form of some three minutes, with {@code -Dfaults=long} the long one with more than 200
 * kills, with {@code -Dfaults.kills=1000} any other number of them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultIT {

    private static final boolean LONG = "long".equals(System.getProperty("faults"));
    private static final int KILLS_OF_A_LANE = Integer.getInteger("faults.kills", LONG ? 210 : 20) / 2;
    private static final int OUTAGES_OF_A_KIND = LONG ? 10 : 1;
    private static final int STOPS = LONG ? 20 : 2;
    private static final long SEED = Long.getLong("faults.seed", 20_261_122L);
    private static final int CALLERS = 8;

    /** A promise of the service: how long anybody waits for a 503, and how soon after an outage it decides again. */
    private static final double SECONDS_TO_SAY_NO = 1.0;

    /** For who reads: a search is cut off when the store is found to be silent twice, for a second each, by one who asks every second. */
    private static final double SECONDS_TO_EXCUSE = 4.0;

    private static final double SECONDS_TO_RECOVER = 5.0;
    /** From when on it has to say of itself that it is not ready. */
    private static final long NANOS_TO_NOTICE = 1_500_000_000L;

    private static final Duration OUTAGE = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Decisions of a whole run that are looked up once more at its end; all of them are counted. */
    private static final int LOOKED_UP_AGAIN = 500;

    private static final long START = System.nanoTime();

    @TempDir
    Path folder;

    // ---- The service is killed

    @Test
    @Order(1)
    void nothing_acknowledged_is_lost_when_the_service_is_killed() throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(2);
        try {
            Future<Findings> embedded = lanes.submit(this::killWithTheEmbeddedServer);
            Future<Findings> own = lanes.submit(this::killWithAServerOfItsOwn);
            Findings all = get(embedded).and(get(own));
            say("%d kills in all: %s", 2 * KILLS_OF_A_LANE, all);
            assertThat(all.isClean()).as(all.toString()).isTrue();
            assertThat(all.checked()).isGreaterThan(2 * KILLS_OF_A_LANE);
        } finally {
            lanes.shutdownNow();
        }
    }

    private Findings killWithTheEmbeddedServer() throws Exception {
        try (Service service = Service.start(folder.resolve("embedded"), Map.of())) {
            return kill("embedded PostgreSQL", service, new Random(SEED), round -> {
                if (round % 3 == 2) {
                    Signals.KILL.to(OwnPostgres.processes(service.dataFolder()));
                }
            });
        }
    }

    private Findings killWithAServerOfItsOwn() throws Exception {
        try (OwnPostgres postgres = OwnPostgres.start(folder.resolve("own"));
                Service service =
                        Service.start(folder.resolve("beside"), settings(postgres.port(), postgres.password()))) {
            return kill("PostgreSQL of its own", service, new Random(SEED + 1), round -> {});
        }
    }

    /** What else happens when the service is killed. */
    private interface Beside {
        void round(int round) throws IOException, InterruptedException;
    }

    private static Findings kill(String lane, Service service, Random random, Beside beside) throws Exception {
        Journal journal = new Journal();
        Audit audit = new Audit(service.port());
        Findings all = Findings.NONE;
        int audited = 0;
        int whileStarting = 0;
        try (Callers callers = new Callers(service.port(), journal)) {
            callers.pause();
            callers.stubborn(CALLERS);
            for (int round = 1; round <= KILLS_OF_A_LANE; round++) {
                callers.resume();
                Thread.sleep(150 + random.nextInt(850));
                service.kill();
                callers.pause();
                beside.round(round);
                if (round % 5 == 0) {
                    // Once more, before it has come up.
                    service.launchAgain();
                    Thread.sleep(200 + random.nextInt(2_000));
                    service.kill();
                    whileStarting++;
                }
                service.startAgain();
                // What was open when it was killed is asked for again, and answered.
                Thread.sleep(200);
                List<Journal.Acknowledged> since = journal.acknowledgedFrom(audited);
                audited += since.size();
                Findings found = audit.lookUp(since);
                all = all.and(found);
                say("%s, kill %d of %d: %s", lane, round, KILLS_OF_A_LANE, found);
            }
        }
        all = all.and(audit.lookUp(journal.acknowledgedFrom(audited)));
        all = all.and(audit.count(journal.acknowledgedFrom(0), journal.abandoned()));
        all = all.and(audit.lookUp(sample(journal, random)));
        say(
                "%s: %d kills, %d more while starting; ready again after %s; %s",
                lane, KILLS_OF_A_LANE, whileStarting, median(service.starts()), all);
        return all;
    }

    private static List<Journal.Acknowledged> sample(Journal journal, Random random) {
        List<Journal.Acknowledged> all = journal.acknowledgedFrom(0);
        // Each once: two at a time with one key are told so.
        return random.ints(Math.min(LOOKED_UP_AGAIN, all.size()), 0, all.size())
                .distinct()
                .mapToObj(all::get)
                .toList();
    }

    // ---- The database fails

    @Test
    @Order(2)
    void an_outage_is_said_at_once_and_over_when_it_is_over() throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(2);
        try {
            Future<Void> embedded = lanes.submit(() -> {
                outagesOfTheEmbeddedServer();
                return null;
            });
            Future<Void> own = lanes.submit(() -> {
                outagesOfAServerOfItsOwn();
                return null;
            });
            get(embedded);
            get(own);
        } finally {
            lanes.shutdownNow();
        }
    }

    private void outagesOfTheEmbeddedServer() throws Exception {
        try (Service service = Service.start(folder.resolve("cut-off"), Map.of())) {
            List<Long> frozen = new ArrayList<>();
            List<Outage> outages = List.of(
                    new Outage("embedded, stopped at once", true, () -> stopAtOnce(service), () -> {}),
                    new Outage("embedded, killed", true, () -> killPostgres(service), () -> {}),
                    new Outage(
                            "embedded, frozen",
                            false,
                            () -> {
                                frozen.addAll(OwnPostgres.processes(service.dataFolder()));
                                Signals.STOP.to(frozen);
                            },
                            () -> {
                                Signals.CONT.to(frozen);
                                frozen.clear();
                            }));
            try {
                goThrough(outages, service);
            } finally {
                Signals.CONT.to(frozen);
            }
        }
    }

    private void outagesOfAServerOfItsOwn() throws Exception {
        List<Long> frozen = new ArrayList<>();
        try (OwnPostgres postgres = OwnPostgres.start(folder.resolve("cut-off-own"));
                Proxy network = new Proxy(postgres::port);
                Service service = Service.start(
                        folder.resolve("cut-off-beside"), settings(network.port(), postgres.password()))) {
            List<Outage> outages = List.of(
                    new Outage("own, connections cut", true, network::cut, () -> {}),
                    new Outage("own, connections refused", false, network::refuse, network::heal),
                    new Outage("own, network swallows", false, network::swallow, network::heal),
                    new Outage("own, stopped at once", false, postgres::stopAtOnce, postgres::startAgain),
                    new Outage(
                            "own, frozen",
                            false,
                            () -> {
                                frozen.addAll(postgres.processes());
                                Signals.STOP.to(frozen);
                            },
                            () -> {
                                Signals.CONT.to(frozen);
                                frozen.clear();
                            }));
            goThrough(outages, service);
        } finally {
            Signals.CONT.to(frozen);
        }
    }

    /** A step that may fail in any way. */
    private interface Step {
        void run() throws Exception;
    }

    /**
     * An outage.
     *
     * @param passing it is over as soon as it has begun, or ends by itself
     */
    private record Outage(String name, boolean passing, Step begin, Step end) {}

    private static void goThrough(List<Outage> outages, Service service) throws Exception {
        Journal journal = new Journal();
        Audit audit = new Audit(service.port());
        SoftAssertions expectations = new SoftAssertions();
        for (int time = 0; time < OUTAGES_OF_A_KIND; time++) {
            for (Outage outage : outages) {
                goThrough(outage, service, journal, expectations);
            }
        }
        Findings found = audit.lookUp(journal.acknowledgedFrom(0))
                .and(audit.count(journal.acknowledgedFrom(0), journal.abandoned()));
        say("after %d outages: %s", OUTAGES_OF_A_KIND * outages.size(), found);
        expectations.assertThat(found.isClean()).as(found.toString()).isTrue();
        expectations.assertAll();
    }

    private static void goThrough(Outage outage, Service service, Journal journal, SoftAssertions expectations)
            throws Exception {
        try (Prober prober = new Prober(service.port(), service.managementPort())) {
            long before;
            long begun;
            long ended;
            double recovered;
            try (Callers callers =
                    new Callers(service.port(), journal).stubborn(CALLERS / 2).fleeting(CALLERS / 2)) {
                awaitDecision(journal, System.nanoTime());
                Thread.sleep(500);
                before = System.nanoTime();
                outage.begin().run();
                begun = System.nanoTime();
                if (!outage.passing()) {
                    Thread.sleep(OUTAGE.toMillis());
                }
                ended = outage.passing() ? begun : System.nanoTime();
                outage.end().run();
                long over = System.nanoTime();
                recovered = (awaitDecision(journal, over) - over) / 1e9;
                Thread.sleep(300);
            }
            check(outage, before, begun, ended, recovered, journal, prober, expectations);
        }
    }

    private static void check(
            Outage outage,
            long before,
            long begun,
            long ended,
            double recovered,
            Journal journal,
            Prober prober,
            SoftAssertions expectations) {
        long until = outage.passing() ? begun + (long) (recovered * 1e9) : ended;
        // What a machine is too busy for is not the service's fault: a dry run waits for nothing but the machine.
        List<Probe> dryRuns = prober.of(What.DRY_RUN, probe -> probe.answered() >= before && probe.sent() < until);
        double slowestDryRun =
                dryRuns.stream().mapToDouble(Probe::seconds).max().orElse(0);
        double limit = SECONDS_TO_SAY_NO + slowestDryRun;
        List<Sample> asked = journal.samplesBetween(before, until);
        List<Sample> late =
                asked.stream().filter(sample -> sample.seconds() > limit).toList();
        Map<Integer, Long> statuses = new TreeMap<>();
        asked.forEach(sample -> statuses.merge(sample.status(), 1L, Long::sum));
        List<Probe> notReady = prober.of(What.READY, probe -> probe.sent() >= begun && probe.sent() < ended);
        List<Probe> alive = prober.of(What.LIVE, probe -> probe.answered() >= before && probe.sent() < until);
        List<Probe> searches = prober.of(What.SEARCH, probe -> probe.answered() >= before && probe.sent() < until);
        double slowestSearch =
                searches.stream().mapToDouble(Probe::seconds).max().orElse(0);
        double slowest = asked.stream().mapToDouble(Sample::seconds).max().orElse(0);
        say(
                "%s: %d requests answered %s, slowest %.2f s, %d of them late; dry runs %d, slowest %.2f s;"
                        + " searches %s, slowest %.2f s; ready %s, live %s; decides again after %.2f s",
                outage.name(),
                asked.size(),
                statuses,
                slowest,
                late.size(),
                dryRuns.size(),
                slowestDryRun,
                statuses(searches),
                slowestSearch,
                statuses(notReady),
                statuses(alive),
                recovered);

        expectations
                .assertThat(late)
                .as("%s: answered later than %.2f s, of %d", outage.name(), limit, asked.size())
                .isEmpty();
        expectations
                .assertThat(statuses.keySet())
                .as("%s: statuses %s", outage.name(), statuses)
                .isSubsetOf(201, 409, 503);
        expectations
                .assertThat(asked.stream().filter(sample -> sample.fresh() && sample.status() == 409))
                .as("%s: a key that nobody used before is in progress", outage.name())
                .isEmpty();
        expectations
                .assertThat(asked.stream().filter(sample -> sample.status() == 503 && !sample.retryAfter()))
                .as("%s: 503 without Retry-After", outage.name())
                .isEmpty();
        expectations
                .assertThat(dryRuns)
                .as("%s: dry runs", outage.name())
                .isNotEmpty()
                .allMatch(probe -> probe.status() == 200);
        expectations
                .assertThat(searches)
                .as("%s: searches", outage.name())
                .isNotEmpty()
                .allMatch(probe -> probe.status() == 200 || probe.status() == 503)
                .allMatch(probe -> probe.seconds() <= SECONDS_TO_EXCUSE + slowestDryRun);
        expectations
                .assertThat(alive)
                .as("%s: liveness", outage.name())
                .isNotEmpty()
                .allMatch(probe -> probe.status() == 200);
        expectations
                .assertThat(recovered)
                .as("%s: seconds until it decides again", outage.name())
                .isLessThanOrEqualTo(SECONDS_TO_RECOVER + slowestDryRun);
        if (!outage.passing()) {
            long noticed = NANOS_TO_NOTICE + Math.min((long) (slowestDryRun * 1e9), NANOS_TO_NOTICE);
            expectations
                    .assertThat(statuses.getOrDefault(503, 0L))
                    .as("%s: 503 answers", outage.name())
                    .isPositive();
            expectations
                    .assertThat(notReady.stream()
                            .filter(probe -> probe.sent() > begun + noticed && probe.answered() < ended))
                    .as("%s: readiness a while into it", outage.name())
                    .isNotEmpty()
                    .allMatch(probe -> probe.status() == 503);
        }
    }

    private static Map<Integer, Long> statuses(List<Probe> probes) {
        Map<Integer, Long> statuses = new TreeMap<>();
        probes.forEach(probe -> statuses.merge(probe.status(), 1L, Long::sum));
        return statuses;
    }

    /** When the first decision was answered that was asked for after an instant. */
    private static long awaitDecision(Journal journal, long after) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var first = journal.samplesBetween(after, Long.MAX_VALUE).stream()
                    .filter(sample -> sample.status() == 201)
                    .min(Comparator.comparingLong(Sample::answered));
            if (first.isPresent()) {
                return first.get().answered();
            }
            Thread.sleep(10);
        }
        return deadline;
    }

    private static void stopAtOnce(Service service) throws IOException, InterruptedException {
        endPostgres(service, "QUIT");
    }

    private static void killPostgres(Service service) throws IOException, InterruptedException {
        endPostgres(service, "KILL");
    }

    private static void endPostgres(Service service, String signal) throws IOException, InterruptedException {
        List<Long> processes = OwnPostgres.processes(service.dataFolder());
        new ProcessBuilder("kill", "-" + signal, Long.toString(processes.get(0)))
                .start()
                .waitFor();
        while (ProcessHandle.of(processes.get(0)).map(ProcessHandle::isAlive).orElse(false)) {
            Thread.sleep(1);
        }
    }

    // ---- The service is stopped

    @Test
    @Order(3)
    void a_stop_under_load_answers_whoever_has_asked() throws Exception {
        SoftAssertions expectations = new SoftAssertions();
        Journal journal = new Journal();
        Random random = new Random(SEED);
        try (Service service = Service.start(folder.resolve("service"), Map.of())) {
            for (int stop = 1; stop <= STOPS; stop++) {
                stop(stop, service, journal, random, expectations);
                service.startAgain();
            }
            Audit audit = new Audit(service.port());
            Findings found = audit.lookUp(journal.acknowledgedFrom(0))
                    .and(audit.count(journal.acknowledgedFrom(0), journal.abandoned()));
            say("after %d stops: %s", STOPS, found);
            expectations.assertThat(found.isClean()).as(found.toString()).isTrue();
        }
        expectations.assertAll();
    }

    private static void stop(int number, Service service, Journal journal, Random random, SoftAssertions expectations)
            throws Exception {
        long begun = System.nanoTime();
        long terminated;
        int code;
        Future<Answer> slow;
        Future<Answer> large;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Callers callers = new Callers(service.port(), journal).fleeting(CALLERS)) {
            awaitDecision(journal, System.nanoTime());
            Thread.sleep(300 + random.nextInt(500));
            slow = threads.submit(() -> inTwoParts(service.port(), Duration.ofMillis(1_500)));
            large = threads.submit(() -> batch(service.port()));
            Thread.sleep(100);
            terminated = System.nanoTime();
            service.terminate();
            code = service.awaitExit(PATIENCE);
        } finally {
            threads.shutdown();
        }
        double took = (System.nanoTime() - terminated) / 1e9;
        List<Sample> inFlight = journal.samplesBetween(begun, terminated).stream()
                .filter(sample -> sample.answered() >= terminated)
                .toList();
        List<Sample> after = journal.samplesBetween(terminated, Long.MAX_VALUE);
        Map<Integer, Long> statuses = new TreeMap<>();
        after.forEach(sample -> statuses.merge(sample.status(), 1L, Long::sum));
        say(
                "stop %d of %d: exit code %d after %.2f s; %d in flight, %d of them unanswered; later ones %s;"
                        + " a body in two parts: %s, a batch of 1,000: %s",
                number,
                STOPS,
                code,
                took,
                inFlight.size(),
                inFlight.stream().filter(sample -> sample.status() <= 0).count(),
                statuses,
                status(slow),
                status(large));
        expectations.assertThat(code).as("exit code").isIn(0, 143);
        expectations.assertThat(took).as("seconds to stop").isLessThan(25);
        expectations
                .assertThat(inFlight)
                .as("stop %d: asked before it", number)
                .allMatch(sample -> sample.status() == 201 || sample.status() == 503 && sample.retryAfter());
        expectations
                .assertThat(after.stream().map(Sample::status).distinct())
                .as("stop %d: answers to those who came later; 0 is none, -1 is nobody there", number)
                .isSubsetOf(201, 503, 0, -1);
        expectations
                .assertThat(status(slow))
                .as("stop %d: a body in two parts", number)
                .isIn("201", "503");
        expectations.assertThat(status(large)).as("stop %d: a batch", number).isIn("200", "503");
    }

    private static String status(Future<Answer> answer) throws InterruptedException {
        try {
            return Integer.toString(answer.get().status());
        } catch (ExecutionException none) {
            return "no answer: " + none.getCause();
        }
    }

    private static Answer inTwoParts(int port, Duration pause) throws IOException, InterruptedException {
        byte[] request = Callers.bytes(null, "es", """
                {"type": "RETENTION", "asOf": "2026-11-20",
                 "facts": {"policy": {"status": "ACTIVE", "plan": "PIF", "charges": 1}}}""");
        int half = request.length - 40;
        try (Connection connection = Connection.to(port, PATIENCE)) {
            connection.send(java.util.Arrays.copyOf(request, half));
            Thread.sleep(pause.toMillis());
            connection.send(java.util.Arrays.copyOfRange(request, half, request.length));
            return answer(connection);
        }
    }

    private static Answer batch(int port) throws IOException {
        String one = """
                {"type": "RETENTION", "asOf": "2026-11-20",
                 "facts": {"policy": {"status": "ACTIVE", "plan": "PIF", "charges": 2}}}""";
        byte[] body = ("{\"decisions\": [" + (one + ",").repeat(999) + one + "]}").getBytes(UTF_8);
        String head = "POST /decisions/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length + "\r\n\r\n";
        try (Connection connection = Connection.to(port, PATIENCE)) {
            connection.send(head.getBytes(US_ASCII));
            connection.send(body);
            return answer(connection);
        }
    }

    private static Answer answer(Connection connection) throws IOException {
        Answer answer = connection.receive(false);
        if (answer == null) {
            throw new IOException("the connection ended");
        }
        return answer;
    }

    // ---- About it all

    static Map<String, String> settings(int port, String password) {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:" + port + "/criterio",
                "QUARKUS_DATASOURCE_USERNAME",
                OwnPostgres.USERNAME,
                "QUARKUS_DATASOURCE_PASSWORD",
                password);
    }

    private static <T> T get(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private static String median(List<Duration> durations) {
        List<Duration> sorted = durations.stream().sorted().toList();
        return "%.1f s (median of %d, longest %.1f s)"
                .formatted(
                        sorted.get(sorted.size() / 2).toMillis() / 1e3,
                        sorted.size(),
                        sorted.get(sorted.size() - 1).toMillis() / 1e3);
    }

    static void say(String format, Object... arguments) {
        System.out.printf("[%5.1f s] %s%n", (System.nanoTime() - START) / 1e9, format.formatted(arguments));
    }
}
