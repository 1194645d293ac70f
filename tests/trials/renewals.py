"""A data folder comes in; its dashboard shows one build after another, and what it holds after each goes out."""

import shutil
from pathlib import Path

from serving import running
from sources import ROOT

from etl import generations, tables
from trials import soaks


DATA = ROOT / "data"
NAMES = [f"{name}.csv" for name in tables.TABLES]
BESIDE = ("datapackage.json", "README.md")
# Left out of every second build, so that no two that follow each other are the same.
LEFT_OUT = "statement"


def rebuilt(data: Path, *without: str) -> None:
    """The tables of the folder without the figures of some documents, as a build would put them."""
    files = {name: (DATA / name).read_bytes() for name in (*NAMES, *BESIDE)}
    for name in files.keys() & {"claims.csv", "clues.csv"}:
        lines = files[name].splitlines(keepends=True)
        files[name] = b"".join(
            line for line in lines if not line.startswith(tuple(map(str.encode, without)))
        )
    with generations.alone(data):
        generations.publish(data, files | {generations.MANIFEST: generations.manifest(files)})


def shown(data: Path, folder: Path, builds: int) -> list[dict[str, int]]:
    """What the server holds after each of so many builds that it picked up."""
    copied = Path(shutil.copytree(data, folder / "data"))
    curve = []
    with running(copied, folder / "log.txt") as (site, server):
        soaks.warm(site)
        for turn in range(builds):
            rebuilt(copied, *([LEFT_OUT] if turn % 2 else []))
            curve.append(soaks.held(site, server))
    return curve


def most(curve: list[dict[str, int]]) -> dict[str, int]:
    """The most of each on a stretch of the curve."""
    return {name: max(each[name] for each in curve) for name in curve[0]}
