package io.criterio.assignment.team;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.criterio.assignment.Teams;
import io.criterio.decision.DecisionRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TeamRunTest {

    private static final Supplier<DecisionRun> RUNS = Teams.dryRuns();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 100_000;
    private static final int WINDOW = 200_000;

    private final ExecutorService reading = Executors.newFixedThreadPool(2);
    private final ExecutorService cutting = Executors.newSingleThreadExecutor();

    @AfterEach
    void nothing_is_left_running() throws InterruptedException {
        reading.shutdown();
        cutting.shutdown();
        assertThat(reading.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(cutting.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void answers_come_in_the_order_of_the_lines_however_long_these_are() throws IOException {
        Random random = new Random(3);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = 1; i <= 300; i++) {
            lines.write(Teams.line(random, "e-" + i, "", random.nextInt(10) == 0 ? 600 : random.nextInt(4)));
            lines.write('\n');
        }
        ByteArrayOutputStream answers = new ByteArrayOutputStream();

        answer(new ByteArrayInputStream(lines.toByteArray()), answers);

        List<JsonNode> read = read(answers);
        assertThat(read).hasSize(300);
        for (int i = 0; i < 300; i++) {
            assertThat(read.get(i).get("line").intValue()).isEqualTo(i + 1);
            assertThat(read.get(i).get("executive").textValue()).isEqualTo("e-" + (i + 1));
            assertThat(read.get(i).get("status").intValue()).isEqualTo(200);
        }
    }

    @Test
    void whoever_does_not_read_the_answers_is_not_read_from_either() throws Exception {
        AtomicLong sent = new AtomicLong();
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        OutputStream nobodyReads = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                stuck.countDown();
                try {
                    gone.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new IOException("gone");
            }
        };
        Thread run = new Thread(() -> answer(endless(sent), nobodyReads));
        run.start();
        stuck.await();

        long before = -1;
        while (before != sent.get()) {
            before = sent.get();
            Thread.sleep(300);
        }

        assertThat(sent.get()).as("bytes that were taken").isLessThan(WINDOW + 200_000);
        gone.countDown();
        run.join();
    }

    @Test
    void a_line_that_the_stream_breaks_off_in_is_not_decided() throws IOException {
        byte[] line = Teams.line(new Random(1), "e-1", "", 2);
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        ByteArrayOutputStream answers = new ByteArrayOutputStream();

        answer(new SequenceInputStream(new ByteArrayInputStream(line), broken), answers);

        assertThat(answers.size()).isZero();
    }

    @Test
    void a_fault_of_ours_spoils_one_answer_and_tells_the_number_of_its_report() throws IOException {
        List<Unread> offered = new ArrayList<>(List.of(
                new Unread(1, 10, () -> {
                    throw new IllegalStateException("secret");
                }),
                new Unread(2, 10, () -> new LineReader().read(2, Teams.line(new Random(1), "e-2", "", 2)))));
        ByteArrayOutputStream answers = new ByteArrayOutputStream();

        run(() -> offered.isEmpty() ? null : offered.remove(0)).answer(answers);

        List<JsonNode> read = read(answers);
        assertThat(read.get(0).get("status").intValue()).isEqualTo(500);
        assertThat(read.get(0).at("/problem/instance").textValue()).startsWith("urn:uuid:");
        assertThat(answers.toString(StandardCharsets.UTF_8)).doesNotContain("secret");
        assertThat(read.get(1).get("status").intValue()).isEqualTo(200);
    }

    private void answer(InputStream stream, OutputStream answers) {
        run(new NdjsonOffers(stream, LONGEST, new LineReader())).answer(answers);
    }

    private TeamRun run(Offers offers) {
        return new TeamRun(offers, RUNS.get(), "/assignments", cutting, reading, WINDOW);
    }

    private static List<JsonNode> read(ByteArrayOutputStream answers) throws IOException {
        List<JsonNode> read = new ArrayList<>();
        for (String line : answers.toString(StandardCharsets.UTF_8).split("\n")) {
            read.add(JSON.readTree(line));
        }
        return read;
    }

    /** The same line again and again. */
    private static InputStream endless(AtomicLong sent) {
        byte[] line = Teams.line(new Random(1), "e-1", "", 20);
        return new InputStream() {
            private int at;

            @Override
            public int read() {
                int b = at == line.length ? '\n' : line[at];
                at = at == line.length ? 0 : at + 1;
                sent.incrementAndGet();
                return b;
            }
        };
    }
}
