"""A reading comes in; where it lists as many numbers as days, the days that each number is of go out."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from etl import numerals
from etl.claims.counting.candidates import COUNTABLE
from etl.claims.dating.totals import is_year
from etl.claims.parts import NOWHERE, TREATY, Reading, Spoken
from etl.claims.wordlists import Folded
from etl.periods.days import shifted
from etl.vocabulary import Bound, Period, Quantity, Reach, Span


# "45,755, 29,437 and 36,816", "369 people and 143", "about 29,000 and nearly 37,000".
NUMBERS_JOINED = re.compile(
    r"(?:[ ](?:people|migrants|arrivals|crossings|boats))?(?:,|;|,?[ ]and|,?[ ]then)[ ]"
    r"(?:(?:about|around|some|nearly|almost|just|over|under|more|fewer|than|only|a|then)[ ]){0,3}",
    re.IGNORECASE,
)
# "2022, 2023 and in 2024", "May/June".
DAYS_JOINED = re.compile(
    r"(?:[ ]?[,;/]|,?[ ]and|,?[ ]then|[ ]&)[ ]?(?:(?:in|on|then)[ ])?", re.IGNORECASE
)
# "Two weeks ago, on 19 October": one time told twice.
APPOSED = re.compile(r",[ ](?:(?:in|on)[ ])?")
RESPECTIVELY = Folded(r"\b(?:respectively|in (?:that|this) order|in turn)\b")
# "Between 300 and 400", "from 602 to 695": two ends of one thing.
RANGED = re.compile(r"\b(?:between|from)[ ](?:\w+[ ]){0,2}$", re.IGNORECASE)
WORDS_APART = re.compile(r",?[ ]and[ ]|,[ ]|[ ]?/[ ]?|[ ]&[ ]")
BOTH = re.compile(
    r"\b(?:people|migrants|arrivals|crossings)[ ]and[ ](?:of[ ])?(?:small[ ])?(?:boats|dinghies|vessels)\b"
    r"|\b(?P<boats_first>boats|dinghies|vessels)[ ]and[ ](?:of[ ])?(?:people|migrants|arrivals|crossings)\b",
    re.IGNORECASE,
)
FOLLOWING = re.compile(
    r"\bthe[ ](?:following|next|subsequent)[ ](?P<count>two|three|four|five)[ ]years\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b20\d\d\b")
LONGEST = 24


@dataclass(frozen=True, slots=True)
class Paired:
    """What a list of days or nouns gives to a number, and the number that closes its list: it has the noun."""

    last: Quantity
    period: Period | None = None
    indicator: str = ""


def find(reading: Reading, spoken: Spoken) -> Mapping[int, Paired]:
    """By the offset of each listed number what it alone is given."""
    if len(reading.quantities) < 2:
        return {}
    numbers = [each for each in _runs(reading) if not _is_ranged(reading, each)]
    if not numbers:
        return {}
    days = _lists_of_days(reading)
    told = RESPECTIVELY.search(reading.sentence.text) is not None
    if told and not days:
        named = _of_nouns(reading, numbers) or _of_flows(reading, numbers, spoken)
        days = [following] if (following := _following(reading)) else []
        if named or (reading.periods and not days):
            return named
    if told and not days:
        days = _told_before(reading, spoken)
    if not told and (len(days) > 1 or sum(map(len, numbers)) < len(reading.quantities)):
        return {}
    return {
        quantity.span.start: Paired(listed[-1], period)
        for listed in numbers
        for quantity, period in zip(listed, _of_length(days, len(listed)), strict=False)
    }


def _told_before(reading: Reading, spoken: Spoken) -> list[list[Period]]:
    """ "They arrived in 47, five and 95 boats respectively": of the days of the figures just before."""
    before = [draft for draft in spoken.drafts if draft.reading is not reading][-LONGEST:]
    figures = [draft for draft in before if draft.reading is before[-1].reading]
    return [[replace(d.period, span=NOWHERE) for d in figures if d.period]]


def _following(reading: Reading) -> list[Period]:
    """ "In 2023, before rising in each of the following two years, to": the years behind the one named."""
    match = FOLLOWING.search(reading.sentence.text)
    years = [p for p in reading.periods if match and p.span.end <= match.start() and is_year(p)]
    if match is None or not years:
        return []
    last, count = years[-1], int(numerals.value(match["count"]))
    return [
        replace(last, start=shifted(last.start, n), end=shifted(last.end, n), span=NOWHERE)
        for n in range(1, count + 1)
    ]


def _of_nouns(reading: Reading, numbers: Sequence[Sequence[Quantity]]) -> Mapping[int, Paired]:
    """ "The number of people and boats was 36,816 and 695 respectively"."""
    nouns = BOTH.search(reading.sentence.text)
    if nouns is None or len(numbers) > 1 or len(numbers[0]) != 2:
        return {}
    kinds = ("boats", "arrivals") if nouns["boats_first"] else ("arrivals", "boats")
    return {
        quantity.span.start: Paired(quantity, indicator=indicator)
        for quantity, indicator in zip(numbers[0], kinds, strict=True)
    }


def _of_flows(
    reading: Reading, numbers: Sequence[Sequence[Quantity]], spoken: Spoken
) -> Mapping[int, Paired]:
    """ "305 were returned and 367 admitted. A week before it was 281 and 350 respectively": in that order."""
    before = [draft for draft in spoken.drafts[-4:] if draft.reading is not reading]
    told = [draft.indicator for draft in before[-2:]]
    if sorted(told) != sorted(TREATY) or len(numbers) > 1 or len(numbers[0]) != 2:
        return {}
    return {
        quantity.span.start: Paired(quantity, indicator=indicator)
        for quantity, indicator in zip(numbers[0], told, strict=True)
    }


def _of_length(days: Sequence[Sequence[Period]], length: int) -> Sequence[Period]:
    """The list of so many days where there is a single one."""
    fitting = [each for each in days if len(each) == length]
    return fitting[0] if len(fitting) == 1 else []


def _runs(reading: Reading) -> Iterator[list[Quantity]]:
    """The numbers that stand side by side, two or more at a time."""
    run: list[Quantity] = []
    for quantity in reading.quantities:
        fits = quantity.taken_as in COUNTABLE and not (quantity.label or quantity.ordinal)
        between = reading.sentence.text[run[-1].span.end : quantity.span.start] if run else ""
        if run and fits and NUMBERS_JOINED.fullmatch(between):
            run.append(quantity)
            continue
        if len(run) > 1:
            yield run
        run = [quantity] if fits else []
    if len(run) > 1:
        yield run


def _is_ranged(reading: Reading, listed: Sequence[Quantity]) -> bool:
    opens = listed[0]
    is_end = opens.bound is Bound.AT_LEAST and listed[-1].bound is Bound.AT_MOST
    return is_end or RANGED.search(reading.before(opens, 30)) is not None


def _lists_of_days(reading: Reading) -> list[list[Period]]:
    """The days that stand side by side, two or more at a time; "Saturday and Sunday" is two of them."""
    runs: list[list[Period]] = []
    for period in reading.periods:
        between = reading.sentence.text[runs[-1][-1].span.end : period.span.start] if runs else ""
        each = _apart(period)
        told_twice = APPOSED.fullmatch(between) and _lies_in(period, runs[-1][-1])
        if runs and DAYS_JOINED.fullmatch(between) and not told_twice:
            runs[-1] += each
        else:
            runs.append(each)
    return [_of_one_year(run) for run in runs if 1 < len(run) <= LONGEST]


def _lies_in(period: Period, other: Period) -> bool:
    return other.start <= period.start and period.end <= other.end


def _of_one_year(run: Sequence[Period]) -> list[Period]:
    """ "In July and August 2024": the year stands with the last alone."""
    last = run[-1]
    if not YEAR.search(last.span.exact) or any(YEAR.search(p.span.exact) for p in run[:-1]):
        return list(run)
    years = [(p, last.end.year - p.end.year) for p in run]
    return [replace(p, start=shifted(p.start, n), end=shifted(p.end, n)) for p, n in years]


def _apart(period: Period) -> list[Period]:
    """The days, months or years of a period whose words name each of them."""
    words = list(_words(period.span))
    if len(words) < 2 or period.reach is not Reach.DAYS:
        return [period]
    units = _units(period, len(words))
    if len(units) != len(words):
        return [period]
    return [replace(unit, span=span) for unit, span in zip(units, words, strict=True)]


def _words(span: Span) -> Iterator[Span]:
    start = 0
    for match in (*WORDS_APART.finditer(span.exact), None):
        end = match.start() if match else len(span.exact)
        yield Span(span.start + start, span.start + end, span.exact[start:end])
        start = match.end() if match else end


def _units(period: Period, count: int) -> list[Period]:
    """The period as so many days, months or years that follow each other."""
    first, last = period.start, period.end
    if (last - first).days == count - 1:
        days = (first + timedelta(n) for n in range(count))
        return [replace(period, start=day, end=day) for day in days]
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1] or months % count:
        return []
    return [_months(period, n * months // count, months // count) for n in range(count)]


def _months(period: Period, after: int, count: int) -> Period:
    """So many months of a period that begins with a month."""
    opens, closes = period.start.month - 1 + after, period.start.month - 1 + after + count - 1
    start = period.start.replace(year=period.start.year + opens // 12, month=opens % 12 + 1)
    year, month = period.start.year + closes // 12, closes % 12 + 1
    return replace(
        period,
        start=start,
        end=start.replace(year=year, month=month, day=monthrange(year, month)[1]),
    )
