"""A quantity of boats, or of those in them, comes in; the indicator that it reports goes out."""

import re

from etl.claims.counting import loads, rescues, subsets, verbs
from etl.claims.counting.nouns import Counted, counted
from etl.claims.cues import ELSEWHERE, one_of
from etl.claims.parts import Found, Reading, Spoken, gap
from etl.vocabulary import Measure, Quantity


# "Three boats were slashed", "two boats sank": what became of boats that need not have come.
FATE = re.compile(
    rf"^(?:[ ][\w-]+){{0,2}}?[ ](?:boats?|dingh(?:y|ies)|vessels?|craft)[ ]"
    rf"(?:(?:that|which|have|has|had|were|was|are|been|be|to)[ ])*(?:{one_of(ELSEWHERE['fates'])})",
    re.IGNORECASE,
)
# "Picked up 84 punctured dinghies": what is left of boats, whoever came in them.
LEFT_OVER = re.compile(
    r"[ ](?:punctured|slashed|abandoned|deflated|seized|discarded|empty|broken|burnt|confiscated|unused|half-inflated)"
    r"[ ](?:\w+[ ])?(?:boats?|dingh(?:y|ies)|vessels?|craft|inflatables?)\b"
)
# "Four vessels and a helicopter took part in the rescue": those that look for others.
SEARCHERS = re.compile(
    r"^(?:[ ][\w-]+){0,2}?[ ](?:boats?|vessels?|ships?|craft)\b[^.;]{0,70}[ ]"
    r"(?:took[ ]part|(?:have|had|has)?[ ]?joined|(?:were|was)[ ](?:sent|deployed|involved[ ]in|dispatched|mobilised)"
    r"|helped|searched|combed)\b",
    re.IGNORECASE,
)
# "Had called out six vessels and a helicopter".
CALLED_OUT = re.compile(
    r"\b(?:called[ ]out|sent[ ]out|deployed|scrambled|mobilised|dispatched|tasked|committed)[ ](?:[\w-]+[ ]){0,2}$"
)
# "In uncontrolled landings": boats that nobody met at sea.
UNCONTROLLED = re.compile(r"uncontrolled[ ]landings?", re.IGNORECASE)
# "The number of boats fell to", "Boats: 15": a bare number behind these counts boats.
BOATS_NEAR = re.compile(
    r"\b(?:(?:number|total|tally)[ ]of[ ](?:small[ ])?(?:boats|dinghies|vessels)\b"
    r"(?![ ](?:and|found|seized|discovered|destroyed|abandoned|recovered|bought|sold|supplied)\b)"
    r"|(?:boats|dinghies|vessels)[ ](?:(?:are|were|fell|rose)[ ])?(?:(?:down|up)[ ])?by[ ](?:\w+[ ])?$"
    r"|(?:boats|dinghies|vessels)(?:[ ]too|[ ](?:that|which)[ ](?:arrived|crossed|came|landed)[^.;:]{0,20})?[ ]?[:|])",
    re.IGNORECASE,
)
# "Small boats: More than 25,000 have now crossed": those who did so.
CROSSED = re.compile(r"[ ](?:have|had|has|were|people|migrants|cross|came|come|arriv)\w*")
# "The number of boats fell faster, from", "boats were down from": the change is of the boats.
SIDE_OF_BOATS = re.compile(
    r"(?:\b(?:number|total|tally|count)[ ]of[ ](?:small[ ])?|"
    r"(?:^|[.;,][ ])(?:(?:and|but|while)[ ])?(?:the[ ])?(?:small[ ])?)"
    r"(?:boats|dinghies|vessels)\b(?![ ]and\b)(?!.*\b(?:people|migrants|arrivals|average|each)\b)"
    r"(?:[^.;:\d]|\d[\d.]*(?=%|[ ]per[ ]?cent)){1,44}?(?:\bfrom|(?:%|[ ]per[ ]?cent),?[ ]to)[ ](?:\w+[ ]){0,2}$",
    re.IGNORECASE,
)
# "458 so far in 2025, with an average of 59 people on board": what each of those held.
WITH_LOADS = re.compile(
    r"[^.;,\d]{0,40}(?:20\d\d)?,?[ ](?:with|carrying|holding|bringing)[ ](?:an[ ])?average[ ](?:load[ ])?of[ ]"
    r"(?:\w+[ ]){0,2}?\d[\d.]*(?:[ ](?:people|passengers|migrants))?[ ](?:on[ ]board|aboard|(?:(?:in|on)[ ])?each)\b",
    re.IGNORECASE,
)
# "The number of boats fell to 672 from 695": the whole sentence is of boats.
SUBJECT = re.compile(
    r"(?:^|[.;:,][ ](?:while[ ]|and[ ]|but[ ])?)[Tt]he[ ](?:number|total|tally)[ ]of[ ](?:small"
    r"[ ])?(?:boats|dinghies|vessels)\b"
    r"(?![ ]and\b)(?:(?!\b(?:people|migrants|arrivals|each|while|but|with|who)\b)[^.;:,]|,(?=\d)){1,60}?"
    r"\b(?:to|from|was|is|at|reached)[ ](?:\w+[ ]){0,2}$"
)
# "The boats themselves were hardly more numerous: 1,110 last year".
BOATS_WERE = re.compile(
    r"(?:^|[.;][ ])The[ ](?:small[ ])?(?:boats|dinghies|vessels)[ ](?:themselves[ ])?(?:were|are)[ ][^.;:,\d]{0,40}:[ ]"
    r"(?:[\d,]+[ ](?:last[ ]year|in[ ]20\d\d)[^.;:\d]{0,20})?(?:\w+[ ]){0,2}$"
)
# "Fewer boats were used than in the year before: 672, compared with 695".
FEWER_BOATS = re.compile(
    r"(?:^|[.;][ ])[“\"]?(?:Fewer|More)[ ](?:small[ ])?(?:boats|dinghies|vessels)\b"
    r"(?:(?!\b(?:people|migrants|arrivals|each|average|needed|wanted|ordered|seized|found)\b)[^.;:\d]|20\d\d\b){0,60}"
    r":[ ]"
    r"(?:[\d,]+\b[^.;:\d]{0,30}[ ](?:against|from|than|with|to|and)[ ])?(?:\w+[ ]){0,2}$"
)
# "The boats numbered 10, seven and seven", "boats have come down more steeply still, to 234".
BOATS_NUMBERED = re.compile(
    rf"(?:^|[.;:][ ]|,[ ](?:while|and|but)[ ])[“\"]?(?:[Tt]he[ ]|[Tt]heir[ ])?(?:small[ ])?"
    rf"(?:[Bb]oats|[Dd]inghies|[Vv]essels)\b[^.;:,\d]{{0,50}}[ ]"
    rf"(?:numbered|totalled|(?:(?:have|had)[ ])?(?:come[ ]down|gone[ ]up|fallen|fell|risen|rose|dropped)"
    rf"[^.;:\d]{{0,40}}[ ](?:to|from))[ ](?:(?:just|only|about)[ ]|(?:{loads.NUMBER},?[ ](?:and[ ])?){{1,6}})?$"
)
# "326, in four boats".
IN_BOATS = re.compile(
    rf",?[ ](?:in|on|aboard|from)[ ](?:just[ ]|only[ ])?(?P<boats>{loads.NUMBER})[ ](?:small[ ])?"
    rf"(?:boats|dinghies|vessels|craft|inflatables)\b"
)
# "407 more in 10", "287 on Saturday in four": what stands between people and a bare number of boats.
MORE_IN = re.compile(
    r"(?: more| people| others| arrived| came| come| landed| crossed| followed| had| have| alone| on| ?,)* {1,2}"
    r"(?:in|from) "
)
# "Border Force was alerted to an inflatable off Sandgate": a boat, and where it was.
ONE = re.compile(
    r"\b(?:boat|dinghy|vessel|inflatable|craft|boats|dinghies|inflatables)\b", re.IGNORECASE
)
# "The people are down by 43% and the boats by 50%".
BOATS_BY = re.compile(
    r"\b(?:boats|dinghies|vessels)[ ](?:\w+[ ])?by[ ](?:\w+[ ]){0,2}$", re.IGNORECASE
)
# "263, the year's tally of boats": what was counted, said behind it; "the number of boats rose" opens a clause.
TALLY_OF_BOATS = re.compile(
    r"^,[ ](?:the|a|this)[ ][^.;,\d]{0,30}\b(?:tally|total|number|count)[ ]of[ ](?:small[ ])?"
    r"(?:boats|dinghies|vessels|craft)\b(?![ ](?:rose|fell|went|grew|was|were|is|ha[sd]|did|\w{2,12}ed)\b)",
    re.IGNORECASE,
)
# "One boat.": a sentence that is nothing but a boat counts none.
ALONE = re.compile(
    r"(?:[A-Z][A-Za-z .’'-]{0,40}:[ ])?(?:One|A|Another)[ ][\w-]+[.!?]?", re.IGNORECASE
)
# More boats than have come in all years.
MOST = 6_000
# "Small boats: 2025 ends as second-highest year": so many words behind it the label has said its part.
WORDS_AFTER_LABEL = 2
# Characters between people and their boats.
BESIDE = 40
# Where these are told of, people in a boat are none who came.
NO_LOADS = ("deaths", "prevented_people")
# A boat holds so many at least, where its people are told beside it.
FEWEST_ABOARD = 4

# "Two boats are not enough": of those that guard the sea.
NOT_ENOUGH = re.compile(
    r"[ ](?:\w+[ ])?boats?[ ](?:is|are|was|were)[ ](?:not[ ])?(?:enough|available|on[ ]patrol|ready)\b",
    re.IGNORECASE,
)
# "Some 500 vessels pass through the strait each day", "400 vessels a day": the traffic of a sea lane.
TRAFFIC = re.compile(
    r"[ ](?:[\w-]+[ ]){0,2}?(?:vessels|craft|boats)[ ](?:(?:that|which)[ ])?(?:also[ ]|now[ ])?"
    r"(?:us(?:e|es|ing)|pass(?:es|ing)?|sail(?:s|ing)?|transit|ply|navigat\w+|go(?:ing)?|travel(?:ling)?|cross)\b"
    r"[^.;,\d]{0,60}?\b(?:a|each|every|per)[ ](?:single[ ])?(?:day|week|year)\b"
)
# More boats than these no day has brought.
A_DAY_BRINGS = 60
# "60 demonstrators arrived in two boats": who came in these is told, and is nobody of ours.
OTHERS_IN = re.compile(
    r"\b(?:demonstrators|protesters|campaigners|activists|anglers|tourists|swimmers|soldiers|marines|officers)[ ]"
    r"(?:had[ ]|have[ ])?(?:arrived|came|come|landed|crossed|sailed)[ ](?:there[ ])?(?:in|on|aboard)[ ](?:\w+[ ])?$",
    re.IGNORECASE,
)


def boats(reading: Reading, quantity: Quantity, measure: Measure, spoken: Spoken) -> Found | None:
    """ "In 15 boats": ours where their people, a verb or the text before say that they crossed."""
    cue = verbs.nearest(reading, quantity)
    if rescues.are_boats_of(reading, cue, spoken):
        return Found("boats", measure, cue.span if cue else None)
    if verbs.is_away(reading, quantity, cue) or _is_one_boat(reading, quantity):
        return None
    if NOT_ENOUGH.match(reading.after(quantity, 60)) or _is_traffic(reading, quantity, measure):
        return None
    searching = SEARCHERS.match(reading.after(quantity, 130))
    searching = searching or LEFT_OVER.match(reading.after(quantity, 60))
    if searching or CALLED_OUT.search(reading.before(quantity, 40)):
        return None
    if FATE.match(reading.after(quantity, 60)) or OTHERS_IN.search(reading.before(quantity, 60)):
        return None
    verb = cue if cue and cue.kind == "arrivals" else None
    ours = verb is not None or _goes_on(reading, spoken) or spoken.topic in ("arrivals", "boats")
    if not ours and not _are_held(reading, quantity):
        return None
    landing = UNCONTROLLED.search(reading.sentence.text)
    kind = "uncontrolled_landings" if landing else "boats"
    return Found(kind, measure, verb.span if verb else None)


def _is_traffic(reading: Reading, quantity: Quantity, measure: Measure) -> bool:
    """ "Is crossed by about 400 vessels a day": ships that pass, and none of ours."""
    busy = measure is Measure.PER_DAY and quantity.value > A_DAY_BRINGS
    return busy or TRAFFIC.match(reading.after(quantity, 130)) is not None


def _goes_on(reading: Reading, spoken: Spoken) -> bool:
    """Whether the figure just before, in this paragraph or the last, is of crossings."""
    last = spoken.drafts[-1] if spoken.drafts else None
    if last is None or last.indicator not in ("arrivals", "boats"):
        return False
    return reading.paragraph - last.reading.paragraph <= 1


def _without_days(reading: Reading, low: int, high: int) -> str:
    """The words between two places of a sentence, the days among them left out."""
    words = reading.sentence.text[low:high]
    for period in reading.periods:
        if low <= period.span.start and period.span.end <= high:
            words = words.replace(period.span.exact, "")
    return words


def is_load(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "It was carrying nine men": the load of a boat that came, of which the sentence before or the text tells."""
    last = spoken.readings[-1] if spoken.readings else None
    if last is None or reading.paragraph - last.paragraph > 1:
        return False
    if not reading.kinds.isdisjoint(NO_LOADS) or not last.kinds.isdisjoint(NO_LOADS):
        return False
    aboard = loads.were_on_board(reading, quantity, spoken)
    if not aboard and loads.load_of(reading.sentence.text, quantity) is None:
        return False
    told = "arrivals" in last.kinds or spoken.topic in ("arrivals", "boats")
    if told and not aboard:
        return True
    return bool(ONE.search(last.sentence.text) and rescues.SHORE.search(last.sentence.text))


def have_loads(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "Fewer boats are coming. There have been 458 so far, with an average of 59 on board": boats, by their loads."""
    if spoken.topic != "boats" or counted(reading.sentence.text, quantity) is not Counted.NOTHING:
        return False
    return WITH_LOADS.match(reading.after(quantity, 120)) is not None


def is_boats_of(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "451 arrivals in 11 boats, and Boxing Day brought 407 more in 10"."""
    last = spoken.drafts[-1] if spoken.drafts else None
    if last is None or last.reading is not reading or last.indicator != "arrivals":
        return False
    between = _without_days(reading, last.quantity.span.end, quantity.span.start)
    few = quantity.value * FEWEST_ABOARD <= last.quantity.value
    return few and MORE_IN.fullmatch(between) is not None


def _are_held(reading: Reading, quantity: Quantity) -> bool:
    """Whether people stand beside these boats, enough to fill them."""
    text = reading.sentence.text
    people = [q for q in reading.quantities if counted(text, q) is Counted.PEOPLE]
    return any(_are_aboard(one, quantity) for one in people)


def _are_aboard(people: Quantity, boats: Quantity) -> bool:
    fill = boats.value * FEWEST_ABOARD <= people.value
    return fill and gap(people.span, boats.span) < BESIDE


def _is_one_boat(reading: Reading, quantity: Quantity) -> bool:
    """ "Aboard one boat" tells of the people which boat they were on; it counts no boats."""
    if quantity.value != 1:
        return False
    if ALONE.fullmatch(reading.sentence.text):
        return True
    return subsets.find(reading.sentence.text, quantity, "boats")[0] == "one boat"


def is_in_boats(reading: Reading, quantity: Quantity) -> bool:
    """ "The figure was 326, in four boats": people, though no noun says so."""
    boats = IN_BOATS.match(reading.after(quantity, 40))
    start = quantity.span.end + boats.start("boats") if boats else -1
    return any(
        q.span.start == start and quantity.value >= q.value * FEWEST_ABOARD
        for q in reading.quantities
    )


def is_paired(reading: Reading, quantity: Quantity) -> bool:
    """ "NINE BOATS, 425 PEOPLE": people and their boats side by side, with no verb at all."""
    text = reading.sentence.text
    others = [q for q in reading.quantities if q is not quantity]
    return any(_are_aboard(quantity, q) for q in others if counted(text, q) is Counted.BOATS)


def is_side_of_boats(reading: Reading, quantity: Quantity) -> bool:
    """ "The number of boats fell faster, from 768 to 511": the first of the two sides."""
    before = reading.before(quantity, 80)
    return _names_boats(before) and SIDE_OF_BOATS.search(before) is not None


def _names_boats(words: str) -> bool:
    small = words.lower()
    return "boats" in small or "dinghies" in small or "vessels" in small


def is_subject(reading: Reading, quantity: Quantity) -> bool:
    """Whether "the number of boats" is the subject of the verb before a number."""
    before = reading.before(quantity, 110)
    if not _names_boats(before):
        return False
    told = BOATS_NUMBERED.search(before) or FEWER_BOATS.search(before) or SUBJECT.search(before)
    return bool(told or (quantity.value > 1 and BOATS_WERE.search(before)))


def is_spoken_of(reading: Reading, quantity: Quantity) -> bool:
    """Whether the words just before a number speak of boats, and of no people."""
    before = reading.before(quantity, 60)
    if TALLY_OF_BOATS.match(reading.after(quantity, 80)):
        return True
    if not _names_boats(before):
        return False
    if BOATS_BY.search(before):
        return True
    label = BOATS_NEAR.search(before)
    is_line = label is not None and label.group().endswith((":", "|"))
    if label and is_line and len(before[label.end() :].split()) > WORDS_AFTER_LABEL:
        return False
    crossed = is_line and CROSSED.match(reading.after(quantity, 20))
    return label is not None and not crossed and "people" not in before
