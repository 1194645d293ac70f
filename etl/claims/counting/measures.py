"""A quantity in its sentence comes in; its measure and, for a comparison, its direction go out."""

import re

from etl.claims.counting import shares
from etl.claims.counting.ahead import Ahead, Reach
from etl.claims.keyed import Keyed
from etl.claims.wordlists import Folded
from etl.vocabulary import Direction, Measure, Quantity, Span


# Characters before a number within which the words of its measure stand.
REACH = 80
UP = Folded(rf"\b(?:{shares.RISE})\b")
DOWN = Folded(rf"\b(?:{shares.FALL})\b")

# "82 short of", "8,530 more people than", "742 more than in"
DIFFERENCE_AFTER = re.compile(
    r"""
    ^ (?: [ ] (?: people | migrants | arrivals | boats | crossings ) )?
    (?: , [ ] or [ ] [\d.]+ (?: % | [ ] per[ ]cent ) , | [ ] \( [^()]{1,24} \) )?
    [ ] (?:
        (?: more | fewer | less | higher | lower | greater ) (?: [ ] \w+ )? [ ]
          (?: than | (?: in | on ) [ ] (?: that | the[ ]same | last | 20\d\d | the[ ]previous ) ) \b
      | (?: more | fewer ) [ ] (?: people | migrants | arrivals | boats ) (?= [ ]? [(.;] | $ | [ ] and \b )
      | (?: more | fewer | less | higher | lower ) (?= [ ]* (?: [.;)] | $ | , [ ] or \b ) )
      | (?: higher | lower | up | down ) (?= , [ ] (?: or | while | and | but ) \b )
      | short \b | shy [ ] of | away [ ] from | fewer \b
      | (?: above | below | ahead [ ] of | behind | up [ ] on | down [ ] on ) \b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "an increase of", "risen by more than", "the difference is"
DIFFERENCE_BEFORE = Keyed(
    Folded(
        r"""
    \b (?:
        (?: rise | increase | fall | drop | decrease | difference | gap | decline | reduction )
        [ ] (?: of | is | was ) [ ] (?: \w+ [ ] ){0,2}
      | (?: up | down | risen | rose | fallen | fell | increased | dropped | grown | grew | exceeded | beaten )
        ,? [ ] by [ ] (?: \w+ [ ] ){0,2}
      | (?: exceed(?:s|ed|ing)? | beat(?:s|ing)? | surpass(?:es|ed|ing)? | topp?(?:s|ed|ing)? | outdo(?:es|ne|ing)?
          | overtook | overtak(?:es|ing) | smash(?:es|ed|ing) | break(?:s|ing) | broke | eclips(?:es|ed|ing)
          | miss(?:es|ed) | survived )
        [ ] (?! only | just | by ) [^.;:]{2,66}? [ ] by [ ] (?! the \b ) (?: \w+ [ ] ){0,2}
      | short [ ] by [ ] (?: \w+ [ ] )?
      | (?: rise | increase | fall | drop | decline | reduction ) [ ] of [ ] [^.;,]{3,30} , [ ] or [ ] (?: \w+ [ ] )?
      | (?: change | difference ) [ ] in [ ] (?: \w+ [ ] ){1,3} [/:|–-] [ ] (?: up | down ) [ ] (?: by [ ] )?
    ) $
    """,
        re.VERBOSE,
    ),
    " by ",
    *("rise", "increase", "fall", "drop", "decrease", "difference", "gap", "decline"),
    *("reduction", "change"),
)
BOAT = r"(?: boats? | dingh(?:y|ies) | vessels? | craft )"
PER_BOAT_AFTER = Keyed(
    re.compile(
        rf"""
    ^ (?: [ ] or [ ] so )? (?:
        (?: [ ] (?! from \b ) \w+ )? [ ] (?: (?: to | in | on | aboard | for ) [ ] )?
        (?: a | per | each | every ) [ ] (?: small [ ] )? {BOAT} \b
      | (?: [ ] people | [ ] passengers )? [ ] apiece \b
      | (?: [ ] people | [ ] passengers )? [ ]? (?: in | aboard | on | to )? [ ] each \b
        (?! [ ] (?: day | week | month | year ) )
      | (?: [ ] (?: people | passengers | migrants ) )? [ ]
        (?: crammed | packed | squeezed | jammed | loaded | crowded | put ) [ ]
        (?: in | on | into | onto | aboard ) [ ] (?: to [ ] )? each \b
        (?! [ ] (?: day | week | month | year ) )
      | [ ] (?: people | passengers | migrants ) [ ] on [ ] average \b
    )
    """,
        re.VERBOSE | re.IGNORECASE,
    ),
    *("boat", "dingh", "vessel", "craft", "each", "apiece", "on average"),
)
# "The average reply was 39", "the average wait": no boats have those.
OTHER_AVERAGE = (
    r"repl(?:y|ies)|answers?|guess(?:es)?|estimates?|scores?|ages?|prices?|costs?|fees?|waits?|stays?|temperatures?|incomes?"
    r"|wages?|salar(?:y|ies)|sentences?|terms?|rents?|bills?|speeds?|distances?|lengths?|delays?|times?|turnouts?|claims?"
)
PER_BOAT_BEFORE = Keyed(
    Folded(
        rf"\b (?: (?: per | each | average ) [ ] (?: small [ ] )? {BOAT} \b [^.;\d]{{0,60}}"
        rf" | each [ ] (?: now [ ] )? (?: held | carried | holds | carries | carrying | had ) [ ] (?: \w+ [ ] )?"
        rf" | average (?! [ ] (?: {OTHER_AVERAGE} ) ) (?: (?! ,[ ]and\b ) [^.;\d] ){{0,60}}"
        rf" | (?: mean | typical | average | usual ) [ ] (?: load | {BOAT} ) [^.;\d]{{0,60}} ) $",
        re.VERBOSE,
    ),
    *("per ", "each ", "average", "mean ", "typical ", "usual "),
)
# "Boats carry more people than they used to: 60 on average".
ON_AVERAGE = re.compile(
    r"^(?:[ ](?:people|passengers|migrants))?,?[ ]on[ ]average\b", re.IGNORECASE
)
LOADS = re.compile(
    rf"\b {BOAT} (?: , [^.;\d]{{0,90}} , )? [ ] (?: \w+ [ ] )? (?: carry | carried | carries | hold | holds | held ) \b"
    rf" | \b (?: people | migrants | passengers | more ) [ ] (?: \w+ [ ] )?"
    rf"   (?: on | onto | on[ ]to | into | in | aboard )"
    rf"   [ ] each \b (?! [ ] (?: day | week | month | year ) )"
    rf" | \b people [ ] (?: per | (?: in | on | aboard ) [ ] (?: each | every | a ) ) [ ] (?: small [ ] )? {BOAT} \b",
    re.VERBOSE | re.IGNORECASE,
)
EACH_CARRIED = r"each[ ](?:now[ ]|boat[ ])?(?:held|carried|holds|carries)[ ](?:\w+[ ]){0,2}"
# "A group of 13 in a dinghy": one boat, and no rate.
GROUP_BEFORE = re.compile(r"\b(?:group|party|family)[ ]of[ ](?:\w+[ ])?$", re.IGNORECASE)
ANY_BOAT = re.compile(rf"\b {BOAT} \b", re.VERBOSE | re.IGNORECASE)
MOST_PER_BOAT = 200
PER_DAY_AFTER = re.compile(
    r"^(?![ ]times\b)(?:[ ](?!in\b|on\b)\w+)?[ ](?:a|per|each|every)[ ](?:single[ ])?day\b",
    re.IGNORECASE,
)
# "The daily average was about 125", "an average daily figure of 101".
PER_DAY_BEFORE = Keyed(
    Folded(
        r"\b(?:daily[ ](?:average|mean)|(?:average|mean)[ ]daily[ ](?:number|total|figure|count|rate))\b"
        r"(?:[ ](?:for|in|over|since|of)[ ](?:[^.;,\d]{0,30}?20\d\d|[^.;,\d]{1,30}?))?"
        r",?[ ](?:was|is|has[ ]been|had[ ]been|stood[ ]at|stands[ ]at|of|at|came[ ]to|comes[ ]to"
        r"|to|rose[ ]to|fell[ ]to)[ ](?:\w+[ ]){0,2}$",
    ),
    "daily",
)
# "The average number of people on each has gone up from 47 to 60": boats are spoken of before.
ON_EACH = (
    r"(?:average[ ][^.;,\d]{0,30}people|number)[ ](?:on|in|aboard)[ ]each\b[^.;,\d]{0,40}(?:from|to|is|was|of)[ ]"
    r"(?:\d+[ ]to[ ])?(?:\w+[ ])?"
)
# "The average load was 32", "an average of 35 people sat in each".
LOAD_WAS = r"(?:mean|typical|average|usual)[ ]load[ ][^.;\d]{0,40}(?:was|is|of|at|to|from|had[ ]been)[ ](?:\w+[ ])?"
OF_BOATS = Ahead(Reach((EACH_CARRIED, ON_EACH, LOAD_WAS), REACH, ("each", "load")))
AVERAGE_OF = Keyed(
    re.compile(r"\b(?:average[ ]of|averaging)[ ](?:\w+[ ]){0,2}$", re.IGNORECASE),
    "average of ",
    "averaging ",
)
# "An average of 59 people on board", "averaging 59 aboard".
ON_BOARD = re.compile(r"(?:[ ]\w+){0,3}?[ ](?:on[ ]board|aboard)\b")
OTHER_CRAFT = re.compile(
    r"\b(?:ferr(?:y|ies)|ships?|sailings?|trains?|planes?|flights?|aircraft|coach(?:es)?|bus(?:es)?)\b",
    re.IGNORECASE,
)
IN_EACH = re.compile(
    r"[ ](?:people|passengers|migrants)[ ](?:\w+[ ]){1,2}(?:in|on|aboard|into|onto)[ ]each\b"
    r"(?![ ](?:day|week|month|year|night))",
    re.IGNORECASE,
)
MILESTONE_BEFORE = re.compile(
    r"""
    \b (?: pass(?:ed|es|ing)? | past | topp?(?:ed|s|ing)? | hits? | surpass(?:ed|es|ing)? | exceed(?:ed|s)
         | breach(?:ed|es)? | br(?:oken?|eaks?) | crossed | reach(?:ed|es)?
         | (?: went | going ) [ ] through ) [ ] (?: the [ ] )? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Taking the total for the year past 5,500".
TOTAL_PAST = re.compile(
    r"\b(?:total|tally|count|number|toll)\b[^.;\d]{0,50}[ ](?:past|beyond)[ ](?:the[ ])?$",
    re.IGNORECASE,
)
MARK_AFTER = re.compile(
    r"^(?:[- ](?:people|arrivals))?[- ](?:(?:mark|barrier|threshold|milestone|line)\b"
    r"|(?:was|were|had been)[ ](?:passed|topped|surpassed))",
    re.IGNORECASE,
)

# "Topped 1,000 in a single day": how many came that day, and no mark of a year.
IN_A_DAY = re.compile(r"[ ](?:\w+[ ])?in[ ](?:a|one)[ ](?:single[ ])?day\b", re.IGNORECASE)

# "The difference is 8,703 people, or 45%": a change, whichever way.
OR_PART = re.compile(
    r"\b(?:difference|gap|change)[ ](?:is|was|of)[ ](?:[^.;]|\.\d){3,50},?[ ]or[ ]"
    r"(?:(?:about|around|some|nearly|almost|over|just)[ ])?$",
    re.IGNORECASE,
)
AND_BY = re.compile(r"(?:,| and|, and) by $")
WIDE = 120

# Where the words of a measure stand: behind the number, before it.
WORDS = {
    Measure.PERCENT_CHANGE: ((UP, DOWN), (UP, DOWN)),
    Measure.DIFFERENCE: ((DIFFERENCE_AFTER,), (DIFFERENCE_BEFORE,)),
    Measure.PER_DAY: ((PER_DAY_AFTER,), (PER_DAY_BEFORE,)),
    Measure.PER_BOAT: (
        (PER_BOAT_AFTER, ON_AVERAGE),
        (Folded(rf"\b{EACH_CARRIED}$"), PER_BOAT_BEFORE),
    ),
    Measure.MILESTONE: ((MARK_AFTER,), (MILESTONE_BEFORE,)),
}


def measure(text: str, quantity: Quantity) -> Measure | None:
    """The measure, None for a percentage that is no change ("40 per cent of them")."""
    before = text[max(0, quantity.span.start - REACH) : quantity.span.start]
    after = text[quantity.span.end :][:60]
    if quantity.ordinal:
        return Measure.RANK
    if quantity.percent:
        is_part = shares.is_part(after) and not DIFFERENCE_BEFORE.search(before)
        is_change = not is_part and not shares.is_level(text, quantity)
        moved = direction(text, quantity) or OR_PART.search(before)
        return Measure.PERCENT_CHANGE if is_change and moved else None
    if PER_DAY_AFTER.match(after) or PER_DAY_BEFORE.search(before):
        return Measure.PER_DAY
    if _is_per_boat(before, after, text, quantity.value):
        return Measure.PER_BOAT
    if DIFFERENCE_AFTER.match(after) or DIFFERENCE_BEFORE.search(before):
        return Measure.DIFFERENCE
    if _is_milestone(before, after, quantity):
        return Measure.MILESTONE
    return Measure.COUNT


def words(text: str, quantity: Quantity, given: Measure) -> Span | None:
    """The words that made it another measure than a count; None where another sentence did."""
    if given is Measure.RANK:
        return quantity.span
    start, end = quantity.span.start, quantity.span.end
    behind, ahead = WORDS.get(given, ((), ()))
    for pattern in behind:
        match = pattern.search(text[end:][:60])
        if match:
            return _trimmed(text, end + match.start(), end + match.end())
    for pattern in ahead:
        low = max(0, start - REACH)
        match = pattern.search(text[low:start])
        if match:
            return _trimmed(text, low + match.start(), low + match.end())
    return None


def _trimmed(text: str, start: int, end: int) -> Span:
    exact = text[start:end]
    start += len(exact) - len(exact.lstrip(" ,"))
    return Span(start, start + len(exact.strip(" ,")), exact.strip(" ,"))


def _is_per_boat(before: str, after: str, text: str, value: float) -> bool:
    if value > MOST_PER_BOAT:
        return False
    averaged = PER_BOAT_BEFORE.search(before) and ANY_BOAT.search(text)
    if not averaged and AVERAGE_OF.search(before):
        on_board = ON_BOARD.match(after) and not OTHER_CRAFT.search(text)
        averaged = IN_EACH.match(after) or on_board
    averaged = averaged or (ON_AVERAGE.match(after) and LOADS.search(text))
    told = PER_BOAT_AFTER.search(after) and not GROUP_BEFORE.search(before)
    return bool(told or averaged) or OF_BOATS.stands_in(before)


def _is_milestone(before: str, after: str, quantity: Quantity) -> bool:
    rounded = quantity.value >= 1000 and quantity.value % 1000 == 0
    if quantity.value >= 1000 and quantity.value % 100 == 0 and TOTAL_PAST.search(before):
        return True
    return (
        rounded
        and not IN_A_DAY.match(after)
        and bool(MILESTONE_BEFORE.search(before) or MARK_AFTER.match(after))
    )


def direction(text: str, quantity: Quantity) -> Direction:
    """Newer against older: the nearest word of rise or fall, the words after the number first."""
    if quantity.direction:
        return quantity.direction
    after = text[quantity.span.end :][:48]
    opens = quantity.bound_span.start if quantity.bound_span else quantity.span.start
    before = text[max(0, opens - 48) : min(opens, quantity.span.start)]
    found = [(match.start(), side) for match, side in _sides(after)]
    found += [(len(before) - match.end() + 4, side) for match, side in _sides(before)]
    if not found and AND_BY.search(before):
        # "Up by 18% on last year (10,472) and by 5% on 2022": both are a rise.
        found = [(-match.end(), side) for match, side in _sides(text[:opens][-WIDE:])]
    return min(found)[1] if found else Direction.NONE


def _sides(text: str) -> list[tuple[re.Match[str], Direction]]:
    return [(match, Direction.ABOVE) for match in UP.finditer(text)] + [
        (match, Direction.BELOW) for match in DOWN.finditer(text)
    ]
