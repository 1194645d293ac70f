"""Claims of many documents come in; they go out with what each repeats, in its own document and in earlier ones."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from etl.copies import repeats, reprints
from etl.vocabulary import Claim, Document


def mark(claims: Iterable[Claim], documents: Iterable[Document]) -> list[Claim]:
    """The claims of all documents, in their order, with `same_as` and `copy_of` filled in."""
    claims = list(claims)
    published = {document.document_id: document.published for document in documents}
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document_id].append(claim)
    same_as: dict[str, str] = {}
    for document_id, own in by_document.items():
        same_as |= repeats.find(own, published[document_id])
    return _marked(claims, same_as, reprints.find(claims, published))


def mark_new(
    claims: Sequence[Claim],
    document: Document,
    held: Iterable[Claim],
    held_documents: Iterable[Document],
) -> list[Claim]:
    """The claims of one more document; what is held came before it, whatever their days."""
    published = {each.document_id: each.published for each in (*held_documents, document)}
    return _marked(
        claims,
        repeats.find(claims, document.published),
        reprints.find_new(claims, held, published),
    )


def _marked(
    claims: Iterable[Claim], same_as: dict[str, str], copy_of: dict[str, str]
) -> list[Claim]:
    return [
        replace(
            claim,
            same_as=same_as.get(claim.claim_id, ""),
            copy_of=copy_of.get(claim.claim_id, ""),
        )
        if claim.claim_id in same_as or claim.claim_id in copy_of
        else claim
        for claim in claims
    ]
