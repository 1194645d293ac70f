"""A line and the words of some days come in; whether they only tell which treaty, vote or Act is meant goes out."""

from etl.periods.lexicon import DAY_NUMBERS, MONTHS
from etl.periods.parts import BLANKS, JOINTS, Line


# "Under the 2025 treaty", "the 2021 census": what a year or month is put to, to tell it from others.
NAMED_BY_DAYS = {
    "treaty", "deal", "pact", "act", "agreement", "accord", "election", "census", "budget", "strategy", "bill",
    "review", "manifesto", "referendum", "protocol", "convention", "declaration", "summit", "law",
    "legislation", "partnership", "policy", "inquiry", "olympics", "memorandum", "regulations", "reforms",
    "arrangement", "campaign", "pledge", "scheme", "report", "white", "judgment", "ruling", "survey",
}  # fmt: skip
DETERMINERS = {"the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "s", "under"}
# "The 2025 one-in, one-out deal", "the 2019 general election", "the 2003 Le Touquet treaty".
BETWEEN = {
    "general", "local", "national", "european", "bilateral", "returns", "return", "migration", "migrant",
    "border", "spending", "autumn", "spring", "one", "in", "out", "and", "exchange", "readmission", "snap",
    "pilot", "new", "mini", "asylum", "immigration", "channel", "security", "electoral", "household", "of",
}  # fmt: skip
# "The 29 July 2025 treaty": the day and the month before the year.
MOST_OF_A_DATE = 2
# So many words may stand between the days and the noun.
AWAY = 5
GAPS = JOINTS | {", ", "'"}


def is_epithet(line: Line, i: int, stop: int) -> bool:
    """Whether the days from word `i` up to `stop` only tell one treaty, vote or Act from others."""
    for _ in range(MOST_OF_A_DATE):
        i -= line.before(i) in MONTHS or line.before(i) in DAY_NUMBERS
    told_of = line.words[i - 1] if i and line.gaps[i - 1] in BLANKS else ""
    owned = line.words[stop - 1] == "s" or line.text[line.end(stop - 1) :][:2] in ("'s", "’s")
    if not owned and told_of not in DETERMINERS:
        return False
    k = stop + (owned and line.words[stop] == "s")
    if line.gaps[k - 1] not in JOINTS:
        return False
    for j in range(k, k + AWAY):
        if line.words[j] in NAMED_BY_DAYS:
            return True
        if not _goes_on(line, j):
            return False
    return False


def _goes_on(line: Line, j: int) -> bool:
    """Whether a word can stand between the days and the noun that they are put to."""
    word = line.words[j]
    if not word or line.gaps[j] not in GAPS or (line.gaps[j] == ", " and word not in BETWEEN):
        return False
    return word in BETWEEN or (line.is_name(j) and not word.isdigit())
