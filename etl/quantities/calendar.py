"""A number in its setting comes in; whether it is a day, a year or a part of one goes out."""

import re

from etl.quantities.setting import Setting


NAMES = {
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
}
SHORT = {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
MONTHS = f"(?:(?:{'|'.join(sorted(NAMES | SHORT, reverse=True))})(?![a-z]))"
COUNTED = (
    "people|persons|migrants|men|women|children|passengers|boats|dinghies|vessels|refugees|others"
)
YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
YEAR_AFTER = re.compile(rf"[ -](?:\w+[ -])?(?:{COUNTED})\b")
YEAR_BEFORE = {
    *("in", "since", "of", "by", "from", "to", "until", "during", "before", "after", "than", "on"),
    *("and", "or", "the", "for", "year", "early", "late", "mid", "that", "against", "between"),
    *("through", "summer", "winter", "spring", "autumn"),
}
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
MONTH_AFTER = re.compile(
    rf"(?:[ ](?:of[ ])?|-){MONTHS}"
    rf"|(?:[ ]?(?:-|–|to\b|and\b|or\b|,)[ ]?{DAY}){{1,3}}[ ](?:of[ ])?{MONTHS}"
)
MONTH_BEFORE = re.compile(rf"\b{MONTHS}\.?[ ](?:the[ ])?(?:{DAY}[ ]?(?:-|–|to|and)[ ]?)?$")
# "On 3 September 12 drowned": the month has its day.
DAY_BEFORE = re.compile(rf"\b{DAY}[ ](?:of[ ])?{MONTHS}[ ]$")
PART_AFTER = re.compile(
    rf"[ -](?:half|quarters?|weeks?|days?|months?|weekend|century|(?:of[ ])?{MONTHS})(?![a-z])"
)
PART_BEFORE = {"first", "second", "third", "fourth", "last", "1st", "2nd", "3rd", "4th"}
ON_THE = re.compile(r"\b(?:on|by|until|since|from|to|before|after)[ ](?:the[ ])?$")


def is_date(setting: Setting) -> bool:
    """A day beside its month, or a year."""
    written, exact = setting.written, setting.exact
    if written.percent or not exact[0].isdigit():
        return False
    if len(exact) <= 2 and 1 <= written.value <= 31:
        return _is_day(setting)
    if not YEAR.fullmatch(exact):
        return False
    ahead = setting.last in YEAR_BEFORE or setting.last in NAMES or setting.last in SHORT
    return ahead or not YEAR_AFTER.match(setting.low, written.end)


def _is_day(setting: Setting) -> bool:
    if MONTH_AFTER.match(setting.low, setting.written.end):
        return True
    before = setting.before[-24:]
    return MONTH_BEFORE.search(before) is not None and not DAY_BEFORE.search(before)


def is_nth_day(setting: Setting) -> bool:
    """ "the third quarter", "the ninth of October", "on the 18th" """
    if PART_AFTER.match(setting.low, setting.written.end) or _is_day(setting):
        return True
    printed = setting.exact[0].isdigit() and setting.written.value <= 31
    return printed and ON_THE.search(setting.before) is not None


def is_part(setting: Setting) -> bool:
    """ "the first half", "the third quarter", "every quarter" """
    return setting.last in PART_BEFORE or setting.last in ("every", "each", "this", "that")
