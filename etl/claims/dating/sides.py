"""A figure that names no days comes in, told as a side of a change; the days of that side go out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.claims.counting import comparands
from etl.claims.dating import mentions, strangers, totals
from etl.claims.keyed import Keyed
from etl.claims.parts import NOWHERE, Draft, Reading
from etl.vocabulary import Basis, Measure, Period, Quantity, Reach


# "From 700 to 623", "by 15 per cent, to 695": the words that make a number the older or the newer side.
OLDER = Keyed(re.compile(r"\bfrom[ ](?:(?!the\b|that\b)\w+[ ]){0,2}$", re.IGNORECASE), "from ")
# "Rose to 768 from 616": the newer side first.
TO_FROM = re.compile(r"[ ]from[ ](?:\w+[ ])?\d")
ROSE_TO = re.compile(
    r"\b(?:rose|fell|grew|dropped|increased|declined)[ ]to[ ](?:\w+[ ])?$", re.IGNORECASE
)
TO_NUMBER = Keyed(re.compile(r"[ ]to[ ](?:\w+[ ])?\d[\d,]*[ ]from[ ](?:\w+[ ])?$"), "from ")
OLDER_GOES_ON = re.compile(r"(?:[ ][a-z]+){0,3},?[ ]to[ ](?:\w+[ ]){0,2}\d", re.IGNORECASE)
NEWER = Keyed(
    re.compile(
        r"\bfrom[ ](?:\w+[ ]){0,2}\d[\d.,]*(?:[ ][a-z]+){0,3}?,?[ ]to[ ](?:\w+[ ]){0,2}$"
        r"|\b(?:rose|fell|risen|fallen|grew|dropped|up|down|increased|declined|jumped)\b[^.;]{0,24}?"
        r"\d[\d.]*(?:[ ]?%|[ ]per[ ]?cent)"
        r"(?:[ ]from[ ][\d.,]+)?,?[ ]to[ ](?:\w+[ ]){0,2}$",
        re.IGNORECASE,
    ),
    "from ",
    "%",
    "per cent",
    "percent",
)
# "In June arrivals fell from 5,170 to 2,742".
FELL_FROM = re.compile(
    r",?(?:[ ](?!and\b|but\b|while\b)[a-z-]+){0,6}[ ]"
    r"(?:rose|fell|dropped|grew|increased|declined|halved|doubled|went|was[ ](?:down|up))"
    r"[ ](?:\w+[ ])?from[ ](?:\w+[ ]){0,2}",
    re.IGNORECASE,
)
# "The number was 1,098, 156 more", "16,635 fewer than this year": set against the newer side.
MORE = re.compile(
    r"(?:[ ](?:people|migrants|arrivals|boats|crossings))?[ ](?:more|fewer|higher|lower)\b"
    r"(?:[ ](?:people|migrants|arrivals|boats|crossings))?"
    r"(?:[ ]than[ ](?:this[ ]year|now|so[ ]far|today)\b|(?![ ]\w*[ ]?than\b))",
    re.IGNORECASE,
)
APPENDED = re.compile(r"(?:[ ][a-z]+){0,5}(?:,|[ ]?[-–—])[ ](?:or[ ]|some[ ]|about[ ])?")
SAME = re.compile(r"\bsame\b(?! day)", re.IGNORECASE)
# "2022 had seen 16,318 more people".
HAD_SEEN = re.compile(
    r",?(?:[ ](?:there|had|has|have|saw|seen|were|was|been|brought|recorded|already)){1,4}[ ](?:some[ ]|about[ ])?"
)
# "People fell too, from 27,029, a drop of 37%".
LEFT = re.compile(
    r"(?:[ ][a-z]+){0,5},[ ](?:or[ ])?(?:an?[ ])(?:rise|increase|growth|surge|jump|fall|drop|decrease|decline|cut)"
    r"[ ]of[ ](?:\w+[ ])?"
)
# "34 more than the 281 reported a week earlier": a total up to that day.
THAN_GIVEN = re.compile(
    r"[ ](?:more|fewer|higher|lower)[ ]than[ ]the[ ]\d[\d,]*(?:[ ][a-z]+){0,2}[ ]"
    r"(?:reported|given|announced|recorded|published|counted|told|known)[ ]"
)
# "The number sent back has risen by 33 since October 19".
GROWN = re.compile(
    r"\b(?:has|had|have)[ ](?:[a-z]+[ ])?(?:risen|grown|increased|climbed|gone[ ]up|jumped)[ ]by[ ](?:\w+[ ]){0,2}$"
    r"|\b(?:is|was|are|were)[ ](?:now[ ])?up[ ](?:by[ ])?(?:\w+[ ])?$",
    re.IGNORECASE,
)
# "From 44 to 51 over the same period": the stretch just told, and no other.
SAME_AGAIN = re.compile(r"(?:the[ ])?same[ ](?:period|stretch|time|span|months)", re.IGNORECASE)
# Figures back among which the stretch is looked for that a text speaks of.
LATELY = 12
# Days, more than which make a stretch that a change can be told of.
WEEKS = 27
ABOUT = ("arrivals", "boats")
# Returns are told by their kind, and compared so.
KINDS_OF_RETURN = ("enforced", "voluntary")
# In so many boats as there are these are the fewest people; one side of a change is not so many times the other.
FEWEST_ABOARD, MANY_TIMES = 5, 8
# Days, more than which make a stretch of months: such are alike by their start, shorter ones by length.
MONTHS = 40


def of_change(
    reading: Reading, quantity: Quantity, indicator: str, earlier: Sequence[Draft]
) -> Period | None:
    """ "The number of boats fell by 11%, from 700 to 623": the older and the newer days of what was told before."""
    before = reading.before(quantity, 70)
    is_older = OLDER.search(before) and OLDER_GOES_ON.match(reading.after(quantity, 40))
    is_older = is_older or TO_NUMBER.search(before)
    is_newer = NEWER.search(before) or (
        TO_FROM.match(reading.after(quantity, 16)) and ROSE_TO.search(before)
    )
    if not (is_older or is_newer):
        return None
    changed = [d for d in earlier[-3:] if d.reading is reading and d.period and d.base]
    named = [
        p
        for p in reading.periods
        if not (SAME_AGAIN.fullmatch(p.span.exact) or _is_told(p, quantity, changed))
    ]
    if len(named) == 1 and not changed and is_older and _fell(reading, named[0], quantity):
        return year_before(named[0])
    if named:
        return None
    if changed:
        return _unsaid(changed[-1].base if is_older else changed[-1].period)
    newest = spoken_of(reading, _that_can_hold(quantity, indicator, earlier))
    if newest is None:
        return None
    return year_before(newest) if is_older else _unsaid(newest)


def _that_can_hold(quantity: Quantity, indicator: str, earlier: Sequence[Draft]) -> Sequence[Draft]:
    """ "In December 2,180 came. The number of boats fell to 672 from 695": of no stretch that had so few people."""
    if indicator not in ABOUT:
        return earlier
    people = quantity.value * (FEWEST_ABOARD if indicator == "boats" else 1 / MANY_TIMES)
    small = {
        (d.period.start, d.period.end)
        for d in earlier
        if d.indicator == "arrivals" and d.measure is Measure.COUNT and d.period and not d.subset
        if d.quantity.value < people
    }
    return [d for d in earlier if not (d.period and (d.period.start, d.period.end) in small)]


def _fell(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "June fell from 5,170 to 2,742", "in June arrivals fell from": the days of the newer side, a year later."""
    ahead = reading.sentence.text[period.span.end : quantity.span.start]
    long = (period.end - period.start).days > WEEKS and period.reach is Reach.DAYS
    return long and FELL_FROM.fullmatch(ahead) is not None


def _is_told(period: Period, quantity: Quantity, changed: Sequence[Draft]) -> bool:
    """ "It fell by 36% in 2023, from 45,774 to 29,437": the days of the change, named before its sides."""
    newer = changed[-1].period if changed else None
    return newer is not None and period == newer and period.span.end <= quantity.span.start


def is_of_older(
    reading: Reading, quantity: Quantity, sides: tuple[Period, Period], earlier: Sequence[Draft]
) -> bool:
    """Whether a difference is told of the older of its sides: "in 2022 there had been 4,414 more"."""
    if not MORE.match(reading.after(quantity, 64)):
        return False
    newer, base = sides
    own = [d for d in earlier if d.reading is reading and d.measure is Measure.COUNT and d.period]
    ahead = reading.sentence.text[own[-1].quantity.span.end : quantity.span.start] if own else ""
    if APPENDED.fullmatch(ahead):
        return own[-1].period.end < newer.end
    between = reading.sentence.text[base.span.end : quantity.span.start]
    is_named = base in reading.periods and not strangers.is_compared_with(reading, base)
    again = comparands.DONE_SO.match(reading.after(quantity, 40)) is not None and not between.strip(
        " ,"
    )
    return is_named and (again or HAD_SEEN.fullmatch(between) is not None)


def left_from(
    reading: Reading, quantity: Quantity, indicator: str, earlier: Sequence[Draft]
) -> Period | None:
    """The days of the count that a change led away from, where it is told right behind it."""
    own = [d for d in earlier if d.reading is reading and d.measure is Measure.COUNT and d.period]
    if not own or own[-1].indicator != indicator:
        return None
    between = reading.sentence.text[own[-1].quantity.span.end : quantity.span.start]
    if OLDER.search(reading.before(own[-1].quantity, 40)) and LEFT.fullmatch(between):
        return own[-1].period
    # "In the same months of 2024 the number was 10,448, 4,364 fewer": the newer side was told before.
    is_same = SAME.search(own[-1].period.span.exact) and APPENDED.fullmatch(between)
    return own[-1].period if is_same and MORE.match(reading.after(quantity, 64)) else None


def total_given(reading: Reading, quantity: Quantity, base: Period, newer: Period) -> Period:
    """The older side of a total that has grown: it runs from the same first day."""
    if base.reach is Reach.SINCE and newer.start < base.start and _has_grown(reading, quantity):
        return replace(base, start=newer.start, end=base.start, reach=Reach.UNTIL)
    is_given = THAN_GIVEN.match(reading.after(quantity, 64)) is not None
    is_earlier = newer.start < base.end < newer.end
    runs = base.start == base.end or base.reach is not Reach.DAYS
    if not (is_given and is_earlier and runs):
        return base
    return replace(base, start=newer.start, reach=Reach.UNTIL)


def _has_grown(reading: Reading, quantity: Quantity) -> bool:
    """ "The number has risen by 33 since October 19": since it was what it had been up to that day."""
    return GROWN.search(reading.before(quantity, 40)) is not None


def spoken_of(reading: Reading, earlier: Sequence[Draft]) -> Period | None:
    """The newest stretch of the paragraph, or of the last before it that has one."""
    known = [
        d
        for d in earlier[-LATELY:]
        if d.indicator in ABOUT and d.period and (d.period.end - d.period.start).days > WEEKS
    ]
    told = [d for d in known if d.reading is not reading] or known
    last = [
        d.period for d in told if d.reading.paragraph == told[-1].reading.paragraph and d.period
    ]
    newest = max(last, key=lambda p: p.end, default=None)
    apart = newest and told[-1].reading.paragraph != reading.paragraph
    return (_year_around(last, told) if apart else None) or newest


def _year_around(parts: Sequence[Period], told: Sequence[Draft]) -> Period | None:
    """ "The first half, the third quarter, the final months": behind these a text goes on with their year."""
    if len({(p.start, p.end) for p in parts}) < 3:
        return None
    years = [d.period for d in told if d.period and totals.is_year(d.period)]
    newest = max(p.end.year for p in parts)
    whole = (year for year in reversed(years) if year.start.year == year.end.year == newest)
    return next(whole, None)


def named_before(reading: Reading, readings: Sequence[Reading]) -> Period | None:
    """ "88,412 claimed asylum in the year to June. Enforced returns rose by 11%": the stretch just named."""
    last = readings[-1] if readings else None
    if last is None or last.paragraph != reading.paragraph:
        return None
    named = [p for p in last.periods if p.reach is Reach.DAYS and not strangers.is_scope(last, p)]
    long = [p for p in named if (p.end - p.start).days > WEEKS]
    return max(long, key=lambda p: p.end, default=None)


def year_before(period: Period) -> Period:
    """The same days a year before, given by no words."""
    open_end = period.reach in (Reach.SINCE, Reach.SO_FAR, Reach.UNTIL)
    reach = Reach.SAME_POINT if open_end else period.reach
    return replace(_unsaid(mentions.year_before(period)), basis=Basis.INFERRED, reach=reach)


def _unsaid(period: Period | None) -> Period | None:
    return replace(period, span=NOWHERE) if period else None


def told(indicator: str, earlier: Sequence[Draft]) -> list[tuple[Draft, Period]]:
    """The counts of an indicator whose days are known, each with its days; counts of a part left out."""
    counts = [d for d in earlier if d.indicator == indicator and d.measure is Measure.COUNT]
    whole = [d for d in counts if not d.subset or d.subset.lower() in KINDS_OF_RETURN]
    return [(d, d.period) for d in whole if d.period]


def newer_sides(
    reading: Reading, told: Sequence[tuple[Draft, Period]]
) -> list[tuple[Draft, Period]]:
    """Without what this sentence compares with: "it exceeds 2024 (36,816) by"."""
    return [
        (d, p)
        for d, p in told
        if d.reading is not reading
        or not (strangers.is_compared_with(reading, p) or strangers.is_older(reading, d.quantity))
    ]


def is_alike(base: Period, period: Period) -> bool:
    """Whether two stretches can be the sides of one comparison: as long, or begun on the same day of a year."""
    opens = (base.start.month, base.start.day) == (period.start.month, period.start.day)
    lengths = (base.end - base.start).days, (period.end - period.start).days
    if base.reach is Reach.SAME_POINT or lengths[0] > MONTHS:
        return opens and lengths[1] > 0
    return abs(lengths[0] - lengths[1]) <= 3 or (opens and lengths[1] > MONTHS)
