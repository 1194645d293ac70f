"""A number without a noun comes in; the figure that it is set against, or leave to stand alone, goes out."""

import re
from collections.abc import Sequence

from etl.claims.cues import AWAY
from etl.claims.parts import Draft, Reading, Spoken
from etl.vocabulary import Measure, Quantity


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
      | approach(?:ing|ed|es)? | near(?:ing|ed|s) | over | under | (?: up | down ) [ ] on | beyond | pass(?:ed|es|ing) | surpass\w* | above | below | overtak\w+ | eclips\w+ | match\w* | by | past | after
      | following | on [ ] top [ ] of | times | twice | double | triple | treble | half )
    [ ] {FILL}{{0,6}} $
    """,
    re.VERBOSE | re.IGNORECASE,
)
JOINED = re.compile(
    rf"(?: \b(?:and|or|then|plus|but)[ ] | [,;(–—-][ ]? ) {FILL}{{0,3}} $",
    re.VERBOSE | re.IGNORECASE,
)
BRACKET = re.compile(r"\([ ]?(?:from[ ]|when[ ]it[ ]was[ ]|\w+[ ])?$", re.IGNORECASE)
# Words that let a number stand without a noun: "brings the total for the year so far to 36,734".
OURS = (
    r"(?: the[ ] | such[ ] | small[ ] | illegal[ ] | irregular[ ] | Channel[ ] )? (?: people | persons | migrants | boats | small | arrivals"
    r" | crossings | those | men | asylum | individuals | removals | returns | deaths | incidents | returnees | deportations )"
)
TOTAL = re.compile(
    rf"""
    \b (?: total(?:led|s|ling)? | tally | figures? | number (?! [ ] of [ ] (?! {OURS} ) ) | number(?:s|ed) | count(?:ed|s)? | toll | record(?:ed)?
      | average[ds]? | peak | high | stood | stands | mark | balance | altogether | register(?:ed|s)?
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
      | during | last | this | since | as[ ]of | up[ ]to | between | for | across | of[ ]them | of[ ]whom | more | others?
      | when | at | yesterday | today | before | earlier | a[ ]year | the[ ](?:year|week|month|day|previous) | \w+ed ) \b )
    """,
    re.VERBOSE | re.IGNORECASE,
)
GOES_ON = re.compile(
    r"^[“‘\"']?(?:That|This|It|Which|So|They|These|Numbers|Arrivals|Crossings)\b|\b(?:the|a) (?:rise|fall|increase|drop|surge|change)\b|\b(?:bring|tak|mak)(?:e|es|ing)\b|\btook\b|\bbrought\b",
    re.IGNORECASE,
)
WITH = re.compile(r",[ ]with[ ](?:\w+[ ]){0,2}$", re.IGNORECASE)
THERE_WERE = re.compile(r"\bthere[ ](?:were|had[ ]been|have[ ]been)[ ]$", re.IGNORECASE)
AND_BEFORE = re.compile(r"\band[ ](?:about[ ]|some[ ]|just[ ])?$", re.IGNORECASE)
AND_NUMBER = re.compile(r"^[ ]and[ ](?:about[ ]|some[ ])?\d", re.IGNORECASE)
TAKEN_TO = re.compile(
    r"\b(?:tak|bring)(?:ing|es?|s)[ ](?:the[ ]\w+[ ])?to[ ]$|\b(?:took|brought)[ ]to[ ]$",
    re.IGNORECASE,
)
# A line of a list or table is this short.
SHORT = 40
# Below this a bare number is as likely anything else.
SMALL = 12
COUNTS = (Measure.COUNT, Measure.PER_BOAT, Measure.PER_DAY, Measure.MILESTONE)


def comparand(reading: Reading, quantity: Quantity, spoken: Spoken) -> Draft | None:
    """The figure that a bare number is set against or joined to: of those near it the one most alike."""
    drafts = spoken.drafts
    before = words_before(reading, quantity)
    set_against = bool(SET_AGAINST.search(before) or BRACKET.search(before))
    echoed = _echoed(reading, quantity, drafts, before)
    if (
        echoed
        or not (set_against or JOINED.search(before))
        or is_of_another(reading, quantity, spoken)
    ):
        return echoed
    own = [d for d in drafts if d.reading is reading and d.measure in COUNTS]
    if (
        own
        and own[-1].indicator == "boats"
        and TOTAL.search(reading.sentence.text[own[-1].quantity.span.end : quantity.span.start])
    ):
        return None
    if own and not set_against and _is_cued(reading, quantity, own[-1]):
        return None
    if not own and set_against and not reading.cues:
        own = [
            d
            for d in drafts[-4:]
            if reading.paragraph == d.reading.paragraph and d.measure in COUNTS
        ]
    if not own or not _is_bare(reading, quantity):
        return None
    return min(reversed(own), key=lambda draft: _unlike(draft.quantity.value, quantity.value))


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
    after = reading.after(quantity, 40)
    if quantity.value == 1:
        return any(0 <= p.span.start - quantity.span.end <= 4 for p in reading.periods)
    return quantity.value > SMALL or bool(
        is_followed(reading, quantity) or re.match(r"[.,;)]|$|[ ]and\b", after)
    )


def _echoed(
    reading: Reading, quantity: Quantity, drafts: Sequence[Draft], before: str
) -> Draft | None:
    """ "124 people in four incidents, against 304 and 10": the first goes with the first, the second with the second."""
    opens = AND_NUMBER.search(reading.after(quantity, 16)) is not None
    ends = (
        AND_BEFORE.search(before) is not None
        and re.search(r"\d[ ]and[ ](?:about[ ]|some[ ])?$", before) is not None
    )
    if not (opens or ends) or not (
        SET_AGAINST.search(before) or TOTAL.search(reading.sentence.text) or ends
    ):
        return None
    counts = [d for d in drafts if d.measure is Measure.COUNT][-3:]
    pair = counts[-2:] if opens else counts[:2] if len(counts) == 3 else []
    if (
        len(pair) < 2
        or pair[0].indicator == pair[1].indicator
        or pair[0].reading is not pair[1].reading
    ):
        return None
    if ends and counts[2].indicator != pair[0].indicator:
        return None
    return pair[0] if opens else pair[1]


def _unlike(one: float, other: float) -> float:
    low, high = sorted((max(one, 0.5), max(other, 0.5)))
    # Steps of two: of figures about as alike the nearest one is meant.
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
    near = any(0 <= period.span.start - quantity.span.end <= 2 for period in reading.periods)
    return near or FOLLOWED.search(reading.after(quantity, 60)) is not None


def is_of_another(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "190 windy days, up from 106": the number that it is set against is no figure of ours."""
    before = [q for q in reading.quantities if q.span.end <= quantity.span.start and not q.percent]
    ours = {d.quantity.span.start for d in spoken.drafts[-8:] if d.reading is reading}
    return bool(before) and before[-1].span.start not in ours


def may_stand(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """Whether the words around a number without a noun make it a count of what is spoken of."""
    before, followed = words_before(reading, quantity), is_followed(reading, quantity)
    counted = TOTAL.search(before) or (
        quantity.value > SMALL and TOTAL.search(reading.sentence.text)
    )
    said = SAID_OF.search(before) or LABEL_BEFORE.search(before) or JOINED.search(before)
    set_against = SET_AGAINST.search(before)
    opens = not before.strip("“‘\"'- •,")
    if quantity.value == 1:
        return any(0 <= p.span.start - quantity.span.end <= 4 for p in reading.periods)
    if (counted and (said or set_against or followed)) or TAKEN_TO.search(before):
        return True
    if quantity.value <= SMALL:
        return bool(reading.periods and followed and (said or opens))
    if reading.periods and (said or followed or opens or (set_against and reading.cues)):
        return True
    ours = any(cue.kind != AWAY for cue in reading.cues)
    if not spoken.is_near(reading) and not ours:
        return False
    if LABEL_BEFORE.search(before) and len(reading.sentence.text) < SHORT:
        return True
    if SAID_OF.search(before) and (quantity.value >= 100 or ours):
        return True
    return bool(set_against and ours) or (opens and followed)


def is_total(reading: Reading, quantity: Quantity) -> bool:
    """Whether a comparison is of a total, or goes on from the figure before: "that is 30 per cent more"."""
    text = reading.sentence.text
    return bool(
        TOTAL.search(text)
        or GOES_ON.search(text)
        or not reading.before(quantity, 40).strip("“‘\"'- •,(").strip()
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
        or (reading.periods and not before.strip("“‘\"'- •,"))
    )
