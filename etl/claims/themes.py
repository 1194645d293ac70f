"""The sentences of a text come in; which of them speak of another subject, sea, country or age goes out."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from etl.claims import cues
from etl.claims.cues import ELSEWHERE, one_of
from etl.claims.wordlists import Folded, Wordlist
from etl.vocabulary import Sentence, Span


class Theme(StrEnum):
    """What a whole text is about: our subject, what happens in other waters, or something else."""

    OURS = "ours"
    ABROAD = "abroad"
    OTHER = "other"
    NATURE = "nature"


# "Migrants", "asylum": a text that says so may be about those who cross.
SUBJECT = Wordlist(subject=cues.wordings([*ELSEWHERE["subject"], *ELSEWHERE["passage"]]))
# And these bring a text back to us that is about something else: a swimmer crosses the Channel as well.
PLAINLY_OURS = Wordlist(subject=cues.wordings(ELSEWHERE["subject"]))
# A text about a regatta, a fleet or a port counts boats and crossings too, and is about something else.
OTHER_SUBJECT = Wordlist(other_subject=cues.wordings(ELSEWHERE["other_subject"]))
# "Boats", "crossed", "the Channel": a text of some length without any has no arrivals of ours.
AFLOAT = Wordlist(afloat=cues.wordings(ELSEWHERE["afloat"]))
# "451 people came ashore in Kent": so a text may tell of arrivals with no other word of the subject.
ARRIVAL = Folded(
    r"(?:\b(?:people|migrants|men|others|number|total|figure|arrivals)\b|\d)[^.;]{0,90}"
    r"\b(?:cross|reach|c[ao]me|arriv|land|brought|made|picked|died|drown)"
    r"[^.;]{0,90}\b(?:boats?|Kent|Dover|England|Britain|UK|Channel|shores?|ashore)\b"
    r"|\b(?:boats?|Channel)\b[^.;]{0,90}\b(?:people|migrants|dead|died|drown\w*)\b",
)
# "Seizures of engines in", "a factory in", "talks in": what a text about ours has to do elsewhere.
ERRAND = re.compile(rf"\b(?:{one_of(ELSEWHERE['errand'])})", re.IGNORECASE)
CLAUSE_END = re.compile(r"[,;:]|[ ](?:and|but|while)[ ]")
# "Off Aceh", "in the Everglades": a name behind one of these is of a place, unless it is of a day or of ours.
PLACE = re.compile(
    r"\b(?:on|in|at|off|near|to|into|from)[ ](?:the[ ])?"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Boxing|New|Easter|Labour|France|French|Calais|Wissant"
    r"|Dunkirk|Boulogne|Gravelines|Paris|Lille|Parliament|Westminster|London|Whitehall|Commons|Kigali|Rwanda)\b)"
    r"(?P<name>[A-Z][a-z]{2,})\b(?![’'])"
)
NATURE = Wordlist(nature=cues.wordings(ELSEWHERE["nature"]))
# And these tell of something else only where no word is of ours.
BESIDE = Wordlist(beside=cues.wordings(ELSEWHERE["beside_subject"]))
# "Crossings are down while in Italy they are up": told in passing, so that "we have returned" is of ours again.
IN_CONTRAST = re.compile(
    r"\b(?:while|whereas|unlike|as[ ]opposed[ ]to|though|when)[ ](?:\w+[ ]){0,2}$", re.IGNORECASE
)
ARRIVALS = re.compile(r"\barrivals\b", re.IGNORECASE)
WE = re.compile(r"^[“\"‘']?(?:(?:And|But|So)[ ])?We\b(?![ ](?:in|here[ ]in)\b)")
# A text that opens abroad and names other places so many times as often is about those.
MOSTLY = 3
# A text about something else has more than so many times as many words of that as of ours.
MORE = 2
# Words of the heading and of the first sentences tell what a text is about, and count so many times.
LEAD, LEADING = 3, 3
# Sentences that make a text of some length: it names a place, and what people come in.
LONG = 3
# So many places, and none of ours among them, are no accident.
PLACES = 4
# So many words of another subject are no accident.
SOME = 4
# "In 1572", "until 2013": years before boats of migrants were counted in the Channel; with a digit, or a century.
LONG_AGO = Folded(
    r"\b(?<!\w)(?:(?<!since )(?<!than )(?<!than in )"
    r"(?:in|by|of|from|after|until|before|between|during|to|on|and|early|late"
    r"|spring|summer|autumn|winter|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)[ ](?:1[0-9]{3}|200\d|201[0-6])\b(?![ ]?(?:people|migrants|boats|[,.]\d))"
    r"|AD[ ]?[0-9]|(?:1\d[0-9]0|2000)s\b|century\b)|[0-9][ ]?(?:BC|AD)\b",
)
# What brings a text back to these years.
LATELY = Wordlist(
    lately=[
        r"(?:201[7-9]|20[2-9]\d)\b",
        r"(?:this|last)[ ](?:year|week|month|summer|winter|spring|autumn)\b",
        r"(?:so[ ]far|today|yesterday|now|have|has|since)\b",
        r"the[ ](?:year|quarter|12[ ]months)[ ](?:to|ending)\b",
        r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b",
    ]
)


def away(
    found: Sequence[Sentence], paragraphs: Sequence[int], places: Sequence[Span | None]
) -> Iterator[bool]:
    """Whether each sentence speaks of other things; a paragraph that names none is about the text's own.

    `places` are the other seas and countries that the sentences name.
    """
    theme = of(found)
    lost, past, last, aside = theme is not Theme.OURS, False, -1, False
    for sentence, paragraph, place in zip(found, paragraphs, places, strict=True):
        if paragraph != last:
            lost, past, last = theme is not Theme.OURS, False, paragraph
        lost = lost and not (
            _is_back(sentence, place, theme) or (aside and WE.match(sentence.text))
        )
        past = is_long_ago(sentence) or (past and not LATELY.first(sentence))
        yield lost or past
        aside = place is not None and not lost and _is_in_contrast(sentence, place)
        lost = lost or (place is not None and _is_elsewhere(sentence, place))


def _is_in_contrast(sentence: Sentence, place: Span) -> bool:
    """ "Crossings are down while in Italy they are up": another country, behind words of ours."""
    ahead = sentence.text[: place.start]
    told = AFLOAT.search(ahead) or ARRIVALS.search(ahead)
    return told is not None and IN_CONTRAST.search(ahead) is not None


def _is_elsewhere(sentence: Sentence, place: Span) -> bool:
    """Unless, as in "Seizures of engines in Bulgaria have held up supplies", of things and talks, told in ours."""
    opens = max(
        sentence.text.rfind(mark, 0, place.start) for mark in (",", ";", ":", " and ", " but ")
    )
    closes = CLAUSE_END.search(sentence.text, place.end)
    clause = sentence.text[max(0, opens) : closes.start() if closes else len(sentence.text)]
    return ERRAND.search(clause) is None or ARRIVAL.search(clause) is not None


def of(found: Sequence[Sentence]) -> Theme:
    """What a whole text is about."""
    ours, other = _said(found, SUBJECT), _said(found, OTHER_SUBJECT)
    if _said(found, NATURE) > SOME:
        return Theme.NATURE
    if not ours:
        other += _said(found, BESIDE)
    if other > SOME and other > MORE * ours:
        return Theme.OTHER
    if not ours and len(found) > LONG and not _tells_of_arrivals(found):
        return Theme.OTHER
    return Theme.ABROAD if _is_abroad(found) else Theme.OURS


def is_ashore(found: Sequence[Sentence]) -> bool:
    """Whether a text never speaks of boats or crossings, so that those who arrive in it come otherwise."""
    return len(found) >= LONG and not any(AFLOAT.first(s) for s in found)


def _tells_of_arrivals(found: Sequence[Sentence]) -> bool:
    """Whether a text tells of people who come by sea, and names ours or no other place."""
    here = any(cues.HERE.first(sentence) for sentence in found)
    return (here or not _places(found)) and any(ARRIVAL.search(sentence.text) for sentence in found)


def _places(found: Sequence[Sentence]) -> int:
    """How many places a text names that are none of our coast; 0 where it names one of ours."""
    named = [match["name"] for s in found for match in PLACE.finditer(s.text)]
    ours = any(cues.SHORES.match(name) for name in named)
    return 0 if ours else len(named)


def _said(found: Sequence[Sentence], words: Wordlist) -> int:
    """How often a text has these words, those of its opening counted more than once."""
    counts = [len(list(words.every(sentence))) for sentence in found]
    return sum(counts) + (LEADING - 1) * sum(counts[:LEAD])


def is_long_ago(sentence: Sentence) -> bool:
    """Whether a sentence tells of years before any boat was counted, and of none since."""
    if not sentence.small.numbered and "century" not in sentence.small.text:
        return False
    return not LATELY.first(sentence) and bool(LONG_AGO.search(sentence.text))


def _is_abroad(found: Sequence[Sentence]) -> bool:
    """Whether a text names other seas and countries and nowhere comes to ours."""
    abroad = [bool(cues.ABROAD.first(s)) for s in found]
    if not any(abroad):
        ours = any(cues.HERE.first(s) for s in found)
        return len(found) >= LONG and not ours and _places(found) >= PLACES
    here = [bool(cues.HERE.first(s)) for s in found]
    opens = next(not h for h, a in zip(here, abroad, strict=True) if h or a)
    return not any(here) or (opens and sum(abroad) >= MOSTLY * sum(here))


def _is_back(sentence: Sentence, place: Span | None, theme: Theme) -> bool:
    """Whether a sentence brings a text back to ours: under another sea's name no small boat does."""
    if theme is Theme.NATURE:
        return False
    if theme is Theme.OTHER:
        return place is None and PLAINLY_OURS.first(sentence) is not None
    places = cues.PLACE if theme is Theme.ABROAD else cues.HERE
    return places.first(sentence) is not None
