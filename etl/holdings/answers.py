"""What is held comes in by its parts, the answer to what a new text asks of it goes out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from etl.checks.corpus import Said
from etl.histories import Histories
from etl.vocabulary import Claim, Document


@dataclass(frozen=True, slots=True)
class Beside:
    """The documents and claims that can matter to a text.

    `printed` tells on which day a total was first printed by any document that is held.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    printed: Callable[[Said], date | None]


class Held(Protocol):
    """What the tables of a data folder hold, for checking a new text against it."""

    @property
    def histories(self) -> Histories:
        """The official series, laid out."""

    def beside(self, claims: Iterable[Claim]) -> Beside:
        """All that the findings on a new text's claims can turn on."""

    def named(self, claim_ids: Iterable[str]) -> Mapping[str, tuple[Claim, Document]]:
        """The held claims of these names, each with its document."""
