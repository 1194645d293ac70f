"""A claim that meets no reading comes in, what would make it true goes out."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import repeat, takewhile

from etl.checks import digit_slips, doubts
from etl.checks.corpus import Corpus
from etl.checks.phrases import day, days, number, span, thing
from etl.checks.readings import DAY, Stretch
from etl.histories import History
from etl.indicators import catalogue
from etl.open_ends import OPEN_DAYS, moved
from etl.vocabulary import Claim, Reason


# A running total is looked for on that many days before; a shorter stretch hardly runs.
DAYS_BACK, RUNNING = 45, 14
DAYS_ROUND, MONTHS_ROUND = 31, 12
NEAREST_FIRST = [way for back in range(1, DAYS_ROUND + 1) for way in (-back, back)]
NOUN_BEHIND = re.compile(
    r"^ (?:[\w-]+ ){0,2}(?:people|migrants|arrivals|boats?|dinghies|vessels)\b", re.IGNORECASE
)
YEAR, DECEMBER = re.compile(r"\d{4}"), 12
# Small numbers meet each other by chance.
TELLING = 20


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Words to close the explanation with, and the reason code that they warrant.

    `until` is the last of the earlier days on which a running total was right.
    """

    reason: Reason
    words: str
    until: date | None = None


Search = Callable[[Claim, Corpus, History, Stretch], Iterator[NearMiss]]


def find(claim: Claim, corpus: Corpus, stretch: Stretch) -> NearMiss | None:
    """The likeliest slip that explains the claim, None where none does."""
    history = corpus.history(claim.indicator)
    if history is None or claim.high is None:
        return None
    found = (near for search in SEARCHES for near in search(claim, corpus, history, stretch))
    return next(found, None)


def outdated(claim: Claim, corpus: Corpus, stretch: Stretch) -> NearMiss | None:
    """The earlier days on which a running total was right to the last person; None where on none."""
    history = corpus.history(claim.indicator)
    return history and next(_earlier_days(claim, corpus, history, stretch), None)


def _holds(claim: Claim, history: History | None, start: date, end: date) -> bool:
    if claim.value < TELLING or start > end:
        return False
    total = history and history.between(start, end)
    return bool(total) and total.interval.low == total.interval.high == claim.value


def _holding(
    claim: Claim, history: History, starts: Iterable[int], ends: Iterable[int]
) -> Iterator[tuple[date, date]]:
    """The stretches, of many told by their first and last days, for which the claim holds."""
    days = zip(starts, ends, strict=False) if claim.value >= TELLING else ()
    return history.giving(claim.value, days)


def _ordinals(stretch: Stretch) -> tuple[int, int]:
    return stretch.start.toordinal(), stretch.end.toordinal()


def _earlier_days(
    claim: Claim, corpus: Corpus, history: History, stretch: Stretch
) -> Iterator[NearMiss]:
    if stretch.days < RUNNING:
        return
    first, last = _ordinals(stretch)
    true_on = [
        end for _, end in _holding(claim, history, repeat(first), range(last - DAYS_BACK, last))
    ]
    if true_on:
        words = f"{number(claim.value)} was the total on {days(true_on)}"
        after = _outgrown_by(history, stretch.start, true_on[-1] + DAY)
        yield NearMiss(Reason.STALE, words + after, true_on[-1])


def _same_point(
    claim: Claim, corpus: Corpus, history: History, stretch: Stretch
) -> Iterator[NearMiss]:
    """A total up to the day of print in another year: then the words "by then" were missed, and no whole
    year or month is meant."""
    printed, year = corpus.published(claim), stretch.start.year
    if stretch.start.day != 1 or (stretch.end + DAY).day != 1 or year >= printed.year:
        return
    for back in range(OPEN_DAYS.days + 2):
        end = moved(printed - back * DAY, year - printed.year)
        if stretch.start <= end < stretch.end and _holds(claim, history, stretch.start, end):
            yield NearMiss(Reason.PERIOD_UNCLEAR, _total_of(claim, stretch.start, end))


def _last_day(
    claim: Claim, corpus: Corpus, history: History, stretch: Stretch
) -> Iterator[NearMiss]:
    """ "It rose to 128 after 67 arrived on Saturday": a day's count, read as the total up to it."""
    if stretch.days > 1 and _holds(claim, history, stretch.end, stretch.end):
        yield NearMiss(Reason.PERIOD_UNCLEAR, _total_of(claim, stretch.end, stretch.end))


def outgrown(claim: Claim, corpus: Corpus, stretch: Stretch) -> str:
    """The days on which a running total was right and what it had become by the day of print.

    A paper may print the total of the day before, and nobody is accused by it; its reader is told all the
    same. Empty where the total still stood when it was printed.
    """
    history = corpus.history(claim.indicator)
    if history is None or not history.is_daily or stretch.days < RUNNING:
        return ""
    # "At the same point last year 16,842" was never meant to run on.
    if stretch.end + OPEN_DAYS < corpus.published(claim):
        return ""
    last = min(corpus.published(claim), history.last_day)
    printed = history.between(stretch.start, last)
    back = (stretch.end - DAY * ago for ago in range(DAYS_BACK))
    held = partial(_holds, claim, history, stretch.start)
    ahead = takewhile(held, _days_up_to(stretch.end + DAY, last))
    true_on = [*reversed(list(takewhile(held, back))), *ahead]
    if not true_on or printed is None or printed.interval.meets(claim.interval):
        return ""
    after = _outgrown_by(history, stretch.start, true_on[-1] + DAY)
    said = number(claim.value)
    return f"{said} was the total on {days(true_on)}{after}, so from then on {said} is stale"


def _days_up_to(first: date, last: date) -> Iterator[date]:
    return (first + ahead * DAY for ahead in range((last - first).days + 1))


def _outgrown_by(history: History, start: date, when: date) -> str:
    """What a total was by the end of the day after it was right."""
    total = history.between(start, when) if history.is_daily else None
    return f"; by the end of {day(when)} it was {number(total.interval.high)}" if total else ""


def _other_indicators(
    claim: Claim, corpus: Corpus, history: History, stretch: Stretch
) -> Iterator[NearMiss]:
    """Where no noun stands behind the number, the likelier slip is in reading what it counts."""
    is_named = NOUN_BEHIND.search(claim.suffix)
    for (series, indicator), other in corpus.histories.items():
        is_other = series == history.series and indicator != claim.indicator
        if is_other and _holds(claim, other, stretch.start, stretch.end):
            words = f"{number(claim.value)} is the total of {thing(indicator)}"
            swapped = is_named and _unit(indicator) != _unit(claim.indicator)
            yield NearMiss(Reason.NO_READING_FITS if swapped else Reason.PERIOD_UNCLEAR, words)


def _unit(indicator: str) -> str:
    return catalogue()[indicator].unit


def _digits(claim: Claim, corpus: Corpus, history: History, stretch: Stretch) -> Iterator[NearMiss]:
    total = history.between(stretch.start, stretch.end)
    slip = digit_slips.single(claim.value, total.interval.high) if total else ""
    if slip and (slip == digit_slips.EXCHANGED or _can_slip(claim.value, total.interval.high)):
        yield NearMiss(Reason.NO_READING_FITS, slip)


def _can_slip(said: float, meant: float) -> bool:
    """Two short numbers are a slip apart by chance, 83 and 23 say: they have to be near as well."""
    return said >= digit_slips.TELLING or doubts.is_plausible(said, meant)


def _two_digits(
    claim: Claim, corpus: Corpus, history: History, stretch: Stretch
) -> Iterator[NearMiss]:
    total = history.between(stretch.start, stretch.end)
    if total is None or not doubts.is_plausible(claim.value, total.interval.high, stretch.days):
        return
    if slip := digit_slips.double(claim.value, total.interval.high):
        yield NearMiss(Reason.NO_READING_FITS, slip)


def _other_years(
    claim: Claim, corpus: Corpus, history: History, stretch: Stretch
) -> Iterator[NearMiss]:
    printed = corpus.published(claim)
    for year in range(printed.year, history.first_day.year - 1, -1):
        start, end = (moved(when, year - stretch.start.year) for when in _ends(stretch))
        is_other = year != stretch.start.year and start <= printed
        if is_other and _holds(claim, history, start, end):
            yield NearMiss(Reason.NO_READING_FITS, _total_of(claim, start, end))


def _other_months(
    claim: Claim, corpus: Corpus, history: History, stretch: Stretch
) -> Iterator[NearMiss]:
    """ "July saw 5,454, down from 2,867": from the month or quarter before or a year ago, the words leave open."""
    if not doubts.is_of_older_side(claim) or stretch.start.day != 1 or (stretch.end + DAY).day != 1:
        return
    months = round(stretch.days / 30.4)
    start, end = stretch.start, stretch.end
    for _ in range(MONTHS_ROUND // max(1, months)):
        start = end + DAY
        for _month in range(months):
            end = _month_end(end + DAY)
        if _holds(claim, history, start, end):
            yield NearMiss(Reason.PERIOD_UNCLEAR, _total_of(claim, start, end))


def _month_end(first: date) -> date:
    return (first + timedelta(31)).replace(day=1) - DAY


def _other_days(
    claim: Claim, corpus: Corpus, history: History, stretch: Stretch
) -> Iterator[NearMiss]:
    first, last = _ordinals(stretch)
    starts, ends = (first + way for way in NEAREST_FIRST), (last + way for way in NEAREST_FIRST)
    for start, end in _holding(claim, history, starts, ends):
        yield NearMiss(_by_date(claim), _total_of(claim, start, end))


def _by_date(claim: Claim) -> Reason:
    """Where the text gives no date of its own, the likelier slip is in reading which day it means.

    "Down on 2024 (9,258)", said in May, is up to some day in May that no words give.
    """
    is_part = YEAR.fullmatch(claim.period_text) and claim.period_end.month < DECEMBER
    is_dated = any(character.isdigit() for character in claim.period_text) and not is_part
    return Reason.NO_READING_FITS if is_dated else Reason.PERIOD_UNCLEAR


def _later_days(
    claim: Claim, corpus: Corpus, history: History, stretch: Stretch
) -> Iterator[NearMiss]:
    """A total that its period reached only later, but before the text appeared."""
    if stretch.days < RUNNING:
        return
    first, last = _ordinals(stretch)
    until = min(corpus.published(claim).toordinal(), last + DAYS_BACK)
    for start, end in _holding(claim, history, repeat(first), range(last + 1, until + 1)):
        yield NearMiss(_by_date(claim), _total_of(claim, start, end))


def _day_reached(
    claim: Claim, corpus: Corpus, history: History, stretch: Stretch
) -> Iterator[NearMiss]:
    """Where nothing else explains a running total: the nearest day, on which it was passed."""
    passed = history.reached(stretch.start, claim.value)
    total = history.between(stretch.start, stretch.end)
    if not passed or not total or stretch.days < RUNNING:
        return
    near = doubts.is_plausible(claim.value, total.interval.high, stretch.days)
    if near and passed <= corpus.published(claim) and history.is_daily:
        words = f"the total from {day(stretch.start)} passed {number(claim.value)} on {day(passed)}"
        yield NearMiss(Reason.NO_READING_FITS, words)


def _total_of(claim: Claim, start: date, end: date) -> str:
    return f"{number(claim.value)} is the total {span(start, end)}"


def _ends(stretch: Stretch) -> tuple[date, date]:
    return stretch.start, stretch.end


# In the order in which they explain: the commonest slip first.
SEARCHES: tuple[Search, ...] = (
    _same_point,
    _last_day,
    _earlier_days,
    _other_indicators,
    _digits,
    _other_years,
    _other_months,
    _later_days,
    _other_days,
    _two_digits,
    _day_reached,
)
