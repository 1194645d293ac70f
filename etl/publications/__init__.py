"""A file, an address or nothing comes in; what it publishes is added to the tables, told by line."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from etl import observations, vintages
from etl.observations import days
from etl.publications import attachments
from etl.publications.attachments import DAILY_PAGE, PUBLICATION, SPREADSHEET, Listed
from etl.publications.downloads import Answer, Limits, Visit
from etl.vocabulary import InputError, Observation


SUFFIXES = tuple(observations.READERS)
UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


@dataclass(slots=True)
class Refreshed:
    """What a refresh did, by kind of file: what it added, and what it had to refuse."""

    added: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    def lines(self) -> tuple[list[str], list[str]]:
        """What was added and what was refused, a line each."""
        return _labelled(self.added), _labelled(self.refused)

    @contextmanager
    def noting(self, kind: str) -> Iterator[None]:
        """What cannot be read is told of its kind, and keeps nothing from the other."""
        try:
            yield
        except InputError as error:
            self.refused[kind] = str(error)


def _labelled(told: dict[str, str]) -> list[str]:
    return [f"{kind}: {line}" if kind else line for kind, line in told.items()]


@dataclass(frozen=True, slots=True)
class Edition:
    """The observations of one file, and which kind it is; no kind where it came by itself."""

    kind: str
    observations: Sequence[Observation]

    @property
    def vintage(self) -> date:
        return self.observations[0].vintage_from


def refresh(
    source: str | None, folder: Path, read_on: date, limits: Limits | None = None
) -> Refreshed:
    """Add what is published at `source` to the tables in `folder`, as read on that day.

    A source is a path, the address of a file, or one of the Content API; without one it is the
    publication on GOV.UK. A publication gives its spreadsheet and, where it has one, its daily page.
    """
    done, editions = Refreshed(), []
    with TemporaryDirectory() as downloads:
        visit = Visit(limits or Limits())
        for kind, file in _files(source or PUBLICATION, visit, Path(downloads)):
            with done.noting(kind):
                editions.append(Edition(kind, observations.read(file())))
    _append(editions, folder, read_on, done)
    return done


def _append(editions: Iterable[Edition], folder: Path, read_on: date, done: Refreshed) -> None:
    in_order = sorted(editions, key=lambda edition: edition.vintage)
    # A page older than the spreadsheet may go on from days that only the spreadsheet has.
    again = [edition for edition in in_order if edition.kind == DAILY_PAGE]
    for edition in (*in_order, *again):
        if edition.kind not in done.added:
            done.refused.pop(edition.kind, None)
            with done.noting(edition.kind):
                added = vintages.append(folder, edition.observations, read_on)
                done.added[edition.kind] = str(added)


def _files(source: str, visit: Visit, downloads: Path) -> Iterator[tuple[str, Callable[[], Path]]]:
    """Each file that belongs to the source, by kind, and how to get it."""
    if "://" not in source:
        yield "", partial(Path, source)
    elif not attachments.is_answer(source):
        yield "", lambda: _kept(visit.get(source), downloads)
    else:
        listed = attachments.read(source, visit.get(source).content)
        yield SPREADSHEET, partial(_spreadsheet, listed, visit, downloads)
        if listed.addresses[DAILY_PAGE]:
            yield DAILY_PAGE, lambda: _kept(visit.get(listed.only(DAILY_PAGE)), downloads)


def _spreadsheet(listed: Listed, visit: Visit, downloads: Path) -> Path:
    # The page tells its own day: that of the publication may stay while the page gains one.
    return _kept(visit.get(listed.only(SPREADSHEET)), downloads, ".ods", listed.published)


def _kept(
    answer: Answer, downloads: Path, suffix: str = ".html", published: date | None = None
) -> Path:
    """The answer as a file; a page that came in place of a spreadsheet is refused."""
    path = downloads / _name(answer.path, suffix, published)
    if path.suffix.lower() == ".ods" and answer.content.lstrip()[:1] == b"<":
        raise InputError(answer.place, "a web page (HTML)", "a spreadsheet (.ods)")
    path.write_bytes(answer.content)
    return path


def _name(path: str, suffix: str, published: date | None) -> str:
    """A file name that is safe, has a known ending and names the day of publication if it can."""
    name = UNSAFE.sub("_", path.rsplit("/", 1)[-1])[-100:].lstrip(".") or "page"
    if not name.lower().endswith(SUFFIXES):
        name += suffix
    return f"{published}_{name}" if published and not days.find(name) else name
