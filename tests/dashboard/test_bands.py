"""The band between the least and the greatest total: its outline, its words, its table, its place on the page."""

import re
from datetime import date
from pathlib import Path

import papers
import pytest

from dashboard import bands, drawings, exhibits, points, prerender
from dashboard.store import Store
from dashboard.views import treaty
from etl.vocabulary import Bound, ImpliedTotal, Reason


START = date(2025, 8, 6)
CODE = "returns_to_france"


def row(first: str, last: str, low: float, high: float | None, code: str = CODE) -> ImpliedTotal:
    ends = (date.fromisoformat(f"2025-{day}") for day in (first, last))
    return ImpliedTotal(code, START, *ends, low, high)


ROWS = [
    row("08-06", "10-08", 0, 26),
    row("10-09", "10-09", 26, 26),
    row("10-10", "10-30", 26, 75),
    row("10-31", "11-04", 75, None),
]


def test_the_outline_goes_out_in_steps_and_comes_back() -> None:
    corners = [(f"{day:%d.%m}", height) for day, height in bands.outline(ROWS[1:], 100)]
    assert corners == [
        ("09.10", 26),
        ("10.10", 26),
        ("10.10", 75),
        ("31.10", 75),
        ("31.10", 100),
        ("04.11", 100),
        ("04.11", 75),
        ("31.10", 75),
        ("31.10", 26),
        ("10.10", 26),
        ("10.10", 26),
        ("09.10", 26),
        ("09.10", 26),
    ]


def test_without_rows_there_is_no_outline() -> None:
    assert bands.outline([], 100) == []


@pytest.mark.parametrize(
    ("day", "low"), [("08-06", 0), ("10-09", 26), ("10-10", 26), ("11-04", 75), ("11-05", None)]
)
def test_each_day_has_the_row_that_holds_for_it(day: str, low: float | None) -> None:
    found = bands.on(ROWS, date.fromisoformat(f"2025-{day}"))
    assert (found.low if found else None) == low
    assert len(list(bands.daily(ROWS))) == (ROWS[-1].day_to - START).days + 1


SENTENCES = {
    "the last end of a month is told": (
        ROWS[:3],
        "By 30 September 2025 .* between 0 and 26 people",
    ),
    "without an upper limit": (ROWS, "By 31 October 2025 .* at least 75 people returned"),
    "one total only": ([row("08-06", "08-31", 7, 7)], "By 31 August 2025 .* imply 7 people"),
    "before any month has ended": ([row("08-06", "08-20", 1, 7)], "By 20 August 2025 .* 1 and 7"),
}


@pytest.mark.parametrize(("rows", "said"), SENTENCES.values(), ids=SENTENCES)
def test_the_sentence_is_made_of_the_rows(rows: list[ImpliedTotal], said: str) -> None:
    assert re.match(said, treaty.sentence(CODE, [], {CODE: rows}))


def test_two_counts_are_told_for_one_day() -> None:
    other = [row("08-06", "09-12", 0, 9, "arrivals_from_france")]
    assert treaty.told_day([ROWS, other]) == date(2025, 8, 31)


def test_the_days_that_leave_one_total_are_counted() -> None:
    assert treaty.pinned(ROWS[:3]) == "on 1 of 86 days they leave one total only"


def test_where_nothing_fits_together_the_sentence_says_so() -> None:
    assert "no room for any count" in treaty.sentence(CODE, [], {CODE: []})


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """One total for each count, the first of them in question."""
    days = {"period_start": START, "period_end": date(2025, 10, 9)}
    amount = {"value": 26.0, "low": 26.0, "high": 26.0, "bound": Bound.EXACTLY}
    claims = [
        papers.claim("Some [26] went.", at=at, indicator=code, **days, **amount)
        for at, code in ((0, CODE), (50, "arrivals_from_france"))
    ]
    rows = [*ROWS[:2], row("08-06", "10-09", 0, None, "arrivals_from_france")]
    folder: Path = tmp_path_factory.mktemp("paper")
    differs = papers.finding(Reason.CONTRADICTION, claims[0])
    tables = {"documents": [papers.document()], "claims": claims, "implied_totals": rows}
    return Store(papers.folder(folder, findings=[differs], **tables))


def test_the_rows_are_read_from_the_table(paper: Store) -> None:
    assert bands.of(paper, CODE) == ROWS[:2]


def test_a_mark_has_the_look_of_its_verdict_and_leads_to_its_figure(paper: Store) -> None:
    marks = points.at_own_value(points.treaty_totals(paper, CODE))
    figure = bands.drawn(ROWS[:2], marks, START, date(2025, 10, 9), 26)
    (drawn,) = [trace for trace in figure.data if trace.get("cliponaxis") is False]
    assert (drawn["name"], drawn["marker"]["symbol"]) == ("differs", "diamond")
    assert drawn["customdata"][0][1] == "/figures/paper:5"


def test_a_mark_keeps_its_shape_before_any_program_runs(paper: Store) -> None:
    marks = points.at_own_value(points.treaty_totals(paper, CODE))
    figure = bands.drawn(ROWS[:2], marks, START, date(2025, 10, 9), 26)
    drawing = drawings.draw(figure)
    assert re.search(r'class="on-mark" style="[^"]*color:var\(--differs\)">◆<', drawing)


def test_the_bounds_of_a_day_are_told_where_no_mark_is_near(paper: Store) -> None:
    marks = points.at_own_value(points.treaty_totals(paper, CODE))
    figure = bands.drawn(ROWS, marks, START, date(2025, 11, 4), 80)
    told = {
        trace["name"]: dict(zip(trace["x"], trace["customdata"], strict=True))
        for trace in figure.data[1:3]
    }
    assert told["implied low"]["2025-10-06"] == "0–26"
    assert told["implied high"]["2025-11-04"] == "75 or more"
    assert "2025-10-09" not in told["implied low"]


def test_a_band_is_drawn_before_any_program_runs() -> None:
    figure = bands.drawn(ROWS, [], START, date(2025, 11, 4), 80)
    drawing = drawings.draw(figure)
    assert 'fill="var(--accent-soft)"' in drawing
    assert "75 or more" in drawing


def test_the_page_has_the_rows_of_the_table_and_of_the_download(paper: Store) -> None:
    shown = treaty.exhibits(paper)["returns_to_france"]
    said = prerender.to_html(exhibits.table(shown))
    assert ">6 August 2025</th><td>8 October 2025</td>" in said
    assert "no limit" in prerender.to_html(
        [exhibits.table(shown) for shown in treaty.exhibits(paper).values()]
    )
    assert exhibits.csv(shown).splitlines()[1].startswith("2025-08-06,2025-10-08,")
