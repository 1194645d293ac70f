"""A figure in its reading comes in; the period that it covers goes out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl.claims.counting import nouns
from etl.claims.counting.surroundings import is_set_against
from etl.claims.dating import (
    beginnings,
    carrying,
    extents,
    former,
    leaning,
    lifetimes,
    marks,
    mentions,
    ranking,
    sides,
    told_when,
    totals,
    treaty_totals,
    year_points,
)
from etl.claims.parts import OPEN, TREATY, Draft, Found, Reading, Spoken
from etl.periods.days import shifted
from etl.vocabulary import Measure, Period, Quantity, Reach


# "More than 1,000 people crossed the Channel in a single day": a day that is named elsewhere.
AT_ONCE = re.compile(
    r"(?:[ ]\w+){0,3}?[ ](?:cross|arriv|land|reach|ma[dk]e|c[ao]me)\w*(?:[ ]\w+){0,6}?"
    r"[ ](?:in|on)[ ](?:a|one)[ ](?:single[ ])?day\b",
    re.IGNORECASE,
)
# "250 between the two holidays", "31 before that": words of time.
TIME_WORDS = re.compile(
    r"[^.;,()–—]{0,30}?[ ](?P<word>between[ ]the|since[ ](?:the|he|she|they|it|we)|until[ ]the|after[ ](?:it|that)"
    r"|before[ ](?:it|that)|afterwards|on[ ]the[ ]\d{1,2}(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
HOUR = re.compile(
    r"\b(?:morning|noon|midday|lunchtime|afternoon|evening|night|\d[ap]m)\b", re.IGNORECASE
)
FURTHER = re.compile(r"\b(?:another|a[ ]further)[ ](?:\w+[ ])?$", re.IGNORECASE)
# Of what kind the people are who are told with boats or events.
PARTNERS = {
    "boats": "arrivals",
    "uncontrolled_landings": "arrivals",
    "prevented_events": "prevented_people",
}
# Three times as many as came on any day since 2018: such a number is the count of a year up to that day.
NEVER_IN_A_DAY = 4_000
YEAR_TOLD = re.compile(r"\d{4}|\b(?:last|ago|before|previous|earlier)\b", re.IGNORECASE)
RATES = (Measure.PER_BOAT, Measure.PER_DAY)
# A break of the sentence lighter than this does not part people from their boats.
PARTED = 35
# "In a single day" is no figure of a stretch longer than this.
A_MONTH = timedelta(31)


def period(
    reading: Reading,
    quantity: Quantity,
    found: Found,
    spoken: Spoken,
    published: date,
) -> Period | None:
    """The period of a count: named beside it, carried over, or a total's own start."""
    measure, earlier = found.measure, spoken.drafts
    aboard = _aboard(reading, measure, earlier)
    if partner := _partner(reading, quantity, found.indicator, earlier) or aboard:
        return partner.period
    if measure is Measure.RANK:
        return ranking.period(reading, quantity, spoken)
    is_count = measure is Measure.COUNT
    if is_count and (lifetime := lifetimes.find(reading, quantity, spoken, published)):
        return lifetime
    if _is_dangling(reading, quantity):
        return None
    if is_count and (eve := told_when.days_after(reading, quantity, spoken)):
        return eve
    is_mark = measure is Measure.MILESTONE
    if not is_mark and (side := sides.of_change(reading, quantity, found.indicator, earlier)):
        return side
    if former.is_annual(reading, quantity):
        return former.year_of(spoken, published)
    mention = mentions.named_for(reading, quantity)
    mention = mention and beginnings.of_term(reading, mention, found.indicator, spoken, published)
    if leans := leaning.find(reading, quantity, mention, found, earlier):
        return leans
    mention = leaning.mirrored(mention, earlier) if mention else None
    mention = _by_tense(mention, reading, quantity, published) if mention else None
    if mention and (whole := year_points.whole_or_point(reading, quantity, mention, published)):
        return whole
    if _is_at_once(reading, quantity, measure, mention):
        carried = carrying.carried(reading, quantity, found, spoken, published)
        return carried if carried and carried.end - carried.start <= A_MONTH else None
    if is_mark and mention:
        return marks.passed(mention, quantity, found.indicator, reading, earlier, published)
    return _of_count(reading, quantity, mention, found, spoken, published)


def _is_at_once(
    reading: Reading, quantity: Quantity, measure: Measure, mention: Period | None
) -> bool:
    """ "More than 1,000 crossed in a single day": which day, the text has told before."""
    if mention and (
        extents.is_day(mention) or (measure is Measure.MILESTONE and mention.reach in OPEN)
    ):
        return False
    after = reading.after(quantity, 70)
    return "day" in after.lower() and AT_ONCE.match(after) is not None


def _by_tense(mention: Period, reading: Reading, quantity: Quantity, published: date) -> Period:
    """ "Last year's count was 8,462; 5,108 have come in the first 16 days of November": of this November."""
    years = published.year - mention.end.year
    if years <= 0 or YEAR_TOLD.search(mention.span.exact):
        return mention
    if not mentions.HAVE_NOW.match(reading.after(quantity, 40)):
        return mention
    start, end = shifted(mention.start, years), shifted(mention.end, years)
    is_over = mention.reach is Reach.DAYS and end <= published
    return replace(mention, start=start, end=end) if is_over else mention


def _of_count(
    reading: Reading,
    quantity: Quantity,
    mention: Period | None,
    found: Found,
    spoken: Spoken,
    published: date,
) -> Period | None:
    """The days of a total, of the mention beside a number, or of a figure before."""
    indicator, earlier = found.indicator, spoken.drafts
    is_rate = found.measure in RATES
    few = mention is None and totals.is_less_than_a_day(reading, quantity, indicator, earlier)
    if not is_rate and not few and totals.is_running_total(reading, quantity, mention):
        if indicator in TREATY:
            return treaty_totals.total(reading, quantity, mention, published)
        running = totals.running(reading, quantity, mention, earlier, published)
        told = None if reading.periods else marks.counted_since(quantity, found, earlier)
        return replace(running, start=told.start) if told else running
    returned = mention and treaty_totals.named(reading, quantity, mention, found, spoken)
    if returned:
        return returned
    if mention and extents.is_day(mention) and _is_no_day(reading, quantity, indicator):
        return replace(mention, start=date(mention.end.year, 1, 1))
    if mention and _is_of_that_day(reading, quantity, mention):
        return replace(mention, start=mention.end, reach=Reach.DAYS)
    if mention:
        mention = told_when.as_told(reading, quantity, mention, published)
        return totals.to_date(extents.scoped(mention, indicator, reading, quantity), published)
    if indicator in TREATY:
        return treaty_totals.unnamed(reading, quantity, indicator, earlier, published)
    carried = carrying.carried(reading, quantity, found, spoken, published)
    is_mark = carried and found.measure is Measure.MILESTONE and extents.is_day(carried)
    return marks.on_day(carried, quantity, indicator, reading, earlier) if is_mark else carried


def _is_no_day(reading: Reading, quantity: Quantity, indicator: str) -> bool:
    """ "After 369 landed on Saturday it was 36,734": without a noun, and more than ever came in a day."""
    bare = nouns.counted(reading.sentence.text, quantity) is nouns.Counted.NOTHING
    return bare and indicator == "arrivals" and quantity.value >= NEVER_IN_A_DAY


def _partner(
    reading: Reading, quantity: Quantity, indicator: str, earlier: Sequence[Draft]
) -> Draft | None:
    """The people of these boats: "369 people crossed in seven boats" is of the same days."""
    last = earlier[-1] if earlier else None
    if last is None or last.reading is not reading or last.measure is not Measure.COUNT:
        return None
    leads = PARTNERS.get(last.indicator) == indicator
    if not leads and PARTNERS.get(indicator) != last.indicator:
        return None
    # "1,075 people in 15 boats, and 893": the boats have their people already.
    if leads and len(earlier) > 1 and earlier[-2].reading is reading:
        return None
    # "The arrivals on Wednesday, in nine boats, exceeded the 710 of June 15": of other days.
    if leads and is_set_against(reading.before(quantity, 40)):
        return None
    # "26 boats came, surpassing the previous high of 259 people": those of an older day.
    if former.is_former(reading, quantity):
        return None
    low, high = last.quantity.span, quantity.span
    if any(low.end <= p.span.start and p.span.end <= high.start for p in reading.periods):
        return None
    return last if reading.segments.between(low, high) <= PARTED else None


def _aboard(reading: Reading, measure: Measure, earlier: Sequence[Draft]) -> Draft | None:
    """ "882 people arrived in 15 boats, or around 59 per boat": of the days of those people and boats."""
    if measure is not Measure.PER_BOAT:
        return None
    told = [d for d in earlier[-2:] if d.reading is reading and d.measure is Measure.COUNT]
    both = {draft.indicator for draft in told} == {"arrivals", "boats"}
    return told[-1] if both and told[0].period == told[-1].period else None


def _is_dangling(reading: Reading, quantity: Quantity) -> bool:
    """Words of time behind a number that were not understood: its days are not known."""
    match = TIME_WORDS.match(reading.after(quantity, 60))
    if match is None:
        return False
    place = quantity.span.end + match.end("word") - 1
    return not any(p.span.start <= place < p.span.end for p in reading.periods)


def _is_of_that_day(reading: Reading, quantity: Quantity, mention: Period) -> bool:
    """ "By Saturday afternoon another 96 had been picked up": of that day alone."""
    by_hour = mention.reach is Reach.UNTIL and HOUR.search(mention.span.exact)
    return bool(by_hour) and FURTHER.search(reading.before(quantity, 24)) is not None
