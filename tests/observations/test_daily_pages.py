"""Reading the page of the last 7 days: sound ones are read, traps and spoilt ones refused."""

import re
import tracemalloc
from collections import Counter
from datetime import date, timedelta

import editions
import pytest
from editions import page_html, values, with_cell

from etl import observations
from etl.observations.sheets import DAILY
from etl.vocabulary import InputError


@pytest.mark.parametrize(
    ("name", "vintage", "people"),
    [
        ("2025-12-15", date(2025, 12, 14), [0, 0, 0, 0, 0, 0, 737]),
        ("2026-07-11", date(2026, 7, 11), [0, 0, 0, 0, 249, 81, 225]),
        ("2026-07-13", date(2026, 7, 13), [0, 0, 249, 81, 255, 0, 0]),
        ("2026-08-20", date(2026, 8, 20), [0, 93, 82, 0, 250, 0, 0]),
        ("2026-08-22", date(2026, 8, 22), [82, 0, 250, 0, 0, 0, 0]),
    ],
)
def test_a_sound_page_gives_its_seven_days(shared, name, vintage, people):
    found = observations.read(shared / f"official/daily_pages/{name}.html")
    assert list(values(found, "arrivals", 1).values()) == people
    assert {each.vintage_from for each in found} == {vintage}
    assert Counter(each.indicator for each in found) == dict.fromkeys(DAILY.indicators, 7)


def test_the_10th_of_july_2026_was_225_then_255_with_the_note_revised(shared):
    read = {
        name: next(
            (each.value, each.status)
            for each in observations.read(shared / f"official/daily_pages/{name}.html")
            if each.indicator == "arrivals" and each.period_end == date(2026, 7, 10)
        )
        for name in ("2026-07-11", "2026-07-13")
    }
    assert read == {"2026-07-11": (225, "provisional"), "2026-07-13": (255, "revised")}


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("2022-07-21", "a page published by Ministry of Defence"),
        ("2025-10-19", "a page published by Ministry of Defence"),
        ("2026-03-08", "2026-03-08.html table: no header row, expected the columns Date, "),
        ("2026-04-04", "2026-04-04.html: 0 tables, expected one table with Date, "),
    ],
)
def test_a_trap_page_is_refused_and_never_read_as_zeros(shared, name, problem):
    with pytest.raises(InputError, match=re.escape(problem)):
        observations.read(shared / f"official/daily_pages/{name}.html")


WEEK = [[date(2018, 1, 1) + timedelta(days=n), "1,234", 20, 0, ""] for n in range(7)]


def test_a_page_may_write_its_thousands_with_a_comma_and_its_unknown_with_a_dash(tmp_path):
    path = editions.page(tmp_path, date(2018, 1, 8), with_cell(WEEK, 0, 3, "-"))
    found = observations.read(path)
    assert set(values(found, "arrivals", 1).values()) == {1234}
    assert values(found, "uncontrolled_landings", 1)[date(2018, 1, 1)] is None


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([], "no rows, expected one row for every 1 days"),
        (WEEK[:6], "6 days, expected 7"),
        (with_cell(WEEK, 3, 0, "4 Januray 2018"), "row 5 Date: '4 Januray 2018', expected a day"),
        (
            with_cell(WEEK, 3, 0, date(2018, 1, 5)),
            "row 5: 2018-01-05 follows 2018-01-03, expected 2018-01-04",
        ),
        (with_cell(WEEK, 2, 1, ""), "row 4 Migrants arrived: '', expected a whole number or '-'"),
        (with_cell(WEEK, 2, 1, "12,34"), "row 4 Migrants arrived: '12,34'"),
        (with_cell(WEEK, 2, 1, "-3"), "row 4 Migrants arrived: '-3'"),
        (with_cell(WEEK, 2, 2, "٣"), "row 4 Boats arrived: '٣'"),
        (with_cell(WEEK, 2, 1, "9" * 5000), "row 4 Migrants arrived: '999"),
        (
            with_cell(WEEK, 2, 4, "Data missing"),
            "row 4 Notes: 'Data missing', expected 'Revised' or nothing",
        ),
        ([row[:4] for row in WEEK], "row 2: 4 cells, expected 5"),
    ],
)
def test_a_page_with_a_cell_of_another_shape_is_refused(tmp_path, rows, problem):
    with pytest.raises(InputError, match=re.escape(problem)):
        observations.read(editions.page(tmp_path, date(2018, 1, 8), rows))


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (
            lambda html: html.replace("Boats arrived", "Events"),
            "columns Date, Migrants arrived, Events",
        ),
        (lambda html: html.replace("</main>", "<table></table></main>"), "2 tables, expected one"),
        (lambda html: html.replace("last-7-days", "weekly"), "published by an unnamed publisher"),
        (
            lambda html: html.replace("2018-01-08T", "2018-02-08T"),
            "page.html: the last row is of 2018-01-07",
        ),
        (
            lambda html: html.replace("2018-01-08T", "2018-01-07T"),
            "page.html: the last row is of 2018-01-07",
        ),
        (
            lambda html: html.replace("govuk:updated-at", "updated"),
            "no day of publication in it or in its name",
        ),
        (lambda html: "", "published by an unnamed publisher at no address"),
        (lambda html: html + " " * 2_000_000, "a page that is too large"),
    ],
)
def test_a_page_of_another_make_is_refused(tmp_path, edit, problem):
    path = tmp_path / "page.html"
    path.write_text(edit(page_html(WEEK, date(2018, 1, 8))), encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(problem)):
        observations.read(path)


def test_of_a_page_without_end_no_more_is_read_than_a_page_may_have(tmp_path):
    path = tmp_path / "page.html"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    tracemalloc.start()
    with pytest.raises(InputError, match="a page that is too large"):
        observations.read(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20_000_000
