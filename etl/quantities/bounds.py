"""A number in its sentence comes in; the bound that the words beside it set, and those words, go out."""

import re

from etl.quantities.setting import Setting
from etl.quantities.words import WORD
from etl.vocabulary import Bound, Span


_LITTLE = (
    "just",
    "slightly",
    "a little",
    "a bit",
    "a shade",
    "marginally",
    "fractionally",
    "a fraction",
)
_MUCH = (
    "well",
    "far",
    "way",
    "considerably",
    "comfortably",
    "significantly",
    "substantially",
    "much",
)
_MORE = "over|more than|above|upwards of|in excess of|north of|greater than|higher than|beyond|past"
_LESS = "under|below|fewer than|less than|short of|shy of|south of|lower than"
_PLAIN = {
    Bound.MORE_THAN: f"{_MORE}|upward of|exceeding|exceeded|exceeds|exceed|surpassing|topping"
    "|rather more than|better than",
    Bound.AT_LEAST: "at least|no fewer than|no less than|not fewer than|not less than|minimum of"
    "|a minimum of|at the very least|at a minimum|at the least|as few as|as little as|no under",
    Bound.NEARLY: "nearly|almost|close to|near to|near|nears|neared|nearing|nearer"
    "|approach|approaches|approached|approaching|getting on for"
    "|edging towards|edging toward|edged towards|edged toward|edges towards|edges toward"
    "|creeping towards|inching towards|heading towards|not far short of|not far off|not quite"
    "|closing in on|nudging|verging on|bordering on|virtually|practically|all but|coming up to"
    "|not far from|the best part of|within reach of",
    Bound.AT_MOST: "up to|at most|no more than|not more than|maximum of|a maximum of|as many as"
    "|as much as|at the most|no greater than|not over|not above|anything up to|capped at",
    Bound.LESS_THAN: f"{_LESS}|not as many as|nowhere near",
    Bound.ABOUT: "about|around|approximately|approx|approx.|roughly|some|estimated|an estimated"
    "|estimated at|circa|c.|ca.|in the region of|in the order of|of the order of|on the order of"
    "|something like|somewhere around|somewhere near|perhaps|maybe|probably|possibly|more or less"
    "|what,|call it|give or take|or so|estimates of|reckoned at|broadly|loosely|in the vicinity of"
    "|somewhere in the region of|guess of",
}


def _spoken() -> dict[str, Bound]:
    """Every wording by its bound; of those made of parts, each with every word that can open it."""
    found = {words: bound for bound, group in _PLAIN.items() for words in group.split("|")}
    for little in _LITTLE:
        found |= {f"{little} {less}": Bound.NEARLY for less in _LESS.split("|")}
    for word in (*_LITTLE, *_MUCH):
        found |= {f"{word} {more}": Bound.MORE_THAN for more in _MORE.split("|")}
    for much in _MUCH:
        found |= {f"{much} {less}": Bound.LESS_THAN for less in _LESS.split("|")}
    return found


BOUND_OF = _spoken()
LONGEST = max(len(words.split()) for words in BOUND_OF)
LAST_WORDS = {words.split()[-1] for words in BOUND_OF}
SIGNS = {
    "~": Bound.ABOUT,
    "≈": Bound.ABOUT,
    "±": Bound.ABOUT,
    ">": Bound.MORE_THAN,
    "≥": Bound.AT_LEAST,
    "<": Bound.LESS_THAN,
    "≤": Bound.AT_MOST,
}
NO_BOUND = (Bound.EXACTLY, 0, 0)
OF_WORDS = set(Bound) - {Bound.EXACTLY}
WINDOW = 80
TOKEN = re.compile(r"[^\s“”\"‘(\[]+")
# Words that may stand between the bound and its number: "more than a record 1,300".
FILLERS = {
    *("a", "an", "the", "another", "further", "record", "extra", "additional", "combined", "other"),
    *("whopping", "staggering", "total", "of", "whole", "full", "grand", "mere", "new", "all-time"),
    *(
        "sum",
        "tally",
        "high",
        "confirmed",
        "known",
        "separate",
        "different",
        "around",
        "about",
        "some",
        "roughly",
    ),
}
SUMS = {"total", "sum", "record", "tally"}
DEFINITE = {"the", "these", "those", "that"}
NEVER_DEFINITE = {"about", "some"}
COMPARES = {Bound.MORE_THAN, Bound.LESS_THAN}
BELOW = ("below", "under", "than", "short of", "shy of")
# "47 per cent fewer than the 5,417": the words compare two numbers and bound neither.
COMPARED = re.compile(
    rf"""
    (?: (?<![\d.,]) (?! (?:19|20)\d\d[ ] ) \d (?: [\d,.]{{0,15}}\d )? | % | \b per[ ]?cent
      | \b (?: third | quarter | fifth | half | times | twice | points? ) | {WORD} ) [ ]
    (?: (?: people | migrants | boats | arrivals | crossings | men | others ) [ ] )? $
    """,
    re.VERBOSE,
)
# "took the total past 25,000": a mark passed, not a count of more than it.
PASSING = {"over", "past", "above", "beyond"}
PUSHED = re.compile(
    r"""
    \b (?: went | go(?:es|ne|ing) | mov(?:ed|es|ing) | climb(?:ed|s|ing)? | rose | risen | rises | rising
         | pass(?:ed|es|ing) | got | crept | inched | edged | ticked | swept | tipped | sailed
         | sh(?:ot|oots?|ooting) | jump(?:ed|s|ing)? | surg(?:ed|es|ing) | soar(?:ed|s|ing)? | leap(?:t|ed|s|ing)?
         | rocket(?:ed|s|ing)? | swell(?:ed|s|ing)? | grew | grown | grow(?:s|ing) | built | add(?:ed|s|ing) )
      (?: [ ] (?!to\b) [a-z’']{2,12} ){0,3} [ ] $
    | \b (?: t(?:ook|aken?|akes|aking) | carr(?:ied|ies|ying) | push(?:ed|es|ing)? | tip(?:ped|s|ping)?
           | mov(?:ed|es|ing) | lift(?:ed|s|ing)? | drove | driven | nudged | sent | br(?:ought|ings?|inging)
           | propelled )
      [ ] [^.;:]{0,60} \b (?: total | tally | count | numbers? | figures? | toll | it | arrivals | crossings )
      [^.;:,]{0,40} (?<! [ ]to ) [ ] $
    """,
    re.VERBOSE,
)
# "handed over 42 people", "adds up to 42": the little word belongs to the verb.
PHRASAL = re.compile(r"\b(?:hand(?:s|ed|ing)?|add(?:s|ed|ing)?|amount(?:s|ed|ing)?)[ ]$")
# "seven people over two days" is a stretch of time, unless the words before ask how long.
STRETCH = re.compile(
    r"[- ](?:\w{3,12}[ ])?(?:days?|weeks?|months?|years?|hours?|minutes?|nights?|weekends?|events?|operations?"
    r"|incidents?|occasions?|stages?|phases?|pages?|trips?|journeys?)\b"
)
LASTING = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|t(?:ook|aken?|akes|aking)|spent|in|after|is|was|were|are|of|to|by|at"
    r"|with)[ ]$"
)
# "asked about 60 people": what the asking was about.
CONCERNING = re.compile(
    r"\b(?:asked|asks?|asking|talk(?:s|ed|ing)?|question(?:s|ed)?|worr(?:y|ied|ies)|concern(?:s|ed)?"
    r"|complain(?:s|ed|ts?)?|information|details|sp(?:eak|eaks|oke|eaking)|wrote|writes|nothing"
    r"|anything|something|dispute|row|lie[sd]?)[ ]$"
)
# "There has been no day with more than 605": so many at most.
NO_DAY = re.compile(
    r"\b(?:no|not[ ](?:a|one))[ ](?:other[ ]|single[ ])?(?:day|week|month|year|weekend|boat|dinghy|vessel)[ ]"
    r"(?:(?:this|last)[ ](?:year|month)[ ])?(?:with|of|has|had|saw|has[ ](?:had|seen|brought)|brought|carried)[ ]$"
)
# Words that bound no number behind these: "asked about 60", "the past 12 days".
NOT_AFTER = {"about": CONCERNING, "past": re.compile(r"\b(?:the|this|these|in|over)[ ]$")}
BESIDE = LAST_WORDS | FILLERS | DEFINITE | {word.rstrip(".,") for word in LAST_WORDS}
# "Channel crossings top 1,100 in one day": more than so many came; a total of the year is passed on its way up.
TOPPED = {"top", "tops", "topped", "pass", "passes", "passed"}
IN_A_DAY = re.compile(r"(?:[ ][a-z]+)?[ ](?:in|on)[ ](?:a|one)[ ](?:single[ ])?day\b")
AFTER = re.compile(
    rf"""
      (?P<more> \+ | [ -]plus\b | [ ]and[ ]a[ ]bit\b | [ ]and[ ]change\b )
    | (?P<odd> [- ]odd\b )
    | (?: [ ] (?! (?:and|or|but|to|in|of|with) \b ) [a-z][a-z’'-]{{0,15}} ){{0,2}} ,? [ ]
      (?: (?P<least> or[ ](?:even[ ])?more\b (?![ ]than) | and[ ]counting\b | and[ ]upwards\b | or[ ]over\b
                   | (?: at[ ](?:the[ ]very[ ])?least | at[ ]a[ ]minimum | minimum )
                     (?= [.,;:)!?] | $ | [ ] (?! \d | [£$€] | an?[ ] | twice | once | half | some | {WORD} ) ) )
        | (?P<most> or[ ](?:fewer|less)\b (?![ ]than)
                  | (?: at[ ](?:the[ ](?:very[ ])?)?most | at[ ]a[ ]maximum | maximum | tops )
                    (?= [.,;:)!?] | $ | [ ] (?! \d | [£$€] | an?[ ] | twice | once | half | some | {WORD} ) ) )
        | (?P<so> or[ ]so\b | or[ ]thereabouts\b | give[ ]or[ ]take\b | more[ ]or[ ]less\b | or[ ]thereabout\b
                | (?: approximately | roughly ) (?= [.,;:)!?] | $ ) ) )
    """,
    re.VERBOSE,
)
SAID_AFTER = {
    "more": Bound.MORE_THAN,
    "odd": Bound.ABOUT,
    "least": Bound.AT_LEAST,
    "most": Bound.AT_MOST,
    "so": Bound.ABOUT,
}


def find(setting: Setting) -> tuple[Bound, Span | None]:
    """The bound of a number and the words that gave it; `exactly` and None where none did."""
    bound, start, end = _before(setting)
    if bound is Bound.EXACTLY:
        bound, start, end = _after(setting.low, setting.written.after)
    if bound is Bound.EXACTLY:
        bound, start, end = _topped(setting)
    return bound, Span(start, end, setting.text[start:end]) if bound in OF_WORDS else None


def _topped(setting: Setting) -> tuple[Bound, int, int]:
    if setting.last not in TOPPED or not IN_A_DAY.match(setting.low, setting.written.after):
        return NO_BOUND
    start = setting.low.rindex(setting.last, 0, setting.written.start)
    return Bound.MORE_THAN, start, start + len(setting.last)


def _before(setting: Setting) -> tuple[Bound, int, int]:
    start = setting.written.start
    if setting.before[-1:] in SIGNS:
        return SIGNS[setting.before[-1]], start - 1, start
    if setting.last not in BESIDE:
        return NO_BOUND
    tokens = list(TOKEN.finditer(setting.before))
    found = _last_wording(tokens)
    if found is None:
        return NO_BOUND
    bound, first, last = found
    opening = start - len(setting.before)
    words = Span(opening + tokens[first].start(), opening + tokens[last].end(), "")
    definite = any(token.group() in DEFINITE for token in tokens[last + 1 :])
    if bound is Bound.MORE_THAN and NO_DAY.search(setting.before[: tokens[first].start()]):
        bound = Bound.AT_MOST
    if _is_no_bound(bound, setting, words, definite):
        return NO_BOUND
    return bound, words.start, words.end


def _last_wording(tokens: list[re.Match[str]]) -> tuple[Bound, int, int] | None:
    """The bound nearest to the number, with its first and last token; one of size outdoes "about"."""
    words = [token.group() for token in tokens]
    vague = None
    for last in range(len(words) - 1, max(-1, len(words) - 6), -1):
        found = _wording_to(words, last)
        if found and found[0] is not Bound.ABOUT:
            return found
        vague = vague or found
        if not found and not _is_filler(words, last):
            break
    return vague


def _is_filler(words: list[str], place: int) -> bool:
    """ "more than a total of 1,300", but not "some of the 30"."""
    if words[place] == "of":
        return place > 0 and words[place - 1] in SUMS
    return words[place] in FILLERS


def _wording_to(words: list[str], last: int) -> tuple[Bound, int, int] | None:
    """The longest wording that ends with the word at `last`."""
    if words[last] not in LAST_WORDS:
        return None
    for first in range(max(0, last + 1 - LONGEST), last + 1):
        bound = BOUND_OF.get(" ".join(words[first : last + 1]))
        if bound:
            return bound, first, last
    return None


def _is_no_bound(bound: Bound, setting: Setting, span: Span, definite: bool) -> bool:
    """Whether words that look like a bound compare, pass a mark, measure a stretch or name a matter."""
    words = setting.low[span.start : span.end]
    before = setting.low[max(0, span.start - WINDOW) : span.start]
    last = words.rpartition(" ")[2]
    compares = bound in COMPARES or last in ("as", "of")
    if compares and ((definite and bound in COMPARES) or COMPARED.search(before)):
        return True
    # "Slightly below the 44,441 who came before": the other number is known exactly.
    if definite and words.endswith(BELOW):
        return True
    if words == "over" and STRETCH.match(setting.low, setting.written.after):
        return not LASTING.search(before)
    if (last in PASSING or words == "up to") and PUSHED.search(before):
        return True
    if PHRASAL.search(before) or (words in NEVER_DEFINITE and definite):
        return True
    return words in NOT_AFTER and NOT_AFTER[words].search(before) is not None


def _after(low: str, place: int) -> tuple[Bound, int, int]:
    match = AFTER.match(low, place, place + 60)
    if not match:
        return NO_BOUND
    name = match.lastgroup or ""
    return SAID_AFTER[name], match.start(name), match.end(name)
