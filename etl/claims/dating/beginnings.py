"""Days named as the first months of something come in; for removals those from its beginning go out."""

import re
from dataclasses import replace
from datetime import date, timedelta

from etl import numerals
from etl.claims.parts import TREATY, Found, Reading, Spoken
from etl.events import LABOUR, TREATY_IN_FORCE
from etl.periods.days import later
from etl.vocabulary import Basis, Period, Quantity


# "Its first nine months", with no word of the year or month that they are of.
FIRST_MONTHS = re.compile(
    r"(?:the |its )?(?:first|opening) (?P<count>\w+) (?:full |whole )?months", re.IGNORECASE
)
ITS = re.compile(r"\b(?:its|their|his|her|[’']s)[ ]$", re.IGNORECASE)
# "It came into force on 6 August. In the first three months": what began is told just before.
BEGAN = re.compile(
    r"\b(?:came[ ]into[ ](?:force|effect)|took[ ]effect|began|started|launched|kicked[ ]in|went[ ]live"
    r"|took[ ]place|slow[ ]start|entered[ ]into[ ]force)\b",
    re.IGNORECASE,
)
# "The office said that it had removed almost 50,000": what it has done, told by another.
HAD_REMOVED = re.compile(
    r"\b(?:it|they|ministers|we|she|he)[ ]had[ ](?:already[ ])?(?:removed|returned|deported|sent[ ]back)\b"
)
# "Removed under this Government".
UNDER_LABOUR = re.compile(
    r"\bunder[ ](?:this|the[ ](?:current|present|Labour))[ ]government\b|\bunder[ ]Labour\b"
    r"|\bon[ ]Labour[’']s[ ]watch\b",
    re.IGNORECASE,
)
# How many sentences before can tell it.
NEAR = 2


def of_term(
    reading: Reading, mention: Period, indicator: str, spoken: Spoken, published: date
) -> Period:
    """ "In its first three months fewer than 100 were sent back": of the treaty, and of other removals Labour's."""
    match = FIRST_MONTHS.fullmatch(mention.span.exact)
    if match is None or (mention.start.month, mention.start.day) != (1, 1):
        return mention
    first = TREATY_IN_FORCE if indicator in TREATY else LABOUR
    own = ITS.search(reading.sentence.text[: mention.span.start]) is not None
    told = own or (indicator in TREATY and _has_begun(spoken))
    if not told or (indicator not in TREATY and indicator != "other_returns"):
        return mention
    last = later(first, int(numerals.value(match["count"]))) - timedelta(1)
    if last >= published:
        return mention
    return replace(mention, start=first, end=last, basis=Basis.INFERRED)


def _has_begun(spoken: Spoken) -> bool:
    return any(BEGAN.search(reading.sentence.text) for reading in spoken.readings[-NEAR:])


def is_since_labour(
    reading: Reading, quantity: Quantity, found: Found, around: str, perfect: bool
) -> bool:
    """ "Under this government", "we have removed 50,000 people": what ministers count since they took office."""
    if UNDER_LABOUR.search(reading.after(quantity, 90)):
        return True
    done = perfect or HAD_REMOVED.search(around) is not None
    return found.indicator == "other_returns" and done
