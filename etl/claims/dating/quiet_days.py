"""Sentences come in; the last day of which they tell that nobody came on it goes out."""

import re
from collections.abc import Sequence
from datetime import date

from etl.claims.keyed import Keyed
from etl.claims.parts import Reading
from etl.vocabulary import Reach


# "There were no crossings on Sunday", "nobody crossed on Sunday", "no boats arrived yesterday".
NONE_CAME = Keyed(
    re.compile(
        r"\b(?:no[ ](?:\w+[ ]){0,2}(?:crossings|arrivals|boats|dinghies|migrants|people)|no[ ]one|nobody|none)"
        r"(?:[ ](?:\w+[ ]){0,3}(?:crossed|arrived|came|recorded|reached|made|detected)\b[^.;,\d]{0,40})?[ ](?:on[ ])?$",
        re.IGNORECASE,
    ),
    "no ",
    "nobody",
    "none",
)
# So many characters before a day its own words can begin.
REACH = 110


def last(readings: Sequence[Reading]) -> date | None:
    """The newest such day: the figures of a text that tells of it are known up to it."""
    days = (
        period.end
        for reading in readings
        for period in reading.periods
        if period.start == period.end and period.reach is Reach.DAYS
        if NONE_CAME.search(
            reading.sentence.text[max(0, period.span.start - REACH) : period.span.start]
        )
    )
    return max(days, default=None)
