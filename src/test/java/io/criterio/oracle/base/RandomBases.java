package io.criterio.oracle.base;

import io.criterio.oracle.base.Client.Commitment;
import io.criterio.oracle.base.Client.Location;
import io.criterio.oracle.base.Client.Origin;
import io.criterio.oracle.base.Client.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bases of 0 to 400 records on campaign days 1 to 8, the same for the same seed. Each base draws its own mix first (mostly
 * derivados, mostly promises, everybody with the same propensity, one sector …) and its records from that mix, so that
 * what is rare in an even mix happens often in some base.
 */
public final class RandomBases {

    private static final List<Origin> OTHER_ORIGINS = Stream.of(Origin.values())
            .filter(origin -> origin != Origin.DERIVADO && origin != Origin.DERIVADO_EMPRESA)
            .toList();
    private static final List<Status> WORKED = Stream.of(Status.values())
            .filter(status -> status != Status.SIN_GESTION)
            .toList();
    private static final List<String> EXECUTIVES = List.of("e-1", "e-2", "e-3", "e-4");

    /** Names whose order differs by code point, by UTF-16 unit, by alphabet and by case. */
    private static final List<String> NAMES =
            List.of("Ñuñoa", "Norte", "norte", "Águila", "Zorro", "\uFF21ustral", "\uD83D\uDE80 Sur");

    /** In the same spirit: r-9 and r-10, upper and lower case, and characters beyond the first plane. */
    private static final List<String> ID_PREFIXES = List.of("r-", "r-", "r-", "R-", "ñ-", "\uFF52-", "\uD83D\uDE80-");

    private final Random random;
    private final Holidays calendar;
    private final LocalDate date;
    private final LocalDate startDate;
    private final String executive;
    private final Mix mix;

    /** What a base is mostly made of: shares between 0 and 1. */
    private record Mix(
            double derivados,
            double ofACompany,
            double unworked,
            double commitments,
            double commitmentsToday,
            double kept,
            double ours,
            double theirs,
            double withCompany,
            Steps propensities,
            List<String> sectors,
            List<String> companies) {}

    private enum Steps {
        ALL_THE_SAME,
        QUARTERS,
        TENTHS,
        THOUSANDTHS,
        ANY
    }

    private RandomBases(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        this.calendar = chance(0.85) ? Holidays.CL : Holidays.MX;
        this.startDate = chance(0.5)
                ? LocalDate.of(2026, 9, 7).plusDays(random.nextInt(22))
                : LocalDate.of(2026, 11, 14).plusDays(random.nextInt(26));
        this.date = businessDay(startDate, 1 + random.nextInt(8));
        this.executive = oneOf(EXECUTIVES);
        this.mix = mix();
    }

    /** The base of this seed. */
    public static Base base(long seed) {
        return new RandomBases(seed).base();
    }

    /** The bases of the seeds {@code 0} to {@code count - 1}, made as they are asked for. */
    public static Stream<Base> bases(int count) {
        return LongStream.range(0, count).mapToObj(RandomBases::base);
    }

    private Base base() {
        int size = size();
        Set<Integer> numbers = new HashSet<>();
        List<Client> records = new ArrayList<>();
        while (records.size() < size) {
            int number = random.nextInt(1_500);
            if (numbers.add(number)) {
                records.add(client(oneOf(ID_PREFIXES) + number));
            }
        }
        return new Base(executive, startDate, calendar, date, sectorOfDay(), records);
    }

    private int size() {
        return switch (random.nextInt(10)) {
            case 0 -> random.nextInt(6);
            case 1, 2 -> random.nextInt(25);
            case 3, 4, 5 -> 15 + random.nextInt(30);
            case 6, 7, 8 -> 25 + random.nextInt(100);
            default -> 100 + random.nextInt(301);
        };
    }

    private Mix mix() {
        List<String> sectors = new ArrayList<>();
        int howMany = oneOf(List.of(1, 2, 4, 8, 20));
        for (int i = 0; i < howMany; i++) {
            sectors.add(sector());
        }
        List<String> companies = new ArrayList<>(NAMES);
        Collections.shuffle(companies, random);
        return new Mix(
                oneOf(List.of(0.0, 0.1, 0.4, 0.9)),
                oneOf(List.of(0.0, 0.3, 1.0)),
                oneOf(List.of(0.1, 0.5, 0.8, 1.0)),
                oneOf(List.of(0.0, 0.1, 0.5, 0.9)),
                oneOf(List.of(0.05, 0.3, 0.8)),
                oneOf(List.of(0.0, 0.1, 0.5)),
                oneOf(List.of(0.1, 0.5, 0.8)),
                oneOf(List.of(0.0, 0.1, 0.2)),
                oneOf(List.of(0.0, 0.3, 0.8)),
                oneOf(List.of(Steps.values())),
                sectors,
                companies.subList(0, 1 + random.nextInt(companies.size())));
    }

    private @Nullable String sectorOfDay() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> oneOf(mix.sectors());
            case 3 -> sector();
            default -> null;
        };
    }

    private Client client(String id) {
        Origin origin = chance(mix.derivados())
                ? (chance(mix.ofACompany()) ? Origin.DERIVADO_EMPRESA : Origin.DERIVADO)
                : oneOf(OTHER_ORIGINS);
        boolean derivado = origin == Origin.DERIVADO || origin == Origin.DERIVADO_EMPRESA;
        return new Client(
                id,
                origin,
                chance(mix.unworked()) ? Status.SIN_GESTION : oneOf(WORKED),
                propensity(),
                oneOf(mix.sectors()),
                name(),
                name(),
                chance(0.5) ? new Location(-33.4 - random.nextInt(100) / 1e3, -70.6 - random.nextInt(100) / 1e3) : null,
                commitment(),
                derivado || chance(0.05) ? date.minusDays(random.nextInt(5)) : null,
                assignedTo());
    }

    /** Numbers of one and of two digits, and now and then a small one written with two. */
    private String sector() {
        String letter = String.valueOf((char) ('A' + random.nextInt(5)));
        return switch (random.nextInt(10)) {
            case 0 -> letter + "-0" + random.nextInt(10);
            case 1, 2 -> letter + "-" + (9 + random.nextInt(3));
            default -> letter + "-" + random.nextInt(6);
        };
    }

    /** Both ends of the range, and both zeros, belong to it. */
    private double propensity() {
        if (mix.propensities() != Steps.ALL_THE_SAME && chance(0.03)) {
            return oneOf(List.of(0.0, -0.0, 1.0));
        }
        return switch (mix.propensities()) {
            case ALL_THE_SAME -> 0.5;
            case QUARTERS -> random.nextInt(5) / 4.0;
            case TENTHS -> random.nextInt(11) / 10.0;
            case THOUSANDTHS -> random.nextInt(1_001) / 1_000.0;
            case ANY -> random.nextDouble();
        };
    }

    private @Nullable String name() {
        return chance(mix.withCompany()) ? oneOf(mix.companies()) : null;
    }

    private @Nullable Commitment commitment() {
        if (!chance(mix.commitments())) {
            return null;
        }
        int days = chance(mix.commitmentsToday()) ? 0 : random.nextInt(11) - 6;
        return new Commitment(date.plusDays(days), chance(mix.kept()));
    }

    private @Nullable String assignedTo() {
        double drawn = random.nextDouble();
        if (drawn < mix.ours()) {
            return executive;
        }
        return drawn < mix.ours() + mix.theirs() ? oneOf(EXECUTIVES) : null;
    }

    private LocalDate businessDay(LocalDate start, int campaignDay) {
        LocalDate day = start.minusDays(1);
        for (int counted = 0; counted < campaignDay; ) {
            day = day.plusDays(1);
            if (calendar.isBusinessDay(day)) {
                counted++;
            }
        }
        return day;
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
