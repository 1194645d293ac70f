"""A quantity in its reading comes in; the period named for it goes out, those of others left aside."""

import re
from dataclasses import replace

from etl.claims.parts import Reading, gap
from etl.periods.days import DAY, WEEKDAY, shifted
from etl.vocabulary import Basis, Period, Quantity, Reach, Span


# "25 per cent up on 2023", "fewer than in 2022": the period belongs to the comparison.
COMPARED_WITH = re.compile(
    r"""
    \b (?: (?: up | down | rise | increase | fall | drop ) [ ] (?: on | from )
         | than | compared [ ] (?: with | to ) | against | above | below )
    [ ] (?: (?: in | on | at | by | for | the | that | of | same | total | figure | whole ) [ ] ){0,4} $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "29,437 have come, compared with 45,755 in 2022": the period stands beyond the comparison.
COMPARISON_BETWEEN = re.compile(r"\b(?:compared[ ](?:with|to)|against|than)\b", re.IGNORECASE)
# "the busiest day of the year so far", "the most in a day since November 2022": the scope of a rank.
RANKED = re.compile(
    r"\b(?:most|highest|busiest|biggest|largest|lowest|smallest|fewest|record|high|peak)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
RECORD_AFTER = re.compile(r"^[’']s[ ](?:record|high|peak)", re.IGNORECASE)
# "since Wednesday 22 October, when 220 came": the number is of the day itself.
WHEN = re.compile(r"^,[ ]when\b", re.IGNORECASE)
# "down from 20,828", "against 8,199": the number of the same days a year before.
OLDER_SIDE = re.compile(
    r"\b(?:from|against|compared[ ]with)[ ](?:the[ ]|about[ ])?$", re.IGNORECASE
)

DAY_NAMED = re.compile(rf"{DAY}|{WEEKDAY}", re.IGNORECASE)
# "among them 451 on Christmas Day", "1,272 of them in the first 11 days".
PART_BEFORE = re.compile(
    r"\b(?:among[ ]them|including|of[ ](?:whom|which|them|these))[ ,]{1,2}(?:\w+[ ])?$",
    re.IGNORECASE,
)
PART_AFTER = re.compile(r"^[ ](?:of[ ](?:whom|which|them|these|those))\b", re.IGNORECASE)

# A clause boundary between a number and a period weighs like so many characters; so does another
# number, which is likelier to be the one that the period is of.
BOUNDARY_WEIGHT, RIVAL_WEIGHT = 40, 25
# A period that opens the sentence reaches all of it, from no farther than this.
OPENING, OPENING_REACH = 4, 60


def named_for(reading: Reading, quantity: Quantity) -> Period | None:
    """The closest period that can be this number's own; None where the sentence names none."""
    fitting = [
        period for period in reading.periods if not belongs_elsewhere(reading, period, quantity)
    ]
    closest = min(fitting, key=lambda period: _distance(reading, period, quantity), default=None)
    return _on_the_day(reading, closest, quantity) if closest else None


def is_compared_with(reading: Reading, period: Period) -> bool:
    """Whether the words before a period make it the older side of a comparison."""
    before = reading.sentence.text[max(0, period.span.start - 44) : period.span.start]
    return COMPARED_WITH.search(before) is not None


def _distance(reading: Reading, period: Period, quantity: Quantity) -> int:
    crossed = BOUNDARY_WEIGHT * reading.boundaries_between(period.span, quantity.span)
    rivals = sum(_between(period.span, other.span, quantity.span) for other in reading.quantities)
    away = gap(period.span, quantity.span) + crossed + RIVAL_WEIGHT * rivals
    opens = period.span.start < OPENING and not any(
        _between(period.span, other.span, quantity.span) for other in reading.periods
    )
    return min(away, OPENING_REACH) if opens else away


def _between(one: Span, middle: Span, other: Span) -> bool:
    low, high = sorted((one.start, other.start))
    return low < middle.start < high


def belongs_elsewhere(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """Whether a period is the older side of a comparison, the scope of a rank or another number's."""
    if _is_scope(reading, period) or _is_of_a_rival(reading, period, quantity):
        return True
    if quantity.span.start > period.span.start:
        return _is_part(reading, quantity)
    between = reading.sentence.text[quantity.span.end : period.span.start]
    far = reading.boundaries_between(period.span, quantity.span) > 1
    return (
        far or is_compared_with(reading, period) or COMPARISON_BETWEEN.search(between) is not None
    )


def _is_scope(reading: Reading, period: Period) -> bool:
    text = reading.sentence.text
    before, after = (
        text[max(0, period.span.start - 44) : period.span.start],
        text[period.span.end :],
    )
    ranked = RANKED.search(before) or RECORD_AFTER.search(after)
    return period.reach in (Reach.SINCE, Reach.SO_FAR) and bool(ranked)


def _is_of_a_rival(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "927 more have come, 764 of them on Tuesday", "against 695 in 2024, and each carried 62"."""
    rivals = [q for q in reading.quantities if _between(period.span, q.span, quantity.span)]
    before = [
        q for q in reading.quantities if q.span.end <= period.span.start and q is not quantity
    ]
    text = reading.sentence.text
    if period.span.start > quantity.span.start:
        return any(PART_AFTER.search(text[rival.span.end :]) for rival in rivals)
    claimed = before and OLDER_SIDE.search(
        text[max(0, before[-1].span.start - 24) : before[-1].span.start]
    )
    near = before and period.span.start - before[-1].span.end < 14
    return bool(claimed and near and reading.boundaries_between(period.span, quantity.span))


def _is_part(reading: Reading, quantity: Quantity) -> bool:
    """A part of a count has days of its own, named behind it or not at all."""
    text = reading.sentence.text
    before = text[max(0, quantity.span.start - 24) : quantity.span.start]
    return bool(PART_BEFORE.search(before) or PART_AFTER.search(text[quantity.span.end :]))


def _on_the_day(reading: Reading, period: Period, quantity: Quantity) -> Period | None:
    """What the words around the period make of it for this number."""
    text = reading.sentence.text
    follows = quantity.span.start > period.span.start
    if follows and period.reach is Reach.SINCE and WHEN.search(text[period.span.end :]):
        if not DAY_NAMED.search(period.span.exact):
            return None
        return replace(period, end=period.start, basis=Basis.STATED, reach=Reach.DAYS)
    rivals = any(_between(period.span, other.span, quantity.span) for other in reading.quantities)
    older = OLDER_SIDE.search(text[max(0, quantity.span.start - 24) : quantity.span.start])
    if follows and rivals and older and period.reach is Reach.DAYS and period.end > period.start:
        return replace(period, start=shifted(period.start, -1), end=shifted(period.end, -1))
    return period
