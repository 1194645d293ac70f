"""Each check with its rule and its findings; check and verdict stand in the address."""

from dataclasses import dataclass
from urllib.parse import urlencode

import dash
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import fragments, reports, rules, shell, store
from dashboard.reports import Report
from dashboard.rules import Rule
from dashboard.store import Store
from etl import indicators
from etl.vocabulary import Finding, Verdict


dash.register_page(__name__, path="/checks", title=shell.titled("Checks"))

# Findings of one check shown beside the other checks, and shown when it is asked for alone.
MOST_BESIDE, MOST_ALONE = 10, 200

ASKED = """(? = '' or "check" = ?) and (? = '' or verdict = ?)"""
# What differs first, then conflicts left open with their numbers, then what agrees, then what had
# nothing to be held against.
OPEN = "if(verdict = 'undecided' and working <> '', 'open', verdict)"
FIRST = f"list_position(['differs', 'open', 'agrees', 'undecided'], {OPEN})"
COUNTS = f"""select "check", verdict, count(*) as count from findings where {ASKED} group by all"""
FINDINGS = f"""
    select * from findings where {ASKED}
    qualify row_number() over (partition by "check" order by {FIRST}, finding_id) <= ?
    order by {FIRST}, finding_id
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """The check and the verdict that the address asks for; empty is all."""

    check: str
    verdict: str

    def values(self) -> tuple[str, ...]:
        return self.check, self.check, self.verdict, self.verdict


@dataclass(frozen=True, slots=True)
class Part:
    """One check as the page shows it: its rule, its findings and the figures that each is about."""

    rule: Rule
    findings: list[Finding]
    about: dict[str, list[Report]]
    sets: dict[str, list[Report]]
    total: int

    @property
    def titles(self) -> dict[str, str]:
        catalogue = indicators.catalogue()
        return {f.finding_id: catalogue[f.indicator].title for f in self.findings}


def layout(check: str = "", verdict: str = "", **query: str) -> Component:
    return fragments.shown(page(store.current(), check, verdict))


def page(held: Store, check: str, verdict: str) -> Markup:
    """The page for a check and a verdict; what is on no list is told and passed over."""
    known = (check in ("", *rules.rules()), verdict in ("", *Verdict))
    asked_for = " ".join(filter(None, (check, verdict)))
    problem = "" if all(known) else f"{asked_for}: no such check or verdict, all are shown"
    asked = Asked(check if known[0] else "", verdict if known[1] else "")
    by_check, by_verdict = _counts(held, asked)
    return fragments.render(
        "checks",
        problem=problem,
        asked=asked,
        rules=rules.rules().values(),
        total=held.rows("select count(*) as count from findings")[0]["count"],
        by_check=by_check,
        by_verdict=by_verdict,
        parts_shown=_parts(held, asked, by_check),
        most_alone=MOST_ALONE,
        address=address,
        download=address(asked.check, asked.verdict, "/data/findings.csv"),
    )


def address(check: str, verdict: str, path: str = "/checks") -> str:
    query = urlencode({k: v for k, v in (("check", check), ("verdict", verdict)) if v})
    return f"{path}?{query}" if query else path


def _counts(held: Store, asked: Asked) -> tuple[dict[str, int], dict[str, int]]:
    """Findings by check under the verdict asked for, and by verdict under the check asked for."""
    by_check = dict.fromkeys(rules.rules(), 0)
    for row in held.rows(COUNTS, *Asked("", asked.verdict).values()):
        by_check[row["check"]] = by_check.get(row["check"], 0) + row["count"]
    by_verdict = dict.fromkeys(Verdict, 0)
    for row in held.rows(COUNTS, *Asked(asked.check, "").values()):
        by_verdict[row["verdict"]] += row["count"]
    return by_check, by_verdict


def _parts(held: Store, asked: Asked, by_check: dict[str, int]) -> list[Part]:
    most = MOST_ALONE if asked.check else MOST_BESIDE
    findings = held.records(Finding, FINDINGS, *asked.values(), most)
    about = reports.about(held, findings)
    return [
        _part(rule, [finding for finding in findings if finding.check == code], about, by_check)
        for code, rule in rules.rules().items()
        if asked.check in ("", code)
    ]


def _part(
    rule: Rule, findings: list[Finding], about: dict[str, list[Report]], by_check: dict[str, int]
) -> Part:
    return Part(rule, findings, about, reports.sets(findings, about), by_check[rule.code])
