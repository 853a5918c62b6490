package io.criterio.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.criterio.decision.Decided;
import io.criterio.decision.Redecided;
import io.criterio.record.Content;
import io.criterio.record.DecisionRecord;
import io.criterio.record.RecordUnavailableException;
import io.criterio.record.RecordWalk;
import io.criterio.verification.Difference;
import io.criterio.verification.Differences;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Holds recorded decisions against those of the candidate. Thread-safe. */
final class Comparison implements RecordWalk.Look<Compared> {

    private static final Logger LOG = Logger.getLogger(Comparison.class);
    private static final Pattern INDEX = Pattern.compile("/\\d+(?=/|$)");

    /** What only people read. */
    private static final Pattern WORDS = Pattern.compile(".*/(text|tips|doNotSay)(/\\*)?");

    private static final Compared MISSING = new Compared.Unreadable("Its input or outcome is missing in the record.");
    private static final Compared MASKED = new Compared.Masked();

    /** What is remembered of pairs of outcomes, in bytes: many situations have the same. */
    private static final long REMEMBERED = 48L << 20;

    private final Candidate candidate;
    private final OutcomeFigures figures = new OutcomeFigures();
    private final Cache<Pair, Compared> pairs = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED)
            .weigher((Pair pair, Compared compared) ->
                    2 * (pair.was().length() + pair.is().json().length) + bytes(compared))
            .build();

    /** An outcome as it was recorded, and as the candidate has it. */
    private record Pair(String type, String was, List<String> rulesThen, Content is, List<String> rulesNow) {}

    Comparison(Candidate candidate) {
        this.candidate = candidate;
    }

    @Override
    public Compared missing() {
        return MISSING;
    }

    @Override
    public int bytes(Compared found) {
        if (found instanceof Compared.Changed changed) {
            return 500 + changed.told().length;
        }
        return found instanceof Compared.Unreadable unreadable
                ? unreadable.reason().length()
                : 0;
    }

    @Override
    public List<Compared> at(List<DecisionRecord> decisions) {
        List<Redecided> again = decide(decisions);
        List<Compared> compared = new ArrayList<>(decisions.size());
        for (int i = 0; i < decisions.size(); i++) {
            compared.add(compare(decisions.get(i), again.get(i)));
        }
        return compared;
    }

    private List<Redecided> decide(List<DecisionRecord> decisions) {
        try {
            return candidate.decide(decisions);
        } catch (RecordUnavailableException | CandidateLostException ends) {
            throw ends;
        } catch (RuntimeException broken) {
            if (decisions.size() > 1) {
                // One decision that cannot be made must not keep the others from being decided.
                return decisions.stream()
                        .map(decision -> decide(List.of(decision)).get(0))
                        .toList();
            }
            LOG.errorf(
                    broken,
                    "Decision %s could not be decided again",
                    decisions.get(0).id());
            return List.of(new Redecided.Impossible("Deciding again failed: " + broken.getMessage()));
        }
    }

    private Compared compare(DecisionRecord recorded, Redecided again) {
        if (again instanceof Redecided.Masked) {
            return MASKED;
        }
        if (again instanceof Redecided.Impossible impossible) {
            return new Compared.Unreadable(impossible.reason());
        }
        Decided decided = ((Redecided.Done) again).decided();
        return pairs.get(
                new Pair(recorded.type(), recorded.outcome(), recorded.rules(), decided.outcome(), decided.rules()),
                this::compare);
    }

    private Compared compare(Pair pair) {
        String now = new String(pair.is().json(), StandardCharsets.UTF_8);
        JsonNode is = Differences.tree(now);
        if (pair.was().equals(now) && pair.rulesThen().equals(pair.rulesNow())) {
            return new Compared.Identical(figures.of(pair.type(), is));
        }
        JsonNode was = Differences.tree(pair.was());
        Differences all = Differences.between(pair.was(), was, pair.rulesThen(), now, is, pair.rulesNow());
        List<Difference> inTheOutcome = all.first().stream()
                .filter(difference -> !difference.pointer().equals("/rules"))
                .toList();
        Set<String> fields = new TreeSet<>();
        inTheOutcome.forEach(
                difference -> fields.add(INDEX.matcher(difference.pointer()).replaceAll("/*")));
        List<String> appeared = Differences.without(pair.rulesNow(), pair.rulesThen());
        List<String> vanished = Differences.without(pair.rulesThen(), pair.rulesNow());
        return new Compared.Changed(
                ChangedDecision.members(appeared, vanished, inTheOutcome, all.omitted()),
                List.copyOf(fields),
                !fields.isEmpty()
                        && all.omitted() == 0
                        && pair.rulesThen().equals(pair.rulesNow())
                        && fields.stream()
                                .allMatch(field -> WORDS.matcher(field).matches()),
                appeared,
                vanished,
                figures.of(pair.type(), was),
                figures.of(pair.type(), is));
    }
}
