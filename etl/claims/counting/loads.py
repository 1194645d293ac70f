"""A quantity in its sentence comes in; the words that put all of it into one boat go out."""

import re

from etl import numerals
from etl.claims.parts import Reading, Spoken
from etl.claims.wordlists import Folded, fold
from etl.vocabulary import Quantity, Span


# "Boats" of one day may be one; "aboard one boat" tells of the people which boat they were on.
ONE_BOAT = Folded(
    r"""
    \b (?: group | party | family ) [ ] of [ ] [\w-]+ [ ] in [ ] (?: a | an | one | another | the ) [ ]
      (?: [\w-]+ [ ] ){0,2} (?: boat | dinghy | vessel | inflatable | craft ) \b
    | \b (?: aboard | on [ ] board | on | onto | (?: packed | crammed ) [ ] (?: in | into | onto ) ) [ ]
    (?: one | a | a [ ] single | the [ ] same | another | this | that | the ) [ ] (?: [\w-]+ [ ] ){0,2}
    (?: boat | dinghy | vessel | inflatable | craft ) \b
    | \b ashore [ ] from [ ] an? [ ] (?: \w+ [ ] ){0,2} (?: boat | dinghy | vessel | inflatable | craft ) \b
    | \b (?: in | from ) [ ] (?: the [ ] same | another | this | that ) [ ] (?: \w+ [ ] )?
      (?: boat | dinghy | vessel ) \b
    | \b (?: a | another | the ) [ ] (?: [\w-]+ [ ] ){0,2} (?: boat | dinghy | vessel | inflatable | craft )
      [ ] (?: in [ ] which | carrying | with | holding | containing | packed | crammed | laden | overloaded ) \b
    | \b a [ ] single [ ] (?: boat | dinghy | vessel | craft ) [ ] (?: came | arrived | landed | reached | brought )
    | \b after [ ] (?: a | one | their | the ) [ ] (?: [\w-]+ [ ] ){0,2} (?: boat | dinghy | vessel ) \b
    """,
    re.VERBOSE,
)
# No match of that is without one of these; words of boats are many, and of a single one few.
A_CRAFT = Folded(r"(?:boat|dinghy|vessel|inflatable|craft)\b")
# "It was carrying nine men", "a second, with 16 on board": the load of one boat, told right before its number.
LOAD = Folded(
    r"""
    (?: ^ [“"]? | [,;] [ ] | [ ] and [ ] | [ ] to [ ] (?= an? [ ] ) )
    (?: It | One [ ] of [ ] (?: them | these | the [ ] (?: boats | dinghies ) ) | Another | One
      | (?: A | The ) [ ] (?: first | second | third | fourth | fifth | sixth | other | last | next )
      | (?: An? | The | Another | One ) [ ] (?! average ) (?: [\w-]+ [ ] )?
        (?: boat | dinghy | vessel | inflatable | craft ) )
    \b (?! [’'] ) (?: [^.;\d] | \d{1,2} (?: [.:] \d\d )? [ ]? [ap]m
      | \d{1,2} [.:] \d\d (?! \d ) ){0,80}?
    \b (?: carrying | carried | held | holding | had | (?<! compares [ ] ) (?<! compared [ ] ) (?<! compare [ ] ) with )
    [ ] (?: (?! to \b | been \b ) [\w-]+ [ ] ){0,3} $
    """,
    re.VERBOSE,
)
ON_BOARD = re.compile(r"^[^.;,]{0,40}\b(?:on[ ]board|aboard)\b", re.IGNORECASE)
# "Had nine men", "with nine men": only "on board" makes these a load.
HAD = re.compile(r"\b(?:had|held|with)[ ](?:[\w-]+[ ]){0,3}$", re.IGNORECASE)
# "A cutter met the first boat off Dover and found 15 people on board".
FOUND_IN = Folded(
    r"\b(?:an?|the|another|one)[ ](?:[\w-]+[ ]){0,3}(?:boat|dinghy|vessel|inflatable|craft)\b[^.;,\d]{0,60}"
    r"[ ](?:found|with|counted|discovered)[ ](?:[\w-]+[ ]){0,2}$",
)
# "A second dinghy was stopped with 21 people".
ROW = Folded(
    r"\ba[ ](?:second|third|fourth|fifth|sixth)[ ](?:boat|dinghy|vessel|inflatable|craft)[ ]"
    r"(?:was|had[ ]been)[ ]\w+[ ]with[ ](?:[\w-]+[ ])?$",
)
# "The final two boats, carrying 13 and 14 people": as many loads as boats.
EACH = (
    r"(?:two|both|three|four|five|other|last|final|\d)[ ](?:[\w-]+[ ])?"
    r"(?:boats|dinghies|vessels|inflatables|craft),?(?:[ ](?:which|that))?(?:[ ]were)?[ ]"
    r"(?:carrying|carried|with|holding|held)[ ]"
)
NUMBER = rf"(?:\d+|{'|'.join(numerals.UNITS)})"
FIRST_LOAD = re.compile(
    rf"(?:,[ ]{NUMBER}){{0,4}},?[ ]and[ ]{NUMBER}[ ](?:people|men|migrants|passengers)\b",
    re.IGNORECASE,
)
LAST_LOADS = re.compile(rf"\b{EACH}(?:{NUMBER}(?:,[ ]|,?[ ]and[ ])){{0,5}}$", re.IGNORECASE)
MORE_LOADS = re.compile(
    rf"(?:,|[ ]and)[ ]{NUMBER}\b|[ ](?:people|men|migrants|passengers)\b", re.IGNORECASE
)
# Words before the load of one boat, one of which each of these has.
HOLDING = ("with ", "carr", "held ", "holding ", "had ", "found ", "counted ", "discovered ")
# More people than a boat ever held.
MOST_ABOARD = 200
# "Three others were found a few hours later aboard a dinghy": however far behind the boat is named.
FOUND_ABOARD = re.compile(
    r"^[^.;]{0,60}\bfound\b[^.;,]{0,40}\b(?:aboard|on[ ]board|in|on)[ ](?:a|an|one|another)[ ]"
    r"(?:[\w-]+[ ]){0,2}(?:boat|dinghy|vessel|inflatable|craft)\b",
    re.IGNORECASE,
)
# "895 in 12 boats, 72 of them in a dinghy".
OF_THEM_ABOARD = re.compile(
    r"^[ ]of[ ](?:them|whom)[ ](?:in|on|aboard|from)[ ](?:an?|one)[ ](?:[\w-]+[ ]){0,2}"
    r"(?:boat|dinghy|vessel|inflatable|craft)\b"
)
# "The last, with 10 people", "a second dinghy was stopped with 21": one boat of several.
OF_ROW = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|other|last|next|another|one),[ ]with\b"
    r"|\b(?:second|third|fourth|fifth|sixth)[ ]"
    r"(?:with\b|(?:boat|dinghy|vessel|inflatable|craft)\b[^.;,\d]{0,40}?[ ]with\b)",
    re.IGNORECASE,
)
# "Nine men were on board": of the one boat that the sentence before tells of.
WERE_ON_BOARD = re.compile(
    r"(?:[ ][\w-]+){0,2}[ ](?:were|was)[ ](?:found[ ])?(?:on[ ]board|aboard)(?![ ](?:a|an|the|two|three|several)\b)",
    re.IGNORECASE,
)
A_BOAT = re.compile(
    r"\b(?:an?|one|another|the[ ](?:first|second|third|last))[ ](?:[\w-]+[ ]){0,2}"
    r"(?:boat|dinghy|vessel|inflatable|craft)\b",
    re.IGNORECASE,
)


def in_one_boat(words: str) -> re.Match[str] | None:
    """The words that tell of a single boat."""
    return ONE_BOAT.search(words) if A_CRAFT.search(words) else None


def boat_of(text: str, quantity: Quantity) -> Span | None:
    """The words that put all of a number into one boat."""
    behind = text[quantity.span.end :]
    found = FOUND_ABOARD.match(behind) or OF_THEM_ABOARD.match(behind)
    return _span(found, quantity.span.end) if found else load_of(text, quantity)


def load_of(text: str, quantity: Quantity) -> Span | None:
    """The words that make a number the load of one boat: "it was carrying", "a second, with"."""
    before, behind = text[: quantity.span.start], text[quantity.span.end :]
    if quantity.value > MOST_ABOARD or not any(map(fold(before).__contains__, HOLDING)):
        return None
    load = LOAD.search(before)
    on_board = ON_BOARD.match(behind)
    if load and HAD.search(load.group()) and not (on_board or OF_ROW.search(load.group())):
        load = None
    if load is None:
        load = (FOUND_IN.search(before) if on_board else None) or _load_of_row(before, behind)
    if load is None:
        return None
    told = text[load.start() : load.end()]
    words = told.strip(' ,;“"')
    start = load.start() + told.index(words)
    return Span(start, start + len(words), words)


def _load_of_row(before: str, behind: str) -> re.Match[str] | None:
    """ "The final two boats, carrying 13 and 14 people", "a third with 11 men": the load of one boat each."""
    row = LAST_LOADS.search(before)
    first = row is not None and row.group().endswith(
        ("carrying ", "carried ", "with ", "holding ", "held ")
    )
    if row and (FIRST_LOAD.match(behind) if first else MORE_LOADS.match(behind)):
        return row
    return ROW.search(before)


def were_on_board(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "Border Force met an inflatable off Dover. Nine men were on board": of that one boat."""
    told = spoken.readings[-1] if spoken.readings else None
    if told is None or told.paragraph != reading.paragraph or quantity.value > MOST_ABOARD:
        return False
    if not WERE_ON_BOARD.match(reading.after(quantity, 60)):
        return False
    return len(A_BOAT.findall(told.sentence.text)) == 1


def _span(match: re.Match[str], offset: int) -> Span:
    return Span(offset + match.start(), offset + match.end(), match.group())
