package io.criterio.assignment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An executive's day that is to be planned.
 *
 * @param campaignDay business days since the campaign started, which is day 1
 * @param sectorOfDay the sector planned for the day, if there is one
 * @param records the base, in any order; no id twice
 */
record WorkDay(
        String executive,
        LocalDate date,
        int campaignDay,
        @Nullable Sector sectorOfDay,
        List<BaseRecord> records) {}
