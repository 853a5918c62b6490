package io.criterio.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.replay.ReplaySummary.Diverging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationLedgerTest {

    @TempDir
    Path folder;

    @Test
    void thousands_of_conversations_mixed_up_are_told_as_they_are() throws IOException {
        Random random = new Random(20261122);
        Map<String, List<Boolean>> turns = new HashMap<>();
        Map<String, Diverging> first = new HashMap<>();
        List<String> diverging = new ArrayList<>();
        List<Diverging> examples = new ArrayList<>();
        ConversationLedger.Totals totals;
        try (ConversationLedger ledger = new ConversationLedger(folder)) {
            for (int i = 0; i < 50_000; i++) {
                String caseId = "case-é\"-" + random.nextInt(10_000);
                UUID decision = new UUID(0x0192_0000_0000_7000L + ((long) i << 16), random.nextLong());
                boolean changed = random.nextInt(20) == 0;
                ledger.add(caseId, decision, changed);
                List<Boolean> known = turns.computeIfAbsent(caseId, each -> new ArrayList<>());
                known.add(changed);
                if (changed && !first.containsKey(caseId)) {
                    first.put(caseId, new Diverging(decision, caseId, known.size(), 0, 0));
                    diverging.add(caseId);
                }
            }
            totals = ledger.total(folder.resolve("out"), examples, 10);
        }

        assertThat(totals.replayed()).isEqualTo(turns.size());
        assertThat(totals.changed()).isEqualTo(first.size());
        assertThat(totals.divergingAt().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(first.size());
        assertThat(examples).hasSize(10);
        for (int i = 0; i < 10; i++) {
            Diverging expected = first.get(diverging.get(i));
            List<Boolean> all = turns.get(expected.caseId());
            assertThat(examples.get(i))
                    .isEqualTo(new Diverging(expected.decision(), expected.caseId(), expected.turn(), all.size(), (int)
                            all.stream().filter(changed -> changed).count()));
        }
        assertThat(Files.readAllLines(folder.resolve("out")))
                .hasSize(first.size())
                .isSorted();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("out"));
        }
    }

    @Test
    void a_ledger_that_is_not_added_up_leaves_nothing_behind() throws IOException {
        try (ConversationLedger ledger = new ConversationLedger(folder)) {
            ledger.add("one", new UUID(0, 1), true);
        }
        assertThat(folder).isEmptyDirectory();
    }
}
