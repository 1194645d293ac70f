"""A text that names one day comes in, the day goes out."""

import re
from datetime import date, datetime


ISO_DAY = re.compile(r"(?<!\d)(?P<day>20\d\d-\d\d-\d\d)(?!\d)")
# GOV.UK has named the same file `2026-08-21_small_boats...` and `19_June_2026_Small_boats...`.
WRITTEN_DAY = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})[ _-]"
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)"
    r"[ _-](?P<year>20\d\d)(?!\d)",
    re.IGNORECASE,
)


def find(text: str) -> date | None:
    """The first day that the text names, None where it names none."""
    if iso := ISO_DAY.search(text):
        return _day(iso["day"], "%Y-%m-%d")
    if written := WRITTEN_DAY.search(text):
        return _day(" ".join(written.group("day", "month", "year")), "%d %B %Y")
    return None


def _day(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()
    except ValueError:  # 31 June
        return None
