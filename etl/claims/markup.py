"""A text comes in; the characters that only set it, as Markdown, mail and HTML do, go out with what is read instead.

A visitor pastes "**369** people", "[369 people](https://...)", "369&nbsp;people" or a mail whose lines open with ">".
"""

import html
import re
from collections.abc import Iterator

from etl.claims.edits import Edit
from etl.quantities.scan import INVISIBLE, has_invisible


# Nothing of what follows is in a text without one of these, or a sign that is not seen.
SIGNS = ("*", "_", ">", "&", "](", " \n", " \r\n", "  ", "\t")
# Stars and lines that open or close a word, not those between two words or two blanks.
EMPHASIS = re.compile(
    r"(?<![\w*\\])\*{1,3}(?=[^\s*])|(?<=[^\s*\\])\*{1,3}(?![\w*])"
    r"|(?<![\w\\])_{1,3}(?=[^\W_])|(?<=[^\W_])_{1,3}(?!\w)"
)
LINK = re.compile(
    r"(?P<opens>!?\[)[^\[\]\n]{1,300}(?P<closes>\]\((?:https?://|mailto:|/|#)[^()\s]{0,600}\))"
)
ENTITY = re.compile(
    r"&(?:amp|quot|apos|nbsp|pound|euro|[lr][sd]quo|[nm]dash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,4});"
)
QUOTED = re.compile(r"^(?:> ?){1,20}", re.MULTILINE)
# "> 1,000 came" is more than a thousand: of a mail that is quoted most lines open so.
LEAST_QUOTED, LEAST_SHARE = 2, 0.5
TRAILING = re.compile(r"(?<![ \t])[ \t]+(?=\r?\n)")
# Cells are parted by blanks too; a line with so many words is prose, and where prose is stretched headings are.
WORDS_OF_PROSE, WORDS_OF_HEADING = 12, 4
LINE = re.compile(r"[^\r\n]+")
BLANKS = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")


def find(text: str) -> Iterator[Edit]:
    """What is to be read instead, in no order."""
    if not any(map(text.__contains__, SIGNS)) and not has_invisible(text):
        return
    for pattern in (EMPHASIS, TRAILING, INVISIBLE):
        yield from (Edit(*match.span()) for match in pattern.finditer(text))
    for match in LINK.finditer(text):
        yield Edit(*match.span("opens"))
        yield Edit(*match.span("closes"))
    for match in ENTITY.finditer(text):
        yield from _entity(match)
    yield from _quoted(text)
    yield from _wide(text)


def _entity(match: re.Match[str]) -> Iterator[Edit]:
    sign = html.unescape(match.group())
    if len(sign) == 1 and (sign.isprintable() or sign == "\u00a0"):
        yield Edit(*match.span(), sign)


def _quoted(text: str) -> Iterator[Edit]:
    """The marks at the beginning of the lines of a mail that is quoted."""
    marks = [Edit(*match.span()) for match in QUOTED.finditer(text)]
    lines = sum(1 for _ in LINE.finditer(text)) if marks else 0
    if len(marks) >= max(LEAST_QUOTED, LEAST_SHARE * lines):
        yield from marks


def _wide(text: str) -> Iterator[Edit]:
    """Blanks by which prose was stretched to the width of a page."""
    lines = [line for line in LINE.finditer(text) if BLANKS.search(text, *line.span())]
    words = [sum(word[0].isalpha() for word in line.group().split()) for line in lines]
    least = WORDS_OF_HEADING if max(words, default=0) >= WORDS_OF_PROSE else WORDS_OF_PROSE
    for line, number in zip(lines, words, strict=True):
        if number >= least:
            yield from (Edit(*match.span(), " ") for match in BLANKS.finditer(text, *line.span()))
