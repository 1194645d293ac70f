"""A quantity in its sentence comes in; the part of the whole that it counts goes out."""

import re

from etl.claims.nouns import noun_end
from etl.vocabulary import Quantity


NATIONALITY = re.compile(
    r"\b(Albanian|Afghan|Syrian|Eritrean|Iranian|Iraqi|Sudanese|Vietnamese|Turkish|Somali|Ethiopian"
    r"|Indian|Pakistani|Kurdish|Kuwaiti|Bangladeshi|Yemeni|Egyptian)s?\b"
)
AGE_OR_SEX = re.compile(
    r"\b(children|child|minors|women|girls|boys|babies|unaccompanied|adults"
    r"|foreign[ ]national[ ]offenders|foreign[ ]offenders)\b",
    re.IGNORECASE,
)
# "Boats" of one day may be one; "aboard one boat" tells of the people which boat they were on.
ONE_BOAT = re.compile(
    r"""
    \b (?: aboard | on [ ] board | on | onto | packed [ ] (?: in | into | onto ) | crammed [ ] (?: in | into | onto ) ) [ ]
    (?: one | a | a [ ] single | the [ ] same | another | this | that | the ) [ ] (?: [\w-]+ [ ] ){0,2}
    (?: boat | dinghy | vessel | inflatable | craft ) \b
    | \b (?: in | from ) [ ] (?: the [ ] same | another | this | that ) [ ] (?: \w+ [ ] )? (?: boat | dinghy | vessel ) \b
    | \b (?: a | another | the ) [ ] (?: [\w-]+ [ ] ){0,2} (?: boat | dinghy | vessel | inflatable | craft )
      [ ] (?: carrying | with | holding | containing | packed | crammed | laden | overloaded ) \b
    | \b after [ ] (?: a | one | their | the ) [ ] (?: [\w-]+ [ ] ){0,2} (?: boat | dinghy | vessel ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
PART_OF_DAY = re.compile(
    r"""
    \b (?: by | before ) [ ]
    (?: mid-?day | noon | lunchtime | late [ ] morning | mid-?morning | mid-?afternoon | dawn
      | \d{1,2} (?: [.:] \d\d )? [ ]? [ap]m ) \b
    | (?<! published [ ] ) (?<! released [ ] ) (?<! figures [ ] ) (?<! out [ ] ) (?<! revealed [ ] ) (?<! data [ ] )
      \b this [ ] morning \b | \b so [ ] far [ ] today \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


EVERYONE = re.compile(r"men,? women,? and children|men and women|women and children", re.IGNORECASE)
NATIONALITY_TOPIC = re.compile(
    rf"(?:^|\b(?:arrivals|number|crossings|returns|removals)[ ]of[ ]|[,;:][ ]){NATIONALITY.pattern}(?:[ ]\w+)?(?:,[ ]of[ ]whom)?[^.;]{{0,90}}$"
)
HOME = re.compile(
    r"^[^.;,]{0,40}\b(?:to|home[ ]to)[ ]((?:Albania|Vietnam|Iraq|India|Brazil|Romania|Nigeria)\b)",
    re.IGNORECASE,
)


def _spoken_of(text: str, quantity: Quantity) -> re.Match[str] | None:
    """ "Albanians, of whom more than 12,000 crossed", "5,500 people have been returned to Albania"."""
    before, after = text[: quantity.span.start], text[quantity.span.end :]
    return NATIONALITY_TOPIC.search(before) or HOME.search(after)


def find(text: str, quantity: Quantity, indicator: str) -> str:
    """A subset named at the number, or one boat or part of a day named near it; empty for all."""
    phrase = text[quantity.span.start : min(len(text), noun_end(text, quantity) + 12)]
    match = None if EVERYONE.search(phrase) else AGE_OR_SEX.search(phrase)
    if indicator != "deaths":
        match = NATIONALITY.search(phrase) or match or _spoken_of(text, quantity)
    if match:
        return match[1]
    near = text[max(0, quantity.span.start - 60) : quantity.span.end + 60]
    if ONE_BOAT.search(near) and indicator in ("arrivals", "boats"):
        return "one boat"
    return "partial day" if PART_OF_DAY.search(near) else ""
