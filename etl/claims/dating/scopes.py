"""A rank in its reading comes in; the days among which it is held go out."""

import re
from datetime import date, timedelta

from etl import numerals
from etl.claims.dating.totals import is_year
from etl.claims.parts import NOWHERE, Reading
from etl.periods import days
from etl.vocabulary import Basis, Period, Quantity, Reach


# The series begins on this day: "on record" goes back no farther.
RECORDS_BEGAN = date(2018, 1, 1)
# So far behind a rank its scope is looked for, and so far before.
REACH, BEFORE = 110, 30
CLAUSE_END = re.compile(
    r"[.;:](?=\s|$)|[ ][-–—][ ]|,[ ](?:when|with|and|but|as|after|bringing|taking)\b"
    r"|[ ]and[ ](?:an?[ ])?(?:\d|(?:rise|increase|fall|drop)\b)"
)
ON_RECORD = re.compile(
    r"\bon[ ]record\b|\bever\b|\ball[- ]time\b|\b(?:in|of)[ ]the[ ]series\b"
    r"|\b(?:for[ ]any|in[ ]any|for[ ]a|in[ ]a)[ ](?:calendar[ ])?year\b"
    r"|\bsince[ ][^.;,]{0,40}\b(?:records?|data|figures|series|statistics|count(?:s|ing)?|crossings)\b[^.;,]{0,60}"
    r"\b(?:began|begun|started|start|collected|recorded|kept|published|compiled)\b"
    r"|\b(?:for|at|by)[ ](?:this|the[ ]same)[ ](?:point|stage|time|date)\b|\bfor[ ]the[ ]date\b",
    re.IGNORECASE,
)
# "For any day in December", "busiest December day", "for August since 2019": held among such days alone.
AMONG_SOME = re.compile(
    rf"\b(?:any|a|busiest|highest|worst|quietest)[ ](?:\w+[ ])?(?:{days.MONTH}|winter|summer|{days.WEEKDAY})\b"
    rf"|\b(?:day|number|total)[ ](?:in|for|on)[ ]any\b|\bday[ ](?:in|of)[ ](?:any[ ]|an?[ ])?{days.MONTH}"
    rf"|\b(?:for|in)[ ](?:(?:the|that)[ ](?:same[ ])?month|{days.MONTH})[ ]"
    r"(?:since|on[ ]record|ever|in[ ]\w+[ ]years)\b"
    r"|\b(?:weekend|hours)\b",
    re.IGNORECASE,
)
YEARS_BACK = re.compile(
    rf"\b(?:for|in)[ ](?:nearly|almost|over|more[ ]than)?[ ]?(?P<count>\d\d?|{'|'.join(numerals.UNITS)})[ ]years\b",
    re.IGNORECASE,
)
# "The most in more than a week": among so many days at least.
LATELY = re.compile(
    rf"""
    (?: in [ ] (?P<over> more [ ] than | over | at [ ] least )
      | for (?: [ ] (?P<over2> more [ ] than | over | at [ ] least ) )? )
    [ ] (?P<many> an? | one | \d\d? | {"|".join(numerals.UNITS)} )
    [ ] (?P<unit> day | week | fortnight | month ) s? \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14, "month": 28}
# "The second highest on record after 45,755 in 2022": the days of the number that ranks before it.
BEHIND = re.compile(r"\b(?:after|behind|to)[ ](?:the[ ])?\d[\d,]*\b", re.IGNORECASE)
WHOSE = re.compile(r"(?:[’']s)?[ ](?:new[ ]|single[- ]day[ ]|daily[ ]|monthly[ ])?$", re.IGNORECASE)
# Days that are named, but not to the day: "since late July".
DATED = re.compile(
    rf"\d|\b{days.MONTH}\b|\b(?:spring|summer|autumn|winter|last|early|late|mid)\b", re.IGNORECASE
)
ONE_MONTH = re.compile(rf"since[ ](?:last[ ])?{days.MONTH}(?:[ ]20\d\d)?", re.IGNORECASE)
ONE_YEAR = re.compile(r"since[ ](?P<year>20\d\d)", re.IGNORECASE)
ONE_DAY = re.compile(
    rf"since[ ](?:\w+day,?[ ])?(?:the[ ])?{days.DAY}(?:,?[ ]20\d\d)?", re.IGNORECASE
)


def find(reading: Reading, quantity: Quantity, ranked: Period, published: date) -> Period | None:
    """The scope of a rank; None where the words leave it open or name days that are not all alike."""
    behind = CLAUSE_END.split(reading.after(quantity, REACH))[0]
    if AMONG_SOME.search(quantity.span.exact + behind):
        return None
    named = _named(reading, quantity, len(behind), ranked)
    if named:
        return _among(named, ranked)
    if ON_RECORD.search(behind) or quantity.span.exact.lower() == "record":
        return _scope(RECORDS_BEGAN, ranked)
    lately = LATELY.match(behind.removeprefix(" "))
    if lately:
        return _scope(ranked.end - timedelta(_days_of(lately)), ranked)
    years = YEARS_BACK.search(behind)
    if years:
        return _scope(days.shifted(published, -_count(years["count"])), ranked)
    return None


def _named(reading: Reading, quantity: Quantity, reach: int, ranked: Period) -> Period | None:
    """The period named behind the rank, else the one whose rank it is: "2022's record"."""
    start, end = quantity.span.start, quantity.span.end
    can_be = [p for p in reading.periods if p.start != ranked.start and _can_be_scope(p)]
    for period in can_be:
        if not end <= period.span.start <= end + reach:
            continue
        if not BEHIND.search(reading.sentence.text[end : period.span.start]):
            return period
    for period in reversed(can_be):
        between = reading.sentence.text[period.span.end : start]
        if period.span.end <= start and WHOSE.fullmatch(between):
            return period
    return None


def _can_be_scope(period: Period) -> bool:
    return period.reach in (Reach.SINCE, Reach.SO_FAR) or is_year(period)


def _among(named: Period, ranked: Period) -> Period | None:
    if named.reach is not Reach.SINCE:
        return _scope(named.start, ranked, named)
    start = _after(named)
    return _scope(start, ranked, named) if start else None


def _after(named: Period) -> date | None:
    """ "The highest since November 2022" leaves November out; "since the election" counts from its day."""
    exact = named.span.exact
    if named.start <= RECORDS_BEGAN:
        return RECORDS_BEGAN
    if ONE_DAY.fullmatch(exact):
        return named.start + timedelta(1)
    if ONE_MONTH.fullmatch(exact):
        return days.last_of_month(named.start.year, named.start.month) + timedelta(1)
    if ONE_YEAR.fullmatch(exact):
        return date(named.start.year + 1, 1, 1)
    return None if DATED.search(exact) else named.start


def _scope(start: date, ranked: Period, named: Period | None = None) -> Period | None:
    """From a day on to the end of what is ranked: what came later the text did not know."""
    if start > ranked.end:
        return None
    span = named.span if named else NOWHERE
    return Period(start, ranked.end, Basis.INFERRED, span, Reach.DAYS)


def _days_of(lately: re.Match[str]) -> int:
    many = lately["many"].lower()
    count = 1 if many in ("a", "an") else _count(many)
    # "The most for a week" leaves open what was a week ago.
    is_over = lately["over"] or lately["over2"]
    return count * DAYS_IN[lately["unit"].lower()] - (0 if is_over else 1)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else numerals.UNITS[word.lower()]
