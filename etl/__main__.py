"""The command line: words come in, one function of the program is called, an exit code goes out."""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from etl import clues, documents, engine, passages, pipeline, publications, reports, tables
from etl.documents import Entry
from etl.pipeline import Unread
from etl.vocabulary import Claim, InputError, Text, Verdict


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
        built = pipeline.build(seeds, data, documents, run)
    counts = ", ".join(f"{count:,} {name}" for name, count in built.rows.items())
    notes.print(f"{data}: {counts}", soft_wrap=True)
    _warn(built.unread)


def _engine(kind: Engine, workers: int, scheduler: str) -> AbstractContextManager[engine.Run]:
    return engine.dask(scheduler) if kind is Engine.DASK else engine.local(workers)


def _warn(unread: tuple[Unread, ...] | list[Unread]) -> None:
    for item in unread:
        notes.print(f"put aside: {item.problem}", style="yellow", markup=False, soft_wrap=True)


@app.command()
def extract(
    path: Annotated[list[Path] | None, typer.Argument(help="Texts, or folders of texts.")] = None,
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
    entries = _entries(path or [], published.date() if published else None, catalogue)
    unread: list[Unread] = []
    quiet = not sys.stderr.isatty()
    tracked = track(entries, "reading", console=notes, disable=quiet, transient=True)
    texts: Iterator[Text] = pipeline.open_all(tracked, documents.open_entry, unread)
    claims = pipeline.extract(texts).claims
    if unread and len(unread) == len(entries):
        raise InputError(unread[0].place, "nothing could be read", unread[0].problem)
    _write_claims(list(claims), format, out)
    _warn(unread)


def _entries(paths: list[Path], published: date | None, catalogue: Path | None) -> list[Entry]:
    entries = documents.catalogue(catalogue) if catalogue else []
    for path in paths:
        if not path.exists():
            raise InputError(path, "is missing", "a text or a folder of texts")
        listed = path / "catalogue.csv"
        if path.is_dir() and published is None and listed.is_file():
            entries += documents.catalogue(listed)
        elif published is None:
            raise InputError(
                path, "has no day of publication", "--published DATE or --catalogue FILE"
            )
        else:
            entries += documents.entries(path, published)
    if not entries:
        raise InputError("extract", "nothing to read", "a PATH or --catalogue FILE")
    return entries


def _write_claims(claims: list[Claim], format: TableFormat, out: Path | None) -> None:
    if format is TableFormat.PARQUET:
        if out is None:
            raise InputError("--format parquet", "goes to no file", "--out FILE")
        tables.replace(out, tables.to_parquet(tables.frame(Claim, claims)))
        return
    if format is TableFormat.JSON:
        text = json.dumps(clues.with_why(claims), ensure_ascii=False, indent=1) + "\n"
    else:
        text = tables.to_csv(tables.frame(Claim, claims))
    _put(text, out)


def _put(text: str, out: Path | None) -> None:
    if out:
        tables.replace(out, text.encode())
    else:
        sys.stdout.write(text)


@app.command()
def check(
    file: Annotated[str, typer.Argument(help="A text, or - for standard input.")] = "-",
    published: Day = None,
    format: Annotated[CheckFormat, typer.Option(help="Form of the answer.")] = CheckFormat.TEXT,  # type: ignore[attr-defined]
    data: DataFolder = DATA,
) -> None:
    """Check one text; ends with 1 where a figure differs. Without a day, it was published today."""
    day = published.date() if published else date.today()
    content = (
        documents.decode_bytes(sys.stdin.buffer.read(), "-")
        if file == "-"
        else documents.decode(Path(file))
    )
    checked = pipeline.check(content, day, data, "text" if file == "-" else Path(file).stem)
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
    sha256 = documents.digest(documents.decode(file))
    for entry in documents.seed_catalogue(seeds):
        if entry.sha256 == sha256:
            return entry.published
    raise InputError(file, "is in no catalogue", "--published DATE")


@app.command()
def refresh(
    source: Annotated[
        str, typer.Option("--from", help="Spreadsheet, page or address; GOV.UK without it.")
    ] = "",
    seeds: SeedFolder = SEEDS,
) -> None:
    """Read the official series and add what is new as a vintage; nothing held is overwritten."""
    notes.print(publications.refresh(source, seeds / "official"))


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
