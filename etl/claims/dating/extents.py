"""The days named for a count come in; they go out from where its count begins to where it ends."""

import re
from dataclasses import replace

from etl.claims.dating import lifetimes, totals
from etl.claims.parts import OPEN, TREATY, Reading, Spoken, gap
from etl.events import TREATY_IN_FORCE
from etl.vocabulary import Basis, Period, Quantity, Reach


# "On Friday 26 had been returned": all up to that day.
HAD_BEEN = re.compile(r"\b(?:had|have|has)[ ](?:now[ ]|been|so far)", re.IGNORECASE)
# "Yesterday 1,075 came and they have sent back 26": not on that day.
AND_HAVE = re.compile(r"[ ]and[ ](?:\w+[ ]){0,2}(?:have|has)[ ][^.;\d]{1,30}$", re.IGNORECASE)
# "In the statement of 7 November", "five days later the count was 131": all up to that day.
STATEMENT = re.compile(
    r"\b(?:statement|reply|answer|figures|release|update|bulletin)[ ](?:of|on|dated|from)[ ](?:the[ ])?$"
    r"|\bfigure[ ][^.;,]{0,20}(?:released|published|given),?[ ]on[ ]$",
    re.IGNORECASE,
)
COUNT_WAS = re.compile(
    r"\b(?:it|counts?|totals?|tally|numbers?|figures?)(?:[ ](?:of[ ])?(?:returned|returns|removed|admitted|sent[ ]back)"
    r"(?:[ ]to[ ]France)?)?[ ]"
    r"(?:was|is|were|are|had[ ]been|had[ ]reached|came[ ]to)[ ](?:\w+[ ]|\d[^.;]{1,90}(?:,|[ ]and|"
    r"[ ]then)[ ](?:\w+[ ])?)?$"
    r"|\b(?:gave|given|put|reported|stated|quoted|listed|published)[ ](?:the|its|their|those)[ ](?:\w+[ ])?"
    r"(?:counts?|totals?|tall(?:y|ies)|numbers?|figures?)[ ](?:as|at|of)[ ](?:\w+[ ]|\d[\d,]*,?[ ]and[ ](?:\w+[ ])?)?$",
    re.IGNORECASE,
)
# "• 9 October: 26 out, 18 in", under "figures given on earlier dates were as follows".
LISTED = re.compile(r"(?:[•*–-]\s)?\w{1,12}(?:[ ]\w{1,12}){0,3}[ ]?[:–-][ ]")
GIVEN = re.compile(
    r"\b(?:figures?|totals?|numbers?|counts?|tally)\b[^.;]{0,70}"
    r"\b(?:given|published|announced|reported|released|cumulative|so[ ]far|to[ ]date|as[ ]at|stood)\b",
    re.IGNORECASE,
)
LINES = 12
# "The number of removals is up from 94 on 5 November": the count as it stood on that day.
UP_FROM = re.compile(
    r"\b(?:numbers?|totals?|tally|counts?|figures?)\b[^.;\d]{0,60}\b(?:up|risen|rise|rising|rose|increase\w*)[ ]from[ ]"
    r"(?:\w+[ ])?$",
    re.IGNORECASE,
)
# Characters between a day and the start named beside it; "from 1 January to" parts them by fewer still.
BESIDE, JOINED = 8, 4


def scoped(named: Period, indicator: str, reading: Reading, quantity: Quantity | None) -> Period:
    """A count "by 5 October" starts where counts of its indicator start, or with the year named beside it."""
    if indicator in TREATY and _is_of_all_returns(named, reading, quantity):
        return totals.since(TREATY_IN_FORCE, named.end, named.span, named.basis, named.reach)
    # "Since last summer": nobody was returned under the treaty before it was in force.
    if indicator in TREATY and named.reach is Reach.SINCE and named.start < TREATY_IN_FORCE:
        named = replace(named, start=TREATY_IN_FORCE)
    if named.reach is Reach.UNTIL:
        return _from_named_start(named, reading)
    if named.reach in OPEN and quantity:
        return _to_named_end(named, reading)
    return named


def is_older_count(reading: Reading, quantity: Quantity) -> bool:
    """ "The number of removals is up from 94 on 5 November": of all up to that day."""
    return UP_FROM.search(reading.before(quantity, 110)) is not None


def is_listed(reading: Reading, spoken: Spoken) -> bool:
    """ "Figures given on earlier dates were as follows: 9 October: 26 out, 18 in": each of all up to its day."""
    short = LISTED.match(reading.sentence.text)
    above = [r for r in spoken.readings[-LINES:] if not LISTED.match(r.sentence.text)]
    return bool(short and above and GIVEN.search(above[-1].sentence.text))


def _is_of_all_returns(named: Period, reading: Reading, quantity: Quantity | None) -> bool:
    """ "By 5 October", "on Friday 26 had been returned": all under the treaty up to that day."""
    if named.reach is Reach.DAYS:
        past = quantity is not None and (
            HAD_BEEN.search(reading.after(quantity, 30))
            or AND_HAVE.search(reading.sentence.text[named.span.end : quantity.span.start])
        )
        ahead = reading.sentence.text[: named.span.start]
        stated = STATEMENT.search(ahead) or (
            quantity and COUNT_WAS.search(reading.before(quantity, 130))
        )
        return bool(past or stated) and is_day(named)
    return named.reach in (Reach.UNTIL, Reach.SO_FAR) or lifetimes.is_of_treaty(named)


def _from_named_start(named: Period, reading: Reading) -> Period:
    """ "Since January and until 5 October": the start stands beside the end."""
    opened = (
        p
        for p in reading.periods
        if p.start < named.end and (p.reach in OPEN or (p is not named and p.end == named.end))
    )
    beside = next((p for p in opened if _apart(reading, p, named) < BESIDE), None)
    return replace(named, start=beside.start) if beside else named


def _apart(reading: Reading, one: Period, other: Period) -> int:
    """Characters between two periods; a third that stands between counts none ("the 18th of September, up to")."""
    low, high = sorted((one.span, other.span), key=lambda span: span.start)
    within = (
        p.span for p in reading.periods if low.end <= p.span.start and p.span.end <= high.start
    )
    return gap(low, high) - sum(span.end - span.start for span in within)


def _to_named_end(named: Period, reading: Reading) -> Period:
    """ "Since January, to 5 October": the end stands right beside the start."""
    closed = (p for p in reading.periods if p.reach is Reach.UNTIL and named.start <= p.end)
    first = next(closed, None)
    if first is None or gap(first.span, named.span) >= JOINED:
        return named
    return replace(named, end=first.end, basis=Basis.STATED, reach=Reach.DAYS)


def is_day(period: Period) -> bool:
    """Whether a period is one day."""
    return period.start == period.end
