"""A number word of a sentence comes in; the whole number that it opens goes out, with what form it has."""

import re
from collections.abc import Iterable

from etl import numerals
from etl.quantities.forms import PERCENT, Form, Written
from etl.vocabulary import openings


BLANK = r"[ \u00a0\u2009\u202f]{1,2}"
JOIN = rf"(?:[-‑]|{BLANK})"
END = r"(?![a-z])"

CARDINALS = (*numerals.BELOW_100, "dozen", "hundred", *numerals.CLOSING)
PLURALS = ("dozens", "hundreds", "thousands", "millions", "billions")
DECADES = tuple(f"{word[:-1]}ies" for word in numerals.TENS)
# What a multiple says of the newer number: "doubled" is 100 per cent more, "halved" 50 per cent less.
FOLD = {word: 100 * (value - 1) for word, value in numerals.BELOW_100.items() if value > 1}
FOLD |= {"hundred": 9_900, "thousand": 99_900}
MULTIPLES = (
    dict.fromkeys(("twice", "double", "doubled", "doubles", "doubling"), 100)
    | dict.fromkeys(("treble", "trebled", "trebles", "trebling"), 200)
    | dict.fromkeys(("triple", "tripled", "triples", "tripling", "thrice"), 200)
    | dict.fromkeys(("quadruple", "quadrupled", "quadrupling"), 300)
    | dict.fromkeys(("quintuple", "quintupled", "quintupling"), 400)
    | dict.fromkeys(("halve", "halved", "halves", "halving"), 50)
    | {f"{word}fold": value for word, value in FOLD.items()}
)
VAGUE = {"several": 3, "couple": 2, "score": 20, "scores": 40, "dozens": 24, "hundreds": 200}
VAGUE |= {
    "handful": 3,
    "handfuls": 6,
    "pair": 2,
    "pairs": 4,
    "duo": 2,
    "trio": 3,
    "quartet": 4,
    "once": 1,
}
VAGUE |= {"trillions": 2_000_000_000_000}
VAGUE |= {"thousands": 2_000, "millions": 2_000_000, "billions": 2_000_000_000}


def one_of(words: Iterable[str]) -> str:
    """An alternation that shares beginnings, so that a search compares each letter once."""
    branches: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        branches.setdefault(word[:1], []).append(word[1:])
    ends = "" in branches
    parts = [
        re.escape(first) + (one_of(rest) if rest != [""] else "")
        for first, rest in branches.items()
        if first
    ]
    body = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return body + "?" if ends and parts else body if parts else ""


# "World War II".
NUMERALS = ("ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv")
STARTS = {
    *CARDINALS,
    *numerals.ORDINALS,
    *(f"{part}s" for part in numerals.PARTS if part != "halve"),
    *numerals.PARTS,
    *MULTIPLES,
    *VAGUE,
    *DECADES,
    *NUMERALS,
    "tens",
    "ones",
    "twos",
    "threes",
    "sixes",
} - {word for word in numerals.ORDINALS if "-" in word}
# How these open: most sentences have no such word.
OPENINGS = frozenset(openings(STARTS))
# What may stand before a word. Searched with this literal set ahead, which is found far faster than
# a word boundary; the sentence gets a blank in front.
START = re.compile(
    rf"[ \t\u00a0\u2009\u202f.,;:!?()\[\]{{}}<>\"'“”‘’«»…‑–—/|*_#~=+&•·-]{one_of(STARTS)}{END}"
)

WORD = rf"(?:{one_of(CARDINALS)}){END}"
ORDINAL = one_of(word for word in numerals.ORDINALS if "-" not in word)
TEEN = one_of(word for word, value in numerals.UNITS.items() if value > 9)
SCALE = "(?:dozen|hundred|thousand|million|billion)s?"
# The common case, read without trying every other: "seven boats". No word may follow that could go
# on with the number or make something else of it ("one in", "ten past", "two thirds").
GOES_ON = (
    *CARDINALS,
    *("in", "for", "to", "on", "by", "another", "and", "past", "minute", "half", "halves", "third"),
    *("oh", "point", "hundredth", "thousandth", "millionth"),
    *("quarter", "fifth", "size", "per", "pct", "till", "times", "fold"),
)
PLAIN = re.compile(
    rf"{one_of(numerals.BELOW_100)}(?=[ ](?!{one_of(GOES_ON)})[a-z]{{2}}|[,.;)](?:[ ]|$))"
)
# "two thousand, six hundred": a comma may stand only where a scale has closed.
COMMA = "(?:(?<=thousand),|(?<=million),|(?<=billion),)?"
RUN = re.compile(
    rf"{WORD}(?:(?:{COMMA}{JOIN}and)?(?:{JOIN}an?)?{COMMA}{JOIN}(?:{WORD}|half{END})){{0,16}}"
)
TOKEN = re.compile(r"[a-z]+")

# One alternation, tried where a number word stands; what none of it takes is read as a cardinal.
FORM = re.compile(
    rf"""
      (?P<idiom> (?:
            one {JOIN} in ,? {JOIN} (?:and{JOIN})? one {JOIN} out
          | one {JOIN} (?: for | to | on | by ) {JOIN} one | one {JOIN} another
          | fifty {JOIN} fifty | twenty {JOIN} four {JOIN} seven | nine {JOIN} (?:to|till) {JOIN} five
          | ones{JOIN}and{JOIN}twos | twos{JOIN}and{JOIN}threes | threes{JOIN}and{JOIN}fours
          | sixes{JOIN}and{JOIN}sevens | first{JOIN}come,?{JOIN}first{JOIN}served
          | hundred{JOIN}and{JOIN}one (?= {JOIN}(?:reasons|things|ways|questions) )
          | one{JOIN}size{JOIN}fits | second{JOIN}to{JOIN}none | third{JOIN}part(?:y|ies)
          | second-hand | first{JOIN}hand | first-class | (?:three|four|five|six)-star | first{JOIN}aid ) {END} )
    | (?P<clock> (?:
            (?:half|quarter) {BLANK} (?:past|to) {BLANK} (?: {WORD} | \d{{1,2}}(?![\d,.]) )
          | {WORD} (?:{JOIN}{WORD})? (?:{BLANK}minutes?)? {BLANK} past {BLANK} {WORD} ) )
    | (?P<year> (?:nineteen|twenty) {JOIN}
            (?: {one_of(numerals.TENS)} (?:{JOIN}{one_of(numerals.UNITS)})? | {TEEN} ) {END}
            (?! {JOIN} {SCALE} ) )
    | (?P<parts> {WORD} {JOIN} (?: halves | (?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s ) {END}
          | one {JOIN} (?: half | third | quarter | fifth | sixth | eighth | tenth ) {END} )
    | (?P<large> half (?:{JOIN}an?)? {JOIN} {SCALE[:-2]} {END}
          | (?: quarter | third ) {BLANK} of {BLANK} a {BLANK} (?:million|billion) {END} )
    | (?P<vague> (?: (?: several | few | couple(?:{BLANK}of)? | tens{BLANK}of | {SCALE}{BLANK}of )
              {JOIN} {SCALE} | {one_of({*VAGUE} - {"couple"})} | couple ) {END} )
    | (?P<multiple> {one_of(MULTIPLES)} {END} )
    | (?P<decade> {one_of(DECADES)} {END} )
    | (?P<far> (?:{WORD}{JOIN}){{0,3}} (?:hundredth|thousandth|millionth) {END}
          | (?:{WORD}{JOIN}){{0,3}} (?:hundred|thousand) {JOIN}and{JOIN}
            (?: {one_of(numerals.TENS)} {JOIN} )? {ORDINAL} {END} )
    | (?P<roman> (?:{"|".join(NUMERALS)}) {END} (?!['’]) )
    | (?P<ordinal> (?: {one_of(numerals.TENS)} {JOIN} )? {ORDINAL} {END} )
    | (?P<part> (?: half | halves | quarter ) {END} )
    """,
    re.VERBOSE,
)
# "The lifeboat launched once", "once a week"; but "once it was over".
ONCE = re.compile(r"[ ](?:a|an|every|each|per|in|more|again|or|and)\b|[.,;:)!?]|$")
# "(iii)": the mark of a list.
ROMAN = re.compile(r"\((i{1,3}|iv|vi{0,3}|ix|x)\)")
# Names of dozens that need "of" to count: "scores of people", not the scores of a match.
COUNTING_OF = re.compile(rf"{BLANK}of{END}")
CARDINAL_OF = {
    ordinal: next(word for word, counted in numerals.BELOW_100.items() if counted == value)
    for ordinal, value in numerals.ORDINALS.items()
    if value < 100 and "-" not in ordinal
} | {f"{scale}th": scale for scale in ("hundred", "thousand", "million")}
ARTICLE = re.compile(rf"(?<![a-z])an?{JOIN}$")
FEW = re.compile(rf"(?<![a-z])few{JOIN}$")
TAKES_ARTICLE = ("dozen", "hundred", *numerals.CLOSING)


def read(low: str, place: int) -> Written | None:
    """The number that opens with the word at `place`; None where the word is none after all."""
    mark = ROMAN.match(low, place - 1) if place else None
    if mark:
        return Written(place, mark.end(1), Form.MARK, 0.0, mark.end(1))
    plain = PLAIN.match(low, place)
    if plain:
        number = numerals.BELOW_100[plain[0]]
        return Written(place, plain.end(), Form.NUMBER, number, plain.end())
    match = FORM.match(low, place)
    if match:
        return READERS[match.lastgroup or ""](low, match)
    run = RUN.match(low, place)
    return _cardinal(low, place, run.group()) if run else None


def _cardinal(low: str, place: int, run: str) -> Written:
    tokens = list(TOKEN.finditer(run))
    number, taken = numerals.spoken([token.group() for token in tokens])
    end = place + tokens[taken - 1].end()
    if tokens[0].group() not in TAKES_ARTICLE:
        return _counted(low, place, end, number)
    few = FEW.search(low[max(0, place - 6) : place])
    if few:
        start = _with_article(low, place - len(few.group()))
        return Written(start, end, Form.VAGUE, 3 * number, end)
    return _counted(low, _with_article(low, place), end, number)


def _counted(low: str, start: int, end: int, number: float) -> Written:
    sign = PERCENT.match(low, end)
    after = sign.end() if sign else end
    return Written(start, end, Form.NUMBER, number, after, bool(sign))


def _with_article(low: str, place: int) -> int:
    """ "a hundred", "a third": the article belongs to the numeral."""
    article = ARTICLE.search(low[max(0, place - 4) : place])
    return place - len(article.group()) if article else place


def _idiom(low: str, match: re.Match[str]) -> Written:
    return Written(*match.span(), Form.IDIOM, 0.0, match.end())


def _clock(low: str, match: re.Match[str]) -> Written:
    return Written(*match.span(), Form.CLOCK, 0.0, match.end())


def _year(low: str, match: re.Match[str]) -> Written:
    first, *rest = TOKEN.findall(match.group())
    century = 100 * numerals.BELOW_100[first]
    years = sum(numerals.BELOW_100[word] for word in rest)
    return Written(*match.span(), Form.DATE, century + years, match.end())


def _parts(low: str, match: re.Match[str]) -> Written:
    """ "two-thirds", "one half" """
    first, *_, last = TOKEN.findall(match.group())
    share = 100 * numerals.BELOW_100.get(first, 1) / numerals.PARTS[last.removesuffix("s")]
    return Written(*match.span(), Form.FRACTION, round(share, 4), match.end())


def _large(low: str, match: re.Match[str]) -> Written:
    first, *_, scale = TOKEN.findall(match.group())
    number = numerals.SCALES[scale] / numerals.PARTS[first]
    return Written(_with_article(low, match.start()), match.end(), Form.NUMBER, number, match.end())


def _vague(low: str, match: re.Match[str]) -> Written | None:
    tokens = TOKEN.findall(match.group())
    first, last = tokens[0], tokens[-1]
    if first == "once" and (
        not ONCE.match(low, match.end()) or low.endswith("at ", 0, match.start())
    ):
        return None
    if match.group() in ("score", "scores") and not COUNTING_OF.match(low, match.end()):
        return None
    number = VAGUE.get(first, 3)
    if last != first and last != "of":
        number *= numerals.SCALES[last.removesuffix("s")]
    return Written(_with_article(low, match.start()), match.end(), Form.VAGUE, number, match.end())


def _multiple(low: str, match: re.Match[str]) -> Written:
    return Written(*match.span(), Form.MULTIPLE, MULTIPLES[match.group()], match.end())


def _decade(low: str, match: re.Match[str]) -> Written:
    number = numerals.TENS[f"{match.group()[:-3]}y"]
    return Written(*match.span(), Form.VAGUE, number, match.end())


def _ordinal(low: str, match: re.Match[str]) -> Written:
    """ "a third" may be a fraction: the words beside it decide later, so that the article is kept."""
    number = numerals.ORDINALS["-".join(TOKEN.findall(match.group()))]
    start = match.start()
    if match.group() in numerals.PARTS and _with_article(low, start) < start:
        share = round(100 / number, 4)
        return Written(_with_article(low, start), match.end(), Form.FRACTION, share, match.end())
    return Written(start, match.end(), Form.ORDINAL, number, match.end())


def _far(low: str, match: re.Match[str]) -> Written:
    """ "The two hundredth", "the hundred and first"."""
    *words, last = TOKEN.findall(match.group())
    number = numerals.spoken([*words, CARDINAL_OF[last]])[0]
    return Written(
        _with_article(low, match.start()), match.end(), Form.ORDINAL, number, match.end()
    )


def _roman(low: str, match: re.Match[str]) -> Written:
    return Written(*match.span(), Form.CODE, 0.0, match.end())


def _part(low: str, match: re.Match[str]) -> Written:
    share = 100 / numerals.PARTS["half" if match.group().startswith("hal") else "quarter"]
    start = _with_article(low, match.start())
    return Written(start, match.end(), Form.FRACTION, share, match.end())


READERS = {
    "idiom": _idiom,
    "clock": _clock,
    "year": _year,
    "parts": _parts,
    "large": _large,
    "vague": _vague,
    "multiple": _multiple,
    "decade": _decade,
    "far": _far,
    "roman": _roman,
    "ordinal": _ordinal,
    "part": _part,
}
