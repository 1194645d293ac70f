"""The claims of one document come in; those that say again what an earlier one said go out with its id.

A headline, a caption and the body may all give one number. They mean the same where their days can be the
same; a day's count and a running total never do, though both be 26.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from etl import open_ends
from etl.vocabulary import Basis, Claim


# A stretch that the day of publication gave ("this week") may be told again by its day ("on Thursday").
LOOSE_DAYS = 7

# A sentence with one of these words counts from some first day on, whatever its length.
TOTALLING = re.compile(
    r"\b(?:totals?|so far|tally|overall|altogether|in all|cumulative|since|to date)\b"
    r"|\b(?:this|the|for the) (?:year|month)\b",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")


def find(claims: Iterable[Claim], published: date) -> dict[str, str]:
    """The claims that repeat another, each with the first that means the same."""
    by_value: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.start is not None:
            kind = (claim.indicator, claim.measure, claim.subset)
            by_value[(*kind, claim.value, claim.direction)].append(claim)
    said: dict[str, str] = {}
    for same_value in by_value.values():
        if len(same_value) > 1:
            for meaning in _meanings(same_value, published):
                first, *again = sorted(meaning, key=_place)
                said |= {claim.claim_id: first.claim_id for claim in again}
    return said


def _place(claim: Claim) -> tuple[int, str]:
    return claim.start, claim.claim_id


def _meanings(claims: Iterable[Claim], published: date) -> list[list[Claim]]:
    """Claims of one value, those of one meaning together."""
    meanings: list[list[list[Claim]]] = []
    vague = []
    for alike in _by_days(claims):
        if _is_vague(alike[0]):
            vague.append(alike)
            continue
        fitting = [m for m in meanings if all(_same(alike[0], o[0], published) for o in m)]
        if fitting:
            fitting[0].append(alike)
        else:
            meanings.append([alike])
    # Beside one meaning a bare number is that one; beside two it may be either, and is counted apart.
    for alike in vague:
        if len(meanings) == 1 and _can_mean(alike[0], meanings[0]):
            meanings[0].append(alike)
        else:
            meanings.append([alike])
    return [[claim for alike in meaning for claim in alike] for meaning in meanings]


def _by_days(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims that were read alike to the letter, together: a thousand repeats are compared once."""
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        days = (claim.period_start, claim.period_end, claim.period_basis, bool(claim.period_text))
        base = (claim.base_start, claim.base_end)
        found[(*days, *base, claim.interval, _is_vague(claim), _totals(claim))].append(claim)
    return list(found.values())


def _is_vague(claim: Claim) -> bool:
    """Whether no words give the days: none were found, or a headline was given those of a total."""
    if claim.period_start is None or claim.period_end is None:
        return True
    is_assumed = claim.period_basis is Basis.INFERRED and not claim.period_text
    return is_assumed and not SENTENCE_END.search(claim.suffix) and not _totals(claim)


def _totals(claim: Claim) -> bool:
    return TOTALLING.search(f"{claim.prefix} {claim.suffix}") is not None


def _same(one: Claim, other: Claim, published: date) -> bool:
    return (
        one.interval.meets(other.interval)
        and _same_base(one, other)
        and (_same_days(one, other, published) or _lies_in(one, other) or _lies_in(other, one))
    )


def _can_mean(vague: Claim, meaning: Sequence[list[Claim]]) -> bool:
    return all(vague.interval.meets(alike[0].interval) for alike in meaning)


def _same_days(one: Claim, other: Claim, published: date) -> bool:
    """The first days may differ only where neither is a total: "26 on 2 January", "26 this year"."""
    if one.period_start != other.period_start:
        is_open = one.period_basis is other.period_basis is Basis.INFERRED
        if not is_open or _totals(one) or _totals(other):
            return False
    return open_ends.same_days(one, published, other, published)


def _lies_in(narrow: Claim, wide: Claim) -> bool:
    return (
        wide.period_basis is Basis.INFERRED
        and bool(wide.period_text)
        and (wide.period_end - wide.period_start).days < LOOSE_DAYS
        and wide.period_start <= narrow.period_start
        and narrow.period_end <= wide.period_end
        and not _totals(wide)
        and not _totals(narrow)
    )


def _same_base(one: Claim, other: Claim) -> bool:
    return (one.base_start, one.base_end) == (other.base_start, other.base_end) or None in (
        one.base_end,
        other.base_end,
    )
