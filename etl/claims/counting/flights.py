"""A number in its reading comes in; whether it counts those whom a flight took back to France goes out."""

import re

from etl.claims.cues import TREATY_NAMED
from etl.claims.parts import Reading, Spoken
from etl.vocabulary import Quantity


# "A flight carrying 21 people", "the plane, with 16 on board,".
FLIGHT = re.compile(
    r"\b(?:flight|plane|aircraft|charter|jet)s?,?[ ](?:(?:that|which)[ ])?"
    r"(?:with|carrying|carried|holding|took|taking|of)[ ]"
    r"(?:(?:a|some|about|just|only|another|total|of|group|further)[ ])*$",
    re.IGNORECASE,
)
TO_FRANCE = re.compile(
    r"(?:[ ](?:people|migrants|men|returnees|passengers|others|more"
    r"|asylum[ ]seekers|on[ ]board|aboard)){0,3},?[ ]"
    r"(?:(?:had[ ])?(?:left|took[ ]off|taken[ ]off|departed|flew|flown|landed|set[ ]off|touched[ ]down)"
    r"\b[^.;,\d]{0,40}?[ ]"
    r"(?:for|to|in|at)|(?:back[ ])?to)[ ]"
    r"(?:France|Paris|Lyon|Toulouse|Lille|Nice|Marseille"
    r"|Bordeaux|Nantes|Strasbourg|Clermont-Ferrand|Charles[ ]de[ ]Gaulle|Roissy)\b"
)
# "The largest flight so far, last week, carried 16": one of those that the text has told of.
ONE_OF_THEM = re.compile(
    r"\b[Tt]he[ ](?:largest|biggest|first|last|latest|fullest|smallest|most[ ]recent)[ ](?:\w+[ ])?"
    r"(?:flight|plane|charter)\b[^.;\d]{0,50}[ ](?:carried|held|took|had)[ ](?:(?:just|only|about)[ ])?$"
)
# "The largest group, 16 people, went on a single flight", "they include 16 on one flight".
ON_ONE = re.compile(
    r"(?:[ ](?:people|men|of[ ]them|migrants))?,?(?:[ ](?:went|left|travelled|flew|were[ ]\w+|was))?[ ](?:on|aboard)[ ]"
    r"(?:a|one|the[ ]same)[ ](?:single[ ]|same[ ])?(?:charter[ ])?(?:flight|plane)\b"
)
LAST = 3


def is_told(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """Whether a number counts those on a flight to France, told of here or just before."""
    return are_returned(reading, quantity) or _is_of_told(reading, quantity, spoken)


def _is_of_told(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "The largest flight so far, last week, carried 16", where those returned to France were told of last."""
    if not any(draft.indicator == "returns_to_france" for draft in spoken.drafts[-LAST:]):
        return False
    part = reading.before(quantity, 10).endswith("including ")
    if not part and ON_ONE.match(reading.after(quantity, 70)):
        return True
    return ONE_OF_THEM.search(reading.before(quantity, 110)) is not None


def are_returned(reading: Reading, quantity: Quantity) -> bool:
    """ "A flight carrying 21 people left Gatwick for Lyon under the one in, one out scheme"."""
    if reading.before_treaty or not TO_FRANCE.match(reading.after(quantity, 110)):
        return False
    flight = FLIGHT.search(reading.before(quantity, 60))
    return flight is not None and TREATY_NAMED.search(reading.sentence.text) is not None
