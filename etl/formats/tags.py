"""The source of a web page comes in and is refused where its tags would keep a parser busy for minutes."""

import re
from collections import Counter

from etl.vocabulary import InputError


# Parsers compare each attribute of a tag with all others, and look up from each tag to those around
# it: 100,000 nested <div> took 26 seconds, 37,000 attributes 7. Real pages stay below 100 of either.
MOST_NESTED = 1_000
MOST_ATTRIBUTES = 1_000

# A browser opens these again in every paragraph until they are closed: 900 of them, never closed,
# before 20,000 paragraphs make 18 million tags of 20,000.
FORMATTING = re.compile(r"a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u")
MOST_REOPENED = 500_000

# What is open takes the rest of the page: no place is read twice.
TAG = re.compile(
    r"""
      <!-- (?: -?> | .*? (?: --!?> | \Z ) )
    | </ (?P<closed> [a-z][^\s/>]* )
    | <  (?P<opened> [a-z][^\s/>]* )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
ATTRIBUTE = re.compile(
    r"""
    [\s/]*+ (?: (?P<end> > ) | [^\s>] [^\s/>=]*+ (?: \s*+ = \s*+ (?: "[^"]*"? | '[^']*'? | [^\s>]* ) )? )
    """,
    re.VERBOSE,
)

# Between these no tag is a tag, except in a drawing.
RAW = {
    name: re.compile(rf"</{name}\b|\Z", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title")
}
DRAWINGS = ("svg", "math")

# What stands alone, or is closed by the next of its kind, nests nothing.
FLAT = re.compile(
    r"area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|option|tr"
    r"|td|th|thead|tbody|tfoot"
)


def check(place: str, source: str) -> None:
    """Refuse tags nested too deep, with too many attributes, or that multiply."""
    opened: Counter[str] = Counter()
    formatting: Counter[str] = Counter()
    at = reopened = 0
    while found := TAG.search(source, at):
        at = found.end()
        name = (found["closed"] or found["opened"] or "").lower()
        kept = formatting if FORMATTING.fullmatch(name) else opened
        if found["closed"]:
            _close(kept, name)
        elif found["opened"]:
            at = _opened(place, source, found, kept, opened)
            reopened += formatting.total()
        if opened.total() + formatting.total() > MOST_NESTED or reopened > MOST_REOPENED:
            raise InputError(place, "tags nested too deep", f"at most {MOST_NESTED:,} levels")


def _close(opened: Counter[str], name: str) -> None:
    if opened[name] > 0:
        opened[name] -= 1


def _opened(
    place: str, source: str, tag: re.Match[str], kept: Counter[str], opened: Counter[str]
) -> int:
    """Where the tag ends, or where the text ends that it makes raw."""
    name = tag["opened"].lower()
    at = _after_attributes(place, source, tag.end())
    if name in RAW and not any(opened[drawing] for drawing in DRAWINGS):
        return RAW[name].search(source, at).end()
    if not FLAT.fullmatch(name):
        kept[name] += 1
    return at


def _after_attributes(place: str, source: str, at: int) -> int:
    for _ in range(MOST_ATTRIBUTES):
        found = ATTRIBUTE.match(source, at)
        if not found:
            return at
        at = found.end()
        if found["end"]:
            return at
    problem, expected = "a tag with too many attributes", f"at most {MOST_ATTRIBUTES:,} of them"
    raise InputError(place, problem, expected)
