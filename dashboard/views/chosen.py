"""A store and a view come in, each chart of the overview goes out by its name."""

from collections.abc import Callable

from dashboard.exhibits import Exhibit
from dashboard.store import Store, kept
from dashboard.views import arrivals, crowding, days, sources, treaty, weeks
from dashboard.views.asked import View


def _treaty(code: str) -> Callable[[Store, View], Exhibit | None]:
    return lambda store, view: treaty.exhibits(store).get(code)


# In the order in which a reader meets them.
CHARTS: dict[str, Callable[[Store, View], Exhibit | None]] = {
    "arrivals": arrivals.exhibit,
    "days": days.exhibit,
    "weeks": weeks.exhibit,
    **{f"treaty-{code}": _treaty(code) for code in treaty.COUNTED},
    "sources": sources.exhibit,
    "per-boat": crowding.exhibit,
}


@kept
def of(store: Store, name: str, view: View) -> Exhibit | None:
    """The chart of that name."""
    return CHARTS[name](store, view)
