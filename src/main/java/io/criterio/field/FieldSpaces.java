package io.criterio.field;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.criterio.assignment.fact.Assignee;
import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Status;
import io.criterio.field.api.FollowUpRequest;
import io.criterio.field.api.ManagementEntryRequest;
import io.criterio.field.api.ScorecardRequest;
import io.criterio.field.api.VisitNeighboursRequest;
import io.criterio.field.api.WeekPlanRequest;
import io.criterio.field.fact.Contact;
import io.criterio.field.fact.Count;
import io.criterio.field.fact.Due;
import io.criterio.field.fact.Entry;
import io.criterio.field.fact.Limits;
import io.criterio.field.fact.Load;
import io.criterio.field.fact.Measure;
import io.criterio.field.fact.Rejection;
import io.criterio.field.fact.Result;
import io.criterio.field.fact.Stage;
import io.criterio.field.fact.Stop;
import io.criterio.field.fact.Visit;
import io.criterio.field.fact.WorkWeek;
import io.criterio.proof.Axis;
import io.criterio.proof.InputSpace;
import io.criterio.proof.InputSpaces;
import io.criterio.proof.ListedSpace;
import io.criterio.release.PolicyFiles;
import io.criterio.release.Release;
import io.criterio.rules.RuleSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Situations of the five field decisions. An entry and a follow-up have few facts, all of which are tried; counts are tried
 * one below, at and one above their standard; a week with every kind of record alone and with as many as fit; a visit with
 * every number of neighbours up to one more than it takes.
 */
public final class FieldSpaces implements InputSpaces {

    private static final String AS_OF = "2026-11-19";
    private static final String ME = "e-17";
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    @Override
    public String ruleset() {
        return "field";
    }

    @Override
    public RuleSet rules(Release release) {
        return FieldRelease.of(release).policy().rules();
    }

    @Override
    public List<List<?>> asked(List<RuleSet> rules) {
        List<List<?>> asked = new ArrayList<>();
        for (Status status : Status.values()) {
            for (Load load : Load.values()) {
                for (Result result : Result.values()) {
                    asked.add(List.of(new Entry(load, result, status)));
                }
            }
            for (Origin origin : Origin.values()) {
                for (Rejection rejection : Rejection.values()) {
                    asked.add(List.of(new Contact(origin, status, rejection)));
                }
                for (Due due : Due.values()) {
                    for (Assignee assignee : Assignee.values()) {
                        asked.add(List.of(new Stop(origin, status, due, assignee)));
                    }
                }
            }
        }
        for (Measure measure : Measure.values()) {
            for (Stage stage : Stage.values()) {
                asked.add(List.of(new Count(measure, stage)));
            }
        }
        asked.add(List.of(new Visit()));
        asked.add(List.of(new WorkWeek()));
        return asked;
    }

    @Override
    public List<InputSpace> of(List<Release> given) {
        List<Limits> limits = new ArrayList<>();
        for (Release release : given) {
            PolicyFiles files = new PolicyFiles(release.sources());
            Limits read = files.limits("field/limits.yaml", Limits.class);
            files.orThrow();
            limits.add(Objects.requireNonNull(read));
        }
        FieldReleases releases = new FieldReleases();
        return List.of(
                entries(releases),
                followUps(releases),
                scorecards(releases, limits),
                neighbours(releases, limits),
                weeks(releases, limits));
    }

    private static ObjectNode request() {
        return JsonNodeFactory.instance.objectNode().put("asOf", AS_OF);
    }

    private static <E extends Enum<E>> Axis codes(String name, Class<E> codes) {
        return new Axis(name, codes.getEnumConstants().length, Arrays.toString(codes.getEnumConstants()));
    }

    // ---- MANAGEMENT_ENTRY, FOLLOW_UP ------------------------------------------------------------------------

    private static InputSpace entries(FieldReleases releases) {
        List<ObjectNode> requests = new ArrayList<>();
        for (boolean dated : List.of(false, true)) {
            for (Rejection rejection : Rejection.values()) {
                for (Result result : Result.values()) {
                    for (Status status : Status.values()) {
                        for (Load load : Load.values()) {
                            ObjectNode request = request();
                            ObjectNode facts = request.putObject("facts");
                            facts.putObject("record").put("id", "r-1").put("status", status.name());
                            facts.put("assignment", load.name());
                            ObjectNode entry = facts.putObject("entry").put("outcome", result.name());
                            if (dated) {
                                entry.put("commitmentDate", "2026-11-20");
                            }
                            if (rejection != Rejection.NONE) {
                                entry.put("rejection", rejection.name());
                            }
                            requests.add(request);
                        }
                    }
                }
            }
        }
        return new ListedSpace(
                "MANAGEMENT_ENTRY",
                ManagementEntryRequest.class,
                List.of(
                        codes("facts.assignment", Load.class),
                        codes("facts.entry.outcome", Result.class),
                        codes("facts.record.status", Status.class),
                        codes("facts.entry.rejection", Rejection.class),
                        new Axis("facts.entry.commitmentDate", 2, "missing, the next day")),
                requests,
                release -> new ManagementEntries(releases.of(release)));
    }

    private static InputSpace followUps(FieldReleases releases) {
        List<ObjectNode> requests = new ArrayList<>();
        for (Rejection rejection : Rejection.values()) {
            for (Status status : Status.values()) {
                for (Origin origin : Origin.values()) {
                    ObjectNode request = request();
                    ObjectNode facts = request.putObject("facts");
                    facts.putObject("record").put("origin", origin.name()).put("status", status.name());
                    if (rejection != Rejection.NONE) {
                        facts.put("rejection", rejection.name());
                    }
                    requests.add(request);
                }
            }
        }
        return new ListedSpace(
                "FOLLOW_UP",
                FollowUpRequest.class,
                List.of(
                        codes("facts.record.origin", Origin.class),
                        codes("facts.record.status", Status.class),
                        codes("facts.rejection", Rejection.class)),
                requests,
                release -> new FollowUps(releases.of(release)));
    }

    // ---- SCORECARD ------------------------------------------------------------------------------------------

    private static InputSpace scorecards(FieldReleases releases, List<Limits> limits) {
        List<ObjectNode> requests = new ArrayList<>();
        Map<String, ToIntFunction<Limits>> counts = new LinkedHashMap<>();
        counts.put("day.effectiveContacts", Limits::effectiveContacts);
        counts.put("day.simulations", Limits::simulations);
        counts.put("day.entries", Limits::entries);
        counts.put("week.credits", Limits::credits);
        counts.put("week.tcr", Limits::tcr);
        counts.put("week.ompInsurances", Limits::ompInsurances);
        List<Axis> axes = new ArrayList<>();
        counts.forEach((path, limit) -> {
            TreeSet<Integer> round = round(limits, limit);
            axes.add(new Axis("facts.counts." + path, round.size(), round.toString()));
            round.forEach(count -> {
                ObjectNode all = scorecard(requests);
                String[] parts = path.split("\\.", 2);
                ((ObjectNode) all.path(parts[0])).put(parts[1], count);
            });
        });
        TreeSet<Integer> worked = round(limits, Limits::recordsWorkedPercent);
        axes.add(new Axis("facts.counts.month.recordsWorked", worked.size(), worked + " of 100"));
        worked.stream()
                .filter(count -> count <= 100)
                .forEach(count -> ((ObjectNode) scorecard(requests).path("month")).put("recordsWorked", count));
        TreeSet<Integer> abono = round(limits, Limits::abonoPercent);
        axes.add(new Axis("facts.counts.efficiency.abono.sold", abono.size(), abono + " of 100"));
        abono.forEach(sold -> scorecard(requests)
                .putObject("efficiency")
                .putObject("abono")
                .put("sold", sold)
                .put("worked", 100));
        TreeSet<Integer> derivados = round(limits, Limits::derivadosFromPercent);
        derivados.addAll(round(limits, Limits::derivadosToPercent));
        derivados.addAll(round(limits, Limits::derivadosFirstDaysPercent));
        axes.add(new Axis(
                "facts.counts.efficiency.derivados",
                2 * derivados.size(),
                derivados + " of 100, on average and in the first days"));
        for (boolean firstDays : List.of(false, true)) {
            derivados.forEach(sold -> {
                ObjectNode efficiency =
                        scorecard(requests).putObject("efficiency").putObject("derivados");
                efficiency.put("sold", sold).put("worked", 100);
                if (firstDays) {
                    efficiency.put("firstDays", true);
                }
            });
        }
        return new ListedSpace(
                "SCORECARD", ScorecardRequest.class, axes, requests, release -> new Scorecards(releases.of(release)));
    }

    private static TreeSet<Integer> round(List<Limits> limits, ToIntFunction<Limits> limit) {
        TreeSet<Integer> round = new TreeSet<>();
        for (Limits one : limits) {
            int value = limit.applyAsInt(one);
            round.addAll(List.of(Math.max(0, value - 1), value, value + 1));
        }
        return round;
    }

    /** A scorecard that is far above every standard; gives its counts. */
    private static ObjectNode scorecard(List<ObjectNode> requests) {
        ObjectNode request = request();
        requests.add(request);
        ObjectNode facts = request.putObject("facts");
        facts.putObject("executive").put("id", ME);
        facts.put("date", AS_OF);
        ObjectNode counts = facts.putObject("counts");
        counts.putObject("day")
                .put("effectiveContacts", 99)
                .put("simulations", 99)
                .put("entries", 99);
        counts.putObject("week").put("credits", 99).put("tcr", 99).put("ompInsurances", 99);
        counts.putObject("month").put("recordsWorked", 100).put("records", 100);
        return counts;
    }

    // ---- VISIT_NEIGHBOURS, WEEK_PLAN ------------------------------------------------------------------------

    private static InputSpace neighbours(FieldReleases releases, List<Limits> limits) {
        int most = limits.stream().mapToInt(Limits::neighbours).max().orElse(0) + 1;
        List<ObjectNode> requests = new ArrayList<>();
        for (int size = 0; size <= most; size++) {
            for (boolean nearFirst : List.of(true, false)) {
                ObjectNode request = request();
                ObjectNode facts = request.putObject("facts");
                facts.putObject("visit")
                        .putObject("location")
                        .put("lat", -33.45)
                        .put("lon", -70.66);
                ArrayNode records = facts.putArray("records");
                for (int i = 0; i < size; i++) {
                    ObjectNode record = records.addObject().put("id", "r-" + i);
                    record.put("propensity", nearFirst ? 0.9 - i * 0.1 : 0.1 + i * 0.1);
                    record.putObject("location").put("lat", -33.46 - i * 0.01).put("lon", -70.66);
                }
                requests.add(request);
            }
        }
        return new ListedSpace(
                "VISIT_NEIGHBOURS",
                VisitNeighboursRequest.class,
                List.of(new Axis(
                        "facts.records", requests.size(), "0 to " + most + ", the nearest the best, or the worst")),
                requests,
                release -> new VisitNeighbours(releases.of(release)));
    }

    private static InputSpace weeks(FieldReleases releases, List<Limits> limits) {
        List<ObjectNode> requests = new ArrayList<>();
        for (Status status : Status.values()) {
            for (Origin origin : Origin.values()) {
                for (Due due : Due.values()) {
                    for (Assignee assignee : Assignee.values()) {
                        stop(week(requests), 0, new Stop(origin, status, due, assignee));
                    }
                }
            }
        }
        int singles = requests.size();
        TreeSet<Integer> sizes = round(limits, Limits::dayCapacity);
        for (int size : sizes) {
            for (Due due : List.of(Due.NONE, Due.IN_WEEK, Due.BROKEN)) {
                ArrayNode records = week(requests);
                for (int i = 0; i < size; i++) {
                    stop(records, i, new Stop(Origin.VIGENTE, Status.INTERESADO, due, Assignee.ME));
                }
            }
        }
        for (int one = 0; one < 2; one++) {
            ArrayNode records = week(requests);
            for (int i = 0; i < 5 * sizes.last(); i++) {
                boolean derivado = i % 2 == one;
                stop(
                        records,
                        i,
                        new Stop(
                                derivado ? Origin.DERIVADO : Origin.VIGENTE,
                                derivado ? Status.SIN_GESTION : Status.INTERESADO,
                                Due.NONE,
                                Assignee.ME));
            }
        }
        return new ListedSpace(
                "WEEK_PLAN",
                WeekPlanRequest.class,
                List.of(
                        new Axis("one record", singles, "every origin, status, commitment and executive"),
                        new Axis(
                                "a full week",
                                requests.size() - singles,
                                sizes + " records without a date, of one day, or broken; a week that is too full")),
                requests,
                release -> new WeekPlans(releases.of(release)));
    }

    private static ArrayNode week(List<ObjectNode> requests) {
        ObjectNode request = request();
        requests.add(request);
        ObjectNode facts = request.putObject("facts");
        facts.putObject("executive").put("id", ME);
        facts.put("weekOf", MONDAY.toString());
        facts.putObject("campaign").put("startDate", "2026-11-02");
        return facts.putArray("records");
    }

    /** A record; Tuesday the 8th of December is a holiday, of the week after. */
    private static void stop(ArrayNode records, int place, Stop stop) {
        ObjectNode record = records.addObject().put("id", "r-" + place);
        record.put("origin", stop.origin().name()).put("status", stop.status().name());
        record.put("propensity", (place % 100) / 100.0).put("sector", "B-" + (2 + place % 7));
        if (stop.origin() == Origin.DERIVADO || stop.origin() == Origin.DERIVADO_EMPRESA) {
            record.put("referredOn", "2026-11-18");
        }
        if (stop.assignee() != Assignee.NONE) {
            record.put("assignedTo", stop.assignee() == Assignee.ME ? ME : "e-99");
        }
        if (stop.due() != Due.NONE) {
            LocalDate date = switch (stop.due()) {
                case NONE, IN_WEEK, KEPT -> MONDAY.plusDays(2);
                case BROKEN -> LocalDate.of(2026, 11, 18);
                case ON_DAY_OFF -> MONDAY.plusDays(5);
                case LATER -> MONDAY.plusDays(8);
            };
            record.putObject("commitment").put("date", date.toString()).put("kept", stop.due() == Due.KEPT);
        }
    }
}
