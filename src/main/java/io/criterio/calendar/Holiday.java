package io.criterio.calendar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A dated day that the law keeps free, weekend or not.
 *
 * @param date the day itself, after any move that the law orders
 * @param name its Spanish name
 * @param nameEn its English name
 */
public record Holiday(LocalDate date, String name, String nameEn) {
    public Holiday {
        Objects.requireNonNull(date, "date");
        if (name.isBlank() || nameEn.isBlank()) {
            throw new IllegalArgumentException(
                    "The holiday of " + date + " needs a name in Spanish and in English. Hint: name and nameEn.");
        }
    }
}
