"""A period in its reading comes in; whether it is of something other than a number goes out."""

import re

from etl.claims.dating import rivals
from etl.claims.keyed import Keyed
from etl.claims.parts import OPEN, Reading
from etl.vocabulary import Period, Quantity, Reach, Span


# "25 per cent up on 2023", "fewer than in 2022": the period belongs to the comparison.
COMPARED_WITH = re.compile(
    r"""
    \b (?: (?: (?<! broke[ ] ) (?<! broken[ ] ) (?<! picked[ ] ) (?<! washed[ ] ) (?<! turned[ ] ) (?<! ended[ ] )
              (?<! went[ ] ) (?<! gone[ ] ) (?<! split[ ] ) (?<! goes[ ] ) (?: up | down )
              | (?: rise | increase | fall | drop ) (?: [ ] of [ ] [\d.,]+ (?: % | [ ] per[ ]cent )? )? )
            [ ] (?: on | from )
         | exceed(?:s|ed|ing)? | surpass(?:es|ed|ing)? | outdo(?:es|ing|ne)? | beat(?:s|en|ing)?
         | overt(?:ook|akes|aken)
          | than | compared [ ] (?: with | to ) | against | above | below | ahead [ ] of | behind | short [ ] of )
    [ ] (?: (?: in | on | at | by | for | the | that | of | same | total | figure | average | whole | record
              | set | both ) [ ] ){0,4} $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "The busiest day of the year so far", "the most in a day since November 2022": the scope of a rank.
RANKED = Keyed(
    re.compile(
        r"\b(?:most|highest|busiest|biggest|largest|lowest|smallest|fewest|record|high|peak|first|worst|deadliest|best"
        r"|quietest|earliest|fastest)\b[^.;,:]{0,64}$",
        re.IGNORECASE,
    ),
    *("est", "most", "first", "worst", "record", "high", "peak"),
)
# "The highest daily total of 1,305 since data began": of one of those days.
DAILY_RECORD = re.compile(
    r"\b(?:highest|record|biggest|largest|busiest)[ ](?:daily|single-day|one-day|weekly|monthly)[ ]"
    r"(?:total|number|figure|count|record|high|tally)[ ](?:of[ ])?[\d,]+[ ](?:people[ ]|arrivals[ ])?$",
    re.IGNORECASE,
)
# "2022's record": the days are of the rank that follows them.
RECORD_AFTER = re.compile(
    r"(?:[’']s)?[ ](?:previous[ ]|daily[ ])?(?:record|high|highest|peak|busiest|biggest|worst|deadliest|lowest)\b",
    re.IGNORECASE,
)
# "Arrivals hit 2024 high", "the previous 2024 high of 882": days that a mark was set in, not those of a number.
HIGH_OF = re.compile(
    r"(?:[’']s)?[ ](?:daily[ ]|single-day[ ]|one-day[ ])?(?:high|peak|low|record)\b(?![ ](?:year|of[ ]\d|total|\d))",
    re.IGNORECASE,
)
# "In the peak year of 2022", "the most common nationality in 2025": the number is of that year.
NO_SCOPE = re.compile(
    r"\b(?:record|peak|busiest|worst)[ ]year(?:,|[ ]of)?[ ]$|\bmost[ ]common[ ]nationality[ ](?:in|of|for)[ ]$"
    r"|\b(?:largest|biggest|top|commonest|most[ ]common)[ ](?:single[ ]|national[ ])?(?:groups?|nationalit(?:y|ies))\b"
    r"[^.;,\d]{0,50}[ ](?:in|of|for|over|during)[ ](?:the[ ])?$",
    re.IGNORECASE,
)
RELATIVE_ASIDE = re.compile(r",[ ](?:which|who|whose)[ ][^,;.\d]{0,80},")
# "A record December day".
DAY_BEHIND = re.compile(r"[ ](?:day|week|weekend)\b", re.IGNORECASE)
# "The treaty signed in July", "measures announced on Monday": when something else was done.
DESCRIBED = re.compile(
    r"\b(?:signed|agreed|struck|announced|launched|introduced|unveiled|published|released|negotiated|elected"
    r"|promised|took[ ]effect|(?:came|entered)[ ]into[ ](?:force|effect)|started|began|ratified"
    r"|passed[ ]into[ ]law|arrested|charged|due|begins?|expires?|open(?:ed|s)?)"
    r"[ ](?:by[ ][\w’' ]{1,60}[ ])?(?:back[ ])?(?:in|on|last|this|at|for)?[ ]?$",
    re.IGNORECASE,
)
# "Data published since then show": when they were published, and not of which days they are.
SHOWN = re.compile(r",?[ ](?:show|suggest|indicate|put|reveal)(?:s|ed)?\b")
# "It began last Thursday with 621 people": that day has the number.
BEGAN_WITH = re.compile(r",?[ ]with[ ](?:(?!the\b)[a-z]+[ ]){0,2}\d", re.IGNORECASE)
# "October arrivals": the month belongs to the noun behind it.
OF_NOUN = re.compile(
    r"[ ](?:arrivals|crossings|total|figures?|record|numbers|returns|removals|deaths|boats)\b",
    re.IGNORECASE,
)
OF_WHOLE = re.compile(r"[ ](?:people[ ]|men[ ])?of[ ](?:the[ ])?", re.IGNORECASE)
# "The number for 2021, which was 28,526", "in 2023, when there had been 7,610", "2022, the busiest year on record,
# when 45,755 came": the words before name the days.
WHICH_WAS = re.compile(
    r",?[ ](?:the[ ](?:record[ ]|(?:[\w-]+[ ]){1,2}(?=year[ ]))?year[ ](?:(?:on[ ]record|ever|yet|of[ ]all),?[ ])?)?"
    r"(?:(?:which|that)[ ](?:was|is|were|stood[ ]at|had[ ]been|came[ ]to|saw|went[ ]on[ ]to|ended|became|proved)"
    r"|when\b|in[ ]which\b|with\b)[^;.\d]{0,48}$",
    re.IGNORECASE,
)
# "The highest of", "the fewest in a month since": the words that tie days to a rank.
TIED_TO_RANK = re.compile(
    r"\b(?:(?:day|month|week|total|figure|number)?[ ]?(?:of|in|since)|(?:day|high|month)[ ]for)[ ]$"
)
# "The second-busiest day, after 25 February, when 605 came": the day that beat it.
AFTER_DAY = re.compile(r"after\b", re.IGNORECASE)
# "The third-highest daily total of the year after 1,195 on May 31 and": the days that stand higher.
STANDS_HIGHER = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))[- ]"
    r"(?:highest|busiest|biggest|largest|worst|lowest|quietest|smallest|deadliest)\b[^.;\d]{0,60}?"
    r"(?:20\d\d,?)?[ ](?:after|behind)[ ](?:only[ ]|just[ ])?(?:the[ ])?\d",
    re.IGNORECASE,
)
# "An increase of 60% on the 28,526 detected in 2021": the number that another is held against.
OLDER_NUMBER = re.compile(
    r"\b(?:(?:up|down|rise|increase|fall|drop|more|fewer|higher|lower)\b[^.;,]{0,30}?[ ](?:on|than|from)"
    r"|compared[ ](?:with|to)|against|(?:old|previous|former)[ ](?:\w+[ ])?(?:record|high|peak|best)[ ]of)"
    r"[ ](?:the[ ]|about[ ]|just[ ]|some[ ]|nearly[ ]|only[ ])?$",
    re.IGNORECASE,
)
# "More than 22,000": how large a number is.
BOUND = re.compile(r"(?:more|fewer|higher|lower)[ ]than[ ](?!the)", re.IGNORECASE)
# "In 2018, when boats landed at Christmas, the total was": a clause that is closed again.
WHEN = re.compile(r",[ ](?:when|where)[ ][^,;.\d]{0,80}")
CLOSED = re.compile(r"[^,;.\d]{0,60},[ ](?:the|it|there|a|some|about|more|just|only)\b")
# ", one of them a child, ", ", including two girls, ".
ASIDE = re.compile(
    r"(?:[ ][\w-]+){0,3},[ ](?:one|two|three|four|five|six|seven|eight|nine|ten|some|most|all|half|including|among"
    r"|carrying|\d+)\b[^,;.]{1,80},[ ]",
    re.IGNORECASE,
)
OPENS_SENTENCE = re.compile(
    r"(?:(?:But|And|Only|Even|Yet)[ ])?(?:In[ ]|On[ ]|During[ ]|Over[ ])?(?:the[ ])?"
)
COLON = re.compile(
    r"(?:,?[ ](?:the|it|there|arrivals|crossings|numbers?)"
    r"|(?:[ ](?:too|itself|alone))?[ ](?:was|were|had[ ]been|proved))[ ][^.;:\d]{0,50}"
    r"\b(?:more|fewer|higher|lower|up|down|above|below|busier|quieter|calmer|worse|better)\b"
    r"[^.;:\d]{0,40}:[ ](?:just[ ]|only[ ]|some[ ]|about[ ])?"
)
DIGIT = re.compile(r"\d")
RESTRICTS = (" when", " after", " while trying", " while attempting", " while crossing")
# So far behind a number a period is out of reach.
FAR = 75


def belongs_elsewhere(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """Whether a period is the older side of a comparison, the scope of a rank or another number's."""
    if is_scope(reading, period) or is_described(reading, period):
        return True
    # "Next month will mark five years since 27 people drowned": nobody has come or died in it.
    if period.span.exact.lower().startswith("next "):
        return True
    if _is_adjective(reading, period, quantity) or rivals.is_of_a_part(reading, period, quantity):
        return True
    if rivals.is_of_number(reading, period, quantity) or _is_in_relative(reading, period, quantity):
        return True
    if _is_across(reading, period, quantity) or rivals.is_of_a_rival(reading, period, quantity):
        return True
    if rivals.is_of_next(reading, period, quantity):
        return True
    if _is_of_older_side(reading, period, quantity) or _is_in_when(reading, period, quantity):
        return True
    if quantity.span.start > period.span.start:
        return rivals.is_part(reading, quantity) and not rivals.brought(reading, period, quantity)
    if is_better_day(period):
        return True
    far = reading.segments.between(period.span, _behind_aside(reading, quantity)) > FAR
    return far or is_compared_with(reading, period)


def _behind_aside(reading: Reading, quantity: Quantity) -> Span:
    """ "Three people, one of them a child, died": where the sentence goes on from what is told in between."""
    aside = ASIDE.match(reading.sentence.text, quantity.span.end)
    if aside is None or not rivals.VERB_GOES_ON.match(reading.sentence.text[aside.end() :]):
        return quantity.span
    return Span(aside.end(), aside.end(), "")


def is_compared_with(reading: Reading, period: Period) -> bool:
    """Whether the words before a period make it the older side of a comparison."""
    before = reading.sentence.text[max(0, period.span.start - 44) : period.span.start]
    return COMPARED_WITH.search(before) is not None


def is_scope(reading: Reading, period: Period) -> bool:
    """Whether a period is what a record or rank was held in, and no number's own."""
    text = reading.sentence.text
    before = text[max(0, period.span.start - 76) : period.span.start]
    rank = RANKED.search(before)
    rank = None if rank and NO_SCOPE.search(before) else rank
    is_ranked = rank is not None and not DIGIT.search(rank.group())
    if period.reach in OPEN:
        is_ranked = is_ranked or DAILY_RECORD.search(before) is not None
        return is_ranked or RECORD_AFTER.match(text, period.span.end) is not None
    if period.reach is Reach.DAYS and HIGH_OF.match(text, period.span.end):
        return True
    if rank and DAY_BEHIND.match(text, period.span.end):
        return True
    among = period.reach is Reach.WITHIN and period.span.exact.lower().startswith(
        ("day of", "day in")
    )
    return is_ranked and (among or TIED_TO_RANK.search(before) is not None)


def is_better_day(period: Period) -> bool:
    """Whether a day is named as the one that a rank comes after: "after 25 February, when 605 crossed"."""
    return period.reach is Reach.DAYS and AFTER_DAY.match(period.span.exact) is not None


def is_described(reading: Reading, period: Period) -> bool:
    """Whether a period is the day of something else: "the treaty signed in July"."""
    text, end = reading.sentence.text, period.span.end
    if period.reach is Reach.SINCE and not SHOWN.match(text, end):
        return False
    before = text[max(0, period.span.start - 80) : period.span.start]
    return DESCRIBED.search(before) is not None and not BEGAN_WITH.match(text, end)


def _is_adjective(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "75 out as October arrivals fall": the month is of the noun behind it."""
    if period.span.start <= quantity.span.start:
        return False
    # "12,300 of last year's arrivals": the days of the whole are those of the part.
    if OF_WHOLE.fullmatch(reading.sentence.text[quantity.span.end : period.span.start]):
        return False
    behind = reading.sentence.text[period.span.end : period.span.end + 16]
    return OF_NOUN.match(behind) is not None


def _is_in_relative(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "The ministry, which has run it since April, said it had met 26 boats": since when it is run."""
    if period.reach is not Reach.SINCE or period.span.end > quantity.span.start:
        return False
    asides = RELATIVE_ASIDE.finditer(reading.sentence.text, 0, quantity.span.start)
    return any(a.start() < period.span.start and period.span.end < a.end() for a in asides)


def _is_across(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """Whether a comparison or a turn stands between: "compared with 45,755 in 2022"."""
    segments = reading.segments
    if WHICH_WAS.match(reading.sentence.text, period.span.end, quantity.span.start):
        return False
    around, at = segments.opening(period.span.start + 1), segments.opening(quantity.span.start)
    if around == at:
        return False
    if period.span.start > quantity.span.start:
        goes_on = _behind_aside(reading, quantity).end
        between = [b for b in segments.breaks if goes_on <= b.start <= period.span.start]
        return any(
            b.kind == "compared" or (b.kind == "turn" and not _restricts(reading, b.start))
            for b in between
        )
    if _opens_colon(reading, period, quantity):
        return False
    between = [b for b in segments.breaks if period.span.end <= b.start <= quantity.span.start]
    compared_to = around is not None and around.kind == "compared"
    return compared_to or any(b.kind == "compared" for b in between)


def _opens_colon(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "In April the number was higher than a year before: 2,153 against 2,143": the first is April's."""
    text = reading.sentence.text
    ahead = OPENS_SENTENCE.fullmatch(text[: period.span.start])
    said = COLON.fullmatch(text[period.span.end : quantity.span.start])
    return ahead is not None and said is not None


def _restricts(reading: Reading, place: int) -> bool:
    """ "Six people died when a boat sank on 12 August": without a comma the words say which day is meant."""
    return reading.sentence.text[place:].startswith(RESTRICTS)


def _is_of_older_side(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "45,755 came, an increase of 60% on the 28,526 detected in 2021": the year is of the second number."""
    behind = period.span.start > quantity.span.start
    between = reading.sentence.text[quantity.span.end : period.span.start]
    if behind and STANDS_HIGHER.search(between):
        return True
    return behind and is_of_compared(reading, period, quantity.span.end)


def is_of_compared(reading: Reading, period: Period, start: int = 0) -> bool:
    """Whether a period is that of a number, written from `start` on, with which another is compared."""
    older = (q for q in reading.quantities if start <= q.span.start < period.span.start)
    return any(
        is_older(reading, q) and reading.segments.between(q.span, period.span) < rivals.WHO
        for q in older
    )


def is_older(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number is what another is held against: "60% on the 28,526"; "more than 22,000" is not by itself."""
    held = OLDER_NUMBER.search(reading.before(quantity, 60))
    return held is not None and not BOUND.match(held.group())


def _is_in_when(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "In 2018, when boats landed at Christmas, the total was 299": the feast is of what happened then."""
    if period.span.end > quantity.span.start:
        return False
    named = [p for p in reading.periods if p.span.end <= period.span.start]
    opening = named[-1].span.end if named else period.span.start
    when = WHEN.fullmatch(reading.sentence.text, opening, period.span.start)
    closed = CLOSED.match(reading.sentence.text[period.span.end : quantity.span.start])
    return when is not None and closed is not None
