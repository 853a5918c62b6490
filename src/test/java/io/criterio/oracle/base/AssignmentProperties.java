package io.criterio.oracle.base;

import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.oracle.base.Client.Origin;
import io.criterio.oracle.base.Client.Status;
import io.criterio.oracle.base.DayPlan.Bucket;
import io.criterio.oracle.base.DayPlan.Code;
import io.criterio.oracle.base.DayPlan.Excluded;
import io.criterio.oracle.base.DayPlan.Phase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What holds for the plan of any base, whoever made it. The planner must tell the dispositions of all records. */
public final class AssignmentProperties {

    /** ASG-CAP-01. */
    private static final int CAPACITY = 25;

    private final Function<Base, DayPlan> planner;

    public AssignmentProperties(Function<Base, DayPlan> planner) {
        this.planner = planner;
    }

    /**
     * Checks all of them.
     *
     * @param random shuffles the records, and picks the one to take out and to add
     * @throws AssertionError that names the property
     */
    public void holdFor(Base base, Random random) {
        DayPlan plan = planner.apply(base);
        theCapacityIsNeverExceeded(plan);
        theRanksCountUpFromOne(plan);
        noRecordComesTwice(plan);
        assignedAndExcludedAreTheCandidates(base, plan);
        nobodyIsLeftOutWhileThereIsRoom(plan);
        sweepDaysHoldNothingButUnworkedRecords(base, plan);
        closedAndForeignRecordsAreNeverAssigned(base, plan);
        aFreshDerivadoIsNeverLeftOutInFavourOfAnythingElse(base, plan);
        theOrderOfTheInputIsIrrelevant(base, plan, random);
        addingARecordNeverChangesTheOrderOfOthers(base, plan, random);
    }

    private static void theCapacityIsNeverExceeded(DayPlan plan) {
        assertThat(plan.assigned()).as("ASG-CAP-01: never above capacity").hasSizeLessThanOrEqualTo(CAPACITY);
        assertThat(plan.shortfall())
                .as("ASG-SHO-01: the shortfall is what is missing to the capacity")
                .isEqualTo(CAPACITY - plan.assigned().size());
        if (plan.complement() != null) {
            assertThat(complementIds(plan))
                    .as("ASG-SHO-01: at most the shortfall")
                    .hasSizeLessThanOrEqualTo(plan.shortfall());
        }
    }

    private static void theRanksCountUpFromOne(DayPlan plan) {
        for (int i = 0; i < plan.assigned().size(); i++) {
            assertThat(plan.assigned().get(i).rank())
                    .as("ASG-EXP-01: every assigned record carries its rank")
                    .isEqualTo(i + 1);
        }
    }

    private static void noRecordComesTwice(DayPlan plan) {
        List<String> today = new ArrayList<>(plan.assignedIds());
        today.addAll(complementIds(plan));
        assertThat(today).as("no record twice, assigned or to complete the day").doesNotHaveDuplicates();
    }

    private static void assignedAndExcludedAreTheCandidates(Base base, DayPlan plan) {
        List<String> named = new ArrayList<>(plan.assignedIds());
        named.addAll(plan.dispositions().keySet());
        assertThat(named)
                .as("ASG-LED-01: exactly one disposition for every candidate")
                .containsExactlyInAnyOrderElementsOf(
                        base.records().stream().map(Client::id).toList());
        int excluded = plan.ledger().excluded().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(plan.ledger().candidates())
                .as("ASG-LED-01: candidates")
                .isEqualTo(base.records().size());
        assertThat(plan.ledger().assigned())
                .as("ASG-LED-01: assigned")
                .isEqualTo(plan.assigned().size());
        assertThat(plan.ledger().assigned() + excluded)
                .as("ASG-LED-01: assigned + excluded = candidates")
                .isEqualTo(plan.ledger().candidates());
        Map<Code, Integer> counted = new TreeMap<>();
        plan.dispositions().values().forEach(one -> counted.merge(one.code(), 1, Integer::sum));
        assertThat(plan.ledger().excluded())
                .as("ASG-LED-01: the ledger counts the dispositions")
                .isEqualTo(counted);
    }

    private static void nobodyIsLeftOutWhileThereIsRoom(DayPlan plan) {
        if (plan.shortfall() > 0) {
            assertThat(plan.dispositions().values())
                    .as("ASG-CAP-01: nobody is over capacity while there is room")
                    .extracting(Excluded::code)
                    .doesNotContain(Code.OVER_CAPACITY);
        }
    }

    private static void sweepDaysHoldNothingButUnworkedRecords(Base base, DayPlan plan) {
        assertThat(plan.phase() == Phase.SWEEP)
                .as("ASG-NEW-01: days 1 to 3 are the sweep")
                .isEqualTo(plan.campaignDay() <= 3);
        if (plan.phase() == Phase.SWEEP) {
            assertThat(assignedClients(base, plan))
                    .as("ASG-NEW-01: days 1 to 3 hold nothing but unworked records")
                    .allMatch(Client::isUnworked);
        }
    }

    private static void closedAndForeignRecordsAreNeverAssigned(Base base, DayPlan plan) {
        assertThat(assignedClients(base, plan))
                .as("ASG-OUT-01: FORMALIZADO never")
                .noneMatch(client -> client.status() == Status.FORMALIZADO)
                .as("ASG-OUT-01: RECHAZO only with a commitment that is due or broken")
                .noneMatch(client -> client.status() == Status.RECHAZO
                        && !client.hasCommitmentOn(base.date())
                        && !client.hasCommitmentBrokenBy(base.date()))
                .as("ASG-DER-03: nobody else's records")
                .noneMatch(client -> client.belongsToSomeoneElseThan(base.executive()))
                .as("ASG-DER-03: no DERIVADO without assignedTo")
                .noneMatch(AssignmentProperties::needsSupervisor);
    }

    private static void aFreshDerivadoIsNeverLeftOutInFavourOfAnythingElse(Base base, DayPlan plan) {
        List<Client> assigned = assignedClients(base, plan);
        Set<Client> chosen = new HashSet<>(assigned);
        for (Client client : base.records()) {
            if (client.isDerivado()
                    && client.isUnworked()
                    && !client.belongsToSomeoneElseThan(base.executive())
                    && !needsSupervisor(client)
                    && !chosen.contains(client)) {
                assertThat(assigned)
                        .as(
                                "ASG-DER-01, ASG-DER-02: %s is left out only for 25 derivados at least as fresh",
                                client.id())
                        .hasSize(CAPACITY)
                        .allMatch(Client::isUnworked)
                        .allMatch(other -> other.isDerivado()
                                && !Objects.requireNonNull(other.referredOn()).isBefore(referredOn(client)));
            }
        }
        assertThat(plan.assigned())
                .as("ASG-DER-01: derivados come first")
                .isSortedAccordingTo((one, other) ->
                        Boolean.compare(one.bucket() != Bucket.DERIVADO, other.bucket() != Bucket.DERIVADO));
    }

    private void theOrderOfTheInputIsIrrelevant(Base base, DayPlan plan, Random random) {
        List<Client> shuffled = new ArrayList<>(base.records());
        Collections.shuffle(shuffled, random);
        assertThat(Differences.between(plan, planner.apply(base.with(shuffled))))
                .as("ASG-TIE-01: the same plan whatever the order of the input")
                .isEmpty();
        Collections.reverse(shuffled);
        assertThat(Differences.between(plan, planner.apply(base.with(shuffled))))
                .as("ASG-TIE-01: the same plan whatever the order of the input")
                .isEmpty();
    }

    /** Adding one is taking one out, seen from the other side: so the added record is as likely as any of the base. */
    private void addingARecordNeverChangesTheOrderOfOthers(Base base, DayPlan plan, Random random) {
        if (base.records().isEmpty()) {
            return;
        }
        // One that is assigned says more, so it is taken out more often.
        String added = plan.assigned().isEmpty() || random.nextInt(3) == 0
                ? base.records().get(random.nextInt(base.records().size())).id()
                : plan.assignedIds().get(random.nextInt(plan.assigned().size()));
        DayPlan before = planner.apply(base.with(base.records().stream()
                .filter(client -> !client.id().equals(added))
                .toList()));
        List<String> others =
                plan.assignedIds().stream().filter(id -> !id.equals(added)).toList();
        assertThat(others)
                .as("adding %s leaves the others in their order, and at most the last of them out", added)
                .isEqualTo(before.assignedIds()
                        .subList(
                                0,
                                Math.min(
                                        before.assigned().size(),
                                        plan.assignedIds().contains(added) ? CAPACITY - 1 : CAPACITY)));
        List<String> notFitting = plan.commitmentsNotFitting().stream()
                .filter(id ->
                        !id.equals(added) && before.commitmentsNotFitting().contains(id))
                .toList();
        assertThat(notFitting)
                .as("adding %s leaves the commitments that do not fit in their order", added)
                .isEqualTo(before.commitmentsNotFitting());
    }

    private static boolean needsSupervisor(Client client) {
        return client.origin() == Origin.DERIVADO && client.assignedTo() == null;
    }

    private static LocalDate referredOn(Client client) {
        return Objects.requireNonNull(client.referredOn());
    }

    private static List<String> complementIds(DayPlan plan) {
        List<String> ids = new ArrayList<>();
        if (plan.complement() != null) {
            ids.addAll(plan.complement().recordIds());
            plan.complement().then().forEach(filter -> ids.addAll(filter.recordIds()));
        }
        return ids;
    }

    private static List<Client> assignedClients(Base base, DayPlan plan) {
        Map<String, Client> byId = new HashMap<>();
        base.records().forEach(client -> byId.put(client.id(), client));
        return plan.assignedIds().stream()
                .map(id -> Objects.requireNonNull(byId.get(id), id))
                .toList();
    }
}
