"""A number in its reading comes in; whether it is one told before, or a part of it, goes out."""

import re

from etl.claims.counting import candidates, comparands, verbs
from etl.claims.counting.nouns import Counted, counted
from etl.claims.counting.surroundings import is_set_against, words_before
from etl.claims.parts import Found, Reading, Spoken
from etl.vocabulary import Measure, Quantity


# "82 deaths, of whom at least 14 were children": a part of a count that was given.
OF_WHOM = re.compile(r"\bof[ ](?:whom|them|these|those),?[ ](?:\w+[ ]){0,2}$", re.IGNORECASE)
OF_THESE = re.compile(r"^[ ]of[ ](?:these|those|them|whom)\b", re.IGNORECASE)
OF_THESE_AHEAD = re.compile(r"(?:Of|Among)[ ](?:these|those|them),?[ ](?:\w+[ ]){0,2}")
OF_PEOPLE_WHO = re.compile(r"[ ](?:were|was)[ ](?:of[ ])?(?:people|those|migrants)[ ]who\b")
KIND_OF_RETURN = re.compile(r"[ ](?:(?:were|was)[ ])?(?:enforced|voluntary)[ ]?(?:[.,;)]|$)")
WERE_OF = re.compile(
    r"^[ ](?:were|was|are)[ ](?:\w+[ ])?(?:children|women|men|girls|boys|minors)\b"
)
# "17 men, seven women": parts of a count.
AMONG_THEM = re.compile(r"\bamong[ ](?:them|the[ ]dead)\b[^.;]*$", re.IGNORECASE)
# "45 people, among them two children": who some of those were, and no count of their own.
AMONG_WHOM = re.compile(r"\bamong[ ](?:them|whom)[ ](?:were[ ])?(?:\w+[ ]){0,2}$", re.IGNORECASE)
FROM_FRANCE = ("arrivals", "arrivals_from_france")
REMOVALS = ("other_returns", "returns_to_france")
CHILDREN = re.compile(r"^[ ](?:other[ ])?(?:children|child|teenagers|babies)\b", re.IGNORECASE)
# "Rescuers found the bodies of two men and a woman", where three have been told of.
BODIES = re.compile(r"\bbodies[ ]of[ ]$", re.IGNORECASE)
BREAKDOWN = re.compile(r"^[ ](?:other[ ])?(?:men|women|girls|boys|males|females)\b", re.IGNORECASE)
# "Of the 710", "those 1,097", "Thursday's 756": told before.
DEFINITE = re.compile(r"(?:\b(?:the|these|those)|\wday[’']s)[ ]$", re.IGNORECASE)


# "He said that 75 was "a drop in the ocean"": of a number told before something is said.
SAID_OF_IT = re.compile(
    r"[ ](?:is|was)[ ](?:not[ ]|hardly[ ]|barely[ ]|just[ ]|only[ ]|still[ ])*"
    r"(?:[“\"‘']|an?\b|nothing\b|no\b|too\b|far\b)"
)
# "Asked about the new total, he said: "A hundred and thirteen people."": a number that is all of what is said.
ALL_SAID = re.compile(r"(?:[:,][ ][“\"‘']|^[“\"‘'])(?:(?:It[’']s|It[ ]is|That[’']s)[ ])?$")
ALL_OF_IT = re.compile(
    r"(?:[ ](?:people|migrants|men|returns|arrivals|crossings|deaths))?[.!]?[”\"’']?$"
)
AS_SUBJECT = re.compile(r"(?:\bthat[ ]|[“\"‘:][ ]?|^)$")
# "They include 8,700 foreign criminals": some of those who were removed.
INCLUDE = re.compile(r"(?:They|These|Those|That)[ ]includes?d?[ ](?:\w+[ ]){0,2}")
# "All returns came to 24,000. About 18,000 of them left voluntarily".
LEFT_FREELY = re.compile(
    r"[ ]of[ ](?:them|these|those)[ ](?:(?:had|have)[ ])?(?:left|went|returned|departed|gone)[ ](?:\w+[ ])?"
    r"(?:voluntarily|freely|of[ ]their[ ]own)\b"
)
REMOVED = re.compile(
    r"[ ](?:(?:foreign|failed|convicted|serious|violent|national|overseas)[ ]){0,2}"
    r"(?:criminals|offenders|prisoners|asylum[ ]seekers|rapists|overstayers)\b"
)


def told_again(
    reading: Reading, quantity: Quantity, measure: Measure, spoken: Spoken
) -> Found | None:
    """ "How many of the 710 will be sent back?": a number told before keeps what it counted."""
    if measure is not Measure.COUNT or quantity.value <= candidates.FEW:
        return None
    told = [d for d in spoken.drafts if d.quantity.value == quantity.value]
    told = [draft for draft in told if draft.measure is Measure.COUNT]
    if not told or candidates.is_out(reading, quantity):
        return None
    pointed = DEFINITE.search(reading.before(quantity, 10)) or (
        SAID_OF_IT.match(reading.after(quantity, 40))
        and AS_SUBJECT.search(reading.before(quantity, 8))
    )
    pointed = pointed or (
        ALL_SAID.search(reading.before(quantity, 12))
        and ALL_OF_IT.match(reading.after(quantity, 24))
    )
    if not pointed:
        return None
    # "60 red days, almost double the 27 of last year": though 27 boats came one day.
    against = is_set_against(words_before(reading, quantity))
    if against and comparands.is_against_length(reading, quantity):
        return None
    if counted(reading.sentence.text, quantity) not in (Counted.PEOPLE, Counted.NOTHING):
        return None
    return Found(told[-1].indicator, measure)


def is_breakdown(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "27 people drowned: 17 men, seven women": parts of a count that the sentence has given."""
    own = [d for d in spoken.drafts[-4:] if d.reading is reading]
    if own and own[-1].indicator in FROM_FRANCE and own[-1].quantity.value > quantity.value:
        return AMONG_WHOM.search(reading.before(quantity, 40)) is not None and (
            CHILDREN.match(reading.after(quantity, 20)) is not None
        )
    before = spoken.drafts[-1] if spoken.drafts else None
    dead = before is not None and before.indicator == "deaths"
    given = any(d.indicator == "deaths" for d in own)
    if not given and not (dead and BODIES.search(reading.before(quantity, 24))):
        return False
    part = BREAKDOWN.match(reading.after(quantity, 20)) or (
        AMONG_THEM.search(reading.before(quantity, 60))
        and CHILDREN.match(reading.after(quantity, 20))
    )
    return part is not None


def is_of_whom(reading: Reading, quantity: Quantity) -> bool:
    """ "82 deaths, of whom at least 14 were children"."""
    before, after = reading.before(quantity, 30), reading.after(quantity, 24)
    return OF_WHOM.search(before) is not None and WERE_OF.match(after) is not None


def of_those_removed(kind: str, reading: Reading, quantity: Quantity, spoken: Spoken) -> str:
    """ "50,000 were removed, of whom 2,580 had arrived by small boat": how they came makes them no new arrivals."""
    last = spoken.drafts[-1] if spoken.drafts else None
    if kind != "arrivals" or last is None or last.reading is not reading:
        return kind
    part = last.indicator in REMOVALS and quantity.value <= last.quantity.value
    return last.indicator if part and OF_WHOM.search(reading.before(quantity, 30)) else kind


def part_of_last(reading: Reading, quantity: Quantity, spoken: Spoken) -> Found | None:
    """ "9,914 enforced returns. Of these, 2,415 were of people who had arrived": a part of what was told last."""
    last = spoken.drafts[-1] if spoken.drafts else None
    if last and last.indicator == "other_returns" and _is_kind_of_return(reading, quantity, spoken):
        return Found(last.indicator, Measure.COUNT)
    if last and last.indicator == "other_returns" and _is_included(reading, quantity):
        return Found(last.indicator, Measure.COUNT)
    if last is None or not OF_THESE_AHEAD.fullmatch(reading.before(quantity, 40)):
        return None
    part = OF_PEOPLE_WHO.match(reading.after(quantity, 40))
    near = reading.paragraph == last.reading.paragraph
    return Found(last.indicator, Measure.COUNT) if part and near else None


def _is_kind_of_return(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "There were 36,457 returns, of which 9,914 were enforced, and 26,543 voluntary"."""
    told = KIND_OF_RETURN.match(reading.after(quantity, 30))
    own = any(draft.reading is reading for draft in spoken.drafts[-3:])
    return told is not None and (
        own or OF_THESE_AHEAD.fullmatch(reading.before(quantity, 40)) is not None
    )


def _is_included(reading: Reading, quantity: Quantity) -> bool:
    if LEFT_FREELY.match(reading.after(quantity, 60)):
        return True
    included = INCLUDE.fullmatch(reading.before(quantity, 40))
    included = included or AMONG_WHOM.search(reading.before(quantity, 40))
    return included is not None and REMOVED.match(reading.after(quantity, 50)) is not None


def is_of_others(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "Kigali will take 5,700, but only 2,143 of these report": a part of a number that is no figure of ours."""
    after = reading.after(quantity, 40)
    if not OF_THESE.match(after) or candidates.DEAD_AFTER.search(after):
        return False
    if verbs.beside(reading, quantity):
        return False
    before = [q for q in reading.quantities if q.span.end <= quantity.span.start and not q.percent]
    told = {d.quantity.span.start for d in spoken.drafts[-6:] if d.reading is reading}
    return bool(before) and not any(q.span.start in told for q in before)
