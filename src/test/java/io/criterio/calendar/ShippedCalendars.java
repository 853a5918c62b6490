package io.criterio.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The calendars under rules/, as they are. */
final class ShippedCalendars {
    private ShippedCalendars() {}

    static BusinessCalendar of(String code) {
        try {
            return Calendars.parse(
                    Files.readString(Path.of("rules", "calendars", code.toLowerCase(Locale.ROOT) + ".yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
