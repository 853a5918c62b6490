package io.criterio.field;

import static io.criterio.rules.Together.EACH;
import static io.criterio.rules.Together.ONE;

import io.criterio.field.fact.Contact;
import io.criterio.field.fact.Count;
import io.criterio.field.fact.Entry;
import io.criterio.field.fact.Stop;
import io.criterio.field.fact.Visit;
import io.criterio.field.fact.WorkWeek;
import io.criterio.field.finding.AsksWhy;
import io.criterio.field.finding.AtLeast;
import io.criterio.field.finding.AtLeastPercent;
import io.criterio.field.finding.Belongs;
import io.criterio.field.finding.DayCapacity;
import io.criterio.field.finding.Grouping;
import io.criterio.field.finding.KeptOut;
import io.criterio.field.finding.MoreThanPercent;
import io.criterio.field.finding.Nearest;
import io.criterio.field.finding.NextStatus;
import io.criterio.field.finding.PercentBetween;
import io.criterio.field.finding.Preferred;
import io.criterio.field.finding.RankedBy;
import io.criterio.field.finding.ReasonOrder;
import io.criterio.field.finding.Refused;
import io.criterio.field.finding.Schedules;
import io.criterio.field.finding.Steps;
import io.criterio.rules.Stages;

/** What the field rules are asked about, one fact at a time, and which findings are read there. */
final class FieldStages {

    static final Stages TABLE = Stages.request()
            .about("visit", Visit.class)
            .reads(ONE, Nearest.class, RankedBy.class)
            .about("entry", Entry.class)
            .reads(ONE, NextStatus.class)
            .reads(EACH, Refused.class, Schedules.class, AsksWhy.class)
            .about("contact", Contact.class)
            .reads(EACH, Steps.class)
            .about("week", WorkWeek.class)
            .reads(ONE, DayCapacity.class, Grouping.class, ReasonOrder.class, RankedBy.class)
            .about("stop", Stop.class)
            .reads(EACH, Belongs.class, KeptOut.class, Preferred.class)
            .about("count", Count.class)
            .reads(EACH, AtLeast.class, AtLeastPercent.class, MoreThanPercent.class, PercentBetween.class)
            .end();

    private FieldStages() {}
}
