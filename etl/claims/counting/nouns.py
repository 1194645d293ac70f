"""A quantity in its sentence comes in; what it counts by the noun that stands with it goes out."""

import re
from enum import StrEnum
from functools import lru_cache

from etl import indicators
from etl.claims.counting import loads
from etl.claims.keyed import Keyed
from etl.vocabulary import Quantity


class Counted(StrEnum):
    """What kind of thing a noun makes of the number before it."""

    PEOPLE = "people"
    BOATS = "boats"
    EVENTS = "events"
    OTHER = "other"
    NOTHING = "nothing"


CATALOGUE = indicators.catalogue()
# "45 Albanians", "12 Vietnamese": written large, so that "indeed" is no Indian.
NATIONALS = (
    r"(?-i:(?:Afgh|Alban|Bangladesh|Egypt|Eritre|Ethiop|Ind|Iran|Iraq|Kuwait|Kurd|Nig|Pakistan|Pal|Sudan"
    r"|Som|Sri[ ]Lank|Syr|Tur|Viet|Yemen)\w*)"
)
COUNTRY_NAMES = (
    "Albania|Afghanistan|Syria|Eritrea|Iran|Iraq|Sudan|Vietnam|Turkey|Somalia|Ethiopia|India|Pakistan|Kuwait"
    "|Bangladesh|Yemen|Egypt"
)
COUNTRIES = rf"(?:{COUNTRY_NAMES})\b"
# The nouns of people: what they are, and what became of them ("12 returns").
PEOPLE = (
    r"people|human[ ]beings|persons?|migrants?|men|man|women|woman|individuals?|asylum[- ]seekers?|arrivals?"
    r"|others|crossings?|refugees?|passengers|children|child|adults?|minors?|nationals?|girls?|boys?"
    r"|returnees?|removals?|returns|deportations?|deportees|offenders?|departures|failed[ ]asylum[ ]seekers"
    r"|deaths?|boat[ ]people|souls|fatalities|admissions?|victims|lives|bodies|survivors|immigrants?"
    r"|teenagers?|newcomers|entrants|entries|landings|claimants|prisoners|criminals|drownings|families"
    rf"|would-be\b[ ]\w+|{NATIONALS}"
)
# A boat before a person says how the person came: "16 small boat migrants".
BOATS = (
    rf"(?:{'|'.join(CATALOGUE['boats'].wording)})"
    r"(?![’']?s?[ -](?:migrants?|people|arrivals?|crossings?|passengers?|journeys?|figures?|total"
    r"|incidents?|deaths?))"
)
EVENTS = "|".join(CATALOGUE["prevented_events"].wording)

# Up to four words may stand between a number and its noun; none that opens a phrase of its own.
STOP = (
    r"in|on|at|by|to|of|from|and|or|were|was|is|are|be|been|have|has|had|having|being|who|which|that|with|for"
    r"|after|since|than|as|the|a|an|it|they|he|she|will|would|did|when|while|but|so|not|compared"
    r"|against|over|per|up|down|out|within|into|across|through|arrived|crossed|came|come|landed|reached|died"
    r"|this|last|each|every|also|again|now|there|here|making|taking|bringing|aboard|during|between|under|until"
    r"|before|back|made|went|gone|sent|set|told|saw|said|got|left|ashore|legally|just|only|yet|still|today"
    r"|yesterday|if|then|yearly|annually|daily|altogether|overall|respectively|meanwhile|however|via|off"
)
# "60 “red days”": a noun may be put in quotation marks.
OPENS = r"[“\"‘']?"
# "58 more exhausted people", "150 small boats", "42 of the 10,000 people": the noun that the number counts.
HEAD = re.compile(
    rf"""
    ^ (?: [ ]? % | ["”] (?=[ ]) )? (?: [ ] or [ ] so (?= [ ] ) )?
    (?: (?: : )? [ ] (?: more | further | additional | other | of [ ] (?: the | them | these | those
      | (?: last | this ) [ ] (?: year | month | week | summer ) [’']s | (?: 20\d\d | \w+day ) [’']s )
      (?: (?: [ ] (?: (?: more | fewer ) [ ] than | nearly | almost | about | around | over ) )?
        [ ] \d[\d,]* )? ) )?
    (?: (?: [- ] | ,[ ] (?= \w+ [ ] (?:{PEOPLE}|{BOATS}) ) ) {OPENS}
      (?! (?: {STOP} ) \b ) (?-i: [A-Za-z] [\w’'”"-]* ) ){{0,4}}?
    (?: : )? [- ] {OPENS} (?: (?P<people> {PEOPLE} ) | (?P<boats> {BOATS} ) | (?P<events> {EVENTS} ) ) (?! [\w-] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "26 fewer", "14 each": words behind a number that are no noun either.
COMPARED = (
    r"more|fewer|less|higher|lower|short|ahead|behind|respectively|shy|extra|else|alone|each|apiece"
)
# A word right behind the number that is no noun: a verb, a participle, an adverb.
VERB = (
    r"(?:\w+(?:ed|ing|ly)|flown|seen|held|put|brought|found|shown|given|taken|known|lost|killed|fled"
    r"|fell|rose|hit|drew|overtook|beat|beats|remains?|exceeds?|matches|surpasses|take|bring|lift|push|leave|grew|began|begun|left|met|ran|stood|swam|took|turned|used|fewer|cross|arrive"
    r"|land|reach|die|drown|perish|make|come|get|dead|missing|alive|aged)"
)
# "31 lighthouses", "92,601 so-called legacy claims": a noun that is none of ours.
ANY_NOUN = re.compile(
    rf"^:?[- ]{OPENS}(?!(?:{STOP})\b)(?!(?:{COMPARED})\b(?![ ][a-z]{{4,}}s\b))(?!{VERB}\b)"
    rf"(?:[a-z]{{3,}}|[a-z]{{1,2}}-[a-z]{{3,}})",
    re.IGNORECASE,
)
# "Three patrol boats": boats, but not those of migrants.
OTHER_BOATS = Keyed(
    re.compile(
        r"(?:patrol|rescue|police|naval|navy|fishing|Border[ ]Force|life|taxi|coastguard|cargo|wooden|pilot|support"
        r"|safety|guard|pleasure|speed|motor|sailing|racing|house|canal|dive|tug|supply)[ -]?"
        r"(?:boat|vessel|craft|cutter)",
        re.IGNORECASE,
    ),
    *("boat", "vessel", "craft", "cutter"),
)
# "More than 200 public crossings", of a border.
OTHER_CROSSINGS = re.compile(
    r"^[ ](?:[\w-]+[ ])?(?:border|public|road|land|level|pedestrian|rail|person|vehicle|ferry)[ ]crossings?\b",
    re.I,
)
# "Ten days", "three new countries": nouns of other things, even where one of ours follows them.
NOT_COUNTED = re.compile(
    rf"""
    ^ [- ] {OPENS} (?: (?! (?: the | a | last | this | that | each | per | every | next | one | in | on | of | to
      | since | with | after | before | until | for | by | from | at | between | during | when | who | people ) \b )
      [\w-]{{1,30}} [- ] ){{0,2}}?
    (?: days? | nights? | weeks? | months? | years? | hours? | minutes? | seconds? | times | points? | pages?
      | members? | countries | nations | flights? | planes? | coaches | groups? | officers | staff | hotels?
      | MPs | peers | seats | votes? | calls | rooms | beds | homes | households | towns | councils
      | miles | kilomet(?:re|er)s | knots | degrees | drones | engines | jackets | lawyers | judges
      | arrests | convictions | sentences | gangs | smugglers | traffickers | suspects | ministers
      | residents | beaches | sites | camps? | places? | posts | adverts | videos | accounts | messages
      | claims | appeals | applications | decisions | visas | cars | sailings ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "Over 45,000 four years later": when, and no noun.
SO_MUCH_LATER = re.compile(
    r"[ ](?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)[ ](?:days?|weeks?|months?|years?)[ ]"
    r"(?:later|earlier|before|ago|on|after)\b"
)
# "31,400 passengers crossed the Channel": on ferries, where no word is of small boats, and they are more than one held.
PASSENGERS = re.compile(r"passengers", re.IGNORECASE)
IN_SMALL_BOATS = re.compile(r"\b(?:small[- ]boats?|boats|dingh|inflatable|migrant)", re.IGNORECASE)
# "31 crossing attempts were stopped": so few are events; "20,000 crossing attempts" are as many people.
ATTEMPTS = re.compile(
    r"[ ](?:\w+[ ])?crossing[ ]attempts[ ](?:(?:had|have)[ ]been|were)[ ]"
    r"(?:stopped|foiled|prevented|thwarted|blocked)",
    re.IGNORECASE,
)
# "Stopped 304 people in 10 attempted crossings", "foiled 10 attempted crossings".
IN_ATTEMPTS = re.compile(
    r"[ ](?:[\w-]+[ ])?(?:attempted[ ](?:crossings?|departures?|launches|launch)|crossing[ ]attempts?)\b",
    re.IGNORECASE,
)
STOPPED = re.compile(
    r"\b(?:stopped|foiled|prevented|thwarted|blocked|halted)[ ](?:[a-z]+[ ]){0,2}$", re.IGNORECASE
)
FEW_EVENTS = 100
# "In 15 crossings": the word before the number makes boats of what is else people.
IN_CROSSINGS = re.compile(r"^[ ]crossings?\b", re.IGNORECASE)
IN = re.compile(
    r"\bin[ ](?:(?:just|only|some|about|around|nearly|over|more|than|at|least|a|total|of|all)[ ]){0,3}$",
    re.IGNORECASE,
)
# "A family of four": people, though no noun follows.
GROUP_OF = re.compile(
    r"\b(?:family|group|party|batch|cohort)[ ]of[ ](?:just[ ]|about[ ]|some[ ])?$", re.IGNORECASE
)
# "2,100 of those who came": people, too.
OF_THOSE = re.compile(r"[ ]of[ ](?:all[ ])?those[ ](?:who|crossing|arriving|making)\b")
# Characters behind a number in which its noun stands.
REACH = 70


def counted(text: str, quantity: Quantity) -> Counted:
    """What stands behind the number as its noun."""
    return _counted(text, quantity.span.start, quantity.span.end, quantity.value)


# Of one number many ask while its sentence is read, and of those in the sentences just before.
@lru_cache(maxsize=256)
def _counted(text: str, start: int, end: int, value: float) -> Counted:
    after = text[end : end + REACH]
    if SO_MUCH_LATER.match(after):
        return Counted.NOTHING
    head = _head(text, end)
    small = after.lower()
    crosses = "crossing" in small or "attempted " in small
    if (
        NOT_COUNTED.match(after)
        or (crosses and OTHER_CROSSINGS.match(after))
        or (head and OTHER_BOATS.search(after[: head.end()]))
    ):
        return Counted.OTHER
    before = text[:start][-30:]
    if crosses and value <= FEW_EVENTS and _are_attempts(before, after):
        return Counted.EVENTS
    if crosses and IN_CROSSINGS.match(after) and IN.search(before):
        return Counted.BOATS
    if head:
        assert head.lastgroup, head
        on_ferries = _are_passengers(head, value) and not IN_SMALL_BOATS.search(text)
        return Counted.OTHER if on_ferries else Counted(head.lastgroup)
    if GROUP_OF.search(before[-24:]) or OF_THOSE.match(after):
        return Counted.PEOPLE
    return Counted.OTHER if ANY_NOUN.match(after) else Counted.NOTHING


@lru_cache(maxsize=256)
def _head(text: str, end: int) -> re.Match[str] | None:
    """The noun behind a number, with the words between."""
    return HEAD.match(text[end : end + REACH])


def _are_attempts(before: str, after: str) -> bool:
    """ "31 crossing attempts were stopped", "in 10 attempted crossings": so few are events."""
    if ATTEMPTS.match(after):
        return True
    told = IN_ATTEMPTS.match(after) and (IN.search(before) or STOPPED.search(before))
    return bool(told)


def _are_passengers(head: re.Match[str], value: float) -> bool:
    """Whether passengers are counted, and more of them than a small boat ever held."""
    return value > loads.MOST_ABOARD and bool(PASSENGERS.fullmatch(head["people"] or ""))


def noun_end(text: str, quantity: Quantity) -> int:
    """The offset after the counted noun; after the number where there is none."""
    head = _head(text, quantity.span.end)
    return quantity.span.end + (head.end() if head else 0)
