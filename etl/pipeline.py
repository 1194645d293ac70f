"""Folders of documents and official tables come in; the tables of claims, numbers and findings go out."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from etl import (
    checks,
    claims,
    clues,
    copies,
    dictionary,
    documents,
    generations,
    holdings,
    implied_totals,
    packages,
    readings,
    statements,
    tables,
    vintages,
)
from etl.checks import corpus, cumulative_counts
from etl.documents import Entry
from etl.holdings.answers import Held
from etl.readings import Kept, Run
from etl.vocabulary import (
    Claim,
    Document,
    Finding,
    InputError,
    Number,
    Text,
    Verdict,
    printable,
)


QUARANTINE = "quarantine.tsv"
# A build of some thousand documents takes some minutes.
SECONDS_FOR_ANOTHER = 600
# So many new objects before garbage is looked for: hardly any is, and each look goes through all that is held.
NEW_OBJECTS = 50_000


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read from texts, in the order of the texts."""

    claims: tuple[Claim, ...]
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that could not be read, put aside with the reason."""

    place: str
    problem: str


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote: rows by table, what was put aside, and what was the matter with kept readings."""

    rows: dict[str, int]
    unread: tuple[Unread, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checked:
    """One text with its claims, its numbers and the findings that concern it.

    `earlier` holds the documents whose sentences it has: the one that a claim names in `copy_of`.
    `beside` holds the figures of other documents with which its own conflict, each with its document.
    """

    text: Text
    claims: tuple[Claim, ...]
    numbers: tuple[Number, ...]
    findings: tuple[Finding, ...]
    earlier: Mapping[str, Document]
    beside: Mapping[str, tuple[Claim, Document]]

    @cached_property
    def about(self) -> Mapping[str, list[Finding]]:
        """The findings that name each figure, in report order."""
        found: dict[str, list[Finding]] = {}
        for finding in self.findings:
            for name in dict.fromkeys(finding.claim_ids.split()):
                found.setdefault(name, []).append(finding)
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Claim]:
        """The figures by their names."""
        return {claim.claim_id: claim for claim in self.claims}


def extract(texts: Iterable[Text], run: Run = map, kept: Kept | None = None) -> Extraction:
    """The claims and numbers of all texts; `run` maps a function over them, as the built-in `map` does.

    A text whose reading is kept is not read again.
    """
    read: list[Document] = []
    found_claims: list[Claim] = []
    found_numbers: list[Number] = []
    for text_claims, text_numbers in readings.read(_noted(texts, read), run, kept):
        found_claims.extend(text_claims)
        found_numbers.extend(text_numbers)
    return Extraction(tuple(copies.mark(found_claims, read)), tuple(found_numbers))


def _noted(texts: Iterable[Text], read: list[Document]) -> Iterator[Text]:
    """The texts as they come; their documents, which are small, are kept."""
    for text in texts:
        read.append(text.document)
        yield text


def claims_of(texts: Iterable[Text]) -> Iterator[list[Claim]]:
    """The claims of each text as it is read, repeats within it marked; nothing of the ones before is kept."""
    for text in texts:
        yield copies.mark(claims.assemble(text)[0], [text.document])


def open_all(
    entries: Iterable[Entry], opener: Callable[[Entry], Text], unread: list[Unread]
) -> Iterator[Text]:
    """The texts of the entries; one that cannot be read is put on the list and passed over."""
    for entry in entries:
        try:
            yield opener(entry)
        except InputError as error:
            unread.append(Unread(printable(str(entry.path)), str(error)))


def build(
    seeds: Path,
    data: Path,
    folder: Path | None = None,
    run: Run = map,
    kept: Kept | None = None,
) -> Built:
    """Read everything under `seeds` and the user's `folder`, check it, and write the tables to `data`.

    From the first reading on no other build writes there: the tables are of the last that began.
    With readings that are `kept`, only what is new or changed is read.
    """
    with generations.alone(data, SECONDS_FOR_ANOTHER), _garbage_looked_for_rarely():
        built = _build(seeds, data, folder, run, kept)
        if kept is None:
            return built
        kept.settle()
        return replace(built, problems=tuple(kept.problems))


@contextmanager
def _garbage_looked_for_rarely() -> Iterator[None]:
    as_before = gc.get_threshold()
    gc.set_threshold(NEW_OBJECTS, *as_before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*as_before)


def _build(seeds: Path, data: Path, folder: Path | None, run: Run, kept: Kept | None) -> Built:
    unread: list[Unread] = []
    texts = [documents.open_passages(entry) for entry in documents.seed_catalogue(seeds)]
    texts += _user_texts(folder, unread) if folder else []
    _refuse_twins(texts)
    extraction = extract(texts, run, kept)
    stated_documents, stated_claims = statements.read(seeds / "statements.csv")
    found_documents = [text.document for text in texts] + stated_documents
    found_claims = [*extraction.claims, *stated_claims]
    observations = vintages.read(seeds / "official")
    found = checks.run(found_documents, found_claims, observations)
    rows: dict[str, Sequence[Any]] = {
        "documents": found_documents,
        "passages": [passage for text in texts for passage in text.passages],
        "claims": found_claims,
        "clues": clues.rows(found_claims),
        "numbers": extraction.numbers,
        "observations": observations,
        "series": vintages.extents(seeds / "official", observations),
        "findings": found,
        "implied_totals": list(implied_totals.find(found_documents, found_claims, found)),
    }
    _write(rows, data, unread)
    return Built({name: len(rows[name]) for name in tables.TABLES}, tuple(unread))


def _user_texts(folder: Path, unread: list[Unread]) -> list[Text]:
    """A folder with a catalogue is read by it; without one, each file has to state its own day."""
    listed = folder / "catalogue.csv"
    by_catalogue = listed.is_file()
    found = documents.catalogue(listed) if by_catalogue else documents.entries(folder, None)
    entries = found if by_catalogue else documents.distinct(found)
    if not entries:
        raise InputError(folder, "holds no document", "a catalogue.csv, or files that can be read")
    return list(open_all(entries, documents.open_entry, unread))


def _refuse_twins(texts: Sequence[Text]) -> None:
    seen: set[str] = set()
    for text in texts:
        name = text.document.document_id
        if name in seen:
            raise InputError(name, "is the name of two documents", "a name of its own for each")
        seen.add(name)


def _write(rows: dict[str, Sequence[Any]], data: Path, unread: Sequence[Unread]) -> None:
    """All files of the build take their places at once, or none does."""
    files = {
        f"{name}.csv": tables.to_csv(tables.frame(record, rows[name])).encode()
        for name, record in tables.TABLES.items()
    }
    files["datapackage.json"] = packages.datapackage().encode()
    files["README.md"] = dictionary.to_markdown().encode()
    if unread:
        lines = [f"{item.place}\t{item.problem}\n" for item in unread]
        files[QUARANTINE] = "".join(["place\tproblem\n", *lines]).encode()
    generations.publish(data, files | {generations.MANIFEST: generations.manifest(files)})


def check(content: str, published: date, data: Path, document_id: str = "text") -> Checked:
    """Read one text by the same path as a build, and check it against itself and all that is held."""
    return check_text(documents.from_string(content, published, document_id), data)


def check_text(text: Text, data: Path) -> Checked:
    """Check a document that is open already, by the same path."""
    return check_beside(text, holdings.hold(data))


def check_beside(text: Text, held: Held) -> Checked:
    """Check a document against itself and what is held, of which only what can matter to it is laid out."""
    text_claims, text_numbers = claims.assemble(text)
    beside = held.beside(text_claims)
    text_claims = copies.mark_new(text_claims, text.document, beside.claims, beside.documents)
    gathered = corpus.gather(
        (*beside.documents, text.document),
        (*beside.claims, *text_claims),
        held.histories,
        {text.document.document_id},
        beside.printed,
    )
    findings = checks.look(gathered)
    own = {claim.claim_id for claim in text_claims}
    concerning = tuple(finding for finding in findings if own & set(finding.claim_ids.split()))
    copied = {claim.copy_of for claim in text_claims} - {""}
    earlier = {name: document for name, (_, document) in held.named(copied).items()}
    against = held.named(_conflicting(concerning))
    return Checked(text, tuple(text_claims), tuple(text_numbers), concerning, earlier, against)


def _conflicting(findings: Iterable[Finding]) -> set[str]:
    """The figures that findings name beside one another because not all of them can be so."""
    return {
        claim_id
        for finding in findings
        if finding.verdict is Verdict.DIFFERS or finding.check == cumulative_counts.CHECK
        if finding.verdict is not Verdict.AGREES
        for claim_id in (*finding.claim_ids.split(), *finding.beside_ids.split())
    }
