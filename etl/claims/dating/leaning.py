"""Words that point back ("the same weeks", "up from") come in; the days of the figure that they lean on go out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.claims.counting.subsets import NATIONALITY
from etl.claims.dating import mentions, older, retold
from etl.claims.parts import CHANGES, NOWHERE, OPEN, Draft, Found, Reading
from etl.periods.days import shifted
from etl.vocabulary import Basis, Measure, Period, Quantity, Reach


# "In the same weeks of 2024".
SAME_STRETCH = re.compile(r"same[ ](?:weeks?|months?|part|period|stretch|days)", re.IGNORECASE)
SAME_AGAIN = re.compile(
    r"(?:the[ ])?same[ ](?:period|stretch|time|span|weeks|months)", re.IGNORECASE
)
# "Higher than in 2022, which went on to be a record year with 45,755": the whole of it.
WENT_ON = re.compile(
    r"\b(?:went[ ]on[ ]to|the[ ]year[ ]in[ ]which|ended|finished|closed|in[ ]the[ ]end|eventually|as[ ]a[ ]whole"
    r"|when[ ]a[ ](?:\w+[ ])?record|the[ ](?:[\w-]+[ ]){1,2}year[ ](?:on[ ]record|ever|yet|of[ ]all))\b",
    re.IGNORECASE,
)
# "By this date last year 24,538 had crossed. In 2024 it was 16,712": up to that date as well.
IT_WAS = re.compile(
    r"(?:(?:And|But|While|and|but)[ ])?[Ii]n[ ]20\d\d,?[ ]it[ ](?:was|had[ ]been|stood[ ]at)[ ](?:[a-z]+[ ]){0,2}$"
)
# "Fewer than the 4,395 at this stage of 2025, and about the same as in 2024, when the number was 3,468".
THAN_IN = re.compile(
    r"\b(?:than|as|on|from|below|above)[ ](?:in[ ])?20\d\d,[ ]when[ ](?:it|the[ ](?:number|figure|total|count))[ ]"
    r"(?:was|had[ ]been|stood[ ]at)[ ](?:[a-z]+[ ]){0,2}$"
)
# "In 2023 it was 23,700 and in 2024 24,300", "23,700 in 2023 and 24,300 in 2024".
AND_IN = re.compile(
    r"(?:[ ]in[ ]20\d\d|[ ](?:higher|lower|more|fewer))?,?(?:[ ](?:and|then|but|while|whereas))?(?:[ ]in[ ]20\d\d,?)?"
    r"[ ](?:it[ ](?:was|had[ ]been)[ ])?(?:[a-z]+[ ]){0,2}",
    re.IGNORECASE,
)
ALONE = re.compile(r"(?:[ ]in[ ]20\d\d)?(?:[.,;:)]|[ ]and[ ]in[ ]20\d\d|$)")
# "One has to go back to 2021, with its 11,613, to find a lower one".
GO_BACK = re.compile(
    r"\bgo(?:es)?[ ]back[ ]to[ ]20\d\d,[ ](?:with|when|and)(?=[ ])[^.;\d]{0,30}$", re.IGNORECASE
)
# "3,567 arrivals, down 14% from 4,149 in".
DOWN_FROM = re.compile(
    r"(?:[ ][a-z]+){0,4},[ ](?:down|up)[ ](?:by[ ])?(?:[\d.]+(?:%|[ ]per[ ]?cent)[ ])?(?:from|on)[ ]"
    r"(?:the[ ])?\d[\d,]*[ ](?:[a-z]+[ ]){0,2}(?:in|during)[ ]"
)
LAST, DECEMBER = 3, 12
# Counts up to the same day of two years are not farther apart than this.
LIKE = 3
A_YEAR_EARLIER = re.compile(r"(?:a|one)[ ]year[ ](?:earlier|before|previously|ago)", re.IGNORECASE)
YEAR_ALONE = re.compile(r"(?:to[ ])?20\d\d")
# So large a number is told again by no accident.
TELLING = 100
# A part of a year of which no words say so is the smaller count.
SMALLER = 1.1
# A stretch of this many days is held against the one a year before.
MONTH, LONGEST_MONTH, YEAR = 27, 31, 364
# And a week against the one before it.
WEEK = 6


def find(
    reading: Reading,
    quantity: Quantity,
    mention: Period | None,
    found: Found,
    earlier: Sequence[Draft],
) -> Period | None:
    """The days of the figure before that the words of a number point back to; None where they do not."""
    leans = (
        compared_before(reading, quantity, mention, earlier)
        or as_before(reading, mention, earlier)
        or to_that_point(reading, quantity, mention, earlier)
        or told_again(reading, quantity, found, earlier)
        or a_year_earlier(reading, quantity, mention, found, earlier)
    )
    if leans or mention:
        return leans
    if precise := retold.made_precise(reading, quantity, found, earlier):
        return precise
    if found.measure is Measure.COUNT and (newer := year_after(reading, quantity)):
        return newer
    older = year_before(reading, quantity, found, earlier)
    counts = found.measure is Measure.COUNT and found.indicator == "arrivals"
    return older or (of_other_nationals(reading, earlier) if counts else None)


def of_other_nationals(reading: Reading, earlier: Sequence[Draft]) -> Period | None:
    """ "Afghans were 5,662 in the year to March. The number of Iranians rose to 3,844": of that year."""
    last = earlier[-1] if earlier else None
    if (
        last is None
        or last.reading.paragraph != reading.paragraph
        or not NATIONALITY.match(last.subset)
    ):
        return None
    named = NATIONALITY.search(reading.sentence.text)
    if not named or reading.periods or last.period is None:
        return None
    return replace(last.period, span=NOWHERE, basis=Basis.INFERRED)


def as_before(reading: Reading, mention: Period | None, earlier: Sequence[Draft]) -> Period | None:
    """ "By October 94 had been returned; over the same period 11,518 came": the days of the figure before."""
    if mention is None or not earlier or not SAME_AGAIN.fullmatch(mention.span.exact):
        return None
    # "113, up from 94 a week earlier. In the same period": of the newer.
    newer = [d for d in earlier[-2:] if not older.is_older_side(d, earlier[-2:])]
    last = newer[-1].period if newer else None
    if last is None:
        return None
    near = reading.paragraph - earlier[-1].reading.paragraph <= 1
    told = earlier[-1].reading
    right_before = (
        told is not reading and not told.periods and reading.sentence.start - told.sentence.end <= 1
    )
    return (
        replace(last, span=mention.span)
        if near and (right_before or last.end == mention.end)
        else None
    )


def a_year_earlier(
    reading: Reading,
    quantity: Quantity,
    mention: Period | None,
    found: Found,
    earlier: Sequence[Draft],
) -> Period | None:
    """ "In the first half 182 boats arrived. There were 65 in each, up from 58 a year earlier": in that half too."""
    if mention is None or not A_YEAR_EARLIER.fullmatch(mention.span.exact):
        return None
    last = earlier[-1] if earlier else None
    newer = last.period if last and last.reading is reading else None
    kind = (found.indicator, found.measure)
    if last is None or newer is None or (last.indicator, last.measure) != kind:
        return None
    known = newer.span == NOWHERE and newer.reach is Reach.DAYS and newer.start < newer.end
    if not known or not mentions.is_older_side(reading, quantity):
        return None
    return replace(mentions.year_before(newer), span=mention.span, basis=Basis.INFERRED)


def told_again(
    reading: Reading, quantity: Quantity, found: Found, earlier: Sequence[Draft]
) -> Period | None:
    """ "In June 2,742 arrived. In July there were 2,316, a fall of 16% from 2,742": of the June that was told."""
    if quantity.value < TELLING or not mentions.is_older_side(reading, quantity):
        return None
    if any(p.span.start > quantity.span.end for p in reading.periods):
        return None
    kind = (found.indicator, found.measure, "", quantity.value)
    alike = [d for d in earlier if (d.indicator, d.measure, d.subset, d.quantity.value) == kind]
    own = [d.period for d in earlier if d.reading is reading and d.period]
    told = alike[-1].period if alike and alike[-1].reading is not reading else None
    if told is None or not own or told.end >= own[-1].end:
        return None
    return replace(told, span=NOWHERE, basis=Basis.INFERRED)


def year_before(
    reading: Reading, quantity: Quantity, found: Found, earlier: Sequence[Draft]
) -> Period | None:
    """ "The total is 12,313, up 18% from 10,472": of the days of the figure before, in the year before."""
    if not mentions.is_older_side(reading, quantity):
        return None
    kind = (found.indicator, found.measure)
    own = [d for d in earlier[-4:] if d.reading is reading and (d.indicator, d.measure) == kind]
    newer = own[-1].period if own else None
    length = (newer.end - newer.start).days if newer else 0
    long = (
        length >= MONTH and (newer.start.year == newer.end.year or length == YEAR)
        if newer
        else False
    )
    if newer is None or not (long or length == WEEK):
        return None
    reach = Reach.SAME_POINT if newer.reach in (*OPEN, Reach.UNTIL) else newer.reach
    return replace(mentions.year_before(newer), span=NOWHERE, basis=Basis.INFERRED, reach=reach)


def year_after(reading: Reading, quantity: Quantity) -> Period | None:
    """ "There were 3,567, down 14% from 4,149 in August 2024": those of the August behind it."""
    for period in reading.periods:
        between = reading.sentence.text[quantity.span.end : period.span.start]
        days = (period.end - period.start).days
        if MONTH <= days < LONGEST_MONTH and DOWN_FROM.fullmatch(between):
            start, end = shifted(period.start, 1), shifted(period.end, 1)
            return replace(period, start=start, end=end, span=NOWHERE, basis=Basis.INFERRED)
    return None


def mirrored(mention: Period, earlier: Sequence[Draft]) -> Period:
    """ "In the same weeks of 2024": the days of the stretch spoken of last, in that year."""
    if mention.reach is not Reach.SAME_POINT or not SAME_STRETCH.search(mention.span.exact):
        return mention
    told = [d.period for d in reversed(earlier) if d.period]
    if "month " in f"{mention.span.exact} ":
        told = [p for p in told if p.start.day == 1 and (p.end - p.start).days < LONGEST_MONTH]
    last = next((p for p in told if p.start.year > mention.start.year), None)
    if last is None or last.end == last.start:
        return replace(mention, basis=Basis.INFERRED, span=NOWHERE)
    years = mention.start.year - last.start.year
    return replace(
        mention, start=shifted(last.start, years), end=shifted(last.end, years), reach=Reach.DAYS
    )


def compared_before(
    reading: Reading, quantity: Quantity, mention: Period | None, earlier: Sequence[Draft]
) -> Period | None:
    """ "15% lower than in 2024, when it was 16,712": of the days compared with."""
    last = earlier[-1] if earlier else None
    if mention is None or last is None or last.reading is not reading or not last.base:
        return None
    # "In 2023 they fell by 36% to 29,437": the year before is told by the same words.
    told_once = last.period is None or last.period.span != last.base.span
    if last.measure not in CHANGES or mention.span != last.base.span or not told_once:
        return None
    between = reading.sentence.text[mention.span.end : quantity.span.start]
    return None if WENT_ON.search(between) else last.base


def to_that_point(
    reading: Reading, quantity: Quantity, mention: Period | None, earlier: Sequence[Draft]
) -> Period | None:
    """ "By the same date last year 24,538 had crossed. In 2024 it was 16,712": of the same part of that year."""
    last = earlier[-1] if earlier else None
    point = last and (last.base if last.measure in CHANGES else last.period)
    if (
        mention is None
        or last is None
        or point is None
        or not YEAR_ALONE.fullmatch(mention.span.exact)
    ):
        return None
    before = reading.before(quantity, 70)
    own = last.reading is reading and (
        THAN_IN.search(before)
        or (
            AND_IN.fullmatch(_between(reading, last, quantity))
            and ALONE.match(reading.after(quantity, 16))
        )
    )
    told = last.reading.paragraph == reading.paragraph and (
        IT_WAS.fullmatch(before) or GO_BACK.search(before)
    )
    return _at_point(mention, point, quantity, earlier) if own or told else None


def _between(reading: Reading, last: Draft, quantity: Quantity) -> str:
    """The words from a figure, or from its own days behind it, to a number: "at this stage in 2024 and"."""
    end = last.quantity.span.end
    days = last.period.span if last.period and last.period.span != NOWHERE else last.quantity.span
    near = end <= days.start <= quantity.span.start and not reading.segments.between(
        last.quantity.span, days
    )
    return reading.sentence.text[days.end if near else end : quantity.span.start]


def _at_point(
    mention: Period, point: Period, quantity: Quantity, earlier: Sequence[Draft]
) -> Period | None:
    """The year that is named, up to the day of a point, where the count is of about that size."""
    told = earlier[-1].measure if earlier[-1:] else Measure.COUNT
    measure = Measure.PER_BOAT if told is Measure.PER_BOAT else Measure.COUNT
    counts = [d for d in earlier[-LAST:] if d.measure is measure]
    low, high = sorted((counts[-1].quantity.value, quantity.value)) if counts else (0, 1)
    if high > LIKE * low:
        return None
    if point.reach is Reach.SAME_POINT:
        return replace(mention, reach=Reach.SAME_POINT)
    is_part = (point.start.month, point.start.day) == (1, 1) and point.end.month < DECEMBER
    if point.reach not in (Reach.UNTIL, Reach.DAYS) or not is_part or point.start == point.end:
        return None
    if point.end.year == mention.end.year or quantity.value > SMALLER * counts[-1].quantity.value:
        return None
    end = shifted(point.end, mention.end.year - point.end.year)
    return replace(mention, end=end, reach=Reach.UNTIL)
