"""A plain number in its setting comes in; whether it is an age, a price, a day or a name goes out."""

import re

from etl.quantities.setting import Setting
from etl.quantities.words import WORD
from etl.vocabulary import TakenAs


COUNTED = (
    "people|persons|migrants|men|women|children|arrivals|crossings|passengers|boats|dinghies"
    "|vessels|asylum|refugees|others|deaths|returns|individuals|minors|adults"
)
# What the words behind a number make of it, tried where the number ends.
BESIDE = re.compile(
    rf"""
      (?P<age> [- ]? (?:year|month|week|day) s? -? [ ]? olds? \b | [- ]something \b
             | [ ]years?[ ]of[ ]age \b | [ ] (?:or|and) [ ] (?:under|over|older|younger) \b
             | -? [ ]? (?:and|to|or) [ ] \d{{1,2}} -year-olds? \b )
    | (?P<money> [ \u00a0-] (?: pounds? | euros? | dollars? | quid | sterling | pence | cents ) \b
             | p \b )
    | (?P<distance> [ \u00a0-]? (?: km | cm | mm | kg | mph | hp | ft | nm | kn | kw | mi ) (?![a-z])
             | [ \u00a0-] (?: nautical | miles? | (?:kilo|centi)?met(?:re|er)s? | yards? | feet | foot
                   | inch(?:es)? | knots? | tonnes? | tons? | kilos? | kilograms? | horsepower
                   | litres? | gallons? | acres? | hectares? | square | kilowatts? | degrees?
                   | celsius ) \b
             | [ ]?° | [cm] (?![a-z]) )
    | (?P<hour> [ ] past [ ] (?: \d{{1,2}} | {WORD} )
             | [ ] minutes? [ ] (?: past | to ) [ ] (?: \d{{1,2}} | {WORD} )
             | [ ] in [ ] the [ ] (?: morning | afternoon | evening ) \b | [ ] at [ ] night \b
             | [ ] o['’]clock \b | [ ] [ap]\.m\. | [ ] [ap]m \b )
    | (?P<points> [ -] (?: percentage[ -] | per[ -]?cent[ -] )? points? \b | % -? [ ]? points? \b )
    """,
    re.VERBOSE,
)
BESIDE_KIND = {
    "age": TakenAs.AGE,
    "money": TakenAs.MONEY,
    "distance": TakenAs.DISTANCE,
    "hour": TakenAs.UNREAD,
    "points": TakenAs.UNREAD,
}
NOUN_AFTER = re.compile(r"[- \u00a0][a-z]{2,}")
COUNTED_AFTER = re.compile(rf"[ \u00a0-](?:[a-z-]{{1,30}}[ ])?(?:{COUNTED})\b")

LISTED = {
    *("page", "pages", "p", "pp", "picture", "pictures", "table", "tables", "slide", "slides"),
    *("image", "images", "photo", "photos", "chapter", "chapters", "footnote", "item", "items"),
    *("fig", "figs", "figure", "step", "steps", "line", "lines", "appendix"),
}
OF_LISTED = re.compile(rf"\b(?:{'|'.join(LISTED)})[ ]\d{{1,3}}[ ](?:of|to|and)[ ]$")
OPENING = re.compile(r"[\s•*–—-]*\(?")
MARK_AFTER = re.compile(r"[.)](?:\s|$)")

# Words after which a number names: "Article 8", "junction 11", "No. 5".
NAMING = {
    *("number", "no", "nos", "junction", "junctions", "channel", "radio", "question"),
    *("questions", "article", "articles", "clause", "clauses", "section", "sections", "paragraph"),
    *("subsection", "paragraphs", "para", "paras", "schedule", "schedules", "rule", "rules"),
    *("regulation", "regulations", "annex", "amendment", "amendments", "tier", "protocol", "bill"),
    *("resolution", "directive", "platform", "terminal", "episode", "covid", "version", "category"),
    *("grade", "freephone", "helpline", "dial", "hotline", "telephone", "tel", "call", "phone"),
    *("ext", "#", "№"),
    # Where the record of a parliament, its papers and questions are found.
    *("hc", "hl", "cp", "cm", "cmd", "column", "columns", "col", "cols", "vol", "vols", "volume"),
    *("ev", "uin", "wpq", "q", "qq", "deb", "paper"),
}
# "[Official Report, 3 March; Vol. 712, c. 4]": not about 4.
RECORD_BEFORE = re.compile(r"\bvol(?:ume|\.)?[ ]\d{1,4},?[ ]cc?\.?[ ]$")
# "1 How many people arrive?", "3.2 What the figures show": the number of a heading.
HEADED = re.compile(
    r"\.?[ ](?:How|What|Why|Who|Where|When|Which|Introduction|Background|Summary|Conclusions?|Methodology)\b"
)
NAMED_BEFORE = re.compile(
    rf"\b(?:{'|'.join(sorted(NAMING - {'#', '№'}))})[ ]\d{{1,4}}[ ](?:to|and|or)[ ]$"
)
# These name only when written with a capital: "Flight 42", but "a group 42 strong".
CAPITAL_NAMES = {
    *(
        "flight",
        "group",
        "class",
        "type",
        "part",
        "order",
        "route",
        "gate",
        "unit",
        "room",
        "berth",
    ),
    *(
        "hut",
        "level",
        "phase",
        "day",
        "week",
        "year",
        "wave",
        "zone",
        "ward",
        "camp",
        "pier",
        "exit",
        "claim",
        "fact",
        "myth",
    ),
}
# "COVID-19", "F-16"; but "Mid-2025", "Under-18s".
CODE_BEFORE = re.compile(
    r"(?<![A-Za-z-])(?!(?:Mid|Pre|Post|Under|Over|Top|Sub|Non|Early|Late)-)[A-Z][A-Za-z]{0,9}-$"
)
DOWNING_STREET = re.compile(r"(?:^|[ “‘\"'(])(?:Number|No\.?)[ ]$")
PROPER = re.compile(
    r"\b(?:Channel|Radio|BBC|Sky|ITV|[Ss]quare|[Dd]ay|[Cc]loud|[Cc]atch|Formula|Group[ ]of)[ -]$"
)
PROPER_LAST = {
    *("number", "no", "channel", "radio", "bbc", "sky", "itv", "square", "day", "cloud", "catch"),
    *("catch-", "formula", "of"),
}
ONE_BEFORE = {
    *("this", "that", "which", "the", "each", "every", "another", "any", "some", "last", "next"),
    *("other", "only", "average", "latest", "new", "number", "whole"),
}
ONE_AFTER = re.compile(
    r"[ ](?:of|another|day|point|time|hand|things?|way|side|reason|must|should|can|could|might|would"
    r"|cannot|knows|else)\b|['’]s\b|-(?:off|way|sided|time|party|nation|stop|size)\b"
)
ANY_NOUN = re.compile(
    r"[ -](?!(?:in|on|at|to|of|is|was|that|who|which|and|or|for|from|has|by|had|with|more)\b)[a-z]{3}"
)
FEAST = re.compile(
    r"\b(?:Christmas|Boxing|New[ ]Year[’']s|St[ ]\w+[’']s|VE|Election|Polling)[ ]Day[ ]$"
)
ADDRESS = re.compile(r"@|://|www\.|\.(?:co|com|org|net|gov|uk)\b")
ADDRESS_REACH = 80


def beside(setting: Setting) -> TakenAs | None:
    """The kind that the words behind a number give it at once: `unread` for an hour, None for none."""
    match = BESIDE.match(setting.low, setting.written.end)
    return BESIDE_KIND[match.lastgroup or ""] if match else None


def is_list_mark(setting: Setting) -> bool:
    """ "1. Apply", "Two: people who", "page 3 of 12", "[12]"."""
    written, low, before = setting.written, setting.low, setting.before
    if before.endswith("[") and low.startswith("]", written.end):
        return True
    opens = written.value < 100 and written.start < 6 and OPENING.fullmatch(before)
    if opens and low.startswith(": ", written.end):
        return True
    if written.value >= 1_000 or not low[written.start].isdigit():
        return False
    if opens and MARK_AFTER.match(low, written.end):
        return True
    return setting.last in LISTED or (setting.last == "of" and bool(OF_LISTED.search(before)))


def is_idiom(setting: Setting) -> bool:
    """ "Number 10", "Channel 4", "back to square one"."""
    written = setting.written
    if setting.last not in PROPER_LAST:
        return False
    if written.value > 25 or written.percent or COUNTED_AFTER.match(setting.low, written.end):
        return False
    street = written.value in (10, 11) and DOWNING_STREET.search(setting.own(16))
    return bool(street) or PROPER.search(setting.own(16)) is not None


def is_label(setting: Setting) -> bool:
    """A number that names or stands for a person."""
    if setting.exact == "one":
        return _is_pronoun(setting)
    if _is_named(setting) or _in_record(setting) or _in_address(setting):
        return True
    return not setting.before and HEADED.match(setting.text, setting.written.end) is not None


def _in_record(setting: Setting) -> bool:
    return setting.last in ("c", "cc") and RECORD_BEFORE.search(setting.before) is not None


def _is_named(setting: Setting) -> bool:
    named = setting.last in NAMING
    if not named and setting.last in ("to", "and", "or"):
        named = NAMED_BEFORE.search(setting.before) is not None
    if not named and setting.last in CAPITAL_NAMES:
        named = _capital(setting)
    if not named and setting.before.endswith("-"):
        named = CODE_BEFORE.search(setting.own(16)) is not None
    return named and not COUNTED_AFTER.match(setting.low, setting.written.end)


def _capital(setting: Setting) -> bool:
    """Whether the word before the number is written with a capital, and is no feast: "on Boxing Day 45 came"."""
    words = setting.own(16).split()
    return bool(words) and words[-1][0].isupper() and not FEAST.search(setting.own(24))


def _is_pronoun(setting: Setting) -> bool:
    """ "no one", "that one", "one of them", "one day"; "the one boat" counts."""
    place = setting.written.end
    if setting.last == "no" or ONE_AFTER.match(setting.low, place):
        return True
    return setting.last in ONE_BEFORE and not ANY_NOUN.match(setting.low, place)


def _in_address(setting: Setting) -> bool:
    """Whether the word around a number is an address of the web or of mail."""
    low, start, end = setting.low, setting.written.start, setting.written.end
    if low[start - 1 : start] == " " == low[end : end + 1]:
        return False
    opening = max(
        low.rfind(" ", max(0, start - ADDRESS_REACH), start) + 1, start - ADDRESS_REACH, 0
    )
    closing = low.find(" ", end, end + ADDRESS_REACH)
    around = low[opening : closing if closing >= 0 else end + ADDRESS_REACH]
    return len(around) > end - start + 3 and ADDRESS.search(around) is not None
