"""The text of a sentence comes in; the words of the office that tells its figures go out."""

import re

from etl.claims.wordlists import Folded, fold
from etl.vocabulary import Span


OFFICE = r"(?:Home[ ]Office|Home[ ]Secretary|Ministry[ ]of[ ]Defence)"
SPEAKER = Folded(
    rf"""
    \b (?P<who> {OFFICE} ) [ ] (?: has [ ] | had [ ] )?
        (?: announced | said | told | confirmed | revealed ) \b
    | \b according [ ] to [ ] (?: the [ ] )? (?P<who2> {OFFICE} ) \b (?! [ ] (?: figures | data | statistics ) )
    """,
    re.VERBOSE,
)


def find(text: str) -> Span | None:
    """ "The Home Office said that 1,075 people", "according to the Home Office"."""
    small = fold(text)
    is_named = "home " in small or "ministry" in small
    match = SPEAKER.search(small) if is_named else None
    if match is None:
        return None
    group = "who" if match["who"] else "who2"
    start, end = match.span(group)
    return Span(start, end, text[start:end])
