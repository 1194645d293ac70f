"""The characters of a text come in; the news agency whose copy it says it is goes out."""

import re
from collections.abc import Iterator


NAMES = {
    "PA": r"PA(?:[ ](?:Media|news[ ]agency))?|(?:the[ ])?Press[ ]Association",
    "AFP": r"AFP|Agence[ ]France[- ]Presse",
    "Reuters": r"Reuters",
    "AP": r"AP|(?:the[ ])?Associated[ ]Press",
    "dpa": r"dpa",
}
_ANY = "|".join(rf"(?P<{name}>{pattern})" for name, pattern in NAMES.items())

# "By Ann Example, PA Home Affairs Correspondent", "By Press Association"; "By Ann Example and AFP" and "with AFP"
# say that the agency gave a part only.
BYLINE = re.compile(
    rf"(?:By|Words:|Story:|Report:) (?:[^\n,;:|/]{{1,60}}, )?(?:{_ANY})"
    r"(?: (?:[A-Z][\w’'-]*|and|of) ?){0,6}"
)
# "LONDON, Oct 20 (Reuters) - Ministers ...", "CALAIS, France (AFP) — ..."
DATELINE = re.compile(
    rf"[A-Z][A-Z .’'-]{{2,40}}(?:, [\w .]{{1,20}})? \((?:{_ANY})\) ?[-–—]{{1,2}} .*", re.DOTALL
)
# A line with the name and nothing else, "Source: AFP", "© Press Association 2025"
CREDIT = re.compile(
    rf"(?:(?:Source|Via|From|Agency|Copyright|©):? ?){{0,2}}\(?(?:{_ANY})\)?(?: 20\d\d)?\.?"
)

# Where a credit stands: a name in the middle of a page belongs to a picture.
TOP, FOOT = 6, 2
CAPTION = re.compile(
    r"\b(?:caption|pictured?|photo(?:graph)?|image|file|library|left|right)\b", re.IGNORECASE
)
# No credit is longer; a whole article without a line break is not searched.
LONGEST = 400


def find(text: str) -> str:
    """The agency, by the name in NAMES; empty where the text names none as its own."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines[:TOP]:
        if found := BYLINE.fullmatch(line) or DATELINE.fullmatch(line[:LONGEST]):
            return _name(found)
    for before, line in _ends(lines):
        if (found := CREDIT.fullmatch(line)) and not CAPTION.search(before):
            return _name(found)
    return ""


def _ends(lines: list[str]) -> Iterator[tuple[str, str]]:
    """The lines below the headline and those at the foot, each with the line before it."""
    places = [*range(1, min(3, len(lines))), *range(max(1, len(lines) - FOOT), len(lines))]
    return ((lines[place - 1], lines[place]) for place in places)


def _name(found: re.Match[str]) -> str:
    return next(name for name in NAMES if found[name])
