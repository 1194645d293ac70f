"""A sentence comes in; the words that point at an indicator, or away from all, go out."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from etl import indicators
from etl.claims.parts import Cue
from etl.claims.wordlists import Folded, Wordlist
from etl.events import unfolded
from etl.vocabulary import Period, Sentence, Span


# What <UK> stands for in the wordings: any name of the country, and the ports that boats come to.
UK = (
    r"(?:(?:the )?UK|the U\.K\.|Britain|the United Kingdom|England|this country|the country"
    r"|Kent|Dover|Ramsgate|British \w+)"
)
# The kind of a cue whose words point away from every indicator.
AWAY = "away"
# `other_returns` stands for every removal here: which country it is to is decided by the sentence.
# Where two kinds start at one place the first of these is taken: "arrived from France" is no arrival.
KINDS = ("arrivals_from_france", "arrivals", "other_returns", "prevented_people", "deaths")
CATALOGUE = indicators.catalogue()
ELSEWHERE = tomllib.loads(Path(__file__).with_name("elsewhere.toml").read_text("utf-8"))
WORDS = {kind: CATALOGUE[kind].wording for kind in KINDS} | {AWAY: ELSEWHERE["away"]}


def wordings(wording: Iterable[str]) -> list[str]:
    """The wordings of a catalogue, the names of the country put in."""
    return [pattern.replace("<UK>", UK) for pattern in unfolded(wording)]


def one_of(wording: Iterable[str]) -> str:
    """One pattern for all of them."""
    return "|".join(wordings(wording))


CUE = Wordlist(**{kind: wordings(words) for kind, words in WORDS.items()})
# "Are being held", "have since claimed": the main verb of a sentence about those who had come.
BECAME = re.compile(
    r"\b(?:are|is|were|was|have|has|had)[ ](?:been[ ]|being[ ]|since[ ]|now[ ]|still[ ]|also[ ]|then[ ]|\w+ly[ ])*"
    rf"(?:{one_of(ELSEWHERE['became'])})",
    re.IGNORECASE,
)
# "Could", "expected": what is said beside these has not happened.
UNREAL = Wordlist(unreal=wordings(ELSEWHERE["unreal"]))
# "Lampedusa", "the Aegean" are other waters; "Dover", "the Channel" are ours.
ABROAD = Wordlist(abroad=wordings(ELSEWHERE["abroad"]))
PLACE = Wordlist(place=wordings(ELSEWHERE["here"]))
# "Small boats" are said of ours as long as no other sea is spoken of.
HERE = Wordlist(here=wordings([*ELSEWHERE["here"], *ELSEWHERE["ours"]]))
# "The deal", "one in, one out": a text that says so may speak of the treaty.
TREATY = Wordlist(treaty=wordings(CATALOGUE["returns_to_france"].wording))
# "Arrived by air", "came on visas", "crossed the land border": another way to come.
OTHERWISE = re.compile(rf"[ ](?:{one_of(ELSEWHERE['otherwise'])})", re.IGNORECASE)
OTHER_DEATHS = Wordlist(other_deaths=wordings(ELSEWHERE["other_deaths"]))
DIED_IN = re.compile(
    rf"[ ](?:in|under|by|of|from)[ ](?:(?!boats?\b)[\w’'-]+[ ]){{0,4}}?(?:{one_of(ELSEWHERE['other_deaths'])})",
    re.IGNORECASE,
)
UP_TO_COMMA = re.compile(r"[^,;:()]*(?:,[ ]\d[^,;:()]*)?")
AT_SEA = Wordlist(at_sea=wordings(ELSEWHERE["at_sea"]))
NO_SEA = re.compile(rf"[ ](?:{one_of(ELSEWHERE['no_sea'])})", re.IGNORECASE)
# "Landed on Sumatra", "arrivals at Heathrow": another place to come to.
ASHORE = re.compile(
    r"[ ](?:on|in|at|to|into|onto|off|near)[ ](?:the[ ])?(?P<name>[A-Z][a-z]{2,})\b(?![’'])"
)
# "Found on the beach at Gravelines", "found by police near Calais": wherever in its part the far side is named.
FOUND = re.compile(r"(?:found|rescued)\b", re.IGNORECASE)
LANDED = ("found", "rescued", "pick")
# "Picked up by the patrol ship and taken to Boulogne".
PICKED_UP = re.compile(r"pick(?:ed|ing|s)?[ ]up\b", re.IGNORECASE)
TAKEN_TO = re.compile(
    rf"[^.;]{{0,100}}?\b(?:taken|brought|landed|returned|back)[ ](?:back[ ])?(?:to|in|at)[ ](?:\w+[ ]of[ ])?"
    rf"(?:{one_of(ELSEWHERE['far_side'])})\b"
)
# "Picked up from a vessel in difficulty near Dunkirk": unless they had only left from there, or were taken to us.
NEAR_FAR_SIDE = re.compile(
    r"(?:(?!\b(?:left|leav|set|launch|depart|after|who|which)\w*)[^.;]){0,70}?"
    r"\b(?:near|off|at|outside|north[ ]of|west[ ]of)[ ]"
    r"(?:the[ ](?:\w+[ ])?(?:coast|port|beach|town)[ ]of[ ])?"
    rf"(?:{one_of(ELSEWHERE['far_side'])})\b"
    rf"(?![^.;]{{0,60}}\bto[ ](?:{UK}|Dover|Kent|Ramsgate|English|British)\b)"
)
UP_TO_STOP = re.compile(r"[^.;]*")
FAR_SIDE = re.compile(rf"(?:{one_of(ELSEWHERE['far_side'])})\b")
FAR_NAMED = re.compile(rf"(?<!from )(?<!from northern )\b(?:{one_of(ELSEWHERE['far_side'])})\b")
SHORES = re.compile(rf"(?:{one_of(ELSEWHERE['shores'])})\b")
# "Returning them to Boulogne", "sent back to the beach": those who were stopped, and had not come.
TO_PORT = re.compile(
    r"[ ](?:(?:them|people|those|all|everyone|him|her)[ ])?(?:back[ ])?to[ ]"
    r"(?:the[ ](?:beach|beaches|shore|coast|quay|port)\b"
    r"|(?:port|shore|land|harbour)\b|(?:Calais|Boulogne|Dunkirk|Gravelines|Dieppe|Cherbourg|Zeebrugge|Wimereux)\b)"
)
# "At least two returned by boat": those who came back.
BY_BOAT = re.compile(
    r"[ ](?:to[ ](?:Britain|England|Kent|the[ ]UK)[ ])?(?:by|in|on|aboard)[ ](?:an?(?:other)?[ ])?(?:small[ ])?"
    r"(?:boats?|dingh(?:y|ies))\b"
)
TO_UK = re.compile(rf"^[ ](?:in|to|into)[ ]{UK}(?=[ ](?!in\b|from[ ]France))")
TO = (" in ", " to ", " into ")
PREPOSITION = re.compile(r"[ ](?:on|in|at|to|into)$")
BEFORE_CUE = 60
# "99 people had been saved from drowning": nobody died.
SAVED_FROM = re.compile(
    r"\b(?:sav(?:ed|ing)|rescu(?:ed|ing)|kept|escaped|spared|pulled)[ ](?:\w+[ ])?from[ ](?:the[ ]|a[ ]|certain[ ])*$",
    re.IGNORECASE,
)
# "The French deal", "this pilot", "an agreement with Paris": the treaty, and no other one.
TREATY_NAMED = Wordlist(
    treaty=[
        r"one[- ]in\b",
        r"(?:French|France|returns)[ ](?:deal|agreement|pilot)\b",
        r"(?:the|this)[ ](?:\w+[ ])?(?:treaty|pact|pilot)\b",
        r"(?:deal|agreement|arrangement)[ ]with[ ](?:France|the[ ]French|Paris)\b",
    ]
)
# "Transfers under Dublin III": the rules of old, by which people went both ways.
DUBLIN = re.compile(r"\bDublin(?:[ ](?:I{1,3}|rules|system|regulation|convention|scheme))?\b")
# "Enforced removals", "returned to Albania": removals of another kind, whatever else the sentence names.
NOT_TREATY = Folded(
    r"no (?:legal )?right to|foreign (?:national )?(?:offenders|criminals)|countries of origin|Albania|Vietnam|Tirana"
    r"|Rwanda|Dublin|Illegal Migration Act|enforced|voluntar|failed asylum|own accord|since (?:the election|Labour)",
)


def find(sentence: Sentence, periods: tuple[Period, ...]) -> Iterator[Cue]:
    """The cues of a sentence, but for those within a period ("since the deal took effect")."""
    for match in CUE.every(sentence):
        span = _span(sentence, match)
        named = periods and any(p.span.start <= span.start < p.span.end for p in periods)
        if not named:
            assert match.lastgroup, match
            cue = Cue(match.lastgroup, span)
            yield Cue(AWAY, span) if _is_not_ours(sentence, cue, periods) else cue


def _before(sentence: Sentence, span: Span) -> str:
    return sentence.text[max(0, span.start - BEFORE_CUE) : span.start]


def turned(cue: Cue) -> Cue:
    """A cue of an arrival as one that points away, and every other as it is."""
    return Cue(AWAY, cue.span) if cue.kind == "arrivals" else cue


def _is_not_ours(sentence: Sentence, cue: Cue, periods: tuple[Period, ...]) -> bool:
    """Whether those who arrived or died did so elsewhere, or otherwise than at sea."""
    if cue.kind == "other_returns":
        behind = cue.span.end
        return bool(TO_PORT.match(sentence.text, behind) or BY_BOAT.match(sentence.text, behind))
    if cue.kind == "deaths":
        saved = SAVED_FROM.search(_before(sentence, cue.span))
        named = cue.span.exact == "death" and _before(sentence, cue.span).endswith(("'s ", "’s "))
        return bool(saved) or named or _is_other_death(sentence, cue.span)
    return cue.kind == "arrivals" and _is_another(sentence, cue.span, periods)


def _is_other_death(sentence: Sentence, verb: Span) -> bool:
    """ "A stabbing left two men dead", "39 people died in a trailer": in the words around, up to a comma."""
    if DIED_IN.match(sentence.text, verb.end):
        return True
    opens = max(sentence.text.rfind(mark, 0, verb.start) for mark in ",;:(")
    clause = UP_TO_COMMA.match(sentence.text, opens + 1)
    around = clause.group() if clause else ""
    return bool(OTHER_DEATHS.search(around)) and not AT_SEA.search(around)


def _is_another(sentence: Sentence, verb: Span, periods: tuple[Period, ...]) -> bool:
    """Whether the words behind an arrival name another way or place to come."""
    ends = verb.start + len(PREPOSITION.sub("", verb.exact))
    behind = sentence.text[ends : ends + 80]
    if behind.startswith(TO):
        behind = TO_UK.sub("", behind)
    small = verb.exact.lower()
    if OTHERWISE.match(behind) or (small.startswith("cross") and NO_SEA.match(behind)):
        return True
    if small.startswith(LANDED) and _is_landed_there(verb, behind):
        return True
    place = ASHORE.match(behind)
    if place and FAR_SIDE.match(place["name"]):
        return True
    if place is None or SHORES.match(place["name"]) or HERE.first(sentence):
        return False
    start = ends + place.start("name")
    return not any(period.span.start <= start < period.span.end for period in periods)


def _is_landed_there(verb: Span, behind: str) -> bool:
    """Whether those who were found, or picked up, are on the far side."""
    if FOUND.match(verb.exact) and _names_far_side(behind):
        return True
    picked_up = PICKED_UP.match(verb.exact)
    return bool(picked_up and (TAKEN_TO.match(behind) or NEAR_FAR_SIDE.match(behind)))


def _names_far_side(behind: str) -> bool:
    clause = UP_TO_STOP.match(behind)
    return clause is not None and FAR_NAMED.search(clause.group()) is not None


def elsewhere(sentence: Sentence) -> Span | None:
    """Where a sentence that does not name ours names another sea or country."""
    match = ABROAD.first(sentence)
    return _span(sentence, match) if match and not HERE.first(sentence) else None


def _span(sentence: Sentence, match: re.Match[str]) -> Span:
    return Span(match.start(), match.end(), sentence.text[match.start() : match.end()])
