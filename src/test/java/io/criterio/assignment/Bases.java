package io.criterio.assignment;

import io.criterio.assignment.fact.Origin;
import io.criterio.assignment.fact.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random bases, the same for the same seed. */
final class Bases {

    private Bases() {}

    /** Records of every kind, with many ties. */
    static List<BaseRecord> random(Random random, int size, LocalDate today) {
        List<BaseRecord> base = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Origin origin = Origin.values()[random.nextInt(Origin.values().length)];
            boolean derivado = origin == Origin.DERIVADO || origin == Origin.DERIVADO_EMPRESA;
            base.add(new BaseRecord(
                    "r-" + i,
                    origin,
                    random.nextBoolean() ? Status.SIN_GESTION : Status.values()[random.nextInt(Status.values().length)],
                    random.nextInt(21) / 20.0,
                    new Sector((char) ('A' + random.nextInt(4)), random.nextInt(12)),
                    random.nextInt(3) == 0 ? "company " + random.nextInt(3) : null,
                    random.nextInt(3) == 0 ? "convenio " + random.nextInt(3) : null,
                    null,
                    random.nextInt(3) == 0 ? today.plusDays(random.nextInt(7) - 3) : null,
                    random.nextInt(4) == 0,
                    derivado ? today.minusDays(random.nextInt(5)) : null,
                    random.nextInt(3) == 0 ? null : random.nextInt(5) == 0 ? "e-18" : "e-17"));
        }
        return base;
    }
}
