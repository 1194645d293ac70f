"""Figures of "a four-day spell" or "the three days" come in; they go out with those days, told one by one elsewhere."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from etl import numerals
from etl.claims.keyed import Keyed
from etl.claims.parts import CHANGES, NOWHERE, Draft, Reading
from etl.vocabulary import Basis, Measure, Period, Quantity, Reach, Span


COUNT = r"(?P<count>two|three|four|five|six|seven|\d)"
# "A four-day spell of calm weather", "over a three-day period".
SPELL = Keyed(
    re.compile(
        rf"\b(?:a|the|that|this|one)[ ](?:[a-z]+[ ])?{COUNT}[- ]day[ ]"
        r"(?:spell|period|stretch|run|window|lull|surge|rush|span|burst)\b",
        re.IGNORECASE,
    ),
    "-day ",
    " day ",
)
# "After four days of calm weather in which 2,121 came".
DAYS_IN_WHICH = Keyed(
    re.compile(
        rf"\b{COUNT}[ ](?:[a-z]+[ ])?days[ ](?:of[ ][a-z]+[ ](?:[a-z]+[ ]){{0,2}})?(?:in|on|over|during)[ ]which\b",
        re.IGNORECASE,
    ),
    " days ",
)
# "Over the three days", but not "in the three days to Sunday".
THE_DAYS = Keyed(
    re.compile(
        rf"\b(?:over|in|during|across|within|on)[ ](?:the|those|these|all)[ ]{COUNT}[ ]days\b"
        r"(?![ ](?:to|from|before|after|since|until|till|up|ending|ended|between|of|following|leading"
        r"|prior|that|when))",
        re.IGNORECASE,
    ),
    " days",
)
# "1,772 people arrived over three days": counted, and named nowhere here.
COUNTED = re.compile(rf"(?:the[ ]|those[ ])?{COUNT}[ ]days", re.IGNORECASE)
# Sentences before and behind in which the days are told; breaks as heavy as this part a number from such words.
BACK, AHEAD, PARTED = 3, 3, 60


def named(drafts: Sequence[Draft]) -> list[Draft]:
    """ "After a four-day spell in which 2,121 arrived. It began last Thursday with 621, then 648": those four."""
    return [_dated(draft, drafts) for draft in drafts]


def _dated(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    if draft.measure in (*CHANGES, Measure.RANK, Measure.MILESTONE):
        return draft
    words = words_of(draft.reading, draft.quantity)
    period = draft.period
    counted = COUNTED.fullmatch(period.span.exact) if period else None
    if counted is None and (words is None or not _is_unsaid(period, words[0])):
        return draft
    count = int(numerals.value(counted["count"])) if counted else words[1] if words else 0
    days = _days_told(draft, drafts, count)
    if not days:
        return draft
    span = words[0] if words else period.span if period else NOWHERE
    return draft.with_period(Period(days[0], days[-1], Basis.INFERRED, span))


def _is_unsaid(period: Period | None, words: Span) -> bool:
    """Whether no words, or none but those of the spell, gave a figure its days."""
    if period is None or period.span == NOWHERE:
        return True
    return period.span.start <= words.start < period.span.end


def words_of(reading: Reading, quantity: Quantity) -> tuple[Span, int] | None:
    """The words that tell a number as one of several days, and how many these are; None where there are none."""
    text = reading.sentence.text
    small = text.lower()
    for pattern in (SPELL, DAYS_IN_WHICH, THE_DAYS):
        for match in pattern.pattern.finditer(text) if pattern.may_match(small) else ():
            span = Span(match.start(), match.end(), match.group())
            if reading.segments.between(span, quantity.span) < PARTED:
                return span, int(numerals.value(match["count"]))
    return None


def of_spell(reading: Reading, quantity: Quantity, published: date) -> Period | None:
    """ "After a four-day spell in which 2,121 came": the last days, where no others turn out to be told."""
    told = None if reading.periods else words_of(reading, quantity)
    if told is None or not SPELL.pattern.fullmatch(told[0].exact):
        return None
    first, last = published - timedelta(told[1]), published - timedelta(1)
    return Period(first, last, Basis.INFERRED, told[0])


def _days_told(draft: Draft, drafts: Sequence[Draft], count: int) -> list[date]:
    """So many days in a row that the sentences around tell one by one, those before first; none where more are."""
    before = [d for d in drafts if 0 <= draft.place - d.place <= BACK and d is not draft]
    behind = [d for d in drafts if 0 <= d.place - draft.place <= AHEAD and d is not draft]
    for told in (before, behind):
        for row in reversed(_rows({d.period.start for d in told if _is_of_a_day(d) and d.period})):
            if len(row) == count:
                return row
    return []


def _is_of_a_day(draft: Draft) -> bool:
    period = draft.period
    counts = draft.measure is Measure.COUNT and draft.indicator in ("arrivals", "boats")
    day = period is not None and period.reach is Reach.DAYS and period.start == period.end
    return counts and day and period is not None and period.span != NOWHERE


def _rows(days: set[date]) -> list[list[date]]:
    """Days that follow one another, oldest first."""
    rows: list[list[date]] = []
    for day in sorted(days):
        if rows and day - rows[-1][-1] == timedelta(1):
            rows[-1].append(day)
        else:
            rows.append([day])
    return rows
