"""Tables, lists and labelled lines: which cells speak for a value, and which figure they make of it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import claims, documents, grids
from etl.vocabulary import Measure, TakenAs


PUBLISHED = date(2025, 10, 20)
TITLE = "Migrants crossing the Channel in small boats"
YEARS = {"2022": ("45,755", "1,110"), "2023": ("29,437", "602"), "2024": ("36,816", "695")}
ROWS = [["Year", "People", "Boats"], *([year, *values] for year, values in YEARS.items())]


def places(text: str) -> list[tuple]:
    found = grids.find(documents.from_string(text, PUBLISHED))
    return [
        (
            p.cell.text,
            p.head and p.head.text,
            p.label and p.label.text,
            [h.text for h in p.headings],
        )
        for p in found
    ]


def figures(text: str) -> list[tuple]:
    found = claims.assemble(documents.from_string(text, PUBLISHED))[0]
    return [(c.exact, c.indicator, str(c.period_start), str(c.period_end)) for c in found]


def of_years(*years: str) -> list[tuple]:
    return [
        (value, indicator, f"{year}-01-01", f"{year}-12-31")
        for year in years
        for value, indicator in zip(YEARS[year], ("arrivals", "boats"), strict=True)
    ]


def parted(by: str) -> str:
    return "\n".join([TITLE, "", *(by.join(row) for row in ROWS)])


SHAPES = {
    "bars": parted(" | "),
    "tabs": parted("\t"),
    "blanks": "\n".join([TITLE, "", *("".join(f"{cell:<12}" for cell in row) for row in ROWS)]),
    "bordered": "\n".join([TITLE, *(f"| {' | '.join(row)} |" for row in ROWS)]),
    "with a rule": "\n".join(
        [TITLE, " | ".join(ROWS[0]), "-----|-----|----", *(" | ".join(r) for r in ROWS[1:])]
    ),
    "a cell a line": "\n\n".join([TITLE, *(cell for row in ROWS for cell in row)]),
    "without a corner": "\n".join(
        [TITLE, "        People  Boats", *("  ".join(row) for row in ROWS[1:])]
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_of_any_shape_gives_its_figures(shape: str) -> None:
    assert figures(SHAPES[shape]) == of_years(*YEARS)


def test_each_value_has_the_head_of_its_column_and_the_label_of_its_row() -> None:
    assert places(SHAPES["bars"])[:2] == [
        ("45,755", "People", "2022", [TITLE]),
        ("1,110", "Boats", "2022", [TITLE]),
    ]


def stacked(*lines: str) -> str:
    return "\n\n".join([TITLE, *lines])


def test_a_cell_a_line_may_be_blank() -> None:
    table = stacked(
        "Date", "People", "Boats", "17 October 2025", "36", "-", "18 October 2025", "9", "1"
    )
    assert figures(table) == [
        ("36", "arrivals", "2025-10-17", "2025-10-17"),
        ("9", "arrivals", "2025-10-18", "2025-10-18"),
        ("1", "boats", "2025-10-18", "2025-10-18"),
    ]


def test_prose_before_a_table_of_lines_is_no_head_of_it() -> None:
    prose = "These are the days told by the Home Office on Monday, " * 3
    table = stacked(prose, "17 October 2025", "125", "2", "18 October 2025", "369", "7")
    assert [(value, head, label) for value, head, label, _ in places(table)] == [
        ("125", None, "17 October 2025"),
        ("2", None, "17 October 2025"),
        ("369", None, "18 October 2025"),
        ("7", None, "18 October 2025"),
    ]


CASES = [
    (
        "months in columns of years",
        "Small boat arrivals by month\n\nMonth\t2023\t2024\nJanuary\t1,180\t1,335\nFebruary\t1,800\t882",
        [
            ("1,180", "arrivals", "2023-01-01", "2023-01-31"),
            ("1,335", "arrivals", "2024-01-01", "2024-01-31"),
            ("1,800", "arrivals", "2023-02-01", "2023-02-28"),
            ("882", "arrivals", "2024-02-01", "2024-02-29"),
        ],
    ),
    (
        "what is counted in the labels",
        f"{TITLE}\n\n              2023      2024\nPeople      29,437    36,816\nBoats          602       695",
        [
            ("29,437", "arrivals", "2023-01-01", "2023-12-31"),
            ("36,816", "arrivals", "2024-01-01", "2024-12-31"),
            ("602", "boats", "2023-01-01", "2023-12-31"),
            ("695", "boats", "2024-01-01", "2024-12-31"),
        ],
    ),
    (
        "a total of all rows",
        "Small boat arrivals\n\n2018 | 299\n2019 | 1,843\nTotal | 2,142",
        [
            ("299", "arrivals", "2018-01-01", "2018-12-31"),
            ("1,843", "arrivals", "2019-01-01", "2019-12-31"),
            ("2,142", "arrivals", "2018-01-01", "2019-12-31"),
        ],
    ),
    (
        "weeks told by their last day",
        "Returns under the treaty with France\n\nWeek ending | Returned to France | Arrived from France\n"
        "12 October 2025 | 10 | 8",
        [
            ("10", "returns_to_france", "2025-10-06", "2025-10-12"),
            ("8", "arrivals_from_france", "2025-10-06", "2025-10-12"),
        ],
    ),
    (
        "days with none, and a running total",
        "Date  People  Boats  Cumulative total\n17 October 2025  0  0  36,365\n18 October 2025  369  7  36,734",
        [
            ("0", "arrivals", "2025-10-17", "2025-10-17"),
            ("0", "boats", "2025-10-17", "2025-10-17"),
            ("36,365", "arrivals", "2025-01-01", "2025-10-17"),
            ("369", "arrivals", "2025-10-18", "2025-10-18"),
            ("7", "boats", "2025-10-18", "2025-10-18"),
            ("36,734", "arrivals", "2025-01-01", "2025-10-18"),
        ],
    ),
    (
        "a heading that names the year",
        "Small boat arrivals in 2024 by month\n\nMonth | People\nJuly | 3,690\nAugust | 4,078",
        [
            ("3,690", "arrivals", "2024-07-01", "2024-07-31"),
            ("4,078", "arrivals", "2024-08-01", "2024-08-31"),
        ],
    ),
    (
        "a label and its value",
        "In figures\n\nTotal small boat arrivals in 2024: 36,816",
        [("36,816", "arrivals", "2024-01-01", "2024-12-31")],
    ),
    (
        "a label on the line before",
        "Small boats in figures\n\nPeople arrived in 2024:\n36,816\nBoats:\n695",
        [
            ("36,816", "arrivals", "2024-01-01", "2024-12-31"),
            ("695", "boats", "2024-01-01", "2024-12-31"),
        ],
    ),
    (
        "a label that goes on from its value",
        "Small boats in figures\n\n36,816\npeople arrived in 2024\n\n29,437\npeople arrived in 2023",
        [
            ("36,816", "arrivals", "2024-01-01", "2024-12-31"),
            ("29,437", "arrivals", "2023-01-01", "2023-12-31"),
        ],
    ),
    (
        "a list under a heading",
        "Small boat arrivals by year\n\n- 2022 – 45,755\n- 2023: 29,437\n• 2024 = 36,816",
        [
            ("45,755", "arrivals", "2022-01-01", "2022-12-31"),
            ("29,437", "arrivals", "2023-01-01", "2023-12-31"),
            ("36,816", "arrivals", "2024-01-01", "2024-12-31"),
        ],
    ),
    (
        "a list in one line",
        "Small boat arrivals by year\n2018 - 299; 2019 - 1,843; 2020 - 8,466",
        [
            ("299", "arrivals", "2018-01-01", "2018-12-31"),
            ("1,843", "arrivals", "2019-01-01", "2019-12-31"),
            ("8,466", "arrivals", "2020-01-01", "2020-12-31"),
        ],
    ),
    (
        "what is counted in labels beside their values",
        "Key statistics\n\nTotal small boat arrivals (2024)    36,816\nReturned to Albania in 2024         2,100\n"
        "Hotel costs in 2024                 1,200",
        [
            ("36,816", "arrivals", "2024-01-01", "2024-12-31"),
            ("2,100", "other_returns", "2024-01-01", "2024-12-31"),
        ],
    ),
    (
        "dots that lead to the value",
        "Number of people prevented from crossing\n2024 ..... 26,000",
        [("26,000", "prevented_people", "2024-01-01", "2024-12-31")],
    ),
    (
        "columns of something else",
        "Small boat arrivals lead to new hotels\n\nCouncil | Hotels | People | Cost\nKent | 12 | 1,200 | £4m",
        [],
    ),
    (
        "other routes",
        "People crossed the Channel again on Saturday.\n\nRoute | People detected\nWestern Balkans | 12,000",
        [],
    ),
    (
        "boats of another kind",
        "Race results\n\nBoat | Crew | Time\nAlba | 12 | 4\nBora | 14 | 5",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_cells_around_a_value_say_what_it_is(text: str, expected: list[tuple]) -> None:
    assert figures(text) == expected


def test_a_nationality_is_a_part_and_a_share_no_figure() -> None:
    text = (
        "Small boat arrivals in 2024 by nationality\n\nNationality | People | Share\n"
        "Syria | 4,161 | 12%\nOther | 8,000 | 20%\nTotal | 36,816 | 100%"
    )
    found, numbers = claims.assemble(documents.from_string(text, PUBLISHED))
    assert [(c.exact, c.subset) for c in found] == [("4,161", "Syria"), ("36,816", "")]
    kept = {number.exact: number.taken_as for number in numbers}
    assert {"8,000", "12", "20", "100"} <= set(kept)
    assert TakenAs.CLAIM not in {kept[exact] for exact in ("8,000", "12", "20", "100")}


def test_people_in_each_boat_are_a_rate() -> None:
    text = f"{TITLE}\n\nYear | Boats | People per boat\n2024 | 695 | 53"
    found = claims.assemble(documents.from_string(text, PUBLISHED))[0]
    assert [(c.exact, c.measure) for c in found] == [
        ("695", Measure.COUNT),
        ("53", Measure.PER_BOAT),
    ]


def test_each_reason_points_at_its_cell() -> None:
    text = SHAPES["tabs"]
    for claim in claims.assemble(documents.from_string(text, PUBLISHED))[0]:
        assert {str(clue.part) for clue in claim.clues} >= {"indicator", "period"}
        assert all(text[clue.start : clue.end] == clue.exact for clue in claim.clues if clue.exact)


CELLS = st.sampled_from(
    [
        "",
        "2024",
        "36,816",
        "7",
        "People",
        "Boats",
        "-",
        "Total",
        "12%",
        "July",
        "c. 5",
        "|",
        ":",
        "x",
    ]
)
SEPARATORS = st.sampled_from([" | ", "\t", "   ", "\n", ": ", " – ", "|"])


@given(st.lists(st.tuples(CELLS, SEPARATORS), max_size=40))
def test_any_cells_give_places_within_the_text_and_drop_no_number(parts: list[tuple]) -> None:
    text = "".join(cell + by for cell, by in parts)
    if not text.strip():
        return
    document = documents.from_string(text, PUBLISHED)
    assert all(text[p.cell.start : p.cell.end] == p.cell.text for p in grids.find(document))
    numbers = claims.assemble(document)[1]
    kept = {place for number in numbers for place in range(number.start, number.end)}
    assert [place for place, sign in enumerate(text) if sign.isdigit() and place not in kept] == []
    assert len({number.start for number in numbers}) == len(numbers)
