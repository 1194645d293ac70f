"""A figure that names no days comes in; the days go out that the text goes on with."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl import numerals
from etl.claims import strangers, totals
from etl.claims.parts import NOWHERE, TREATY, Draft, Found, Reading, Spoken
from etl.events import LABOUR
from etl.vocabulary import Basis, Measure, Period, Quantity, Reach


PERFECT = re.compile(r"\b(?:have|has|[’']ve|so far|to date|now|already)\b", re.IGNORECASE)

IN_DAYS = re.compile(
    r"(?P<one>\bin[ ](?:a|one|a single)[ ](?:single[ ])?day\b|\bsingle-day\b|\bin[ ]24[ ]hours\b|\bin[ ](?:a[ ])?record[ ]day\b)"
    r"|\bin[ ](?:just[ ]|only[ ])?(?P<count>two|three|four|five|six|seven|ten)[ ]days\b",
    re.IGNORECASE,
)

WEEKS = 27

# Figures back that a text still goes on from; people in a boat, more or less.
NEAR, A_BOAT_HOLDS = 4, 45


def carried(
    reading: Reading, quantity: Quantity, found: Found, spoken: Spoken, published: date
) -> Period | None:
    """What the figure before covers, where it stands in this sentence or paragraph.

    Across paragraphs a text goes on with a year or a season, not with one day; "have crossed" with no
    days at all is the year so far.
    """
    indicator, measure = found.indicator, found.measure
    before = [d for d in spoken.drafts if d.period and d.indicator not in TREATY]
    last = before[-1] if before else None
    around = reading.sentence.text[max(0, quantity.span.start - 50) : quantity.span.end + 60]
    perfect = PERFECT.search(around) is not None
    compared = _from_or_to(reading, quantity, spoken)
    if compared:
        return replace(compared, span=NOWHERE)
    if indicator == "other_returns" and perfect and published > LABOUR:
        return totals.since(LABOUR, published - timedelta(1), NOWHERE, Basis.INFERRED)
    own = [d.period for d in before if d.reading is reading and d.period]
    if own:
        return replace(max(reversed(own), key=lambda p: p.end), span=NOWHERE)
    if perfect and indicator in (
        "arrivals",
        "boats",
        "deaths",
        "prevented_people",
        "prevented_events",
    ):
        return totals.this_year_to_date(published)
    said = _said_before(reading, spoken)
    if said:
        return replace(said, span=NOWHERE)
    near = _most_alike(reading, quantity, indicator, before)
    if (
        near
        and near.period
        and (measure is not Measure.PER_BOAT or near.reading.paragraph == reading.paragraph)
    ):
        return replace(near.period, span=NOWHERE)
    days = IN_DAYS.search(around)
    if days:
        count = 1 if days["one"] else int(numerals.value(days["count"]))
        return Period(
            published - timedelta(count), published - timedelta(1), Basis.INFERRED, NOWHERE
        )
    main = _main(before) or _first_named(spoken)
    if last and last.period and reading.paragraph - last.reading.paragraph <= 1 and main is None:
        main = last.period
    return replace(main, span=NOWHERE) if main else None


def _around(reading: Reading, quantity: Quantity) -> str:
    """The words around a number, up to where another thing is said: ", taking the total so far this year to"."""
    turns = [b.start for b in reading.segments.breaks if b.kind in ("turn", "strong")]
    end = min(
        [place for place in turns if place >= quantity.span.end], default=len(reading.sentence.text)
    )
    return reading.sentence.text[
        max(0, quantity.span.start - 50) : min(end, quantity.span.end + 60)
    ]


def _said_before(reading: Reading, spoken: Spoken) -> Period | None:
    """The days that the sentence just before names, where it holds no figure of its own."""
    last = spoken.readings[-1] if spoken.readings else None
    if last is None or reading.paragraph - last.paragraph > 1:
        return None
    if spoken.drafts and spoken.drafts[-1].reading in (last, reading):
        return None
    named = [p for p in last.periods if p.reach is Reach.DAYS and not strangers.is_scope(last, p)]
    return named[-1] if len(named) == 1 else None


def _from_or_to(reading: Reading, quantity: Quantity, spoken: Spoken) -> Period | None:
    """ "By 46 per cent, from 1,110 to 602": the two sides of the comparison before."""
    compared = [d for d in spoken.drafts[-3:] if d.reading is reading and d.base]
    if not compared:
        return None
    before = reading.before(quantity, 8)
    if before.endswith(" from "):
        return compared[-1].base
    return compared[-1].period if before.endswith(" to ") else None


def _most_alike(
    reading: Reading, quantity: Quantity, indicator: str, before: Sequence[Draft]
) -> Draft | None:
    """Of the figures just before the one of about this size: boats go with a day's people, not with a year's."""
    people = quantity.value * (
        A_BOAT_HOLDS if indicator in ("boats", "uncontrolled_landings") else 1
    )
    near = [
        d
        for d in before[-NEAR:]
        if reading.paragraph - d.reading.paragraph <= 1 and d.measure is Measure.COUNT
    ]
    near = [d for d in near if not _is_older_side(d, near)]
    if reading.paragraph in {d.reading.paragraph for d in near}:
        near = [d for d in near if d.reading.paragraph == reading.paragraph]

    def unlike(draft: Draft) -> float:
        held = draft.quantity.value * (A_BOAT_HOLDS if draft.indicator == "boats" else 1)
        low, high = sorted((max(people, 1), max(held, 1)))
        return int(math.log2(high / low) / 2)

    return min(reversed(near), key=unlike, default=None)


def _first_named(spoken: Spoken) -> Period | None:
    """The first month or year that the text named, where no figure has stood yet."""
    if spoken.drafts:
        return None
    named = (p for r in spoken.readings for p in r.periods if p.reach is Reach.DAYS)
    return next((p for p in named if (p.end - p.start).days >= WEEKS), None)


def _is_older_side(draft: Draft, near: Sequence[Draft]) -> bool:
    return any(
        d.reading is draft.reading and d.period and draft.period and d.period.end > draft.period.end
        for d in near
    )


def _main(drafts: Sequence[Draft]) -> Period | None:
    """The stretch that the text is about: of those longer than a few weeks the one that most figures are of."""
    long = [d.period for d in drafts if d.period and (d.period.end - d.period.start).days > WEEKS]
    counted = Counter((period.start, period.end) for period in long)
    return max(long, key=lambda period: counted[period.start, period.end], default=None)
