"""A figure comes in that was told before without days; whether it was, and the days that it has since, go out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.claims.parts import NOWHERE, Draft, Found, Reading, Spoken
from etl.vocabulary import Basis, Measure, Period, Quantity


# A headline, a line below it and the opening.
OPENING = 3

# "Almost 50,000 had crossed. The precise figure is 49,376", "49,376 to be precise".
PRECISE = re.compile(
    r"\b(?:precise|exact|actual|unrounded)[ ](?:figure|number|total|count|tally)[ ]"
    r"(?:is|was|being|stands[ ]at|stood[ ]at|comes[ ]to|came[ ]to|given[ ](?:is|was))[ ]$"
    r"|\b(?:to[ ]be[ ](?:precise|exact)|more[ ](?:precisely|exactly)|or[ ]rather|precisely|exactly)[,:]?[ ]$",
    re.IGNORECASE,
)
TO_BE_PRECISE = re.compile(r",?[ ](?:[a-z]+[ ]){0,2}to[ ]be[ ](?:precise|exact)\b", re.IGNORECASE)
# Figures back among which the rounded one stands.
NEAR = 4
# So far, of itself, a rounded number may be from the precise one.
AS_LARGE = 0.1

Meaning = tuple[str, Measure, float]


def made_precise(
    reading: Reading, quantity: Quantity, found: Found, earlier: Sequence[Draft]
) -> Period | None:
    """ "Almost 50,000 since he took office. The precise figure is 49,376": of the days of the rounded number."""
    told = PRECISE.search(reading.before(quantity, 50))
    if not told and not TO_BE_PRECISE.match(reading.after(quantity, 40)):
        return None
    for draft in reversed(earlier[-NEAR:]):
        allowed, value = draft.quantity.interval, draft.quantity.value
        same = (draft.indicator, draft.measure) == (found.indicator, found.measure)
        rounded = allowed.low < value or allowed.high is None or allowed.high > value
        if same and rounded and abs(value - quantity.value) <= AS_LARGE * value:
            return replace(draft.period, span=NOWHERE) if draft.period else None
    return None


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
