"""A few words come in, the records that tests of the checks need go out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import ModuleType

from etl import histories
from etl.checks import corpus
from etl.vocabulary import (
    Basis,
    Bound,
    Claim,
    Direction,
    Document,
    Finding,
    Holding,
    Measure,
    Observation,
    Series,
    Status,
)


DAY = timedelta(days=1)
EDITION = date(2025, 11, 14)


def days(period: str) -> tuple[date | None, date | None]:
    """Both ends of "2025-01-01/2025-01-31"; one day is both; nothing is not known."""
    if not period:
        return None, None
    first, _, last = period.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def claim(
    value: float,
    period: str,
    indicator: str = "arrivals",
    measure: str = "count",
    base: str = "",
    within: float = 0,
    text: str = "Officials counted {} in all.",
    **columns: object,
) -> Claim:
    """A stated claim; `within` is how far either way its wording allows, {} where the number stands."""
    (start, end), (base_start, base_end) = days(period), days(base)
    prefix, suffix = text.split("{}")
    made = Claim(
        claim_id="",
        document_id="text",
        indicator=indicator,
        measure=Measure(measure),
        subset="",
        value=value,
        bound=Bound.EXACTLY,
        low=value - within,
        high=value + within,
        direction=Direction.NONE,
        period_start=start,
        period_end=end,
        period_basis=Basis.STATED,
        # As if the sentence named the days.
        period_text=f"{value:g}",
        base_start=base_start,
        base_end=base_end,
        speaker="",
        start=len(prefix),
        end=len(prefix) + len(str(value)),
        prefix=prefix,
        exact=f"{value:g}",
        suffix=suffix,
    )
    return replace(made, **columns)


def named(claims: Iterable[Claim]) -> list[Claim]:
    """The claims with ids of their own, in their order."""
    return [
        each if each.claim_id else replace(each, claim_id=f"{each.document_id}:{number}")
        for number, each in enumerate(claims)
    ]


def document(document_id: str, published: str, agency: str = "") -> Document:
    day = date.fromisoformat(published)
    publisher = f"The {document_id.title()}"
    return Document(document_id, publisher, "", day, "", agency, Holding.FULL, 0, "")


def daily(
    values: Sequence[float | None],
    indicator: str = "arrivals",
    start: str = "2025-01-01",
    vintage: date = EDITION,
) -> list[Observation]:
    """A daily series from a day on."""
    first = date.fromisoformat(start)
    return [
        observation(value, first + n * DAY, first + n * DAY, indicator, vintage=vintage)
        for n, value in enumerate(values)
    ]


def observation(
    value: float | None,
    start: date,
    end: date,
    indicator: str = "arrivals",
    series: Series = Series.WEEKLY,
    vintage: date = EDITION,
    until: date | None = None,
) -> Observation:
    status = Status.PROVISIONAL
    return Observation(series, indicator, start, end, value, status, vintage, until)


def found(
    check: ModuleType,
    claims: Iterable[Claim],
    observations: Iterable[Observation] = (),
    published: str = "2025-10-20",
    documents: Iterable[Document] = (),
) -> list[Finding]:
    """What one check finds; documents not given were published on the one day."""
    claims = named(claims)
    given = {each.document_id: each for each in documents}
    ids = {each.document_id for each in claims} - given.keys()
    every = [*given.values(), *(document(each, published) for each in ids)]
    return list(check.find(corpus.gather(every, claims, histories.collect(observations))))
