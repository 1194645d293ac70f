"""A figure that names no days comes in; the days go out that the text goes on with."""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl import numerals
from etl.claims.dating import beginnings, news, older, rates, retold, sides, strangers, totals
from etl.claims.parts import NOWHERE, TREATY, Draft, Found, Reading, Spoken
from etl.events import LABOUR
from etl.vocabulary import Basis, Measure, Period, Quantity, Reach


# "Have crossed", "so far", "now": a count that is still running.
PERFECT = re.compile(r"\b(?:have|has|[’']ve|so far|to date|now|already)\b", re.IGNORECASE)
# "The Home Office has confirmed": no count goes on by that.
HAS_SAID = re.compile(
    r"\b(?:has|have)[ ](?:\w+[ ])?(?:confirmed|said|announced|revealed|admitted|told|reported|shown|published)\b",
    re.IGNORECASE,
)
# "In a single day", "in just three days": so many days, and which they are is not said.
IN_DAYS = re.compile(
    r"""
    (?P<one> \b (?: in | on ) [ ] (?: a | one | a[ ]single ) [ ] (?: single [ ] )? day \b | \b single-day \b
      | \b in [ ] 24 [ ] hours \b | \b in [ ] (?: a [ ] )? record [ ] day \b )
    | \b in [ ] (?: just [ ] | only [ ] )? (?P<count> two | three | four | five | six | seven | ten )
      [ ] days \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "More than 800 cross on busiest day of year so far": a day that the story goes on to name.
ON_BUSIEST = re.compile(
    r"[^.;,\d]{0,50}?[ ]on[ ](?:the[ ]|its[ ])?(?:year[’']s[ ])?"
    r"(?:busiest|highest|record|biggest)(?:-ever|[ ]ever)?[ ](?:single[ ])?day\b",
    re.IGNORECASE,
)
# "In the period in which 281 people were returned": a stretch told by what happened in it.
IN_WHICH = re.compile(
    r"\b(?:(?:in|over|during|for)[ ](?:the|that)[ ](?:\w+[ ])?(?:period|time|months?|weeks?|stretch|spell|days|span)"
    r"[ ](?:(?:in|over|during)[ ]which|that|when|it[ ]took)|while)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
# "62 on each boat, up from 53 in 2024": of years, whatever day has the same quotient.
OF_YEARS = re.compile(
    r"\b(?:from|against|with|to|on|than)[ ](?:\w+[ ])?\d[\d.]*[ ](?:in[ ]20\d\d|last[ ]year|the[ ]year[ ]before"
    r"|a[ ]year[ ](?:earlier|before))",
    re.IGNORECASE,
)
# Counts that a year begins anew; those of the treaty and of removals do not.
OF_A_YEAR = ("arrivals", "boats", "deaths", "prevented_people", "prevented_events")
# Days, more than which make a stretch that a text can be about.
WEEKS = 27
LONGEST_MONTH = 31
A_WEEK = timedelta(7)
# More than a few days have brought: "1,168 more in a day: Channel total nears 25,000".
TOO_MANY = 10_000
# Figures back that a text still goes on from; people in a boat, more or less.
NEAR, A_BOAT_HOLDS = 4, 45


def carried(
    reading: Reading, quantity: Quantity, found: Found, spoken: Spoken, published: date
) -> Period | None:
    """What the figure before covers, where it stands in this sentence or paragraph.

    Across paragraphs a text goes on with a year or a season, not with one day; "have crossed" with no
    days at all is the year so far.
    """
    per_boat = found.measure is Measure.PER_BOAT
    of_years = per_boat and OF_YEARS.search(reading.after(quantity, 90))
    if per_boat and not of_years and (quotient := rates.days(quantity, spoken.drafts)):
        return quotient
    before = [d for d in spoken.drafts if d.period and d.indicator not in TREATY]
    around = _around(reading, quantity)
    perfect = PERFECT.search(HAS_SAID.sub("", around)) is not None
    if compared := _from_or_to(reading, quantity, spoken) or _while(reading, spoken):
        return _unsaid(compared)
    if published > LABOUR and beginnings.is_since_labour(reading, quantity, found, around, perfect):
        return totals.since(LABOUR, published - timedelta(1), NOWHERE, Basis.INFERRED)
    long = [d.period for d in before if d.period and d.period.end > d.period.start]
    if found.measure is Measure.PER_DAY and long and _said_so(reading, spoken):
        return _unsaid(long[-1])
    own = max(reversed(_own(reading, quantity, before)), key=lambda p: p.end, default=None)
    told = sides.spoken_of(reading, before) if found.measure is Measure.PER_DAY else None
    if stretch := own or told:
        return _unsaid(stretch)
    if per_boat and _is_told_with(reading, spoken):
        return None
    if not perfect and (day := news.of_the_dead(quantity, found, before)):
        return day
    if ON_BUSIEST.match(reading.after(quantity, 90)):
        return None
    if perfect and (running := _running(reading, quantity, found, spoken, published)):
        return running
    told = _said_before(reading, spoken, published)
    if not told and not news.is_of_many_dead(quantity, found):
        told = _of_most_alike(reading, quantity, found, before)
    if told:
        long = told.end - told.start > A_WEEK
        return None if long and retold.is_undated(quantity, found, spoken) else _unsaid(told)
    counted = _in_days(around, quantity.value, published)
    is_mark = found.measure is Measure.MILESTONE
    return (None if is_mark else counted) or _theme(reading, before, spoken)


def _running(
    reading: Reading, quantity: Quantity, found: Found, spoken: Spoken, published: date
) -> Period | None:
    """ "Have crossed", with no days: of the month that is running, else of the year so far."""
    month = _this_month(reading, spoken)
    if month or found.indicator not in OF_A_YEAR:
        return month
    is_news = news.is_of_a_day(quantity, found, spoken, _around(reading, quantity))
    return None if is_news else totals.this_year_to_date(published)


def _own(reading: Reading, quantity: Quantity, before: Sequence[Draft]) -> list[Period]:
    """The days of the other figures of a sentence, but for single days where no day brings so many."""
    own = [d.period for d in before if d.reading is reading and d.period]
    return [p for p in own if p.end > p.start] if quantity.value > TOO_MANY else own


def _this_month(reading: Reading, spoken: Spoken) -> Period | None:
    """ "There had been none this month. There have now been 2,862": of the month that is still running."""
    last = spoken.readings[-1] if spoken.readings else None
    if last is None or last.paragraph != reading.paragraph:
        return None
    running = [p for p in last.periods if p.reach is Reach.SO_FAR and p.start.day == 1]
    short = [p for p in running if (p.end - p.start).days < LONGEST_MONTH and p.start.month > 1]
    return _unsaid(short[-1]) if short else None


def _is_told_with(reading: Reading, spoken: Spoken) -> bool:
    """Whether the people or boats of a rate stand in its sentence: it has their days, though none are known yet."""
    own = (d for d in spoken.drafts[-2:] if d.reading is reading)
    return any(d.measure is Measure.COUNT and d.indicator in ("arrivals", "boats") for d in own)


def _while(reading: Reading, spoken: Spoken) -> Period | None:
    """ "In the period in which 281 were returned, about 17,000 arrived": of the days of that first figure."""
    own = next((d for d in spoken.drafts if d.reading is reading), None)
    if own is None or not IN_WHICH.search(reading.before(own.quantity, 60)):
        return None
    meaning = (own.indicator, own.measure, own.quantity.value)
    told = (
        d.period
        for d in spoken.drafts
        if (d.indicator, d.measure, d.quantity.value) == meaning and d.period
    )
    return next((period for period in told if period.span != NOWHERE), own.period)


def _said_so(reading: Reading, spoken: Spoken) -> bool:
    """ "It has taken 403 days. On average that is about 125 a day": of the days just told."""
    last = spoken.readings[-1] if spoken.readings else None
    return last is not None and last.paragraph == reading.paragraph and not last.periods


def _around(reading: Reading, quantity: Quantity) -> str:
    """The words around a number up to where another thing is said: ", taking the total so far this year to"."""
    text = reading.sentence.text
    turns = [b.start for b in reading.segments.breaks if b.kind in ("turn", "strong")]
    end = min((place for place in turns if place >= quantity.span.end), default=len(text))
    return text[max(0, quantity.span.start - 50) : min(end, quantity.span.end + 60)]


def _unsaid(period: Period) -> Period:
    """The same days, but given by no words of this sentence."""
    return replace(period, span=NOWHERE)


def _in_days(around: str, value: float, published: date) -> Period | None:
    """ "1,075 in a single day": the last day, or days, before publication."""
    days = IN_DAYS.search(around)
    if days is None or value > TOO_MANY:
        return None
    count = 1 if days["one"] else int(numerals.value(days["count"]))
    return Period(published - timedelta(count), published - timedelta(1), Basis.INFERRED, NOWHERE)


def _theme(reading: Reading, before: Sequence[Draft], spoken: Spoken) -> Period | None:
    """The stretch that the text is about, else that of the figure in this paragraph or the one before."""
    last = next((d for d in reversed(before) if not older.is_older_side(d, before[-1:])), None)
    theme = _main(before) or _first_named(spoken)
    if theme is None and last and reading.paragraph - last.reading.paragraph <= 1:
        theme = last.period
    return _unsaid(theme) if theme else None


def _said_before(reading: Reading, spoken: Spoken, published: date) -> Period | None:
    """The days that the sentence just before names, where it holds no figure of its own."""
    last = spoken.readings[-1] if spoken.readings else None
    if last is None or reading.paragraph - last.paragraph > 1:
        return None
    if spoken.drafts and spoken.drafts[-1].reading in (last, reading):
        return None
    # "Fewer came in August than in the same month a year before": the text goes on with August.
    aside = (strangers.is_scope, strangers.is_compared_with)
    days = (p for p in last.periods if p.reach is Reach.DAYS)
    named = [p for p in days if not any(is_other(last, p) for is_other in aside)]
    if len(named) != 1 or _is_older_than_main(named[0], spoken.drafts):
        return None
    return named[0] if named[0].start <= published else None


def _is_older_than_main(named: Period, drafts: Sequence[Draft]) -> bool:
    """ "43,309 in the year to June 2025. The share was 34% in that to June 2024": the text goes on with the newer."""
    main = _main(drafts)
    return main is not None and named.end < main.end and sides.is_alike(named, main)


def _from_or_to(reading: Reading, quantity: Quantity, spoken: Spoken) -> Period | None:
    """ "By 46 per cent, from 1,110 to 602": the two sides of the comparison before."""
    compared = [d for d in spoken.drafts[-3:] if d.reading is reading and d.base]
    if not compared:
        return None
    before = reading.before(quantity, 8)
    if before.endswith(" from "):
        return compared[-1].base
    return compared[-1].period if before.endswith(" to ") else None


def _of_most_alike(
    reading: Reading, quantity: Quantity, found: Found, before: Sequence[Draft]
) -> Period | None:
    """Of the figures just before the one of about this size: boats go with a day's people, not with a year's."""
    near = _near(reading, before)
    size = _people_in(found.indicator, ("boats", "uncontrolled_landings"), quantity.value)

    def unlike(draft: Draft) -> int:
        return _unlike(_people_in(draft.indicator, ("boats",), draft.quantity.value), size)

    alike = min(reversed(near), key=unlike, default=None)
    if alike is None:
        return None
    if found.indicator in ("arrivals", "boats") and found.measure is Measure.COUNT:
        alike = _of_the_whole(alike, before, unlike)
    is_apart = alike.reading.paragraph != reading.paragraph
    return None if found.measure is Measure.PER_BOAT and is_apart else alike.period


def _of_the_whole(alike: Draft, before: Sequence[Draft], unlike: Callable[[Draft], int]) -> Draft:
    """ "August was busiest, with 8,631. In all 1,110 boats were used": of the stretch that the text is about."""
    main = _main(before)
    whole = [
        d
        for d in before
        if d.period and main and (d.period.start, d.period.end) == (main.start, main.end)
        if d.measure is Measure.COUNT and not d.subset
    ]
    best = min(reversed(whole), key=unlike, default=alike)
    return best if unlike(best) < unlike(alike) else alike


def _near(reading: Reading, before: Sequence[Draft]) -> list[Draft]:
    """The counts just before, but for older sides of comparisons; of this paragraph where it has any."""
    lately = before[-2 * NEAR :]
    counts = [d for d in lately if d.measure is Measure.COUNT]
    near = [d for d in counts if reading.paragraph - d.reading.paragraph <= 1]
    # "That is up 22% on the 3,140 of June 2022": the change tells which side the number is of.
    newer = [d for d in near if not older.is_older_side(d, lately)]
    last = before[-NEAR:]
    near = [d for d in newer if any(d is one for one in last)] or newer
    here = [d for d in near if d.reading.paragraph == reading.paragraph]
    return here or near


def _people_in(indicator: str, boats: tuple[str, ...], value: float) -> float:
    return value * (A_BOAT_HOLDS if indicator in boats else 1)


def _unlike(one: float, other: float) -> int:
    """How far two sizes are apart, in steps of four times: within a step the nearer figure is meant."""
    low, high = sorted((max(one, 1), max(other, 1)))
    return int(math.log2(high / low) / 2)


def _first_named(spoken: Spoken) -> Period | None:
    """The first month or year that the text named, where no figure has stood yet."""
    if spoken.drafts:
        return None
    named = (p for r in spoken.readings for p in r.periods if p.reach is Reach.DAYS)
    return next((p for p in named if (p.end - p.start).days >= WEEKS), None)


def _main(drafts: Sequence[Draft]) -> Period | None:
    """The stretch that the text is about: of those longer than a few weeks that of most figures."""
    told = [d for d in drafts if not older.BEATEN.search(d.reading.before(d.quantity, 60))]
    long = [d.period for d in told if d.period and (d.period.end - d.period.start).days > WEEKS]
    counted = Counter((period.start, period.end) for period in long)
    return max(long, key=lambda period: counted[period.start, period.end], default=None)
