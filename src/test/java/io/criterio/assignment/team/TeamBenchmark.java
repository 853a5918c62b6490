package io.criterio.assignment.team;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.criterio.QuietEngine;
import com.sun.management.OperatingSystemMXBean;
import io.criterio.assignment.Teams;
import io.criterio.decision.DecisionRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * A team through the stream, in process: bytes in, bytes out, nothing recorded. Beside it, in the same run and over the
 * same bytes, Jackson's bare loop over the tokens, on one core. Arguments: executives, records each.
 */
public final class TeamBenchmark {

    /** Different bases: more than the caches of the processor hold. */
    private static final int BASES = 32;

    private static final int ROUNDS = 3;
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Supplier<DecisionRun> RUNS = Teams.dryRuns();

    private TeamBenchmark() {}

    public static void main(String... args) throws Exception {
        QuietEngine.silence();
        int executives = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
        int records = args.length > 1 ? Integer.parseInt(args[1]) : 5_000;
        byte[][] bases = new byte[BASES][];
        for (int i = 0; i < BASES; i++) {
            byte[] line = Teams.line(new Random(i), "e-" + i, i + "-", records);
            bases[i] = new byte[line.length + 1];
            System.arraycopy(line, 0, bases[i], 0, line.length);
            bases[i][line.length] = '\n';
        }
        System.out.printf(
                "%,d executives x %,d records, %d bytes a record, %d cores, heap of at most %d MB%n",
                executives,
                records,
                bases[0].length / records,
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        stream(bases, executives / 10);
        for (int round = 0; round < ROUNDS; round++) {
            Cost tokens = measured(() -> tokens(bases, executives / 10), executives / 10 * records);
            System.gc();
            ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
            Cost stream = measured(() -> stream(bases, executives), executives * records);
            System.out.printf(
                    "token loop: %s; stream: %s, %.1f times its processor time; heap %d MB at its peak, %d MB after a"
                            + " collection%n",
                    tokens, stream, stream.cpu() / tokens.cpu(), heap(false), heap(true));
        }
    }

    /**
     * What a record costs.
     *
     * @param cpu of all processors, in ns: on a machine that does other things this is what can be compared
     * @param wall in ns
     */
    private record Cost(double cpu, double wall) {

        @Override
        public String toString() {
            return String.format("%.0f ns of processor a record, %,.0f records a second", cpu, 1e9 / wall);
        }
    }

    private static Cost measured(Runnable work, double records) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        return new Cost((system.getProcessCpuTime() - cpu) / records, (System.nanoTime() - start) / records);
    }

    private static void stream(byte[][] bases, int executives) {
        ExecutorService reading =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        ExecutorService cutting = Executors.newSingleThreadExecutor();
        try {
            Sink sink = new Sink();
            NdjsonOffers offers = new NdjsonOffers(new Repeated(bases, executives), 8 << 20, new LineReader());
            new TeamRun(offers, RUNS.get(), "", cutting, reading, 16 << 20).answer(sink);
            if (sink.lines != executives) {
                throw new IllegalStateException(sink.lines + " answers to " + executives);
            }
        } finally {
            reading.shutdown();
            cutting.shutdown();
        }
    }

    private static void tokens(byte[][] bases, int lines) {
        for (int i = 0; i < lines; i++) {
            try (JsonParser parser = FACTORY.createParser(bases[i % bases.length])) {
                while (parser.nextToken() != null) {
                    // that is all
                }
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    private static long heap(boolean afterCollection) {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = afterCollection ? pool.getCollectionUsage() : pool.getPeakUsage();
            if (pool.getType() == MemoryType.HEAP && usage != null) {
                bytes += usage.getUsed();
            }
        }
        return bytes >> 20;
    }

    /** The same lines over and over. */
    private static final class Repeated extends InputStream {

        private final byte[][] lines;
        private final int count;
        private int line;
        private int at;

        Repeated(byte[][] lines, int count) {
            this.lines = lines;
            this.count = count;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("byte by byte");
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (line == count) {
                return -1;
            }
            byte[] bytes = lines[line % lines.length];
            int copied = Math.min(length, bytes.length - at);
            System.arraycopy(bytes, at, into, from, copied);
            at += copied;
            if (at == bytes.length) {
                at = 0;
                line++;
            }
            return copied;
        }
    }

    /** Counts the answers that are decisions. */
    private static final class Sink extends OutputStream {

        private int lines;

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException("byte by byte");
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (length > 20 && new String(bytes, from, 12).equals("\"status\":200")) {
                lines++;
            }
        }
    }
}
