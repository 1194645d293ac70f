"""A document id comes in, its passages with every figure marked go out as plain HTML."""

from flask import Flask, abort
from markupsafe import Markup

from dashboard import clues, fragments, marks, quotes, reports, shell, store
from dashboard.store import Store
from etl import tables
from etl.vocabulary import Document, TakenAs


def install(server: Flask) -> None:
    """Answer /sources/<document_id>."""
    server.add_url_rule("/sources/<document_id>", view_func=source)


def source(document_id: str) -> str:
    held = store.current()
    found = _of(held, "documents", document_id)
    if not found:
        abort(404)
    document = found[0]
    title = f"{document.publisher}, {document.published}"
    return shell.page(title, page(held, document), f"/sources/{document_id}")


def page(held: Store, document: Document) -> Markup:
    """The passages of a document with its figures marked, or what a statement gives."""
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
        unread=[number for number in numbers if number.taken_as != TakenAs.CLAIM],
    )


def _of(held: Store, table: str, document_id: str) -> list:
    """The rows of one document in the order of the table's key."""
    record = tables.TABLES[table]
    sql = f"select * from {table} where document_id = ? order by {', '.join(record.KEY)}"
    return list(tables.records(record, held.frame(sql, document_id)))
