"""A part of "the year" that is still to come comes in; that of the year which the text tells of goes out."""

from datetime import timedelta

from etl.periods import days, references, tenses
from etl.periods.parts import Found, Line
from etl.vocabulary import Reach


# "By the end of the year the numbers were 153 and 134": told of what has been.
WAS = {"was", "were", "had", "stood", "reached"}
VERB_REACH = 5
# Nobody tells in May what came in the first nine months of that year.
NEAR = timedelta(45)
# Periods back among which the newest year is looked for.
LATELY = 4


def of_year_told(line: Line, i: int, found: Found | None) -> Found | None:
    """ "In 2025 most came in the first half of the year", printed in January 2026: the half of 2025."""
    if found is None or found.last < line.published:
        return found
    unsaid = not any(word == "this" or word.isdecimal() for word in line.words[i : found.stop])
    far = unsaid and found.last > line.published + NEAR
    if not (far or _is_of_the_year(line, found.stop)):
        return found
    has_begun = found.first <= line.published
    past = WAS & {*line.words[found.stop : found.stop + VERB_REACH]}
    own = [named.found for named in line.named if references.is_year(named.found)]
    told = own or [known for known in line.spoken[-LATELY:] if known.reach is Reach.DAYS]
    year = max((references.last_day(known).year for known in told), default=line.published.year)
    year = min(year, line.published.year - 1) if far and not own else year
    is_open = has_begun and not (past or own)
    if year >= line.published.year or tenses.is_ahead(line, i) or is_open:
        return found
    back = 12 * (year - found.last.year)
    first, last = days.moved(found.first, found.last, back)
    return found._replace(first=first, last=last)


def _is_of_the_year(line: Line, stop: int) -> bool:
    return line.words[stop - 1] == "year" and line.words[stop - 2] == "the"
