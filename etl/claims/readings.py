"""A text comes in; its sentences go out one by one, each with its numbers, periods, cues and parts."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl import periods, quantities, sentences
from etl.claims import cues, segments
from etl.claims.parts import Reading
from etl.periods.days import shifted
from etl.vocabulary import Period, Sentence, Span, Text


# "The Home Office said on Friday": the day of an announcement, not of what was counted.
ANNOUNCED_BEFORE = re.compile(
    r"\b(?:announced|said|told|confirmed|revealed|published|released|reported|disclosed|acknowledged)\b"
    r"(?!.{0,40}\b(?:people|migrants|boats)\b)[^.;,\d]{0,24}$",
    re.IGNORECASE,
)
# "The previous year", "a year earlier", where no year is named.
YEAR_BEFORE = re.compile(
    r"the (?:previous year|year before)|last year|a year (?:earlier|before|ago)", re.IGNORECASE
)
# So many words of another subject are no accident.
SOME = 4
# More numbers than these in one sentence are a table or a trick: none of them is read as a figure.
MOST_NUMBERS = 60
# A text that opens abroad and names other places so many times as often is about those.
MOSTLY = 3


def read(text: Text) -> Iterator[Reading]:
    """The readings of a text in order; a paragraph that says nothing else is about the text's own sea."""
    found = list(sentences.split(text))
    lines = [
        p.start + line.start() for p in text.passages for line in sentences.LINE.finditer(p.text)
    ]
    theme = _is_abroad(found)
    paragraph, abroad = 0, theme
    spoken: list[Period] = []
    for sentence in found:
        line = bisect_right(lines, sentence.start)
        abroad = (abroad if line == paragraph else theme) and not cues.HERE.search(sentence.text)
        paragraph = line
        reading = _reading(sentence, text, abroad, paragraph, spoken)
        abroad = abroad or reading.elsewhere is not None
        spoken += (*([reading.announced] if reading.announced else []), *reading.periods)
        yield reading


def _is_abroad(found: list[Sentence]) -> bool:
    """Whether a text names other seas and countries and nowhere comes to ours, or is of another subject."""
    ours, other = (
        sum(len(p.findall(s.text)) for s in found) for p in (cues.SUBJECT, cues.OTHER_SUBJECT)
    )
    if other > SOME and other > 2 * ours:
        return True
    named = [(cues.HERE.search(s.text), cues.ABROAD.search(s.text)) for s in found]
    here, abroad = sum(bool(h) for h, _ in named), sum(bool(a) for _, a in named)
    opens = next((not h for h, a in named if h or a), False)
    return abroad > 0 and (not here or (opens and abroad >= MOSTLY * here))


def _reading(
    sentence: Sentence, text: Text, abroad: bool, paragraph: int, spoken: list[Period]
) -> Reading:
    written = quantities.find(sentence)
    if len(written) > MOST_NUMBERS:
        nothing = segments.find(sentence, (), ())
        return Reading(sentence, tuple(written), (), None, (), nothing, abroad, paragraph)
    named = _year_before(tuple(periods.find(sentence, text.document.published, spoken)), spoken)
    announced = next((period for period in named if _is_announcement(sentence, period)), None)
    found = [q for q in written if not any(_overlap(q.span, period.span) for period in named)]
    kept = {q.span.start for q in found}
    return Reading(
        sentence=sentence,
        quantities=tuple(found),
        periods=tuple(period for period in named if period is not announced),
        announced=announced,
        cues=tuple(cues.find(sentence, named)),
        segments=segments.find(sentence, named if found else (), found),
        abroad=abroad,
        paragraph=paragraph,
        dated=tuple(q for q in written if q.span.start not in kept),
        elsewhere=cues.elsewhere(sentence),
    )


def _year_before(named: tuple[Period, ...], spoken: Sequence[Period]) -> tuple[Period, ...]:
    """ "In the year ending June 2025, ... in the previous year": the twelve months before those."""
    found: list[Period] = []
    for period in named:
        last = next((p for p in reversed((*spoken[-3:], *found)) if _is_odd_year(p)), None)
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
    """Whether a day is that on which something was said: "the Home Office said on Friday"."""
    before = sentence.text[max(0, period.span.start - 40) : period.span.start]
    return (period.end - period.start).days == 0 and ANNOUNCED_BEFORE.search(before) is not None


def _overlap(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end
