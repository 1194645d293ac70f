"""All checks together: the five documents, every reason, plain words, and no sound figure accused."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from examples import examples
from factories import claim, daily, days, document, named, observation
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import checks, histories, holdings, tables, vintages
from etl.checks import CHECKS, corpus
from etl.histories import History
from etl.vocabulary import (
    Basis,
    Claim,
    Direction,
    Document,
    Finding,
    Measure,
    Observation,
    Reason,
    Series,
    Verdict,
)


OFFICIAL = vintages.read(Path(__file__).parents[2] / "seeds/official")
DAY = timedelta(days=1)
WEEK, BASE = "2025-01-01/2025-01-07", "2024-01-01/2024-01-07"
OPEN = {"period_basis": Basis.INFERRED}


def one_of_each() -> Iterator[tuple[str, Claim]]:
    """A reason and a claim that is given it, in the order of the closed list."""
    january = "2025-01-01/2025-01-31"
    yield "exact", claim(310, january)
    yield "within_wording", claim(300, january, within=50)
    yield "at_its_date", claim(5, "2025-12-01", document_id="early")
    yield "other_series", claim(77, "2019-01-01/2019-12-31")
    yield "no_reading_fits", claim(444, january)
    yield "contradiction", claim(10, "2025-02-04", text="{} on Monday 4 February 2025")
    yield "stale", claim(250, january)
    rises = {"measure": "difference", "base": BASE, "direction": Direction.ABOVE}
    yield "arithmetic", claim(7, WEEK, **rises)
    yield "arithmetic", claim(64, BASE)
    yield "exact", claim(70, WEEK)
    yield "no_official_series", claim(42, january, "returns_to_france")
    yield "period_unclear", claim(42, "")
    yield "not_comparable", claim(42, january, subset="one boat")
    yield "one_side_unknown", claim(4, january, "deaths", "difference", BASE)
    yield "vintage_not_held", claim(11, "2025-05-01", document_id="fresh")


def stage() -> list[Observation]:
    first, last = days("2019-01-01/2019-12-31")
    december = days("2025-12-01")
    return [
        *daily([10] * 330),
        observation(77, first, last, series=Series.QUARTERLY),
        observation(5, *december, vintage=date(2025, 12, 2), until=date(2025, 12, 11)),
        observation(8, *december, vintage=date(2025, 12, 12)),
    ]


PUBLISHED = {"text": "2025-11-30", "early": "2025-12-03", "fresh": "2025-05-02"}
STAGED = named(each for _, each in one_of_each())
DOCUMENTS = [document(name, day) for name, day in PUBLISHED.items()]
FOUND = checks.run(DOCUMENTS, STAGED, stage())


def test_every_reason_is_given_where_it_is_due() -> None:
    expected = [reason for reason, _ in one_of_each()]
    assert set(expected) == set(Reason)
    for reason, each in zip(expected, STAGED, strict=True):
        given_ = {found.reason for found in FOUND if each.claim_id in found.claim_ids.split()}
        assert reason in given_, each


def test_every_claim_has_a_finding() -> None:
    named_ = {claim_id for finding in FOUND for claim_id in finding.claim_ids.split()}
    assert [each for each in STAGED if each.claim_id not in named_] == []


def test_findings_are_named_once_and_in_report_order() -> None:
    order = [check.__name__.rpartition(".")[2] for check in CHECKS]
    places = [order.index(finding.check) for finding in FOUND]
    assert places == sorted(places)
    assert len({finding.finding_id for finding in FOUND}) == len(FOUND)


def test_the_order_of_claims_does_not_matter() -> None:
    assert checks.run(DOCUMENTS[::-1], STAGED[::-1], stage()) == FOUND


def test_a_verdict_is_that_of_its_reason() -> None:
    assert all(finding.verdict is finding.reason.verdict for finding in FOUND)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_check_opens_with_its_rule_and_gives_an_example(check: object) -> None:
    rule, *_ = check.__doc__.splitlines()
    assert rule.endswith(".")
    assert re.search(r"\n\nExample: \S", check.__doc__)


UNKIND = re.compile(
    r"\b(?:wrong|false|fake|lie[sd]?|lying|illegals?|invaders?|error|mistake)\b", re.I
)


@pytest.fixture(scope="module")
def articles() -> list[Finding]:
    """The findings on the five documents and the statements, as shipped."""
    folder = Path(__file__).parents[2] / "data"
    if not (folder / "claims.csv").is_file():
        pytest.skip("data/ is not built")
    read = (tables.read(record, folder / f"{name}.csv") for name, record in NAMES.items())
    return checks.run(*read, OFFICIAL)


NAMES = {"documents": Document, "claims": Claim}


def test_explanations_are_plain_sentences_that_blame_nobody(articles: list[Finding]) -> None:
    for finding in [*FOUND, *articles]:
        assert finding.explanation.endswith("."), finding
        assert not UNKIND.search(finding.explanation), finding


@pytest.mark.parametrize(
    ("check", "working", "findings"),
    [
        ("stated_differences", "36,816 - 36,734 = 82", 2),
        ("running_totals", "42 - 16 = 26", 3),
        ("official_series", "36,734 = 36,734", 2),
        ("official_series", "36,816 = 36,816", 2),
        ("official_series", "369 = 369", 2),
        ("official_series", "7 = 7", 2),
        ("official_series", "5,703 = 5,703", 3),
        ("official_series", "82 = 82", 2),
    ],
)
def test_the_five_documents_agree_with_themselves_and_the_series(
    articles: list[Finding], check: str, working: str, findings: int
) -> None:
    fitting = [each for each in articles if (each.check, each.working) == (check, working)]
    assert [each.reason for each in fitting] == ["exact"] * findings


def test_the_five_documents_share_nine_figures_of_which_four_are_one_text(
    articles: list[Finding],
) -> None:
    shared: dict[str, list[float]] = {}
    for each in articles:
        if each.check == "sources_agree" and "2025-10-20" in each.claim_ids:
            shared.setdefault(each.reason, []).append(each.reported)
    assert sorted(shared["exact"]) == [16, 23, 42, 82, 5703]
    assert sorted(shared["one_side_unknown"]) == [7, 369, 36734, 36816]


def test_eighteen_and_twenty_three_are_shown_as_a_conflict(articles: list[Finding]) -> None:
    (conflict,) = [
        each for each in articles if each.check == "sources_agree" and each.working == "23 - 18 = 5"
    ]
    assert "InfoMigrants" in conflict.explanation
    assert "both cannot be true together" in conflict.explanation
    assert "9 October 2025" in conflict.explanation


def test_no_figure_of_the_five_documents_differs(articles: list[Finding]) -> None:
    accused = [each for each in articles if each.verdict is Verdict.DIFFERS]
    assert [each for each in accused if "2025-10-20" in each.claim_ids] == []


HISTORIES = histories.collect(OFFICIAL)
PEOPLE = HISTORIES[Series.WEEKLY, "arrivals"]
BOATS = HISTORIES[Series.WEEKLY, "boats"]
LAST = PEOPLE.last_day - 5 * DAY


def total(history: History, start: date, end: date) -> float:
    return history.between(start, end).interval.low


@st.composite
def sound_claims(draw: st.DrawFn) -> Claim:
    """A figure that is true of the official series as it stands."""
    start = draw(st.dates(date(2019, 1, 1), LAST))
    end = draw(st.dates(start, min(LAST, start + timedelta(days=400))))
    year_before = [date(when.year - 1, when.month, min(when.day, 28)) for when in (start, end)]
    people, boats = total(PEOPLE, start, end), total(BOATS, start, end)
    older = total(PEOPLE, *year_before)
    period, base = f"{start}/{end}", "/".join(map(str, year_before))
    rises = {"direction": Direction.ABOVE if people > older else Direction.BELOW}
    sound = [
        claim(people, period),
        claim(people, period, low=max(0, people - 9), high=people + 90),
        claim(boats, period, "boats"),
        claim(people, period, **OPEN),
        claim(abs(people - older), period, measure="difference", base=base, **rises),
    ]
    if boats:
        sound.append(claim(round(people / boats), period, measure="per_boat", within=0.5))
    if older:
        share = round(abs(people / older - 1) * 100)
        sound.append(claim(share, period, measure="percent_change", base=base, within=0.5, **rises))
    if total(PEOPLE, end, end):
        sound.append(claim(people, period, measure="milestone"))
    chosen = draw(st.sampled_from(sound))
    return _ranked(start, end) if draw(st.booleans()) else chosen


def _ranked(start: date, end: date) -> Claim:
    scope = [total(PEOPLE, start + n * DAY, start + n * DAY) for n in range((end - start).days + 1)]
    place = 1 + sum(other > scope[-1] for other in scope)
    return claim(place, str(end), measure="rank", base=f"{start}/{end}")


@settings(deadline=None, max_examples=examples(60))
@given(st.lists(sound_claims(), min_size=1, max_size=8), st.integers(0, 30))
def test_claims_made_from_the_official_series_never_differ(claims: list[Claim], after: int) -> None:
    claims = named(claims)
    published = min(max(each.period_end for each in claims) + after * DAY, LAST + 9 * DAY)
    findings = checks.look(corpus.gather([document("text", str(published))], claims, HISTORIES))
    assert [each for each in findings if each.verdict is Verdict.DIFFERS] == []


steps = st.lists(st.integers(0, 40), min_size=2, max_size=12)


@settings(deadline=None, max_examples=examples(60))
@given(steps, st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=10))
def test_claims_made_from_one_count_never_contradict(
    daily_counts: list[int], stretches: set[tuple[int, int]]
) -> None:
    first = date(2025, 8, 6)
    claims = [
        claim(
            sum(daily_counts[start : end + 1]),
            f"{first + start * DAY}/{first + end * DAY}",
            "returns_to_france",
            document_id=f"d{start}",
        )
        for start, end in stretches
        if start <= end < len(daily_counts)
    ]
    documents = [document(f"d{n}", "2025-10-20") for n in range(12)]
    findings = checks.run(documents, named(claims), [])
    assert [each for each in findings if each.verdict is Verdict.DIFFERS] == []


def test_measures_are_all_looked_at() -> None:
    claims = named(claim(5, "2025-01-01", measure=measure) for measure in Measure)
    findings = checks.run([document("text", "2025-10-20")], claims, daily([10] * 300))
    named_ = {claim_id for finding in findings for claim_id in finding.claim_ids.split()}
    assert named_ == {each.claim_id for each in claims}


def test_what_is_found_of_one_document_alone_is_what_is_found_of_it_among_all(data: Path) -> None:
    """A pasted text is not kept waiting by the figures of others that it is held against."""
    held = holdings.hold(data)
    everything = held.documents, held.claims, held.histories
    whole = checks.look(corpus.gather(*everything))
    for name in (one.document_id for one in held.documents):
        own = {c.claim_id for c in held.claims if c.document_id == name}
        alone = checks.look(corpus.gather(*everything, {name}))
        assert _about(own, alone) == _about(own, whole)
    assert len(alone) < len(whole)


def _about(own: set[str], found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if own & set(finding.claim_ids.split())]
