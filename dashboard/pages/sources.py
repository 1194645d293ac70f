"""The documents that were read and the statements known by link, with their figures counted."""

import dash
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import fragments, shell, store
from dashboard.store import Store
from etl.vocabulary import Verdict


dash.register_page(__name__, path="/sources", title=shell.titled("Sources"))

# The newest of each kind; the rest is in the download.
MOST_SHOWN = 300

PER_VERDICT = ", ".join(
    f"count(distinct meaning) filter (verdict = '{verdict}') as {verdict}" for verdict in Verdict
)
SOURCES = f"""
    select documents.*, count(distinct meaning) as figures, count(claim_id) as places,
        count(distinct meaning) filter (copy_of <> '' or claim_id in (select copy_of from claims)) as shared,
        {PER_VERDICT}
    from documents left join claims using (document_id) left join verdicts using (claim_id)
    where (holding = 'none') = ? group by all order by published desc, publisher, document_id
    limit {MOST_SHOWN}
"""
COUNTS = """
    select count(*) filter (holding <> 'none') as texts,
        count(*) filter (holding = 'none') as sayings from documents
"""


def layout(**query: str) -> Component:
    return fragments.shown(page(store.current()))


def page(held: Store) -> Markup:
    """The list of sources, texts and statements apart."""
    (total,) = held.rows(COUNTS)
    return fragments.render(
        "sources",
        **total,
        articles=held.rows(SOURCES, False),
        statements=held.rows(SOURCES, True),
    )
