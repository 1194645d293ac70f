"""The passages of a document come in, its sentences go out, each with its offset in the whole document."""

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from etl.vocabulary import Passage, Sentence, Text


# A line break always ends a sentence: captions and credits stand on lines of their own
# ("...crossed the Channel to England", then "GARETH FULLER/PA").
LINE = re.compile(r"[^\r\n\v\f\u0085\u2028\u2029]+")

# A stop, its closing quotes or brackets, and either blanks before what can open a sentence, or none
# where a capital follows directly ("they left.Then others came").
STOP = re.compile(
    r"""
    (?P<stop> [.!?…] (?: (?<= \. ) \.{0,2} | (?<= [!?…] ) [!?…]{0,2} ) )
    [’”"'»)\]]{0,3}
    (?: [ \u00a0\u2009\u202f\t\u200b\ufeff]{1,4} (?= [’‘“"'«(\[•*–—-]{0,3} [ ]? [A-Z0-9£€$ÀÉ] )
      | (?<= [a-z]\. ) (?= [A-Z][a-z] ) )
    """,
    re.VERBOSE,
)
# "• 369 people • seven boats", "| 369 | 18 October |": what a bullet opens stands for itself.
BULLET = re.compile(r"[•·▪●](?<=[ \u00a0\t].)(?=[ \u00a0])")

# After these a full stop does not end the sentence.
ABBREVIATION = re.compile(
    r"(?:^|[\s(“‘\"'])(?:Mr|Mrs|Ms|Dr|Prof|Sir|St|Rev|Gen|Col|Capt|Lt|Sgt|Insp|Supt|Cllr|Hon|Rt|Maj|Adm"
    r"|Nos?|nos?|vs|v|approx|est|c|ca|cf|al|pp?|pts?|para|paras|art|Art|fig|Fig|vol|Vol|incl|excl"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun"
    r"|[A-Z]|e\.g|i\.e|U\.K|U\.S|E\.U|U\.N)\.$"
)
# "The answer is no. They left": "no." abbreviates only before a number.
ANSWER = re.compile(r"(?:^|[\s“‘\"'])no\.$", re.IGNORECASE)
# "6 a.m. Saturday" goes on, "6 a.m. The boat left" does not; with "U.K." it is the other way round.
HALF_DAY = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
HOUR_GOES_ON = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|GMT|BST|UTC|[A-Z][a-z]{2,8}[ ]\d"
)
INITIALS = re.compile(r"(?:[A-Z]\.){2,4}$")
OPENS = re.compile(
    r"(?:The|This|That|These|Those|It|In|On|At|By|But|And|He|She|They|We|There|Some|Last|Of|More|A|An"
    r"|Since|So|If|When|After|Before|Its|His|Her|Their|For|From|No|Not|Nearly|About|Over|Under)[ ]"
)
# "1. Apply online", "(2) Wait", "Q. Why": the mark belongs to what it opens.
LIST_MARK = re.compile(r"[\s•*–—(-]{0,4}(?:\d{1,3}|[ivx]{1,4}|[a-zQA])\.")
# A text without a stop is cut where it is this long, so that what is done with a sentence stays short.
LONGEST = 4_000


def split(text: Text) -> Iterator[Sentence]:
    """Sentences in reading order, blanks at their ends left out."""
    return chain.from_iterable(by_line(text))


def by_line(text: Text) -> Iterator[list[Sentence]]:
    """The sentences of each line."""
    return chain.from_iterable(map(_lines, text.passages))


def of_passage(passage: Passage) -> Iterator[Sentence]:
    """The sentences of one passage, each with its offset in the whole document."""
    return chain.from_iterable(_lines(passage))


def _lines(passage: Passage) -> Iterator[list[Sentence]]:
    for line in LINE.finditer(passage.text):
        yield list(_of_line(line.group(), passage.start + line.start()))


def _of_line(line: str, offset: int) -> Iterator[Sentence]:
    for start, end in pairwise([0, *_ends(line), len(line)]):
        pieces = _bounded(line, start, end) if end - start > LONGEST else [(start, end)]
        for low, high in pieces:
            opening = line[low:high].lstrip()
            if opening:
                yield Sentence(offset + high - len(opening), opening.rstrip())


def _ends(line: str) -> Iterator[int]:
    start = 0
    # No bullet is a plain sign.
    bullets = (match.start() for match in (() if line.isascii() else BULLET.finditer(line)))
    bullet = next(bullets, None)
    for match in STOP.finditer(line):
        while bullet is not None and bullet <= match.end():
            yield bullet
            start, bullet = bullet, next(bullets, None)
        if not _is_abbreviation(line, start, match):
            yield match.end()
            start = match.end()
    while bullet is not None:
        yield bullet
        bullet = next(bullets, None)


def _bounded(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces of a long stretch, cut behind a blank where there is one."""
    while end - start > LONGEST:
        cut = line.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _is_abbreviation(line: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop belongs to an abbreviation; the look back is bounded, so time stays linear."""
    if match["stop"] != ".":
        return False
    end = match.end("stop")
    if start == 0 and LIST_MARK.fullmatch(line, start, end):
        return True
    before = line[max(start, end - 12) : end]
    if ANSWER.search(before):
        return line[match.end() : match.end() + 1].isdigit()
    if HALF_DAY.search(before):
        return HOUR_GOES_ON.match(line, match.end()) is not None
    if INITIALS.search(before):
        return OPENS.match(line, match.end()) is None
    return ABBREVIATION.search(before) is not None
