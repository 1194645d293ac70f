"""A number without a noun comes in; the figure that it is set against, or leave to stand alone, goes out."""

import re
from collections.abc import Sequence

from etl.claims.cues import AWAY
from etl.claims.parts import Draft, Reading, Spoken
from etl.vocabulary import Measure, Quantity


# Words that may stand between a number and those that let it stand: "up from [a previous total of] 61".
FILL = (
    r"(?: (?: just | only | about | around | some | nearly | almost | over | well | now | then | still | even | under"
    r" | already | at | least | er | um | what | mere | record | as | many | much | up | more | fewer | less | than"
    r" | the | a | an | its | another | further | additional | same | previous | total | figure | number | of | those"
    r" | that | high | peak | mark | both | and | with | in | year[’']s | last ) [ ,]{1,2} )"
)
# "compared with 45,755", "up from 61", "against 304 and 10", "after one on Thursday": the other side.
SET_AGAINST = re.compile(
    rf"""
    \b (?: compare[sd]? [ ] (?: with | to ) | against | than | from | versus | v | vs\.? | to | exceed\w* | beat\w*
      | approach(?:ing|ed|es)? | near(?:ing|ed|s) | over | under | (?: up | down ) [ ] on | beyond
      | pass(?:ed|es|ing) | surpass\w* | above | below | overtak\w+ | eclips\w+ | match\w* | by | past
      | after | following | on [ ] top [ ] of | times | twice | double | triple | treble | half )
    [ ] {FILL}{{0,6}} $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "36,816 in 2024 and 45,755 the year before", "seven, then 28": one more of the same.
JOINED = re.compile(
    rf"(?: \b(?:and|or|then|plus|but)[ ] | [,;(–—-][ ]? ) {FILL}{{0,3}} $",
    re.VERBOSE | re.IGNORECASE,
)
# "672 boats (from 1,110)": the other side of a comparison, in brackets.
BRACKET = re.compile(r"\([ ]?(?:from[ ]|when[ ]it[ ]was[ ]|\w+[ ])?$", re.IGNORECASE)
# What "the number of" must be of: "the number of lorries" lets no number of ours stand.
OURS = (
    r"(?: the[ ] | such[ ] | small[ ] | illegal[ ] | irregular[ ] | Channel[ ] )?"
    r" (?: people | persons | migrants | boats | small | arrivals | crossings | those | men | asylum | individuals"
    r" | removals | returns | deaths | incidents | returnees | deportations )"
)
# Words that let a number stand without a noun: "brings the total for the year so far to 36,734".
TOTAL = re.compile(
    rf"""
    \b (?: total(?:led|s|ling)? | tally | figures? | number (?! [ ] of [ ] (?! {OURS} ) ) | number(?:s|ed)
      | count(?:ed|s)? | toll | record(?:ed)? | average[ds]? | peak | high | stood | stands | mark
      | balance | altogether | register(?:ed|s)?
      | add(?:s|ed)? [ ] up | sum | aggregate | cumulative | tot(?:s|ted)? [ ] up ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "June brought 5,170", "Saturday saw 369", "it was 42", "there were 1,110", "on Friday the number was 395".
SAID_OF = re.compile(
    rf"""
    \b (?: brought | saw | seen | produced | had | has | have | recorded | counted | logged | reported | was | were | is
      | are | been | it[’']s | that[’']s | stood[ ]at | stands[ ]at | reached | hit | at | to | of | numbered | totalled
      | totals | saying | said | averaged | exceeded | topped | another | further | we[’']d[ ]had | makes? | made )
    [ ] {FILL}{{0,5}} ,? [ ]? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "2018: 299", "2024 (36,816)", "Saturday’s 1,214", "October 5,417"
LABEL_BEFORE = re.compile(r"(?:[:|\t]|[’']s|\()[ ]?$")
# "153 were removed", "1,953 so far", "250 came", "36,816 recorded", "451 on Christmas Day".
FOLLOWED = re.compile(
    r"""
    ^ (?: [ ] \( [^()]{1,40} \) )? ,? [ ]
    (?: (?: have | had | has | were | was | are | did | made | came | come | in | on | by | so[ ]far | over
      | during | last | this | since | as[ ]of | up[ ]to | between | for | across | of[ ]them | of[ ]whom
      | more | others? | when | at | yesterday | today | before | earlier | a[ ]year
      | the[ ](?:year|week|month|day|previous) | \w+ed ) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "That is 30 per cent more", "it makes 151,338": the sentence goes on from the figure before it.
GOES_ON = re.compile(
    r"^[“‘\"']?(?:That|This|It|Which|So|They|These|Numbers|Arrivals|Crossings)\b"
    r"|\b(?:the|a) (?:rise|fall|increase|drop|surge|change)\b"
    r"|\b(?:bring|tak|mak)(?:e|es|ing)\b|\btook\b|\bbrought\b",
    re.IGNORECASE,
)
# "Boats were fuller, with 62 people".
WITH = re.compile(r",[ ]with[ ](?:\w+[ ]){0,2}$", re.IGNORECASE)
# "28 red days", "13 nights".
LENGTH_BEHIND = re.compile(r"^(?:[ ][a-z-]{1,12}){0,2}?[ ](?:days|nights)\b")
# "In the same period there were 5,917 people".
THERE_WERE = re.compile(r"\bthere[ ](?:were|had[ ]been|have[ ]been)[ ]$", re.IGNORECASE)
# "Against 304 and 10": the second of two numbers, and the first.
NUMBER_AND = re.compile(r"\d[ ]and[ ](?:about[ ]|some[ ])?$")
AND_NUMBER = re.compile(r"^[ ]and[ ](?:about[ ]|some[ ])?\d", re.IGNORECASE)
# "Taking the total to", "brought to": what follows is a total.
TAKEN_TO = re.compile(
    r"\b(?:tak|bring)(?:ing|es?|s)[ ](?:the[ ]\w+[ ])?to[ ]$|\b(?:took|brought)[ ]to[ ]$",
    re.IGNORECASE,
)
# What may close the part in which a bare number stands.
ENDS = re.compile(r"^(?:[.,;)]|$|[ ]and\b)")
# What may stand before the first word of a line or sentence.
OPENERS = "“‘\"'- •,"
# A line of a list or table is this short.
SHORT = 40
# Below this a bare number is as likely anything else.
SMALL = 12
# From here on a number that a verb names ("it was 395") is a count of what was spoken of.
LARGE = 100
# Characters behind "one" within which days make a count of it: "up from one on Thursday".
DAYS_BEHIND = 4
COUNTS = (Measure.COUNT, Measure.PER_BOAT, Measure.PER_DAY, Measure.MILESTONE)


def comparand(reading: Reading, quantity: Quantity, spoken: Spoken) -> Draft | None:
    """The figure that a bare number is set against or joined to: of those near it the one most alike."""
    drafts = spoken.drafts
    before = words_before(reading, quantity)
    set_against = bool(SET_AGAINST.search(before) or BRACKET.search(before))
    echoed = _echoed(reading, quantity, drafts, before)
    if echoed:
        return echoed
    if not (set_against or JOINED.search(before)) or is_of_another(reading, quantity, spoken):
        return None
    own = [d for d in drafts if d.reading is reading and d.measure in COUNTS]
    if own and _is_new(reading, quantity, own[-1], set_against):
        return None
    if not own and set_against and not reading.cues:
        own = [d for d in drafts[-4:] if _is_here(d, reading) and d.measure in COUNTS]
    if not own or not _is_bare(reading, quantity):
        return None
    return min(reversed(own), key=lambda draft: _unlike(draft.quantity.value, quantity.value))


def _is_here(draft: Draft, reading: Reading) -> bool:
    return reading.paragraph == draft.reading.paragraph


def _is_new(reading: Reading, quantity: Quantity, last: Draft, set_against: bool) -> bool:
    """Whether words between the last figure and a number begin another count."""
    between = reading.sentence.text[last.quantity.span.end : quantity.span.start]
    if last.indicator == "boats" and TOTAL.search(between):
        return True
    return not set_against and _is_cued(reading, quantity, last)


def _is_cued(reading: Reading, quantity: Quantity, last: Draft) -> bool:
    """ "1,075 came in a day and they have sent back, what, 26": words of another kind stand between."""
    between = [
        c for c in reading.cues if last.quantity.span.end <= c.span.start < quantity.span.start
    ]
    return any(
        c.kind != AWAY
        and last.cue is not None
        and c.span.start > last.cue.end
        and c.kind != last.indicator
        for c in between
    )


def _is_bare(reading: Reading, quantity: Quantity) -> bool:
    """A small number goes on with a count only where days, a verb or the end of its part follow it."""
    if quantity.value == 1:
        return _are_days_at(reading, quantity, DAYS_BEHIND)
    return (
        quantity.value > SMALL
        or is_followed(reading, quantity)
        or ENDS.search(reading.after(quantity, 40)) is not None
    )


def _are_days_at(reading: Reading, quantity: Quantity, reach: int) -> bool:
    """Whether days are named within a few characters behind a number."""
    return any(0 <= p.span.start - quantity.span.end <= reach for p in reading.periods)


def _echoed(
    reading: Reading, quantity: Quantity, drafts: Sequence[Draft], before: str
) -> Draft | None:
    """ "124 people in four incidents, against 304 and 10": each of the two goes with its own kind."""
    opens = AND_NUMBER.search(reading.after(quantity, 16)) is not None
    ends = NUMBER_AND.search(before) is not None
    told = ends or SET_AGAINST.search(before) or TOTAL.search(reading.sentence.text)
    if not (opens or ends) or not told:
        return None
    counts = [d for d in drafts if d.measure is Measure.COUNT][-3:]
    pair = counts[-2:] if opens else counts[:2] if len(counts) == 3 else []
    if len(pair) < 2 or not _are_told_together(*pair):
        return None
    if ends and counts[2].indicator != pair[0].indicator:
        return None
    return pair[0] if opens else pair[1]


def _are_told_together(one: Draft, other: Draft) -> bool:
    """Two figures of one sentence that are of two kinds: people and their boats."""
    return one.indicator != other.indicator and one.reading is other.reading


def _unlike(one: float, other: float) -> int:
    """How far two sizes are apart, in steps of two: of figures about as alike the nearest one is meant."""
    low, high = sorted((max(one, 0.5), max(other, 0.5)))
    return int(high / low / 2)


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
        _are_days_at(reading, quantity, 2)
        or FOLLOWED.search(reading.after(quantity, 60)) is not None
    )


def _is_length(reading: Reading, quantity: Quantity) -> bool:
    """ "28 red days in April": a number of days, not a date."""
    return LENGTH_BEHIND.search(reading.after(quantity, 30)) is not None


def is_of_another(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "190 windy days, up from 106": the number that it is set against is no figure of ours."""
    before = [q for q in reading.quantities if q.span.end <= quantity.span.start and not q.percent]
    before += [
        q for q in reading.dated if q.span.end <= quantity.span.start and _is_length(reading, q)
    ]
    before.sort(key=lambda q: q.span.start)
    ours = {d.quantity.span.start for d in spoken.drafts[-8:] if d.reading is reading}
    return bool(before) and before[-1].span.start not in ours


def may_stand(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """Whether the words around a number without a noun make it a count of what is spoken of."""
    if quantity.value == 1:
        return _are_days_at(reading, quantity, DAYS_BEHIND)
    before, followed = words_before(reading, quantity), is_followed(reading, quantity)
    said = SAID_OF.search(before) or LABEL_BEFORE.search(before) or JOINED.search(before)
    set_against = SET_AGAINST.search(before)
    counted = TOTAL.search(before) or TAKEN_TO.search(before)
    if set_against and not counted and is_of_another(reading, quantity, spoken):
        return False
    opens = not before.strip(OPENERS)
    named = said or set_against or followed
    if (_is_counted(reading, quantity, before) and named) or TAKEN_TO.search(before):
        return True
    if quantity.value <= SMALL:
        return bool(reading.periods and followed and (said or opens))
    if reading.periods and (said or followed or opens or (set_against and reading.cues)):
        return True
    return _goes_on_alone(reading, quantity, spoken, before)


def _is_counted(reading: Reading, quantity: Quantity, before: str) -> bool:
    """Whether a word such as "total" stands before a number; anywhere in its sentence if it is large."""
    large = quantity.value > SMALL
    return bool(TOTAL.search(before) or (large and TOTAL.search(reading.sentence.text)))


def _goes_on_alone(reading: Reading, quantity: Quantity, spoken: Spoken, before: str) -> bool:
    """Whether a number goes on with what is spoken of, where no days and no total are named."""
    ours = any(cue.kind != AWAY for cue in reading.cues)
    if not spoken.is_near(reading) and not ours:
        return False
    if LABEL_BEFORE.search(before) and len(reading.sentence.text) < SHORT:
        return True
    if SAID_OF.search(before) and (quantity.value >= LARGE or ours):
        return True
    opens = not before.strip(OPENERS) and is_followed(reading, quantity)
    return opens or (ours and SET_AGAINST.search(before) is not None)


def is_total(reading: Reading, quantity: Quantity) -> bool:
    """Whether a comparison is of a total, or goes on from the figure before: "that is 30 per cent more"."""
    text = reading.sentence.text
    return bool(
        TOTAL.search(text)
        or GOES_ON.search(text)
        or not reading.before(quantity, 40).strip(OPENERS + "(").strip()
    )


def goes_on(reading: Reading, quantity: Quantity) -> bool:
    """Whether a count of people without a verb of ours goes on with what is spoken of: "that makes 151,338 people"."""
    before = words_before(reading, quantity)
    return bool(
        TOTAL.search(before)
        or (reading.periods and THERE_WERE.search(before))
        or GOES_ON.search(before)
        or SET_AGAINST.search(before)
        or LABEL_BEFORE.search(before)
        or WITH.search(before)
        or (reading.periods and not before.strip(OPENERS))
    )
