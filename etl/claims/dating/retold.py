"""A figure comes in that was told before without days; whether it was, and the days that it has since, go out."""

from collections.abc import Sequence
from dataclasses import replace

from etl.claims.parts import NOWHERE, Draft, Found, Spoken
from etl.vocabulary import Basis, Measure, Period, Quantity


# A headline, a line below it and the opening.
OPENING = 3

Meaning = tuple[str, Measure, float]


def is_undated(quantity: Quantity, found: Found, spoken: Spoken) -> bool:
    """ "All six who died", of whom the opening told without days: of its story, whenever that was."""
    meaning = (found.indicator, found.measure, quantity.value)
    return any(draft.period is None for draft in _opening(spoken.drafts, meaning))


def days(draft: Draft, found: Sequence[Draft]) -> Period | None:
    """The days that the opening has for the same figure, once it was told which."""
    meaning = (draft.indicator, draft.measure, draft.quantity.value)
    told = (d.period for d in _opening(found, meaning) if d.reading is not draft.reading)
    period = next(filter(None, told), None)
    return replace(period, span=NOWHERE, basis=Basis.INFERRED) if period else None


def _opening(drafts: Sequence[Draft], meaning: Meaning) -> list[Draft]:
    opens = (d for d in drafts if d.place < OPENING)
    return [d for d in opens if (d.indicator, d.measure, d.quantity.value) == meaning]
