"""A number in its reading comes in; whether it tells how many people each boat held goes out."""

import re

from etl.claims.counting import loads, topics, verbs
from etl.claims.counting.nouns import OTHER_BOATS
from etl.claims.parts import Draft, Found, Reading, Spoken
from etl.vocabulary import Measure, Quantity


# "The number of people in each boat": the next sentence may go on with the rate.
RATE_TOPIC = re.compile(
    r"\b(?:per|(?:in|on|into|onto|aboard)[ ](?:each|every))[ ](?:small[ ])?(?:boat|dinghy|vessel)\b"
    r"|\baverage[ ](?:small[ ])?boat\b|\bboats[ ](?:now[ ])?(?:carry|carried|hold)[ ](?:\w+[ ]){0,2}people\b",
    re.IGNORECASE,
)
# "157 in three": people, and their boats.
IN_SO_MANY = re.compile(
    rf"[ ]in[ ](?!20\d\d\b){loads.NUMBER}(?=[.,;]|[ ](?:small[ ])?(?:boats|dinghies|vessels)|$)"
)
# "It is close to 68", "it was almost 62".
IT_IS = re.compile(
    r"\b(?:it|that|this)(?:[’']s|[ ](?:is|was|carried|carries|held|holds|stands[ ]at|stood[ ]at|came[ ]to"
    r"|comes[ ]to|reached))"
    r"(?:[ ](?:now|about|around|nearly|almost|close|to|just|over|under|some|only|more|less|than|up|down)){0,3}[ ]$",
    re.IGNORECASE,
)
# "Friday's boats carried 72 people each": those of the crossings, however far back these were told of.
OWN_BOATS = re.compile(
    r"\b(?:boats?|dingh(?:y|ies)|inflatables?)[ ](?:[\w-]+[ ]){0,2}(?:carr|h[eo]ld|had|bore|brought)"
    r"|\b(?:per|(?:in|on|to)[ ](?:an?|each|every))[ ](?:small[ ])?(?:boat|dinghy|inflatable)\b",
    re.IGNORECASE,
)
# "Councils received an average of 72 people each".
EACH_OF_OTHERS = re.compile(
    r"\b(?:councils|counties|hotels|hostels|centres|towns|camps|flights|planes|coaches|buses|lorries|cells|rooms)\b"
    r"(?!.*\b(?:boats?|dingh(?:y|ies)|vessels?|craft|inflatables?)\b)[^.;]*\beach\b",
    re.IGNORECASE,
)
# "Fewer boats came, as smugglers put more people in each": the rate is what is told last.
IN_EACH_OF_THEM = re.compile(
    r"\b(?:boats|dinghies|vessels|inflatables)\b[^.;]{0,110}\b(?:people|migrants|passengers|men|more)[ ]"
    r"(?:in|on|into|onto|aboard|to)[ ]each\b(?![ ](?:\w+[ ])?(?:day|week|month|year|night))",
    re.IGNORECASE,
)
# "They came in 672 boats. The average was 62".
AVERAGE_WAS = re.compile(
    r"\bthe[ ]average[ ](?:load[ ])?(?:now[ ])?(?:was|is|stood[ ]at|stands[ ]at|came[ ]to|comes[ ]to"
    r"|(?:has[ ])?(?:rose|risen|fell|fallen|gone[ ]up|went[ ]up|grew|grown)[ ](?:from[ ]\d+[ ])?to)[ ](?:\w+[ ]){0,2}$",
    re.IGNORECASE,
)
OF_DAYS = re.compile(r"\b(?:days?|daily|nights?|weeks?)\b", re.IGNORECASE)
# No average load is smaller, where no words name it one; nor is it so many times what people and boats told make.
SMALLEST_LOAD, LOADS_APART = 12, 1.25
# Figures back among which a rate is looked for.
NEAR = 6
# Rates farther apart than this are not of one kind.
RATES_APART = 12


def people_in_each(reading: Reading, quantity: Quantity, spoken: Spoken) -> Found | None:
    """ "62 people per boat": a rate of arrivals, where crossings are spoken of."""
    if EACH_OF_OTHERS.search(reading.sentence.text):
        return None
    cue = verbs.nearest(reading, quantity)
    if cue and cue.kind == "arrivals":
        return Found("arrivals", Measure.PER_BOAT, cue.span)
    about = topics.carried(spoken, reading, quantity.value)
    near = {draft.indicator for draft in spoken.drafts[-6:]} | {about, spoken.topic}
    if _names_own_boats(reading):
        near |= {draft.indicator for draft in spoken.drafts}
    return Found("arrivals", Measure.PER_BOAT) if near & {"arrivals", "boats"} else None


def _names_own_boats(reading: Reading) -> bool:
    text = reading.sentence.text
    return OWN_BOATS.search(text) is not None and not OTHER_BOATS.search(text)


def is_rate_again(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "Last year it was 62. This year, with 15,242 people in 229 boats, it is close to 68": the rate before."""
    told = [d for d in spoken.drafts[-NEAR:] if d.reading is not reading]
    if not told or told[-1].measure is not Measure.PER_BOAT:
        return False
    if reading.paragraph - told[-1].reading.paragraph > 1 or not _are_like_rates(
        told[-1], quantity
    ):
        return False
    said = IT_IS.search(reading.before(quantity, 40))
    return said is not None and not IN_SO_MANY.match(reading.after(quantity, 20))


def is_older_rate(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "59 people in each, up from 51.5 by late July": what is no whole number is a rate as well."""
    last = spoken.drafts[-1] if spoken.drafts else None
    told = last and last.reading is reading and last.measure is Measure.PER_BOAT
    return bool(last and told and quantity.value % 1 and _are_like_rates(last, quantity))


def is_rate(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "62 people per boat. In 2018 the average was seven": it goes on with the rate."""
    if quantity.value > loads.MOST_ABOARD or IN_SO_MANY.match(reading.after(quantity, 20)):
        return False
    last = spoken.drafts[-1] if spoken.drafts else None
    said = spoken.readings[-1] if spoken.readings else None
    if said and RATE_TOPIC.search(said.sentence.text) and (not last or last.reading is not said):
        return said.paragraph == reading.paragraph
    if said and last and last.reading is said and _goes_on_with_loads(reading, quantity, spoken):
        return said.paragraph == reading.paragraph
    if last is None or last.measure is not Measure.PER_BOAT:
        return False
    return reading.paragraph == last.reading.paragraph and _are_like_rates(last, quantity)


def _goes_on_with_loads(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "Fewer boats came, with more people in each. The average was 62": behind boats, or what they held."""
    if not AVERAGE_WAS.search(reading.before(quantity, 60)) or quantity.value < SMALLEST_LOAD:
        return False
    last, told = spoken.drafts[-1], spoken.drafts[-1].reading.sentence.text
    in_each = IN_EACH_OF_THEM.search(told)
    if in_each and last.quantity.span.end <= in_each.end():
        return True
    if last.indicator != "boats" or last.measure is not Measure.COUNT or OF_DAYS.search(told):
        return False
    people = [d for d in spoken.drafts[-NEAR:] if d.reading is last.reading]
    people = [d for d in people if d.indicator == "arrivals" and d.measure is Measure.COUNT]
    if not people:
        return True
    low, high = sorted((people[-1].quantity.value / last.quantity.value, quantity.value))
    return high <= LOADS_APART * low


def _are_like_rates(last: Draft, quantity: Quantity) -> bool:
    low, high = sorted((last.quantity.value, max(quantity.value, 1)))
    return high <= loads.MOST_ABOARD and high / low < RATES_APART
