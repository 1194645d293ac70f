"""A quantity in its sentence comes in; what is counted there goes out: people, boats, something else."""

import re
from enum import StrEnum

from etl import indicators
from etl.vocabulary import Quantity


class Counted(StrEnum):
    PEOPLE = "people"
    BOATS = "boats"
    EVENTS = "events"
    OTHER = "other"
    NOTHING = "nothing"


CATALOGUE = indicators.catalogue()
PEOPLE = (
    r"people|persons?|migrants?|men|man|women|woman|individuals?|asylum[- ]seekers?|arrivals?"
    r"|others?|crossings?|refugees?|passengers|children|child|adults?|minors?|nationals?"
    r"|[A-Z][a-z]+(?:ians|is|ans|ese)|returnees?|removals?|returns|deportations?|offenders?"
    r"|deaths?|boat[ ]people|souls|fatalities|admissions?"
)
# A boat before a person says how the person came: "16 small boat migrants".
BOATS = rf"(?:{'|'.join(CATALOGUE['boats'].wording)})(?![ -](?:migrants|people|arrivals|crossings))"
EVENTS = "|".join(CATALOGUE["prevented_events"].wording)

# Up to four words may stand between a number and its noun; none that opens a phrase of its own.
STOP = (
    r"in|on|at|by|to|of|from|and|or|were|was|is|are|be|been|have|has|had|who|which|that|with|for"
    r"|after|since|than|as|the|a|an|it|they|he|she|will|would|did|when|while|but|so|not|compared"
    r"|against|over|per|up|down|out|within|into|across|arrived|crossed|came|landed|reached|died"
    r"|this|last|each|also|again|now|there|making|taking|bringing|aboard"
)
HEAD = re.compile(
    rf"""
    ^ (?: [ ]? % )? (?: [ ] (?: more | further | additional | other | of [ ] (?: the | them | these | those ) ) )?
    (?: [- ,] (?! (?: {STOP} ) \b ) (?-i: [A-Za-z] [\w’'-]* ) ){{0,4}}?
    [- ] (?: (?P<people> {PEOPLE} ) | (?P<boats> {BOATS} ) | (?P<events> {EVENTS} ) ) (?! [\w-] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
COMPARED = r"more|fewer|less|higher|lower|short|ahead|behind|respectively"
ANY_NOUN = re.compile(rf"^[- ](?!(?:{STOP})\b)(?!(?:{COMPARED})\b)[a-z]{{3,}}", re.IGNORECASE)
OTHER_BOATS = re.compile(
    r"(?:patrol|rescue|police|naval|navy|fishing|Border[ ]Force|life|taxi)[ -]?(?:boat|vessel|craft)",
    re.IGNORECASE,
)
NOT_COUNTED = re.compile(
    r"""
    ^ [- ] (?: \w+ [- ] )?
    (?: days? | weeks? | months? | years? | hours? | minutes? | times | points? | pages? | members?
      | countries | nations | flights? | planes? | coaches | groups? ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
REACH = 70


def counted(text: str, quantity: Quantity) -> Counted:
    """What stands behind the number as its noun."""
    after = text[quantity.span.end : quantity.span.end + REACH]
    head = HEAD.search(after)
    if NOT_COUNTED.search(after) or (head and OTHER_BOATS.search(after[: head.end()])):
        return Counted.OTHER
    if head:
        assert head.lastgroup, head
        return Counted(head.lastgroup)
    return Counted.OTHER if ANY_NOUN.search(after) else Counted.NOTHING


def noun_end(text: str, quantity: Quantity) -> int:
    """The offset after the counted noun; after the number where there is none."""
    head = HEAD.search(text[quantity.span.end : quantity.span.end + REACH])
    return quantity.span.end + (head.end() if head else 0)
