"""What a visitor sent comes in, the page with its figures marked and checked goes out; nothing is stored."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask, has_app_context, request
from markupsafe import Markup

from dashboard import (
    checking,
    clues,
    fragments,
    marks,
    notes,
    quotes,
    reports,
    rules,
    shell,
    store,
)
from dashboard.checking import Sent
from dashboard.reports import Report
from dashboard.store import Store, kept
from etl import clues as reasons
from etl import corrections, formats, pipeline
from etl.reports import correction_of, findings_of
from etl.vocabulary import Claim, Document, InputError, TakenAs, Verdict


PATH = "/check"


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    published: date


# Invented: its total has two digits exchanged, so that its own sentences cannot all be true.
EXAMPLE = Example(
    "On Saturday, 369 people crossed the Channel in seven small boats. This brought the total for"
    " the year so far to 36,743. This is 82 short of the total for the whole of 2024, which was"
    " 36,816. Since the treaty took effect, 42 people have been returned to France.",
    date(2025, 10, 20),
)


# What an answer can be taken away as: the name of the file, and what it is called.
FILES = {
    "figures.csv": "Figures with verdicts, CSV",
    "findings.csv": "Findings, CSV",
    "claimreview.jsonld": "ClaimReview, JSON-LD",
    "annotations.jsonld": "Annotations, JSON-LD",
    "check.json": "Everything, JSON",
}


def install(server: Flask) -> None:
    """Answer the form as a browser sends it that runs no program."""
    server.add_url_rule(PATH, "check_form", posted, methods=["POST"])


def form(text: str = "", published: str = "") -> Markup:
    """The form with what was typed in it."""
    return fragments.render(
        "check",
        limit=checking.MOST_CHARACTERS,
        most_bytes=checking.MOST_FILE_BYTES,
        accepted=",".join(formats.SUFFIXES),
        example=EXAMPLE,
        text=text,
        published=published,
    )


def posted() -> str:
    """The page with the answer to its form."""
    sent = _of_example() if "example" in request.form else _of_form()
    body = form(sent.text, sent.published) + page(sent, store.folder())
    return shell.page("Check a text", body, PATH, shell.marked())


def _of_example() -> Sent:
    return Sent(EXAMPLE.text, EXAMPLE.published.isoformat())


def _of_form() -> Sent:
    file = request.files.get("file")
    # A browser that sends a form without a choice of file sends a part without a name.
    name, content = (file.filename or "", file.read()) if file else ("", b"")
    # It writes the end of each line as two characters, which the text did not have.
    text = request.form.get("text", "").replace("\r\n", "\n")
    return Sent(text, request.form.get("published", ""), name, content)


def page(sent: Sent, data: Path, moment: str = "") -> Markup:
    """The text with its marks and findings, or what keeps it from being checked."""
    try:
        shown = _told(checking.answer(sent, data, unstated=date.today()))
    except InputError as error:
        shown = {"problem": str(error)}
    return fragments.render("answer", moment=moment, name=sent.name, **shown)


def _told(checked: pipeline.Checked) -> dict[str, Any]:
    """What the template is told of a checked text."""
    read = [_report(checked, claim) for claim in checked.claims]
    verdicts = {report.claim.claim_id: report.verdict for report in read}
    document, passages = checked.text.document, list(checked.text.passages)
    words = [clue for claim in checked.claims for clue in claim.clues]
    corrections_of = {c.claim_id: correction_of(c, checked, notes.page) for c in checked.claims}
    return {
        "problem": "",
        "document": document,
        "read": read,
        "verdicts": verdicts,
        "tally": {
            given: quotes.meanings(report.claim for report in read if report.verdict is given)
            for given in Verdict
        },
        "figures": quotes.meanings(checked.claims),
        "earlier": checked.earlier,
        "sets": _sets(checked),
        "corrections": corrections_of,
        "ways": {name: notes.ways(note) for name, note in corrections_of.items()},
        "same": _same(document),
        "content": passages[0].text,
        "files": FILES,
        "by_id": checked.by_id,
        "laid": marks.lay_out(passages, checked.claims, document.characters, words),
        "why": {c.claim_id: clues.why(c, reasons.of(c), passages) for c in checked.claims},
        "unread": [number for number in checked.numbers if number.taken_as != TakenAs.CLAIM],
    }


def _same(document: Document) -> list[dict[str, Any]]:
    """The documents held that are this text, character for character; none where no site answers."""
    if not has_app_context():
        return []
    held = store.current()
    if document.sha256 not in _hashes(held):
        return []
    sql = "select document_id, publisher, published from documents where sha256 = ? order by all"
    return held.rows(sql, document.sha256)


@kept
def _hashes(held: Store) -> frozenset[str]:
    """Of the texts held: nearly every text asked about is new, and needs no look into the tables."""
    return frozenset(row["sha256"] for row in held.rows("select sha256 from documents"))


def _sets(checked: pipeline.Checked) -> dict[str, list[Report]]:
    """Of findings that name a smallest set of figures that cannot all be so: the set."""
    document = checked.text.document
    known = {claim.claim_id: Report(claim, document, ()) for claim in checked.claims}
    known |= {name: Report(*other, ()) for name, other in checked.beside.items()}
    found = [finding for finding in checked.findings if reports.is_set(finding)]
    about = {f.finding_id: [known[name] for name in corrections.named(f)] for f in found}
    return reports.sets(found, about)


def _report(checked: pipeline.Checked, claim: Claim) -> Report:
    about = findings_of(claim, checked)
    order = sorted(about, key=lambda f: (quotes.SHOWN_FIRST.index(f.verdict), rules.order(f.check)))
    return Report(claim, checked.text.document, tuple(order))
