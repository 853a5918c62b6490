package io.criterio.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions to list; what is null does not matter. Start from {@link #all()}.
 *
 * @param rule an id among the rules of the outcome
 * @param customerRef as callers name the customer, not as the record does
 * @param executiveId as callers name the executive
 * @param release version or digest
 * @param from inclusive
 * @param to exclusive
 * @param cursor of the page before, {@link Page#next()}; null for the first page
 * @param limit of the page: 1 to {@value #LARGEST_LIMIT}
 */
public record Search(
        @Nullable String caseId,
        @Nullable String type,
        @Nullable String rule,
        @Nullable String customerRef,
        @Nullable String executiveId,
        @Nullable String release,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String cursor,
        int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int LARGEST_LIMIT = 200;

    public Search {
        requireLimit(limit);
        if (from != null && to != null && from.isAfter(to)) {
            throw new InvalidSearchException("from", "is %s, after to, which is %s".formatted(from, to));
        }
    }

    static void requireLimit(int limit) {
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new InvalidSearchException(
                    "limit", "is %d; expected 1 to %d. Follow the cursor for more".formatted(limit, LARGEST_LIMIT));
        }
    }

    public static Search all() {
        return new Search(null, null, null, null, null, null, null, null, null, DEFAULT_LIMIT);
    }

    public Search caseId(@Nullable String value) {
        return new Search(value, type, rule, customerRef, executiveId, release, from, to, cursor, limit);
    }

    public Search type(@Nullable String value) {
        return new Search(caseId, value, rule, customerRef, executiveId, release, from, to, cursor, limit);
    }

    public Search rule(@Nullable String value) {
        return new Search(caseId, type, value, customerRef, executiveId, release, from, to, cursor, limit);
    }

    public Search customerRef(@Nullable String value) {
        return new Search(caseId, type, rule, value, executiveId, release, from, to, cursor, limit);
    }

    public Search executiveId(@Nullable String value) {
        return new Search(caseId, type, rule, customerRef, value, release, from, to, cursor, limit);
    }

    public Search release(@Nullable String value) {
        return new Search(caseId, type, rule, customerRef, executiveId, value, from, to, cursor, limit);
    }

    public Search from(@Nullable Instant value) {
        return new Search(caseId, type, rule, customerRef, executiveId, release, value, to, cursor, limit);
    }

    /** Exclusive. */
    public Search to(@Nullable Instant value) {
        return new Search(caseId, type, rule, customerRef, executiveId, release, from, value, cursor, limit);
    }

    /** An instant ({@code 2026-11-21T16:03:11Z}, any offset) or a date, which means its first moment in {@code zone}. */
    public Search from(@Nullable String text, ZoneId zone) {
        return from(instant("from", text, zone, 0));
    }

    /** An instant, or a date, which means up to the end of that day in {@code zone}. */
    public Search to(@Nullable String text, ZoneId zone) {
        return to(instant("to", text, zone, 1));
    }

    public Search cursor(@Nullable String value) {
        return new Search(caseId, type, rule, customerRef, executiveId, release, from, to, value, limit);
    }

    public Search limit(int value) {
        return new Search(caseId, type, rule, customerRef, executiveId, release, from, to, cursor, value);
    }

    private static @Nullable Instant instant(String parameter, @Nullable String text, ZoneId zone, int daysAfterADate) {
        if (text == null) {
            return null;
        }
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text)
                            .plusDays(daysAfterADate)
                            .atStartOfDay(zone)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw new InvalidSearchException(
                    parameter,
                    "is \"%s\"; expected a date (2026-11-21) or an instant (2026-11-21T16:03:11Z)".formatted(text),
                    malformed);
        }
    }
}
