"""A figure in its reading comes in; the period that it covers goes out."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl import numerals
from etl.claims import mentions, standing
from etl.claims.parts import Draft, Found, Reading, Spoken
from etl.periods.days import shifted
from etl.events import LABOUR, TREATY_IN_FORCE
from etl.vocabulary import Basis, Measure, Period, Quantity, Reach, Span


TREATY = ("returns_to_france", "arrivals_from_france")

# "brings the total for the year so far to", "the number deported under the deal to", "stood at"
RUNNING_TOTAL = re.compile(
    r"""
    \b (?: total | tally | number | figure | count | toll ) s? \b (?! [ ] of [ ] (?: \w+ [ ] )? $ )
    [^.;]{0,90} (?: \b (?: to | at | is | was | reached | past ) | , ) [ ] (?: \w+ [ ] ){0,3} $
    """,
    re.VERBOSE | re.IGNORECASE,
)
STOOD_AT = re.compile(
    r"\b(?:stood|stands|standing)[ ]at[ ](?:\w+[ ]){0,2}$|\bwhen[ ](?:it|the[ ]\w+)[ ](?:was|had[ ]been|had[ ]reached)[ ]$",
    re.I,
)
# "took the total past 25,000, to 25,065": a total that goes on from the day before.
RAISED = re.compile(
    r"\b(?:brought|brings?|bringing|took|takes?|taking|put|puts|putting|lift(?:ed|s|ing)|push(?:ed|es|ing)"
    r"|carried|raised|leaves|left|leaving|pass(?:ed|es|ing)|past)\b[^.;]{0,70}$",
    re.IGNORECASE,
)
WHOLE_COUNT = re.compile(
    r"\b(?:year[’']s|annual|cumulative|running|overall|year-to-date|grand|combined|yearly)[ ](?:\w+[ ])?(?:total|tally|figure|count)"
    r"|\b(?:total|tally|count|figure|number)[ ](?:for|since|so far|in(?! (?:a|one)\b)|this|has|now|stands|stood)\b|\b20\d\d[ ](?:total|count|tally)",
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
# "The total for the year at that point": which point, another sentence says.
THAT_POINT = re.compile(r"\b(?:at[ ]that[ ](?:point|stage|time)|by[ ]then)\b", re.IGNORECASE)
PERFECT = re.compile(r"\b(?:have|has|[’']ve|so far|to date|now|already)\b", re.IGNORECASE)
# The words of a period that none of its own sentence gave.
NOWHERE = Span(0, 0, "")
IN_DAYS = re.compile(
    r"(?P<one>\bin[ ](?:a|one|a single)[ ](?:single[ ])?day\b|\bsingle-day\b|\bin[ ]24[ ]hours\b|\bin[ ](?:a[ ])?record[ ]day\b)"
    r"|\bin[ ](?:just[ ]|only[ ])?(?P<count>two|three|four|five|six|seven|ten)[ ]days\b",
    re.IGNORECASE,
)
AT_ONCE = re.compile(
    r"^(?:[ ]\w+){0,3}?[ ](?:cross|arriv|land|reach|ma[dk]e|c[ao]me)\w*(?:[ ]\w+){0,4}?[ ]in[ ](?:a|one)[ ](?:single[ ])?day\b",
    re.I,
)
TIME_WORDS = re.compile(
    r"^[^.;,()–—]{0,30}?[ ](?P<word>between[ ]the|since[ ](?:the|he|she|they|it|we)|until[ ]the|after[ ](?:it|that)"
    r"|before[ ](?:it|that)|afterwards|on[ ]the[ ]\d{1,2}(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
SAME_STRETCH = re.compile(r"same[ ](?:weeks|months|part|period|stretch|days)", re.IGNORECASE)
SAME_DATE = re.compile(
    r"^[^.;,]{0,24}\b(?:by|at)[ ](?:(?:the[ ]same|that|this)[ ](?:date|point|stage|time)|then)\b", re.IGNORECASE
)
WEEKS = 27
# Figures back that a text still goes on from; people in a boat, more or less.
NEAR, A_BOAT_HOLDS = 4, 45
BATCH = re.compile(
    r"\b(?:further|more|another|additional|latest|largest|biggest|first|flight|plane|aircraft|coach)\b",
    re.IGNORECASE,
)
HAD_BEEN = re.compile(r"\b(?:had|have|has)[ ](?:now[ ]|been|so far)", re.IGNORECASE)
PARTNERS = {
    "boats": "arrivals",
    "uncontrolled_landings": "arrivals",
    "prevented_events": "prevented_people",
}
# A break of the sentence lighter than this does not part people from their boats.
PARTED = 35
BESIDE = 8


def period(
    reading: Reading,
    quantity: Quantity,
    found: Found,
    spoken: Spoken,
    published: date,
) -> Period | None:
    """The period of a count: named beside it, carried over, or a total's own start."""
    indicator, measure, earlier = found.indicator, found.measure, spoken.drafts
    partner = _partner(reading, quantity, indicator, earlier)
    if partner:
        return partner.period
    if measure is Measure.RANK:
        return _ranked(reading, quantity, spoken, published)
    if _is_dangling(reading, quantity):
        return None
    mention = mentions.named_for(reading, quantity)
    compared = _compared_before(reading, mention, earlier)
    if compared:
        return compared
    mention = _mirrored(mention, earlier) if mention else None
    if mention and mention.reach is Reach.DAYS and _is_year(mention) and SAME_DATE.search(reading.after(quantity, 40)):
        return replace(mention, reach=Reach.SAME_POINT)
    if AT_ONCE.search(reading.after(quantity, 50)) and not (
        mention and mention.start == mention.end
    ):
        return _carried(reading, quantity, found, spoken, published)
    if measure is Measure.MILESTONE and mention:
        return _passed(mention, indicator, reading, published)
    if is_running_total(reading, quantity, mention):
        return _running_total(reading, quantity, mention, indicator, earlier, published)
    if mention:
        return _to_date(_scoped(mention, indicator, reading, quantity), published)
    if indicator in TREATY:
        return _treaty_event_or_total(reading, quantity, indicator, earlier, published)
    return _carried(reading, quantity, found, spoken, published)


def _partner(
    reading: Reading, quantity: Quantity, indicator: str, earlier: Sequence[Draft]
) -> Draft | None:
    """The people of these boats: "369 people crossed in seven boats" is of the same days."""
    last = earlier[-1] if earlier else None
    if last is None or last.reading is not reading or last.measure is not Measure.COUNT:
        return None
    if PARTNERS.get(indicator) != last.indicator and PARTNERS.get(last.indicator) != indicator:
        return None
    if (
        PARTNERS.get(last.indicator) == indicator
        and len(earlier) > 1
        and earlier[-2].reading is reading
    ):
        return None
    low, high = last.quantity.span, quantity.span
    if any(low.end <= p.span.start and p.span.end <= high.start for p in reading.periods):
        return None
    return last if reading.segments.between(low, high) <= PARTED else None


def _is_dangling(reading: Reading, quantity: Quantity) -> bool:
    """Words of time behind a number that were not understood: its days are not known."""
    match = TIME_WORDS.search(reading.after(quantity, 60))
    if match is None:
        return False
    place = quantity.span.end + match.start("word")
    return not any(p.span.start <= place < p.span.end for p in reading.periods)


def _mirrored(mention: Period, earlier: Sequence[Draft]) -> Period:
    """ "In the same weeks of 2024": the days of the stretch spoken of last, in that year."""
    if mention.reach is not Reach.SAME_POINT or not SAME_STRETCH.search(mention.span.exact):
        return mention
    last = next((d.period for d in reversed(earlier) if d.period and d.period.start.year > mention.start.year), None)
    if last is None or last.end == last.start:
        return mention
    years = mention.start.year - last.start.year
    return replace(mention, start=shifted(last.start, years), end=shifted(last.end, years), reach=Reach.DAYS)


def _compared_before(
    reading: Reading, mention: Period | None, earlier: Sequence[Draft]
) -> Period | None:
    """ "15% lower than in 2024, when it was 16,712": of the days compared with."""
    last = earlier[-1] if earlier else None
    if mention is None or last is None or last.reading is not reading or not last.base:
        return None
    return last.base if mention.span == last.base.span else None


RANKED_THING = re.compile(
    r"\b(?P<thing>days?|daily|weeks?|weekly|months?|monthly|years?|annual|yearly)\b", re.IGNORECASE
)
LENGTHS = {
    "d": range(1, 3),
    "w": range(6, 9),
    "m": range(28, 32),
    "y": range(180, 367),
    "a": range(180, 367),
}


def _ranked(reading: Reading, quantity: Quantity, spoken: Spoken, published: date) -> Period | None:
    """The day, month or year that is ranked: named here, else the last such that a figure is of."""
    thing = RANKED_THING.search(reading.after(quantity, 60)) or RANKED_THING.search(
        reading.before(quantity, 60)
    )
    lengths = LENGTHS[thing["thing"][0].lower()] if thing else range(1, 3)
    own = [p for p in reading.periods if not mentions.is_scope(reading, p)]
    said = [d.period for d in reversed(spoken.drafts) if d.period]
    for period in (*own, *said[:NEAR]):
        if (period.end - period.start).days + 1 in lengths:
            return period if period in own else replace(period, span=NOWHERE)
    return replace(said[0], span=NOWHERE) if said else None


def _passed(mention: Period, indicator: str, reading: Reading, published: date) -> Period:
    """A milestone runs from the start of the count to the day passed."""
    days = [p for p in reading.periods if p.start == p.end]
    if mention.start != mention.end and not days:
        return _to_date(_scoped(mention, indicator, reading, None), published)
    end = mention.end if mention.start == mention.end else days[0].end
    start = TREATY_IN_FORCE if indicator in TREATY else date(end.year, 1, 1)
    named = next((p for p in reading.periods if p.reach in (Reach.SINCE, Reach.SO_FAR)), None)
    return replace(mention, start=named.start if named and named.start <= end else start, end=end)


def is_running_total(reading: Reading, quantity: Quantity, mention: Period | None) -> bool:
    """Whether the words before the number make it a total up to a day, and not the count of one day."""
    before = reading.before(quantity, 130)
    if STOOD_AT.search(before) or standing.TAKEN_TO.search(before):
        return True
    if not RUNNING_TOTAL.search(before):
        return False
    of_its_days = mention is not None and mention.reach is Reach.DAYS and not _is_year(mention)
    return not of_its_days or bool(RAISED.search(before) or WHOLE_COUNT.search(before))


def _is_year(period: Period) -> bool:
    return (period.start.month, period.start.day, period.end.month, period.end.day) == (
        1,
        1,
        12,
        31,
    )


def _scoped(named: Period, indicator: str, reading: Reading, quantity: Quantity | None) -> Period:
    """A count "by 5 October" starts where counts of its indicator start, or with the year named beside it."""
    had_been = (
        quantity and named.start == named.end and HAD_BEEN.search(reading.after(quantity, 30))
    )
    if indicator in TREATY and (
        named.reach in (Reach.UNTIL, Reach.SO_FAR) or (had_been and named.reach is Reach.DAYS)
    ):
        return _since(TREATY_IN_FORCE, named.end, named.span, named.basis, named.reach)
    if named.reach is Reach.UNTIL:
        opened = [
            p
            for p in reading.periods
            if p.reach in (Reach.SINCE, Reach.SO_FAR) and p.start < named.end
            if mentions.gap(p.span, named.span) < BESIDE
        ]
        return replace(named, start=opened[0].start) if opened else named
    if named.reach in (Reach.SINCE, Reach.SO_FAR) and quantity:
        closed = [p for p in reading.periods if p.reach is Reach.UNTIL and named.start <= p.end]
        between = mentions.gap(closed[0].span, named.span) if closed else 99
        return (
            replace(named, end=closed[0].end, basis=Basis.STATED, reach=Reach.DAYS)
            if between < 4
            else named
        )
    return named


def _since(start: date, end: date, span: Span, basis: Basis, reach: Reach = Reach.SINCE) -> Period:
    return Period(start, max(start, end), basis, span, reach)


def _running_total(
    reading: Reading,
    quantity: Quantity,
    mention: Period | None,
    indicator: str,
    earlier: Sequence[Draft],
    published: date,
) -> Period:
    if indicator in TREATY:
        return _treaty_total(reading, mention, published)
    day = _last_day(reading, quantity, mention)
    last = _last_named(earlier) if GOES_ON.search(reading.sentence.text) else None
    if (
        last
        and not (day and day.end > last.end)
        and (mention is None or mention.start <= last.end <= mention.end)
    ):
        span = mention.span if mention else NOWHERE
        start = (
            mention.start if mention and mention.end > mention.start else date(last.end.year, 1, 1)
        )
        return Period(start, last.end, last.basis, span)
    if mention is None:
        return this_year_to_date(published)
    if day and mention.start <= day.end <= mention.end and mention.end > mention.start:
        return Period(mention.start, day.end, day.basis, mention.span)
    if mention.start == mention.end and mention.reach is Reach.DAYS:
        return replace(mention, start=_start_of_count(reading, mention))
    if THAT_POINT.search(reading.sentence.text):
        return replace(mention, span=NOWHERE)
    return _to_date(mention, published)


def _start_of_count(reading: Reading, day: Period) -> date:
    named = [
        p.start
        for p in reading.periods
        if p.reach in (Reach.SINCE, Reach.SO_FAR) and p.start <= day.end
    ]
    return named[0] if named else date(day.end.year, 1, 1)


def _last_day(reading: Reading, quantity: Quantity, mention: Period | None) -> Period | None:
    """The one day that the total runs to: "the total for 2025 was 31,031 on Wednesday night"."""
    days = [
        p
        for p in reading.periods
        if p.reach in (Reach.DAYS, Reach.UNTIL)
        and (p.start == p.end or p.reach is Reach.UNTIL)
        and not mentions.belongs_elsewhere(reading, p, quantity)
        and reading.segments.between(p.span, quantity.span) < PARTED
        and not mentions.has_rival(reading, p, quantity)
    ]
    return min(days, key=lambda p: mentions.gap(p.span, quantity.span), default=None)


def _to_date(mention: Period, published: date) -> Period:
    """ "The total for 2025" printed during 2025 runs to the day of printing, not to December."""
    is_this_year = (mention.start.month, mention.end.month) == (1, 12) and mention.end >= published
    return year_to_date(mention.start, published, mention.span) if is_this_year else mention


def year_to_date(start: date, published: date, span: Span = NOWHERE) -> Period:
    """A count from `start` with no named end: it runs to the day before publication."""
    return _since(start, published - timedelta(1), span, Basis.INFERRED, Reach.SO_FAR)


def this_year_to_date(published: date) -> Period:
    """The year so far; on the first days of January the figures are still of the year before."""
    return year_to_date(date((published - timedelta(2)).year, 1, 1), published)


def _last_named(earlier: Sequence[Draft]) -> Period | None:
    """The newest period of the figures just before, where both its ends were named."""
    last = [
        d.period for d in earlier[-4:] if d.period and d.period.reach in (Reach.DAYS, Reach.UNTIL)
    ]
    return max(last, key=lambda period: period.end, default=None)


def _treaty_total(reading: Reading, mention: Period | None, published: date) -> Period:
    named = [
        p
        for p in reading.periods
        if p.reach in (Reach.DAYS, Reach.UNTIL)
        and not mentions.is_scope(reading, p)
        and not mentions.is_described(reading, p)
        and p.end <= published
    ]
    # "Nine on Thursday and 10 last week bring the total to 26": of the newest day that is named.
    mention = max(named, key=lambda period: period.end, default=mention)
    if (
        mention
        and mention.reach in (Reach.DAYS, Reach.UNTIL)
        and TREATY_IN_FORCE <= mention.end < published
    ):
        return Period(TREATY_IN_FORCE, mention.end, mention.basis, mention.span)
    announced = reading.announced
    end = announced.end if announced else published - timedelta(1)
    span = announced.span if announced else NOWHERE
    return _since(TREATY_IN_FORCE, end, span, Basis.INFERRED)


def _treaty_event_or_total(
    reading: Reading, quantity: Quantity, indicator: str, earlier: Sequence[Draft], published: date
) -> Period:
    """ "A further 16" with no day of its own is taken to be of the seven days up to its announcement."""
    other = next(
        (d for d in reversed(earlier) if d.reading is reading and d.indicator in TREATY), None
    )
    if (
        other
        and other.indicator != indicator
        and other.period
        and other.period.start == TREATY_IN_FORCE
    ):
        return other.period
    near = reading.sentence.text[max(0, quantity.span.start - 20) : quantity.span.end + 12]
    if not BATCH.search(near):
        return _treaty_total(reading, None, published)
    end = reading.announced.end if reading.announced else published
    span = reading.announced.span if reading.announced else NOWHERE
    return Period(end - timedelta(6), end, Basis.INFERRED, span)


def _carried(
    reading: Reading, quantity: Quantity, found: Found, spoken: Spoken, published: date
) -> Period | None:
    """What the figure before covers, where it stands in this sentence or paragraph.

    Across paragraphs a text goes on with a year or a season, not with one day; "have crossed" with no
    days at all is the year so far.
    """
    indicator, measure = found.indicator, found.measure
    before = [d for d in spoken.drafts if d.period and d.indicator not in TREATY]
    last = before[-1] if before else None
    around = reading.sentence.text[max(0, quantity.span.start - 50) : quantity.span.end + 60]
    perfect = PERFECT.search(around) is not None
    compared = _from_or_to(reading, quantity, spoken)
    if compared:
        return replace(compared, span=NOWHERE)
    if indicator == "other_returns" and perfect and published > LABOUR:
        return _since(LABOUR, published - timedelta(1), NOWHERE, Basis.INFERRED)
    own = [d.period for d in before if d.reading is reading and d.period]
    if own:
        return replace(max(reversed(own), key=lambda p: p.end), span=NOWHERE)
    if perfect and indicator in (
        "arrivals",
        "boats",
        "deaths",
        "prevented_people",
        "prevented_events",
    ):
        return this_year_to_date(published)
    said = _said_before(reading, spoken)
    if said:
        return replace(said, span=NOWHERE)
    near = _most_alike(reading, quantity, indicator, before)
    if (
        near
        and near.period
        and (measure is not Measure.PER_BOAT or near.reading.paragraph == reading.paragraph)
    ):
        return replace(near.period, span=NOWHERE)
    days = IN_DAYS.search(around)
    if days:
        count = 1 if days["one"] else int(numerals.value(days["count"]))
        return Period(
            published - timedelta(count), published - timedelta(1), Basis.INFERRED, NOWHERE
        )
    main = _main(before) or _first_named(spoken)
    if last and last.period and reading.paragraph - last.reading.paragraph <= 1 and main is None:
        main = last.period
    return replace(main, span=NOWHERE) if main else None


def _around(reading: Reading, quantity: Quantity) -> str:
    """The words around a number, up to where another thing is said: ", taking the total so far this year to"."""
    turns = [b.start for b in reading.segments.breaks if b.kind in ("turn", "strong")]
    end = min([place for place in turns if place >= quantity.span.end], default=len(reading.sentence.text))
    return reading.sentence.text[max(0, quantity.span.start - 50) : min(end, quantity.span.end + 60)]


def _said_before(reading: Reading, spoken: Spoken) -> Period | None:
    """The days that the sentence just before names, where it holds no figure of its own."""
    last = spoken.readings[-1] if spoken.readings else None
    if last is None or reading.paragraph - last.paragraph > 1:
        return None
    if spoken.drafts and spoken.drafts[-1].reading in (last, reading):
        return None
    named = [p for p in last.periods if p.reach is Reach.DAYS and not mentions.is_scope(last, p)]
    return named[-1] if len(named) == 1 else None


def _from_or_to(reading: Reading, quantity: Quantity, spoken: Spoken) -> Period | None:
    """ "By 46 per cent, from 1,110 to 602": the two sides of the comparison before."""
    compared = [d for d in spoken.drafts[-3:] if d.reading is reading and d.base]
    if not compared:
        return None
    before = reading.before(quantity, 8)
    if before.endswith(" from "):
        return compared[-1].base
    return compared[-1].period if before.endswith(" to ") else None


def _most_alike(
    reading: Reading, quantity: Quantity, indicator: str, before: Sequence[Draft]
) -> Draft | None:
    """Of the figures just before the one of about this size: boats go with a day's people, not with a year's."""
    people = quantity.value * (
        A_BOAT_HOLDS if indicator in ("boats", "uncontrolled_landings") else 1
    )
    near = [
        d
        for d in before[-NEAR:]
        if reading.paragraph - d.reading.paragraph <= 1 and d.measure is Measure.COUNT
    ]
    near = [d for d in near if not _is_older_side(d, near)]
    if reading.paragraph in {d.reading.paragraph for d in near}:
        near = [d for d in near if d.reading.paragraph == reading.paragraph]

    def unlike(draft: Draft) -> float:
        held = draft.quantity.value * (A_BOAT_HOLDS if draft.indicator == "boats" else 1)
        low, high = sorted((max(people, 1), max(held, 1)))
        return int(math.log2(high / low) / 2)

    return min(reversed(near), key=unlike, default=None)


def _first_named(spoken: Spoken) -> Period | None:
    """The first month or year that the text named, where no figure has stood yet."""
    if spoken.drafts:
        return None
    named = (p for r in spoken.readings for p in r.periods if p.reach is Reach.DAYS)
    return next((p for p in named if (p.end - p.start).days >= WEEKS), None)


def _is_older_side(draft: Draft, near: Sequence[Draft]) -> bool:
    return any(
        d.reading is draft.reading and d.period and draft.period and d.period.end > draft.period.end for d in near
    )


def _main(drafts: Sequence[Draft]) -> Period | None:
    """The stretch that the text is about: of those longer than a few weeks the one that most figures are of."""
    long = [d.period for d in drafts if d.period and (d.period.end - d.period.start).days > WEEKS]
    counted = Counter((period.start, period.end) for period in long)
    return max(long, key=lambda period: counted[period.start, period.end], default=None)
