"""The documents that were read and the statements known by link, with their figures counted."""

import dash
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import fragments, store
from dashboard.store import Store
from etl.vocabulary import Holding, Verdict


dash.register_page(__name__, path="/sources", title="Sources")

PER_VERDICT = ", ".join(
    f"count(*) filter (verdict = '{verdict}') as {verdict}" for verdict in Verdict
)
SOURCES = f"""
    select documents.*, count(claim_id) as figures, {PER_VERDICT}
    from documents left join claims using (document_id) left join verdicts using (claim_id)
    group by all order by published desc, publisher, document_id
"""


def layout(**query: str) -> Component:
    return fragments.shown(page(store.current()))


def page(held: Store) -> Markup:
    """The list of sources, texts and statements apart."""
    rows = held.rows(SOURCES)
    return fragments.render(
        "sources",
        articles=[row for row in rows if row["holding"] != Holding.NONE],
        statements=[row for row in rows if row["holding"] == Holding.NONE],
    )
