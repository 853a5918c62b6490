package io.criterio.oracle.base;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known when a day is planned: who, which campaign, which day, which records. */
public record Base(
        String executive,
        LocalDate startDate,
        Holidays calendar,
        LocalDate date,
        @Nullable String sectorOfDay,
        List<Client> records) {

    public Base {
        records = List.copyOf(records);
    }

    Base with(List<Client> others) {
        return new Base(executive, startDate, calendar, date, sectorOfDay, others);
    }
}
