"""A rank in its reading comes in; the day, month or year that is ranked goes out."""

import re
from dataclasses import replace

from etl.claims.dating import former, strangers, totals
from etl.claims.parts import NOWHERE, Reading, Spoken
from etl.vocabulary import Period, Quantity, Reach, Span


# "The busiest day of the year", "the highest monthly total": what is ranked.
RANKED_THING = re.compile(
    r"\b(?P<thing>days?|daily|weeks?|weekly|months?|monthly|years?|annual|yearly)\b", re.IGNORECASE
)
# "Beaten only by the 1,195 who came on May 31": the days behind are those of others.
BEATEN = re.compile(
    r"\b(?:beaten|bettered|exceeded|surpassed|topped|eclipsed|outdone|passed|overtaken|behind|after|below|second)\b"
    r"(?:[ ](?:only|just))?[ ](?:by|to|the|that|only|those|\d)"
    r"|\b(?:after|behind)[ ](?:only[ ]|just[ ])?$|\bshort[ ]of\b|[ ]times[ ](?:the|as|more)\b",
    re.IGNORECASE,
)
# How many days such a thing has, by its first letter; a year may be a year so far.
LENGTHS = {
    "d": range(1, 3),
    "w": range(6, 9),
    "m": range(28, 32),
    "y": range(180, 368),
    "a": range(180, 368),
}
# Figures back among which the ranked day is looked for.
NEAR = 4
# "But it's the third-highest for the date": the year of which the text speaks, up to its day.
FOR_THE_DATE = re.compile(
    r"[ -]?(?:highest|busiest|largest|biggest|worst|lowest|quietest|most|fewest)\b(?:[ ]\w+){0,2}?[ ]"
    r"(?P<words>(?:for|by|at)[ ](?:the|this)[ ](?:date|point|stage|time[ ]of[ ](?:the[ ])?year))\b",
    re.IGNORECASE,
)
NOW_IS = re.compile(
    r"\b(?:it[’']?s|it[ ]is|this[ ]is|that[’']?s)[ ](?:\w+[ ]){0,3}$", re.IGNORECASE
)
# "Reached the second-highest level on record in 2025": the scope is told, and the days are those ranked.
ON_RECORD = re.compile(
    r"^[ -]?\w+[ ](?:level|total|number|figure|count|tally)[ ](?:on[ ]record|ever)[ ](?:in|for)[ ]"
)
# "It has gone beyond the 36,816 of 2024, which makes it the second highest year".
PASSED = re.compile(
    r"\b(?:beyond|past|passed|overtaken|overtook|exceeded|surpassed|topped|beaten|above)[ ](?:the[ ])?\d[\d,]*[ ]"
    r"(?:of|in|for|from)[ ]$"
)
AHEAD_OF = re.compile(
    r",[ ](?:and[ ])?(?:(?:well|far|just|only|some[ ]way)[ ])?(?:ahead[ ]of|above|below|behind)[ ][^.;:]{0,110}$"
)
# "Crossings in 2025 were second highest on record": the year is what is ranked.
YEAR_WAS = re.compile(
    r"[ ](?:was|were|is|are|ranks?|ranked|came|proved|stands?|stood)"
    r"(?:[ ](?:the|as|now|still|only|provisionally))?[ ]",
    re.IGNORECASE,
)
LATELY = 12


def _year_ranked(reading: Reading, quantity: Quantity) -> Period | None:
    """ "Crossings in 2025 were second highest on record": the year named right before, where no day or month is."""
    for period in reading.periods:
        between = reading.sentence.text[period.span.end : quantity.span.start]
        if totals.is_year(period) and period.reach is Reach.DAYS and YEAR_WAS.fullmatch(between):
            return None if RANKED_THING.search(reading.after(quantity, 60)) else period
    return None


def _is_of_a_higher(reading: Reading, quantity: Quantity, period: Period) -> bool:
    """Whether words between a rank and a day say that the day stands higher."""
    between = reading.sentence.text[quantity.span.end : period.span.start]
    return BEATEN.search(between) is not None


def _is_of_another(reading: Reading, quantity: Quantity, period: Period) -> bool:
    """ "The second-highest on record, ahead of the 28,526 in 2021": the rank is set against those days."""
    between = reading.sentence.text[quantity.span.end : period.span.start]
    return AHEAD_OF.search(between) is not None or ";" in between


def _is_passed(reading: Reading, quantity: Quantity, period: Period) -> bool:
    """ "Beyond the 36,816 of 2024, which makes it the second highest year": not that year is ranked."""
    ahead = reading.sentence.text[max(0, period.span.start - 40) : period.span.start]
    return period.span.end < quantity.span.start and PASSED.search(ahead) is not None


def _said(reading: Reading, spoken: Spoken) -> list[Period]:
    """The periods of the figures before, of the last sentence that has any the newest first."""
    told = [
        d
        for d in reversed(spoken.drafts)
        if d.period and (d.reading is reading or not former.is_former(d.reading, d.quantity))
    ]
    last = [d.period for d in told if d.reading is told[0].reading and d.period]
    return sorted(last, key=lambda p: p.end, reverse=True) + [d.period for d in told if d.period]


def _named_before(reading: Reading, spoken: Spoken) -> list[Period]:
    """ "Saturday's arrivals were the first for 11 days. They made it the second busiest": the day just named."""
    last = spoken.readings[-1] if spoken.readings else None
    if last is None or last.paragraph != reading.paragraph:
        return []
    if spoken.drafts and spoken.drafts[-1].reading in (last, reading):
        return []
    days = [p for p in last.periods if p.start == p.end and p.reach is Reach.DAYS]
    return days if len(days) == 1 and not strangers.is_scope(last, days[0]) else []


def _year_so_far(reading: Reading, quantity: Quantity, spoken: Spoken) -> Period | None:
    """The newest total of a year that the text has given, where the rank is of now and for the date."""
    told = FOR_THE_DATE.match(reading.after(quantity, 60))
    if told is None or reading.periods or not NOW_IS.search(reading.before(quantity, 40)):
        return None
    known = [d.period for d in spoken.drafts[-LATELY:] if d.period]
    to_date = [p for p in known if (p.start.month, p.start.day) == (1, 1) and p.end > p.start]
    newest = max(to_date, key=lambda p: p.end, default=None)
    start, end = (quantity.span.end + at for at in told.span("words"))
    return replace(newest, span=Span(start, end, told["words"])) if newest else None


def _older(reading: Reading, quantity: Quantity, spoken: Spoken) -> list[Period]:
    """The days that what is ranked is held against, or has passed."""
    # "36% lower than the record of 45,774 set in 2022, but still the second-highest": not the base is ranked;
    # nor, of "the second highest annual total, and 3% up on the 28,526 who arrived in 2021", is that year.
    bases = {(d.base.start, d.base.end) for d in spoken.drafts if d.reading is reading and d.base}
    return [
        p
        for p in reading.periods
        if strangers.is_compared_with(reading, p)
        or (p.start, p.end) in bases
        or _is_passed(reading, quantity, p)
        or strangers.is_of_compared(reading, p, quantity.span.end)
    ]


def period(reading: Reading, quantity: Quantity, spoken: Spoken) -> Period | None:
    """The day, month or year that is ranked: named here, else the last such that a figure is of."""
    so_far = _year_so_far(reading, quantity, spoken) or _year_ranked(reading, quantity)
    if so_far:
        return so_far
    thing = RANKED_THING.search(reading.after(quantity, 60)) or RANKED_THING.search(
        reading.before(quantity, 60)
    )
    lengths = LENGTHS[thing["thing"][0].lower()] if thing else range(1, 3)
    older = _older(reading, quantity, spoken)
    own = [
        p
        for p in reading.periods
        if not (
            p in older
            or strangers.is_scope(reading, p)
            or strangers.is_better_day(p)
            or _is_of_a_higher(reading, quantity, p)
            or _is_of_another(reading, quantity, p)
        )
    ]
    # "More than in 2024, when there were 36,816, and the second-highest": not that year is ranked.
    said = [
        p
        for p in _said(reading, spoken)
        if (p.start, p.end) not in {(q.start, q.end) for q in older}
    ]
    if ON_RECORD.match(reading.after(quantity, 50)):
        lengths = range(1, LENGTHS["y"].stop)
        own += [p for p in reading.periods if p.span.start > quantity.span.end and p not in own]
    for period in (*own, *_named_before(reading, spoken), *said[:NEAR]):
        if (period.end - period.start).days + 1 in lengths:
            return period if period in own else replace(period, span=NOWHERE)
    return replace(said[0], span=NOWHERE) if said else None
