"""A number of people who came and its days come in; whether so many can have come in them goes out.

A figure is held to be one by the words around its sentence alone where it has none of its own that tell who came. It
is of another thing then if no days ever saw nearly as many, or if they are older than the boats.
"""

import re
from datetime import date

from etl.claims.parts import Found, Reading, Spoken
from etl.vocabulary import Measure, Period, Quantity


# Before this day nearly nobody came so, and nobody counted them.
FIRST_DAY = date(2018, 1, 1)
BOATS = r"small[- ]boats?|boats|dingh(?:y|ies)|inflatables?"
# "In 2017 13 crossed the Channel": told of those who came, however long ago.
BY_SEA = re.compile(rf"\b(?:{BOATS}|Channel)\b", re.IGNORECASE)
# "247,000 migrants came last year": who they were is said, and the number stands to be checked.
WHO_CAME = re.compile(rf"\b(?:{BOATS}|migrants?|asylum[- ]seekers?|refugees?)\b", re.IGNORECASE)
# Days, and several times as many people as ever came within so many: 1,305 did in a day, some 8,600 in a month and
# 45,774 in a year.
DAY, MONTH, YEAR = 1, 31, 366
MOST = {DAY: 3_000, MONTH: 20_000, YEAR: 100_000}
# "That takes the year to 22,826", "by the same day": what is counted up may begin long before the days named.
COUNTED_UP = re.compile(
    r"\b(?:by|total|tally|count|toll|so[ ]far|to[ ]date|since|st(?:an|oo)ds?|t(?:ak(?:es?|ing)|ook)|br(?:ing(?:s|ing)?"
    r"|ought))\b",
    re.IGNORECASE,
)
# A figure that is told in the same text, and at least so large a part of a number, shows of what the number is.
ALIKE = 0.5


def can_have_come(
    found: Found, reading: Reading, quantity: Quantity, period: Period | None, spoken: Spoken
) -> bool:
    """ "Last year there were 247,000", "238,000 in 2017": no arrivals, where only the words before speak of those."""
    if found.indicator != "arrivals" or found.measure is not Measure.COUNT or period is None:
        return True
    text = reading.sentence.text
    if period.end < FIRST_DAY and str(period.end.year) in period.span.exact:
        return BY_SEA.search(text) is not None
    if found.cue is not None or WHO_CAME.search(text):
        return True
    days = (period.end - period.start).days + 1
    if days < YEAR and _is_told_alike(quantity, spoken):
        return True
    return quantity.value <= most_in(max(days, YEAR) if COUNTED_UP.search(text) else days)


def most_in(days: int) -> float:
    """As many as may be told of so many days: in between two lengths in step with them, and year upon year."""
    if days <= MONTH:
        return MOST[DAY] + (MOST[MONTH] - MOST[DAY]) * (days - DAY) / (MONTH - DAY)
    if days <= YEAR:
        return MOST[MONTH] + (MOST[YEAR] - MOST[MONTH]) * (days - MONTH) / (YEAR - MONTH)
    return MOST[YEAR] * days / YEAR


def _is_told_alike(quantity: Quantity, spoken: Spoken) -> bool:
    """ "More than 100,000 had come, and by nightfall it was 100,712": it is the days that are not told plainly."""
    return any(
        draft.indicator == "arrivals" and draft.quantity.value >= ALIKE * quantity.value
        for draft in spoken.drafts
    )
