"""Reading the spreadsheet when something in it is not as it should be: refused, never guessed."""

import re
import zipfile
from datetime import date, timedelta
from pathlib import Path

import editions
import pytest
from editions import SOUND, THREE_WEEKS, VINTAGE, days, values, weeks, with_cell

from etl import observations
from etl.vocabulary import InputError


NEWEST = "2026-08-21_small_boats_time_series.ods"


def ods(folder: Path, daily=THREE_WEEKS, weekly=None) -> Path:
    return editions.spreadsheet(folder, VINTAGE, daily, weekly)


def test_a_made_spreadsheet_is_read_as_the_real_ones_are(tmp_path):
    found = observations.read(ods(tmp_path))
    assert list(values(found, "arrivals", 7).values()) == [49, 5, 42]
    assert set(values(found, "prevented_people", 7).values()) == {None}


@pytest.mark.parametrize(
    ("days_later", "is_read"), [(0, False), (1, True), (14, True), (15, False)]
)
def test_an_edition_ends_before_its_day_and_two_weeks_before_at_most(tmp_path, days_later, is_read):
    vintage = THREE_WEEKS[-1][0] + timedelta(days=days_later)
    path = editions.spreadsheet(tmp_path, vintage, THREE_WEEKS)
    if is_read:
        assert observations.read(path)
    else:
        with pytest.raises(InputError, match="the last row is of 2018-01-21"):
            observations.read(path)


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (with_cell(THREE_WEEKS, 3, 1, "12"), "row 5 Migrants arrived: '12', expected a whole"),
        (with_cell(THREE_WEEKS, 3, 1, ""), "SB_01 row 5 Migrants arrived: '', expected a whole"),
        (with_cell(THREE_WEEKS, 3, 1, -12), "SB_01 row 5 Migrants arrived: -12.0"),
        (with_cell(THREE_WEEKS, 3, 1, 12.5), "SB_01 row 5 Migrants arrived: 12.5"),
        (with_cell(THREE_WEEKS, 3, 2, "z"), "SB_01 row 5 Boats arrived: 'z'"),
        (with_cell(THREE_WEEKS, 3, 4, "[r]"), "SB_01 row 5 Notes: '[r]'"),
        (with_cell(THREE_WEEKS, 3, 0, "04/01/2018"), "row 5 Date: '04/01/2018', expected a day"),
        (with_cell(THREE_WEEKS, 3, 0, ""), "SB_01 row 5 Date: ''"),
        (THREE_WEEKS[:3] + THREE_WEEKS[4:], "2018-01-05 follows 2018-01-03, expected 2018-01-04"),
        (THREE_WEEKS[:3] + THREE_WEEKS[2:], "2018-01-03 follows 2018-01-03, expected 2018-01-04"),
        (THREE_WEEKS[1:], "row 2: the series starts on 2018-01-02, expected 2018-01-01"),
        ([["", "", "", "", ""], *THREE_WEEKS], "SB_01 row 2 Date: ''"),
        ([], "SB_01: no rows"),
        (THREE_WEEKS[:7], "the last row is of 2018-01-07, expected one from 2018-01-09"),
        (with_cell(THREE_WEEKS, 3, 1, 13), "is 49, expected the sum of its days, 50"),
        (with_cell(THREE_WEEKS, 3, 1, "-"), "is 49, expected the sum of its days, not recorded"),
    ],
)  # fmt: skip
def test_a_daily_sheet_of_another_shape_is_refused(tmp_path, rows, problem):
    with pytest.raises(InputError, match=re.escape(problem)):
        observations.read(ods(tmp_path, rows, weeks(THREE_WEEKS)))


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (weeks(THREE_WEEKS)[:1], "the last row is of 2018-01-07, expected one from 2018-01-08"),
        (weeks(THREE_WEEKS)[1:], "SB_02 row 2: the series starts on 2018-01-08"),
        (weeks(THREE_WEEKS[:14] + days(0)), "arrivals of the week"),
        (with_cell(weeks(THREE_WEEKS), 1, 2, 8), "boats of the week ending 2018-01-14 is 8"),
        (with_cell(weeks(THREE_WEEKS), 1, 4, "1,234"), "row 3 Migrants prevented: '1,234'"),
    ],
)
def test_a_weekly_sheet_of_another_shape_is_refused(tmp_path, rows, problem):
    if "arrivals of the week" in problem:
        rows = with_cell(weeks(THREE_WEEKS), 0, 1, 0)
    with pytest.raises(InputError, match=re.escape(problem)):
        observations.read(ods(tmp_path, THREE_WEEKS, rows))


def test_uncontrolled_landings_are_not_held_to_the_sum_that_the_office_once_broke(tmp_path):
    found = observations.read(ods(tmp_path, weekly=with_cell(weeks(THREE_WEEKS), 1, 3, 5)))
    assert values(found, "uncontrolled_landings", 7)[date(2018, 1, 14)] == 5


FIRST_ROW = '<table:table-row><table:table-cell office:value-type="date"'
FIRST_PEOPLE = '<table:table-cell office:value-type="float" office:value="7"/>'


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('name="SB_01"', 'name="SB_1"', "no sheet SB_01 among Cover_sheet, SB_1, SB_02"),
        ("Migrants arrived", "Persons arrived", "SB_01 header: columns Date, Persons arrived"),
        (
            "2018-01-04T00:00",
            "2018-01-04T01:00",
            "row 5 Date: 2018-01-04 01:00:00, expected a day w",
        ),
        ("Week ending", "Week", "SB_02 header: columns Week, Migrants arrived"),
        (
            '<table:table table:name="SB_01">',
            '<table:table table:name="SB_01"><table:table-row>'
            '<table:table-cell table:number-columns-repeated="5"/></table:table-row>',
            "SB_01 header: columns (empty), (empty)",
        ),
        (
            FIRST_PEOPLE,
            FIRST_PEOPLE.replace("/>", ' table:number-columns-repeated="-1"/>'),
            "number-columns-repeated '-1', expected 1 to 16,384",
        ),
        (
            FIRST_PEOPLE,
            FIRST_PEOPLE.replace("/>", ' table:number-columns-repeated="99999999999"/>'),
            "number-columns-repeated '99999999999'",
        ),
        (
            FIRST_ROW,
            FIRST_ROW.replace(">", ' table:number-rows-repeated="2000000000">', 1),
            "number-rows-repeated '2000000000', expected 1 to 1,048,576",
        ),
        (
            FIRST_ROW,
            FIRST_ROW.replace(">", ' table:number-rows-repeated="1048576">', 1),
            "a table that is too large, expected at most 500,000 cells",
        ),
        (FIRST_PEOPLE, FIRST_PEOPLE.replace('"7"', '"1e999"'), "row 3 Migrants arrived: inf"),
        (FIRST_PEOPLE, FIRST_PEOPLE.replace('"7"', '"12,345"'), "that can be read"),
        ("</office:body>", "", "content.xml is broken"),
        ("<office:document", '<!DOCTYPE a [<!ENTITY b "c">]><office:document', "a document type"),
        ("Weekly", "&b;", "content.xml is broken (undefined entity"),
    ],
)
def test_a_mutated_content_is_refused(tmp_path, old, new, problem):
    assert old in SOUND
    path = tmp_path / f"{VINTAGE}.ods"
    path.write_bytes(editions.archive(SOUND.replace(old, new)))
    with pytest.raises(InputError, match=re.escape(problem)):
        observations.read(path)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (b'table:name="SB_02"', b'table:name="SB_03"', "no sheet SB_02"),
        (b"<text:p>Boats arrived</text:p>", b"<text:p>Boats</text:p>", "header: columns"),
        (
            b'office:value="1305"',
            b'office:value="1306"',
            "is 2,344, expected the sum of its days, 2,345",
        ),
    ],
)
def test_the_real_spreadsheet_with_one_thing_changed_is_refused(
    shared, tmp_path, old, new, problem
):
    with zipfile.ZipFile(shared / "official/ods" / NEWEST) as file:
        xml = file.read("content.xml")
    assert old in xml
    path = tmp_path / NEWEST
    path.write_bytes(editions.archive(xml.replace(old, new)))
    with pytest.raises(InputError, match=re.escape(problem)):
        observations.read(path)


@pytest.mark.parametrize(
    ("note", "status"),
    [("Revised", "revised"), ("revised", "revised"), (" Revised ", "revised"), ("", "provisional")],
)
def test_the_note_of_a_row_is_the_status_of_its_values(tmp_path, note, status):
    rows = with_cell(THREE_WEEKS, 3, 4, note)
    found = observations.read(ods(tmp_path, rows, weeks(THREE_WEEKS)))
    of_days = [each for each in found if each.period_start == each.period_end]
    read = {each.status for each in of_days if each.period_end == rows[3][0]}
    others = {each.status for each in of_days if each.period_end != rows[3][0]}
    assert (read, others) == ({status}, {"provisional"})
