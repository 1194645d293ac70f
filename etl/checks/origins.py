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
    claims = list(claims)
    agencies = _agencies(claims, corpus)
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        found.setdefault(_key(claim, agencies, corpus), []).append(claim)
    return [
        Origin(name, not where and name in agencies.values(), tuple(behind))
        for (name, where), behind in sorted(found.items())
    ]


def _agencies(claims: Iterable[Claim], corpus: Corpus) -> dict[str, str]:
    """The agency of each sentence that at least one document credits to one."""
    found: dict[str, str] = {}
    for claim in claims:
        agency = corpus.documents[claim.document_id].agency
        if agency:
            found.setdefault(_sentence(claim), agency)
    return found


def _sentence(claim: Claim) -> str:
    return claim.copy_of or claim.claim_id


def _key(claim: Claim, agencies: dict[str, str], corpus: Corpus) -> tuple[str, str]:
    """The name of a claim's source; of one whose publisher is not known, the document as well."""
    agency = corpus.documents[claim.document_id].agency or agencies.get(_sentence(claim), "")
    if agency:
        return agency, ""
    first = corpus.original(claim)
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
