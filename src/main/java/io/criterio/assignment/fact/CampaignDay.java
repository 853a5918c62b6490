package io.criterio.assignment.fact;

/**
 * How far the campaign is.
 *
 * @param number business days since the start of the campaign, which is day 1
 */
public record CampaignDay(int number) {
    public CampaignDay {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "campaign day is " + number + "; expected 1 or more: the day the campaign starts is day 1");
        }
    }
}
