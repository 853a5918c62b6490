package io.criterio.oracle.base;

import io.criterio.oracle.base.Client.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** FLD-NEI-01: when a visit is scheduled, the 5 clients nearest to it, then ordered by propensity. */
public record Neighbours(List<Neighbour> neighbours, int withoutLocation) {

    private static final int HOW_MANY = 5;
    private static final double EARTH_RADIUS_IN_METRES = 6_371_008.8;

    public record Neighbour(int rank, String recordId, long metres, double propensity) {
        /** There is one zero. */
        public Neighbour {
            propensity += 0.0;
        }
    }

    private record Near(Client client, long metres) {}

    public static Neighbours of(Location visit, @Nullable String visited, List<Client> records) {
        // Nobody is their own neighbour.
        List<Client> others =
                records.stream().filter(client -> !client.id().equals(visited)).toList();
        List<Near> nearest = others.stream()
                .filter(client -> client.location() != null)
                .map(client -> new Near(client, metres(visit, Objects.requireNonNull(client.location()))))
                .sorted(Comparator.comparing(Near::metres).thenComparing(Near::client, Ranking.TIES))
                .limit(HOW_MANY)
                .sorted(Comparator.comparing(Near::client, Ranking.MOST_INCLINED)
                        .thenComparing(Near::metres)
                        .thenComparing(Near::client, Ranking.TIES))
                .toList();
        List<Neighbour> ranked = new ArrayList<>();
        for (Near near : nearest) {
            ranked.add(new Neighbour(
                    ranked.size() + 1,
                    near.client().id(),
                    near.metres(),
                    near.client().propensity()));
        }
        return new Neighbours(ranked, (int)
                others.stream().filter(client -> client.location() == null).count());
    }

    /** Great-circle distance by the haversine formula, in whole metres. */
    static long metres(Location from, Location to) {
        double northwards = Math.toRadians(to.lat() - from.lat());
        double eastwards = Math.toRadians(to.lon() - from.lon());
        double haversine = square(Math.sin(northwards / 2))
                + Math.cos(Math.toRadians(from.lat()))
                        * Math.cos(Math.toRadians(to.lat()))
                        * square(Math.sin(eastwards / 2));
        return Math.round(2 * EARTH_RADIUS_IN_METRES * Math.asin(Math.sqrt(Math.min(1, haversine))));
    }

    private static double square(double x) {
        return x * x;
    }
}
