"""A total of those returned or let in under the treaty comes in; the days up to which it runs go out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl import numerals
from etl.claims.dating import extents, mentions, strangers, told_when, totals
from etl.claims.parts import NOWHERE, TREATY, Draft, Found, Reading, Spoken
from etl.events import TREATY_IN_FORCE
from etl.vocabulary import Basis, Period, Quantity, Reach


# "A further 16", "the first flight": some of the treaty's people, not all so far.
BATCH = re.compile(
    r"\b(?:(?:group|batch|party|planeload|coachload)[ ]of|further"
    r"|more(?![ ]than\b|:)|another|additional|largest|biggest|first|flight|plane|aircraft|coach"
    r"|latest(?![ ](?:\w+[ ])?(?:figures?|data|numbers?|statistics|count|total|tally)\b))\b",
    re.IGNORECASE,
)
# "The 19 since then, added to the 94 before, bring the tally to".
ADDED_TO = re.compile(
    r"\badded[ ]to\b[^.;]{1,80}\b(?:brings?|brought|makes?|takes?|gives?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
# "By 30 April": each of several totals has the day before it.
BY = re.compile(r"(?:by|up[ ]to|as[ ](?:of|at)|until)\b", re.IGNORECASE)
# "On January 27th ministers put at around 350 the number admitted".
PUT_AT = re.compile(r"\bput[ ]at[ ](?:\w+[ ]){0,2}$", re.IGNORECASE)
# "A week earlier the totals were 75 and 51", "the totals two weeks before were".
WEEKS_EARLIER = re.compile(
    r"(?:(?:just|only|about)[ ])?(?P<count>an?|one|two|three|\d)[ ](?P<unit>day|week|fortnight)s?[ ]"
    r"(?:earlier|before|previously)",
    re.IGNORECASE,
)
TOTALS = re.compile(
    r"\b(?:totals?|tall(?:y|ies)|counts?|(?<!the[ ]daily[ ])(?:figures|numbers))\b", re.IGNORECASE
)
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
# And as few characters as these stand between a total and the day right behind it.
BESIDE = 4


def named(
    reading: Reading, quantity: Quantity, mention: Period, found: Found, spoken: Spoken
) -> Period | None:
    """All up to the day named for a number, where the words make it a total and not the count of that day."""
    if found.indicator not in TREATY:
        return None
    if earlier := _of_weeks_earlier(reading, mention, spoken.drafts):
        return earlier
    raised = _is_raised_from(reading, quantity, mention, found, spoken.drafts)
    vague = raised and mention.reach is Reach.WITHIN
    if vague or told_when.is_telling(reading, quantity, mention):
        middle = mention.start + (mention.end - mention.start) / 2
        return totals.since(TREATY_IN_FORCE, middle, mention.span, Basis.INFERRED)
    is_total = (
        raised
        or PUT_AT.search(reading.before(quantity, 40))
        or extents.is_listed(reading, spoken)
        or extents.is_older_count(reading, quantity)
        or _has_other_side(reading, mention, found, spoken.drafts)
    )
    if not is_total or not extents.is_day(mention):
        return None
    return replace(mention, start=min(TREATY_IN_FORCE, mention.start))


def _of_weeks_earlier(reading: Reading, mention: Period, earlier: Sequence[Draft]) -> Period | None:
    """ "94 had been returned and 65 brought here. A week earlier the totals were 75 and 51": a week before those."""
    told = WEEKS_EARLIER.match(reading.sentence.text, mention.span.start)
    before = [d.period for d in earlier if d.reading is not reading and d.indicator in TREATY]
    last = before[-1] if before else None
    if not told or not TOTALS.search(reading.sentence.text) or not _is_since_treaty(last):
        return None
    count = int(numerals.value(told["count"])) if told["count"][0] not in "aA" else 1
    end = last.end - timedelta(count * DAYS_IN[told["unit"].lower()])
    inferred = replace(mention, start=TREATY_IN_FORCE, end=end, basis=Basis.INFERRED)
    return replace(inferred, reach=Reach.UNTIL) if end > TREATY_IN_FORCE else None


def _has_other_side(
    reading: Reading, mention: Period, found: Found, earlier: Sequence[Draft]
) -> bool:
    """ "On 5 November the number of returns stood at 94, with 57 accepted": both are totals up to that day."""
    last = earlier[-1] if earlier else None
    if last is None or last.reading is not reading or last.period is None:
        return False
    other = last.indicator in TREATY and last.indicator != found.indicator
    return other and last.period.start == TREATY_IN_FORCE and last.period.end == mention.end


def _is_raised_from(
    reading: Reading,
    quantity: Quantity,
    mention: Period,
    found: Found,
    earlier: Sequence[Draft],
) -> bool:
    """ "305 had been returned by 3 February, up from 281 one week earlier": both are totals up to their day."""
    last = earlier[-1] if earlier else None
    if last is None or last.reading is not reading or last.indicator != found.indicator:
        return False
    total = (
        last.period is not None
        and last.period.start == TREATY_IN_FORCE < mention.end < last.period.end
    )
    return total and mentions.is_older_side(reading, quantity)


def total(reading: Reading, quantity: Quantity, mention: Period | None, published: date) -> Period:
    """All since the treaty came into force, up to the newest day named, announced or printed."""
    own = _right_behind(reading, quantity)
    if own and _ends_in_treaty(own, published):
        return Period(TREATY_IN_FORCE, own.end, own.basis, own.span)
    added = _added_since(reading, quantity)
    if added:
        return totals.since(TREATY_IN_FORCE, added.end, added.span, added.basis)
    if mention and BY.match(mention.span.exact) and _ends_in_treaty(mention, published):
        return Period(TREATY_IN_FORCE, mention.end, mention.basis, mention.span)
    # "Nine on Thursday and 10 last week bring the total to 26": of the newest day that is named.
    named = [p for p in reading.periods if _ends_by(p, published) and _is_own(reading, p)]
    mention = max(named, key=lambda period: period.end, default=mention)
    if mention and _ends_in_treaty(mention, published):
        return Period(TREATY_IN_FORCE, mention.end, mention.basis, mention.span)
    announced = reading.announced
    end = announced.end if announced else published - timedelta(1)
    span = announced.span if announced else NOWHERE
    return totals.since(TREATY_IN_FORCE, end, span, Basis.INFERRED)


def _added_since(reading: Reading, quantity: Quantity) -> Period | None:
    """ "The 19 since 5 November, added to the 94 up to that day, bring the tally to 113": as far as the 19."""
    if not ADDED_TO.search(reading.before(quantity, 130)):
        return None
    ahead = (p for p in reading.periods if p.span.end <= quantity.span.start)
    return next((p for p in ahead if p.reach is Reach.SINCE and p.start > TREATY_IN_FORCE), None)


def _right_behind(reading: Reading, quantity: Quantity) -> Period | None:
    """ "26 on 9 October, 42 on 19 October": each of several totals has the day right behind it."""
    behind = (p for p in reading.periods if 0 <= p.span.start - quantity.span.end <= BESIDE)
    return next(behind, None)


def _ends_by(period: Period, day: date) -> bool:
    return period.reach in (Reach.DAYS, Reach.UNTIL) and period.end <= day


def _is_own(reading: Reading, period: Period) -> bool:
    """Whether a period is no scope of a rank and not the day of something else."""
    return not (strangers.is_scope(reading, period) or strangers.is_described(reading, period))


def _ends_in_treaty(period: Period, published: date) -> bool:
    known = period.reach in (Reach.DAYS, Reach.UNTIL)
    return known and TREATY_IN_FORCE <= period.end < published


def unnamed(
    reading: Reading, quantity: Quantity, indicator: str, earlier: Sequence[Draft], published: date
) -> Period:
    """ "A further 16" with no day of its own is taken to be of the seven days up to its announcement."""
    other = next(
        (d for d in reversed(earlier) if d.reading is reading and d.indicator in TREATY), None
    )
    if other and other.indicator != indicator and _is_since_treaty(other.period):
        return other.period
    if not is_batch(reading, quantity):
        return total(reading, quantity, None, published)
    end = reading.announced.end if reading.announced else published
    span = reading.announced.span if reading.announced else NOWHERE
    return Period(end - timedelta(6), end, Basis.INFERRED, span)


def is_batch(reading: Reading, quantity: Quantity) -> bool:
    """ "A further 16", "a group of 16", "the first 26": some of the treaty's people, and not all so far."""
    batch = BATCH.search(reading.sentence.text, max(0, quantity.span.start - 20))
    return batch is not None and batch.end() <= quantity.span.end + 12


def _is_since_treaty(period: Period | None) -> bool:
    return period is not None and period.start == TREATY_IN_FORCE
