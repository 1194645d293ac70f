"""A reported figure and the other reports of the same thing come in, the others grouped by source go out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.reports import Report
from etl.vocabulary import Claim


@dataclass(frozen=True, slots=True)
class Group:
    """Reports that belong together, and why; `one_source` where they print one text."""

    title: str
    one_source: bool
    reports: tuple[Report, ...]

    @property
    def texts(self) -> int:
        return len({report.document.document_id for report in self.reports})


class Whence(NamedTuple):
    """Where a group stands on the page, its title, and its sentence where that is what it shares."""

    rank: int
    title: str
    sentence: str = ""


OTHER_TEXTS = Whence(2, "In other texts")
SAME_TEXT = Whence(3, "In the same text")


def grouped(report: Report, others: Iterable[Report]) -> list[Group]:
    """What shares the figure's source first, then the copies of others, other texts, and its own text."""
    every = [report, *others]
    credits = {_sentence(each): each.document.agency for each in every if each.document.agency}
    printed = Counter(_sentence(each) for each in every)
    own = _source(report, credits, printed)
    found: dict[Whence, list[Report]] = {}
    for other in every[1:]:
        whence = _source(other, credits, printed)
        if other.claim.document_id == report.claim.document_id:
            whence = SAME_TEXT
        elif whence == own != OTHER_TEXTS:
            whence = whence._replace(rank=0)
        found.setdefault(whence, []).append(other)
    in_order = sorted(found, key=lambda whence: whence.rank)
    return [Group(w.title, w.rank < OTHER_TEXTS.rank, tuple(found[w])) for w in in_order]


def _source(report: Report, credits: dict[str, str], printed: Counter[str]) -> Whence:
    """A sentence that one text credits to an agency is the agency's in all."""
    sentence = _sentence(report)
    agency = report.document.agency or credits.get(sentence)
    if agency:
        return Whence(1, f"{agency} copy")
    return Whence(1, "The same sentence", sentence) if printed[sentence] > 1 else OTHER_TEXTS


def _sentence(report: Report) -> str:
    claim: Claim = report.claim
    return claim.copy_of or claim.claim_id
