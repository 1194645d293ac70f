"""Neighbouring numbers with what each was taken for come in; what two of them mean together goes out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.quantities.forms import Form, Written
from etl.quantities.kinds import LABEL, Kind
from etl.quantities.setting import Setting
from etl.vocabulary import Bound, TakenAs


# Kinds that a second number shares with the first: "aged between 14 and 17", "£10-15m".
SHARED = (TakenAs.AGE, TakenAs.MONEY, TakenAs.DISTANCE, TakenAs.DATE)
JOINED = re.compile(r"(?:-| )?(?:to|and|or|-|–|,|, and)(?: |-)?(?:between |about |around )?")
RANGE = re.compile(r"[ ]?[-–][ ]?|[ ]to[ ]|[ ]or[ ]")
BETWEEN = re.compile(
    r"\b(?:between|anything|anywhere|somewhere)[ ](?:from[ ]|between[ ])?(?:about[ ]|around[ ]|some[ ])?$"
)
# "rose from 70 to 80" tells two numbers; "from 70 to 80 people" after no such verb a range.
CHANGED = re.compile(r"\b(?:from|up|down|rose|fell|by|voted|vote|votes|won|lost)[ ]$")
SHARE = re.compile(r"[ ](?:in|out[ ]of)[ ](?:every[ ])?|[ ][a-z]+[ ](?:in|out[ ]of)[ ]every[ ]")
IN = re.compile(r"[ ]in[ ]")
COUNTED = re.compile(
    r"[ ](?:[a-z-]+[ ])?(?:boats?|dingh(?:y|ies)|vessels?|craft|crossings?|incidents?|events?|operations?|days?|weeks?"
    r"|months?|years?|hours?|minutes?|places?|countries|trips?|groups?|flights?|stages|locations?)\b"
)
LISTED = re.compile(r"(?:,[ ]\d\d?|,?[ ]and[ ]\d\d?)\b(?!,?\d)")
FARTHEST = 20
YEARS, LATEST, CENTURY, OLDEST = 1900, 2100, 99, 1600
VOTES = re.compile(r"\bvot(?:e[sd]?|ing)\b")
# "Ruled by two to one", "by a majority of five to four": how a bench was divided.
RULED_BY = re.compile(r"\bby[ ](?:a[ ]majority[ ]of[ ])?$")
MOST_JUDGES = 15
FELL_BY = re.compile(
    r"\b(?:f[ae]ll(?:en)?|rose|risen|dropped|cut|up|down|grew|grown|\w+creased)[ ]by[ ]$"
)


def joined(found: Sequence[Setting], kinds: Sequence[Kind]) -> tuple[list[Kind], dict[int, Bound]]:
    """The kinds after each pair was looked at, and the bounds that pairs give by place."""
    taken = list(kinds)
    bounds: dict[int, Bound] = {}
    for second in range(1, len(found)):
        first = second - 1
        pair = found[first].written, found[second].written
        low = found[first].low
        between = low[pair[0].after : pair[1].start]
        if len(between) > FARTHEST:
            continue
        if _is_total_of_year(*pair, low) or _is_label_of(*pair, between):
            continue
        if taken[first].taken_as is TakenAs.DATE and (
            _is_large(pair[1], low) or _is_between_years(*pair)
        ):
            continue
        if taken[second].taken_as is TakenAs.DATE and _is_no_day(pair[0], low):
            continue
        if taken[first].taken_as is TakenAs.AGE and _is_one_more_age(pair[1], between, low):
            taken[second] = taken[first]
        taken[first], taken[second] = _shared(taken[first], taken[second], between)
        if _is_share(*pair, between, low) or _is_score(*pair, between, low):
            taken[first] = taken[second] = LABEL
        elif _is_range(*pair, between, low):
            bounds[first], bounds[second] = Bound.AT_LEAST, Bound.AT_MOST
            taken[first] = replace(taken[first], percent=taken[second].percent)
    return taken, bounds


def _is_total_of_year(first: Written, second: Written, low: str) -> bool:
    """ "Brings the total for 2025 to 36,734", "in 2019, 1,843": no second year."""
    return YEARS <= first.value <= LATEST and _is_large(second, low)


def _is_large(written: Written, low: str) -> bool:
    """ "The total since January 1 to 40,081": neither a day nor a year."""
    return written.value > LATEST or "," in low[written.start : written.end]


def _is_no_day(written: Written, low: str) -> bool:
    """ "With 592, and 8 October, with 1,075": more than a month has days, and no year."""
    return _is_large(written, low) or CENTURY < written.value < OLDEST


def _is_between_years(first: Written, second: Written) -> bool:
    """ "12,301 in 2022 and 927 a year later": behind a year, and neither a day nor a year."""
    return first.value >= YEARS and CENTURY < second.value < OLDEST


def _is_one_more_age(written: Written, between: str, low: str) -> bool:
    """ "Three of them, aged 17, 19 and 31, drowned": one more of a list that goes on or is closed."""
    listed = between in (", ", " and ", ", and ") and 1 <= written.value <= CENTURY
    return listed and LISTED.match(low, written.end) is not None


def _is_label_of(first: Written, second: Written, between: str) -> bool:
    """ "2018 - 299; 2019 - 1,843": years, each with its value."""
    labelled = between in (" - ", " – ", " — ") and YEARS <= first.value <= LATEST
    return labelled and second.value > CENTURY and not YEARS <= second.value <= LATEST


def _shared(first: Kind, second: Kind, between: str) -> tuple[Kind, Kind]:
    if not JOINED.fullmatch(between):
        return first, second
    plain = (TakenAs.OTHER_INDICATOR, TakenAs.UNREAD)
    bare = second.taken_as is TakenAs.UNREAD and not (second.label or second.ordinal)
    if first.taken_as in SHARED and bare:
        return first, replace(second, taken_as=first.taken_as)
    if first.percent and second.taken_as is TakenAs.DATE:
        return first, second
    if second.taken_as in SHARED and first.taken_as in plain and between.strip() != ",":
        return replace(first, taken_as=second.taken_as, label=False), second
    return first, second


def _is_share(first: Written, second: Written, between: str, low: str) -> bool:
    """ "one in five", "nine out of ten"; but "three in five boats" counts people and boats."""
    plain = first.form is Form.NUMBER and second.form is Form.NUMBER
    if not plain or not SHARE.fullmatch(between) or not 0 < first.value < second.value:
        return False
    if not IN.fullmatch(between):
        return True
    return first.value < 10 and second.value < 1_900 and not COUNTED.match(low, second.end)


def _is_score(first: Written, second: Written, between: str, low: str) -> bool:
    """ "2-1", "422 to 209", "by two to one": two sides of a vote, a bench or a game."""
    plain = first.form is Form.NUMBER and second.form is Form.NUMBER
    if not plain or first.value <= second.value or first.percent or second.percent:
        return False
    if between in ("-", "–"):
        return not low.startswith("-", second.end)
    before = low[max(0, first.start - 60) : first.start]
    ruled = first.value <= MOST_JUDGES and RULED_BY.search(before) and not FELL_BY.search(before)
    return between == " to " and bool(VOTES.search(before) or ruled)


def _is_range(first: Written, second: Written, between: str, low: str) -> bool:
    if first.form is not Form.NUMBER or second.form is not Form.NUMBER:
        return False
    if first.value >= second.value:
        return False
    before = low[max(0, first.start - 40) : first.start]
    if between == " and " or between.startswith(" people and "):
        return BETWEEN.search(before) is not None
    return RANGE.fullmatch(between) is not None and not CHANGED.search(before)
