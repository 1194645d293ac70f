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
    documents,
    engine,
    formats,
    generations,
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


@app.command()
def build(
    seeds: SeedFolder = SEEDS,
    documents: Annotated[
        Path | None, typer.Option(help="Folder of your own documents, with a catalogue.csv.")
    ] = None,
    data: DataFolder = DATA,
    workers: Annotated[int, typer.Option(min=1, help="Local processes.")] = 1,
    engine: Annotated[Engine, typer.Option(help="Where documents are read.")] = Engine.LOCAL,
    scheduler: Annotated[str, typer.Option(help="Address of a Dask scheduler.")] = "",
) -> None:
    """Read the inputs, check every figure and write the tables."""
    if not seeds.is_dir():
        raise InputError(seeds, "is no folder", "a folder of inputs")
    with _engine(engine, workers, scheduler) as run:
        built = pipeline.build(seeds, data, documents, run, Kept(readings.beside(data)))
    counts = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in built.rows.items())
    notes.print(f"{data}: {counts}", soft_wrap=True)
    _warn(built.unread)
    for problem in built.problems:
        notes.print(problem, style="yellow", markup=False, soft_wrap=True)


def _engine(kind: Engine, workers: int, scheduler: str) -> AbstractContextManager[engine.Run]:
    return engine.dask(scheduler) if kind is Engine.DASK else engine.local(workers)


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
        list[Path] | None,
        typer.Argument(help="Texts (txt, md, html, pdf, docx), or folders of them."),
    ] = None,
    published: Day = None,
    catalogue: Annotated[
        Path | None, typer.Option(help="CSV with document_id, file and published.")
    ] = None,
    format: Annotated[
        TableFormat, typer.Option(help="Form of the claims table.")
    ] = TableFormat.CSV,
    out: Annotated[
        Path | None, typer.Option(help="File to write; standard output without it.")
    ] = None,
) -> None:
    """Read the reported figures of texts and write the claims table."""
    if format is TableFormat.PARQUET and out is None:
        raise InputError("--format parquet", "goes to no file", "--out FILE")
    entries = _entries(path or [], published.date() if published else None, catalogue)
    unread: list[Unread] = []
    tracked = track(
        entries, "reading", console=notes, disable=not sys.stderr.isatty(), transient=True
    )
    found = pipeline.claims_of(pipeline.open_all(tracked, documents.open_entry, unread))
    first = next(found, None)
    if first is not None:
        figures = streams.write(Claim, chain([first], found), format, out)
        read = len(entries) - len(unread)
        notes.print(f"{read:,} of {len(entries):,} documents read: {figures:,} figures")
    for item in unread:
        notes.print(item.problem, style="yellow", markup=False, soft_wrap=True)
    if first is None:
        raise typer.Exit(BAD_INPUT)


def _entries(paths: list[Path], published: date | None, catalogue: Path | None) -> list[Entry]:
    """Each PATH as it is; a folder with a catalogue is read by it where no day is given."""
    entries = documents.catalogue(catalogue) if catalogue else []
    for path in paths:
        if not path.exists():
            raise InputError(path, "is missing", "a text or a folder of texts")
        listed = path / "catalogue.csv"
        by_catalogue = path.is_dir() and published is None and listed.is_file()
        found = documents.catalogue(listed) if by_catalogue else documents.entries(path, published)
        if not found:
            raise InputError(path, "holds no file that can be read", formats.READABLE)
        entries += found
    if not entries:
        raise InputError("extract", "nothing to read", "a PATH or --catalogue FILE")
    return documents.distinct(entries)


@app.command()
def check(
    file: Annotated[
        str, typer.Argument(help="A text (txt, md, html, pdf, docx), or - for standard input.")
    ] = "-",
    published: Day = None,
    format: Annotated[CheckFormat, typer.Option(help="Form of the answer.")] = CheckFormat.TEXT,  # type: ignore[attr-defined]
    data: DataFolder = DATA,
) -> None:
    """Check one text; ends with 1 where a figure differs. Without a day, it was published today."""
    piped = file == "-"
    content = formats.read(sys.stdin.buffer.read(), "-") if piped else documents.load(Path(file))
    day = published.date() if published else content.published or date.today()
    name = "text" if piped else Path(file).stem
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
    except BrokenPipeError:
        sys.exit(0)


if __name__ == "__main__":
    main()
