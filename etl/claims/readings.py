"""A text comes in; its sentences go out one by one, each with its numbers, periods, cues and parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from etl import periods, quantities, sentences
from etl.claims import cues, sections, themes
from etl.claims.parts import Reading
from etl.claims.wordlists import Wordlist
from etl.events import TREATY_ANNOUNCED
from etl.periods.days import shifted
from etl.vocabulary import Period, Sentence, Span, Text


# "The Home Office said on Friday": the day of an announcement, not of what was counted.
ANNOUNCED_BEFORE = re.compile(
    r"\b(?:announced|said|told|confirmed|revealed|published|released|reported|disclosed|acknowledged"
    r"|insisted|claimed|argued|conceded|stressed|declared|maintained|boasted|warned"
    r"|(?<!was )(?<!were )(?<!been )(?<!are )(?<!be )admitted)\b"
    r"(?!.{0,40}\b(?:people|migrants|boats)\b)[^.;,\d]{0,24}(?<!\bthat[ ])$"
    r"|\b(?:figures|data|statistics|numbers|records)[ ](?:have[ ])?show(?:ed|s|n)?[ ](?:on[ ])?$"
    r"|^[“‘\"']?[Ii]n[ ]an?[ ](?:[\w-]+[ ]){0,3}(?:statement|interview|speech|letter|post|message|article|column)"
    r"[ ](?:[\w’']+[ ]){0,5}$",
    re.IGNORECASE,
)
# "The previous record stood at 259 and was set on August 6": a story goes on with its own day.
FORMER_RECORD = Wordlist(
    record=[
        r"(?:previous|old|former|earlier|last)[ ](?:\w+[ -]){0,3}(?:record|high(?:est)?|peak|best|busiest)\b"
    ]
)
# "Told the broadcaster this week that 968 had been removed".
SAID_THAT = re.compile(
    r"\b(?:announced|said|told|confirmed|revealed|reported|disclosed|wrote)\b[^.;,\d]{0,50}[ ]$",
    re.IGNORECASE,
)
THAT = re.compile(r"[ ]that[ ](?!(?:week|weekend|month|year|day|night)\b)")
WEEK = 6
# "LONDON, April 20 (CPS) -".
DATELINE = re.compile(r"[A-Z][A-Z .'’/-]{2,40},?[ ](?:[A-Z][\w. ]{1,20},[ ])?")
DATED = re.compile(r"[ ]?(?:\([^()]{1,16}\)[ ]?)?[-–—]")
# "The previous year", "a year earlier", where no year is named.
YEAR_BEFORE = re.compile(
    r"the (?:previous year|year before)|last year|a year (?:earlier|before|ago)"
    r"|the one before(?: (?:that|it))?",
    re.IGNORECASE,
)
# "As crossings near last year's total": days of what is held against something, and of no number written here.
HELD_AGAINST = re.compile(
    r"\b(?:near|approach|pass|top|beat|exceed|match|break|than|above|below|past|overtake|eclipse|close[ ]to)"
    r"(?:s|es|ed|ing|ped|ping)?[ ](?:the[ ])?$"
)
TOTAL_OF = re.compile(
    r"[ ](?:\w+[ ])?(?:total|tally|record|figure|number|level|high|peak|count)s?\b(?![ ]of\b)"
)
# More numbers than these in one sentence are a table or a trick: none of them is read as a figure.
MOST_NUMBERS = 60


def read(text: Text) -> Iterator[Reading]:
    """The readings of a text in order."""
    lines = list(sentences.by_line(text))
    found = sections.less(list(chain.from_iterable(lines)))
    paragraphs = _paragraphs(lines, found)
    ashore = themes.is_ashore(found)
    spoken = periods.Told()
    places = list(map(cues.elsewhere, found))
    away = themes.away(found, paragraphs, places)
    for sentence, paragraph, place, abroad in zip(found, paragraphs, places, away, strict=True):
        reading = _reading(sentence, text, place, abroad, paragraph, spoken)
        if ashore:
            reading = replace(reading, cues=tuple(map(cues.turned, reading.cues)))
        said = (reading.announced, *reading.periods) if reading.announced else reading.periods
        spoken.tell(said, FORMER_RECORD.first(sentence) is not None)
        yield reading


def _paragraphs(lines: Sequence[Sequence[Sentence]], found: Sequence[Sentence]) -> list[int]:
    """The line of each sentence that was kept, by its number among the lines of such."""
    line_of = {sentence.start: place for place, line in enumerate(lines) for sentence in line}
    kept = [line_of[sentence.start] for sentence in found]
    numbers = {line: number for number, line in enumerate(dict.fromkeys(kept), start=1)}
    return [numbers[line] for line in kept]


def _reading(
    sentence: Sentence,
    text: Text,
    elsewhere: Span | None,
    abroad: bool,
    paragraph: int,
    spoken: periods.Told,
) -> Reading:
    written = quantities.find(sentence)
    if len(written) > MOST_NUMBERS:
        return Reading(sentence, tuple(written), (), None, (), abroad, paragraph)
    named = _year_before(tuple(periods.find(sentence, text.document.published, spoken)), spoken)
    announced = next((period for period in named if _is_announcement(sentence, period)), None)
    dated = [q for q in written if named and any(_overlap(q.span, p.span) for p in named)]
    found = [q for q in written if q not in dated] if dated else written
    return Reading(
        sentence=sentence,
        quantities=tuple(found),
        periods=tuple(period for period in named if period is not announced),
        announced=announced,
        cues=tuple(cues.find(sentence, named)),
        abroad=abroad,
        paragraph=paragraph,
        dated=tuple(dated),
        elsewhere=elsewhere,
        before_treaty=_is_before_treaty(sentence, named, len(found), text),
    )


def _is_before_treaty(
    sentence: Sentence, named: Sequence[Period], numbers: int, text: Text
) -> bool:
    """Whether a text, or the days of a sentence with one number that does not name the treaty, are older than it."""
    if text.document.published < TREATY_ANNOUNCED:
        return True
    # Of two numbers one may be of the treaty, and the days of what it is held against.
    if numbers != 1:
        return False
    named = [p for p in named if not _is_side(sentence, p)]
    past = bool(named) and all(period.end < TREATY_ANNOUNCED for period in named)
    return past and not cues.TREATY_NAMED.first(sentence)


def _is_side(sentence: Sentence, period: Period) -> bool:
    """Whether the days are of a total that something is held against: "crossings near last year's total"."""
    if not period.span.exact.endswith(("'s", "’s")):
        return False
    against = HELD_AGAINST.search(sentence.text[: period.span.start])
    return bool(against and TOTAL_OF.match(sentence.text, period.span.end))


def _year_before(named: tuple[Period, ...], spoken: Sequence[Period]) -> tuple[Period, ...]:
    """ "In the year ending June 2025, ... in the previous year": the twelve months before those."""
    if not any(map(_is_calendar_year_before, named)):
        return named
    found: list[Period] = []
    for period in named:
        # "Last year" leans on days of its own sentence alone: elsewhere it is the calendar's.
        alone = period.span.exact.lower().endswith("last year")
        before = () if alone else spoken[-6:]
        last = next((p for p in reversed(found) if _is_odd_year(p)), None)
        # Of the two sides of a comparison before it the newer was spoken of.
        last = last or max(filter(_is_odd_year, before), key=lambda p: p.end, default=None)
        if last and _is_calendar_year_before(period):
            period = replace(period, start=shifted(last.start, -1), end=shifted(last.end, -1))
        found.append(period)
    return tuple(found)


def _is_calendar_year_before(period: Period) -> bool:
    opens = (period.start.month, period.start.day) == (1, 1)
    return opens and YEAR_BEFORE.fullmatch(period.span.exact) is not None


def _is_odd_year(period: Period) -> bool:
    """Whether a period is of twelve months that do not begin with January."""
    return (period.end - period.start).days in (364, 365) and period.start.month != 1


def _is_announcement(sentence: Sentence, period: Period) -> bool:
    """Whether a day is that on which something was said: "the Home Office said on Friday", or of a dateline."""
    behind = sentence.text[period.span.end : period.span.end + 24]
    if DATED.match(behind) and DATELINE.fullmatch(sentence.text[: period.span.start]):
        return True
    before = sentence.text[max(0, period.span.start - 40) : period.span.start]
    if THAT.match(behind) and (period.end - period.start).days <= WEEK:
        ahead = sentence.text[max(0, period.span.start - 70) : period.span.start]
        if SAID_THAT.search(ahead):
            return True
    return (period.end - period.start).days == 0 and ANNOUNCED_BEFORE.search(before) is not None


def _overlap(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end
