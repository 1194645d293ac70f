"""A number in its reading comes in; the words around it go out, and what they make of a number without a noun."""

import re
from functools import lru_cache

from etl.claims.parts import Reading
from etl.claims.wordlists import Folded
from etl.vocabulary import Quantity


# Words that may stand between a number and those that let it stand: "up from [a previous total of] 61".
FILL = (
    r"(?: (?: just | only | about | around | some | nearly | almost | over | well | now | then | still | even | under"
    r" | already | at | least | er | um | what | mere | record | as | many | much | up | more | fewer | less | than"
    r" | the | a | an | its | another | further | additional | same | previous | total | figure | number | of | those"
    r" | that | high | peak | mark | staggering | whopping | massive | huge | both"
    r" | and | with | in | year[’']s | last ) [ ,]{1,2} )"
)
# "compared with 45,755", "up from 61", "against 304 and 10", "after one on Thursday": the other side.
SET_AGAINST = Folded(
    rf"""
    \b (?: compare[sd]? [ ] (?: with | to ) | against | than | from | versus | v | vs\.? | to | exceed\w* | beat\w*
      | approach(?:ing|ed|es)? | near(?:ing|ed|s)? | over | under
      | (?: up | down | increase | rise | fall | drop ) [ ] on | beyond
      | \d{{1,4}} (?: \. \d+ )? (?: % | [ ] per[ ]cent ) [ ] on
      | (?: short | shy ) [ ] of
      | behind | pass(?:ed|es|ing) | surpass\w* | above | below | overtak\w+ | eclips\w+ | match\w* | by | past
      | after | following | on [ ] top [ ] of | times | twice | double | triple | treble | half )
    [ ] {FILL}{{0,6}} $
    """,
    re.VERBOSE,
)
# "36,816 in 2024 and 45,755 the year before", "seven, then 28": one more of the same.
JOINED = Folded(
    rf"(?: \b(?:and|or|then|plus|but)[ ] | [,;(–—-][ ]? ) {FILL}{{0,3}} $",
    re.VERBOSE,
)
# "672 boats (from 1,110)": the other side of a comparison, in brackets.
BRACKET = re.compile(r"\([ ]?(?:from[ ]|when[ ]it[ ]was[ ]|\w+[ ])?$", re.IGNORECASE)
# What "the number of" must be of: "the number of lorries" lets no number of ours stand.
OURS = (
    r"(?: the[ ] | such[ ] | small[ ] | illegal[ ] | irregular[ ] | Channel[ ] )?"
    r" (?: people | persons | passengers | migrants"
    r" | boats | small | arrivals | crossings | those | men | asylum | individuals"
    r" | removals | returns | deaths | incidents | returnees | deportations )"
)
# Words that let a number stand without a noun: "brings the total for the year so far to 36,734".
TOTAL = Folded(
    rf"""
    \b (?: total(?:led|s|ling)? | tally | figures? | number (?! [ ] of [ ] (?! {OURS} ) ) | number(?:s|ed)
      | count(?:ed|s)? | haul | toll | record(?:ed)? | average[ds]? | peak | high | stood | stands | mark
      | statistic | balance | altogether | register(?:ed|s)?
      | add(?:s|ed)? [ ] up | sum | aggregate | cumulative | tot(?:s|ted)? [ ] up ) \b
    """,
    re.VERBOSE,
)
# "153 were removed", "1,953 so far", "250 came", "36,816 recorded", "451 on Christmas Day".
FOLLOWED = Folded(
    r"""
    ^ (?: [ ] \( [^()]{1,40} \) | , [ ] (?: \w+ [ ] ){1,2} \w+ (?= , [ ] (?: have | had | has | were | was ) ) )? ,? [ ]
    (?: (?: have | had | has | were | was | are | did | made | came | come | in | on | by | so[ ]far | over
      | during | last | this | since | as[ ]of | up[ ]to | between | for | across | of[ ]them | of[ ]whom
      | more | others? | all[ ](?: in | on | aboard | of ) | when | at | yesterday | today | before | earlier | a[ ]year
      | the[ ](?:year|week|month|day|previous) | \w+ed ) \b )
    """,
    re.VERBOSE,
)
# "Taking the total to", "brought to": what follows is a total.
TAKEN_TO = re.compile(
    r"\b(?:tak|bring)(?:ing|es?|s)[ ](?:the[ ]\w+[ ])?to[ ]$|\b(?:took|brought)[ ]to[ ]$",
    re.IGNORECASE,
)
# "People fell too, from 27,029": of people, though boats were spoken of.
PEOPLE_MOVED = re.compile(
    r"\b(?:people|arrivals|crossings|migrants|passengers)[ ](?:\w+[ ])?"
    r"(?:fell|rose|dropped|grew|climbed|went|were|are|have)\b",
    re.IGNORECASE,
)
# Below this a bare number is as likely anything else.
SMALL = 12
# Characters behind "one" within which days make a count of it: "up from one on Thursday".
DAYS_BEHIND = 4


# Of the same words many ask, one after the other.
@lru_cache(maxsize=64)
def is_set_against(words: str) -> bool:
    """Whether words end with those that hold what follows against something: "compared with", "up from"."""
    return SET_AGAINST.search(words) is not None


@lru_cache(maxsize=64)
def is_joined(words: str) -> bool:
    """Whether words end with those that add one more of the same: "36,816 in 2024 and"."""
    return JOINED.search(words) is not None


@lru_cache(maxsize=64)
def has_total(words: str) -> bool:
    """Whether words speak of a total, or of what stands by itself as one."""
    return TOTAL.search(words) is not None


def is_taken_to(before: str) -> bool:
    """Whether the words before a number end with a total that is taken to it."""
    return before[-3:].lower() == "to " and TAKEN_TO.search(before) is not None


def words_before(reading: Reading, quantity: Quantity) -> str:
    """The words before a number without the periods among them: "the year before that five" is "five"."""
    low, kept = max(0, quantity.span.start - 110), []
    for period in reading.periods:
        if low <= period.span.start and period.span.end <= quantity.span.start:
            kept.append(reading.sentence.text[low : period.span.start])
            low = period.span.end
    kept.append(reading.sentence.text[low : quantity.span.start])
    return " ".join(part.strip() for part in kept if part.strip()) + " "


def is_followed(reading: Reading, quantity: Quantity) -> bool:
    """Whether a verb or days follow a number at once."""
    return (
        are_days_at(reading, quantity, 2)
        or are_days_of(reading, quantity)
        or FOLLOWED.search(reading.after(quantity, 60)) is not None
    )


def are_days_of(reading: Reading, quantity: Quantity) -> bool:
    """ "Almost double the 12 of the week before": the days have the number."""
    end = quantity.span.end
    return any(reading.sentence.text[end : p.span.start] == " of " for p in reading.periods)


def are_days_at(reading: Reading, quantity: Quantity, reach: int) -> bool:
    """Whether days are named within a few characters behind a number."""
    return any(0 <= p.span.start - quantity.span.end <= reach for p in reading.periods)
