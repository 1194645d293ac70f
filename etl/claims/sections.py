"""The sentences of a text come in; those that tell go out, without site, section and credits around a headline.

"The Daily Notice", "UK", "Politics", "Share", "Save": who copies a story from a page copies these with it.
"""

import re
from collections.abc import Iterable, Sequence

from etl import quantities
from etl.claims import cues, themes
from etl.claims.wordlists import Wordlist
from etl.vocabulary import Sentence


# A name of a section has so many words at most, and stands in one of so many lines of a page.
WORDS, LINES = 3, 16
STORY = re.compile(r"[.!?…][”\"’')\]]*$")
# Who wrote or took it, and what stands beneath a picture.
CREDIT = re.compile(
    r"(?:Image|Photo(?:graph)?|Picture)[ ]?(?:source|caption|credit|by)?[:,]?[ ]"
    r"|(?:Published|Updated)\b|By[ ][A-Z][\w’'.-]+[ ][A-Z]"
)
# What has one of these words may tell what the text is about, or when.
TELLING: tuple[Wordlist, ...] = (
    cues.CUE,
    cues.TREATY_NAMED,
    themes.SUBJECT,
    themes.OTHER_SUBJECT,
    themes.AFLOAT,
    themes.NATURE,
    themes.LATELY,
)


def less(found: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, less the names of sections above the first that ends with a stop."""
    opens = next((place for place, each in enumerate(found[:LINES]) if STORY.search(each.text)), 0)
    return [*_telling(found[:opens]), *found[opens:]]


def _telling(lines: Iterable[Sentence]) -> list[Sentence]:
    return [line for line in lines if not _is_section(line)]


def _is_section(line: Sentence) -> bool:
    if list(quantities.find(line)):
        return False
    short = len(line.text.split()) <= WORDS
    if not short or any(words.first(line) for words in TELLING):
        return CREDIT.match(line.text) is not None
    return True
