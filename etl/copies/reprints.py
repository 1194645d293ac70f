"""Claims of many documents come in; those whose sentence another document had before go out with its claim."""

import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, cycle

from rapidfuzz import process
from rapidfuzz.distance import Indel

from etl import open_ends
from etl.copies import wordings
from etl.open_ends import OPEN_DAYS
from etl.vocabulary import Basis, Claim


# A sentence is compared with so many of the latest others that give its number: an agency's text is
# printed within days, and time stays in proportion to the number of claims.
MOST_COMPARED = 1000
# Two sentences of the same days begin no further apart.
NEAR = [timedelta(days) for days in range(-OPEN_DAYS.days, OPEN_DAYS.days + 1)]

Days = Mapping[str, date]


def find(claims: Iterable[Claim], published: Days) -> dict[str, str]:
    """The claims that copy another, each with the earliest that has its sentence."""
    found: dict[str, str] = {}
    for same_value in _by_value(claims).values():
        if len({claim.document_id for claim in same_value}) > 1:
            found |= _of_value(sorted(same_value, key=lambda c: _order(c, published)), published)
    return found


def find_new(claims: Iterable[Claim], held: Iterable[Claim], published: Days) -> dict[str, str]:
    """The claims of a new document that have the sentence of a held one."""
    own, found = _by_value(claims), {}
    first_said = (claim for claim in held if not claim.copy_of and _kind(claim) in own)
    for kind, same_value in _by_value(first_said).items():
        originals, told = _Originals(published), set()
        for claim in sorted(same_value, key=lambda c: _order(c, published)):
            # What one document says twice goes back to its first place, as among those held.
            if claim.document_id not in told or originals.of(claim) is None:
                originals.add(claim)
            told.add(claim.document_id)
        for claim in own[kind]:
            original = originals.of(claim)
            if original:
                found[claim.claim_id] = original.claim_id
    return found


def _by_value(claims: Iterable[Claim]) -> dict[tuple[object, ...], list[Claim]]:
    """Claims that can say the same; a statement has no sentence to compare."""
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.start is not None:
            found[_kind(claim)].append(claim)
    return found


def _kind(claim: Claim) -> tuple[object, ...]:
    return claim.indicator, claim.measure, claim.subset, claim.direction, claim.value


def _order(claim: Claim, published: Days) -> tuple[date, str, int, str]:
    return published[claim.document_id], claim.document_id, claim.start, claim.claim_id


def _of_value(claims: Iterable[Claim], published: Days) -> dict[str, str]:
    originals, found = _Originals(published), {}
    for claim in claims:
        original = originals.of(claim)
        if original is None:
            originals.add(claim)
        elif original.document_id != claim.document_id:
            found[claim.claim_id] = original.claim_id
    return found


@dataclass(slots=True)
class _Original:
    """A claim that copies none before it; its first day and between which days it ends, None where not known."""

    claim: Claim
    line: str
    start: date | None
    ends: tuple[date, date] | None


class _Originals:
    """Claims of one value that copy none before them, to be asked which of them another copies."""

    def __init__(self, published: Days) -> None:
        self._published = published
        self._held: list[_Original] = []
        self._places: dict[date | None, list[int]] = defaultdict(list)
        self._letters = defaultdict(map(chr, cycle(range(1, sys.maxunicode))).__next__)
        self._asked: dict[tuple[object, ...], Claim] = {}

    def add(self, claim: Claim) -> None:
        line = self._line(claim)
        if line:
            original = self._laid_out(claim, line)
            self._places[original.start].append(len(self._held))
            self._held.append(original)
            self._asked.setdefault(self._question(claim, line), claim)

    def of(self, claim: Claim) -> Claim | None:
        line = self._line(claim)
        if not line:
            return None
        # A thousand papers print one sentence: all but the first are answered from memory.
        question = self._question(claim, line)
        if question not in self._asked:
            original = self._nearest(self._laid_out(claim, line))
            if original is None:
                return None
            self._asked[question] = original
        return self._asked[question]

    def _line(self, claim: Claim) -> str:
        """A letter for each word, as characters are compared ten times faster; empty if too short."""
        words = wordings.words(claim)
        if len(words) < wordings.FEWEST_WORDS:
            return ""
        return "".join([self._letters[word] for word in words])

    def _laid_out(self, claim: Claim, line: str) -> _Original:
        if claim.period_start is None or claim.period_end is None:
            return _Original(claim, line, None, None)
        ends = open_ends.last_days(claim, self._published[claim.document_id])
        return _Original(claim, line, claim.period_start, ends)

    def _question(self, claim: Claim, line: str) -> tuple[object, ...]:
        """All that an answer depends on; the day of publication only moves an end that is open."""
        is_open = claim.period_basis is Basis.INFERRED
        published = self._published[claim.document_id] if is_open else None
        days = (claim.period_start, claim.period_end, claim.period_basis)
        base = (claim.base_start, claim.base_end)
        return line, days, base, claim.interval, published

    def _nearest(self, asked: _Original) -> Claim | None:
        held = [self._held[place] for place in self._of_the_days(asked)]
        alike = process.extract(
            asked.line,
            [each.line for each in held],
            scorer=Indel.normalized_similarity,
            score_cutoff=wordings.ALIKE,
            limit=None,
        )
        candidates = (held[index].claim for _, _, index in alike)
        return next((each for each in candidates if _can_be_one(each, asked.claim)), None)

    def _of_the_days(self, asked: _Original) -> list[int]:
        """The places of those that can mean the same days: days are told apart faster than sentences."""
        starts = [None, *(asked.start + apart for apart in NEAR)] if asked.start else self._places
        oldest = len(self._held) - MOST_COMPARED
        places = (self._places.get(start, ()) for start in starts)
        latest = (found[bisect_left(found, oldest) :] for found in places)
        return sorted(
            place for place in chain.from_iterable(latest) if _same_days(self._held[place], asked)
        )


def _can_be_one(one: Claim, other: Claim) -> bool:
    return one.interval.meets(other.interval) and (one.base_start, one.base_end) == (
        other.base_start,
        other.base_end,
    )


def _same_days(one: _Original, other: _Original) -> bool:
    """Where either leaves its days open, the sentence alone has to tell."""
    if one.ends is None or other.ends is None:
        return True
    return (
        one.ends[0] <= other.ends[1]
        and other.ends[0] <= one.ends[1]
        and open_ends.same_start(one.claim, other.claim)
    )
