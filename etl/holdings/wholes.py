"""All documents and claims of a data folder come in, all of them go out beside any text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from etl.checks.corpus import Said
from etl.histories import Histories
from etl.holdings.answers import Beside
from etl.vocabulary import Claim, Document


@dataclass(frozen=True, slots=True)
class Whole:
    """Some hundred figures: to lay all of them out takes less time than to choose."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    histories: Histories

    def beside(self, claims: Iterable[Claim]) -> Beside:
        """Everything, whatever the text."""
        return Beside(self.documents, self.claims, _by_the_claims)

    def named(self, claim_ids: Iterable[str]) -> dict[str, tuple[Claim, Document]]:
        """The claims of these names, each with its document."""
        asked = set(claim_ids)
        by_id = {document.document_id: document for document in self.documents}
        found = (claim for claim in self.claims if claim.claim_id in asked)
        return {claim.claim_id: (claim, by_id[claim.document_id]) for claim in found}


def _by_the_claims(said: Said) -> date | None:
    """Nothing was printed that the claims do not tell themselves."""
    return None
