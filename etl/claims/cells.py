"""A number in a table and the cells that speak for it come in; the figure that these make of it goes out."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from etl import periods
from etl.claims.counting import candidates
from etl.claims.counting.nouns import BOATS, EVENTS, NATIONALS, PEOPLE
from etl.claims.counting.subsets import AGE_OR_SEX
from etl.claims.counting.topics import CROSSINGS, FLOWS
from etl.claims.cues import AWAY, CUE, NOT_TREATY, TREATY
from etl.claims.dating import totals
from etl.claims.parts import Reading, Spoken
from etl.grids import Cell, Place
from etl.vocabulary import (
    Basis,
    ClaimPart,
    Clue,
    How,
    Measure,
    Period,
    Quantity,
    Reach,
    Sentence,
    Span,
)


# What a cell says is counted, the first that fits: a head "Boats arrived" is of boats, "Migrants" of people.
PER_BOAT = re.compile(
    r"\b(?:per|in each|on each|an?) (?:small )?(?:boat|vessel|dinghy)\b", re.IGNORECASE
)
UNCONTROLLED = re.compile(r"\buncontrolled landings?\b", re.IGNORECASE)
PREVENTED = re.compile(
    r"\b(?:prevented|prevention|stopped|intercepted by (?:the )?French)\b", re.IGNORECASE
)
OF_EVENTS = re.compile(rf"\b(?:{EVENTS}|events)\b", re.IGNORECASE)
OF_BOATS = re.compile(
    rf"(?<!by )(?<!in )(?<!on )(?<!by small )(?<!in small )(?<!on small )\b(?:small[ -])?(?:{BOATS})\b",
    re.IGNORECASE,
)
OF_PEOPLE = re.compile(rf"\b(?:{PEOPLE}|small[ -]boats?)\b", re.IGNORECASE)
WORDS = tomllib.loads(Path(__file__).with_name("cells.toml").read_text("utf-8"))
OTHER = re.compile(rf"%|£|€|\$|\b(?:{'|'.join(WORDS['other'])})\b", re.IGNORECASE)
PLAIN = frozenset(WORDS["plain"])
CUMULATIVE = re.compile(
    r"\b(?:cumulative|running total|so far|to date|year[- ]to[- ]date|ytd)\b", re.IGNORECASE
)
# "2025, same dates": of that year up to the day of the newer column.
SAME_DATES = re.compile(
    r"\bsame (?:dates?|days|period|point|stage|time|weeks|months)\b", re.IGNORECASE
)
TOTAL = re.compile(
    r"(?:grand |overall )?total|all|all (?:years|months|days)|sum|overall", re.IGNORECASE
)
# Who of all is counted: "Albania", "Men", "Under 18".
WHO = re.compile(
    rf"\b(?:{NATIONALS}|{AGE_OR_SEX.pattern[3:-3]}|(?:fe)?males?|men|under[ -]18s?|stateless)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[A-Za-z][A-Za-z-]*")
UNSAID = ("", AWAY)


@dataclass(frozen=True, slots=True)
class Saying:
    """What one cell says of those that it speaks for; `words` point at what is counted."""

    cell: Cell
    indicator: str
    measure: Measure
    words: Span | None
    periods: tuple[Period, ...]
    subset: str
    clear: bool


@dataclass(frozen=True, slots=True)
class Told:
    """The figure that its cells make of a number, and why; `period` None where they name no days."""

    indicator: str
    measure: Measure
    period: Period | None
    subset: str
    clues: tuple[Clue, ...]


def of(
    place: Place, reading: Reading, quantity: Quantity, spoken: Spoken, published: date
) -> Told | None:
    """The figure of a cell; None where what speaks for it is not understood, or is of something else."""
    before = tuple(d.period for d in spoken.drafts[-3:] if d.period) if place.alone else ()
    cells = (cell for cell in (place.head, place.label) if cell)
    near = [_saying(cell, published, before=before) for cell in cells]
    if place.corner and place.label:
        near[-1] = _cornered(near[-1], place.corner, published)
    above = [_saying(cell, published, heading=True) for cell in place.headings]
    if not near or not all(one.clear for one in near) or quantity.percent:
        return None
    said = next((one for one in (*near, *above) if one.indicator not in UNSAID), None)
    indicator = _resolved(said, (*near, *above), spoken) if said else _theme(place, spoken)
    if said in near and said.indicator == "boats" and not _theme(place, spoken):
        return None
    measure = said.measure if said else Measure.COUNT
    if indicator in UNSAID or not candidates.is_asked(reading, quantity, measure):
        return None
    period, words = _period(place, near, above, reading, published)
    if period is None and not place.alone:
        return None
    subset = next((one.subset for one in near if one.subset), "")
    counted = said or next((one for one in near if one.words), near[0])
    clues = (*_clue(ClaimPart.INDICATOR, counted.cell, counted.words, reading), *words)
    return Told(indicator, measure, period, subset, clues)


def _theme(place: Place, spoken: Spoken) -> str:
    """What a table counts that does not say so: people and their boats are told together."""
    if spoken.topic not in (*UNSAID, "boats"):
        return spoken.topic
    words = [cell.text for cell in (*place.headings, *place.heads, *place.labels)]
    told = any(cue.kind != AWAY for reading in spoken.readings for cue in reading.cues)
    named = any(CROSSINGS.search(text) for text in words)
    together = any(map(OF_BOATS.search, words)) and any(map(OF_PEOPLE.fullmatch, words))
    return "arrivals" if told or named or together else ""


def _cornered(label: Saying, corner: Cell, published: date) -> Saying:
    """The label "19 October" under "Week ending" is of the week."""
    text = f"{corner.text} {label.cell.text}"
    longer = _only(text, published)
    if longer is None or len(label.periods) != 1 or longer.start == longer.end:
        return label
    return replace(label, periods=(replace(longer, span=label.periods[0].span),))


@lru_cache(maxsize=512)
def _saying(
    cell: Cell, published: date, heading: bool = False, before: tuple[Period, ...] = ()
) -> Saying:
    text = cell.text
    named = tuple(periods.find(Sentence(cell.start, text), published, before))
    if SAME_DATES.search(text):
        named = tuple(replace(p, reach=Reach.SAME_POINT) for p in named)
    indicator, measure, words = _counted(text, heading)
    who = None if heading else WHO.search(text)
    clear = heading or not OTHER.search(text) or measure is Measure.PER_BOAT
    if clear and not heading and words is None:
        clear = not _unknown(text, named, who)
    subset = who.group() if who else ""
    return Saying(cell, indicator, measure, words, named, subset, clear and indicator != AWAY)


def _counted(text: str, heading: bool) -> tuple[str, Measure, Span | None]:
    """What the words of a cell count, as which measure, and these words."""
    per_boat = PER_BOAT.search(text)
    if per_boat and not heading:
        return "arrivals", Measure.PER_BOAT, _span(per_boat)
    landings, prevented = UNCONTROLLED.search(text), PREVENTED.search(text)
    if landings and not heading:
        return "uncontrolled_landings", Measure.COUNT, _span(landings)
    if prevented:
        events = OF_EVENTS.search(text)
        return f"prevented_{'events' if events else 'people'}", Measure.COUNT, _span(prevented)
    boats = None if heading else OF_BOATS.search(text)
    if boats:
        return "boats", Measure.COUNT, _span(boats)
    cue = CUE.search(text)
    if cue:
        words = Span(cue.start(), cue.end(), text[cue.start() : cue.end()])
        return cue.lastgroup or "", Measure.COUNT, words
    people = OF_PEOPLE.search(text)
    return "", Measure.COUNT, _span(people) if people else None


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end(), match.group())


def _unknown(text: str, named: Sequence[Period], who: re.Match[str] | None) -> bool:
    """Whether words are left in a cell that name neither days nor people nor a way of counting."""
    kept = list(text)
    for span in (*(p.span for p in named), *([_span(who)] if who else [])):
        kept[span.start : span.end] = " " * (span.end - span.start)
    return any(word.lower() not in PLAIN for word in WORD.findall("".join(kept)))


def _resolved(said: Saying, every: Sequence[Saying], spoken: Spoken) -> str:
    """A removal is a return to France where its table or the text speaks of the treaty."""
    if said.indicator not in ("other_returns", *FLOWS):
        return said.indicator
    words = " ".join(one.cell.text for one in every)
    if said.indicator == "other_returns" and not NOT_TREATY.search(words):
        of_treaty = TREATY.search(words) or spoken.topic in FLOWS
        return "returns_to_france" if of_treaty else said.indicator
    return said.indicator


def _period(
    place: Place, near: Sequence[Saying], above: Sequence[Saying], reading: Reading, published: date
) -> tuple[Period | None, list[Clue]]:
    """The days of a cell: those that its label and head name together, else those of all rows, else of a heading."""
    named = [(one.cell, one.periods[0]) for one in near if len(one.periods) == 1]
    if any(len(one.periods) > 1 for one in near):
        return None, []
    period = _together(place, named, above, published)
    if period is None and place.label and TOTAL.fullmatch(place.label.text):
        period = _of_all(place, published)
        named = [(place.label, period)] if period else []
    if period is None:
        titles = (one for one in above if not one.cell.text.endswith("."))
        named = [(one.cell, one.periods[-1]) for one in titles if one.periods][:1]
        period = named[0][1] if named else None
    if period is None:
        return None, []
    if CUMULATIVE.search(" ".join(one.cell.text for one in near)) and period.start == period.end:
        period = replace(period, start=date(period.end.year, 1, 1))
    placed = _placed(totals.to_date(period, published), named[0], reading)
    return placed, [c for cell, p in named for c in _clue(ClaimPart.PERIOD, cell, p.span, reading)]


def _together(
    place: Place, named: Sequence[tuple[Cell, Period]], above: Sequence[Saying], published: date
) -> Period | None:
    """ "January" in the column of 2024 is January 2024; a month or day alone is of the year of the heading."""
    if not named:
        return None
    first, second = named[0][1], named[-1][1]
    if len(named) == 2 and (first.start, first.end) != (second.start, second.end):
        return _joined(place.label, place.head, published) or _joined(
            place.head, place.label, published
        )
    if re.search(r"\d{4}", named[0][0].text):
        return first
    dated = (one.cell for one in above if re.search(r"\b20\d\d\b", one.cell.text))
    year = next((m[0] for m in (re.search(r"\b20\d\d\b", c.text) for c in dated) if m), "")
    told = _only(f"{named[0][0].text} {year}", published) if year else None
    return told if told and told.start.year == int(year or 0) else first


def _joined(one: Cell | None, other: Cell | None, published: date) -> Period | None:
    return _only(f"{one.text} {other.text}", published) if one and other else None


def _only(text: str, published: date) -> Period | None:
    """The period that words name where they name a single one."""
    found = periods.find(Sentence(0, text), published)
    return found[0] if len(found) == 1 else None


def _of_all(place: Place, published: date) -> Period | None:
    """A total below its rows is of all their days."""
    rows = [p for cell in place.labels for p in _saying(cell, published).periods[:1]]
    if len(rows) < len(place.labels) - 1 or not rows or not place.label:
        return None
    words = Span(0, len(place.label.text), place.label.text)
    return Period(min(p.start for p in rows), max(p.end for p in rows), Basis.STATED, words)


def _placed(period: Period, named: tuple[Cell, Period], reading: Reading) -> Period:
    """The period with the words of its cell, counted from the sentence of the number."""
    cell, words = named[0], named[1].span
    start = cell.start - reading.sentence.start + words.start
    return replace(period, span=Span(start, start + len(words.exact), words.exact))


def _clue(part: ClaimPart, cell: Cell, words: Span | None, reading: Reading) -> Iterator[Clue]:
    """The words of a cell as a reason: of the line of the number itself, or of one before it."""
    if words and words.exact:
        start = cell.start + words.start
        here = reading.sentence.start <= start < reading.sentence.end
        how = How.BESIDE if here else How.CARRIED
        yield Clue(part, start, start + len(words.exact), words.exact, how)
