package io.criterio.assignment;

import io.criterio.assignment.api.Campaign;
import io.criterio.calendar.BusinessCalendar;
import io.criterio.problem.Problems;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the business calendar of a campaign. */
public final class CampaignCalendar {

    /** The calendar of a campaign that names none. */
    public static final String DEFAULT = "CL";

    private CampaignCalendar() {}

    /** The calendar that a campaign names; null when there is none of that name, which {@code problems} then knows. */
    public static @Nullable BusinessCalendar of(
            @Nullable Campaign campaign, Map<String, BusinessCalendar> calendars, Problems problems) {
        String code = campaign == null || campaign.calendar() == null ? DEFAULT : campaign.calendar();
        BusinessCalendar calendar = calendars.get(code);
        if (calendar == null) {
            problems.add(
                    "/facts/campaign/calendar",
                    "calendar is \"" + code + "\"; expected one of " + new TreeSet<>(calendars.keySet()));
        }
        return calendar;
    }
}
