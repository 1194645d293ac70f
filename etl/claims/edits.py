"""A text and what is to stand for parts of it come in; the new text goes out, with where each character was."""

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Edit(NamedTuple):
    """The characters from `start` to `end`, and what stands for them: no more characters than they are."""

    start: int
    end: int
    instead: str = ""


def applied(text: str, edits: Iterable[Edit]) -> tuple[str, Sequence[int]]:
    """The edited text, and the place in `text` of each of its characters; an edit within another is left out."""
    parts, places, reached = [], array("q"), 0
    for edit in sorted(edits):
        if edit.start < reached:
            continue
        parts += [text[reached : edit.start], edit.instead]
        places.extend(range(reached, edit.start + len(edit.instead)))
        reached = edit.end
    if not parts:
        return text, range(len(text))
    places.extend(range(reached, len(text)))
    return "".join([*parts, text[reached:]]), places
