"""A difference or percentage comes in that sums up what was just told; the two stretches that it sums up go out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from etl.claims.dating import sides
from etl.claims.dating.totals import is_year, this_year_to_date
from etl.claims.parts import CHANGES, NOWHERE, Draft, Reading
from etl.periods.days import shifted
from etl.vocabulary import Measure, Period, Quantity, Reach


# "So the rise is 77%", "so that the fall was 47%".
CONCLUDES = re.compile(
    r"\bso(?:[ ]that)?[ ](?:the|this[ ]is[ ]a|that[ ]is[ ]a|it[ ]is[ ]a)[ ]"
    r"(?:rise|increase|growth|surge|jump|fall|drop|decrease|decline|change)[ ]"
    r"(?:(?:is|was|of|comes[ ]to|came[ ]to)[ ])?(?:\w+[ ]){0,2}$"
    r"|,[ ](?:which[ ](?:means|makes|gives|is)|meaning|giving|making|for)[ ]an?[ ](?:rise|increase|fall|drop|decrease"
    r"|decline|reduction)[ ]of[ ](?:\w+[ ])?$"
    r"|\b(?:so|(?:which[ ]means|meaning|so)[ ]that)[ ](?:arrivals|crossings|numbers|boats"
    r"|the[ ](?:numbers?|totals?|people|boats|count|figure))[ ]"
    r"(?:are|is|have|has)[ ](?:running[ ]|now[ ]|(?:risen|fallen|grown|dropped|increased|down|up)[ ]by[ ])?"
    r"(?:\w+[ ])?$"
    r"|\bso[ ](?:it|we|they)(?:[’']re|[’']s|[ ](?:is|are))[ ](?:still[ ]|now[ ]|running[ ])?"
    r"(?:(?:up|down|ahead|behind),?[ ](?:by[ ])?)?(?:\w+[ ])?$",
    re.IGNORECASE,
)
# "This compares with 13,489 in the same period of 2024, an increase of 48%".
COMPARES = re.compile(r"(?:This|That|It|Which)[ ]compare[sd][ ](?:with|to)\b")
# "10,518 in 2023 and 11,690 in 2022: 17% up and 5% up respectively".
RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
HIGHER = re.compile(
    r"(?:%|[ ]per[ ]cent)?(?:[ ]\([^()]{1,12}\)|\))?[ ](?:higher|lower|up|down|more|fewer)[ ]?(?:[.;,]|$)"
)
# "There were 11,884 arrivals, down 41% from 19,982.": said of the count right before it.
APPENDED = re.compile(
    r"(?:[ ][a-z]+){0,5},[ ](?:or[ ]|which[ ](?:is|was)[ ])?(?:down|up|an?[ ](?:\w+[ ])?(?:rise|increase|growth"
    r"|jump|fall|drop|decrease|decline|reduction)[ ](?:of|by))[ ](?:by[ ])?(?:\w+[ ])?",
    re.IGNORECASE,
)
FROM_ALONE = re.compile(
    r"(?:%|[ ]per[ ]?cent)?,?[ ](?:up[ ]|down[ ])?(?:from|on)[ ](?:the[ ])?(?:\w+[ ])?"
    r"(?P<older>\d[\d,]*)(?![\d.]*[ ]?%)"
)
# Figures before a comparison among which its two sides are looked for, and farther ones like the base.
NEAR, LATELY = 4, 12


def _year_so_far(day: Period) -> Period:
    """The year up to a day."""
    return replace(day, start=day.end.replace(month=1, day=1), span=NOWHERE, reach=Reach.UNTIL)


def of_totals(
    reading: Reading, newer: Period, base: Period, indicator: str, earlier: Sequence[Draft]
) -> tuple[Period, Period]:
    """ "The total stood at 7,576 on Sunday 10 May, 3,998 lower than on 10 May last year": both are of the year."""
    own = [p for d, p in sides.told(indicator, earlier[-NEAR:]) if d.reading is reading]
    total = next(
        (p for p in own if p.end == newer.end and (p.start.month, p.start.day) == (1, 1)), None
    )
    same_day = (base.start, base.end) == (
        base.end,
        shifted(newer.end, base.end.year - newer.end.year),
    )
    if is_year(base) and newer.start == newer.end and base.end.year < newer.end.year:
        # "250 cross on Monday but numbers still 43% down on last year": the year up to Monday.
        return _year_so_far(newer), base
    if total is None or total.start == total.end or newer.start != newer.end or not same_day:
        return newer, base
    return total, replace(base, start=base.end.replace(month=1, day=1), reach=Reach.UNTIL)


def concluded(
    reading: Reading, quantity: Quantity, indicator: str, earlier: Sequence[Draft], published: date
) -> tuple[Period, Period] | None:
    """ "The same stretch of last year saw 23,622, so the rise is 77%": from the count just told up to ours."""
    compares = COMPARES.match(reading.sentence.text)
    if not (compares or CONCLUDES.search(reading.before(quantity, 60))):
        return None
    told = sides.told(indicator, earlier[-LATELY:])
    own = list(dict.fromkeys(p for d, p in told if d.reading is reading))
    if len(own) > 1 and RESPECTIVELY.search(reading.sentence.text):
        own = own[sum(d.reading is reading and d.measure in CHANGES for d in earlier) :][:1]
    if len({(p.start, p.end) for p in own}) != 1:
        return None
    newer = [p for d, p in told if p.end > own[0].end and sides.is_alike(own[0], p)]
    # "By 22 October last year it was 28,353": the whole of that year is no newer side.
    newer = [p for p in newer if (p.start, own[0].start.month) != (own[0].start, 1)]
    if newer or (compares and not RESPECTIVELY.search(reading.sentence.text)):
        return (newer[-1], own[0]) if newer else None
    if own[0].end.year >= published.year:
        return None
    return _up_to_that_day(own[0], published), own[0]


def _up_to_that_day(base: Period, published: date) -> Period:
    """ "By 22 October last year 28,353 had come, so arrivals are up by 30%": this year to 22 October."""
    running = this_year_to_date(published)
    end = shifted(base.end, running.end.year - base.end.year)
    named = base.reach in (Reach.UNTIL, Reach.DAYS) and (base.start.month, base.start.day) == (1, 1)
    return replace(running, end=end, reach=Reach.UNTIL) if named and end < running.end else running


def both_named(
    reading: Reading, quantity: Quantity, indicator: str, earlier: Sequence[Draft]
) -> tuple[Period, Period] | None:
    """ "By 20 July in 2024 15,718 had come, so the figure for 2025 was 7,816 higher": a year, and the count before."""
    own = [p for d, p in sides.told(indicator, earlier[-LATELY:]) if d.reading is reading]
    ahead = [p for p in reading.periods if p.span.end <= quantity.span.start]
    if len(own) != 1 or len(ahead) != 2 or not HIGHER.match(reading.after(quantity, 24)):
        return None
    newer = ahead[1]
    is_newer = newer.span.start > own[0].span.end and newer.end > own[0].end
    return (newer, own[0]) if is_newer and is_year(newer) else None


def appended(
    reading: Reading, quantity: Quantity, indicator: str, earlier: Sequence[Draft]
) -> tuple[Period, Period] | None:
    """ "In the first half there were 11,884, down 41% from 19,982": of those days, against the same a year before."""
    own = [d for d in earlier if d.reading is reading and d.measure is Measure.COUNT]
    last = own[-1] if own else None
    if last is None or last.indicator != indicator or last.period is None or last.subset:
        return None
    told = FROM_ALONE.match(reading.after(quantity, 60))
    between = reading.sentence.text[last.quantity.span.end : quantity.span.start]
    is_named = any(p.span.start > quantity.span.end for p in reading.periods)
    days = (last.period.end - last.period.start).days
    if not told or is_named or days < sides.WEEKS or not APPENDED.fullmatch(between):
        return None
    number = float(told["older"].replace(",", ""))
    before = [
        d for d in earlier[-LATELY:] if d.indicator == indicator and d.measure is Measure.COUNT
    ]
    same = (d.period for d in before if d.quantity.value == number and not d.subset)
    base = next((p for p in same if p and p.end < last.period.end), None)
    return last.period, replace(base, span=NOWHERE) if base else sides.year_before(last.period)
