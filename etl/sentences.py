"""The passages of a document come in, its sentences go out, each with its offset in the whole document."""

import re
from collections.abc import Iterator

from etl.vocabulary import Passage, Sentence, Text


# A line break always ends a sentence: captions and credits stand on lines of their own
# ("...crossed the Channel to England", then "GARETH FULLER/PA").
LINE = re.compile(r"[^\r\n]+")

# A stop, its closing quotes or brackets, and either blanks before what can open a sentence, or none
# where a capital follows directly ("they left.Then others came").
STOP = re.compile(
    r"""
    (?P<stop> \.{1,3} | [!?…]{1,3} )
    [’”"'»)\]]{0,3}
    (?: [ \u00a0\t]{1,4} (?= [’‘“"'«(\[•–—-]{0,3} [A-Z0-9£€$] ) | (?<= [a-z]\. ) (?= [A-Z][a-z] ) )
    """,
    re.VERBOSE,
)

# After these a full stop does not end the sentence.
ABBREVIATION = re.compile(
    r"(?:^|[\s(“‘\"'])(?:Mr|Mrs|Ms|Dr|Prof|Sir|St|Rev|Gen|Col|Capt|Lt|Sgt|Hon|Rt|No|Nos|vs|v|approx|est|c|ca|pp?"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun"
    r"|[A-Z]|e\.g|i\.e|U\.K|U\.S|E\.U|U\.N)\.$"
)


def split(text: Text) -> Iterator[Sentence]:
    """Sentences in reading order, blanks at their ends left out."""
    for passage in text.passages:
        yield from of_passage(passage)


def of_passage(passage: Passage) -> Iterator[Sentence]:
    """The sentences of one passage, each with its offset in the whole document."""
    for line in LINE.finditer(passage.text):
        for start, end in _sentence_spans(line.group()):
            stripped = line.group()[start:end].strip()
            if stripped:
                lead = len(line.group()[start:end]) - len(line.group()[start:end].lstrip())
                yield Sentence(passage.start + line.start() + start + lead, stripped)


def _sentence_spans(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in STOP.finditer(line):
        if not _is_abbreviation(line, start, match):
            yield start, match.end()
            start = match.end()
    yield start, len(line)


def _is_abbreviation(line: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop belongs to an abbreviation; the look back is bounded, so time stays linear."""
    if match["stop"] != ".":
        return False
    return (
        ABBREVIATION.search(line[max(start, match.end("stop") - 12) : match.end("stop")])
        is not None
    )
