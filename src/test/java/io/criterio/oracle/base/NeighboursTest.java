package io.criterio.oracle.base;

import static io.criterio.oracle.base.ClientBuilder.client;
import static org.assertj.core.api.Assertions.assertThat;

import io.criterio.oracle.base.Client.Location;
import io.criterio.oracle.base.Neighbours.Neighbour;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighboursTest {

    private static final Location VISIT = new Location(-33.45, -70.66);

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # a degree along a meridian, and along the equator: a 360th of the circumference
                    0,      0,      1,      0,      111195
                    0,      0,      0,      1,      111195
                    # half as far at 60 degrees, a little less along the great circle
                    60,     0,      60,     1,      55597
                    # pole to pole, and the far side of the earth
                    90,     0,      -90,    0,      20015114
                    0,      0,      0,      180,    20015114
                    # over the date line
                    0,      179.5,  0,      -179.5, 111195
                    -33.45, -70.66, -33.45, -70.66, 0
                    """)
    void the_distance_goes_along_the_great_circle(
            double lat, double lon, double otherLat, double otherLon, long metres) {
        assertThat(Neighbours.metres(new Location(lat, lon), new Location(otherLat, otherLon)))
                .isEqualTo(metres);
    }

    @Test
    void the_five_nearest_are_ordered_by_propensity() {
        Neighbours neighbours = neighbours(
                null,
                client("far-but-eager").at(-33.60, -70.66).propensity(1),
                client("100-m").at(-33.4509, -70.66).propensity(0.2),
                client("200-m").at(-33.4518, -70.66).propensity(0.9),
                client("300-m").at(-33.4527, -70.66).propensity(0.4),
                client("400-m").at(-33.4536, -70.66).propensity(0.2),
                client("500-m").at(-33.4545, -70.66).propensity(0.6),
                client("nowhere").propensity(1));

        assertThat(neighbours.neighbours())
                .containsExactly(
                        new Neighbour(1, "200-m", 200, 0.9),
                        new Neighbour(2, "500-m", 500, 0.6),
                        new Neighbour(3, "300-m", 300, 0.4),
                        new Neighbour(4, "100-m", 100, 0.2),
                        new Neighbour(5, "400-m", 400, 0.2));
        assertThat(neighbours.withoutLocation()).isEqualTo(1);
    }

    @Test
    void at_the_same_place_the_sector_and_the_id_decide() {
        Neighbours neighbours = neighbours(
                null,
                client("f").at(-33.45, -70.66).in("B-10").propensity(1),
                client("e").at(-33.45, -70.66).in("B-9"),
                client("d").at(-33.45, -70.66).in("B-9"),
                client("c").at(-33.45, -70.66).in("B-2"),
                client("b").at(-33.45, -70.66).in("A-7"),
                client("a").at(-33.45, -70.66).in("A-7"));

        assertThat(neighbours.neighbours()).extracting(Neighbour::recordId).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void nobody_is_their_own_neighbour() {
        Neighbours neighbours = neighbours(
                "visited",
                client("visited").at(-33.45, -70.66),
                client("next-door").at(-33.4501, -70.66));

        assertThat(neighbours.neighbours()).extracting(Neighbour::recordId).containsExactly("next-door");
    }

    private static Neighbours neighbours(@Nullable String visited, ClientBuilder... clients) {
        return Neighbours.of(
                VISIT, visited, Stream.of(clients).map(ClientBuilder::build).toList());
    }
}
