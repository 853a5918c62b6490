package io.criterio.field;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.criterio.assignment.OracleRecords;
import io.criterio.assignment.api.CustomerRecord;
import io.criterio.field.api.VisitNeighboursRequest;
import io.criterio.oracle.base.Client;
import io.criterio.oracle.base.Client.Location;
import io.criterio.oracle.base.Neighbours;
import io.criterio.oracle.base.Neighbours.Neighbour;
import io.criterio.oracle.base.RandomBases;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** FLD-NEI-01 against a second statement of it that shares no code with the product. */
class NeighboursOracleTest {

    private static final int VISITS = 5_000;
    private static final ShippedField PRODUCT =
            ShippedField.asked(new VisitNeighboursDecisionType(ShippedField.releases()), "2026-11-19");

    @Test
    void five_thousand_random_visits_get_the_oracles_neighbours() {
        List<String> differences = new ArrayList<>();
        for (long seed = 0; seed < VISITS; seed++) {
            Random random = new Random(seed);
            List<Client> records = records(seed, random);
            String visited = records.isEmpty() || random.nextBoolean()
                    ? null
                    : records.get(random.nextInt(records.size())).id();
            Location place = place(records, visited, random);

            Neighbours expected = Neighbours.of(place, visited, records);
            Neighbours actual = product(place, visited, records);
            if (!actual.equals(expected)) {
                differences.add("seed " + seed + ": expected " + expected + ", was " + actual);
            }
        }

        assertThat(differences).isEmpty();
    }

    /** A town in half of the cases, in which many lie equally far; all over the earth in the others. */
    private static List<Client> records(long seed, Random random) {
        List<Client> records = RandomBases.base(seed).records();
        return seed % 2 == 0
                ? records
                : records.stream().map(client -> moved(client, random)).toList();
    }

    private static Client moved(Client client, Random random) {
        return new Client(
                client.id(),
                client.origin(),
                client.status(),
                client.propensity(),
                client.sector(),
                client.company(),
                client.convenio(),
                client.location() == null ? null : anywhere(random),
                client.commitment(),
                client.referredOn(),
                client.assignedTo());
    }

    private static Location anywhere(Random random) {
        return new Location(random.nextInt(181) - 90, random.nextInt(361) - 180);
    }

    private static Location place(List<Client> records, @Nullable String visited, Random random) {
        return records.stream()
                .filter(client -> client.id().equals(visited))
                .map(Client::location)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> random.nextBoolean() ? new Location(-33.45, -70.65) : anywhere(random));
    }

    private static Neighbours product(Location place, @Nullable String visited, List<Client> records) {
        ShippedField.Asked asked = PRODUCT.ask(new VisitNeighboursRequest(
                "VISIT_NEIGHBOURS",
                null,
                null,
                null,
                null,
                null,
                new VisitNeighboursRequest.Facts(
                        null,
                        new VisitNeighboursRequest.Visit(
                                new CustomerRecord.Location(place.lat(), place.lon()), visited),
                        records.stream().map(OracleRecords::given).toList())));
        JsonNode outcome = Objects.requireNonNull(asked.outcome(), () -> "refused: " + asked.errors());
        List<Neighbour> neighbours = new ArrayList<>();
        for (JsonNode one : outcome.get("neighbours")) {
            neighbours.add(new Neighbour(
                    one.get("rank").intValue(),
                    one.get("recordId").textValue(),
                    one.get("metres").longValue(),
                    one.get("propensity").doubleValue()));
        }
        return new Neighbours(neighbours, outcome.get("withoutLocation").intValue());
    }
}
