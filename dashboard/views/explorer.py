"""What the address asks of the official series comes in, a chart and the choices beside it go out."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import charts, fragments, panels, prerender, series, words
from dashboard.exhibits import Exhibit, Whole
from dashboard.panels import Choice
from dashboard.series import Extent
from dashboard.store import Store
from etl.indicators import Indicator, catalogue


PATH = "/official"
NAME, PLACE = "official", "#explorer"
OFFICIAL = {code: found for code, found in catalogue().items() if found.official}
# A bar a day is for one year at a time: more than that cannot be seen, or read as a table.
SHORT = "day"
# The rows are what this page is for, on paper too: those of a usual view stand on it.
MOST_INLINE = 500


@dataclass(frozen=True, slots=True)
class View:
    """An indicator, by stretches of a length, from one day to another."""

    indicator: str
    by: str
    first: date
    last: date

    @property
    def what(self) -> Indicator:
        return catalogue()[self.indicator]

    def query(self) -> dict[str, str]:
        """What an address has to say to lead here."""
        ends = {"from": self.first.isoformat(), "to": self.last.isoformat()}
        return {"indicator": self.indicator, "by": self.by, **ends}


def read(store: Store, query: dict[str, str]) -> View:
    """The view that an address asks for; what it does not say, or cannot mean, is usual."""
    indicator = query.get("indicator", "")
    indicator = indicator if indicator in OFFICIAL else next(iter(OFFICIAL))
    grains = series.grains(store, indicator)
    by = query.get("by") if query.get("by") in grains else grains[min(1, len(grains) - 1)]
    whole = whole_stretch(store, indicator, by)
    ends = [_day(query.get("from", "")) or whole[0], _day(query.get("to", "")) or whole[1]]
    return View(indicator, by, *(ends if ends[0] <= ends[1] else whole))


def unmeant(store: Store, query: dict[str, str]) -> list[str]:
    """What of an address `read` can make nothing of, as it stands there."""
    grains = series.grains(store, read(store, query).indicator)
    meant = {
        "indicator": OFFICIAL.__contains__,
        "by": grains.__contains__,
        "from": _day,
        "to": _day,
    }
    said = {name: text for name, text in query.items() if name in meant and text}
    odd = [f"{name}={text}" for name, text in said.items() if not meant[name](text)]
    first, last = _day(said.get("from", "")), _day(said.get("to", ""))
    is_reversed = bool(first and last and first > last)
    return [*odd, f"from={said['from']}", f"to={said['to']}"] if is_reversed else odd


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def whole_stretch(store: Store, indicator: str, by: str) -> tuple[date, date]:
    """All days that are recorded, or the latest year of them where each day has its bar."""
    first, last = recorded_stretch(store, indicator, by)
    return (date(last.year, 1, 1) if by == SHORT else first, last)


def recorded_stretch(store: Store, indicator: str, by: str) -> tuple[date, date]:
    recorded = rows(store, indicator, by).dropna(subset="value")
    return recorded["start"].min().date(), recorded["end"].max().date()


def rows(store: Store, indicator: str, by: str) -> pd.DataFrame:
    return series.GRAINS[by](store, indicator)


def within(table: pd.DataFrame, view: View) -> pd.DataFrame:
    """The stretches that lie in the window, whole or in part."""
    inside = (table["end"] >= str(view.first)) & (table["start"] <= str(view.last))
    return table[inside]


def exhibit(store: Store, view: View) -> Exhibit | None:
    """The stretches of the window as a chart with its rows; None where none of them is recorded."""
    shown = within(rows(store, view.indicator, view.by), view)
    if shown["value"].dropna().empty:
        return None
    return Exhibit(
        NAME,
        f"{view.what.title}, by {view.by}, {_window(view)}",
        sentence(shown, view),
        source(series.extent(store, view.indicator)),
        file_rows(shown, view),
        (everything(view),),
        charts.bars(shown),
        missing="not recorded",
        page=PATH,
        most_inline=MOST_INLINE,
    )


def everything(view: View) -> Whole:
    """All that is published of the indicator."""
    return Whole("Everything published", "observations", (("indicator", view.indicator),))


def file_rows(shown: pd.DataFrame, view: View) -> pd.DataFrame:
    """A row a stretch: its first day and its last, or the one day that it is, and the value."""
    days = {"day": shown["start"]}
    ends = {"first_day": shown["start"], "last_day": shown["end"]}
    named = days if view.by == SHORT else ends
    # Of numbers with gaps pandas makes fractions.
    return pd.DataFrame({**named, view.what.unit: shown["value"].astype("Int64")})


def sentence(shown: pd.DataFrame, view: View) -> str:
    """What the chart shows, with its highest stretch and how many stretches have no bar."""
    recorded = shown.dropna(subset="value")
    top = recorded.loc[recorded["value"].idxmax()]
    days = words.days(top["start"].date(), top["end"].date())
    highest = f"the highest {view.by} is {days}, with {words.of(top['value'], view.what.unit)}"
    missing = len(shown) - len(recorded)
    left = f"; {words.counted(missing, f'{view.by} is', f'{view.by}s are')} not recorded"
    opening = f"{view.what.title} by {view.by}, {_window(view)}"
    return f"{opening}: {highest}{left if missing else ''}."


def nothing(view: View) -> str:
    return f"Nothing was recorded for {_window(view)}."


def _window(view: View) -> str:
    return words.days(view.first, view.last)


def source(extent: Extent) -> str:
    return (
        f"Official figures to {words.day(extent.day)}, vintage of {words.day(extent.vintage)} "
        "(Home Office, weekly series)."
    )


def said(store: Store, view: View) -> dict[str, str]:
    """What the address of a view has to say: nothing that it would mean anyway."""
    asked: dict[str, str] = {}
    for name, value in view.query().items():
        # Each by itself means something only under those before it.
        if read(store, asked).query()[name] != value:
            asked[name] = value
    return asked


def address(store: Store, view: View) -> str:
    return panels.address(PATH, **said(store, view)) + PLACE


def choices(store: Store, view: View) -> Component:
    """Rows of links for what is asked often, and a form for any two days."""
    indicators = [
        _choice(store, found.title, {"indicator": code}, code == view.indicator)
        for code, found in OFFICIAL.items()
    ]
    grains = [
        _choice(store, grain, {"indicator": view.indicator, "by": grain}, grain == view.by)
        for grain in series.grains(store, view.indicator)
    ]
    rows_ = {"Indicator": indicators, "By": grains, "Days": years(store, view)}
    links = [panels.choices(label, offered) for label, offered in rows_.items()]
    form = fragments.render("between", view=view, path=PATH, place=PLACE)
    shown = panels.still(Markup(prerender.to_html(links)) + form)  # nosec B704 - escapes what it writes
    return html.Div(shown, className="controls")


def _choice(store: Store, text: str, query: dict[str, str], chosen: bool) -> Choice:
    return Choice(text, address(store, read(store, query)), chosen)


def years(store: Store, view: View) -> list[Choice]:
    """Each year that is recorded, and all of them where a bar is wide enough to be seen."""
    first, last = recorded_stretch(store, view.indicator, view.by)
    spans = [(str(y), date(y, 1, 1), date(y, 12, 31)) for y in range(last.year, first.year - 1, -1)]
    spans = [(name, max(start, first), min(end, last)) for name, start, end in spans]
    if view.by != SHORT:
        spans.insert(0, ("All", *whole_stretch(store, view.indicator, view.by)))
    views = [(name, replace(view, first=start, last=end)) for name, start, end in spans]
    return [Choice(name, address(store, other), other == view) for name, other in views]
