"""Reading the official files as they are: every vintage held, every sum, every name."""

import re
import zipfile
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import editions
import pytest
from editions import SOUND, THREE_WEEKS, values, weeks
from python_calamine import CalamineWorkbook

from etl import observations
from etl.indicators import catalogue
from etl.observations import days as named_days
from etl.observations.sheets import DAILY, FIRST_DAY, WEEKLY
from etl.vocabulary import InputError, Observation, Series, Status


NEWEST = "2026-08-21_small_boats_time_series.ods"
TABLE_NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE_NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

# README of the official files: people and boats by year; 2026 to 20 August.
ANNUAL = {
    2018: (299, 43),
    2019: (1843, 164),
    2020: (8462, 641),
    2021: (28526, 1034),
    2022: (45755, 1110),
    2023: (29437, 602),
    2024: (36816, 695),
    2025: (41472, 672),
    2026: (15897, 234),
}
REVISED_DAYS = """
    2023-02-08 2023-02-13 2023-04-04 2023-04-05 2023-06-10 2023-06-11 2023-06-22
    2024-06-07 2025-09-06
"""


@pytest.fixture(scope="module")
def newest(shared: Path) -> list[Observation]:
    return observations.read(shared / "official/ods" / NEWEST)


def test_annual_totals_are_those_of_the_readme(newest):
    totals = {year: [0.0, 0.0] for year in ANNUAL}
    for column, indicator in enumerate(("arrivals", "boats")):
        for day, value in values(newest, indicator, 1).items():
            totals[day.year][column] += value
    assert {year: tuple(total) for year, total in totals.items()} == ANNUAL


def test_all_450_weeks_equal_the_sum_of_their_days(newest):
    for indicator in ("arrivals", "boats"):
        of_day = values(newest, indicator, 1)
        of_week = values(newest, indicator, 7)
        assert len(of_week) == 450
        for end, value in of_week.items():
            assert value == sum(of_day[end - timedelta(days=back)] for back in range(7))


def test_what_was_not_recorded_is_none_and_nothing_recorded_is_lost(newest):
    landings = values(newest, "uncontrolled_landings", 1)
    assert {day for day, value in landings.items() if value is None} == {
        FIRST_DAY + timedelta(days=number) for number in range((date(2023, 1, 1) - FIRST_DAY).days)
    }
    prevented = values(newest, "prevented_people", 7)
    recorded = [end for end, value in prevented.items() if value is not None]
    assert min(recorded) == date(2024, 5, 5)
    assert prevented[date(2024, 4, 28)] is None


def test_a_row_with_the_note_revised_has_that_status(newest):
    revised = {
        str(each.period_end)
        for each in newest
        if each.status is Status.REVISED and each.period_start == each.period_end
    }
    assert revised == set(REVISED_DAYS.split())


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("2025-11-14_small_boats_time_series.ods", date(2025, 11, 13)),
        ("2025-12-12_small_boats_time_series.ods", date(2025, 12, 11)),
        ("2026-02-20_small_boats_time_series_v2.ods", date(2026, 2, 19)),
        ("2026-05-15_small_boats_time_series.ods", date(2026, 5, 14)),
        (NEWEST, date(2026, 8, 20)),
    ],
)
def test_each_vintage_runs_from_2018_to_the_day_before_it(shared, name, last):
    found = observations.read(shared / "official/ods" / name)
    arrivals = values(found, "arrivals", 1)
    assert (min(arrivals), max(arrivals)) == (date(2018, 1, 1), last)
    assert {each.vintage_from for each in found} == {last + timedelta(days=1)}
    assert {each.series for each in found} == {Series.WEEKLY}


def test_calamine_reads_the_cells_that_a_reading_of_the_xml_finds(shared):
    path = shared / "official/ods" / NEWEST
    workbook = CalamineWorkbook.from_path(str(path))
    for sheet in (DAILY, WEEKLY):
        grid = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        assert [[str(cell) for cell in row] for row in grid] == xml_cells(path, sheet.name)


def xml_cells(path: Path, name: str) -> list[list[str]]:
    """The filled rows of a sheet, read plainly from content.xml."""
    with zipfile.ZipFile(path) as file:
        root = ElementTree.fromstring(file.read("content.xml"))
    (found,) = (
        each
        for each in root.iter(f"{TABLE_NAMESPACE}table")
        if each.get(f"{TABLE_NAMESPACE}name") == name
    )
    rows = ([*map(xml_cell, row)] for row in found.iter(f"{TABLE_NAMESPACE}table-row"))
    width = len((DAILY if name == DAILY.name else WEEKLY).header)
    return [(row + [""] * width)[:width] for row in rows if any(row)]


def xml_cell(node: ElementTree.Element) -> str:
    if day := node.get(f"{OFFICE_NAMESPACE}date-value"):
        return day.replace("T", " ")
    number = node.get(f"{OFFICE_NAMESPACE}value")
    return str(float(number)) if number else "".join(node.itertext())


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("figures.xlsx", "a name ending in '.xlsx', expected one of .ods, .html, .htm"),
        ("missing.ods", "No such file or directory"),
        ("missing.html", "No such file or directory"),
    ],
)
def test_a_file_that_is_absent_or_of_another_type_is_refused(tmp_path, name, problem):
    with pytest.raises(InputError, match=re.escape(problem)):
        observations.read(tmp_path / name)


@pytest.mark.parametrize(
    ("cover", "name", "vintage"),
    [
        ("Published 23 January 2018", "small_boats.ods", date(2018, 1, 23)),
        ("Published 23 January 2018", "2018-01-24_small_boats.ods", date(2018, 1, 23)),
        ("Next release: 30 January 2018", "2018-01-23_small_boats_v2.ods", date(2018, 1, 23)),
        (None, "2018-01-23_small_boats.ods", date(2018, 1, 23)),
        ("", "23_January_2018_Small_boats_-_time_series.ods", date(2018, 1, 23)),
    ],
)
def test_the_vintage_is_the_day_on_the_cover_else_in_the_name(tmp_path, cover, name, vintage):
    path = tmp_path / name
    xml = editions.content(THREE_WEEKS, weeks(THREE_WEEKS), cover or "")
    xml = xml if cover is not None else xml.replace("Cover_sheet", "Cover")
    path.write_bytes(editions.archive(xml))
    assert {each.vintage_from for each in observations.read(path)} == {vintage}


def test_a_spreadsheet_without_a_day_is_refused(tmp_path):
    path = tmp_path / "small_boats_time_series.ods"
    path.write_bytes(editions.archive(SOUND))
    with pytest.raises(InputError, match="no day of publication on its cover or in its name"):
        observations.read(path)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-08-21_small_boats.ods", date(2026, 8, 21)),
        ("19_June_2026_Small_boats_-_time_series.ods", date(2026, 6, 19)),
        ("Published: 7 August 2026", date(2026, 8, 7)),
        ("2026-13-01", None),
        ("31 June 2026", None),
        ("12026-08-21", None),
        ("June 2026", None),
        ("121 June 2026, published 3 July 2026", date(2026, 7, 3)),
        ("", None),
    ],
)
def test_a_day_is_found_in_a_text(text, day):
    assert named_days.find(text) == day


def test_every_column_of_the_sheets_is_the_official_one_of_its_indicator():
    official = {code for code, indicator in catalogue().items() if indicator.official}
    assert set(WEEKLY.indicators) == official
    assert DAILY.header == (
        "Date",
        "Migrants arrived",
        "Boats arrived",
        "Boats arrived - involved in uncontrolled landings",
        "Notes",
    )
