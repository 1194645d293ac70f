"""A percentage or a part in its sentence comes in; whether it tells how large something is, and no change, goes out."""

import re

from etl.vocabulary import Quantity


RISE = (
    r"more|up|ris(?:e|es|en|ing)|rose|increas\w+|higher|above|jump\w*|surg\w+|climb\w*|grew|grown"
    r"|growth|ahead|exceed\w*|greater|worse|extra"
)
FALL = (
    r"fewer|less|down|fall(?:s|en|ing)?|fell|drop\w*|lower|below|short|declin\w+|decreas\w+|behind"
    r"|reduc\w+|away|shy|cut"
)
# "7,462 Eritrean arrivals (19%), more than double": a share of the whole, closed off from what follows.
IN_BRACKETS = (
    re.compile(r"\((?:about[ ]|some[ ]|nearly[ ])?$"),
    re.compile(rf"^(?:%|[ ]?per[ ]?cent)?\)(?![ ](?:{RISE}|{FALL})\b)"),
)
# "73% of small boat arrivals", "28% of the total", "47 per cent think that more".
SHARE_AFTER = re.compile(
    r"^(?:%|[ ]?per[ ]?cent)?[\"”’']?[ ]"
    r"(?:of\b|that[ ](?:they|it|he|she|there|the)\b"
    r"|(?:now[ ]|wrongly[ ]|also[ ])?(?:think|thought|believed?|sa(?:y|id)|(?:dis)?agreed?"
    r"|support(?:ed)?|opposed?|back(?:ed)?|want(?:ed)?|favour(?:ed)?|feel|felt|trust(?:ed)?|(?:dis)?approved?)\b)",
    re.IGNORECASE,
)
# "They made up more than a quarter": a part of the whole, and no change.
SHARE_BEFORE = re.compile(
    r"\b(?:ma[dk]es?[ ]up|making[ ]up|account(?:s|ed|ing)?[ ]for|represent(?:s|ed|ing)?|constitut(?:es?|ed|ing)"
    r"|compris(?:es?|ed|ing)|form(?:s|ed)|contributed)[ ]"
    r"(?:(?:only|just|about|around|some|well|over|under|nearly|almost|more|less|fewer|than|up|to)[ ])*$",
    re.IGNORECASE,
)
# "about 45% in 2022, up from 5%": how large a part was, and no change.
LEVEL_BEFORE = re.compile(
    r"\b(?:up|down|rose|fell|risen|fallen)[ ]from[ ](?:\w+[ ])?$", re.IGNORECASE
)
# "61% believed that it had risen, 14% fallen": how many of those asked.
OF_THOSE_ASKED = re.compile(
    r"(?:%|[ ]per[ ]?cent)[ ](?:of[ ][\w ]{1,30}[ ])?(?:think|thought|believed?|say|said|told|felt|guessed|answered)\b"
    r"[^.;]{0,90}$",
    re.IGNORECASE,
)
# "That is less than 2%, and": how large a part.
PART_IS = (
    re.compile(
        r"\b(?:that|this|it|which)[ ](?:is|was)[ ](?:just[ ]|only[ ]|still[ ])?(?:less|more|fewer)[ ]than[ ]$",
        re.IGNORECASE,
    ),
    re.compile(r"^(?:%|[ ]?per[ ]?cent)[,.;]"),
)
# "The proportion that is stopped has fallen from 46 per cent to 36": how large a part is, and no change.
PROPORTION = re.compile(
    r"\b(?:proportion|share|percentage)\b[^.;]{0,90}?\b(?:from|to|at|was|is)[ ](?:\w+[ ])?$",
    re.IGNORECASE,
)
# Multiples name no count: "twice", "four times", "a half"; but "fell by half" tells a change.
MULTIPLE = re.compile(r"(?:times|twice|half)$", re.IGNORECASE)
BY = re.compile(
    r"\bby[ ](?:(?:about|around|almost|nearly|roughly|some|at[ ]least|close[ ]to)[ ])?$",
    re.IGNORECASE,
)
# Characters before a number in which these stand.
NEAR = 30


def is_multiple(text: str, quantity: Quantity) -> bool:
    """Whether a number says how many times as many there were, and by how much nothing changed."""
    if not MULTIPLE.search(quantity.span.exact):
        return False
    start = quantity.span.start
    return BY.search(text[max(0, start - NEAR) : start]) is None


def is_part(after: str) -> bool:
    """Whether the words behind a percentage name the whole, or what people think."""
    return SHARE_AFTER.match(after) is not None


def is_level(text: str, quantity: Quantity) -> bool:
    """Whether the words around a percentage tell how large a part was."""
    before, after = text[: quantity.span.start], text[quantity.span.end :][:60]
    near, far = before[-80:], before[-110:]
    if LEVEL_BEFORE.search(near) or SHARE_BEFORE.search(near):
        return True
    if PROPORTION.search(far) or OF_THOSE_ASKED.search(far):
        return True
    opens, closes = IN_BRACKETS
    if opens.search(near) and closes.search(after) and not quantity.direction:
        return True
    return bool(PART_IS[0].search(near) and PART_IS[1].search(after))
