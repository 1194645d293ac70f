"""A document id comes in, its passages with every figure marked go out as plain HTML."""

from collections import Counter
from collections.abc import Iterable

from flask import Flask, abort, request
from markupsafe import Markup

from dashboard import clues, fragments, marks, quotes, reports, shell, store
from dashboard.reports import Report
from dashboard.store import Store, kept
from etl import documents, tables
from etl.vocabulary import Document, Holding, Passage, TakenAs, Verdict


def install(server: Flask) -> None:
    """Answer /sources/<document_id>."""
    server.add_url_rule("/sources/<document_id>", view_func=source)


def source(document_id: str) -> str:
    held = store.current()
    document = named(held, document_id)
    title = ": ".join(filter(None, (quotes.name(document), document.title)))
    meant = request.args.get("text", "")
    body = (
        usual(held, document) if document.sha256.startswith(meant) else page(held, document, meant)
    )
    return shell.page(title, body, f"/sources/{document_id}", shell.marked())


@kept
def named(held: Store, document_id: str) -> Document:
    """The document of that name; of a name that none has nothing is kept."""
    found = _of(held, "documents", document_id)
    if not found:
        abort(404)
    return found[0]


@kept
def usual(held: Store, document: Document) -> Markup:
    """The page as nearly every link asks for it; what a link made for another text is told is not kept."""
    return page(held, document)


def page(held: Store, document: Document, meant: str = "") -> Markup:
    """The passages of a document with its figures marked, or what a statement gives.

    `meant` opens the hash of another text, which a link was made for, where the link says so.
    """
    passages = _of(held, "passages", document.document_id)
    listed = reports.of_document(held, document.document_id)
    claims = [report.claim for report in listed]
    numbers = _of(held, "numbers", document.document_id)
    words = clues.of_document(held, document.document_id)
    return fragments.render(
        "source",
        document=document,
        reports=listed,
        figures=quotes.meanings(claims),
        verdicts={report.claim.claim_id: report.verdict for report in listed},
        laid=marks.lay_out(passages, claims, document.characters, words) if passages else [],
        displaced=marks.displaced(claims, passages),
        explained={report.claim.claim_id: explained(report) for report in listed},
        tally=Counter(report.verdict for report in listed),
        meant=meant,
        intact=intact(document, passages),
        unread=[number for number in numbers if number.taken_as != TakenAs.CLAIM],
    )


def explained(report: Report) -> str:
    """Why a figure differs, in one sentence; of the others their verdict says enough."""
    differing = [each for each in report.findings if each.verdict is Verdict.DIFFERS]
    return differing[0].explanation if differing else ""


def intact(document: Document, passages: Iterable[Passage]) -> bool:
    """Whether a text that is held whole still has the hash with which its figures were read."""
    whole = "".join(passage.text for passage in passages)
    return document.holding != Holding.FULL or documents.digest(whole) == document.sha256


def _of(held: Store, table: str, document_id: str) -> list:
    """The rows of one document in the order of the table's key."""
    record = tables.TABLES[table]
    sql = f"select * from {table} where document_id = ? order by {', '.join(record.KEY)}"
    return held.records(record, sql, document_id)
