package io.criterio.proof;

import io.criterio.release.Release;
import io.criterio.scenario.Changes;
import io.criterio.scenario.Changes.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides every situation under two releases and tells where the answers part. The situations are those that the rules of
 * either release tell apart.
 */
public final class Differences {

    /** How many situations are looked at after the first that is answered in two ways, for one that states less. */
    private static final int FEW = 400;

    private final InputSpaces spaces;
    private final Release before;
    private final Release after;
    private final boolean sameData;
    private @Nullable Agreement agreement;

    public Differences(InputSpaces spaces, Release before, Release after) {
        this.spaces = spaces;
        this.before = before;
        this.after = after;
        this.sameData = hasSameData(before, after);
    }

    /** One situation that is answered in two ways. */
    public record Difference(Example example, List<Change> changes, Set<String> rulesBefore, Set<String> rulesAfter) {

        /** How many changes a scenario states. */
        private static final int STATED = 3;

        /** The situation as a scenario that holds before and not after. */
        public String scenario(String name) {
            return example.scenario(name, Changes.expectation(changes, STATED));
        }
    }

    /**
     * What one rule's change does to one kind of answer.
     *
     * @param rules names of the rules that fire on one side only, or find something else; none where texts alone differ
     * @param kinds verdict, package, quantity, text …
     * @param situations how many
     * @param smallest the situation that states the least
     */
    public record Group(Set<String> rules, Set<String> kinds, long situations, Difference smallest) {}

    /** The whole space of a decision type, compared. */
    public record Report(String type, List<Axis> axes, long situations, long changed, List<Group> groups) {
        public Report {
            groups = List.copyOf(groups);
        }
    }

    /** The spaces of the two releases together. */
    public List<InputSpace> spaces() {
        return spaces.of(List.of(before, after));
    }

    /**
     * A situation that is answered in two ways, in Spanish: of the first few that come up, the one that states the least.
     * None where every situation is answered alike.
     *
     * <p>Situations are looked at in an order that jumps about, the same at every call: neighbours are alike, and what
     * shows in one situation of a hundred comes up within some hundreds. A release that cannot decide one of them answers
     * it otherwise.
     *
     * @param cancelled whether to stop looking; what has been found by then is returned
     */
    public Optional<Difference> first(BooleanSupplier cancelled) {
        Agreement agreement = agreement();
        if (agreement != null && agreement.isComplete()) {
            return Optional.empty();
        }
        for (InputSpace space : spaces()) {
            try (Decisions one = space.under(before);
                    Decisions other = space.under(after)) {
                Optional<Difference> found =
                        first(new Comparing(space, one, other, false, sameData, agreement), cancelled);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Difference> first(Comparing comparing, BooleanSupplier cancelled) {
        Difference smallest = null;
        int left = Integer.MAX_VALUE;
        for (int number : jumping(comparing.space.size())) {
            if (left == 0 || cancelled.getAsBoolean()) {
                break;
            }
            left--;
            if (comparing.isSettled(number)) {
                continue;
            }
            Pair pair = comparing.pairIfDecided(number);
            int[] chosen = comparing.firstDifferent(pair);
            if (chosen != null) {
                left = smallest == null ? FEW : left;
                Example example = Example.of(comparing.space, number, chosen);
                if (smallest == null || Example.SIZE.compare(example, smallest.example()) < 0) {
                    smallest = comparing.difference(pair, chosen);
                }
            }
        }
        return Optional.ofNullable(smallest);
    }

    /** Every number below {@code size} once. */
    private static List<Integer> jumping(int size) {
        List<Integer> numbers = new ArrayList<>(size);
        for (int number = 0; number < size; number++) {
            numbers.add(number);
        }
        Collections.shuffle(numbers, new Random(size));
        return numbers;
    }

    private static boolean hasSameData(Release before, Release after) {
        List<String> paths = before.sources().paths();
        return paths.equals(after.sources().paths())
                && paths.stream()
                        .filter(path -> !path.endsWith(".drl"))
                        .allMatch(path -> before.sources()
                                .text(path)
                                .equals(after.sources().text(path)));
    }

    /** In what releases with the same data find the same: found out once for all spaces. */
    private synchronized @Nullable Agreement agreement() {
        if (agreement == null && sameData) {
            agreement = Agreement.of(spaces, before, after);
        }
        return agreement;
    }

    /** All situations; a part of them when the walk is cancelled. */
    public Report compare(InputSpace space, Walk walk) {
        Agreement agreement = agreement();
        try (Decisions one = space.under(before);
                Decisions other = space.under(after)) {
            List<Comparing> parts = walk.through(
                    space.size(),
                    () -> new Comparing(space, one, other, true, sameData, agreement),
                    (number, comparing) -> comparing.look(number));
            Map<List<Set<String>>, Group> groups = new HashMap<>();
            long changed = 0;
            for (Comparing part : parts) {
                changed += part.changed;
                part.groups.forEach((key, group) -> groups.merge(key, group, Differences::together));
            }
            List<Group> sorted = new ArrayList<>(groups.values());
            sorted.sort(Comparator.comparingLong(Group::situations)
                    .reversed()
                    .thenComparing(group -> group.smallest().example(), Example.SIZE));
            List<Axis> axes = new ArrayList<>(space.axes());
            space.variations().forEach(variation -> axes.add(variation.axis()));
            return new Report(space.type(), axes, space.situations(), changed, sorted);
        }
    }

    private static Group together(Group one, Group other) {
        return new Group(
                one.rules(),
                one.kinds(),
                one.situations() + other.situations(),
                Example.SIZE.compare(one.smallest().example(), other.smallest().example()) <= 0
                        ? one.smallest()
                        : other.smallest());
    }

    /** One situation under both releases. */
    private record Pair(int number, Decisions.Decision one, Decisions.Decision other) {}

    /** What one thread compares. */
    private static final class Comparing {

        private final InputSpace space;
        private final Decisions one;
        private final Decisions other;
        private final boolean texts;
        private final boolean sameData;
        private final @Nullable Agreement agreement;
        private final Map<List<Object>, Boolean> varied = new HashMap<>();
        private final Set<List<Object>> neverVaried = new HashSet<>();
        private final Map<List<Set<String>>, Group> groups = new HashMap<>();
        private long changed;

        /**
         * @param texts whether to compare other languages, too
         * @param sameData whether the releases differ in their rules alone, so that codes that are the same have the same
         *     texts
         * @param agreement in what such releases find the same
         */
        Comparing(
                InputSpace space,
                Decisions one,
                Decisions other,
                boolean texts,
                boolean sameData,
                @Nullable Agreement agreement) {
            this.space = space;
            this.one = one;
            this.other = other;
            this.texts = texts;
            this.sameData = sameData;
            this.agreement = agreement;
        }

        /** Whether a situation needs no decision: it is answered alike by both, whatever variation is chosen. */
        boolean isSettled(int number) {
            if (agreement == null) {
                return false;
            }
            if (agreement.isComplete()) {
                return true;
            }
            Decisions.Asked asked = one.asked(number);
            return asked != null
                    && neverVaried.contains(List.of(asked.kind(), asked.kind()))
                    && agreement.covers(asked.facts());
        }

        Pair pair(int number) {
            return new Pair(number, one.decide(number), other.decide(number));
        }

        /** The same where the other release may be unable to decide. */
        Pair pairIfDecided(int number) {
            Decisions.Decision decided;
            try {
                decided = other.decide(number);
            } catch (IllegalStateException cannot) {
                decided = new Undecided();
            }
            return new Pair(number, one.decide(number), decided);
        }

        /** The plain situation, or the first variation of it, that is answered in two ways. */
        int @Nullable [] firstDifferent(Pair pair) {
            int[] chosen = new int[space.variations().size()];
            if (isDifferentPlainly(pair, chosen)) {
                return chosen;
            }
            List<Object> kinds = List.of(pair.one().kind(chosen), pair.other().kind(chosen));
            if (neverVaried.contains(kinds)) {
                return null;
            }
            for (int v = 0; v < chosen.length; v++) {
                for (int value = 1; value < space.variations().get(v).axis().values(); value++) {
                    int[] one = chosen.clone();
                    one[v] = value;
                    if (isVaried(pair, one)) {
                        return one;
                    }
                }
            }
            neverVaried.add(kinds);
            return null;
        }

        void look(int number) {
            if (isSettled(number)) {
                return;
            }
            Pair pair = pair(number);
            List<Variation> variations = space.variations();
            int[] plain = new int[variations.size()];
            if (isDifferentPlainly(pair, plain)) {
                Difference difference = difference(pair, plain);
                long alike = 1;
                if (onlyVariable(difference)) {
                    for (int v = 0; v < plain.length; v++) {
                        alike *= alike(pair, v);
                    }
                    note(pair, plain, difference, space.situations() / space.size() - alike);
                } else {
                    note(pair, plain, difference, space.situations() / space.size());
                }
                return;
            }
            long all = space.situations() / space.size();
            long alike = 1;
            int[] first = null;
            for (int v = 0; v < plain.length; v++) {
                int same = 1;
                for (int value = 1; value < variations.get(v).axis().values(); value++) {
                    int[] chosen = plain.clone();
                    chosen[v] = value;
                    if (isVaried(pair, chosen)) {
                        first = first == null ? chosen : first;
                    } else {
                        same++;
                    }
                }
                alike *= same;
            }
            if (first != null) {
                note(pair, first, difference(pair, first), all - alike);
            } else {
                neverVaried.add(List.of(pair.one().kind(plain), pair.other().kind(plain)));
            }
        }

        private long alike(Pair pair, int variation) {
            long alike = 0;
            Set<String> bearsOn = space.variations().get(variation).bearsOn();
            for (int value = 0; value < space.variations().get(variation).axis().values(); value++) {
                int[] chosen = new int[space.variations().size()];
                chosen[variation] = value;
                if (changes(pair, chosen).stream().noneMatch(change -> bearsOn.contains(change.member()))) {
                    alike++;
                }
            }
            return alike;
        }

        private boolean onlyVariable(Difference difference) {
            return difference.changes().stream()
                    .allMatch(change -> space.variations().stream()
                            .anyMatch(variation -> variation.bearsOn().contains(change.member())));
        }

        /** With no variation chosen. */
        private boolean isDifferentPlainly(Pair pair, int... plain) {
            return !(sameData && Objects.equals(pair.one().core(), pair.other().core())) && isDifferent(pair, plain);
        }

        private boolean isDifferent(Pair pair, int... chosen) {
            return !Objects.equals(pair.one().outcome(chosen), pair.other().outcome(chosen))
                    || texts && !inBoth(pair, chosen).isEmpty();
        }

        /** The languages that both releases speak, and answer otherwise in. */
        private static List<String> inBoth(Pair pair, int... chosen) {
            Map<String, Object> ours = pair.one().translations(chosen);
            Map<String, Object> theirs = pair.other().translations(chosen);
            return ours.keySet().stream()
                    .filter(language ->
                            theirs.containsKey(language) && !Objects.equals(ours.get(language), theirs.get(language)))
                    .sorted()
                    .toList();
        }

        /** The same for a variation of a situation that is answered alike. */
        private boolean isVaried(Pair pair, int... chosen) {
            List<Object> key = List.of(pair.one().kind(chosen), pair.other().kind(chosen));
            Boolean known = varied.get(key);
            if (known == null) {
                known = isDifferent(pair, chosen);
                varied.put(key, known);
            }
            return known;
        }

        private List<Change> changes(Pair pair, int... chosen) {
            List<Change> changes = new ArrayList<>(
                    Changes.between(pair.one().outcome(chosen), pair.other().outcome(chosen)));
            if (texts) {
                for (String language : inBoth(pair, chosen)) {
                    if (changes.isEmpty()) {
                        changes.addAll(Changes.between(
                                pair.one().translations(chosen).get(language),
                                pair.other().translations(chosen).get(language)));
                    }
                }
            }
            return changes;
        }

        Difference difference(Pair pair, int... chosen) {
            return new Difference(
                    Example.of(space, pair.number(), chosen),
                    changes(pair, chosen),
                    pair.one().rules(chosen),
                    pair.other().rules(chosen));
        }

        private void note(Pair pair, int[] chosen, Difference difference, long situations) {
            Set<String> rules = new TreeSet<>();
            Set<String> ours = pair.one().fired(chosen);
            Set<String> theirs = pair.other().fired(chosen);
            ours.stream().filter(each -> !theirs.contains(each)).forEach(each -> rules.add(rule(each)));
            theirs.stream().filter(each -> !ours.contains(each)).forEach(each -> rules.add(rule(each)));
            Set<String> kinds = new TreeSet<>();
            difference.changes().forEach(change -> kinds.add(change.kind()));
            changed += situations;
            groups.merge(List.of(rules, kinds), new Group(rules, kinds, situations, difference), Differences::together);
        }

        private static String rule(String fired) {
            int arrow = fired.indexOf(Decisions.FOUND);
            return arrow < 0 ? fired : fired.substring(0, arrow);
        }
    }

    /** A situation that the rules leave without a decision: a fact matters, say, that none of them asks for. */
    private record Undecided() implements Decisions.Decision {

        @Override
        public Object request(int... chosen) {
            return Map.of();
        }

        @Override
        public @Nullable Object outcome(int... chosen) {
            return null;
        }

        @Override
        public Map<String, Object> translations(int... chosen) {
            return Map.of();
        }

        @Override
        public Set<String> rules(int... chosen) {
            return Set.of();
        }

        @Override
        public Set<String> fired(int... chosen) {
            return Set.of();
        }

        @Override
        public Object kind(int... chosen) {
            return "";
        }
    }
}
