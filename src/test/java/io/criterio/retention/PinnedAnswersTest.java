package io.criterio.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.criterio.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Outcome, rules and trace of several thousand situations, as they were when the file of digests was written: what is
 * rebuilt inside changes none of them. Where an answer is to change, {@code -Dpinned.refresh=true} writes the file anew.
 */
class PinnedAnswersTest {

    private static final Path PINNED = Path.of("src/test/resources/retention/pinned-answers.txt");
    private static final int SITUATIONS = 6_000;
    private static final int BLOCK = 100;

    @Test
    void outcome_and_rules_are_what_they_were() throws IOException {
        RetentionPolicy policy = RulesetFixture.POLICY;
        RetentionSpace space = new RetentionSpace(List.of(policy.rules()));
        RetentionView view = new RetentionView(
                RulesetFixture.RELEASE.texts().in(Language.ES),
                RulesetFixture.RELEASE.calendar(),
                RetentionSpace.AS_OF,
                null);
        int step = space.size() / SITUATIONS | 1;

        List<String> digests = IntStream.range(0, SITUATIONS / BLOCK)
                .parallel()
                .mapToObj(block -> {
                    MessageDigest digest = sha256();
                    for (int i = block * BLOCK; i < (block + 1) * BLOCK; i++) {
                        Situation situation = space.situation((int) ((long) i * step % space.size()), i % 5, i % 7);
                        RetentionPolicy.Decision decision = policy.decide(situation, Proposed.NONE, i % 50 == 0);
                        digest.update(
                                (answer(view, decision.outcome()) + "\n" + policy.rulesOf(decision)).getBytes(UTF_8));
                    }
                    return HexFormat.of().formatHex(digest.digest());
                })
                .collect(Collectors.toCollection(ArrayList::new));

        if (Boolean.getBoolean("pinned.refresh")) {
            Files.createDirectories(PINNED.getParent());
            Files.write(PINNED, digests);
        }
        assertThat(digests).isEqualTo(Files.readAllLines(PINNED));
    }

    private static String answer(RetentionView view, RetentionOutcome outcome) {
        try {
            return RetentionDecisionType.JSON.writeValueAsString(view.answer(outcome));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
