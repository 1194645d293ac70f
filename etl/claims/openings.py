"""A wording comes in; the same wordings go out with no choice at their head, each behind the letter it opens with.

"(?:a |the )?car" is "a car", "the car" and "car". A pattern of hundreds of wordings is fast where each opens with a
letter: what opens with a choice is tried at every word.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from etl.vocabulary import LETTERS


# The letter or digit that every match of a wording opens with; not the one of "i?rregular".
LETTER = re.compile(r"[a-z0-9](?![?*+{])")
# An escape, a set of characters, or one character; only what stands by itself parts or closes a group.
TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|.", re.DOTALL)
CHOICE, BEHIND = "(?:", ("(?<=", "(?<!")
# A group that may be left out, and one that may be there again: of those none is unfolded.
OPTIONAL, REPEATED = "?", ("*", "+", "{")
# Letters by which wordings are told apart before they are tried.
DEPTH = 3
# One letter, or one of some; what ends a word.
LETTERED = re.compile(r"[a-z0-9]|\[[a-z0-9]+\]")
ENDS = re.compile(r"[ ,&’'-]|\\[b.]|\[[ -]+\]")
# What looks at the words around, and takes none of them.
LOOKS = ("(?=", "(?!", *BEHIND)
# Words that most sentences have, or that may be left out: of "the (?:\w+ )?pilot" the one behind them is asked for.
BLANK = r"(?: |\[ \]|\[- \])"
PASSED = re.compile(
    rf"(?:an?|at|in|on|the|this|to|who|have|had|men|women|others|people){BLANK}"
    rf"|\(\?:(?:[^()|]+{BLANK}(?:\||(?=\))))+\)\?"
)


def by_letter(wordings: Iterable[str], depth: int = DEPTH) -> str:
    """One pattern for all, in no order: a branch for each first letter, in it for each second, and one for the rest."""
    branches: dict[str, list[str]] = defaultdict(list)
    for wording in chain.from_iterable(map(unfolded, wordings)):
        letter = LETTER.match(wording)
        opening = letter.group() if letter else ""
        branches[opening].append(wording.removeprefix(opening))
    return "|".join(_branch(opening, rest, depth) for opening, rest in branches.items())


def by_head(wordings: Iterable[str]) -> dict[str, set[str]]:
    """The wordings that may open with each letter, and as "" those that may open with any."""
    found: dict[str, set[str]] = defaultdict(set)
    for wording in wordings:
        letters_of = (LETTER.match(head) for head in unfolded(wording))
        for letter in letters_of:
            found[letter.group() if letter else ""].add(wording)
    return {letter: some | found[""] for letter, some in [*found.items(), ("", found[""])]}


def _branch(opening: str, rest: list[str], depth: int) -> str:
    deeper = opening and len(rest) > 1 and depth > 1
    return f"{opening}(?:{by_letter(rest, depth - 1) if deeper else '|'.join(rest)})"


def letters(wordings: Iterable[str]) -> frozenset[str]:
    """How some word of every match opens, by its first letters; empty where there is no telling."""
    found = frozenset(chain.from_iterable(_lettered(wording, "") for wording in wordings))
    return frozenset() if "" in found else found


def _lettered(rest: str, word: str) -> Iterator[str]:
    """The first letters of a word of which `word` has been read; an empty one where there is no telling."""
    if len(word) == LETTERS:
        yield word
        return
    if rest.startswith(LOOKS):
        yield from _lettered(_head(rest, LOOKS[0])[1], word)
        return
    passed = None if word else PASSED.match(rest)
    further = {*_lettered(rest[passed.end() :], "")} if passed else {""}
    if "" not in further:
        yield from further
        return
    choices, behind = _opened(rest)
    for choice in choices:
        if choice.startswith(CHOICE):
            yield from _lettered(choice.removeprefix(CHOICE) + behind, word)
        elif ENDS.fullmatch(choice):
            yield word
        elif LETTERED.fullmatch(choice):
            for letter in choice.strip("[]"):
                yield from _lettered(behind, word + letter)
        else:
            yield ""


def _opened(rest: str) -> tuple[list[str], str]:
    """The ways in which a wording opens, the choices of a group or one sign, and what stands behind them."""
    if rest.startswith(CHOICE):
        choices, behind = _head(rest, CHOICE)
        choices = [CHOICE + choice for choice in choices]
    else:
        sign = TOKEN.match(rest)
        choices = [sign.group() if sign else ""]
        behind = rest[len(choices[0]) :]
    if behind.startswith(REPEATED):
        return [""], ""
    if behind.startswith(OPTIONAL):
        return [*choices, CHOICE], behind.removeprefix(OPTIONAL)
    return choices, behind


def alternatives(pattern: str) -> list[str]:
    """The wordings that bars part, those within its groups aside."""
    found, rest = _head(f"{CHOICE}{pattern})", CHOICE)
    assert not rest, pattern
    return found


def unfolded(wording: str) -> Iterator[str]:
    """The wordings that one stands for whose head is a choice, or words that stand before it or not."""
    if wording.startswith(CHOICE):
        yield from _chosen(wording)
    elif wording.startswith(BEHIND):
        yield from _behind(wording)
    else:
        yield wording


def _chosen(wording: str) -> Iterator[str]:
    choices, rest = _head(wording, CHOICE)
    if rest.startswith(REPEATED) or rest.startswith(("??", "?+")):
        yield wording
        return
    if rest.startswith(OPTIONAL):
        choices, rest = [*choices, ""], rest.removeprefix(OPTIONAL)
    for choice in choices:
        yield from unfolded(choice + rest)


def _behind(wording: str) -> Iterator[str]:
    """ "(?<=people )came" looks back from behind its letter: "c(?<=people c)ame"."""
    choices, rest = _head(wording, BEHIND[0])
    look = wording[: len(BEHIND[0])]
    for each in unfolded(rest):
        letter = LETTER.match(each)
        if letter is None:
            yield wording
            return
        opening = letter.group()
        seen = "|".join(f"{choice}{opening}" for choice in choices)
        yield f"{opening}{look}{seen}){each.removeprefix(opening)}"


def _head(wording: str, opening: str) -> tuple[list[str], str]:
    """The choices of the group that a wording opens with, and what stands behind it."""
    choices, depth = [""], 1
    for token in TOKEN.finditer(wording, len(opening)):
        depth += {"(": 1, ")": -1}.get(token.group(), 0)
        if not depth:
            return choices, wording[token.end() :]
        if token.group() == "|" and depth == 1:
            choices.append("")
        else:
            choices[-1] += token.group()
    raise ValueError(f"{wording}: no bracket closes the first group, expected one")
