"""A total in its reading comes in; the days from the start of its count to its last go out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl.claims.counting import surroundings
from etl.claims.dating import former, rivals, strangers, told_when
from etl.claims.keyed import Keyed
from etl.claims.parts import NOWHERE, Draft, Reading, gap
from etl.periods.days import last_of_month
from etl.vocabulary import Basis, Measure, Period, Quantity, Reach, Span


# "Brings the total for the year so far to", "the number deported under the deal to", "stood at"
RUNNING_TOTAL = Keyed(
    re.compile(
        r"""
    (?<! daily[ ] ) (?<! [- ]day[ ] ) \b (?: total | tally | number | figure | count | toll ) s? \b
    (?! [ ] of [ ] (?: \w+ [ ] )? $ )
    (?! [ ] (?: of [ ] \w+ [ ] )? (?: on | in | for | of )
      [ ] (?: any | a | one ) [ ] (?: single [ ] | other [ ] | one [ ] )? day \b )
    [^.;]{0,90} (?: \b (?: to | at | is | was | reach(?:ed|es) | past | tops? | topped | nears? | hits? | pass(?:ed|es)
      | exceeds? | approaches )
      | , (?! [ ] (?: in | including | among | with | and | when | where | who | which | after | as | but
        | ahead | above | below | behind | up | down | sa(?:id|ys) | shows? | showed | reported | confirmed ) \b )
      ) [ ] (?: \w+ [ ] ){0,3} $
    """,
        re.VERBOSE | re.IGNORECASE,
    ),
    *("total", "tally", "number", "figure", "count", "toll"),
)
# "It stood at 36,734", "when it had reached 25,000": a total, whatever it is of.
STOOD_AT = Keyed(
    re.compile(
        r"\b(?:stood|stands|standing)[ ]at[ ](?:\w+[ ]){0,2}$"
        r"|\b(?:stood|stands)[ ]at\b[^.;]{1,90}(?:,|[ ]and|[ ]then)[ ]at[ ](?:\w+[ ]){0,2}$"
        r"|\b(?:total|tally|count|number)[ ]at[ ]\d[^.;]{1,90}(?:,|[ ]and)[ ]$"
        r"|\bwhen[ ](?:it|the[ ]\w+)[ ](?:was|had[ ]been|(?:had[ ])?reached)[ ]$"
        r"|\bgave[ ](?:a|the|its|their)[ ](?:total|tally|count|figure|number)[ ](?:of|as)[ ]$",
        re.IGNORECASE,
    ),
    " at ",
    "when ",
    "gave ",
)
# "The previous record, set on 11 November, stood at 1,250": of the day of the record.
RECORD_STOOD = Keyed(
    re.compile(
        r"\b(?:record|high|peak|best|low)\b(?![ ]total|[ ]number)[^.;]{0,70}?"
        r"\b(?:stood|stands|standing)[ ]at[ ](?:\w+[ ]){0,2}$"
        r"|\b(?:busiest|highest|worst|biggest|record)[ ](?:single[ ])?day\b[^.;\d]{0,40},[ ]when[ ](?:it|the[ ]\w+)[ ]"
        r"(?:was|had[ ]been)[ ]$"
        r"|\b(?:no[ ]one|nobody|none|nothing|no[ ]boats?)[ ](?:\w+[ ]){0,3}until[ ][^.;,\d]{1,30},[ ]when[ ]it"
        r"[ ]was[ ]$"
        r"|\bin[ ](?:a|one|any)[ ](?:single[ ])?day\b[^.;]{0,60},[ ]when[ ](?:it|the[ ]\w+)[ ](?:was|had[ ]been)[ ]$",
        re.IGNORECASE,
    ),
    "stood ",
    "stands ",
    "standing ",
    "when ",
)
# "Took the total past 25,000, to 25,065": a total that goes on from the day before.
RAISED = re.compile(
    r"\b(?:brought|brings?|bringing|took|takes?|taking|put|puts|putting|lift(?:ed|s|ing)|push(?:ed|es|ing)"
    r"|carried|raised|leaves|left|leaving|pass(?:ed|es|ing)|past)\b[^.;]{0,70}$",
    re.IGNORECASE,
)
# "The previous highest figure this year was 756 on 10 August": of that day, where a day may bring so many.
HIGHEST = re.compile(
    r"\b(?:highest|biggest|largest|lowest|smallest)[ ](?:\w+[ ])?(?:total|tally|figure|number|count)\b[^.;\d]{0,60}$",
    re.IGNORECASE,
)
# "Statistics put the number who reached the UK on Saturday at 973": said of a day, nothing is raised.
PUT_AT = re.compile(
    r"\b(?:put|puts|putting)[ ](?:the[ ])(?:number|figure|count)[ ][^.;]{0,60}[ ]at[ ](?:\w+[ ]){0,2}$",
    re.IGNORECASE,
)
# "The year's total", "the number so far", "the 2025 tally": of more than the day named beside it.
WHOLE_COUNT = re.compile(
    r"\b(?:year[’']s|annual|cumulative|running|overall|year-to-date|grand|combined|yearly)[ ]"
    r"(?:\w+[ ])?(?:total|tally|figure|count)"
    r"|\b(?:total|tally|count|figure|number)[ ]"
    r"(?:for(?! (?:a|one|any)\b)|since|so far|in(?! (?:a|one)\b)|this|has|now|stands|stood)\b"
    r"|\b(?:total|tally|count)[ ]of[ ][^.;,\d]{1,50}[ ](?:in|for)[ ]20\d\d\b"
    r"|\b20\d\d[ ](?:total|count|tally)",
    re.IGNORECASE,
)
# "Than in 2022, the year that ended with the highest number on record, 45,755": of the whole of that year.
YEAR_WITH = re.compile(
    r"\b20\d\d,[ ](?:the|a)[ ](?:[\w-]+[ ]){0,3}?year[ ](?:that|which|with|in[ ]which|of[ ]the|when)\b[^.;\d]{0,60}$",
    re.IGNORECASE,
)
# A sentence that goes on from the figure before it: "This brings the total ... to".
GOES_ON = re.compile(
    r"""
    ^ [“‘"']? (?: This | That | It | Which | The[ ]total[ ]is ) \b
    | \b (?: taking | bringing | lifting | pushing ) [ ] (?: the | to ) \b
    | \b (?: took | brought | takes | brings | lifted ) [ ] the \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Went through 70,000 last Monday and now stands at 70,791": of today.
NOW = re.compile(
    r"\b(?:now[ ](?:stands|is|stood)|(?:is|stands)[ ]now)[ ](?:at[ ])?(?:\w+[ ])?$", re.IGNORECASE
)
WHOLE_TOTAL = re.compile(r"\b(?:total|tally|toll)\b", re.IGNORECASE)
IN_A_DAY = re.compile(
    r"(?:[ ]\w+){0,3}[ ](?:in|on)[ ](?:a|one)[ ](?:single[ ])?day\b", re.IGNORECASE
)
SINCE = re.compile(r"since\b|from\b", re.IGNORECASE)
# "The total for the year at that point": which point, another sentence says.
THAT_POINT = re.compile(r"\b(?:at[ ]that[ ](?:point|stage|time)|by[ ]then)\b", re.IGNORECASE)
# "2022 had reached 37,603 by the same date, and ended on 45,755".
ENDED_ON = Keyed(
    re.compile(
        r"\b(?:ended|closed|finished)[ ](?:(?:the|that)[ ]year[ ])?(?:on|at|with)[ ](?:\w+[ ]){0,2}$",
        re.IGNORECASE,
    ),
    "ended ",
    "closed ",
    "finished ",
)
# Figures back among which the newest day is looked for that a total goes on to.
LATELY = 8
# And among which the people of a day; in a boat, more or less, and how much more that may be.
NEAR, A_BOAT_HOLDS, MARGIN = 3, 45, 2
# A break of the sentence lighter than this does not part a total from the day that it runs to.
PARTED = 35


def is_running_total(reading: Reading, quantity: Quantity, mention: Period | None) -> bool:
    """Whether the words before the number make it a total up to a day, and not the count of one day."""
    before = reading.before(quantity, 130)
    # "The previous highest figure this year was 756 on August 10".
    if RECORD_STOOD.search(before) or former.is_former(reading, quantity):
        return False
    if YEAR_WITH.search(before):
        return False
    if STOOD_AT.search(before) or surroundings.is_taken_to(before):
        return True
    if IN_A_DAY.match(reading.after(quantity, 40)) and not WHOLE_TOTAL.search(before):
        return False
    if not RUNNING_TOTAL.search(before) or (mention is None and before.endswith(" from ")):
        return False
    is_day = mention is not None and mention.reach is Reach.DAYS and mention.start == mention.end
    if is_day and quantity.value <= told_when.A_DAY_BRINGS and HIGHEST.search(before):
        return False
    of_its_days = mention is not None and mention.reach is Reach.DAYS and not is_year(mention)
    raised = RAISED.search(before) and not PUT_AT.search(before)
    return not of_its_days or bool(raised or WHOLE_COUNT.search(before))


def is_less_than_a_day(
    reading: Reading, quantity: Quantity, indicator: str, earlier: Sequence[Draft]
) -> bool:
    """ "615 people came on Sunday. Figures put the number of boats at 12": fewer than one day brought are no total."""
    if WHOLE_TOTAL.search(reading.before(quantity, 60)):
        return False
    last = next((d for d in reversed(earlier[-NEAR:]) if d.indicator == "arrivals"), None)
    if last is None or last.measure is not Measure.COUNT or last.period is None or last.subset:
        return False
    aboard = {"arrivals": 1, "boats": A_BOAT_HOLDS}.get(indicator, 0)
    is_day = last.period.start == last.period.end
    return is_day and 0 < quantity.value * aboard <= last.quantity.value * (
        1 if aboard == 1 else MARGIN
    )


def is_year(period: Period) -> bool:
    """Whether a period is one whole calendar year or several."""
    opens, closes = period.start, period.end
    return (opens.month, opens.day, closes.month, closes.day) == (1, 1, 12, 31)


def whole_year(mention: Period) -> Period:
    """The calendar year that a period which starts with January is of; any other as it is."""
    year = mention.end.year
    if mention.reach is Reach.SAME_POINT and mention.start.day == 1 and mention.start.month > 1:
        month = last_of_month(year, mention.end.month)  # "a year ago the month ended on 3,254"
        return replace(mention, end=month, basis=Basis.STATED, reach=Reach.DAYS)
    if mention.start != date(year, 1, 1):
        return mention
    return replace(mention, end=date(year, 12, 31), basis=Basis.STATED, reach=Reach.DAYS)


def running(
    reading: Reading,
    quantity: Quantity,
    mention: Period | None,
    earlier: Sequence[Draft],
    published: date,
) -> Period:
    """The days of a running total: from the start of its count to the last day that is known."""
    now = NOW.search(reading.before(quantity, 30)) is not None
    since_named = (p for p in reading.periods if p.reach is Reach.SINCE)
    counted_from = next((p for p in since_named if SINCE.match(p.span.exact)), None)
    if now and counted_from:
        return counted_from
    day = _last_day(reading, quantity)
    own = [d for d in earlier if d.reading is reading and d.period and is_year(d.period)]
    last = (
        (_last_named(own) or _last_named(earlier))
        if GOES_ON.search(reading.sentence.text)
        else None
    )
    if last and _goes_on_to(last, day, mention):
        start = mention.start if mention and _is_stretch(mention) else date(last.end.year, 1, 1)
        return Period(start, last.end, last.basis, mention.span if mention else NOWHERE)
    if mention is None:
        return this_year_to_date(published)
    if day and _is_stretch(mention) and mention.start <= day.end <= mention.end:
        return Period(mention.start, day.end, day.basis, mention.span)
    if not _is_stretch(mention) and mention.reach is Reach.DAYS:
        return replace(mention, start=_start_of_count(reading, mention))
    if THAT_POINT.search(reading.sentence.text):
        return replace(mention, span=NOWHERE)
    return to_date(mention, published)


def _is_stretch(period: Period) -> bool:
    return period.end > period.start


def _goes_on_to(last: Period, day: Period | None, mention: Period | None) -> bool:
    """Whether a total runs to the last day of the figure before it: no newer day is named, no other stretch."""
    if day and day.end > last.end:
        return False
    return mention is None or mention.start <= last.end <= mention.end


def _start_of_count(reading: Reading, day: Period) -> date:
    """Where the count begins that runs to a day: as named in the sentence, else with the year."""
    named = [
        p.start
        for p in reading.periods
        if p.reach in (Reach.SINCE, Reach.SO_FAR) and p.start <= day.end
    ]
    return named[0] if named else date(day.end.year, 1, 1)


def _last_day(reading: Reading, quantity: Quantity) -> Period | None:
    """The one day that the total runs to: "the total for 2025 was 31,031 on Wednesday night"."""
    days = [
        p
        for p in reading.periods
        if _is_last_day(p)
        and not strangers.belongs_elsewhere(reading, p, quantity)
        and reading.segments.between(p.span, quantity.span) < PARTED
        and not rivals.has_rival(reading, p, quantity)
    ]
    return min(days, key=lambda p: gap(p.span, quantity.span), default=None)


def _is_last_day(period: Period) -> bool:
    a_day = period.reach is Reach.DAYS and period.start == period.end
    return a_day or period.reach is Reach.UNTIL


def to_date(mention: Period, published: date) -> Period:
    """ "The total for 2025" printed during 2025 runs to the day of printing, not to December."""
    is_this_year = (mention.start.month, mention.end.month) == (1, 12) and mention.end >= published
    return year_to_date(mention.start, published, mention.span) if is_this_year else mention


def since(start: date, end: date, span: Span, basis: Basis, reach: Reach = Reach.SINCE) -> Period:
    """A count from `start`, of one day at least."""
    return Period(start, max(start, end), basis, span, reach)


def year_to_date(start: date, published: date, span: Span = NOWHERE) -> Period:
    """A count from `start` with no named end: it runs to the day before publication."""
    return since(start, published - timedelta(1), span, Basis.INFERRED, Reach.SO_FAR)


def this_year_to_date(published: date) -> Period:
    """The year so far; on the first days of January the figures are still of the year before."""
    year = (published - timedelta(2)).year
    so_far = year_to_date(date(year, 1, 1), published)
    return replace(so_far, end=min(so_far.end, date(year, 12, 31)))


def _last_named(earlier: Sequence[Draft]) -> Period | None:
    """The newest period of the figures just before, where both its ends were named."""
    last = [
        d.period
        for d in earlier[-LATELY:]
        if d.period and d.period.reach in (Reach.DAYS, Reach.UNTIL)
    ]
    return max(last, key=lambda period: period.end, default=None)
