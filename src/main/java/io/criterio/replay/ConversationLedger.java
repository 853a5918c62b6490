package io.criterio.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.criterio.replay.ReplaySummary.Diverging;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations a replay changes, and from which turn on. There may be millions of them, their turns apart: the
 * turns go to files, parted by conversation, and the files are added up one by one at the end. Not thread-safe.
 */
final class ConversationLedger implements AutoCloseable {

    private static final int PARTS = 64;

    /** Conversations that diverge later than this are counted together. */
    private static final int LAST_TURN_TOLD_APART = 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final @Nullable DataOutputStream[] parts = new DataOutputStream[PARTS];

    /**
     * An empty ledger.
     *
     * @param folder that exists; files are made in it and taken away again
     */
    ConversationLedger(Path folder) {
        this.folder = folder;
    }

    /**
     * What conversations come to.
     *
     * @param replayed how many there are
     * @param changed how many of them have a turn that changes
     * @param divergingAt how many first diverge at a turn, from 1, by turn; the last stands for all from there on
     */
    record Totals(long replayed, long changed, SortedMap<Integer, Long> divergingAt) {}

    /** Notes a turn; those of a conversation come in their order. */
    void add(String caseId, UUID decision, boolean changed) throws IOException {
        long key = key(caseId);
        int part = (int) Math.floorMod(key, PARTS);
        DataOutputStream out = parts[part];
        if (out == null) {
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(turnsOf(part))));
            parts[part] = out;
        }
        out.writeLong(key);
        out.writeBoolean(changed);
        if (changed) {
            out.writeLong(decision.getMostSignificantBits());
            out.writeLong(decision.getLeastSignificantBits());
            out.writeUTF(caseId);
        }
    }

    /** 64 bits of FNV-1a, mixed: of ten million conversations two share one with a probability of three in a million. */
    private static long key(String caseId) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < caseId.length(); i++) {
            hash = (hash ^ caseId.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        return hash ^ hash >>> 33;
    }

    /**
     * Adds up what was noted.
     *
     * @param out gets a line of JSON for each conversation that diverges, in the order in which they do; null for none
     * @param first is filled with the first of them
     */
    Totals total(@Nullable Path out, List<Diverging> first, int most) throws IOException {
        long replayed = 0;
        long changed = 0;
        SortedMap<Integer, Long> divergingAt = new TreeMap<>();
        List<Path> sorted = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            DataOutputStream stream = parts[part];
            if (stream == null) {
                continue;
            }
            stream.close();
            parts[part] = null;
            Map<Long, int[]> turns = new HashMap<>();
            Map<Long, Diverging> diverging = new LinkedHashMap<>();
            read(turnsOf(part), turns, diverging);
            Files.delete(turnsOf(part));
            replayed += turns.size();
            changed += diverging.size();
            List<Diverging> complete = new ArrayList<>();
            diverging.forEach((key, begun) -> {
                int[] counts = turns.getOrDefault(key, new int[2]);
                complete.add(new Diverging(begun.decision(), begun.caseId(), begun.turn(), counts[0], counts[1]));
                divergingAt.merge(Math.min(begun.turn(), LAST_TURN_TOLD_APART), 1L, Long::sum);
            });
            if (!complete.isEmpty()) {
                sorted.add(write(part, complete));
            }
        }
        merge(sorted, out, first, most);
        return new Totals(replayed, changed, divergingAt);
    }

    private static void read(Path file, Map<Long, int[]> turns, Map<Long, Diverging> diverging) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                long key;
                try {
                    key = in.readLong();
                } catch (EOFException end) {
                    return;
                }
                int[] counts = turns.computeIfAbsent(key, first -> new int[2]);
                counts[0]++;
                if (in.readBoolean()) {
                    counts[1]++;
                    UUID decision = new UUID(in.readLong(), in.readLong());
                    String caseId = in.readUTF();
                    diverging.putIfAbsent(key, new Diverging(decision, caseId, counts[0], 0, 0));
                }
            }
        }
    }

    /** Ids begin with their time: in the order of the lines is in the order of time. */
    private Path write(int part, List<Diverging> diverging) throws IOException {
        diverging.sort(Comparator.comparing(each -> each.decision().toString()));
        Path file = folder.resolve("diverging-" + part);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (Diverging each : diverging) {
                writer.write(JSON.writeValueAsString(each));
                writer.write('\n');
            }
        }
        return file;
    }

    private record Source(BufferedReader reader, String line) {}

    private static void merge(List<Path> files, @Nullable Path out, List<Diverging> first, int most)
            throws IOException {
        PriorityQueue<Source> next = new PriorityQueue<>(Comparator.comparing(Source::line));
        try (BufferedWriter writer = out == null ? null : Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            for (Path file : files) {
                advance(next, Files.newBufferedReader(file));
            }
            while (!next.isEmpty() && (writer != null || first.size() < most)) {
                Source source = next.remove();
                if (first.size() < most) {
                    first.add(read(source.line()));
                }
                if (writer != null) {
                    writer.write(source.line());
                    writer.write('\n');
                }
                advance(next, source.reader());
            }
        } finally {
            for (Source source : next) {
                source.reader().close();
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private static void advance(PriorityQueue<Source> next, BufferedReader reader) throws IOException {
        String line = reader.readLine();
        if (line == null) {
            reader.close();
        } else {
            next.add(new Source(reader, line));
        }
    }

    private static Diverging read(String line) {
        try {
            return JSON.readValue(line, Diverging.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a line of our own is JSON", impossible);
        }
    }

    private Path turnsOf(int part) {
        return folder.resolve("turns-" + part);
    }

    /** Takes away what a replay that did not come to its end leaves behind. */
    @Override
    public void close() throws IOException {
        for (int part = 0; part < PARTS; part++) {
            DataOutputStream stream = parts[part];
            if (stream != null) {
                stream.close();
                Files.deleteIfExists(turnsOf(part));
            }
        }
    }
}
