"""A period in its reading comes in; whether it stands with another number than the one asked about goes out."""

import re

from etl.claims.parts import Reading
from etl.vocabulary import Period, Quantity, Span


# "Among them 451 on Christmas Day", "1,272 of them in the first 11 days".
PART_BEFORE = re.compile(
    r"\b(?:among[ ]them|including|of[ ](?:whom|which|them|these))[ ,]{1,2}(?:\w+[ ])?$",
    re.IGNORECASE,
)
PART_AFTER = re.compile(r"[ ](?:of[ ](?:whom|which|them|these|those))\b", re.IGNORECASE)
# "November has brought", "Saturday alone saw nearly".
BROUGHT = re.compile(
    r"(?:[ ]alone)?[ ](?:has[ ]|had[ ])?(?:already[ ]|itself[ ])?"
    r"(?:brought|seen|saw|produced|provided|contributed|added|supplied|accounted[ ]for|accounts[ ]for)"
    r"[ ](?:[a-z]+[ ]){0,3}",
    re.IGNORECASE,
)
# Behind a part told in between the sentence goes on with its verb, not with the days of the part.
VERB_GOES_ON = re.compile(
    r"^(?!(?:on|in|at|by|during|over|since|from|between|until|and|or|of|including|with)[ ])[a-z]+[ ]"
)
# ", and in the 12 months before that".
AT = re.compile(r"(?:(?:in|on|over|during|by|at)[ ])?", re.IGNORECASE)
# "August was busiest, with 8,631 arrivals, followed by September with 7,964".
FOLLOWED = re.compile(r",[ ](?:closely[ ])?followed[ ]by[ ]$", re.IGNORECASE)
# "The 36,816 who arrived in 2024": such a break parts no number from its days.
WHO = 10


def is_of_a_part(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "56 (2024: 49)", "sixteen, and before that twenty-six": days that stand with a number of their own."""
    follows = period.span.start >= quantity.span.start
    if not follows or reading.segments.between(quantity.span, period.span) < WHO:
        return False
    closing = reading.segments.closing(period.span.end)
    end = closing.start if closing else len(reading.sentence.text)
    if closing and reading.sentence.text[closing.start] == ":":
        return True
    return any(
        period.span.end <= q.span.start < end and not q.percent and not q.label
        for q in reading.quantities
    )


def is_of_next(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "26,612 so far; 25,330 by this point; 33,611 in 2022": the year is of the number behind the stop."""
    if period.span.start < quantity.span.start:
        return False
    ahead = reading.sentence.text[max(0, period.span.start - 20) : period.span.start]
    if opens_joined(reading, period, quantity) or FOLLOWED.search(ahead):
        return True
    behind = has_rival(reading, period, quantity)
    return behind and ";" in reading.sentence.text[quantity.span.end : period.span.start]


def opens_joined(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "31,578 came, and the 12 months before, from July, saw 44,288": the days open what is said of the second."""
    text = reading.sentence.text
    opened = (
        b.kind == "joined"
        and b.start >= quantity.span.end
        and AT.fullmatch(text[b.end : period.span.start])
        for b in reading.segments.breaks
        if b.end <= period.span.start
    )
    return any(opened) and any(
        q.span.start > period.span.end and not (q.percent or q.label or q.ordinal)
        for q in reading.quantities
    )


def is_of_number(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "712 came, twice as many as the 357 of the week before": the week is of the number right before it."""
    text = reading.sentence.text
    return any(
        other is not quantity
        and not other.percent
        and text[other.span.end : period.span.start] == " of "
        for other in reading.quantities
    )


def is_of_a_rival(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "927 more have come, 764 of them on Tuesday": the day is of the part."""
    if period.span.start < quantity.span.start:
        return False
    rivals = [q for q in reading.quantities if is_between(period.span, q.span, quantity.span)]
    return any(
        PART_AFTER.match(reading.sentence.text, rival.span.end)
        and not is_aside(reading, rival.span, period.span)
        for rival in rivals
    )


def is_aside(reading: Reading, part: Span, days: Span) -> bool:
    """ "Four people, two of them women, died on 9 April": the part is told in between, the verb goes on."""
    commas = (b for b in reading.segments.breaks if b.kind == "comma" and b.start >= part.end)
    closing = next(commas, None)
    if closing is None or closing.end > days.start:
        return False
    return VERB_GOES_ON.match(reading.sentence.text[closing.end : days.start]) is not None


def is_part(reading: Reading, quantity: Quantity) -> bool:
    """A part of a count has days of its own, named behind it or not at all."""
    behind = PART_AFTER.match(reading.sentence.text, quantity.span.end)
    return bool(behind or PART_BEFORE.search(reading.before(quantity, 24)))


def brought(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "November has brought 6,909 of them": the days that do so have the part."""
    words = reading.sentence.text[period.span.end : quantity.span.start]
    return BROUGHT.fullmatch(words) is not None


def has_rival(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """Whether another number stands between a period and a number."""
    return any(is_between(period.span, other.span, quantity.span) for other in reading.quantities)


def is_between(one: Span, middle: Span, other: Span) -> bool:
    """Whether a run of the sentence begins between two others."""
    low, high = sorted((one.start, other.start))
    return low < middle.start < high
