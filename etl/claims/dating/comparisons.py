"""A difference or percentage in its reading comes in; the stretch and the base it compares go out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl.claims.dating import changes, conclusions, leaning, sides, strangers
from etl.claims.dating.totals import GOES_ON, is_year, this_year_to_date, to_date
from etl.claims.parts import CHANGES, NOWHERE, Draft, Reading, Spoken, gap
from etl.periods.days import shifted
from etl.vocabulary import Period, Quantity, Reach


# "In 2024 36,816 came. That was 25% more than in 2023": of what was told last.
THAT_WAS = re.compile(
    r"[“‘\"']?(?:That|This|Which)[ ](?:was|is|were|represent(?:s|ed)|mark(?:s|ed)|amount(?:s|ed)[ ]to|means|made)\b"
)
DAY = timedelta(1)
# "By 4,656, a rise of 13%": said of the same two.
APPOSED = re.compile(
    r",[ ](?:or[ ])?(?:a|an)[ ](?:rise|increase|growth|surge|jump|fall|drop|decrease|decline|cut)[ ]of[ ](?:\w+[ ])?$",
    re.IGNORECASE,
)
BY = re.compile(r"[ ]by[ ](?:\w+[ ]){0,2}$", re.IGNORECASE)
FROM_NUMBER = re.compile(
    r"(?:%|[ ]per[ ]?cent)?[ ](?:from[ ][^.;]{1,30}[ ](?:in|on|at|by|during)[ ]"
    r"|(?:(?:(?:(?<=cent[ ])|(?<=%[ ]))(?:up|down)|more|fewer|higher|lower)[ ])?(?:from|on|than|below|above|behind)"
    r"[ ](?:the|its|a)[ ](?:(?:\w+[ ])?(?:record|peak|high)[ ](?:of[ ])?)?\d[\d,]*(?:[ ][a-z]+){0,4}[ ])"
)
STOOD = re.compile(r",[ ]when[ ](?:it|the[ ]\w+)[ ](?:stood[ ]at|had[ ]reached)[ ]\d")
# "Above the figure for the end of May in 2022": the count of the year up to then.
FIGURE_FOR_END = re.compile(
    r"\b(?:figure|total|tally|count|number)[ ](?:for|at|by)[ ](?:the[ ])?(?:very[ ])?end[ ]of[ ][\w, ]{3,24}$",
    re.IGNORECASE,
)
# "Than in the whole of 2024": the year to its end, not to the same day.
WHOLE = re.compile(r"\b(?:whole|all|entire|total|full)\b", re.IGNORECASE)
# "The equivalent total in 2022": up to the same day.
EQUIVALENT = re.compile(r"\b(?:equivalent|comparable|corresponding)\b", re.IGNORECASE)
# Figures before a comparison among which its two sides are looked for.
NEAR = 4
# And those among which a stretch is looked for that is like the base.
LATELY = 12


def periods(
    reading: Reading, quantity: Quantity, indicator: str, spoken: Spoken, published: date
) -> tuple[Period | None, Period | None]:
    """The newer stretch and the older one it is compared with, never the same: "crossings have halved this year"."""
    newer, base = _told(reading, quantity, indicator, spoken, published)
    within = newer and base and base.start == newer.start and base.end <= newer.end
    if newer and within and (newer.start.month, newer.start.day) == (1, 1):
        return newer, sides.year_before(newer)
    return newer, base


def _told(
    reading: Reading, quantity: Quantity, indicator: str, spoken: Spoken, published: date
) -> tuple[Period | None, Period | None]:
    earlier = spoken.drafts
    told = changes.told_of(reading, quantity)
    if told:
        reach = Reach.SAME_POINT if told.reach is Reach.SO_FAR else told.reach
        start, end = shifted(told.start, -1), shifted(told.end, -1)
        return told, replace(told, start=start, end=end, reach=reach)
    said = _said(reading, indicator, earlier)
    if said and said.reading is reading and APPOSED.search(reading.before(quantity, 40)):
        return said.period, said.base
    if concluded := _of_nationals(reading, earlier) or conclusions.concluded(
        reading, quantity, indicator, earlier, published
    ):
        return concluded
    left = sides.left_from(reading, quantity, indicator, earlier)
    if left and (changed_to := _alike(reading, left, indicator, earlier)):
        return changed_to, left
    both = conclusions.appended(reading, quantity, indicator, earlier)
    if both := both or conclusions.both_named(reading, quantity, indicator, earlier):
        return to_date(both[0], published), both[1]
    newer, older = _sides(reading, indicator, earlier)
    base = _base(reading, quantity, newer) or older or (said.base if said else None)
    if newer and base and base.end > newer.end:
        later = _alike(reading, base, indicator, earlier)
        compared = base in reading.periods and strangers.is_compared_with(reading, base)
        newer, base = (later, base) if later and compared else (base, newer)
    gone_on = said.period if said and (said.reading is reading or not newer) else None
    own = None if said and said.reading is reading else _own(reading, quantity, base)
    own = to_date(own, published) if own else None
    newer = own or gone_on or _alike(reading, base, indicator, earlier) or newer
    about = None if newer or base else _spoken_of(reading, indicator, spoken)
    if about:
        return replace(about, span=NOWHERE), sides.year_before(about)
    newer = newer or this_year_to_date(published)
    if base:
        newer, base = conclusions.of_totals(reading, newer, base, indicator, earlier)
    base = sides.total_given(reading, quantity, base, newer) if base else None
    return newer, _same_window(base, newer, reading, quantity) if base else None


def _spoken_of(reading: Reading, indicator: str, spoken: Spoken) -> Period | None:
    """The days that a change without days of its own is of: those of the figures before, or named before."""
    about = sides.spoken_of(reading, spoken.drafts) if indicator in sides.ABOUT else None
    return about or sides.named_before(reading, spoken.readings)


def _of_nationals(reading: Reading, earlier: Sequence[Draft]) -> tuple[Period, Period] | None:
    """ "Afghans were 5,662 in the year to March, while Albanians fell by 93%": of that year as well."""
    kin = leaning.of_other_nationals(reading, earlier)
    return (kin, sides.year_before(kin)) if kin else None


def _said(reading: Reading, indicator: str, earlier: Sequence[Draft]) -> Draft | None:
    """The comparison just before: "47% higher than last year and 67% higher than in 2023" are of one stretch."""
    for draft in reversed(earlier[-NEAR:]):
        if draft.measure in CHANGES and draft.indicator in (indicator, "arrivals", "boats"):
            return draft if reading.paragraph - draft.reading.paragraph <= 1 else None
    return None


def _own(reading: Reading, quantity: Quantity, base: Period | None) -> Period | None:
    """A newer stretch that the sentence itself names for the comparison."""
    for period in sorted(reading.periods, key=lambda p: gap(p.span, quantity.span)):
        behind = period.span.start > quantity.span.start
        if behind and reading.segments.between(quantity.span, period.span) > 0:
            continue
        if period is base or _is_no_side(reading, period):
            continue
        if base and not sides.is_alike(base, period):
            continue
        if base is None or period.end > base.end:
            return period if not changes.is_taken(reading, period, quantity) else None
    return None


def _is_no_side(reading: Reading, period: Period) -> bool:
    """Whether a period cannot be the newer side: it is compared with, or the scope of a rank."""
    if strangers.is_of_compared(reading, period):
        return True
    return strangers.is_compared_with(reading, period) or strangers.is_scope(reading, period)


def _alike(
    reading: Reading, base: Period | None, indicator: str, earlier: Sequence[Draft]
) -> Period | None:
    """The last stretch before that can be set against the base: as long, or begun on the same day of a year."""
    if base is None:
        return None
    told = sides.newer_sides(reading, sides.told(indicator, earlier[-LATELY:]))
    alike = [(d, p) for d, p in told if p.end > base.end and sides.is_alike(base, p)]
    own = [p for d, p in alike if d.reading is reading]
    years = is_year(base) and base.reach is Reach.DAYS and alike and is_year(alike[-1][1])
    if years and not own and THAT_WAS.match(reading.sentence.text):
        return max((p for d, p in alike if d.reading is alike[-1][0].reading), key=lambda p: p.end)
    return max(reversed(own or [p for _, p in alike]), key=lambda p: p.end, default=None)


def _base(reading: Reading, quantity: Quantity, newest: Period | None) -> Period | None:
    """The period named behind the number, else an older one named before it as the other side."""
    behind = [
        p
        for p in reading.periods
        if p.span.start > quantity.span.start
        and reading.segments.between(quantity.span, p.span) <= changes.APART
        and not _is_of_next(reading, quantity, p)
    ]
    behind = [_up_to(reading, p) for p in behind]
    compared = [
        p
        for p in behind
        if strangers.is_compared_with(reading, p) or _is_from(reading, quantity, p)
    ]
    near = [p for p in behind if not _is_number_between(reading, quantity, p)]
    if BY.search(reading.before(quantity, 24)):
        objects = [p for p in reading.periods if p.span.end <= quantity.span.start]
        exceeded = [p for p in objects if strangers.is_compared_with(reading, p)]
        if exceeded:
            return exceeded[-1]
    if compared or near:
        return (compared or near)[0]
    before = [p for p in reading.periods if p.span.start < quantity.span.start]
    older = [p for p in before if _is_older(reading, p, newest)]
    return older[-1] if older else None


def _is_of_next(reading: Reading, quantity: Quantity, period: Period) -> bool:
    """ "Up 47% on last year and 67% higher than in 2023": another comparison stands between."""
    return any(
        quantity.span.end <= other.span.start < period.span.start and other.percent
        for other in reading.quantities
    )


def _up_to(reading: Reading, period: Period) -> Period:
    """ "Higher than on July 30, 2023, when it stood at 14,732": than the count of the year up to that day."""
    text = reading.sentence.text
    ahead = text[max(0, period.span.start - 40) : period.span.end]
    stood = STOOD.match(text, period.span.end) or FIGURE_FOR_END.search(ahead)
    if not stood or period.start != period.end:
        return period
    return replace(period, start=period.end.replace(month=1, day=1), reach=Reach.UNTIL)


def _is_older(reading: Reading, period: Period, newest: Period | None) -> bool:
    """Whether a period before a comparison is its older side: by its words, or by its days."""
    told = strangers.is_compared_with(reading, period) or period.reach is Reach.SAME_POINT
    return told or (newest is not None and period.end < newest.end)


def _is_from(reading: Reading, quantity: Quantity, period: Period) -> bool:
    """ "Down 38 per cent from 8,631 in the same month of 2022"."""
    return (
        FROM_NUMBER.fullmatch(reading.sentence.text[quantity.span.end : period.span.start])
        is not None
    )


def _is_number_between(reading: Reading, quantity: Quantity, period: Period) -> bool:
    """Whether another count stands between a comparison and the days behind it."""
    return any(
        quantity.span.end <= other.span.start < period.span.start and not other.percent
        for other in reading.quantities
    )


def _sides(
    reading: Reading, indicator: str, earlier: Sequence[Draft]
) -> tuple[Period | None, Period | None]:
    """The stretches of the figures just before: the newest of the two last that differ, and the older."""
    told = sides.told(indicator, earlier)
    told = sides.newer_sides(reading, told)
    own = [p for d, p in told if d.reading is reading]
    here = [p for d, p in told if d.reading.paragraph == reading.paragraph]
    apart = len({p.end for p in here}) > 1
    if GOES_ON.search(reading.sentence.text) and not own and told and not apart:
        newest = next((p for _, p in told[-2:-1] if p.start - told[-1][1].end == DAY), None)
        return (newest, told[-1][1]) if newest else (told[-1][1], None)
    stretches = own if own and not _is_open_pair(own) else here if apart else []
    stretches = stretches or [p for _, p in told[-NEAR:]]
    if not stretches:
        return None, None
    newer = max(reversed(stretches), key=lambda p: p.end)
    older = [p for p in stretches if p.end < newer.end]
    return newer, older[-1] if older else None


def _is_open_pair(own: Sequence[Period]) -> bool:
    """One older stretch alone: the newer side stands in the words before."""
    return len({p.end for p in own}) == 1 and own[0].reach is Reach.SAME_POINT


def _same_window(base: Period, newer: Period, reading: Reading, quantity: Quantity) -> Period:
    """A year to date "up on last year" is held against the same days, unless the whole year is named."""
    words = reading.sentence.text[quantity.span.end : base.span.end]
    runs_out = (newer.end.month, newer.end.day) == (12, 31)
    whole = WHOLE.search(words) and not EQUIVALENT.search(words)
    if not is_year(base) or whole or runs_out:
        return base
    years = base.start.year - newer.end.year
    if years >= 0 or newer.start.year != newer.end.year:
        return base
    start, end = shifted(newer.start, years), shifted(newer.end, years)
    return Period(start, end, base.basis, base.span, Reach.SAME_POINT)
