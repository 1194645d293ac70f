"""The text of an answer comes in again, its results go out as a file; nothing is stored in between."""

from collections.abc import Callable
from datetime import date

import pandas as pd
from flask import Flask, Response, abort, request

from dashboard import checking, lines, notes, quotes, store
from etl import reports, tables
from etl.formats.contents import Content
from etl.pipeline import Checked
from etl.vocabulary import Claim, Finding, InputError


# What a form may state of a text beside its characters and its day.
STATED = ("publisher", "title", "url")


def install(server: Flask) -> None:
    """Answer /check/<name>, as the buttons of an answer ask for it."""
    server.add_url_rule("/check/<name>", "check_result", result, methods=["POST"])


def result(name: str) -> Response:
    if name not in FILES:
        abort(404, f"{name}: no such file, expected {', '.join(FILES)}.")
    write, mimetype = FILES[name]
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(write(checked()), mimetype=mimetype, headers=headers)


def checked() -> Checked:
    """The text of the form, checked as before."""
    # A browser writes the end of each line as two characters, which the text did not have.
    text = request.form.get("text", "").replace("\r\n", "\n")
    stated = {name: request.form.get(name, "") for name in STATED}
    return checking.check_content(Content(text, **stated), _day(), store.folder())


def _day() -> date:
    written = request.form.get("published", "")
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InputError("published", repr(written), "a day such as 2025-10-20") from None


def figures(given: Checked) -> str:
    """A row a figure: the columns of the claims table, its verdict, why, and the note where it differs."""
    told = [reports.findings_of(claim, given) for claim in given.claims]
    first = [next(iter(found), None) for found in map(_in_weight, told)]
    table = tables.frame(Claim, given.claims).assign(
        verdict=[str(reports.verdict_of(claim, given)) for claim in given.claims],
        check=[finding.check if finding else "" for finding in first],
        working=[finding.working if finding else "" for finding in first],
        explanation=[finding.explanation if finding else "" for finding in first],
        note=[reports.correction_of(claim, given, notes.page) for claim in given.claims],
    )
    return tables.to_csv(_guarded(table))


def _in_weight(found: list[Finding]) -> list[Finding]:
    return sorted(found, key=lambda finding: quotes.SHOWN_FIRST.index(finding.verdict))


def findings(given: Checked) -> str:
    return tables.to_csv(_guarded(tables.frame(Finding, given.findings)))


def _guarded(table: pd.DataFrame) -> pd.DataFrame:
    """The table with an apostrophe before each text that a spreadsheet would take for a formula."""
    for name in table.select_dtypes("str"):
        starts = table[name].str.lstrip("'").str.startswith(lines.FORMULA_STARTS)
        table[name] = table[name].mask(starts, "'" + table[name])
    return table


FILES: dict[str, tuple[Callable[[Checked], str], str]] = {
    "figures.csv": (figures, "text/csv"),
    "findings.csv": (findings, "text/csv"),
    "claimreview.jsonld": (reports.claim_review, "application/ld+json"),
    "annotations.jsonld": (reports.annotations, "application/ld+json"),
    "check.json": (reports.json_text, "application/json"),
}
