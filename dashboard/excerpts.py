"""An address of the official series comes in, the rows that its chart shows go out as CSV."""

from flask import Flask, Response, abort, request

from dashboard import downloads, panels, series, store
from dashboard.views import explorer
from dashboard.views.explorer import View
from etl.vocabulary import Series


COLUMNS = ("series", "indicator", "by", "period_start", "period_end", "value")


def install(server: Flask) -> None:
    """Answer /official/rows.csv with the query of the page."""
    server.add_url_rule(explorer.ROWS, "official_rows", rows)


def rows() -> Response:
    held = store.current()
    if series.running(held, "arrivals").empty:
        abort(404, panels.NO_OFFICIAL[1])
    view = explorer.read(held, panels.asked(request.args.to_dict(flat=False)))
    name = f"{view.indicator}-by-{view.by}-{view.first}-{view.last}.csv"
    return downloads.streamed(iter([csv(held, view)]), "text/csv", name)


def csv(held: store.Store, view: View) -> str:
    """A row a stretch, as in the table beside the chart; what was not recorded is empty."""
    shown = explorer.within(explorer.rows(held, view.indicator, view.by), view)
    named = shown.rename(columns={"start": "period_start", "end": "period_end"}).assign(
        series=str(Series.WEEKLY), indicator=view.indicator, by=view.by
    )
    for end in ("period_start", "period_end"):
        named[end] = named[end].dt.date
    # Of numbers with gaps pandas makes fractions.
    named["value"] = named["value"].astype("Int64")
    return named.to_csv(index=False, lineterminator="\n", columns=list(COLUMNS))
