"""A quantity in its reading comes in; the words go out that say what happened to those it counts."""

import re

from etl.claims import cues
from etl.claims.counting.ahead import Ahead, Reach
from etl.claims.cues import AWAY
from etl.claims.keyed import Keyed
from etl.claims.parts import Cue, Reading, gap
from etl.claims.wordlists import Folded
from etl.vocabulary import Quantity


# Characters, breaks counted in, beyond which a verb behind a break is of the next clause.
NEXT_CLAUSE = 60
# Characters, breaks counted in, within which words that point away are of a number.
AWAY_REACH = 75
# "Who arrived by small boat have been returned": what became of them, not how they came, is counted.
BECAME = re.compile(
    r"^(?:[^,;\d]|,[ ](?=[A-Z])){0,60}(?:\d{1,2}\b[^,;\d]{0,40}|20\d\d )?\b(?:have|has|had|were|was)[ ]"
    r"(?:been[ ]|since[ ]|now[ ]|then[ ]|later[ ]|also[ ])*$"
)
WERE = re.compile(r"[ ](?:(?:have|had|has)[ ])?(?:been|were|was|are|are[ ]being)[ ]")
BOATS_THAT = re.compile(
    r"[ ](?:small[ ])?(?:boats|dinghies|vessels|craft|inflatables)[ ](?:that|which)[ ](?:have[ ]|had[ ])?"
)
RELATIVE = re.compile(r"^(?:[^,;]|,(?=\d)){0,40}?[ ](?:who|that)\b", re.IGNORECASE)
# "42 people out of more than 10,000 who arrived have been removed": of these it is told that they came.
OUT_OF = re.compile(r"\b(?:out[ ]of|of[ ]the)[ ](?:[a-z]+[ ]){0,3}$", re.IGNORECASE)
# "Prevented 44,000 people from making the crossing": what those behind the number were kept from.
FROM_DOING = re.compile(r"^[^.;,\d]{0,40}\b(?:from|before|trying|hoping|attempting|who)\b")
VERB_TO_NUMBER = 24
BEFORE_CUE = 60
# "Who arrived by small boat / are being held": the main clause opens with the first such verb.
MAIN_CLAUSE = re.compile(
    r"[^.;:]{0,80}?[ ](?P<verb>(?:are|is|were|was|have|has|had)[ ][^.;:]*)", re.IGNORECASE
)
# "The 369 who crossed on Saturday were detained": what is told of them says how many came as well.
KNOWN = re.compile(r"\b(?:the|(?<!in[ ])all|those|these|one[ ]of)[ ]$", re.IGNORECASE)
# "57 had been transferred": what may stand between a number and the verb behind it.
UP_TO_VERB = re.compile(
    r"[\"”’]?(?: (?:have|having|had|has|were|was|people|then|been|being|also|who|moving|going|coming|since|legally"
    r"|so far|now|more|others?"
    r"|of them|of those|or more|or so|(?:are|is) known to)|, (?:\w+ ){1,2}\w+,(?= (?:have|had|has|were|was) )){0,5} ?"
)
# "Let in 51", "arrivals: 51": and between a verb and the number behind it.
UP_TO_NUMBER = re.compile(
    r"(?: to France)?(?:,|:| of| to| at| –| (?:near|top|pass|hit|reach)(?:s|es|ed|ing)?)?"
    r"(?: (?:about|around|some|nearly|almost|over|more than|at least))? ?"
)

# "The number of small boat arrivals since the deal took effect is 13,639": what is counted is said first.
NUMBER_OF = Keyed(
    Folded(
        r"\b(?:number|total|tally|count)[ ]of[ ](?P<subject>[^.;:]{4,110}?)[ ](?:is|was|stands[ ]at|stood"
        r"[ ]at|(?:has|had)[ ]reached"
        r"|reached|c[ao]mes?[ ]to|totals|totalled|to)[ ]"
        r"(?:(?:now|about|around|some|nearly|almost|just|over|at[ ]least|more[ ]than)[ ]){0,2}$",
    ),
    *("number of ", "total of ", "tally of ", "count of "),
)
# "5,100 in lorries", "610 claimed asylum": what may stand between a number and the words that point away.
IN = re.compile(
    r"[ ](?:(?:were|was|are|people|of[ ]them|more|others|have|had|been|found)[ ])*"
    r"(?:(?:in|on|by|at|from)[ ](?:the[ ]|a[ ])?)?"
)


# "Have died attempting the crossing", "drowned while trying to reach": what the dead were about, and no arrival.
DIED_AT = (
    r"(?:died|dead|drowned|perished|killed|lives|deaths|toll)\b[^.;,\d]{0,24}?"
    r"\b(?:attempting|trying|making|during|in|on|of)[ ](?:to[ ])?(?:make[ ])?(?:the[ ]|a[ ])?"
)
DYING = Ahead(
    Reach(
        (DIED_AT,),
        BEFORE_CUE,
        ("died", "dead", "drowned", "perished", "killed", "lives", "deaths", "toll"),
    )
)
# ", including a two-year-old boy, ".
ASIDE = re.compile(
    r"[ ](?:people|migrants|men|women|others),[ ](?:including|among[ ]them|one[ ]of[ ]them|all|most[ ]of[ ]them)\b"
    r"[^.;,]{1,60},[ ](?:have[ ]|had[ ]|were[ ])?"
)


def nearest(reading: Reading, quantity: Quantity) -> Cue | None:
    """The cue that stands closest to a number, or is said of its noun; of who was held back the verb before decides."""
    if not reading.cues:
        return None
    held_back = next((c for c in reading.cues if _holds_back(reading, c, quantity)), None)
    if held_back:
        return held_back
    counted_first = of_subject(reading, quantity)
    if counted_first:
        return counted_first
    said = next((cue for cue in reading.cues if _is_said_of(reading, cue, quantity)), None)
    if said:
        return _main(reading, quantity, said)
    closest = _over_aside(reading, quantity) or min(
        (cue for cue in reading.cues if not is_of_the_dead(reading, cue)),
        key=lambda cue: _distance(reading, cue, quantity),
        default=None,
    )
    if closest is None:
        return None
    return _said_of_noun(reading, quantity, closest) or _main(reading, quantity, closest)


def is_of_the_dead(reading: Reading, cue: Cue) -> bool:
    if cue.kind != "arrivals":
        return False
    return DYING.stands_in(
        reading.sentence.text[max(0, cue.span.start - BEFORE_CUE) : cue.span.start]
    )


def _over_aside(reading: Reading, quantity: Quantity) -> Cue | None:
    """ "Four people, including a two-year-old boy, died": the verb that goes on behind what is told in between."""
    aside = ASIDE.match(reading.sentence.text, quantity.span.end)
    return next((c for c in reading.cues if aside and c.span.start == aside.end()), None)


def of_subject(reading: Reading, quantity: Quantity) -> Cue | None:
    """The words of ours in "the number of ... is", right before a number; none where it tells of two things."""
    ahead = reading.sentence.text[: quantity.span.start]
    subject = NUMBER_OF.search(ahead)
    if subject is None or any(
        subject.start() < q.span.start < quantity.span.start for q in reading.quantities
    ):
        return None
    low, high = subject.span("subject")
    said = [cue for cue in reading.cues if low <= cue.span.start < high]
    # "The number of those who arrived and have been returned is": what became of them is counted.
    stopped = [cue for cue in said if cue.kind in ("prevented_people", "deaths")]
    if stopped:
        return stopped[0]
    is_clear = len({cue.kind for cue in said}) == 1 and said[0].kind != AWAY
    return said[0] if is_clear else None


def is_told_apart(reading: Reading, quantity: Quantity) -> bool:
    """ "The number of returns stood at 42, and 23 people had been admitted": no list, but two things told."""
    subject = of_subject(reading, quantity)
    behind = next((c for c in reading.cues if c.span.start >= quantity.span.end), None)
    return subject is not None and behind is not None and behind.kind not in (subject.kind, AWAY)


def _said_of_noun(reading: Reading, quantity: Quantity, noun: Cue) -> Cue | None:
    """ "2,251 small boat arrivals were returned", "the removal of 16 Channel migrants": what became of those."""
    if noun.kind != "arrivals" or not 0 <= noun.span.start - quantity.span.end <= 1:
        return None
    text = reading.sentence.text
    removed = (
        c for c in reading.cues if c.kind == "other_returns" and c.span.end <= quantity.span.start
    )
    for cue in removed:
        if text[cue.span.end : quantity.span.start] == " of ":
            return cue
    return next(
        (
            cue
            for cue in reading.cues
            if cue.kind not in (noun.kind, AWAY)
            and WERE.fullmatch(text[noun.span.end : cue.span.start])
        ),
        None,
    )


def _holds_back(reading: Reading, cue: Cue, quantity: Quantity) -> bool:
    """ "Prevented 44,000 people from making the crossing": the number is what the verb before it has."""
    if cue.kind != "prevented_people" or cue.span.end > quantity.span.start:
        return False
    between = reading.sentence.text[cue.span.end : quantity.span.start]
    return (
        len(between) <= VERB_TO_NUMBER
        and not reading.segments.between(cue.span, quantity.span)
        and not is_parted(reading, cue, quantity)
        and FROM_DOING.match(reading.after(quantity, 60)) is not None
    )


def is_prevented(reading: Reading, quantity: Quantity) -> bool:
    """ "France has prevented more than 29,000 crossings": the number is the object of the verb, or its subject."""
    following = beside(reading, quantity)
    if following and following.kind == "prevented_people":
        return True
    return any(
        cue.kind == "prevented_people"
        and cue.span.start < quantity.span.start <= cue.span.end + VERB_TO_NUMBER
        and not reading.segments.between(cue.span, quantity.span)
        and not is_parted(reading, cue, quantity)
        for cue in reading.cues
    )


def _is_said_of(reading: Reading, cue: Cue, quantity: Quantity) -> bool:
    """Whether a verb of arrival follows a noun of boats with nothing but "that" between."""
    between = reading.sentence.text[quantity.span.end : cue.span.start]
    return cue.kind == "arrivals" and BOATS_THAT.fullmatch(between) is not None


def _distance(reading: Reading, cue: Cue, quantity: Quantity) -> int:
    """Characters between a cue and a number, breaks between the parts of a sentence counted in."""
    # "75 out, 51 in": the word after the number is nearer than the word before it.
    behind = 3 if cue.span.start < quantity.span.start else 0
    return _apart(reading, cue, quantity) + behind


def _apart(reading: Reading, cue: Cue, quantity: Quantity) -> int:
    return gap(cue.span, quantity.span) + reading.segments.between(cue.span, quantity.span)


def is_of_next(reading: Reading, quantity: Quantity, cue: Cue) -> bool:
    """ "The record of 869 was set in August, after which bad weather prevented crossings": another clause."""
    if _is_beside(reading, cue, quantity) or cue.span.start < quantity.span.end:
        return False
    if not reading.segments.between(cue.span, quantity.span):
        return False
    if any(_is_beside(reading, cue, other) for other in _between(reading, quantity, cue)):
        return True
    return _apart(reading, cue, quantity) > NEXT_CLAUSE


def _between(reading: Reading, quantity: Quantity, cue: Cue) -> list[Quantity]:
    """ "640 since it came into force, with 655 coming the other way": the number that the words are of."""
    return [q for q in reading.quantities if quantity.span.end <= q.span.start < cue.span.start]


def _main(reading: Reading, quantity: Quantity, closest: Cue) -> Cue:
    """The verb behind a relative clause, where the closest cue stands in that clause."""
    between = reading.sentence.text[quantity.span.end : closest.span.start]
    if closest.span.start < quantity.span.end or not RELATIVE.match(between):
        return closest
    if OUT_OF.search(reading.before(quantity, 30)):
        return closest
    for cue in reading.cues:
        if cue.span.start > closest.span.end and cue.kind not in (closest.kind, AWAY):
            words = reading.sentence.text[closest.span.end : cue.span.start]
            if BECAME.match(words):
                return cue
    return cues.turned(closest) if _became_else(reading, quantity, closest) else closest


def _became_else(reading: Reading, quantity: Quantity, closest: Cue) -> bool:
    """ "100 people who arrived by boat are being held": not how they came, but what became of them is told."""
    if KNOWN.search(reading.before(quantity, 16)):
        return False
    clause = MAIN_CLAUSE.match(reading.sentence.text, closest.span.end)
    return clause is not None and cues.BECAME.match(clause["verb"]) is not None


def beside(reading: Reading, quantity: Quantity) -> Cue | None:
    """A verb of ours right at the number: "and 57 had been transferred", "let in 51", "75 out"."""
    return next((cue for cue in reading.cues if _is_beside(reading, cue, quantity)), None)


def _is_beside(reading: Reading, cue: Cue, quantity: Quantity) -> bool:
    text = reading.sentence.text
    if cue.span.start >= quantity.span.end:
        return UP_TO_VERB.fullmatch(text[quantity.span.end : cue.span.start]) is not None
    between = text[cue.span.end : quantity.span.start]
    return cue.span.end <= quantity.span.start and UP_TO_NUMBER.fullmatch(between) is not None


def is_away(reading: Reading, quantity: Quantity, cue: Cue | None) -> bool:
    """Whether the closest words point away, from within reach."""
    return cue is not None and cue.kind == AWAY and _apart(reading, cue, quantity) < AWAY_REACH


def is_away_at(reading: Reading, quantity: Quantity) -> bool:
    """ "299 in small boats and 5,100 in lorries": words that point away right behind the number."""
    return any(
        cue.kind == AWAY and IN.fullmatch(reading.sentence.text[quantity.span.end : cue.span.start])
        for cue in reading.cues
        if cue.span.start >= quantity.span.end
    )


def is_only_away(reading: Reading) -> bool:
    """Whether a sentence has words that point away, and none that point at an indicator."""
    return bool(reading.cues) and all(cue.kind == AWAY for cue in reading.cues)


def is_parted(reading: Reading, cue: Cue, quantity: Quantity) -> bool:
    """Whether another number stands between a cue and a number."""
    low, high = sorted((cue.span.start, quantity.span.start))
    return any(low < q.span.start < high for q in reading.quantities if not q.percent)
