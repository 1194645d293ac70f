"""The command line: words come in, one function of the program is called, an exit code goes out."""

import sys
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from etl import (
    addresses,
    documents,
    engine,
    files,
    formats,
    generations,
    listings,
    partitions,
    passages,
    pipeline,
    publications,
    readings,
    reports,
    streams,
)
from etl.documents import Entry
from etl.pipeline import Unread
from etl.readings import Kept
from etl.vocabulary import Claim, InputError, Verdict


ROOT = Path(__file__).parents[1]
SEEDS, DATA = ROOT / "seeds", ROOT / "data"
DIFFERS, BAD_INPUT = 1, 2

app = typer.Typer(
    name="channel-figures",
    help="Reported figures on small-boat crossings: read them, check them, publish the tables.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
notes = Console(stderr=True, highlight=False)


class Engine(StrEnum):
    LOCAL = "local"
    DASK = "dask"


class TableFormat(StrEnum):
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


CheckFormat = StrEnum("CheckFormat", {name.upper(): name for name in reports.FORMATS})

Day = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Day of publication, such as 2025-10-20."),
]
DataFolder = Annotated[Path, typer.Option(help="Folder of the tables.")]
SeedFolder = Annotated[Path, typer.Option(help="Folder of the inputs that ship with the program.")]
Workers = Annotated[int, typer.Option(min=1, help="Local processes.")]
EngineName = Annotated[Engine, typer.Option(help="Where documents are read.")]
Scheduler = Annotated[str, typer.Option(help="Address of a Dask scheduler.")]


@app.command()
def build(
    seeds: SeedFolder = SEEDS,
    documents: Annotated[
        str, typer.Option(help="Folder or address of your own documents, with a catalogue.csv.")
    ] = "",
    data: DataFolder = DATA,
    workers: Workers = 1,
    engine: EngineName = Engine.LOCAL,
    scheduler: Scheduler = "",
) -> None:
    """Read the inputs, check every figure and write the tables."""
    if not seeds.is_dir():
        raise InputError(seeds, "is no folder", "a folder of inputs")
    with _engine(engine, workers, scheduler) as run:
        folder = addresses.path(documents) if documents else None
        built = pipeline.build(seeds, data, folder, run, Kept(readings.beside(data)))
    counts = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in built.rows.items())
    notes.print(f"{data}: {counts}", soft_wrap=True)
    _warn(built.unread)
    for problem in built.problems:
        notes.print(problem, style="yellow", markup=False, soft_wrap=True)


def _engine(
    kind: Engine, workers: int, scheduler: str, batch: int = engine.BATCH
) -> AbstractContextManager[engine.Run]:
    return engine.dask(scheduler, batch) if kind is Engine.DASK else engine.local(workers, batch)


def _warn(unread: tuple[Unread, ...] | list[Unread]) -> None:
    for item in unread:
        notes.print(f"put aside: {item.problem}", style="yellow", markup=False, soft_wrap=True)


@app.command()
def verify(data: DataFolder = DATA) -> None:
    """Compare every file of the tables with the hash that its build noted; ends with 2 where one differs."""
    wrong = generations.verify(data)
    for line in wrong:
        print(line, file=sys.stderr)
    if wrong:
        raise typer.Exit(BAD_INPUT)
    notes.print(f"{data}: every file is as it was built", soft_wrap=True)


@app.command()
def extract(
    path: Annotated[
        list[str] | None,
        typer.Argument(
            help="Texts (txt, md, html, pdf, docx, ods), folders of them, or their addresses."
        ),
    ] = None,
    published: Day = None,
    catalogue: Annotated[str, typer.Option(help="CSV with document_id, file and published.")] = "",
    format: Annotated[
        TableFormat, typer.Option(help="Form of the claims table.")
    ] = TableFormat.CSV,
    out: Annotated[
        str,
        typer.Option(
            help="File to write, or folder (its name ends in /, or it is there) of a file a partition; "
            "standard output without it."
        ),
    ] = "",
    part: Annotated[
        int, typer.Option(min=1, help="Documents a partition, about.")
    ] = partitions.DOCUMENTS,
    workers: Workers = 1,
    engine: EngineName = Engine.LOCAL,
    scheduler: Scheduler = "",
) -> None:
    """Read the reported figures of texts and write the claims table."""
    entries = listings.find(path or [], published.date() if published else None, catalogue)
    folder = _folder(out, format)
    if folder is not None:
        with _engine(engine, workers, scheduler, batch=1) as run:
            read, unread = _to_folder(entries, folder, run, part)
    elif engine is Engine.DASK or workers > 1:
        raise InputError("extract by many", "goes to no folder", "--format parquet --out FOLDER/")
    else:
        read, unread = _to_file(entries, format, addresses.path(out) if out else None)
    for item in unread:
        notes.print(item.problem, style="yellow", markup=False, soft_wrap=True)
    if not read:
        raise typer.Exit(BAD_INPUT)


def _folder(out: str, format: TableFormat) -> Path | None:
    """The folder that partitions go to; nothing where the table goes to one file."""
    if not out:
        if format is TableFormat.PARQUET:
            raise InputError("--format parquet", "goes to no file", "--out FILE or FOLDER/")
        return None
    place = addresses.path(out)
    if addresses.is_local(place) and not (out.endswith("/") or place.is_dir()):
        return None
    if format is not TableFormat.PARQUET:
        raise InputError(f"--out {out}", "is a folder", f"--format parquet, or a file of {format}")
    return place


def _to_folder(
    entries: list[Entry], folder: Path, run: engine.Run, part: int
) -> tuple[int, list[Unread]]:
    written = partitions.write(entries, folder, run, part)
    read, figures = (sum(getattr(w, name) for w in written) for name in ("documents", "figures"))
    kept = sum(one.kept for one in written)
    notes.print(
        f"{read:,} of {len(entries):,} documents read: {figures:,} figures in {len(written):,} files, "
        f"{kept:,} of which were there already",
        soft_wrap=True,
    )
    return read, [item for one in written for item in one.unread]


def _to_file(
    entries: list[Entry], format: TableFormat, out: Path | None
) -> tuple[int, list[Unread]]:
    unread: list[Unread] = []
    tracked = track(
        entries, "reading", console=notes, disable=not sys.stderr.isatty(), transient=True
    )
    found = pipeline.claims_of(pipeline.open_all(tracked, documents.open_entry, unread))
    first = next(found, None)
    if first is None:
        return 0, unread
    figures = streams.write(Claim, chain([first], found), format, out)
    read = len(entries) - len(unread)
    notes.print(f"{read:,} of {len(entries):,} documents read: {figures:,} figures")
    return read, unread


@app.command()
def check(
    file: Annotated[
        str, typer.Argument(help="A text (txt, md, html, pdf, docx, ods), or - for standard input.")
    ] = "-",
    published: Day = None,
    format: Annotated[CheckFormat, typer.Option(help="Form of the answer.")] = CheckFormat.TEXT,  # type: ignore[attr-defined]
    data: DataFolder = DATA,
) -> None:
    """Check one text; ends with 1 where a figure differs. Without a day, it was published today."""
    piped = file == "-"
    content = formats.read(sys.stdin.buffer.read(), "-") if piped else documents.load(Path(file))
    day = published.date() if published else content.published or date.today()
    name = "text" if piped else files.writable(Path(file).stem)
    checked = pipeline.check_text(documents.from_content(content, day, name), data)
    sys.stdout.write(reports.FORMATS[format](checked))
    if any(finding.verdict is Verdict.DIFFERS for finding in checked.findings):
        raise typer.Exit(DIFFERS)


@app.command()
def quote(
    file: Annotated[Path, typer.Argument(help="The full text of a document.")],
    published: Day = None,
    seeds: Annotated[
        Path | None,
        typer.Option(help="Put the passages there and note their hash in its catalogue."),
    ] = None,
) -> None:
    """Write the passages file of a document: the paragraphs that bear a figure or explain one."""
    text = documents.read(
        file, published.date() if published else _listed_day(file, seeds or SEEDS)
    )
    content = passages.to_file(passages.quote(text))
    if seeds is None:
        sys.stdout.write(content)
    else:
        notes.print(documents.keep_passages(seeds, text.document.sha256, content))


def _listed_day(file: Path, seeds: Path) -> date:
    sha256 = documents.digest(documents.load(file).text)
    for entry in documents.seed_catalogue(seeds):
        if entry.sha256 == sha256:
            return entry.published
    raise InputError(file, "is in no catalogue", "--published DATE")


@app.command()
def refresh(
    source: Annotated[
        str, typer.Option("--from", help="Spreadsheet, page or address; without it, GOV.UK's own.")
    ] = "",
    seeds: SeedFolder = SEEDS,
) -> None:
    """Read the official series and add what is new as a vintage; nothing held is overwritten."""
    today = datetime.now(UTC).date()
    added, refused = publications.refresh(source, seeds / "official", today).lines()
    for line in added:
        notes.print(line, markup=False, soft_wrap=True)
    for line in refused:
        print(line, file=sys.stderr)
    if refused:
        raise typer.Exit(BAD_INPUT)


def main() -> None:
    """Run a command; bad input is one line on standard error and exit code 2."""
    try:
        app(prog_name="channel-figures")
    except InputError as error:
        print(error, file=sys.stderr)
        sys.exit(BAD_INPUT)
    except SystemExit:
        # Typer mutes its output and ends with 1 where whoever read it has seen enough: that is no error.
        if "Pacify" in type(sys.stdout).__name__:
            sys.exit(0)
        raise


if __name__ == "__main__":
    main()
