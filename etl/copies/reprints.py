"""Claims of many documents come in; those whose sentence another document had before go out with its claim."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import cycle

from rapidfuzz import process
from rapidfuzz.distance import Indel

from etl import open_ends
from etl.copies import wordings
from etl.vocabulary import Basis, Claim


# A sentence is compared with so many of the latest others that give its number: an agency's text is
# printed within days, and time stays in proportion to the number of claims.
MOST_COMPARED = 1000

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


class _Originals:
    """Claims of one value that copy none before them, to be asked which of them another copies."""

    def __init__(self, published: Days) -> None:
        self._published = published
        self._claims: list[Claim] = []
        self._lines: list[str] = []
        self._letters = defaultdict(map(chr, cycle(range(1, sys.maxunicode))).__next__)
        self._asked: dict[tuple[object, ...], Claim] = {}

    def add(self, claim: Claim) -> None:
        line = self._line(claim)
        if line:
            self._claims.append(claim)
            self._lines.append(line)
            self._asked.setdefault(self._question(claim, line), claim)

    def of(self, claim: Claim) -> Claim | None:
        line = self._line(claim)
        if not line:
            return None
        # A thousand papers print one sentence: all but the first are answered from memory.
        question = self._question(claim, line)
        if question not in self._asked:
            original = self._nearest(claim, line)
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

    def _question(self, claim: Claim, line: str) -> tuple[object, ...]:
        """All that an answer depends on; the day of publication only moves an end that is open."""
        is_open = claim.period_basis is Basis.INFERRED
        published = self._published[claim.document_id] if is_open else None
        days = (claim.period_start, claim.period_end, claim.period_basis)
        base = (claim.base_start, claim.base_end)
        return line, days, base, claim.interval, published

    def _nearest(self, claim: Claim, line: str) -> Claim | None:
        skipped = max(0, len(self._lines) - MOST_COMPARED)
        alike = process.extract(
            line,
            self._lines[skipped:],
            scorer=Indel.normalized_similarity,
            score_cutoff=wordings.ALIKE,
            limit=None,
        )
        candidates = (self._claims[skipped + index] for _, _, index in alike)
        return next((c for c in candidates if self._can_be_one(c, claim)), None)

    def _can_be_one(self, one: Claim, other: Claim) -> bool:
        return (
            one.interval.meets(other.interval)
            and (one.base_start, one.base_end) == (other.base_start, other.base_end)
            and self._same_days(one, other)
        )

    def _same_days(self, one: Claim, other: Claim) -> bool:
        """Where either leaves its days open, the sentence alone has to tell."""
        if None in (one.period_start, one.period_end, other.period_start, other.period_end):
            return True
        days = self._published
        return open_ends.same_days(one, days[one.document_id], other, days[other.document_id])
