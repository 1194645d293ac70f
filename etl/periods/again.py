"""A line and a word of it come in; the days go out that the text named last and means again: "the same day"."""

from datetime import date

from etl.periods import days
from etl.periods.parts import Found, Grain, Line
from etl.periods.references import OPEN, Known, day_of, first_day, last_day, last_sentence, length
from etl.vocabulary import Period, Reach


# "Over the month": what stands before it, and what behind it tells of another.
OVER = {"over", "during", "in", "for", "across"}
NOT_OVER = {
    "of",
    "to",
    "before",
    "after",
    "ending",
    "ended",
    "when",
    "that",
    "since",
    "until",
    "up",
}


def _day_named(line: Line, known: Known) -> date:
    """The one day named last, here or in the sentence before; of longer stretches the last day."""
    here = [named.found for named in line.named if length(named.found) == 1]
    before = last_sentence(line)
    single = [period for period in before if length(period) == 1]
    if here or not (single or before):
        return day_of(here[-1] if here else known)
    if single:
        return max(map(day_of, single))
    return day_of(known) if line.named else max(map(day_of, before))


def _newest_of(told: list[Period]) -> Period | None:
    stretches = [period for period in told if length(period) > 1]
    return max(stretches, key=last_day, default=None)


def _newer_side(told: list[Period], known: Known) -> Known:
    """ "1,200 in the year to June, against 1,000 the year before. Over the same period": of the newer year."""
    return _newest_of([p for p in told if abs(length(p) - length(known)) <= 2]) or known


def over_the(line: Line, i: int) -> Found | None:
    """ "August was quieter. 5,369 came over the month": of the month, week or year that the sentence before names."""
    ahead, behind = line.before(i - 1), line.words[i + 1]
    if line.before(i) != "the" or ahead not in OVER or (line.blank(i) and behind in NOT_OVER):
        return None
    known = _newest_of(last_sentence(line))
    if known is None or known.reach is not Reach.DAYS or line.named:
        return None
    first, last = known.start, known.end
    is_month = first.day == 1 and last == days.last_of_month(first.year, first.month)
    fits = {"month": is_month, "week": length(known) == 7, "weekend": length(known) == 2}
    return Found(i + 1, first, last) if fits.get(line.words[i]) else None


def same_day(line: Line, i: int) -> Found | None:
    """ "the same day", "the same week", "over the same period": the days named last, again."""
    known, word = line.latest(), line.words[i + 1]
    if known is None or not line.blank(i):
        return None
    if word in ("day", "night", "date"):
        return Found(i + 2, day := _day_named(line, known), day, Grain.DAY)
    if word in ("period", "stretch") and not line.named:
        known = _newer_side(last_sentence(line), known)
    if word in ("week", "weekend", "month", "period", "stretch", "months", "days", "quarter"):
        reach = known.reach if known.reach in OPEN else Reach.DAYS
        return Found(i + 2, first_day(known), last_day(known), reach=reach)
    return None
