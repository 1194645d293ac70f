"""A sentence and the day of publication come in; the periods that its words name go out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from etl.periods import named
from etl.periods.days import DAY, MONTH, NUMBER, WEEKDAY, YEAR
from etl.periods.named import Resolved
from etl.vocabulary import Basis, Period, Reach, Sentence, Span


Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], Resolved]]

YEAR_OF = rf"(?: {YEAR} | last[ ]year | this[ ]year | the[ ]year )"
YEAR_BEFORE = (
    rf"(?: last[ ]year | the[ ](?:previous[ ]year|year[ ]before)"
    rf"| a[ ]year[ ](?:earlier|before|ago) | {YEAR} )"
)
WHOLE = r"(?: the[ ]whole[ ]of[ ] | all[ ]of[ ] )"


OPENING_OF = re.compile(r"[ ]?of[ ]", re.IGNORECASE)
PART_OF = re.compile(
    r"\b(?:days|weeks?|months|half|part|end|start|beginning|middle|rest|third|quarter)[ ]of[ ]$",
    re.IGNORECASE,
)


def _rule(pattern: str, resolve: Callable[[re.Match[str], date], Resolved]) -> Rule:
    return re.compile(rf"\b(?: {pattern} )", re.IGNORECASE | re.VERBOSE), resolve


# In this order: what an earlier rule took, a later one leaves alone.
RULES: tuple[Rule, ...] = (
    _rule(
        rf"""(?: between | from )? [ ]?
        (?P<first> (?: {WEEKDAY} [ ] )? {NUMBER} (?: [ ] {MONTH} )? (?: [ ] {YEAR} )? )
        (?: [ ] (?: and | to | until ) [ ] | [-–] ) (?P<last> {DAY} )""",
        named.day_range,
    ),
    _rule(
        rf"""(?: between | from ) [ ] (?P<first> {DAY} ),? [ ]
        (?: and | to | until | through ) [ ] (?P<last> {WEEKDAY} ) \b""",
        named.day_to_weekday,
    ),
    _rule(rf"the[ ]year [ ] (?: up [ ] )? to [ ] (?P<last> {DAY} )", named.until_day),
    _rule(
        rf"""(?: between | from ) [ ] (?P<first> {MONTH} )
        (?: [ ] (?: and | to ) [ ] | [-–] ) (?P<last> {MONTH} ) (?: [ ] (?P<year> {YEAR} | last[ ]year ) )?""",
        named.month_range,
    ),
    _rule(rf"since [ ] (?: [^.;,]{{0,60}}? [ ] on [ ] )? (?P<day> {DAY} )", named.since_day),
    _rule(rf"since [ ] (?P<weekday> {WEEKDAY} ) \b", named.since_weekday),
    _rule(rf"since [ ] (?: {named.EVENT_WORDS} )", named.since_event),
    _rule(
        rf"""since [ ] (?: early [ ] | the[ ]start[ ]of [ ] )?
        (?P<month> {MONTH} ) (?: [ ] (?P<year> {YEAR} ) )?""",
        named.since_month,
    ),
    _rule(rf"since [ ] (?: the[ ]start[ ]of [ ] )? (?P<year> {YEAR} )", named.since_year),
    _rule(
        r"since [ ] the [ ] (?: start | beginning | turn ) [ ] of [ ] (?: the | this ) [ ] year",
        named.this_year,
    ),
    _rule(
        rf"""(?: the | that | same ) [ ] (?: week | seven[ ]days | 7[ ]days ) [ ] (?: up [ ] )?
        (?: to | ending | until ) [ ] (?: on [ ] )? (?P<last> {DAY} | {WEEKDAY} \b )""",
        named.week_to,
    ),
    _rule(
        rf"""(?: at | by | to | on | than | from | for | in | of | over )? [ ]? (?: about [ ] )?
        (?: the[ ]same | this | that | the[ ]corresponding ) [ ]
        (?: point | stage | stretch | time | date | period | day | part | months? | weeks | days ) [ ,]{{1,2}}
        (?: (?: in | of | the ) [ ] )? (?P<year> {YEAR_BEFORE} )""",
        named.same_point,
    ),
    _rule(
        r"""(?: so[ ]far [ ] )? this[ ]year (?: [ ] so[ ]far )?
        | (?: the | for[ ]the ) [ ] year (?: [ ] so[ ]far | [ ] to[ ]date | [ ] as[ ]a[ ]whole )
        | (?: year | total | tally | figure | number | count ) [ ] so[ ]far
        | for[ ]the[ ]year \b | so[ ]far[ ]in[ ]the[ ]year""",
        named.this_year,
    ),
    _rule(
        rf"so[ ]far[ ]in [ ] (?P<year> {YEAR} ) | (?P<year2> {YEAR} ) [ ] so[ ]far",
        named.year_so_far,
    ),
    _rule(
        rf"(?: the [ ] )? first [ ] (?: half | six[ ]months ) [ ] of [ ] (?P<year> {YEAR_OF} )",
        named.first_half,
    ),
    _rule(
        rf"""(?: the [ ] )? (?P<quarter> first | second | third | fourth ) [ ] quarter
        (?: [ ] of [ ] (?P<year> {YEAR} | last[ ]year ) )?""",
        named.quarter,
    ),
    _rule(
        rf"""(?: by | up[ ]to | until | as[ ]of | as[ ]at | (?<= \d{{4}} [ ] ) to ) [ ]
        (?: the[ ]end[ ]of [ ] )? (?P<last> {DAY} )""",
        named.until_day,
    ),
    _rule(
        rf"(?: by | up[ ]to | until | as[ ]of | to ) [ ] (?P<weekday> {WEEKDAY} ) \b",
        named.until_weekday,
    ),
    _rule(DAY, named.one_day),
    _rule(rf"(?:on [ ] )? (?P<feast> {named.FEASTS} ) (?: [ ] (?P<year> {YEAR} ) )?", named.feast),
    _rule(
        rf"""(?: in [ ] )? the [ ] first [ ] (?P<count> \d{{1,3}} ) [ ] days [ ] of [ ]
        (?P<year> {YEAR} | this[ ]year | the[ ]year )""",
        named.first_days,
    ),
    _rule(
        rf"""(?: {WHOLE} | in [ ] )? (?: the [ ] )? (?P<month> {MONTH} )
        (?: [ ] (?P<year> {YEAR} ) | [ ] (?P<last> last[ ]year ) )""",
        named.month,
    ),
    _rule(
        rf"""(?: in | during | throughout | of | for ) [ ] {WHOLE}? (?P<month> {MONTH} ) \b
        | (?P<month2> {MONTH} ) [’']s \b""",
        named.month,
    ),
    _rule(
        rf"""(?: the [ ] )? (?: whole | all | entirety ) [ ] of [ ] (?P<year> {YEAR} | last[ ]year )
        | (?P<year2> {YEAR} | last[ ]year ) [’']? s? \b""",
        named.whole_year,
    ),
    _rule(rf"(?: on [ ] | last [ ] )? (?P<weekday> {WEEKDAY} ) (?: [’']s )? \b", named.on_weekday),
    _rule(
        r"this[ ]week | in[ ]the [ ] (?: past | last ) [ ] (?: week | seven[ ]days ) | over[ ]the[ ]past[ ]week",
        named.this_week,
    ),
    _rule(r"last[ ]week | the [ ] (?: previous[ ]week | week[ ]before )", named.last_week),
    _rule(r"(?: over | at | on )? [ ]? (?: the | this | last ) [ ] weekend", named.weekend),
    _rule(r"(?: so[ ]far [ ] )? this[ ]month", named.this_month),
    _rule(r"last[ ]month", named.last_month),
    _rule(r"yesterday", named.yesterday),
    _rule(r"today | this[ ]morning", named.today),
)


def find(sentence: Sentence, published: date) -> list[Period]:
    """The periods that a sentence names, in reading order; no two share a character."""
    taken: list[Period] = []
    for pattern, resolve in RULES:
        for match in pattern.finditer(sentence.text):
            if not any(_overlap(match, period.span) for period in taken) and not _is_part(
                sentence, match
            ):
                taken.extend(_period(match, resolve(match, published)))
    return _chained(sorted(taken, key=lambda period: period.span.start))


def _chained(found: list[Period]) -> list[Period]:
    """ "... in the week to 26 October, against 304 the week before": before that week, not this one."""
    weeks = [period for period in found if (period.end - period.start).days == 6]
    first = weeks[0] if weeks else None
    return [
        _week_before(period, first) if first and period is not first else period for period in found
    ]


def _week_before(period: Period, week: Period) -> Period:
    if not named.WEEK_BEFORE.fullmatch(period.span.exact):
        return period
    return replace(period, start=week.start - timedelta(7), end=week.start - timedelta(1))


def _is_part(sentence: Sentence, match: re.Match[str]) -> bool:
    """ "The first week of July", read as July, would be a period that nobody named."""
    opening = OPENING_OF.match(match.group())
    start = match.start() + (opening.end() if opening else 0)
    return PART_OF.search(sentence.text[max(0, start - 24) : start]) is not None


def _overlap(match: re.Match[str], span: Span) -> bool:
    return match.start() < span.end and span.start < match.end()


def _period(match: re.Match[str], resolved: Resolved) -> Iterator[Period]:
    if resolved:
        start, end, reach = resolved
        lead = len(match.group()) - len(match.group().lstrip())
        span = Span(match.start() + lead, match.end(), match.group().lstrip())
        basis = Basis.STATED if reach in (Reach.DAYS, Reach.UNTIL) else Basis.INFERRED
        yield Period(start, end, basis, span, reach)
