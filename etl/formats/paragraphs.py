"""Runs of text with their places on pages come in, paragraphs go out, line ends joined and hyphens resolved."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from etl.formats.html import NOTE_MARK


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one size, and where it begins."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page."""

    text: str
    x: float
    y: float
    size: float


# A mark of a note stands directly behind a word and is smaller.
SMALLER = 0.86
RAISED = 0.5
# Lines of one paragraph: of one size, and no farther apart than is usual on the page.
SAME_SIZE = 0.06
SAME_GAP = 1.15
# The distance of lines where a page has too few to tell.
USUAL_GAP = 1.5
WIDEST_GAP = 2.6
INDENT = 0.8
# A line ends early where the first word of the next would have fitted in.
FULL = 0.88
# In sizes of the letters: what begins farther apart stands in another column.
COLUMN = 4

BULLET = re.compile(r"[•●▪■◦‣∙]\s")
# What opens an item only behind a full stop or another item: "an increase of" may go on with "34.
# The number".
ITEM = re.compile(r"(?:[–—*-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
SENTENCE_END = re.compile(r"[.!?…:;][’”\"')\]]*$")
HYPHENS = "-\u2010\u00ad"
BROKEN_WORD = re.compile(rf"(?<![^\W\d_])(?P<first>[^\W\d_]{{1,60}})[{HYPHENS}]$")
REST_OF_WORD = re.compile(r"[a-z]+")
# A hyphen after these belongs to the word: "twenty-three" in words, the "small-boat" of this field.
COMPOUNDS = re.compile(
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|small|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|cross|non|mid|self|co|pre|post|anti|ex|semi|so|year|month"
    r"|week|day|high|low|long|short|half|all|well|record|asylum|people"
)
# A line at the edge of most pages is the paper's, not the text's.
DIGITS = re.compile(r"\d+")
SHARE_OF_PAGES = 0.5


def lines(pieces: Iterable[Piece]) -> list[Line]:
    """The lines of a page, cut where the parser of the page saw a new line."""
    found: list[Line] = []
    current: list[Piece] = []
    broken = False
    for piece in pieces:
        for number, text in enumerate(piece.text.split("\n")):
            broken = broken or number > 0
            here = replace(piece, text=text)
            if broken and text.strip():
                if number or not _stands_beside(current, here):
                    found += _line(current)
                    current = []
                broken = False
            current.append(here)
    return found + _line(current)


def _stands_beside(current: list[Piece], here: Piece) -> bool:
    """A raised mark of a note, and what follows it, are on the line; to the parser they are not."""
    written = [piece for piece in current if piece.text.strip()]
    if not written:
        return False
    size = max(piece.size for piece in written)
    is_mark = min(here.size, written[-1].size) <= SMALLER * size
    level = min(abs(here.y - piece.y) for piece in written) <= RAISED * size
    return is_mark and level and here.x > written[-1].x


def _line(pieces: list[Piece]) -> list[Line]:
    written = [piece for piece in pieces if piece.text.strip()]
    if not written:
        return []
    size = max(written, key=lambda piece: (len(piece.text), piece.size)).size
    text = ""
    behind_mark = False
    for piece in pieces:
        if _is_note_mark(piece, text, size):
            behind_mark = True
        else:
            text += f" {piece.text}" if behind_mark and piece.text[:1].isalnum() else piece.text
            behind_mark = behind_mark and not piece.text
    first = written[0]
    return [Line(text.strip(), first.x, first.y, size)] if text.strip() else []


def _is_note_mark(piece: Piece, before: str, size: float) -> bool:
    attached = bool(before) and not before[-1].isspace() and not piece.text[:1].isspace()
    return bool(
        attached and piece.size <= SMALLER * size and NOTE_MARK.fullmatch(piece.text.strip())
    )


def join(pages: list[list[Line]]) -> Iterator[str]:
    """The paragraphs of all pages; a line at the edge of most of them comes once."""
    words = _words(pages)
    open_text, opening, last = "", None, None
    for page in _without_repeats(pages):
        usual = _usual_gaps(page)
        widest = _widest(page)
        for line in page:
            is_item = last is not None and _opens_item(last, opening, line)
            if last and not is_item and _continues(last, line, usual, widest):
                open_text = _joined(open_text, line.text, words)
            else:
                yield open_text
                open_text, opening = line.text, line
            last = line
        last = None if not last or SENTENCE_END.search(last.text) else last
    yield open_text


def _continues(
    last: Line, line: Line, usual: dict[int, float], widest: dict[tuple[int, int], int]
) -> bool:
    """Whether a line goes on with the paragraph of the one before it."""
    if abs(line.size - last.size) > SAME_SIZE * last.size:
        return False
    if line.y > last.y:
        # The top of the next column or page goes on with a sentence, or begins a paragraph.
        return _goes_on(last, line)
    gap = last.y - line.y
    if not 0 < gap <= SAME_GAP * usual.get(_kind(line), USUAL_GAP * line.size):
        return False
    if line.x > last.x + INDENT * line.size and not (
        BULLET.match(last.text) or ITEM.match(last.text)
    ):
        return False
    if last.text[-1] in HYPHENS or _goes_on(last, line):
        return True
    first_word = line.text.split()[0]
    return len(last.text) + 1 + len(first_word) >= FULL * widest[_kind(last), _column(last)]


def _opens_item(last: Line, opening: Line | None, line: Line) -> bool:
    """Whether a line opens an item of a list; `opening` is that of the paragraph before."""
    in_list = opening is not None and ITEM.match(opening.text)
    behind = in_list or SENTENCE_END.search(last.text)
    return bool(BULLET.match(line.text) or (behind and ITEM.match(line.text)))


def _goes_on(last: Line, line: Line) -> bool:
    return line.text[:1].islower() and not SENTENCE_END.search(last.text)


def _kind(line: Line) -> int:
    """Lines of one size are of a kind."""
    return round(line.size * 2)


def _usual_gaps(page: list[Line]) -> dict[int, float]:
    """How far apart the lines of each kind stand within a paragraph."""
    gaps: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for last, line in pairwise(page):
        gap = last.y - line.y
        if _kind(last) == _kind(line) and line.size <= gap <= WIDEST_GAP * line.size:
            gaps[_kind(line)][round(gap * 2)] += 1
    return {kind: _usual_gap(counted, kind) / 2 for kind, counted in gaps.items()}


def _usual_gap(counted: Counter[int], kind: int) -> int:
    """The smallest distance that is seen often; or, of many paragraphs of one line, seen at all."""
    often = max(counted.values()) / 4
    close = [gap for gap in counted if gap <= USUAL_GAP * kind]
    usual = [gap for gap, times in counted.items() if times >= often]
    return min(usual) if min(usual) in close or not close else max(close)


def _widest(page: list[Line]) -> dict[tuple[int, int], int]:
    """How many characters the longest line of each kind and column has."""
    widest: Counter[tuple[int, int]] = Counter()
    for line in page:
        kind, column = _kind(line), _column(line)
        # Lines that begin a little to the right or left are of the same column.
        for near in (column - 1, column, column + 1):
            widest[kind, near] = max(widest[kind, near], len(line.text))
    return widest


def _column(line: Line) -> int:
    return round(line.x / (COLUMN * line.size))


def _joined(text: str, following: str, words: Counter[str]) -> str:
    """Two lines as one; of a hyphen at the line end, whether it belongs to the word."""
    if text[-1:] not in HYPHENS:
        return f"{text} {following}"
    broken, rest = BROKEN_WORD.search(text), REST_OF_WORD.match(following)
    if not broken or not rest:
        # "10-" and "12", "cross-" and "Channel".
        return f"{text[:-1]}-{following}" if text[-2:-1].isalnum() else f"{text} {following}"
    first, second = broken["first"].lower(), rest.group()
    whole, parted = words[first + second], words[f"{first}-{second}"]
    keeps = parted > whole if parted or whole else bool(COMPOUNDS.fullmatch(first))
    return f"{text[:-1]}-{following}" if keeps else text[:-1] + following


WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def _words(pages: list[list[Line]]) -> Counter[str]:
    """How often each word stands unbroken within a line."""
    found = (
        match.group().lower()
        for page in pages
        for line in page
        for match in WORD.finditer(line.text)
    )
    return Counter(found)


def _without_repeats(pages: list[list[Line]]) -> Iterator[list[Line]]:
    """The pages, with what stands at the same place of most of them on the first only."""
    counted = Counter(mark for page in pages for mark in {_mark(line) for line in page})
    least = max(2, SHARE_OF_PAGES * len(pages))
    seen: set[tuple[str, int]] = set()
    for page in pages:
        kept = [line for line in page if counted[_mark(line)] < least or _mark(line) not in seen]
        seen |= {_mark(line) for line in page}
        yield kept


def _mark(line: Line) -> tuple[str, int]:
    return DIGITS.sub("0", line.text), round(line.y / 2)
