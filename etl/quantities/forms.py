"""What a number looks like goes in as a form and comes out beside its place, its value and its sign."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    CLOCK = "clock"
    CODE = "code"
    MARK = "mark"
    ORDINAL = "ordinal"
    IDIOM = "idiom"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Written:
    """A number where it stands in a sentence; `after` is the offset behind its sign ("%")."""

    start: int
    end: int
    form: Form
    value: float
    after: int = 0
    percent: bool = False


# Percentage points are a difference of shares, and no percentage.
PERCENT = re.compile(
    r"[ \u00a0]?[%％](?!-?[ ]?points?\b)|pc\b|[ \u00a0-](?:per[ -]?cent|pct)\b(?![ -]points?\b)"
)
