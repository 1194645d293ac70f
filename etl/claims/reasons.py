"""A draft and the figures before it come in; the words that gave its parts go out, or the rules where none did."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from etl.claims.counting import topics
from etl.claims.cues import AWAY
from etl.claims.parts import NOWHERE, Draft, Reading
from etl.events import TREATY_IN_FORCE
from etl.vocabulary import ClaimPart, Clue, How, Period, Reach, Rule, Span


# Sentences back to which the words of a carried part are looked for.
FARTHEST = 40
OPEN = (Reach.SINCE, Reach.SO_FAR)


def find(
    draft: Draft, earlier: Sequence[Draft], readings: Sequence[Reading], published: date
) -> Iterator[Clue]:
    """The clues of one draft; `readings` are the sentences up to its own, in reading order."""
    yield from _words(draft)
    yield from draft.clues
    told = {clue.part for clue in draft.clues}
    if draft.weighed:
        yield _rule(ClaimPart.INDICATOR, Rule.WORDS_AROUND)
    elif draft.cue is None and ClaimPart.INDICATOR not in told:
        yield from _carried_indicator(draft, earlier, readings)
    if ClaimPart.PERIOD in told:
        yield from _open_end(draft.period, published)
    for part, period in ((ClaimPart.PERIOD, draft.period), (ClaimPart.BASE, draft.base)):
        if period and part not in told:
            yield from _period(part, period, draft, earlier, readings, published)


def _words(draft: Draft) -> Iterator[Clue]:
    """What the words of its own sentence gave."""
    given = {
        ClaimPart.INDICATOR: draft.cue,
        ClaimPart.BOUND: draft.quantity.bound_span,
        ClaimPart.MEASURE: draft.measure_span,
        ClaimPart.SUBSET: draft.subset_span,
        ClaimPart.SPEAKER: draft.speaker_span,
    }
    for part, span in given.items():
        if span:
            yield from _clue(part, span, draft.reading, How.BESIDE)


def _clue(part: ClaimPart, span: Span, reading: Reading, how: How) -> Iterator[Clue]:
    text, start = reading.sentence.text, reading.sentence.start
    if span.exact and text[span.start : span.end] == span.exact:
        yield Clue(part, start + span.start, start + span.end, span.exact, how)


def _carried_indicator(
    draft: Draft, earlier: Sequence[Draft], readings: Sequence[Reading]
) -> Iterator[Clue]:
    """The words that named it last: those of a figure before, else of a sentence without one."""
    for other in reversed(earlier):
        if other.indicator == draft.indicator and other.cue:
            same = other.reading is draft.reading
            yield from _clue(
                ClaimPart.INDICATOR, other.cue, other.reading, How.BESIDE if same else How.CARRIED
            )
            return
    for reading in reversed(readings[-FARTHEST:]):
        for cue in reversed(reading.cues):
            if cue.kind != AWAY and topics.can_name(cue, draft.indicator):
                yield from _clue(ClaimPart.INDICATOR, cue.span, reading, How.CARRIED)
                return
    yield _rule(ClaimPart.INDICATOR, Rule.FIGURE_BEFORE)


def _period(
    part: ClaimPart,
    period: Period,
    draft: Draft,
    earlier: Sequence[Draft],
    readings: Sequence[Reading],
    published: date,
) -> Iterator[Clue]:
    named = list(_clue(part, period.span, draft.reading, How.BESIDE))
    if named and not any(period.end == p.end for p in draft.reading.periods):
        named += _carried_end(part, period, earlier)
    named = named or list(_carried_period(part, period, earlier, readings))
    yield from named
    yield from (_rule(part, rule) for rule in _rules(period, bool(named), published))


def _carried_end(part: ClaimPart, period: Period, earlier: Sequence[Draft]) -> list[Clue]:
    """ "This brings the total for the year so far to 36,734": it ends on the day of the figure before."""
    for other in reversed(earlier):
        held = other.period
        if held and held.span != NOWHERE and held.end == period.end and held.reach is Reach.DAYS:
            return list(_clue(part, held.span, other.reading, How.CARRIED))
    return []


def _carried_period(
    part: ClaimPart, period: Period, earlier: Sequence[Draft], readings: Sequence[Reading]
) -> Iterator[Clue]:
    """The words that another figure, or a sentence before, has for the same days."""
    days = (period.start, period.end)
    for other in reversed(earlier):
        for held in (other.period, other.base):
            if held and held.span != NOWHERE and (held.start, held.end) == days:
                yield from _clue(part, held.span, other.reading, How.CARRIED)
                return
    for reading in reversed(readings[-FARTHEST:]):
        for named in reading.periods:
            if (named.start, named.end) == days:
                yield from _clue(part, named.span, reading, How.CARRIED)
                return


def _rules(period: Period, is_named: bool, published: date) -> Iterator[Rule]:
    """What the words, or their absence, left to a rule."""
    if period.reach is Reach.SAME_POINT:
        yield Rule.SAME_POINT
    elif period.start == TREATY_IN_FORCE and (period.reach in OPEN or not is_named):
        yield Rule.TREATY_START
    elif not is_named and period.reach in OPEN and (period.start.month, period.start.day) == (1, 1):
        yield Rule.YEAR_START
    elif not is_named and period.end - period.start == timedelta(6):
        yield Rule.SEVEN_DAYS
    elif not is_named:
        yield Rule.FIGURE_BEFORE
    yield from (clue.rule for clue in _open_end(period, published))


def _open_end(period: Period | None, published: date) -> Iterator[Clue]:
    """Which rule closed an end that the words leave open."""
    if period and period.reach in OPEN:
        fresh = period.end >= published - timedelta(1)
        yield _rule(ClaimPart.PERIOD, Rule.PUBLICATION_END if fresh else Rule.NEWEST_DAY_END)


def _rule(part: ClaimPart, rule: Rule) -> Clue:
    return Clue(part, None, None, "", How.ASSUMED, rule)
