"""The closed lists of codes: measures, bounds, verdicts, reasons and the like."""

from enum import StrEnum


class Measure(StrEnum):
    COUNT = "count"
    PER_BOAT = "per_boat"
    PER_DAY = "per_day"
    DIFFERENCE = "difference"
    PERCENT_CHANGE = "percent_change"
    MILESTONE = "milestone"
    RANK = "rank"


class Bound(StrEnum):
    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"


class Direction(StrEnum):
    ABOVE = "above"
    BELOW = "below"
    NONE = ""


class Basis(StrEnum):
    STATED = "stated"
    INFERRED = "inferred"


class Reach(StrEnum):
    """Which ends of a period its words name; `within` is some of its days, which ones they do not say."""

    DAYS = "days"
    SINCE = "since"
    UNTIL = "until"
    SO_FAR = "so far"
    SAME_POINT = "same point"
    WITHIN = "within"


class ClaimPart(StrEnum):
    """What of a claim words can give, in the order in which a reader asks."""

    INDICATOR = "indicator"
    PERIOD = "period"
    BASE = "base"
    BOUND = "bound"
    MEASURE = "measure"
    SUBSET = "subset"
    SPEAKER = "speaker"


class How(StrEnum):
    """Where a part of a claim is from: its own sentence, one before it, or no words at all."""

    BESIDE = "beside"
    CARRIED = "carried"
    ASSUMED = "assumed"


class Rule(StrEnum):
    """What decided a part of a claim that no words give."""

    NONE = ""
    FIGURE_BEFORE = "figure_before"
    WORDS_AROUND = "words_around"
    PUBLICATION_END = "publication_end"
    NEWEST_DAY_END = "newest_day_end"
    ANNOUNCED_END = "announced_end"
    SEVEN_DAYS = "seven_days"
    YEAR_START = "year_start"
    TREATY_START = "treaty_start"
    NEAREST_DAY = "nearest_day"
    SAME_POINT = "same_point"
    AS_PRINTED = "as_printed"
    AS_ROUNDED = "as_rounded"
    PLAIN_COUNT = "plain_count"


class Holding(StrEnum):
    PASSAGES = "passages"
    FULL = "full"
    NONE = "none"


class TakenAs(StrEnum):
    """What a number in a document was taken for."""

    CLAIM = "claim"
    DATE = "date"
    AGE = "age"
    MONEY = "money"
    DISTANCE = "distance"
    LIST = "list"
    IDIOM = "idiom"
    OTHER_INDICATOR = "other indicator"
    UNREAD = "unread"


class Series(StrEnum):
    WEEKLY = "weekly provisional"
    QUARTERLY = "quarterly final"


class Status(StrEnum):
    PROVISIONAL = "provisional"
    REVISED = "revised"
    FINAL = "final"


class Verdict(StrEnum):
    AGREES = "agrees"
    DIFFERS = "differs"
    UNDECIDED = "undecided"


class Reason(StrEnum):
    """Why a verdict was given; each reason belongs to one verdict."""

    EXACT = "exact"
    WITHIN_WORDING = "within_wording"
    AT_ITS_DATE = "at_its_date"
    OTHER_SERIES = "other_series"
    NO_READING_FITS = "no_reading_fits"
    CONTRADICTION = "contradiction"
    STALE = "stale"
    ARITHMETIC = "arithmetic"
    NO_OFFICIAL_SERIES = "no_official_series"
    PERIOD_UNCLEAR = "period_unclear"
    NOT_COMPARABLE = "not_comparable"
    ONE_SIDE_UNKNOWN = "one_side_unknown"
    VINTAGE_NOT_HELD = "vintage_not_held"

    @property
    def verdict(self) -> Verdict:
        return VERDICT_OF[self]


VERDICT_OF = {
    Reason.EXACT: Verdict.AGREES,
    Reason.WITHIN_WORDING: Verdict.AGREES,
    Reason.AT_ITS_DATE: Verdict.AGREES,
    Reason.OTHER_SERIES: Verdict.AGREES,
    Reason.NO_READING_FITS: Verdict.DIFFERS,
    Reason.CONTRADICTION: Verdict.DIFFERS,
    Reason.STALE: Verdict.DIFFERS,
    Reason.ARITHMETIC: Verdict.DIFFERS,
    Reason.NO_OFFICIAL_SERIES: Verdict.UNDECIDED,
    Reason.PERIOD_UNCLEAR: Verdict.UNDECIDED,
    Reason.NOT_COMPARABLE: Verdict.UNDECIDED,
    Reason.ONE_SIDE_UNKNOWN: Verdict.UNDECIDED,
    Reason.VINTAGE_NOT_HELD: Verdict.UNDECIDED,
}
