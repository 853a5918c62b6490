package io.criterio.oracle.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.oracle.base.DayPlan.Assigned;
import io.criterio.oracle.base.DayPlan.Bucket;
import io.criterio.oracle.base.DayPlan.Code;
import io.criterio.oracle.base.DayPlan.Complement;
import io.criterio.oracle.base.DayPlan.Excluded;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomBasesTest {

    private static final int BASES = 10_000;
    private static final int OFTEN = 100;

    @Test
    void the_same_seed_gives_the_same_base() {
        assertThat(RandomBases.base(42)).isEqualTo(RandomBases.base(42)).isNotEqualTo(RandomBases.base(43));
    }

    /** Counts bases, not records: a case that fills a few bases is not common. */
    @Test
    void every_disposition_every_bucket_and_every_case_worth_comparing_occurs_often() {
        Map<String, Integer> seen = new TreeMap<>();
        RandomBases.bases(BASES).forEach(base -> casesIn(base).forEach(one -> seen.merge(one, 1, Integer::sum)));

        List<String> wanted = Stream.of(
                        Stream.of(Code.values()).map(Code::name),
                        Stream.of(Bucket.values()).map(Bucket::name),
                        Stream.of(Holidays.values()).map(Holidays::name),
                        IntStream.rangeClosed(1, 8).mapToObj(day -> "day " + day),
                        Stream.of(
                                "empty base",
                                "more than 200 records",
                                "full day",
                                "short day",
                                "short day, no sector at all",
                                "short day, nothing to add",
                                "short day, sector of the day given",
                                "short day, nobody assigned",
                                "short day, then one more filter",
                                "short day, then three more filters",
                                "a tie told by the id",
                                "a tie told by the sector's number",
                                "the capacity cuts a tie",
                                "commitments that do not fit",
                                "derivados over capacity",
                                "rejected yet assigned"))
                .flatMap(names -> names)
                .toList();
        assertThat(seen.keySet()).containsAll(wanted);
        assertThat(seen).allSatisfy((name, count) -> assertThat(count).as(name).isGreaterThanOrEqualTo(OFTEN));
    }

    private static Set<String> casesIn(Base base) {
        DayPlan plan = DailyPlanner.plan(base);
        Set<String> cases = new HashSet<>();
        plan.dispositions().values().stream()
                .map(Excluded::code)
                .map(Code::name)
                .forEach(cases::add);
        plan.assigned().stream().map(Assigned::bucket).map(Bucket::name).forEach(cases::add);
        cases.add(base.calendar().name());
        cases.add("day " + plan.campaignDay());
        addIf(base.records().isEmpty(), "empty base", cases);
        addIf(base.records().size() > 200, "more than 200 records", cases);
        addIf(!plan.commitmentsNotFitting().isEmpty(), "commitments that do not fit", cases);
        addShortDay(base, plan, cases);
        addRanking(base, plan, cases);
        return cases;
    }

    private static void addShortDay(Base base, DayPlan plan, Set<String> cases) {
        if (plan.shortfall() == 0) {
            cases.add("full day");
            return;
        }
        cases.add("short day");
        Complement complement = plan.complement();
        if (complement == null) {
            cases.add("short day, no sector at all");
            return;
        }
        addIf(base.sectorOfDay() != null, "short day, sector of the day given", cases);
        addIf(plan.assigned().isEmpty(), "short day, nobody assigned", cases);
        addIf(complement.recordIds().isEmpty() && complement.then().isEmpty(), "short day, nothing to add", cases);
        addIf(complement.then().size() == 1, "short day, then one more filter", cases);
        addIf(complement.then().size() >= 3, "short day, then three more filters", cases);
    }

    private static void addRanking(Base base, DayPlan plan, Set<String> cases) {
        Map<String, Client> byId = base.records().stream().collect(Collectors.toMap(Client::id, client -> client));
        for (int i = 1; i < plan.assigned().size(); i++) {
            Assigned before = plan.assigned().get(i - 1);
            Assigned after = plan.assigned().get(i);
            Client one = byId.get(before.recordId());
            Client other = byId.get(after.recordId());
            if (before.bucket() == Bucket.SIN_GESTION && Ranking.MOST_INCLINED.compare(one, other) == 0) {
                addIf(before.sector().equals(after.sector()), "a tie told by the id", cases);
                addIf(
                        one.square().charAt(0) == other.square().charAt(0)
                                && Ranking.BY_SECTOR.compare(one.square(), other.square()) < 0,
                        "a tie told by the sector's number",
                        cases);
            }
        }
        for (Assigned assigned : plan.assigned()) {
            addIf(byId.get(assigned.recordId()).status() == Client.Status.RECHAZO, "rejected yet assigned", cases);
        }
        plan.dispositions().forEach((id, excluded) -> {
            Client out = byId.get(id);
            if (excluded.code() == Code.OVER_CAPACITY) {
                addIf(out.isDerivado() && out.isUnworked(), "derivados over capacity", cases);
                Assigned last = plan.assigned().get(24);
                addIf(
                        last.bucket() == Bucket.SIN_GESTION
                                && Ranking.MOST_INCLINED.compare(byId.get(last.recordId()), out) == 0,
                        "the capacity cuts a tie",
                        cases);
            }
        });
    }

    private static void addIf(boolean applies, String name, Set<String> cases) {
        if (applies) {
            cases.add(name);
        }
    }
}
