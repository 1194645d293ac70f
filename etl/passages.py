"""A whole text comes in; its quoted passages go out: the paragraphs that bear a figure or are needed to read one."""

import re
from collections.abc import Iterator
from dataclasses import replace

from etl import claims
from etl.vocabulary import Claim, Holding, InputError, Passage, Text


PARAGRAPH = re.compile(r"[^\r\n]+")


def quote(text: Text) -> tuple[Passage, ...]:
    """The fewest paragraphs that give the same claims as the whole text.

    The paragraphs with figures and the words that explain them come first; while these alone are
    read differently, the paragraph before the first difference is added.
    """
    wanted, _ = claims.assemble(text)
    chosen = {
        start for start, paragraph in _paragraphs(text).items() if _needed(start, paragraph, wanted)
    }
    while True:
        passages = _passages(text, chosen)
        read, _ = claims.assemble(replace_passages(text, passages))
        if read == wanted:
            return passages
        chosen.add(_next(text, chosen, wanted, read))


def replace_passages(text: Text, passages: tuple[Passage, ...]) -> Text:
    """The same document, held by these passages only."""
    return Text(replace(text.document, holding=Holding.PASSAGES), passages)


def to_file(passages: tuple[Passage, ...]) -> str:
    """A passages file: each passage on a line of its own, opened by its offset."""
    return "".join(f"@{passage.start} {passage.text}\n" for passage in passages)


def _paragraphs(text: Text) -> dict[int, str]:
    return {
        passage.start + match.start(): match.group().rstrip()
        for passage in text.passages
        for match in PARAGRAPH.finditer(passage.text)
        if match.group().strip()
    }


def _needed(start: int, paragraph: str, wanted: list[Claim]) -> bool:
    end = start + len(paragraph)
    places = [place for claim in wanted for place in _places(claim)]
    return any(start <= place < end for place in places)


def _places(claim: Claim) -> Iterator[int]:
    assert claim.start is not None, claim
    yield claim.start
    yield from (clue.start for clue in claim.clues if clue.start is not None)


def _passages(text: Text, chosen: set[int]) -> tuple[Passage, ...]:
    paragraphs = _paragraphs(text)
    return tuple(
        Passage(text.document.document_id, start, paragraphs[start]) for start in sorted(chosen)
    )


def _next(text: Text, chosen: set[int], wanted: list[Claim], read: list[Claim]) -> int:
    different = {claim.claim_id for claim in set(wanted) ^ set(read)}
    place = min(int(claim_id.split(":")[1]) for claim_id in different)
    left = [start for start in _paragraphs(text) if start not in chosen]
    if not left:
        raise InputError(text.document.document_id, "reads differently in parts", "the same claims")
    return max([start for start in left if start < place], default=min(left))
