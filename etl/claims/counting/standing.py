"""A number without a noun comes in; whether it may stand as a figure all the same goes out."""

import re

from etl.claims.counting import comparands
from etl.claims.counting.nouns import COUNTRIES, NATIONALS
from etl.claims.counting.surroundings import (
    DAYS_BEHIND,
    FILL,
    PEOPLE_MOVED,
    SMALL,
    are_days_at,
    are_days_of,
    has_total,
    is_followed,
    is_joined,
    is_set_against,
    is_taken_to,
    words_before,
)
from etl.claims.cues import AWAY
from etl.claims.keyed import Keyed
from etl.claims.parts import Reading, Spoken
from etl.claims.wordlists import Folded
from etl.vocabulary import Quantity


# "June brought 5,170", "Saturday saw 369", "it was 42", "there were 1,110", "on Friday the number was 395".
SAID_OF = Folded(
    rf"""
    \b (?: brought | saw | seen | produced | had | has | have | recorded | counted | logged | reported | was | were | is
      | are | been | it[’']s | that[’']s | stood[ ]at | stands[ ]at | reach(?:ed|es)? | hit | at
      | to | of | numbered | totalled
      | account(?:ed|s)[ ]for
      | totals | saying | said | says | averaged | came[ ]to | exceeded | topped
      | another | further | we[’']d[ ]had | makes? | made
      | they[’']d[ ]done | becomes? | became | gives? | gave
      | (?: clos | end | finish | leav ) (?: ed | es | e | s | ing )? [ ] (?: \w+ [ ] ){{0,2}} (?: on | at | with )
      | (?: opened | left ) [ ] (?: on | at | with )
      | (?: busiest | highest | worst | deadliest | biggest | record | peak ) [ ] (?: [\w,]+ [ ] ){{0,4}} with )
    [ ] {FILL}{{0,5}} ,? [ ]? $
    """,
    re.VERBOSE,
)
# "August accounted for 8,631; the same month of 2021 for 3,053": the verb is told once.
GAPPED = re.compile(
    r"\d(?:[ ]people)?[;,][ ](?:(?:and|but|while)[ ])?(?:for|of|with|at|on)[ ](?:\w+[ ])?$"
)
# "Then, in 2024, came 36,816".
CAME = re.compile(r"(?:^|,[ ])(?:(?:[Tt]hen|[Nn]ext|[Ii]n|and|but)\b[ ,]*)*came[ ](?:\w+[ ])?$")
# "Followed by Iranians with 3,844", "Afghans on 6,010": the number of those named.
OF_NATIONALS = re.compile(
    rf"\b(?:by|then|and|of)[ ](?:the[ ])?{NATIONALS}[ ](?:(?:with|on|at)[ ](?:\w+[ ])?|\()$"
)
# "Arrivals came from five countries: Eritrea (8,036)".
OF_COUNTRY = Keyed(
    re.compile(rf"\b{COUNTRIES}[ ]\([ ]?$"),
    "(",
)
# "And twenty-three, we think, have come": what may open a sentence and is no part of it.
LINKS = re.compile(
    r"^(?:(?:And|But|So|Then|Now|Well|Er|Um|OK|Oh)\b[ ,]*)+"
    r"|^Of[ ](?:those|these|them|the[ ]\w+)\b[^.;\d]{0,70}$",
    re.IGNORECASE,
)
# "2018: 299", "2024 (36,816)", "Saturday’s 1,214", "October 5,417"
LABEL_BEFORE = re.compile(r"(?:[:|\t]|[’']s|\()[ ]?$")
# "That is 30 per cent more", "it makes 151,338": the sentence goes on from the figure before it.
GOES_ON = Folded(
    r"^[“‘\"']?(?:That|This|It|Which|So|They|These|Numbers|Arrivals|Crossings)\b"
    r"|\b(?:the|a) (?:rise|fall|increase|drop|surge|change|difference)\b"
    r"|^(?:Put[ ]another[ ]way|In[ ]other[ ]words|Change|Difference)\b"
    r"|\b(?:bring|tak|mak)(?:e|es|ing)\b|\btook\b|\bbrought\b",
)
# "It's thirty per cent up", "that is 30 per cent more", wherever in its sentence.
IT_IS = re.compile(
    r"\b(?:it|that|which)(?:[’']s|[ ]is|[ ]was)[ ]"
    r"(?:(?:about|around|nearly|almost|now|some|over|still|up|down)[ ]){0,2}$",
    re.IGNORECASE,
)
# "Yet it remains 37 per cent higher than in 2021".
IT_REMAINS = re.compile(
    r"\b(?:it|that|this|the[ ](?:number|figure|total|count))[ ](?:still[ ])?(?:remain(?:s|ed)|stays?"
    r"|stands|is[ ]still)[ ]"
    r"(?:(?:about|around|nearly|almost|some|over|up|down|well|more[ ]than)[ ]){0,2}$",
    re.IGNORECASE,
)
# "They included 16 Iraqi Kurds", "it held workshops with 140 refugees": told of those before, or of another thing.
TOLD_OF = re.compile(
    r"^[“‘\"']?(?:It|They|These|This|That)[ ](?!is\b|was\b|were\b|are\b|had\b|has\b|have\b|came\b|come"
    r"|follow|compare|add|mean|leave|would|equal|amount|rose|fell|number|represent|put\b"
    r"|mak|made|tak|took|bring|brought)\w+",
    re.IGNORECASE,
)
# "Boats were fuller, with 62 people".
WITH = re.compile(r",[ ]with[ ](?:\w+[ ]){0,2}$", re.IGNORECASE)
# "We had 541 people on Sunday and Monday".
WE_HAD = re.compile(r"\bwe[ ](?:had|saw|have[ ]had)[ ](?:\w+[ ]){0,2}$", re.IGNORECASE)
PEOPLE_ON = re.compile(r"[ ](?:people|migrants)[ ](?:(?:on|in|over|during)[ ])?", re.IGNORECASE)
# "Afghans were the most common nationality, at 5,919 people".
MOST_COMMON = Keyed(
    re.compile(
        r"\b(?:most[ ]common|largest|biggest|top|leading)[ ](?:single[ ])?(?:nationality|nationalities"
        r"|group|national)\b[^.;]{0,60}[ ](?:at|with)[ ](?:\w+[ ])?$",
        re.IGNORECASE,
    ),
    "national",
    "group",
)
# "In the same period there were 5,917 people".
THERE_WERE = re.compile(r"\bthere[ ](?:were|had[ ]been|have[ ]been)[ ]$", re.IGNORECASE)
# "200 hotels, down from a peak of 400": a mark of whatever was counted before it.
PEAK_OF = re.compile(
    r"\bthe[ ]number[ ](?:fell|rose|dropped|grew)[ ]to[ ]$"
    r"|\b(?:from|below|above|under|than|(?:short|shy)[ ]of)[ ](?:a|the|its)[ ](?:\w+[ ])?(?:peak|high|low|record)[ ]of"
    r"[ ](?:\w+[ ])?$",
    re.IGNORECASE,
)
# "CORRESPONDENT: 36,816."
WHO_SAYS = re.compile(r"^[A-Z][A-Za-z .’'-]{0,40}:[ ]")
# "And how many have come the other way? Slightly more: 628".
HOW_MANY = re.compile(r"[“\"‘']?(?:(?:And|But|So|Then)[ ,]+)?how[ ]many\b", re.IGNORECASE)
SHORTLY = re.compile(r"(?:[A-Za-z]{1,16}[ ]){0,3}(?:[a-z]{1,16}[:,][ ])?", re.IGNORECASE)
# A line of a list up to its number, and what may follow that.
LINE = re.compile(r"[-–•*][ ][^.;:]{3,60}:[ ]")
LINE_GOES_ON = re.compile(r"$|[ ]\(|[.;]?$|\n")
# What may stand before the first word of a line or sentence.
OPENERS = "“‘\"'- •,"
# A line of a list or table is this short.
SHORT = 40
# From here on a number that a verb names ("it was 395") is a count of what was spoken of.
LARGE = 100


def may_stand(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """Whether the words around a number without a noun make it a count of what is spoken of."""
    if quantity.value == 1:
        return are_days_at(reading, quantity, DAYS_BEHIND)
    before, followed = words_before(reading, quantity), is_followed(reading, quantity)
    said = SAID_OF.search(before) or LABEL_BEFORE.search(before) or is_joined(before)
    said = said or CAME.search(before) or GAPPED.search(before)
    if OF_NATIONALS.search(before) and spoken.drafts and spoken.drafts[-1].reading is reading:
        return spoken.drafts[-1].indicator == "arrivals"
    if _is_listed(reading, quantity) or MOST_COMMON.search(before):
        return True
    if OF_COUNTRY.search(before) and any(c.kind == "arrivals" for c in reading.cues):
        return True
    set_against = is_set_against(before)
    if set_against and comparands.is_against_length(reading, quantity):
        return False
    if (quantity.value > SMALL and _is_of_day(reading, quantity)) or _answers(
        reading, quantity, spoken
    ):
        return True
    counted = has_total(before) or is_taken_to(before)
    if is_joined(before) and comparands.goes_on_lengths(reading, quantity):
        return False
    if (
        set_against
        and (not counted or PEAK_OF.search(before))
        and comparands.is_of_another(reading, quantity, spoken)
    ):
        return False
    opens = _opens(before)
    named = said or set_against or followed
    if (_is_counted(reading, quantity, before) and named) or is_taken_to(before):
        return True
    if quantity.value <= SMALL:
        return bool(reading.periods and followed and (said or opens))
    if reading.periods and (said or followed or opens or (set_against and reading.cues)):
        return True
    return _goes_on_alone(reading, quantity, spoken, before)


def is_said(reading: Reading, quantity: Quantity) -> bool:
    """Whether a verb right before a number says how many there were: "in 2018 it was seven"."""
    return SAID_OF.search(words_before(reading, quantity)) is not None


def _answers(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "And the whole of last year was?" is asked of days, and a large number is all of the answer."""
    asked = spoken.readings[-1] if spoken.readings else None
    if asked is None or not asked.sentence.text.endswith("?"):
        return False
    if HOW_MANY.match(asked.sentence.text) and SHORTLY.fullmatch(reading.before(quantity, 40)):
        return quantity.value > SMALL
    if not asked.periods:
        return False
    spelt = WHO_SAYS.sub("", reading.before(quantity, 60)) + reading.after(quantity, 8)
    return quantity.value >= LARGE and not spelt.strip(OPENERS + ".")


def _is_listed(reading: Reading, quantity: Quantity) -> bool:
    """ "- Deaths in the Channel, 2023: 12 (IOM: 24)": the number of a line of a list, however small."""
    closed = LINE_GOES_ON.match(reading.after(quantity, 3))
    line = LINE.fullmatch(reading.before(quantity, 70))
    ours = any(c.kind != AWAY and c.span.end < quantity.span.start for c in reading.cues)
    return bool(line and closed and ours)


def _opens(before: str) -> bool:
    """Whether nothing but quotes and links stand before a number."""
    return not LINKS.sub("", before.lstrip(OPENERS)).strip(OPENERS)


def _is_of_day(reading: Reading, quantity: Quantity) -> bool:
    """ "Saturday's 895 and Sunday's 403", "the 853 of 3 November": the day has the number."""
    return any(
        p.span.exact.endswith(("'s", "’s")) and p.span.end + 1 == quantity.span.start
        for p in reading.periods
    ) or (reading.before(quantity, 4) == "the " and are_days_of(reading, quantity))


def _is_counted(reading: Reading, quantity: Quantity, before: str) -> bool:
    """Whether a word such as "total" stands before a number; anywhere in its sentence if it is large."""
    large = quantity.value > SMALL
    return bool(has_total(before) or (large and has_total(reading.sentence.text)))


def _goes_on_alone(reading: Reading, quantity: Quantity, spoken: Spoken, before: str) -> bool:
    """Whether a number goes on with what is spoken of, where no days and no total are named."""
    ours = any(cue.kind != AWAY for cue in reading.cues)
    if not spoken.is_near(reading) and not ours:
        return False
    if LABEL_BEFORE.search(before) and len(reading.sentence.text) < SHORT:
        return True
    if SAID_OF.search(before) and (quantity.value >= LARGE or ours):
        return True
    opens = _opens(before) and is_followed(reading, quantity)
    ours = ours or PEOPLE_MOVED.search(before) is not None
    return opens or (ours and is_set_against(before))


def is_total(reading: Reading, quantity: Quantity) -> bool:
    """Whether a comparison is of a total, or goes on from the figure before: "that is 30 per cent more"."""
    text = reading.sentence.text
    return bool(
        has_total(text)
        or GOES_ON.search(text)
        or IT_IS.search(reading.before(quantity, 32))
        or IT_REMAINS.search(reading.before(quantity, 50))
        or not reading.before(quantity, 40).strip(OPENERS + "(").strip()
    )


def goes_on(reading: Reading, quantity: Quantity) -> bool:
    """Whether a count of people without a verb of ours goes on with what is spoken of: "that makes 151,338 people"."""
    before = words_before(reading, quantity)
    return bool(
        has_total(before)
        or (reading.periods and THERE_WERE.search(before))
        or (GOES_ON.search(before) and not TOLD_OF.match(before))
        or is_set_against(before)
        or LABEL_BEFORE.search(before)
        or WITH.search(before)
        or MOST_COMMON.search(before)
        or (reading.periods and not before.strip(OPENERS))
        or (WE_HAD.search(before) and _has_days_behind(reading, quantity))
    )


def _has_days_behind(reading: Reading, quantity: Quantity) -> bool:
    """Whether days stand right behind people, with nothing that says what they did."""
    noun = PEOPLE_ON.match(reading.sentence.text, quantity.span.end)
    return noun is not None and any(p.span.start == noun.end() for p in reading.periods)
