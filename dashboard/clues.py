"""A claim and its clues come in; its sentence cut at them goes out, and an account of every part."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard import marks, quotes
from dashboard.store import Store
from etl import clues, indicators
from etl.vocabulary import Claim, ClaimPart, Clue, How, Passage


# What a reader asks of a figure, part by part: named in the sentence and beside the answer.
LABELS = {
    ClaimPart.INDICATOR: "what",
    ClaimPart.PERIOD: "when",
    ClaimPart.BASE: "against",
    ClaimPart.BOUND: "how exact",
    ClaimPart.MEASURE: "what kind",
    ClaimPart.SUBSET: "which part",
    ClaimPart.SPEAKER: "who says so",
}
VALUES: dict[ClaimPart, Callable[[Claim], str]] = {
    ClaimPart.INDICATOR: lambda claim: indicators.catalogue()[claim.indicator].title,
    ClaimPart.PERIOD: lambda claim: quotes.period(claim.period_start, claim.period_end),
    ClaimPart.BASE: lambda claim: quotes.period(claim.base_start, claim.base_end),
    ClaimPart.BOUND: lambda claim: quotes.plain(claim.bound),
    ClaimPart.MEASURE: lambda claim: quotes.kind(claim),
    ClaimPart.SUBSET: lambda claim: quotes.part(claim),
    ClaimPart.SPEAKER: lambda claim: claim.speaker,
}
NOTES: dict[ClaimPart, Callable[[Claim], str]] = {
    ClaimPart.INDICATOR: lambda claim: indicators.catalogue()[claim.indicator].definition,
    ClaimPart.BOUND: lambda claim: f"The wording allows {quotes.interval(claim)}.",
}
# Words of the sentence are the rule and need no sign; these are the exceptions.
SIGNS = {How.CARRIED: "Earlier sentence", How.ASSUMED: "By rule"}

OF_CLAIM = "select * from clues where claim_id = ?"
OF_DOCUMENT = "select clues.* from clues join claims using (claim_id) where document_id = ?"
PASSAGES = "select * from passages where document_id = ? order by start"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a sentence; `labels` name the parts whose words end with them."""

    text: str
    is_number: bool
    is_clue: bool
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in another sentence the words stand, and the address that opens there."""

    before: str
    after: str
    address: str


@dataclass(frozen=True, slots=True)
class Told:
    """A reason as a reader is told it."""

    clue: Clue
    says: str
    sign: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Account:
    """A part of a claim: what a reader asks, the answer, and why it is the answer."""

    label: str
    value: str
    note: str
    reasons: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Why a figure was read so: its sentence with the words that count, and each part in turn."""

    runs: tuple[Run, ...]
    accounts: tuple[Account, ...]


def of_claim(held: Store, claim: Claim) -> Why:
    """Why a held figure was read so; places lead to the page of its document."""
    found = held.records(Clue, OF_CLAIM, claim.claim_id)
    passages = held.records(Passage, PASSAGES, claim.document_id)
    return why(claim, found, passages, quotes.document_address(claim))


def of_document(held: Store, document_id: str) -> list[Clue]:
    """The reasons of all figures of a document."""
    return held.records(Clue, OF_DOCUMENT, document_id)


def why(claim: Claim, found: Iterable[Clue], passages: list[Passage], page: str = "") -> Why:
    """Why a figure was read so; `page` is the address on which its document is shown."""
    ordered = sorted(found, key=clues.order)
    return Why(tuple(runs(claim, ordered)), tuple(_accounts(claim, ordered, passages, page)))


def runs(claim: Claim, found: Iterable[Clue]) -> Iterator[Run]:
    """The sentence cut wherever its number, or words that gave a part, begin or end."""
    sentence = f"{claim.prefix}{claim.exact}{claim.suffix}"
    number = len(claim.prefix), len(claim.prefix) + len(claim.exact)
    spans = list(_spans(claim, sentence, found))
    cuts = {0, len(sentence), *number, *(end for _, *ends in spans for end in ends)}
    for start, end in pairwise(sorted(cuts)):
        yield Run(
            sentence[start:end],
            number[0] <= start < number[1],
            any(first <= start < last for _, first, last in spans),
            tuple(dict.fromkeys(LABELS[part] for part, _, last in spans if last == end)),
        )


def _spans(
    claim: Claim, sentence: str, found: Iterable[Clue]
) -> Iterator[tuple[ClaimPart, int, int]]:
    """The parts that words of the sentence gave, with offsets in it."""
    for clue in found:
        if clue.how == How.BESIDE and claim.start is not None:
            start = clue.start - (claim.start - len(claim.prefix))
            if start >= 0 and sentence[start : start + len(clue.exact)] == clue.exact:
                yield clue.part, start, start + len(clue.exact)


def _accounts(
    claim: Claim, found: list[Clue], passages: list[Passage], page: str
) -> Iterator[Account]:
    for part, label in LABELS.items():
        own = [clue for clue in found if clue.part == part]
        if own or _is_told(part, claim):
            yield Account(
                label=label.capitalize(),
                value=_opened(VALUES[part](claim)),
                note=NOTES[part](claim) if part in NOTES else "",
                reasons=tuple(_told(clue, passages, page) for clue in own),
            )


def _opened(words: str) -> str:
    """Words as they open a line: the names within them keep their capitals."""
    return words[:1].upper() + words[1:]


def _is_told(part: ClaimPart, claim: Claim) -> bool:
    """Most figures compare with nothing, count the whole and quote nobody: that goes without saying."""
    special = {
        ClaimPart.BASE: claim.base_start or claim.base_end,
        ClaimPart.SUBSET: claim.subset,
        ClaimPart.SPEAKER: claim.speaker,
    }
    return bool(special.get(part, True))


def _told(clue: Clue, passages: list[Passage], page: str) -> Told:
    is_carried = clue.how == How.CARRIED
    place = _place(clue, passages, page) if is_carried else None
    # The sign beside it already tells of the earlier sentence.
    said = clues.says(replace(clue, how=How.BESIDE) if is_carried else clue)
    return Told(clue, said, SIGNS.get(clue.how, ""), place)


def _place(clue: Clue, passages: list[Passage], page: str) -> Place | None:
    for passage in passages:
        if sentence := marks.around(clue, passage):
            start = clue.start - sentence.start
            before, after = sentence.text[:start], sentence.text[start + len(clue.exact) :]
            return Place(before, after, f"{page}#w{clue.start}")
    return None
