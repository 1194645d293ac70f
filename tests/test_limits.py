"""The published limits are those of the code, and none of the code's is unpublished."""

import importlib
import re
from types import ModuleType

import pytest
from sources import ROOT, SOURCES


LISTED = re.compile(r"^\| ([^|]+) \| ([\d,]+) \| `([\w.]+)` \|$", re.MULTILINE)
ROWS = LISTED.findall((ROOT / "docs/limits.md").read_text(encoding="utf-8"))
# Where strangers' bytes come in.
DOORS = (
    "etl.files",
    "etl.documents",
    "etl.formats.*",
    "etl.observations.*",
    "etl.publications.*",
    "dashboard.*",
)
LIMIT = re.compile(r"MOST_\w+|\w+_AT_MOST|AT_ONCE|SECONDS_\w+")
# These shape what is read of an article or shown of a chart; nothing is refused for them.
OF_READING = {"MOST_OTHERS", "MOST_TICKS", "MOST_UNKNOWN", "MOST_IN_ROW", "MOST_LENGTH"}


def value(name: str) -> object:
    """What a name of the code stands for: of a module, or the default of a field of a class in it."""
    path, _, last = name.rpartition(".")
    if path in SOURCES:
        return getattr(importlib.import_module(path), last)
    module, _, owner = path.rpartition(".")
    fields = getattr(importlib.import_module(module), owner).__dataclass_fields__
    return fields[last].default


@pytest.mark.parametrize(("what", "told", "name"), ROWS, ids=[row[2] for row in ROWS])
def test_a_published_limit_is_that_of_the_code(what: str, told: str, name: str) -> None:
    assert f"{value(name):,g}" == told or f"{value(name):,}" == told


def limits(module: ModuleType) -> set[str]:
    own = {name for name, held in vars(module).items() if isinstance(held, int | float)}
    return {name for name in own if LIMIT.fullmatch(name)} - OF_READING


def opens(name: str) -> bool:
    return any(name == door or name.startswith(door.removesuffix("*")) for door in DOORS)


def test_every_limit_is_published() -> None:
    published = {name.rpartition(".")[2]: name for _, _, name in ROWS}
    missing = {
        f"{name}.{limit}"
        for name in SOURCES
        if opens(name) and not name.startswith(("dashboard.__main__", "dashboard.pages"))
        for limit in limits(importlib.import_module(name))
        if limit not in published
    }
    assert missing == set()
