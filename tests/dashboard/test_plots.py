"""What is sent to be drawn: each chart in the words that plotly knows, and no number that JSON has not."""

import json

import plotly.graph_objects as go
import pytest

from dashboard.plots import Figure
from dashboard.store import Store
from dashboard.views import chosen


# Queries that change what the charts of a page are made of.
QUERIES = {
    "/": [
        {},
        {"unit": "boats", "year": "2023"},
        {"unit": "per-boat", "compare": "same-day"},
        {"first": "04-01", "last": "06-30", "years": "2024,2025"},
        {"year": "2018", "sources": "every"},
    ],
    "/official": [{}, {"by": "year"}, {"by": "week", "indicator": "prevented_people"}],
}
EACH = [(name, query) for name, gallery in chosen.CHARTS.items() for query in QUERIES[gallery.path]]


@pytest.mark.parametrize(("name", "query"), EACH)
def test_plotly_knows_every_word_of_every_chart(published: Store, name: str, query: dict) -> None:
    shown = chosen.of(published, name, chosen.CHARTS[name].read(published, query))
    if shown is None or shown.figure is None:
        assert name in ("sources", "weeks", "records", "revisions")
        return
    # Raises ValueError for a word or a value that it does not know.
    known = go.Figure({"data": shown.figure.data, "layout": shown.figure.layout}).to_dict()
    sent = json.loads(shown.figure.to_json())
    assert [trace["type"] for trace in sent["data"]] == [trace["type"] for trace in known["data"]]
    assert sent["layout"]["xaxis"]["range"] == list(known["layout"]["xaxis"]["range"])


def test_a_value_that_is_no_number_is_never_sent() -> None:
    figure = Figure({})
    figure.add_scatter(x=[1, 2], y=[None, float("nan")])
    with pytest.raises(ValueError, match="not JSON compliant"):
        figure.to_json()
