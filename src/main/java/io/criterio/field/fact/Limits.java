package io.criterio.field.fact;

import io.criterio.rules.Parameters;

/**
 * The numbers of the field policy, from {@code limits.yaml}.
 *
 * @param neighbours clients looked for round a visit (FLD-NEI-01)
 * @param dayCapacity most records a day of the week plan (FLD-WEE-01)
 * @param cutSectorCost what cutting a sector in two costs, in steps on the grid (FLD-WEE-01)
 * @param unevenCost what a record more or less than a fair day costs, squared, in hundredths of a step (FLD-WEE-01)
 * @param effectiveContacts effective contacts with new clients a day (FLD-STD-01)
 * @param simulations simulations a day (FLD-STD-01)
 * @param entries entries or referrals a day (FLD-STD-01)
 * @param credits credits formalised a week (FLD-STD-01)
 * @param tcr credit cards formalised a week (FLD-STD-01)
 * @param ompInsurances OMP insurances formalised a week (FLD-STD-01)
 * @param recordsWorkedPercent percent of the records worked in a month (FLD-STD-01)
 * @param abonoPercent percent of worked Abono records that buy (FLD-STD-01)
 * @param derivadosFromPercent percent of worked derivados that buy on average, at least (FLD-STD-01)
 * @param derivadosToPercent percent of worked derivados that buy on average, at best (FLD-STD-01)
 * @param derivadosFirstDaysPercent percent of derivados exceeded in the first days (FLD-STD-01)
 */
@Parameters
public record Limits(
        int neighbours,
        int dayCapacity,
        int cutSectorCost,
        int unevenCost,
        int effectiveContacts,
        int simulations,
        int entries,
        int credits,
        int tcr,
        int ompInsurances,
        int recordsWorkedPercent,
        int abonoPercent,
        int derivadosFromPercent,
        int derivadosToPercent,
        int derivadosFirstDaysPercent) {}
