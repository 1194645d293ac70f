"""A link that cites a figure which is no longer held comes in, what is known of it still goes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from dashboard import citations, nearest, reports
from dashboard.citations import Cited
from dashboard.nearest import Suggestion
from dashboard.store import Store
from etl.vocabulary import Document


FIGURES = "/figures/"
MOST = 5


@dataclass(frozen=True, slots=True)
class Departed:
    """What the link says, the text where it is held still, and the figures that may be meant.

    `again` are of that text and the number cited, `beside` stand nearest to the place, `elsewhere`
    report the number in other texts; `texts` have nearly the name of one that is not held.
    """

    cited: Cited
    document_id: str
    document: Document | None
    again: tuple[Suggestion, ...] = ()
    beside: tuple[Suggestion, ...] = ()
    elsewhere: tuple[Suggestion, ...] = ()
    texts: tuple[Suggestion, ...] = ()


def find(held: Store, path: str, query: Mapping[str, Any]) -> Departed | None:
    """What is known of the figure; None where the address is no link that cites one."""
    cited = citations.read(query)
    if not cited or not path.startswith(FIGURES):
        return None
    claim_id = unquote(path.removeprefix(FIGURES))[: nearest.LONGEST]
    place = nearest.PLACE.fullmatch(claim_id)
    name = place["document"] if place else claim_id
    document = _held(held, name)
    if document is None:
        return Departed(
            cited,
            name,
            None,
            elsewhere=_of_value(held, cited, name, "<>"),
            texts=tuple(nearest.documents(held, name)),
        )
    again = _of_value(held, cited, name, "=")
    near = nearest.figures(held, document, int(place["start"])) if place else []
    return Departed(
        cited,
        name,
        document,
        again,
        tuple(one for one in near if one not in again),
        _of_value(held, cited, name, "<>"),
    )


def _held(held: Store, name: str) -> Document | None:
    sql = "select * from documents where document_id = ?"
    return next(iter(held.records(Document, sql, name)), None)


def _of_value(held: Store, cited: Cited, name: str, whose: str) -> tuple[Suggestion, ...]:
    """Figures with the number that was cited, of the text or of all others, each text's first mention."""
    if cited.value is None:
        return ()
    condition = f"value = ? and same_as = '' and document_id {whose} ?"
    tail = f"order by published desc, claim_id limit {MOST}"
    found = reports.find(held, condition, [cited.value, name], tail)
    return tuple(map(nearest.figure, found))
