"""Lines of a file come in, its plain text goes out, beside what the file itself states of its publication."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


# Characters without width, put into words to guide a browser, or to hide: "36,7<U+200B>34" is one number. An override
# of the direction is none of them: what it does to digits is seen.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]"
)
BLANKS = re.compile(r"[ \t\r\f\v]+")
EDGES = " \t\u00a0"


@dataclass(frozen=True, slots=True)
class Content:
    """The plain text of a file; what the file does not state is empty or None."""

    text: str
    published: date | None = None
    title: str = ""
    publisher: str = ""
    url: str = ""


def lay_out(blocks: Iterable[str]) -> str:
    """One text of many blocks: an empty line between them, so that each stands for itself."""
    return "\n\n".join(block for block in map(tidy, blocks) if block)


def tidy(block: str) -> str:
    """A block without invisible characters, runs of blanks or empty lines."""
    lines = BLANKS.sub(" ", INVISIBLE.sub("", block)).split("\n")
    return "\n".join(line for line in (line.strip(EDGES) for line in lines) if line)
