"""Which way imports point, and in which rooms libraries live."""

import ast
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from graphlib import CycleError, TopologicalSorter

import pytest
from sources import SOURCES, TREES

from etl import readings


# Upstream first: a room imports only from rooms above it. A folder is one room.
ROOMS = {
    "etl": (
        "vocabulary",
        "events",
        "indicators",
        "generations",
        "tables",
        "clues",
        "dictionary",
        "agencies",
        "addresses",
        "streams",
        "files",
        "formats",
        "documents",
        "listings",
        "sentences",
        "numerals",
        "grids",
        "quantities",
        "periods",
        "claims",
        "readings",
        "open_ends",
        "copies",
        "passages",
        "statements",
        "observations",
        "vintages",
        "publications",
        "difference_constraints",
        "histories",
        "checks",
        "implied_totals",
        "packages",
        "holdings",
        "pipeline",
        "partitions",
        "verdicts",
        "corrections",
        "reports",
        "engine",
        "__main__",
    ),
    "dashboard": (
        "theme",
        "words",
        "columns",
        "policies",
        "prose",
        "rules",
        "marks",
        "quotes",
        "databases",
        "store",
        "filters",
        "clues",
        "officials",
        "series",
        "reports",
        "groups",
        "notes",
        "citations",
        "contexts",
        "points",
        "matrices",
        "plots",
        "axes",
        "drawings",
        "prerender",
        "fragments",
        "charts",
        "bars",
        "milestones",
        "bands",
        "pictures",
        "panels",
        "exhibits",
        "views",
        "scripts",
        "shell",
        "selections",
        "reading",
        "rates",
        "usual",
        "children",
        "confinement",
        "checking",
        "answers",
        "nearest",
        "departures",
        "problems",
        "gates",
        "descriptions",
        "lines",
        "downloads",
        "embeds",
        "swaps",
        "results",
        "openapi",
        "api",
        "readers",
        "pages",
        "compression",
        "headers",
        "refusals",
        "app",
        "server",
        "__main__",
    ),
}

# The modules in which a library may be imported; elsewhere it does not exist.
LIBRARIES = {
    "brotli": ("dashboard.compression",),
    "dash": ("dashboard.*",),
    "distributed": ("etl.engine",),
    "dateutil": ("etl.periods.feasts",),
    "duckdb": ("dashboard.databases", "dashboard.store"),
    "flask": ("dashboard.*",),
    "flask_compress": ("dashboard.compression",),
    "gevent": (
        "dashboard.__main__",
        "dashboard.checking",
        "dashboard.downloads",
        "dashboard.refusals",
        "dashboard.server",
        "dashboard.store",
    ),
    "gunicorn": ("dashboard.server", "dashboard.refusals"),
    "httpx": ("etl.publications.downloads",),
    "jinja2": ("dashboard.fragments",),
    "markupsafe": ("dashboard.*",),
    "markdown_it": ("etl.formats.markdown",),
    "msgspec": ("etl.readings",),
    "numpy": ("etl.difference_constraints",),
    "pandas": (
        "etl.tables",
        "etl.streams",
        "dashboard.store",
        "dashboard.series",
        "dashboard.points",
        "dashboard.bars",
        "dashboard.charts",
        "dashboard.downloads",
        "dashboard.exhibits",
        "dashboard.results",
        "dashboard.views.*",
    ),
    "pyarrow": ("etl.tables", "etl.holdings.batches"),
    "pypdf": ("etl.formats.pdf", "etl.formats.wholeness"),
    "python_calamine": ("etl.observations.*",),
    "rapidfuzz": ("etl.copies.*",),
    "rich": ("etl.__main__",),
    "selectolax": ("etl.observations.*", "etl.formats.*"),
    "upath": ("etl.addresses",),
    "typer": ("etl.__main__", "dashboard.__main__", "dashboard.server"),
    "werkzeug": ("dashboard.*",),
}


every_module = pytest.mark.parametrize("module", SOURCES)


def imported(tree: ast.Module) -> Iterator[str]:
    """Every name that a module imports, wherever in it the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(name: str) -> str | None:
    """The module of ours that an imported name belongs to."""
    while name and name not in SOURCES:
        name = name.rpartition(".")[0]
    return name or None


def imports_of(module: str) -> set[str]:
    return {found for name in imported(TREES[module]) if (found := own(name))} - {module}


def room(module: str) -> tuple[str, str]:
    package, _, rest = module.partition(".")
    return package, rest.partition(".")[0]


def place(module: str) -> int:
    package, name = room(module)
    return ROOMS[package].index(name) if name else -1


@every_module
def test_every_module_has_its_room(module: str) -> None:
    package, name = room(module)
    assert not name or name in ROOMS[package], f"{module}: not in ROOMS, which gives the order"


@pytest.mark.parametrize("package", ROOMS)
def test_every_room_is_there(package: str) -> None:
    built = {room(module)[1] for module in SOURCES if room(module)[0] == package}
    assert [name for name in ROOMS[package] if name not in built] == []


@every_module
def test_imports_point_upstream(module: str) -> None:
    same_package = [name for name in imports_of(module) if room(name)[0] == room(module)[0]]
    elsewhere = [name for name in same_package if room(name) != room(module)]
    assert [name for name in elsewhere if place(name) > place(module)] == []


def test_what_a_number_counts_is_read_without_its_days() -> None:
    """Within `claims` the days come last: no step of `counting` leans on one of `dating`."""
    counting = [module for module in SOURCES if module.startswith("etl.claims.counting")]
    behind = {name for module in counting for name in imports_of(module)}
    assert counting
    assert not [name for name in behind if name.startswith("etl.claims.dating")]


def test_the_reader_is_the_rooms_that_reading_imports_and_its_libraries() -> None:
    """A reading is kept until its reader changes: a room left out would leave old readings standing."""
    seen: set[str] = set()
    ahead = {"etl.claims", "etl.readings"}
    while ahead:
        seen |= ahead
        ahead = {name for module in ahead for name in imports_of(module)} - seen
    assert {room(module)[1] for module in seen} == set(readings.READER)
    used = {name.partition(".")[0] for module in seen for name in imported(TREES[module])}
    assert used - sys.stdlib_module_names - ROOMS.keys() == {"dateutil", "msgspec"}
    assert readings.LIBRARIES == ("python-dateutil",)


@every_module
def test_etl_never_imports_dashboard(module: str) -> None:
    assert room(module)[0] == "dashboard" or not any(
        room(name)[0] == "dashboard" for name in imports_of(module)
    )


def test_no_module_imports_itself_through_others() -> None:
    graph = {module: imports_of(module) for module in SOURCES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"import cycle: {' -> '.join(error.args[1])}", pytrace=False)


@every_module
def test_no_page_knows_another(module: str) -> None:
    others = {name for name in imports_of(module) if room(name) == ("dashboard", "pages")}
    assert room(module) != ("dashboard", "pages") or others - {"dashboard.pages"} == set()


@every_module
def test_libraries_stay_in_their_rooms(module: str) -> None:
    outside = {name.partition(".")[0] for name in imported(TREES[module])}
    outside -= sys.stdlib_module_names | ROOMS.keys()
    strays = [
        name
        for name in outside
        if not any(fnmatch(module, pattern) for pattern in LIBRARIES.get(name, ()))
    ]
    assert strays == []
