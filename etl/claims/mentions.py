"""A quantity in its reading comes in; the period named for it goes out, those of others left aside."""

import re
from dataclasses import replace
from datetime import date

from etl.claims.parts import Reading, gap
from etl.periods.days import DAY, WEEKDAY, shifted
from etl.vocabulary import Basis, Period, Quantity, Reach, Span


# "25 per cent up on 2023", "fewer than in 2022": the period belongs to the comparison.
COMPARED_WITH = re.compile(
    r"""
    \b (?: (?: up | down | (?: rise | increase | fall | drop ) (?: [ ] of [ ] [\d.,]+ (?: % | [ ] per[ ]cent )? )? ) [ ] (?: on | from )
         | than | compared [ ] (?: with | to ) | against | above | below | ahead [ ] of | behind )
    [ ] (?: (?: in | on | at | by | for | the | that | of | same | total | figure | whole | record | set | both ) [ ] ){0,4} $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "the busiest day of the year so far", "the most in a day since November 2022": the scope of a rank.
RANKED = re.compile(
    r"\b(?:most|highest|busiest|biggest|largest|lowest|smallest|fewest|record|high|peak|first|worst|deadliest|best"
    r"|quietest|earliest|fastest)\b[^.;,:]{0,40}$",
    re.IGNORECASE,
)
RECORD_AFTER = re.compile(
    r"^(?:[’']s)?[ ](?:previous[ ]|daily[ ])?(?:record|high|highest|peak|busiest|biggest|worst|deadliest|lowest)\b",
    re.IGNORECASE,
)
# "the treaty signed in July", "measures announced on Monday": when something else was done.
DESCRIBED = re.compile(
    r"\b(?:signed|agreed|struck|announced|launched|introduced|unveiled|published|released|negotiated|elected|promised"
    r"|took[ ]effect|(?:came|entered)[ ]into[ ](?:force|effect)|started|began|ratified|passed[ ]into[ ]law|arrested|charged|due|begins?|expires?|open(?:ed|s)?)"
    r"[ ](?:by[ ][\w’' ]{1,40}[ ])?(?:back[ ])?(?:in|on|last|this|at|for)?[ ]?$",
    re.IGNORECASE,
)
OF_NOUN = re.compile(
    r"^[ ](?:arrivals|crossings|total|figures?|record|numbers|returns|removals|deaths|boats)\b", re.IGNORECASE
)
# "since Wednesday 22 October, when 220 came": the number is of the day itself.
WHEN = re.compile(r"^,[ ]when\b", re.IGNORECASE)
# "down from 20,828", "against 8,199": the number of the same days a year before.
OLDER_SIDE = re.compile(
    r"\b(?:from|against|compared[ ](?:with|to))[ ](?:the[ ]|about[ ]|just[ ]|some[ ])?$",
    re.IGNORECASE,
)

DAY_NAMED = re.compile(rf"{DAY}|{WEEKDAY}", re.IGNORECASE)
# "among them 451 on Christmas Day", "1,272 of them in the first 11 days".
PART_BEFORE = re.compile(
    r"\b(?:among[ ]them|including|of[ ](?:whom|which|them|these))[ ,]{1,2}(?:\w+[ ])?$",
    re.IGNORECASE,
)
PART_AFTER = re.compile(r"^[ ](?:of[ ](?:whom|which|them|these|those))\b", re.IGNORECASE)

# Another number between a number and a period, likelier to be the one that the period is of, weighs
# like so many characters; so far behind the number a period is out of reach.
RIVAL_WEIGHT, FAR = 25, 75
YEAR_NAMED = re.compile(r"\b20\d\d\b")
UNSURE = re.compile(r"holiday weekend|(?:before|after) (?:that|it|then)\b|\bthose\b", re.IGNORECASE)
# Breaks as heavy as this open a clause of their own.
CLAUSE = 60
PREVIOUS = re.compile(
    r"\bprevious[ ](?:\w+[ ]){0,2}(?:record|high|peak|best|low)\b[^.;]{0,24}$|\bold[ ]record\b[^.;]{0,16}$",
    re.IGNORECASE,
)
# "the number for 2021, which was 28,526", "in 2023, when there had been 7,610": the words before name the days.
WHICH_WAS = re.compile(
    r"^,?[ ](?:which[ ](?:was|is|were|stood[ ]at|had[ ]been|came[ ]to|saw)|when\b|in[ ]which\b|with\b)[^;.\d]{0,40}$",
    re.IGNORECASE,
)
# A period that opens the sentence reaches all of it, from no farther than this.
OPENING, OPENING_REACH = 8, 60


def named_for(reading: Reading, quantity: Quantity) -> Period | None:
    """The closest period that can be this number's own; None where the sentence names none."""
    fitting = [
        period for period in reading.periods if not belongs_elsewhere(reading, period, quantity)
    ]
    if PREVIOUS.search(reading.before(quantity, 40)):
        fitting = [_as_day(p) for p in reading.periods if p.span.start > quantity.span.start][:1]
    if is_bracketed(reading, quantity):
        fitting = beside_bracket(reading, quantity) or fitting
    closest = min(fitting, key=lambda period: _distance(reading, period, quantity), default=None)
    if closest is None:
        return _older(reading, quantity)
    return _sure(_in_its_year(reading, _on_the_day(reading, closest, quantity), quantity))


def _in_its_year(reading: Reading, period: Period | None, quantity: Quantity) -> Period | None:
    """ "At the same time last year, when the figure was 9,376 by April 19": the day is of that year."""
    if period is None or period.reach is Reach.SINCE or YEAR_NAMED.search(period.span.exact):
        return period
    for other in reading.periods:
        whens = WHEN.search(reading.sentence.text[other.span.end :])
        if other.span.end > quantity.span.start or reading.segments.between(other.span, quantity.span) >= CLAUSE:
            continue
        named = other.start if other.reach is Reach.SINCE else other.end
        if whens and named.year < period.end.year and other is not period:
            years = named.year - period.end.year
            return replace(period, start=shifted(period.start, years), end=shifted(period.end, years))
    return period


def _sure(period: Period | None) -> Period | None:
    """Days that the words leave open, and a weekend that may be long, are no period to hold a number to."""
    if period is None or not (period.reach is Reach.WITHIN or UNSURE.search(period.span.exact)):
        return period
    return replace(period, basis=Basis.INFERRED, span=replace(period.span, end=period.span.start, exact=""))


def _as_day(period: Period) -> Period:
    """ "The previous high of 401, which had stood since 22 September": reached on that day."""
    if period.reach is not Reach.SINCE:
        return period
    return replace(period, end=period.start, basis=Basis.STATED, reach=Reach.DAYS)


def is_bracketed(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number stands in brackets behind what it is the number of: "2024 (36,816)"."""
    opening = reading.segments.opening(quantity.span.start)
    return opening is not None and reading.sentence.text[opening.start : opening.end] == "("


def beside_bracket(reading: Reading, quantity: Quantity) -> list[Period]:
    opening = reading.segments.opening(quantity.span.start)
    assert opening
    closing = reading.segments.closing(quantity.span.start)
    end = closing.start if closing else len(reading.sentence.text)
    inside = [p for p in reading.periods if opening.start < p.span.start < end]
    before = [p for p in reading.periods if p.span.end <= opening.start]
    return inside or before[-1:]


def _is_adjective(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "75 out as October arrivals fall": the month is of the noun behind it."""
    behind = reading.sentence.text[period.span.end : period.span.end + 16]
    return period.span.start > quantity.span.start and OF_NOUN.search(behind) is not None


def _is_of_a_part(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "56 (2024: 49)", "sixteen, and before that twenty-six": days that stand with a number of their own."""
    if period.span.start < quantity.span.start or not reading.segments.between(quantity.span, period.span):
        return False
    closing = reading.segments.closing(period.span.end)
    end = closing.start if closing else len(reading.sentence.text)
    if closing and reading.sentence.text[closing.start] == ":":
        return True
    return any(
        period.span.end <= q.span.start < end and not q.percent and not q.label for q in reading.quantities
    )


def is_compared_with(reading: Reading, period: Period) -> bool:
    """Whether the words before a period make it the older side of a comparison."""
    before = reading.sentence.text[max(0, period.span.start - 44) : period.span.start]
    return COMPARED_WITH.search(before) is not None


def _distance(reading: Reading, period: Period, quantity: Quantity) -> int:
    crossed = reading.segments.between(period.span, quantity.span)
    rivals = sum(_between(period.span, other.span, quantity.span) for other in reading.quantities)
    # "from seven in 2018 to 28 in 2021": the days behind a number are nearer than those before it.
    behind = 4 if period.span.start < quantity.span.start else 0
    away = gap(period.span, quantity.span) + crossed + RIVAL_WEIGHT * rivals + behind
    opens = period.span.start < OPENING and not any(
        _between(period.span, other.span, quantity.span) for other in reading.periods
    )
    return min(away, OPENING_REACH) if opens else away


def has_rival(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """Whether another number stands between a period and a number."""
    return any(_between(period.span, other.span, quantity.span) for other in reading.quantities)


def _between(one: Span, middle: Span, other: Span) -> bool:
    low, high = sorted((one.start, other.start))
    return low < middle.start < high


def belongs_elsewhere(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """Whether a period is the older side of a comparison, the scope of a rank or another number's."""
    if is_scope(reading, period) or is_described(reading, period):
        return True
    if _is_adjective(reading, period, quantity) or _is_of_a_part(reading, period, quantity):
        return True
    if _is_across(reading, period, quantity) or _is_of_a_rival(reading, period, quantity):
        return True
    if quantity.span.start > period.span.start:
        return _is_part(reading, quantity)
    far = reading.segments.between(period.span, quantity.span) > FAR
    return far or is_compared_with(reading, period)


def _is_across(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """Whether a comparison or a turn stands between: "compared with 45,755 in 2022", "bringing the total for 2025"."""
    segments = reading.segments
    if WHICH_WAS.search(reading.sentence.text[period.span.end : quantity.span.start]):
        return False
    around, at = segments.opening(period.span.start + 1), segments.opening(quantity.span.start)
    if around == at:
        return False
    if period.span.start > quantity.span.start:
        first = [b for b in segments.breaks if quantity.span.end <= b.start <= period.span.start]
        return any(
            b.kind == "compared" or (b.kind == "turn" and not _restricts(reading, b.start))
            for b in first
        )
    between = [b for b in segments.breaks if period.span.end <= b.start <= quantity.span.start]
    compared_to = around is not None and around.kind == "compared"
    return compared_to or any(b.kind == "compared" for b in between)


def _restricts(reading: Reading, place: int) -> bool:
    """ "Six people died when a boat sank on 12 August": without a comma the words say which day is meant."""
    return reading.sentence.text[place:].startswith((" when", " after"))


def is_scope(reading: Reading, period: Period) -> bool:
    """Whether a period is what a record or rank was held in, and no number's own."""
    text = reading.sentence.text
    before, after = (
        text[max(0, period.span.start - 50) : period.span.start],
        text[period.span.end :],
    )
    ranked = RANKED.search(before) and not re.search(r"\d", RANKED.search(before).group())
    if period.reach in (Reach.SINCE, Reach.SO_FAR):
        return bool(ranked or RECORD_AFTER.search(after))
    return (
        bool(ranked)
        and re.search(r"\b(?:day|month|week|total|figure|number)?[ ]?(?:of|in|since)[ ]$", before)
        is not None
    )


def is_described(reading: Reading, period: Period) -> bool:
    """Whether a period is the day of something else: "the treaty signed in July"."""
    before = reading.sentence.text[max(0, period.span.start - 60) : period.span.start]
    return period.reach is not Reach.SINCE and DESCRIBED.search(before) is not None


def _is_of_a_rival(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "927 more have come, 764 of them on Tuesday": the day is of the part."""
    if period.span.start < quantity.span.start:
        return False
    rivals = [q for q in reading.quantities if _between(period.span, q.span, quantity.span)]
    return any(PART_AFTER.search(reading.sentence.text[rival.span.end :]) for rival in rivals)


def _is_part(reading: Reading, quantity: Quantity) -> bool:
    """A part of a count has days of its own, named behind it or not at all."""
    behind = reading.sentence.text[quantity.span.end :]
    return bool(PART_BEFORE.search(reading.before(quantity, 24)) or PART_AFTER.search(behind))


def _on_the_day(reading: Reading, period: Period, quantity: Quantity) -> Period | None:
    """ "No arrivals since 8 October, when 1,075 came", "to Monday, when 474 arrived": of the last day named."""
    follows = quantity.span.start > period.span.start
    if not (follows and WHEN.search(reading.sentence.text[period.span.end :])):
        return period
    if not DAY_NAMED.search(period.span.exact):
        return _as_year(period) if period.reach is Reach.SINCE else period
    day = period.start if period.reach is Reach.SINCE else period.end
    return replace(period, start=day, end=day, basis=Basis.STATED, reach=Reach.DAYS)


def _as_year(period: Period) -> Period | None:
    """ "It has risen every year since 2018, when it was seven": of that year."""
    if (period.start.month, period.start.day) != (1, 1) or not period.span.exact[-4:].isdigit():
        return None
    return replace(
        period, end=date(period.start.year, 12, 31), basis=Basis.STATED, reach=Reach.DAYS
    )


def _older(reading: Reading, quantity: Quantity) -> Period | None:
    """ "The second quarter brought 8,054, against 8,199": the same days a year before."""
    if not OLDER_SIDE.search(reading.before(quantity, 24)):
        return None
    before = [p for p in reading.periods if p.span.end <= quantity.span.start]
    named = [
        p for p in before if p.reach is Reach.DAYS and p.end > p.start and not is_scope(reading, p)
    ]
    if not named or not any(
        _between(named[-1].span, q.span, quantity.span) for q in reading.quantities
    ):
        return None
    start, end = shifted(named[-1].start, -1), shifted(named[-1].end, -1)
    return replace(named[-1], start=start, end=end)
