/**
 * Business days: which days of a country are worked, and counting by them.
 *
 * <p>The dates are policy and come from {@code rules/calendars}, one file a country, each date with its law. A calendar
 * knows only the years its file covers and says so when asked beyond them, instead of guessing that no holiday is there.
 */
@NullMarked
package io.criterio.calendar;

import org.jspecify.annotations.NullMarked;
