"""A sentence and what was spoken of before come in; the indicator that its words are about goes out."""

import re
from collections.abc import Sequence

from etl.claims.counting import subjects
from etl.claims.cues import AWAY, DUBLIN, NOT_TREATY, TREATY, TREATY_NAMED
from etl.claims.parts import Cue, Draft, Reading, Spoken
from etl.claims.wordlists import Folded, Wordlist
from etl.vocabulary import Measure, Quantity


# The two sides of the treaty.
FLOWS = ("returns_to_france", "arrivals_from_france")
OPPOSITE = dict(zip(FLOWS, reversed(FLOWS), strict=True))
# "Four people have gone the other way": against the flow that was spoken of last.
OTHER_WAY = re.compile(
    r"\b(?:the[ ]other[ ](?:way|direction)|in[ ]the[ ]opposite[ ]direction)\b", re.IGNORECASE
)
UP_TO_NUMBER = re.compile(r"[ ]\d.*$")
# "Have come the other way by boat": crossings, whatever way the text spoke of before.
BY_BOAT = re.compile(
    r"^[^.;,]{0,30}?\b(?:(?:by|in|on|aboard)[ ](?:a[ ]|small[ ]|rubber[ ])*"
    r"(?:boats?|dingh(?:y|ies)|vessels?|inflatables?)"
    r"|across[ ]the[ ](?:English[ ])?Channel)\b",
    re.IGNORECASE,
)
# "The number of boats fell", "boats are counted": boats as the thing spoken of, not as the manner of coming.
BOATS = ("boats", "dinghies", "vessels")
BOATS_TOPIC = Folded(
    rf"""
    \b (?: number[ ]of | fewer | more | how[ ]many | if | average ) [ ] (?: small [ ] )?
      (?: {"|".join(BOATS)} ) (?! [ ] (?: people | migrants | arrivals ) )
    | ^ (?: The [ ] )? (?: small [ ] )? boats [ ]
      (?: (?: are | were ) [ ] (?: counted | getting | becoming ) | used | counted )
    """,
    re.VERBOSE,
)
# "Came legally from France": words of an admission that need no treaty named beside them.
FROM_FRANCE = re.compile(r"France|in exchange|reciprocal|(?<!safe and )legal", re.IGNORECASE)
# "Came the other way": councils that accepted children are told of with other words.
CAME = re.compile(r"\b(?:c[ao]me|coming|arriv\w+|brought|let[ ]in|taken[ ]in)\b", re.IGNORECASE)
# "Came through safe and legal routes": by no boat, whatever the text speaks of.
BY_ROUTE = re.compile(r"\b(?:through|under|via)\b", re.IGNORECASE)
# What a text about the Channel is about as long as it says nothing else.
CHANNEL = r"Channel (?:figures?|numbers?|count|boats?|migrants?|tally)\b"
CROSSINGS = Wordlist(crossings=[r"small boats?\b", CHANNEL, r"crossings\b", r"dinghies\b"])
# "Flown back to Ghana", "returned to their own countries": people whom no treaty with France moves.
TO_ANOTHER = re.compile(
    r"(?:[ ](?:people|them|back|home|on[ ]\w{1,20})){0,3}[ ]to[ ]"
    r"(?:(?!(?:France|Paris|Calais|Britain|England|Dover|Kent|UK|(?:\w+)day|January|February|March|April|May|June"
    r"|July|August|September|October|November|December)\b|U\.K)[A-Z][a-z]{2,}"
    r"|(?:their|his|her)[ ](?:own|home)\b|countries\b)"
)
# "To remove 94 of them to France", "sent just 26 back to France".
REMOVED_TO = re.compile(
    r"(?:[ ](?:back|only|just|some|about|a|mere|\d[\d,]*|\w+teen|people|migrants|of|them|those"
    r"|men)){0,6}[ ]to[ ]France\b"
)
# "In return, 84 people have come to the UK": what stands before the number in its sentence.
IN_RETURN = re.compile(
    r"(?:And[ ]|But[ ])?(?:In[ ](?:return|exchange)|(?:Under|Through|Via)[ ](?:the|a|this)[ ](?:\w+[ ])?"
    r"(?:reciprocal|legal)[ ](?:\w+[ ])?(?:arrangement|route|scheme|pathway|part|side)),?[ ](?:\w+[ ]){0,3}$"
)
# Sentences back in which the treaty may have been named.
NAMED_BEFORE = 8
# Sentences over which a text goes on with the older rules.
DUBLIN_BEFORE = 3
# Values this far apart are not of one kind: after 42 returned "the total of 36,734" is no return.
FAR = 25
# From here on a number may go on with arrivals, however many those were.
HANDFUL = 60
# Up to so many, two counts may be the same by chance.
FEW = 12
# More people than the treaty moves; as many as cross.
LARGE = 2_000
# "Last year's total", "more people this year": what a text that opens with it must be about.
OF_ALL = re.compile(r"\b(?:total|tally|count|more people|fewer people)\b", re.IGNORECASE)
OF_DAY = re.compile(r"\b(?:busiest|quietest)[ ]day\b", re.IGNORECASE)
# What a bare number behind a figure of the same sentence goes on with: "299 people came in 2018, the figure is 1,339".
ALONE = ("arrivals", "returns_to_france", "deaths", "prevented_people")
HALF_A_YEAR = 182
# Measures whose values say of what size a count is.
SIZED = (Measure.COUNT, Measure.MILESTONE)
# Sentences over which a text goes on speaking of the same thing.
RECENT = 5


def can_name(cue: Cue, indicator: str) -> bool:
    """Whether a cue can be the words of an indicator: a removal is of the treaty or another."""
    if cue.kind == "other_returns":
        return indicator in ("other_returns", "returns_to_france")
    about = {
        "boats": "arrivals",
        "uncontrolled_landings": "arrivals",
        "prevented_events": "prevented_people",
    }
    return cue.kind == about.get(indicator, indicator)


def resolved(cue: Cue, reading: Reading, spoken: Spoken, value: float = 0) -> str:
    """The indicator of a cue: a removal is a return to France where the text speaks of the treaty."""
    topic = spoken.topic
    if cue.kind not in ("other_returns", *FLOWS):
        return cue.kind
    other_way = _other_way(cue, reading, spoken)
    if other_way:
        return other_way
    if (
        cue.kind == "arrivals_from_france"
        and topic in ("arrivals", *FLOWS)
        and _are_too_many(cue, value)
    ):
        return "arrivals"
    if reading.before_treaty or _is_of_dublin(reading, spoken):
        return cue.kind if cue.kind == "other_returns" else _admitted(cue, topic)
    if cue.kind == "other_returns" and value <= LARGE and _is_to_france(cue, reading, spoken):
        return "returns_to_france"
    of_treaty = (
        _is_of_treaty(reading, spoken)
        or _goes_on_with_treaty(reading, spoken, value)
        or _is_about_treaty(spoken)
        or _is_told_before(spoken, value)
    )
    if cue.kind == "arrivals_from_france":
        if of_treaty or FROM_FRANCE.search(cue.span.exact):
            return cue.kind
        return _admitted(cue, topic)
    text = reading.sentence.text
    if value > LARGE or NOT_TREATY.first(reading.sentence) or TO_ANOTHER.match(text, cue.span.end):
        return "other_returns"
    return "returns_to_france" if of_treaty else "other_returns"


def _other_way(cue: Cue, reading: Reading, spoken: Spoken) -> str:
    """ "281 were sent back and around 350 had come the other way": against the flow told last, or by boat."""
    small = reading.sentence.small.text
    if "other" not in small and "opposite" not in small:
        return ""
    behind = reading.sentence.text[cue.span.start : cue.span.end + 30]
    # "113 had been sent back and 84 had come the other way": said of the next number.
    way = OTHER_WAY.search(UP_TO_NUMBER.sub("", behind))
    if way is None:
        return ""
    if BY_BOAT.search(reading.sentence.text[cue.span.start + way.end() :]):
        return "arrivals"
    last = spoken.drafts[-1] if spoken.drafts else None
    own = last and last.reading is reading and last.cue != cue.span
    if last and own and last.indicator in FLOWS:
        return OPPOSITE[last.indicator]
    return OPPOSITE.get(spoken.topic, "")


def _are_too_many(cue: Cue, value: float) -> bool:
    """ "16,036 had arrived under the new regime": more than the treaty moves came by boat."""
    came = CAME.search(cue.span.exact) and not FROM_FRANCE.search(cue.span.exact)
    return bool(came) and value > LARGE


def _is_to_france(cue: Cue, reading: Reading, spoken: Spoken) -> bool:
    """ "Sixteen deported to France"; and "since the election 94 of them to France", where the treaty is spoken of."""
    if not REMOVED_TO.match(reading.sentence.text, cue.span.end):
        return False
    treaty = spoken.topic in FLOWS or any(d.indicator in FLOWS for d in spoken.drafts[-RECENT:])
    return treaty or not NOT_TREATY.first(reading.sentence)


def _admitted(cue: Cue, topic: str) -> str:
    """What people who came are where they came under no treaty: ours as long as crossings are spoken of."""
    came = CAME.search(cue.span.exact) and not BY_ROUTE.search(cue.span.exact)
    return "arrivals" if topic == "arrivals" and came else ""


def _is_of_dublin(reading: Reading, spoken: Spoken) -> bool:
    """Whether the sentence, or one before it in its paragraph, tells of the older rules, and it of no newer ones."""
    before = spoken.readings[-DUBLIN_BEFORE:]
    near = [o.sentence.text for o in (*before, reading) if o.paragraph == reading.paragraph]
    told = any("Dublin" in text and DUBLIN.search(text) for text in near)
    return told and not TREATY_NAMED.first(reading.sentence)


def _is_of_treaty(reading: Reading, spoken: Spoken) -> bool:
    """Whether the sentence, its paragraph or what the text was speaking of is the treaty."""
    if TREATY.first(reading.sentence) or spoken.topic in FLOWS:
        return True
    return any(
        reading.paragraph - before.paragraph <= 1 and TREATY_NAMED.first(before.sentence)
        for before in spoken.readings[-NAMED_BEFORE:]
    )


def _is_about_treaty(spoken: Spoken) -> bool:
    """Whether the text has named the treaty and told of no removal yet: "By 9 October, 26 had been returned"."""
    if any(draft.indicator in (*FLOWS, "other_returns") for draft in spoken.drafts):
        return False
    return any(TREATY_NAMED.first(before.sentence) for before in spoken.readings)


def _is_told_before(spoken: Spoken, value: float) -> bool:
    """ "113 have now been sent back", where a return of 113 has been told: the same ones."""
    return value > FEW and any(
        draft.indicator == "returns_to_france"
        and draft.measure is Measure.COUNT
        and draft.quantity.value == value
        for draft in spoken.drafts
    )


def _goes_on_with_treaty(reading: Reading, spoken: Spoken, value: float) -> bool:
    """ "Last week 72 were returned": after figures of the treaty, and none of another removal since."""
    removals = (*FLOWS, "other_returns")
    last = next((d for d in reversed(spoken.drafts) if d.indicator in removals), None)
    if last is None or last.indicator not in FLOWS:
        return False
    return not value or _is_like(last, value)


def answering(kind: str, reading: Reading, quantity: Quantity, drafts: Sequence[Draft]) -> str:
    """ "305 have been returned to France and 367 have come to the UK": the other side of the treaty."""
    last = drafts[-1] if drafts else None
    if kind != "arrivals" or last is None:
        return kind
    in_return = IN_RETURN.match(reading.before(quantity, 60))
    near = in_return and reading.paragraph - last.reading.paragraph <= 1
    if last.reading is not reading and not near:
        return kind
    alike = (
        last.indicator == "returns_to_france"
        and _is_like(last, quantity.value)
        and quantity.value < LARGE
    )
    return "arrivals_from_france" if alike else kind


def opening(found: Sequence[Reading]) -> str:
    """What a text is about before it says so: "How many came last year?" may be answered by 36,816."""
    cues = [cue for reading in found if not reading.abroad for cue in reading.cues]
    return "arrivals" if cues and cues[0].kind == "arrivals" else ""


def asks(reading: Reading, quantity: Quantity) -> bool:
    """Whether a text that has said nothing yet can mean its own subject: "last year's total is 36,816"."""
    if quantity.value >= HANDFUL and reading.periods and OF_DAY.search(reading.sentence.text):
        return True
    year = any((p.end - p.start).days > HALF_A_YEAR for p in reading.periods)
    return year and quantity.value >= LARGE and OF_ALL.search(reading.sentence.text) is not None


def named(reading: Reading, spoken: Spoken) -> str:
    """The topic after a sentence: what its last words name, else what was spoken of before."""
    small = reading.sentence.small.text
    if any(map(small.__contains__, BOATS)) and BOATS_TOPIC.first(reading.sentence):
        return "boats"
    ours = [cue for cue in reading.cues if cue.kind != AWAY]
    if reading.cues and not ours:
        told = spoken.drafts and spoken.drafts[-1].reading is reading
        return spoken.topic if told else AWAY
    topic = "" if spoken.topic == AWAY else spoken.topic
    spoken = Spoken(spoken.drafts, topic, spoken.readings)
    if not ours and not reading.before_treaty and TREATY_NAMED.first(reading.sentence):
        return topic if topic in FLOWS else "returns_to_france"
    if not ours and not topic and CROSSINGS.first(reading.sentence):
        return "arrivals"
    return (resolved(subjects.last(reading, ours), reading, spoken) or topic) if ours else topic


def carried(spoken: Spoken, reading: Reading, value: float) -> str:
    """The indicator that a number without words of its own goes on with; empty where there is none."""
    drafts, topic = spoken.drafts, spoken.topic
    last = drafts[-1] if drafts else None
    if last and last.reading is reading and last.indicator in ALONE and _is_like(last, value):
        return last.indicator
    if topic == AWAY:
        if spoken.readings and spoken.readings[-1].paragraph == reading.paragraph:
            return ""
        topic = ""
    known = next((d for d in reversed(drafts) if d.indicator == topic and d.measure in SIZED), None)
    too_many = topic in FLOWS and value > LARGE
    if topic and (_is_like(known, value) if known else not too_many):
        return topic
    for draft in reversed(drafts):
        if reading.paragraph - draft.reading.paragraph > RECENT:
            break
        if _is_like(draft, value) and draft.indicator not in ("boats", "prevented_events"):
            return draft.indicator
    # "Two men out, and more than 1,000 in": no number of the treaty is so far from another.
    is_apart = topic in FLOWS and known is not None
    return "" if too_many or is_apart else topic


def _is_like(draft: Draft, value: float) -> bool:
    """Whether a value is of about the size of a count before it, so that it may be of the same kind."""
    if draft.measure not in SIZED:
        return False
    if draft.indicator == "arrivals":
        return value >= HANDFUL or draft.quantity.value < FAR * value
    low, high = sorted((max(draft.quantity.value, 1), max(value, 1)))
    return high / low <= FAR
