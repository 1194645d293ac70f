"""A sentence with its figures comes in; the ranks that it gives without a number ("the highest") go out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from etl.claims.dating import former, scopes, strangers
from etl.claims.dating.ranking import LENGTHS
from etl.claims.parts import NOWHERE, Draft, Reading, gap
from etl.claims.wordlists import Folded
from etl.periods.days import MONTH
from etl.vocabulary import (
    Basis,
    Bound,
    Direction,
    Interval,
    Measure,
    Period,
    Quantity,
    Span,
    TakenAs,
)


IN_A_DAY = r"(?: on | in | for ) [ ] (?: a | any | one ) [ ] (?: single [ ] | one [ ] )? day"
# What is ranked is told by its noun ("the busiest month"), or by that of the figure ("the highest number").
SUPERLATIVE = Folded(
    rf"""
    \b (?<! \w ) (?:
      (?P<word> highest | busiest | biggest | largest | worst | lowest | quietest | smallest | fewest )
        [ ] (?: ever [ ] | single [ ] | provisional [ ] | recorded [ ] | total [ ] )?
        (?: (?P<thing> day | daily | month | monthly | year | annual | yearly ) | (?P<month> {MONTH} )
          | (?: number | total | figure | tally | level ) (?P<day> [ ] {IN_A_DAY} )? ) \b
    | (?P<most> most ) [ ] {IN_A_DAY} \b
    | (?P<lately> most ) (?= [ ] {scopes.LATELY.pattern} )
    | (?<! data [ ] ) (?<! figures [ ] ) (?<! statistics [ ] ) (?<! Office [ ] ) (?<! they [ ] )
        (?P<record> record ) [ ] (?= [\d,]+ [ ] | (?: number | figure | total ) [ ] )
    | (?<! keeps[ ] ) (?<! kept[ ] ) (?<! keep[ ] ) (?<! keeping[ ] ) (?: an? | new ) [ ]
        (?: new [ ] )? (?P<daily> daily [ ] | single-day [ ] )? (?P<set> record )
        (?= [ ]? [,.;)] | $ | [ ] {IN_A_DAY} )
    )
    """,
    re.VERBOSE,
)
WORDS = ("word", "most", "lately", "record", "set")
# None of them is in a sentence without one of these.
SIGNS = ("est ", "worst ", "most ", "record")
# "The previous record", "the second-highest", "among the highest": another's, or no first place.
NOT_FIRST = re.compile(
    r"\b(?:previous|old|last|former|earlier|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th)|one of the|among the"
    r"|not the|not a|than the|than a|near|close to|short of the|shy of the|beats? the|below the|below a|from the"
    r"|from a|since a|since the|is)"
    r"[ -](?:\w+[ -])?$",
    re.IGNORECASE,
)
# "That was the highest", "Saturday's total was the highest": said of the figure before.
GOES_BACK = re.compile(
    r"^(?:It|That|This)[ ](?:is|was|made|makes|marked)\b|^The[ ](?:total|figure)[ ](?:is|was)\b"
)
APPOSED = re.compile(r",[ ](?:still[ ])?(?:the|its|a)[ ]")
# "The highest since 29 November 2022, when 947 came", "the most in a day, beating the 74 of 1 June".
BEATEN = re.compile(
    r"[^.;]{0,90}\b(?:since|beat(?:s|ing)?|surpass(?:es|ing)|topp?(?:s|ing)|exceed(?:s|ing)|eclips(?:es|ing)|break(?:s|ing)"
    r"|overtak(?:es|ing)|pass(?:es|ing)|ahead[ ]of)\b",
    re.IGNORECASE,
)
UNTIL_THEN = re.compile(r"\b(?:until|till|before)[ ](?:then|that)\b[^.;]{0,50}$", re.IGNORECASE)
# "2022, the worst year to date", "2022 went on to be the busiest year", "2022, the year with the highest number".
YEAR = r"\b(?P<year>20\d\d)(?:[ ]\([\d,]+\))?,?[ ]"
YEAR_IS = re.compile(
    rf"{YEAR}(?:which[ ])?(?:(?:went[ ]on[ ]to[ ](?:be|become)|turned[ ]out[ ]to[ ]be|became)[ ])?the[ ]$"
)
YEAR_WITH = re.compile(
    rf"{YEAR}the[ ](?:\w+[ ])?year[ ](?:with|of|(?:that|which)[ ](?:saw|had|brought|ended[ ](?:with|on)))[ ]the[ ]$"
)
ANY_LENGTH = range(1, 367)
# So far from its figure a superlative may stand.
NEAR = 150
FEW = 9
# Figures and lines back in which the day of a rank is looked for.
LAST, LINES = 8, 2
BESIDE, BEHIND_WEIGHT = 8, 60


def find(reading: Reading, place: int, drafts: Sequence[Draft], published: date) -> Iterator[Draft]:
    """The ranks of a sentence, each of one of its figures or of the last one before."""
    text = reading.sentence.text
    if not any(map(reading.sentence.small.text.__contains__, SIGNS)):
        return
    for match in SUPERLATIVE.finditer(text):
        quantity = _first(match, text)
        lengths = _lengths(match)
        named = _of_day_named(reading, drafts) if match["lately"] else None
        named = named or _of_year_beside(match, reading, drafts, published)
        figure = named or _figure(reading, quantity, lengths, drafts)
        if figure and not NOT_FIRST.search(reading.before(quantity, 30)):
            yield _draft(figure, reading, place, quantity, published)


def _first(match: re.Match[str], text: str) -> Quantity:
    group = next(name for name in WORDS if match[name])
    span = Span(match.start(group), match.end(group), text[slice(*match.span(group))])
    return Quantity(
        span, 1.0, TakenAs.UNREAD, Bound.EXACTLY, Interval(1.0, 1.0), None, ordinal=True
    )


def _lengths(match: re.Match[str]) -> range:
    """How many days what is ranked can have."""
    if match["day"] or match["most"] or match["daily"] or match["lately"]:
        return LENGTHS["d"]
    if match["month"]:
        return LENGTHS["m"]
    return LENGTHS[match["thing"][0]] if match["thing"] else ANY_LENGTH


def _figure(
    reading: Reading, quantity: Quantity, lengths: range, drafts: Sequence[Draft]
) -> Draft | None:
    """The figure that is ranked: of the same sentence the nearest, else the last one spoken of."""
    own = [draft for draft in drafts if draft.reading is reading and _can_be_ranked(draft, lengths)]
    own = _less_older(reading, quantity, own)
    own = _of_apposed(reading, quantity, own) or own
    if quantity.span.exact.lower() in ("busiest", "quietest"):
        own = [draft for draft in own if draft.indicator in ("arrivals", "boats")]
    near = [draft for draft in own if _is_near(draft, quantity, drafts)]
    if near:
        # "Of 549 people in 10 boats, the most on any day": of the people, as records are.
        people = [draft for draft in near if draft.indicator != "boats"]
        return min(people or near, key=lambda draft: _distance(draft, quantity))
    if own or not GOES_BACK.match(reading.sentence.text):
        return None
    last = _gone_on_with(reading, quantity, drafts)
    return last if last and _can_be_ranked(last, lengths) else None


def _less_older(reading: Reading, quantity: Quantity, own: Sequence[Draft]) -> list[Draft]:
    """Without what the one that is ranked was held against: "1,470, up from 1,111", "since 2022, when 947 came"."""
    newer = [d for d in own if not strangers.is_older(reading, d.quantity)] or own
    if not GOES_BACK.match(reading.sentence.text):
        return list(newer)
    text = reading.sentence.text
    return [d for d in newer if not BEATEN.match(text, quantity.span.end, d.quantity.span.start)]


def _gone_on_with(reading: Reading, quantity: Quantity, drafts: Sequence[Draft]) -> Draft | None:
    """The figure that a text goes on from: no former record, and of a comparison the newer side."""
    lately = [d for d in drafts[-LAST:] if reading.paragraph - d.reading.paragraph <= LINES]
    lately = [
        d for d in lately if d.reading is not reading or d.quantity.span.start < quantity.span.start
    ]
    told = [d for d in lately if not _is_former(d)]
    told = _less_older_sides(told)
    last = told[-1] if told else None
    if last is None or (last is lately[-1] and reading.paragraph - last.reading.paragraph > 1):
        return None
    changes = [d for d in told if d.reading is last.reading and d.base and d.period]
    newest = max(changes, key=lambda d: d.period.end if d.period else date.min, default=None)
    if newest is not None and newest.period is not None:
        return _newer_side(newest, newest.period, told)
    people = [d for d in told if d.indicator == "arrivals" and d.measure is Measure.COUNT]
    return last if last is lately[-1] else people[-1] if people else None


def _less_older_sides(told: Sequence[Draft]) -> list[Draft]:
    """ "1,195 came, up from 825 on 21 May. It was the highest": of the number that was held against another."""
    newer = [d for d in told if not strangers.is_older(d.reading, d.quantity)]
    beside = {d.reading.sentence.start for d in newer}
    return [d for d in told if d in newer or d.reading.sentence.start not in beside]


def _newer_side(change: Draft, newer: Period, told: Sequence[Draft]) -> Draft:
    """ "This is 42% higher than last year (10,448). It is also the highest": of the days that have risen."""
    days = newer.start, newer.end
    same = (d for d in reversed(told) if d.period and (d.period.start, d.period.end) == days)
    counted = (d for d in same if d.measure is Measure.COUNT and d.indicator == change.indicator)
    return next(counted, replace(change, measure=Measure.COUNT))


def _is_former(draft: Draft) -> bool:
    """ "The previous record was 711", "until then the most had been 711": of no day that the text goes on with."""
    before = draft.reading.before(draft.quantity, 70)
    told = UNTIL_THEN.search(before) is not None
    return told or former.is_former(draft.reading, draft.quantity)


def _of_year_beside(
    match: re.Match[str], reading: Reading, drafts: Sequence[Draft], published: date
) -> Draft | None:
    """ "11% below this point in 2022, the year with the highest number on record": of the whole of 2022."""
    before = reading.sentence.text[max(0, match.start() - 60) : match.start()]
    told = (YEAR_IS if match["thing"] == "year" else YEAR_WITH).search(before)
    figure = next((d for d in reversed(drafts[-LAST:]) if d.indicator == "arrivals"), None)
    if told is None or figure is None or int(told["year"]) >= published.year:
        return None
    year, start = int(told["year"]), match.start() - len(before)
    span = Span(start + told.start("year"), start + told.end("year"), told["year"])
    whole = Period(date(year, 1, 1), date(year, 12, 31), Basis.STATED, span)
    return replace(figure, reading=reading, period=whole, subset="", subset_span=None)


def _of_apposed(reading: Reading, quantity: Quantity, own: Sequence[Draft]) -> list[Draft]:
    """ "And in 2022, the highest year on record, 45,755": the figure of the days right before."""
    text = reading.sentence.text
    days = (p for p in reading.periods if APPOSED.fullmatch(text[p.span.end : quantity.span.start]))
    named = {(p.start, p.end) for p in days}
    return [d for d in own if d.period and (d.period.start, d.period.end) in named]


def _of_day_named(reading: Reading, drafts: Sequence[Draft]) -> Draft | None:
    """ "Sunday's arrivals the most in more than a week": the people of that day, told in the lines before."""
    days = {p.start: p for p in reading.periods if p.start == p.end}
    told = (d for d in reversed(drafts[-LAST:]) if d.indicator == "arrivals" and d.period)
    near = (d for d in told if reading.paragraph - d.reading.paragraph <= LINES)
    people = (d for d in near if _can_be_ranked(d, LENGTHS["d"]) and d.period.end in days)
    figure = next((d for d in people if len(days) == 1), None)
    # The day is named here as well.
    return replace(figure, period=days[figure.period.end], reading=reading) if figure else None


def _is_near(draft: Draft, quantity: Quantity, drafts: Sequence[Draft]) -> bool:
    """Near, with no number between that was not read as a figure: that may be what is ranked."""
    low, high = sorted((draft.quantity.span, quantity.span), key=lambda span: span.start)
    read = {each.quantity.span.start for each in drafts if each.reading is draft.reading}
    unread = [q for q in draft.reading.quantities if q.span.start not in read and q.value > FEW]
    parted = any(low.end <= q.span.start and q.span.end <= high.start for q in unread)
    return gap(low, high) <= NEAR and not parted


def _distance(draft: Draft, quantity: Quantity) -> int:
    """A rank is told behind its figure, or just before: "a record 430 people"."""
    apart = gap(draft.quantity.span, quantity.span)
    is_behind = draft.quantity.span.start > quantity.span.start and apart > BESIDE
    return apart + (BEHIND_WEIGHT if is_behind else 0)


def _can_be_ranked(draft: Draft, lengths: range) -> bool:
    period = draft.period
    is_total = draft.measure is Measure.COUNT and not draft.subset
    return is_total and period is not None and (period.end - period.start).days + 1 in lengths


def _draft(
    figure: Draft, reading: Reading, place: int, quantity: Quantity, published: date
) -> Draft:
    is_own = figure.reading is reading
    period = figure.period if is_own else replace(figure.period, span=NOWHERE)
    return replace(
        figure,
        reading=reading,
        place=place,
        quantity=quantity,
        measure=Measure.RANK,
        direction=Direction.NONE,
        period=period,
        base=scopes.find(reading, quantity, period, published),
        cue=figure.cue if is_own else None,
        measure_span=quantity.span,
        subset_span=None,
    )
