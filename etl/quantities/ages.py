"""A plain number in its setting comes in; whether it is how old somebody is goes out."""

import re

from etl.quantities.setting import Setting


OLDEST = 105
# "Five dead including girl, 7, in crossing".
YOUNG = {
    "girl",
    "boy",
    "baby",
    "toddler",
    "teenager",
    "child",
    "son",
    "daughter",
    "schoolboy",
    "schoolgirl",
}
LAST = {
    *("age", "aged", "ages", "of", "as", "turned", "turning", "between", "from", "his", "her"),
    *("their", "early", "mid", "late", "about", "around", "just", "only", "least"),
    *("under", "over", "below"),
}
BEFORE = re.compile(
    r"""
    (?: \b age d? [ ] (?:of[ ])? | \b ages [ ] (?:of[ ])? | \b (?:aged|ages) [ ] (?:between|from) [ ]
      | \b (?: girl | boy | man | woman | child | baby | teenager | son | daughter | youth | toddler )
        [ ] of [ ]
      | \b as [ ] (?:young|old) [ ] as [ ] | \b turn(?:ed|ing) [ ]
      | \b in [ ] (?:his|her|their) [ ] (?: (?:early|mid|late) [ ] )? )
    (?: about[ ] | around[ ] | just[ ] | only[ ] | at[ ]least[ ] | under[ ] | over[ ] | below[ ] )? $
    """,
    re.VERBOSE,
)
# "An Iraqi of 54 who had crossed", "16 by his own account".
NATIONAL_OF = re.compile(r"\ban?[ ](?:[a-z]+[ ])?[a-z]{3,}(?:i|an|ese|ish)[ ]of[ ]$")
BY_ACCOUNT = re.compile(
    r"[ ]by[ ](?:his|her|their)[ ](?:own[ ])?(?:account|papers|passport|reckoning)\b"
)
# "How many of those returned had been under 18".
WERE_UNDER = re.compile(r"\b(?:be|been|was|were|is|are|being)[ ](?:still[ ])?(?:under|over)[ ]$")
OF_AGE = (16, 18, 21)
UNDER = re.compile(r"\b(?:under|over)[- ]$")
# "Six men in their 20s and 30s".
DECADES = re.compile(
    r"\b(?:his|her|their|my|our)[ ](?:\w+[ ])?\d0s(?:,[ ]\d0s)?[ ](?:and|or|to)[ ](?:\w+[ ])?$"
)
PLURAL = re.compile(r"-?s\b")
DECADE_BEFORE = re.compile(r"\b(?:his|her|their|my|our|early|mid|late)[ -]$")
NAME_BEFORE = re.compile(r"(?P<word>[A-Za-z’'.-]{2,24}),[ ]$")
# "A man who was thought to be 16 died".
SAID_TO_BE = re.compile(
    r"\b(?:thought|believed|said|understood|known|claimed|claims|claiming|found|reported)[ ]to[ ]be[ ]"
    r"(?:about[ ]|around[ ]|just[ ]|only[ ])?$"
)
NO_NOUN_AFTER = re.compile(
    r"(?:[,.;:)]|[ ](?:and|when|died|was|were|had|has|who|is|or|years?)\b|$"
    r"|[ ](?:an?|one|two|three|four|five)[ ](?:days?|weeks?)[ ](?:earlier|before|later|ago)\b)"
)
# "Nada, who is 27, crossed", "he was 19 and alone".
WHO_IS = re.compile(
    r"(?:,[ ](?:who|and)|\b(?:he|she|i)|\b(?:my|his|her|our|your)[ ][a-z]{2,12})[ ]"
    r"(?:is|was|am|turned|had[ ]just[ ]turned)[ ]"
    r"(?:now[ ]|then[ ]|only[ ]|just[ ]|about[ ])?$"
)
TOLD_AFTER = re.compile(
    r",[ ](?:who|was|were|is|from|of|said|says|had|has|told|whose|a|an|died|appeared|admitted|pleaded"
    r"|denied|described|will|faces|both|recalled|remembers|added|lost|survived|for)\b"
)
CLOSED_AFTER = re.compile(
    r"[,.;:)](?![ ]?\d)|[ ](?:and|but)[ ](?:from|an?|has|had|comes|came|said|says|was|is|alone|can(?:not)?|could"
    r"|does|did|do|will|would|lives|lived|works|worked|arrived|left|fled|spent|speaks|spoke|wants|wanted|in|he|she|they)\b"
    r"|[ ]when[ ](?:he|she|i|they|we)\b"
)
# "Yusuf, who is Sudanese and was 16 when he landed".
WAS_WHEN = re.compile(
    r"(?:\b(?:who|and|he|she|i)|[a-z]{3}(?<!total)(?<!number)(?<!figure)(?<!that)(?<!this)(?<!there)(?<!toll))"
    r"[ ](?:is|was|am)[ ](?:only[ ]|just[ ]|still[ ]|about[ ])?$"
)
WHEN = re.compile(r"[ ]when[ ](?:he|she|i|they)\b")
# "Landed at Dover, was recorded as 23": how old somebody was taken to be.
RECORDED_AS = re.compile(
    r"\b(?:he|she|who|him|her|his)\b[^.;]{0,80}[ ](?:was|been|is)[ ]"
    r"(?:recorded|assessed|treated|listed|logged|judged|put[ ]down)[ ]as[ ](?:being[ ])?"
    r"(?:about[ ]|over[ ]|at[ ]least[ ])?$"
)


def is_age(setting: Setting) -> bool:
    """ "aged 25", "a girl of six", "Ray, 61, said"."""
    value = setting.written.value
    if setting.low.startswith("s", setting.written.end) and DECADES.search(setting.before):
        return True
    if not 0 <= value <= OLDEST or value != int(value):
        return False
    if BY_ACCOUNT.match(setting.low, setting.written.end):
        return True
    if setting.last in LAST:
        if BEFORE.search(setting.before):
            return True
        closed = NO_NOUN_AFTER.match(setting.low, setting.written.end)
        if closed and NATIONAL_OF.search(setting.before):
            return True
        if value in OF_AGE and closed and WERE_UNDER.search(setting.before):
            return True
        if UNDER.search(setting.before) and PLURAL.match(setting.low, setting.written.end):
            return True
    if _is_told(setting):
        return True
    return setting.before.endswith(", ") and _is_apposed(setting)


def _is_told(setting: Setting) -> bool:
    """ "Nada, who is 27, crossed", "was recorded as 23": what stands behind is looked at first, as most have a noun."""
    if CLOSED_AFTER.match(setting.low, setting.written.end) and WHO_IS.search(setting.before):
        return True
    if WHEN.match(setting.low, setting.written.end) and WAS_WHEN.search(setting.before):
        return True
    if not NO_NOUN_AFTER.match(setting.low, setting.written.end):
        return False
    told = RECORDED_AS.search(setting.before) or SAID_TO_BE.search(setting.before)
    return told is not None


def _is_apposed(setting: Setting) -> bool:
    """ "Ray Smith, 61." after a name, "the leader, 26, was" after anything."""
    name = NAME_BEFORE.search(setting.own(30))
    place = setting.written
    if name and name["word"].lower() in YOUNG and setting.low.startswith(",", place.end):
        return place.value >= 1
    if not name or not setting.low[place.start].isdigit() or place.value < 1:
        return False
    if TOLD_AFTER.match(setting.low, place.end):
        return True
    return name["word"][0].isupper() and CLOSED_AFTER.match(setting.low, place.end) is not None


def is_decade(setting: Setting) -> bool:
    """ "in their twenties" """
    return setting.exact.endswith("ties") and DECADE_BEFORE.search(setting.before) is not None
