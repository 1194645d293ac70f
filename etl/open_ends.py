"""A claim and its day of publication come in; the days on which its period can end go out."""

from datetime import date, timedelta

from etl.vocabulary import Basis, Claim


# A total "so far" runs to a day that the text leaves open.
OPEN_DAYS = timedelta(days=3)
DAYS_A_YEAR = 365.25


def last_days(claim: Claim, published: date) -> tuple[date, date]:
    """The earliest and the latest day on which the claim's period can end."""
    if claim.period_basis is Basis.STATED:
        return claim.period_end, claim.period_end
    told_on = as_of(claim, published)
    first = min(claim.period_end, max(claim.period_start, told_on - OPEN_DAYS))
    return first, max(claim.period_end, told_on)


def as_of(claim: Claim, published: date) -> date:
    """The day of print; of "the same point last year" that day of its year, for it is open by no more."""
    years = round((published - claim.period_end).days / DAYS_A_YEAR)
    then = moved(published, -years)
    return then if abs(then - claim.period_end) <= OPEN_DAYS else published


def moved(when: date, years: int) -> date:
    """The same day of another year; 29 February becomes 28 where there is none."""
    try:
        return when.replace(year=when.year + years)
    except ValueError:
        return when.replace(year=when.year + years, day=28)


def same_start(one: Claim, other: Claim) -> bool:
    """Where an end is inferred, so may the start have been: "this week"."""
    apart = abs(one.period_start - other.period_start)
    is_open = Basis.INFERRED in (one.period_basis, other.period_basis)
    return not apart or (is_open and apart <= OPEN_DAYS)


def same_days(one: Claim, published: date, other: Claim, other_published: date) -> bool:
    """Whether two claims whose days are known can mean the same days."""
    first, last = last_days(one, published)
    other_first, other_last = last_days(other, other_published)
    return same_start(one, other) and first <= other_last and other_first <= last
