"""A pasted text with its figures marked and checked as on the command line; nothing is stored."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import dash
from dash import Input, Output, callback, dcc
from markupsafe import Markup

from dashboard import checking, clues, fragments, marks, prerender, quotes, rules, store
from dashboard.gates import MOST_CHARACTERS
from dashboard.reports import Report
from etl import clues as reasons
from etl import pipeline
from etl.vocabulary import Claim, InputError, TakenAs, Verdict


dash.register_page(__name__, path="/check", title="Check a text")


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


def layout(**query: str) -> list:
    form = fragments.render("check", limit=MOST_CHARACTERS, today=date.today(), example=EXAMPLE)
    asked = dcc.Store(id="asked")
    return [fragments.shown(form), asked, fragments.shown(Markup(""), "answer")]


@callback(
    Output("answer", prerender.STILL),
    Input("asked", "data"),
    running=[(Output("answer", "aria-busy"), "true", "false")],
    prevent_initial_call=True,
)
def answer(asked: dict[str, str]) -> Markup:
    """The answer carries the moment of asking: the same text asked again is answered again."""
    text, published, moment = (str(asked.get(name)) for name in ("text", "published", "moment"))
    return page(text, published, store.folder(), moment)


def page(text: str, published: str, data: Path, moment: str = "") -> Markup:
    """The text with its marks and findings, or what keeps it from being checked."""
    try:
        shown = _told(checking.check(_short(text), _day(published), data))
    except InputError as error:
        shown = {"problem": str(error)}
    return fragments.render("answer", moment=moment, **shown)


def _short(text: str) -> str:
    if len(text) <= MOST_CHARACTERS:
        return text
    raise InputError("text", f"{len(text):,} characters", f"at most {MOST_CHARACTERS:,}")


def _day(published: str) -> date:
    try:
        return date.fromisoformat(published)
    except ValueError:
        raise InputError("published", repr(published), "a day such as 2025-10-20") from None


def _told(checked: pipeline.Checked) -> dict[str, Any]:
    """What the template is told of a checked text."""
    read = [_report(checked, claim) for claim in checked.claims]
    verdicts = {report.claim.claim_id: report.verdict for report in read}
    document, passages = checked.text.document, list(checked.text.passages)
    words = [clue for claim in checked.claims for clue in claim.clues]
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
        "by_id": {claim.claim_id: claim for claim in checked.claims},
        "laid": marks.lay_out(passages, checked.claims, document.characters, words),
        "why": {c.claim_id: clues.why(c, reasons.of(c), passages) for c in checked.claims},
        "unread": [number for number in checked.numbers if number.taken_as != TakenAs.CLAIM],
    }


def _report(checked: pipeline.Checked, claim: Claim) -> Report:
    about = [f for f in checked.findings if claim.claim_id in f.claim_ids.split()]
    order = sorted(about, key=lambda f: (quotes.SHOWN_FIRST.index(f.verdict), rules.order(f.check)))
    return Report(claim, checked.text.document, tuple(order))
