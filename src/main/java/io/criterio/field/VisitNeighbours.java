package io.criterio.field;

import io.criterio.assignment.At;
import io.criterio.assignment.CodePoints;
import io.criterio.assignment.Flaw;
import io.criterio.assignment.Location;
import io.criterio.assignment.RecordChecks;
import io.criterio.assignment.Sector;
import io.criterio.assignment.Stated;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.assignment.fact.Key;
import io.criterio.field.api.VisitNeighboursAnswer;
import io.criterio.field.api.VisitNeighboursAnswer.Neighbour;
import io.criterio.field.api.VisitNeighboursRequest;
import io.criterio.field.fact.Visit;
import io.criterio.field.finding.Nearest;
import io.criterio.field.finding.RankedBy;
import io.criterio.problem.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code VISIT_NEIGHBOURS} (FLD-NEI-01): the clients nearest to a visit, by propensity. */
final class VisitNeighbours extends FieldDecider<VisitNeighboursRequest> {

    private static final Visit VISIT = new Visit();

    VisitNeighbours(FieldRelease release) {
        super(VisitNeighboursRequest.class, "field/neighbours.drl", release);
    }

    /** What the rules have to say of a visit. */
    static void check(FieldPolicy policy, Consumer<Flaw> flaws) {
        Stated visit = policy.stated(VISIT, flaws);
        if (visit.one(Nearest.class, new Nearest(1)).finding().records() < 1) {
            flaws.accept(new Flaw("a visit looks for no neighbour", "make neighbours 1 or more in limits.yaml"));
        }
        List<Key> keys = visit.one(RankedBy.class, new RankedBy(Key.PROPENSITY))
                .finding()
                .keys();
        if (keys.contains(Key.FRESHEST_REFERRAL) || keys.contains(Key.OLDEST_COMMITMENT)) {
            flaws.accept(new Flaw(
                    "neighbours are ranked by " + keys,
                    "rank them by PROPENSITY, SECTOR or RECORD_ID: no dates there"));
        }
    }

    /** A client, and how far away. */
    private record Client(
            String id, double propensity, @Nullable Sector sector, long metres) {

        Client {
            // Of two zeros neither is larger.
            propensity += 0.0;
        }
    }

    @Override
    @Nullable
    Answered answer(VisitNeighboursRequest request, Context context, Problems problems) {
        VisitNeighboursRequest.Facts facts = request.facts();
        if (facts == null) {
            problems.add("/facts", "facts is missing; expected an object with visit and records");
            return null;
        }
        RecordChecks checks = new RecordChecks(
                problems, facts.records() == null ? 0 : facts.records().size());
        VisitNeighboursRequest.Visit visit = facts.visit();
        CustomerRecord.Location place = visit == null ? null : visit.location();
        if (place == null) {
            problems.add("/facts/visit/location", "location is missing; expected where the visit is, lat and lon");
        }
        Location here = checks.location(place, At.of("/facts/visit/location"));
        List<CustomerRecord> records = FieldRequests.records(facts.records(), problems);
        List<Client> clients = new ArrayList<>();
        int withoutLocation = 0;
        for (int i = 0; i < records.size(); i++) {
            Client client = client(records.get(i), At.element("/facts/records", i), here, checks);
            boolean visited = visit != null && client != null && client.id().equals(visit.recordId());
            if (client != null && !visited) {
                if (records.get(i).location() == null) {
                    withoutLocation++;
                } else {
                    clients.add(client);
                }
            }
        }
        if (visit == null || !problems.isEmpty()) {
            return null;
        }
        Stated stated = policy().stated(VISIT);
        Stated.By<Nearest> nearest = stated.one(Nearest.class, new Nearest(1));
        List<Key> keys = stated.one(RankedBy.class, new RankedBy()).finding().keys();
        return new Answered(
                new VisitNeighboursAnswer(
                        ranked(clients, nearest.finding().records(), keys), withoutLocation, nearest.rule()),
                Map.of(VISIT, clients.size()),
                new VisitNeighboursRequest(
                        request.type(),
                        null,
                        context.asOf(),
                        included(context),
                        null,
                        null,
                        new VisitNeighboursRequest.Facts(
                                facts.executive(), visit, FieldRequests.canonical(facts.records()))),
                List.of(nearest.rule()),
                List.of(),
                FieldRequests.id(facts.executive()));
    }

    private static @Nullable Client client(CustomerRecord record, At at, @Nullable Location here, RecordChecks checks) {
        String id = checks.id(record, at);
        double propensity = checks.propensity(record, at);
        Sector sector = record.sector() == null ? null : checks.sector(record.sector(), at.member("sector"));
        Location there = checks.location(record.location(), at.member("location"));
        checks.commitment(record, at);
        checks.referral(record, at, LocalDate.MAX);
        if (id == null || Double.isNaN(propensity)) {
            return null;
        }
        long metres = here == null || there == null ? 0 : Math.round(here.metresTo(there));
        return new Client(id, propensity, sector, metres);
    }

    /** The nearest, then by what the rules say; ties by distance, by sector and by record (ASG-TIE-01). */
    private static List<Neighbour> ranked(List<Client> clients, int count, List<Key> keys) {
        Comparator<Client> byDistance = Comparator.comparingLong(Client::metres)
                .thenComparing(Client::sector, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Client::id, CodePoints::compare);
        List<Client> nearest = clients.stream().sorted(byDistance).limit(count).toList();
        List<Client> ranked =
                nearest.stream().sorted(by(keys).thenComparing(byDistance)).toList();
        List<Neighbour> neighbours = new ArrayList<>(ranked.size());
        for (Client client : ranked) {
            neighbours.add(new Neighbour(
                    neighbours.size() + 1,
                    client.id(),
                    client.metres(),
                    client.propensity(),
                    client.sector() == null ? null : client.sector().toString()));
        }
        return neighbours;
    }

    private static Comparator<Client> by(List<Key> keys) {
        Comparator<Client> order = (one, other) -> 0;
        for (Key key : keys) {
            order = order.thenComparing(
                    switch (key) {
                        case PROPENSITY ->
                            Comparator.comparingDouble(Client::propensity).reversed();
                        case SECTOR ->
                            Comparator.comparing(Client::sector, Comparator.nullsLast(Comparator.naturalOrder()));
                        case RECORD_ID -> Comparator.comparing(Client::id, CodePoints::compare);
                        case FRESHEST_REFERRAL, OLDEST_COMMITMENT ->
                            throw new IllegalStateException("neighbours cannot be ranked by " + key);
                    });
        }
        return order;
    }
}
