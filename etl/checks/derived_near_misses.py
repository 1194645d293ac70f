"""A difference, percentage or rate that meets no reading comes in; for which days it would be right goes out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from etl.checks import comparisons, derivations, digit_slips
from etl.checks.corpus import Corpus
from etl.checks.phrases import day, reported, span
from etl.checks.readings import DAY, Stretch
from etl.histories import History
from etl.open_ends import moved
from etl.vocabulary import Basis, Claim, Measure, Reason


# A comparison is looked for on that many days before; a shorter stretch than the other hardly runs.
DAYS_BACK, RUNNING = 200, 14
COMPARED = (Measure.DIFFERENCE, Measure.PERCENT_CHANGE)
# Only what today's series gives is named: the reader can work it out again.
RIGHT = (Reason.EXACT, Reason.WITHIN_WORDING)

# The claim as it would have been said of other days, and the words for these.
Variant = tuple[Claim, str]


def find(claim: Claim, corpus: Corpus, meant: float) -> str:
    """ "held against 2023, it would be right"; `meant` is what it should be; empty where nothing explains it."""
    if digit_slips.is_exchange(claim.value, meant):
        return digit_slips.EXCHANGED
    history = corpus.history(claim.indicator)
    if history is None or claim.high is None:
        return ""
    years = range(corpus.published(claim).year, history.first_day.year - 1, -1)
    variants = _variants(claim, years, history)
    right = (words for variant, words in variants if _is_right(variant, corpus))
    return next(right, "")


def _is_right(variant: Claim, corpus: Corpus) -> bool:
    found = comparisons.compare(variant, derivations.from_today(variant, corpus))
    return found is not None and found.reason in RIGHT


def _variants(claim: Claim, years: range, history: History) -> Iterator[Variant]:
    settled = replace(claim, period_basis=Basis.STATED)
    if claim.measure in COMPARED and claim.base_start and claim.base_end:
        yield from _other_bases(settled, years)
        yield from _earlier_ends(settled, history)
    yield from _other_years(settled, years)


def _other_bases(claim: Claim, years: range) -> Iterator[Variant]:
    for year in years:
        start, end = _in_year(claim.base_start, claim.base_end, year)
        if start != claim.base_start and end < claim.period_end:
            held_against = replace(claim, base_start=start, base_end=end)
            yield held_against, f"held against the total {span(start, end)}, it would be right"


def _earlier_ends(claim: Claim, history: History) -> Iterator[Variant]:
    """A comparison of two running totals, as it was on a day before."""
    own = Stretch(claim.period_start, claim.period_end)
    years = own.start.year - claim.base_start.year
    is_same_part = claim.base_end == moved(own.end, -years)
    if not is_same_part or own.days < RUNNING:
        return
    for back in range(1, min(DAYS_BACK, own.days - RUNNING) + 1):
        end = own.end - back * DAY
        base = Stretch(claim.base_start, moved(end, -years))
        if _meets(claim, history, Stretch(own.start, end), base):
            older = replace(claim, period_end=end, base_end=base.end)
            yield older, f"it was the {reported(claim)} up to {day(end)}"


def _meets(claim: Claim, history: History, newer: Stretch, older: Stretch) -> bool:
    """Whether today's totals can give it: a look that spares the comparison of hundreds of days."""
    left, right = (history.between(each.start, each.end) for each in (newer, older))
    if not left or not right:
        return False
    return any(
        derivations.derived(claim.measure, sign, left.interval, right.interval).meets(
            claim.interval
        )
        for sign in derivations.signs(claim)
    )


def _other_years(claim: Claim, years: range) -> Iterator[Variant]:
    for year in years:
        start, end = _in_year(claim.period_start, claim.period_end, year)
        if start == claim.period_start:
            continue
        by = year - claim.period_start.year
        base_start = claim.base_start and moved(claim.base_start, by)
        base_end = claim.base_end and moved(claim.base_end, by)
        elsewhen = replace(
            claim, period_start=start, period_end=end, base_start=base_start, base_end=base_end
        )
        yield elsewhen, f"{span(start, end)} it would be right"


def _in_year(start: date, end: date, year: int) -> tuple[date, date]:
    by = year - start.year
    return moved(start, by), moved(end, by)
