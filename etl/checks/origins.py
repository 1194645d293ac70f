"""Claims of one number come in; the sources that they go back to go out, copies of one text as one source."""

from collections.abc import Iterable
from dataclasses import dataclass

from etl.checks.corpus import Corpus
from etl.checks.phrases import series
from etl.vocabulary import Claim


@dataclass(frozen=True, slots=True)
class Origin:
    """One source, and the claims that go back to it; `is_agency` where it is a news agency."""

    name: str
    is_agency: bool
    claims: tuple[Claim, ...]

    @property
    def documents(self) -> list[str]:
        return sorted({claim.document_id for claim in self.claims})


def find(claims: Iterable[Claim], corpus: Corpus) -> list[Origin]:
    """Who stands behind the claims, each once, by name."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document_id, []).append(claim)
    agencies = _agencies(by_document, corpus)
    found: dict[tuple[str, str], list[Claim]] = {}
    for own in by_document.values():
        found.setdefault(_key(own, agencies, corpus), []).extend(own)
    return [
        Origin(name, not where and name in agencies.values(), tuple(behind))
        for (name, where), behind in sorted(found.items())
    ]


def _agencies(by_document: dict[str, list[Claim]], corpus: Corpus) -> dict[str, str]:
    """The agency of each sentence that at least one document credits to one."""
    found: dict[str, str] = {}
    for document_id, own in by_document.items():
        agency = corpus.documents[document_id].agency
        if agency:
            found |= {_sentence(claim): agency for claim in own}
    return found


def _sentence(claim: Claim) -> str:
    return claim.copy_of or claim.claim_id


def _key(own: list[Claim], agencies: dict[str, str], corpus: Corpus) -> tuple[str, str]:
    """The name of a document's source; of one whose publisher is not known, the document as well.

    A headline of its own over a sentence of another's is no second source.
    """
    credited = (agencies[_sentence(claim)] for claim in own if _sentence(claim) in agencies)
    agency = next(credited, "")
    if agency:
        return agency, ""
    first = corpus.original(next((claim for claim in own if claim.copy_of), own[0]))
    is_named = bool(corpus.documents[first.document_id].publisher)
    return corpus.publisher(first), "" if is_named else first.document_id


def told(origins: Iterable[Origin], corpus: Corpus) -> str:
    """How many documents there are and which of them are one source; empty where each is its own."""
    origins = list(origins)
    count = len({document for origin in origins for document in origin.documents})
    shared = [_shared(origin, corpus) for origin in origins if len(origin.documents) > 1]
    return f" ({'; '.join([f'{count} documents', *shared])})" if shared else ""


def _shared(origin: Origin, corpus: Corpus) -> str:
    count = len(origin.documents)
    if origin.is_agency:
        return f"{count} are copies of {origin.name}"
    publishers = sorted({corpus.publisher(claim) for claim in origin.claims})
    if len(publishers) == 1:
        return f"{count} are of {origin.name}"
    return f"{series(publishers)} share one sentence"
