"""A figure told of a time that the text has spoken of ("in that time", "since it began") comes in; its days go out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from etl import numerals
from etl.claims.cues import TREATY_NAMED
from etl.claims.dating import spells
from etl.claims.keyed import Keyed
from etl.claims.parts import NOWHERE, TREATY, Draft, Reading, Spoken, gap
from etl.events import LABOUR, TREATY_IN_FORCE
from etl.periods.days import shifted
from etl.vocabulary import Basis, Period, Quantity, Reach, Span


DEAL = (
    r"(?:(?:(?:new|French|returns|swap|removals|migrant|migration|reciprocal|one[- ]in,?[ ]one[- ]out)[ ])*"
    r"(?:deal|treaty|pilot|scheme|agreement|pact|accord|arrangement|swap))"
)
IN = r"\b(?:in|over|during|within|across|throughout|for)[ ]"
BEGAN = (
    r"[ ](?:was[ ]|had[ ]been[ ]|has[ ]been[ ])?(?:came[ ]in\b(?![ ]for)|began|begun|started|opened"
    r"|launched|ratified|introduced|in[ ]force"
    r"|(?:took|taken)[ ]effect|(?:came|come|entered|went)[ ]into[ ](?:force|effect|operation))"
)
# "During the lifetime of the deal", "in the nine months since it came in", "over its whole life so far".
SO_FAR = Keyed(
    re.compile(
        rf"\bsince[ ](?:the|this)[ ]{DEAL}[ ](?:was|had[ ]been|has[ ]been)[ ]ratified\b(?:[ ](?:in|on)"
        rf"[ ][\w ]{{3,20}}?(?=[.,;]|$))?"
        rf"|{IN}the[ ](?:whole[ ]|entire[ ]|full[ ])?(?:lifetime|life|duration|course)[ ]of[ ](?:the|this)[ ]{DEAL}\b"
        rf"|\b(?:while|whilst|as[ ]long[ ]as|the[ ]time)[ ](?:the|this)[ ]{DEAL}[ ]has[ ]been[ ]"
        rf"(?:in[ ](?:force|effect|operation|place)|running|live|operating)\b"
        rf"|{IN}(?:the|this)[ ]{DEAL}[’']s[ ](?:whole[ ]|entire[ ]|short[ ])?(?:lifetime|life|duration)\b"
        rf"|{IN}the[ ](?:\w+[ ]){{0,2}}(?:days|weeks|months|year)[ ](?:or[ ]so[ ])?since[ ](?:(?:the|this)"
        rf"[ ]{DEAL}|it){BEGAN}\b",
        re.IGNORECASE,
    ),
    *("since it ", "since the ", "since this "),
    *("life", "duration", "course "),
    *("has been in ", "has been run", "has been live", "has been oper"),
)
# "Compared with 44,968 in the year before it took effect".
YEAR_BEFORE = Keyed(
    re.compile(
        rf"\b(?:in|over|during)[ ]the[ ](?:year|twelve[ ]months|12[ ]months)[ ]before[ ]"
        rf"(?:(?:the|this)[ ]{DEAL}|it){BEGAN}\b",
        re.IGNORECASE,
    ),
    " before ",
)
# "In the same time more than 5,500 have come in", "during that time".
THAT_TIME = Keyed(
    re.compile(
        rf"{IN}(?:the[ ]same|this[ ]same|that[ ]same|that)[ ](?:time|period|span|stretch|spell)\b"
        r"(?![ ](?:of|in|last|a[ ]year|the[ ](?:year|previous)|when|frame|that|20\d\d))",
        re.IGNORECASE,
    ),
    " time",
    " period",
    " span",
    " stretch",
    " spell",
)
# "The running total since the crossings began to be recorded in 2018".
RECORDED = Keyed(
    re.compile(
        r"\bsince[ ](?:the[ ]|such[ ]|small[- ]boat[ ]|Channel[ ])*(?:records?|recording|crossings"
        r"|counts?|counting|figures|data|arrivals|numbers)"
        r"[ ][^,;.\d]{0,30}?(?:began|begun|started|recorded|collected|counted|kept"
        r"|published)\b[^,;.\d]{0,30}?[ ]in[ ](?P<in_year>20\d\d)\b(?!,[ ]when)",
        re.IGNORECASE,
    ),
    *("began", "begun", "started", "recorded", "collected", "counted", "kept", "published"),
)
# "It came after four days of calm weather in which 2,121 migrants reached Kent".
AFTER_DAYS = Keyed(
    re.compile(
        r"\bafter[ ](?:a[ ]spell[ ]of[ ]|a[ ]run[ ]of[ ])?(?P<days>two|three|four|five|six|seven)[ ](?:\w+[ ])?days"
        r"(?:[ ]of[ ][a-z]+(?:[ ][a-z]+){0,2})?[ ](?:in|on|over|during)[ ]which\b(?=[ ](?:\w+[ ]){0,2}\d)"
    ),
    " which",
)
# "Who won power in July 2024. 65,000 have come since then".
THEN = Keyed(re.compile(r"\bsince[ ]then\b", re.IGNORECASE), "since then")
INTO_POWER = re.compile(
    r"(?<!Home[ ])\b(?:power|office|election|landslide|prime[ ]minister|Number[ ]10)\b[^.;]{0,40}\bJuly[ ]2024\b"
    r"|\bJuly[ ]2024\b[^.;]{0,40}(?<!Home[ ])\b(?:power|office|election|landslide|prime[ ]minister)\b",
    re.IGNORECASE,
)
# "The Rwanda scheme began": which of them is meant these alone say by themselves.
BY_NAME = re.compile(r"treaty|pilot|swap|one[- ]in|French|returns", re.IGNORECASE)
# "80,611 had come under Labour", "60,000 have crossed under Starmer".
UNDER = Keyed(
    re.compile(
        r"\b(?:under[ ](?:(?:this|the[ ](?:current|present|new))[ ](?:Labour[ ])?government|Labour"
        r"|(?:Sir[ ])?(?:Keir[ ])?Starmer)"
        r"|on[ ](?:Labour|(?:Sir[ ])?(?:Keir[ ])?Starmer)[’']s[ ]watch)\b(?![’']s|[ ](?:rules|plans|deal|polic))",
        re.IGNORECASE,
    ),
    *("under this ", "under the current ", "under the present ", "under the new "),
    *("under labour", "under sir ", "under keir ", "under starmer", "watch"),
)
HAVE_COME = re.compile(
    r"(?:[ ][a-z-]+){0,4}?[ ](?:have|has|had)[ ](?:[a-z]+[ ]){0,2}"
    r"(?:come|crossed|arrived|landed|reached|made|entered|been)\b"
)
WORDS = (UNDER, SO_FAR, YEAR_BEFORE, THAT_TIME, RECORDED, AFTER_DAYS, THEN)
OF_TREATY = (SO_FAR, YEAR_BEFORE)
# Sentences back in which the treaty may have been named that "it" is.
NAMED_BEFORE = 6
# Characters within which words open a sentence; a clause of its own is no nearer than this.
OPENING, CLAUSE = 12, 60
# Days that a treaty may be younger or older than it is said to be.
A_MONTH = 20
# Characters between such words and a day right behind them.
BESIDE = 4


@dataclass(frozen=True, slots=True)
class Told:
    """Words of a sentence that tell of a time, and its days."""

    span: Span
    period: Period


def find(reading: Reading, quantity: Quantity, spoken: Spoken, published: date) -> Period | None:
    """The days that such words give a number; None where there are none, or other days are named nearer to it."""
    told = list(_told(reading, spoken, published))
    nearest = min(told, key=lambda one: _apart(reading, one.span, quantity), default=None)
    if nearest is None:
        return spells.of_spell(reading, quantity, published)
    if _apart(reading, nearest.span, quantity) >= CLAUSE:
        return None
    under = UNDER.pattern.fullmatch(nearest.span.exact) is not None
    if under and not HAVE_COME.match(reading.after(quantity, 70)):
        return None
    others = _others(reading, nearest.span)
    near = _apart(reading, nearest.span, quantity)
    if any(_apart(reading, other.span, quantity) < near for other in others):
        return None
    return nearest.period


def _apart(reading: Reading, span: Span, quantity: Quantity) -> int:
    weight = gap(span, quantity.span) + reading.segments.between(span, quantity.span)
    # Days behind a number are nearer than those before it; what opens a sentence reaches all of it.
    before = span.start < quantity.span.start
    parted = any(span.end <= p.span.start < quantity.span.start for p in _others(reading, span))
    if before and span.start < OPENING and not parted:
        return min(weight, CLAUSE - 1)
    return weight + 4 * before


def _others(reading: Reading, span: Span) -> list[Period]:
    """The periods beside such words; "to August 5" right behind "in its first year" does but close it."""
    closed = Span(span.start, span.end + BESIDE, "")
    return [
        p
        for p in reading.periods
        if not _overlap(p.span, closed if p.reach is Reach.UNTIL else span)
    ]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _told(reading: Reading, spoken: Spoken, published: date) -> Iterator[Told]:
    text = reading.sentence.text
    small = text.lower()
    for pattern in WORDS:
        for match in pattern.pattern.finditer(text) if pattern.may_match(small) else ():
            days = _days(pattern, match, reading, spoken, published)
            if days:
                span = Span(match.start(), match.end(), match.group())
                yield Told(span, replace(days, span=span))


def _days(
    pattern: Keyed,
    match: re.Match[str],
    reading: Reading,
    spoken: Spoken,
    published: date,
) -> Period | None:
    if pattern in OF_TREATY:
        return _of_treaty(pattern, match, reading, spoken, published)
    if pattern is UNDER:
        return _since(LABOUR, published) if published > LABOUR else None
    if pattern is THAT_TIME:
        return _spoken_of(reading, spoken, match.span())
    if pattern is RECORDED:
        known = (p for p in reading.periods if p.reach is Reach.SINCE)
        if any(p.span.start <= match.start() and match.end() <= p.span.end for p in known):
            return None
        return _since(date(int(match["in_year"]), 1, 1), published)
    if pattern is AFTER_DAYS:
        first = published - timedelta(numerals.value(match["days"]))
        return Period(first, published - timedelta(1), Basis.INFERRED, NOWHERE, Reach.DAYS)
    last = spoken.readings[-1] if spoken.readings else None
    came = last is not None and INTO_POWER.search(last.sentence.text)
    return _since(LABOUR, published) if came and published > LABOUR else None


def _of_treaty(
    pattern: Keyed,
    match: re.Match[str],
    reading: Reading,
    spoken: Spoken,
    published: date,
) -> Period | None:
    """The days of the treaty, or of the year before it."""
    named = BY_NAME.search(match.group()) or _is_of_treaty(reading, spoken)
    if published <= TREATY_IN_FORCE or not named:
        return None
    if pattern is SO_FAR:
        return _since(TREATY_IN_FORCE, published)
    end = TREATY_IN_FORCE - timedelta(1)
    return Period(shifted(TREATY_IN_FORCE, -1), end, Basis.STATED, NOWHERE, Reach.DAYS)


def _since(start: date, published: date) -> Period:
    return Period(start, published - timedelta(1), Basis.INFERRED, NOWHERE, Reach.SINCE)


def _spoken_of(reading: Reading, spoken: Spoken, words: tuple[int, int]) -> Period | None:
    """The days of the figure just before, where they are more than one, or those of the treaty."""
    last = _newest(spoken)
    if last is None or last.period is None or reading.paragraph - last.reading.paragraph > 1:
        return None
    is_treaty = last.indicator in TREATY and last.period.start == TREATY_IN_FORCE
    beside = last.reading in (reading, *spoken.readings[-1:])
    known = any(words[0] <= p.span.start < words[1] for p in reading.periods)
    long = beside and not known and last.period.end > last.period.start
    return last.period if is_treaty or long else None


def _newest(spoken: Spoken) -> Draft | None:
    """The figure just before; of "113, up from 94 a week earlier" the newer one."""
    last = spoken.drafts[-1] if spoken.drafts else None
    newer = spoken.drafts[-2] if len(spoken.drafts) > 1 else None
    if last is None or newer is None or newer.reading is not last.reading:
        return last
    if last.period is None or newer.period is None or newer.indicator != last.indicator:
        return last
    same_start = newer.period.start == last.period.start
    return newer if same_start and newer.period.end > last.period.end else last


def _is_of_treaty(reading: Reading, spoken: Spoken) -> bool:
    """Whether the treaty is spoken of: named in the sentences just before, or its figures told in them."""
    if any(draft.indicator in TREATY for draft in spoken.drafts[-2:]):
        return True
    return any(
        reading.paragraph - one.paragraph <= 1 and TREATY_NAMED.search(one.sentence.text)
        for one in (*spoken.readings[-NAMED_BEFORE:], reading)
    )


def is_of_treaty(named: Period) -> bool:
    """ "As of this week", "in ten months" told of a treaty about so old: all under it."""
    young = abs((named.start - TREATY_IN_FORCE).days) <= A_MONTH
    whole = "past" not in named.span.exact and "last" not in named.span.exact
    lived = young and whole and named.span.exact.endswith("months") and named.reach is Reach.SINCE
    return lived or named.span.exact.lower().startswith(("as of ", "as at "))
