"""Drafts in reading order come in; those of a headline or opening without days go out with those of the story."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl.claims.counting.loads import MOST_ABOARD
from etl.claims.dating import retold, spells, strangers, told_when, totals, treaty_totals
from etl.claims.parts import CHANGES, NOWHERE, TREATY, Draft, Reading
from etl.vocabulary import Basis, Measure, Period, Reach


# "Channel total nears 25,000".
TOTAL_NEARS = re.compile(
    r"\b(?:total|tally|count|number|crossings|arrivals)\b[^.;:\d]{0,30}[ ]"
    r"(?:nears?|nearing|approach(?:es|ing)?|hits?|reach(?:es)?|tops?|close[ ]to|closes[ ]in[ ]on)[ ](?:\w+[ ])?$",
    re.IGNORECASE,
)
# "The plane left Heathrow on Thursday morning".
FLIGHT = re.compile(
    r"\b(?:flight|plane|aircraft|coach|group|they)\b[^.;]{0,50}"
    r"\b(?:left|took[ ]off|taken[ ]off|departed|landed|flew|flown|set[ ]off|touched[ ]down)\b",
    re.IGNORECASE,
)
# What a day can be told by.
OF_A_DAY = (Measure.COUNT, Measure.PER_BOAT)
ONE_BOAT = "one boat"
HEADLINE = 1
# So many sentences on a story has told its day.
TELLS_BY = 5
# Figures back among which the people of some boats are looked for.
FIGURES_BACK = 4
# News is of the last days.
A_DAY, FRESH = timedelta(1), timedelta(7)
# And what a day can hold is of no year before: "12 dead ..., against 12 in all of 2023".
RECENT = timedelta(200)
# More than these no one day has brought: a headline with such a number is of a longer stretch.
A_DAY_HOLDS = {
    "arrivals": told_when.A_DAY_BRINGS,
    "boats": 30,
    "deaths": 40,
    "uncontrolled_landings": 10,
}


def dated(drafts: Sequence[Draft], readings: Sequence[Reading], published: date) -> list[Draft]:
    """The drafts, those that open a text without days with the days on which the text goes on."""
    drafts = spells.named(drafts)
    found: list[Draft] = []
    for place, draft in enumerate(drafts):
        if draft.period is None and draft.measure in OF_A_DAY:
            draft = draft.with_period(retold.days(draft, found))
        first = all(other.reading is draft.reading for other in found)
        opens = draft.place < retold.OPENING or (draft.place <= TELLS_BY and first)
        if draft.period is None and opens and draft.measure in OF_A_DAY:
            again = _told_again(draft, drafts[place + 1 :], published)
            draft = draft.with_period(again or _of_the_story(draft, readings, found, published))
        if draft.place < HEADLINE:
            draft = draft.with_period(_as_told_exactly(draft, drafts[place + 1 :]))
        if draft.indicator in TREATY and opens and draft.period and draft.period.span == NOWHERE:
            again = _of_its_flight(draft, readings, published) or _told_again(
                draft, drafts[place + 1 :], published
            )
            draft = draft.with_period(again or draft.period)
        next_boat = draft.period is None and _is_of_next_boat(draft, found)
        if next_boat or (_is_of_boats(draft) and (draft.period is None or _is_carried_far(draft))):
            draft = draft.with_period(_of_the_day_before(draft, found) or draft.period)
        if draft.period is None and draft.place < retold.OPENING and _is_passed(draft):
            draft = draft.with_period(totals.this_year_to_date(published))
        if draft.measure in CHANGES and draft.place < retold.OPENING and _is_without_days(draft):
            draft = _of_its_sides(draft, drafts[place + 1 :])
        found.append(draft)
    return found


def _as_told_exactly(draft: Draft, later: Sequence[Draft]) -> Period | None:
    """ "Almost 550 on hottest weekend of the year", of whom 549 came on the Sunday: of that day of the weekend."""
    period, allowed = draft.period, draft.quantity.interval
    if period is None or draft.measure is not Measure.COUNT or period.end - period.start > FRESH:
        return period
    if allowed.high is None or allowed.low == allowed.high:
        return period
    exact = [
        d.period
        for d in later
        if (d.indicator, d.measure, d.subset) == (draft.indicator, draft.measure, draft.subset)
        if d.quantity.value != draft.quantity.value and d.period
        if allowed.low <= d.quantity.value <= allowed.high
    ]
    same = {(p.start, p.end) for p in exact}
    if len(same) != 1 or not period.start <= exact[0].start <= exact[0].end <= period.end:
        return period
    return replace(period, start=exact[0].start, end=exact[0].end)


def _is_passed(draft: Draft) -> bool:
    """ "Crossings pass 40,000": a mark of the year that is running."""
    large = draft.quantity.value > A_DAY_HOLDS["arrivals"]
    told = draft.measure is Measure.MILESTONE or TOTAL_NEARS.search(
        draft.reading.before(draft.quantity, 60)
    )
    return bool(told) and draft.indicator == "arrivals" and large


def _is_carried_far(draft: Draft) -> bool:
    """ "Fourteen were in a boat found off Dungeness": one boat is of no month that the text spoke of."""
    period = draft.period
    unsaid = period is not None and period.span == NOWHERE
    return draft.subset == ONE_BOAT and unsaid and period.end - period.start > FRESH


def _is_of_boats(draft: Draft) -> bool:
    """Whether it tells of the boats that the people of a day came in."""
    aboard = draft.subset == ONE_BOAT or draft.measure is Measure.PER_BOAT
    return aboard or (draft.indicator == "boats" and draft.measure is Measure.COUNT)


def _is_of_next_boat(draft: Draft, found: Sequence[Draft]) -> bool:
    """ "The first boat had 10 people on board. Twelve men were then found on a beach": of that day as well."""
    last = found[-1] if found else None
    if last is None or last.subset != ONE_BOAT or draft.measure is not Measure.COUNT:
        return False
    near = draft.reading.paragraph - last.reading.paragraph <= 1
    return near and draft.indicator == "arrivals" and draft.quantity.value <= MOST_ABOARD


def _of_the_day_before(draft: Draft, found: Sequence[Draft]) -> Period | None:
    """ "The first boat had 10 people on board": of the newest day that the text told of just before."""
    near = (
        d.period
        for d in found[-FIGURES_BACK:]
        if d.period and d.measure is Measure.COUNT
        if draft.reading.paragraph - d.reading.paragraph < FIGURES_BACK
    )
    days = (period for period in near if period.start == period.end)
    newest = max(days, key=lambda p: p.end, default=None)
    return replace(newest, span=NOWHERE, basis=Basis.INFERRED) if newest else None


def _is_without_days(draft: Draft) -> bool:
    """Whether nothing but the year of publication gave days to a change."""
    period = draft.period
    return draft.base is None and (period is None or period.span == NOWHERE)


def _of_its_sides(draft: Draft, later: Sequence[Draft]) -> Draft:
    """ "Arrivals down by a quarter. In the year to June 33,374 came, against 43,309": of those two stretches."""
    told = [
        (d.reading, d.period)
        for d in later
        if d.place <= TELLS_BY and d.indicator == draft.indicator and d.measure is Measure.COUNT
        if d.period and d.period.span != NOWHERE and (d.period.end - d.period.start) > FRESH
    ]
    pairs = [
        (p, q)
        for r, p in told
        for s, q in told
        if q.end < p.end and (r is s or (r.paragraph == s.paragraph and _is_as_long(p, q)))
    ]
    newer, older = pairs[0] if pairs else (None, None)
    if newer is None or older is None:
        return draft
    newer, older = (replace(p, span=NOWHERE, basis=Basis.INFERRED) for p in (newer, older))
    return replace(draft, period=newer, base=older)


def _is_as_long(one: Period, other: Period) -> bool:
    return abs((one.end - one.start) - (other.end - other.start)) <= A_DAY


def _told_again(draft: Draft, later: Sequence[Draft], published: date) -> Period | None:
    """The days of the same figure where the text repeats it next, though none of its words name them there."""
    meaning = (draft.indicator, draft.measure, draft.quantity.value)
    small = draft.quantity.value <= A_DAY_HOLDS.get(draft.indicator, 0)
    repeated = (
        d.period
        for d in later
        if d.place <= TELLS_BY and (d.indicator, d.measure, d.quantity.value) == meaning
        if not (small and d.period and published - d.period.end > RECENT)
    )
    period = next(filter(None, repeated), None)
    return replace(period, span=NOWHERE) if period else None


def _of_the_story(
    draft: Draft, readings: Sequence[Reading], before: Sequence[Draft], published: date
) -> Period | None:
    """The first day that the story names, for a number that a day can hold: the headline is of that event."""
    if draft.quantity.value > A_DAY_HOLDS.get(draft.indicator, 0):
        return None
    beside = next((d.period for d in reversed(before) if d.reading is draft.reading), None)
    told = (*readings[draft.place : TELLS_BY + 1], *readings[: draft.place])
    days = _days(told, published)
    period = beside or next(days, None)
    return replace(period, span=NOWHERE, basis=Basis.INFERRED) if period else None


def _of_its_flight(draft: Draft, readings: Sequence[Reading], published: date) -> Period | None:
    """ "A group of 16 has been returned to France. The plane left on Thursday": on that day."""
    if not treaty_totals.is_batch(draft.reading, draft.quantity):
        return None
    told = [r for r in readings[draft.place : TELLS_BY + 1] if FLIGHT.search(r.sentence.text)]
    period = next(_days(told, published), None)
    return replace(period, span=NOWHERE, basis=Basis.INFERRED) if period else None


def _days(readings: Iterable[Reading], published: date) -> Iterator[Period]:
    """The days just before publication that some sentences name, but for those that a rank is held in."""
    for reading in readings:
        for period in reading.periods:
            is_day = period.reach is Reach.DAYS and period.start == period.end
            aside = strangers.is_scope(reading, period) or strangers.is_described(reading, period)
            other = aside or strangers.is_compared_with(reading, period)
            if is_day and not other and published - FRESH <= period.start <= published:
                yield period
