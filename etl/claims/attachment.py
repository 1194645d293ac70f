"""A figure in its reading comes in; the period that it covers goes out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from etl.claims import carrying, mentions, ranking, totals
from etl.claims.parts import TREATY, Draft, Found, Reading, Spoken, gap
from etl.events import TREATY_IN_FORCE
from etl.periods.days import shifted
from etl.vocabulary import Basis, Measure, Period, Quantity, Reach


AT_ONCE = re.compile(
    r"^(?:[ ]\w+){0,3}?[ ](?:cross|arriv|land|reach|ma[dk]e|c[ao]me)\w*(?:[ ]\w+){0,4}?[ ]in[ ](?:a|one)[ ](?:single[ ])?day\b",
    re.I,
)

TIME_WORDS = re.compile(
    r"^[^.;,()–—]{0,30}?[ ](?P<word>between[ ]the|since[ ](?:the|he|she|they|it|we)|until[ ]the|after[ ](?:it|that)"
    r"|before[ ](?:it|that)|afterwards|on[ ]the[ ]\d{1,2}(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)

SAME_STRETCH = re.compile(r"same[ ](?:weeks|months|part|period|stretch|days)", re.IGNORECASE)

SAME_DATE = re.compile(
    r"^[^.;,]{0,24}\b(?:by|at)[ ](?:(?:the[ ]same|that|this)[ ](?:date|point|stage|time)|then)\b",
    re.IGNORECASE,
)

HAD_BEEN = re.compile(r"\b(?:had|have|has)[ ](?:now[ ]|been|so far)", re.IGNORECASE)

PARTNERS = {
    "boats": "arrivals",
    "uncontrolled_landings": "arrivals",
    "prevented_events": "prevented_people",
}

# A break of the sentence lighter than this does not part people from their boats.
PARTED = 35

BESIDE = 8


def period(
    reading: Reading,
    quantity: Quantity,
    found: Found,
    spoken: Spoken,
    published: date,
) -> Period | None:
    """The period of a count: named beside it, carried over, or a total's own start."""
    indicator, measure, earlier = found.indicator, found.measure, spoken.drafts
    partner = _partner(reading, quantity, indicator, earlier)
    if partner:
        return partner.period
    if measure is Measure.RANK:
        return ranking.period(reading, quantity, spoken)
    if _is_dangling(reading, quantity):
        return None
    mention = mentions.named_for(reading, quantity)
    compared = _compared_before(reading, mention, earlier)
    if compared:
        return compared
    mention = _mirrored(mention, earlier) if mention else None
    if (
        mention
        and mention.reach is Reach.DAYS
        and totals.is_year(mention)
        and SAME_DATE.search(reading.after(quantity, 40))
    ):
        return replace(mention, reach=Reach.SAME_POINT)
    if AT_ONCE.search(reading.after(quantity, 50)) and not (
        mention and mention.start == mention.end
    ):
        return carrying.carried(reading, quantity, found, spoken, published)
    if measure is Measure.MILESTONE and mention:
        return _passed(mention, indicator, reading, published)
    if totals.is_running_total(reading, quantity, mention):
        return totals.running(reading, quantity, mention, indicator, earlier, published)
    if mention:
        return totals.to_date(_scoped(mention, indicator, reading, quantity), published)
    if indicator in TREATY:
        return totals.of_treaty(reading, quantity, indicator, earlier, published)
    return carrying.carried(reading, quantity, found, spoken, published)


def _partner(
    reading: Reading, quantity: Quantity, indicator: str, earlier: Sequence[Draft]
) -> Draft | None:
    """The people of these boats: "369 people crossed in seven boats" is of the same days."""
    last = earlier[-1] if earlier else None
    if last is None or last.reading is not reading or last.measure is not Measure.COUNT:
        return None
    if PARTNERS.get(indicator) != last.indicator and PARTNERS.get(last.indicator) != indicator:
        return None
    if (
        PARTNERS.get(last.indicator) == indicator
        and len(earlier) > 1
        and earlier[-2].reading is reading
    ):
        return None
    low, high = last.quantity.span, quantity.span
    if any(low.end <= p.span.start and p.span.end <= high.start for p in reading.periods):
        return None
    return last if reading.segments.between(low, high) <= PARTED else None


def _is_dangling(reading: Reading, quantity: Quantity) -> bool:
    """Words of time behind a number that were not understood: its days are not known."""
    match = TIME_WORDS.search(reading.after(quantity, 60))
    if match is None:
        return False
    place = quantity.span.end + match.start("word")
    return not any(p.span.start <= place < p.span.end for p in reading.periods)


def _mirrored(mention: Period, earlier: Sequence[Draft]) -> Period:
    """ "In the same weeks of 2024": the days of the stretch spoken of last, in that year."""
    if mention.reach is not Reach.SAME_POINT or not SAME_STRETCH.search(mention.span.exact):
        return mention
    last = next(
        (
            d.period
            for d in reversed(earlier)
            if d.period and d.period.start.year > mention.start.year
        ),
        None,
    )
    if last is None or last.end == last.start:
        return mention
    years = mention.start.year - last.start.year
    return replace(
        mention, start=shifted(last.start, years), end=shifted(last.end, years), reach=Reach.DAYS
    )


def _compared_before(
    reading: Reading, mention: Period | None, earlier: Sequence[Draft]
) -> Period | None:
    """ "15% lower than in 2024, when it was 16,712": of the days compared with."""
    last = earlier[-1] if earlier else None
    if mention is None or last is None or last.reading is not reading or not last.base:
        return None
    return last.base if mention.span == last.base.span else None


def _passed(mention: Period, indicator: str, reading: Reading, published: date) -> Period:
    """A milestone runs from the start of the count to the day passed."""
    days = [p for p in reading.periods if p.start == p.end]
    if mention.start != mention.end and not days:
        return totals.to_date(_scoped(mention, indicator, reading, None), published)
    end = mention.end if mention.start == mention.end else days[0].end
    start = TREATY_IN_FORCE if indicator in TREATY else date(end.year, 1, 1)
    named = next((p for p in reading.periods if p.reach in (Reach.SINCE, Reach.SO_FAR)), None)
    return replace(mention, start=named.start if named and named.start <= end else start, end=end)


def _scoped(named: Period, indicator: str, reading: Reading, quantity: Quantity | None) -> Period:
    """A count "by 5 October" starts where counts of its indicator start, or with the year named beside it."""
    had_been = (
        quantity and named.start == named.end and HAD_BEEN.search(reading.after(quantity, 30))
    )
    if indicator in TREATY and (
        named.reach in (Reach.UNTIL, Reach.SO_FAR) or (had_been and named.reach is Reach.DAYS)
    ):
        return totals.since(TREATY_IN_FORCE, named.end, named.span, named.basis, named.reach)
    if named.reach is Reach.UNTIL:
        opened = [
            p
            for p in reading.periods
            if p.reach in (Reach.SINCE, Reach.SO_FAR) and p.start < named.end
            if gap(p.span, named.span) < BESIDE
        ]
        return replace(named, start=opened[0].start) if opened else named
    if named.reach in (Reach.SINCE, Reach.SO_FAR) and quantity:
        closed = [p for p in reading.periods if p.reach is Reach.UNTIL and named.start <= p.end]
        between = gap(closed[0].span, named.span) if closed else 99
        return (
            replace(named, end=closed[0].end, basis=Basis.STATED, reach=Reach.DAYS)
            if between < 4
            else named
        )
    return named
