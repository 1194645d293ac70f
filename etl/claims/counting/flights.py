"""A number in its reading comes in; whether it counts those whom a flight took back to France goes out."""

import re

from etl.claims.cues import TREATY_NAMED
from etl.claims.parts import Reading
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


def are_returned(reading: Reading, quantity: Quantity) -> bool:
    """ "A flight carrying 21 people left Gatwick for Lyon under the one in, one out scheme"."""
    if not TREATY_NAMED.search(reading.sentence.text) or reading.before_treaty:
        return False
    flight = FLIGHT.search(reading.before(quantity, 60))
    return bool(flight and TO_FRANCE.match(reading.after(quantity, 110)))
