"""A number and the days named for it come in; the whole of a year that it ended on, or a year up to a day, goes out."""

import re
from dataclasses import replace
from datetime import date

from etl.claims.dating import totals
from etl.claims.parts import Reading
from etl.vocabulary import Period, Quantity, Reach


# "In 2024 it was 30,431 by the same date": of a year up to a point in it.
SAME_DATE = re.compile(
    r"(?:[^.;,]{0,24}|[^.;,\d–—-]{0,40})\b(?:by|at)[ ](?:(?:the[ ]same|that|this)[ ](?:date|point|stage|time)|then)\b",
    re.IGNORECASE,
)
# "This time in that year", "by then in 2022".
THIS_TIME = re.compile(
    r"\b(?:(?:this|that|the[ ]same)[ ](?:time|point|stage|date)|by[ ](?:then|now))[ ](?:in|of)[ ]$",
    re.IGNORECASE,
)
# "5% up on the equivalent total in 2022 (11,690)".
EQUIVALENT_TOTAL = re.compile(
    r"\b(?:equivalent|comparable|corresponding)[ ](?:total|figure|number|count|tally)[ ](?:(?:in|for|of)[ ])?$",
    re.IGNORECASE,
)
# "Last year 28,526 came, and by the same date 18,318 had done so".
POINT_AHEAD = re.compile(
    r"\b(?:by|at)[ ](?:the[ ]same|this|that)[ ](?:date|point|stage|time)[ ](?:\w+[ ])?$",
    re.IGNORECASE,
)
# "Fewer than by the same date in 2022, when a record 45,755 made the trip during the year".
OVER_YEAR = re.compile(
    r"(?:[ ][a-z]+){0,6}[ ](?:(?:during|over)[ ]the|by[ ]the[ ]end[ ]of[ ]the|in[ ]the[ ](?:whole|full))[ ]year\b"
)
FOR_THIS_POINT = re.compile(r"\bfor[ ]th(?:is|e[ ]same)[ ](?:point|stage|time)\b", re.IGNORECASE)


def whole_or_point(
    reading: Reading, quantity: Quantity, mention: Period, published: date
) -> Period | None:
    """The whole of a year that "ended on" a number, or a year up to the same date as another."""
    if totals.ENDED_ON.search(reading.before(quantity, 40)):
        return totals.to_date(totals.whole_year(mention), published)
    if mention.reach is Reach.SAME_POINT and OVER_YEAR.match(reading.after(quantity, 60)):
        return totals.to_date(totals.whole_year(mention), published)
    point = POINT_AHEAD.search(reading.before(quantity, 30)) and totals.is_year(mention)
    if point or _is_to_a_point(reading, quantity, mention):
        return replace(mention, reach=Reach.SAME_POINT)
    return None


def _is_to_a_point(reading: Reading, quantity: Quantity, mention: Period) -> bool:
    """ "In 2024 it was 30,431 by the same date": not of the whole year that is named."""
    year = totals.is_year(mention)
    if year and mention.reach is Reach.UNTIL and SAME_DATE.match(f" {mention.span.exact}"):
        return True
    whole_year = year and mention.reach is Reach.DAYS
    text = reading.sentence.text
    ahead = text[max(0, mention.span.start - 24) : mention.span.start]
    told_when = text.startswith(", when", mention.span.end)
    if whole_year and told_when and FOR_THIS_POINT.search(text, 0, mention.span.start):
        return True
    if whole_year and (THIS_TIME.search(ahead) or EQUIVALENT_TOTAL.search(ahead)):
        return True
    if whole_year and told_when and ahead.endswith("equivalent for "):
        return True
    return whole_year and SAME_DATE.match(reading.after(quantity, 60)) is not None
