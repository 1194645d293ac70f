"""The official tables that the repository holds: rebuilt, compared with the README, read back."""

import re
import shutil
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from etl import observations, tables, vintages
from etl.observations.sheets import FIRST_DAY
from etl.vintages.holdings import FILES
from etl.vintages.readings import LAST_READ
from etl.vocabulary import InputError, Observation, Series, Status


OFFICIAL = Path(__file__).parents[2] / "seeds/official"


@pytest.fixture(scope="module")
def held() -> list[Observation]:
    return vintages.read(OFFICIAL)


def test_the_held_tables_are_rebuilt_from_the_five_vintages_byte_for_byte(shared, tmp_path):
    for path in sorted((shared / "official/ods").glob("*.ods")):
        edition = observations.read(path)
        vintages.append(tmp_path, edition, read_on=edition[0].vintage_from)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        name: (OFFICIAL / name).read_bytes() for name in (*FILES, LAST_READ)
    }


def test_the_annual_totals_and_revisions_are_those_of_the_readme(shared, held):
    text = " ".join((shared / "official/README.md").read_text(encoding="utf-8").split())
    table = text.partition("(final): ")[2].partition(". The weekly series")[0]
    final = {each.period_start.year: each.value for each in held if each.series is Series.QUARTERLY}
    assert ", ".join(f"{year} {value:,.0f}" for year, value in final.items()) == table
    for old, new in (("1,194", "1,195"), ("1,097", "1,101")):
        assert old in text
        assert versions(held, "arrivals", float(old.replace(",", "")))[1] == new


def versions(held: list[Observation], indicator: str, first: float) -> list[str]:
    """The values of the one day that first had that many people or boats, in order."""
    (day,) = {
        each.period_end
        for each in held
        if (each.indicator, each.value) == (indicator, first) and each.vintage_to
    }
    found = [
        each
        for each in held
        if each.indicator == indicator and each.period_start == each.period_end == day
    ]
    return [f"{each.value:,.0f}" for each in sorted(found, key=lambda each: each.vintage_from)]


def test_the_revision_of_july_2026_is_that_of_the_saved_pages(shared, held):
    for name, until in (("2026-07-11", date(2026, 7, 12)), ("2026-07-13", None)):
        page = observations.read(shared / f"official/daily_pages/{name}.html")
        (published,) = (
            each
            for each in page
            if each.indicator == "arrivals" and each.period_end == date(2026, 7, 10)
        )
        assert [each.vintage_to for each in held if same_value(each, published)] == [until]


def same_value(held: Observation, published: Observation) -> bool:
    names = ("indicator", "period_start", "period_end", "value", "status", "vintage_from")
    return all(getattr(held, name) == getattr(published, name) for name in names)


def test_a_value_from_print_stood_until_the_day_before_the_first_vintage_with_another(held):
    stood = {
        (each.indicator, str(each.period_end), each.value): (each.vintage_from, each.vintage_to)
        for each in held
    }
    assert stood["arrivals", "2025-09-06", 1097] == (date(2025, 9, 7), date(2025, 11, 13))
    assert stood["arrivals", "2025-09-06", 1101] == (date(2025, 11, 14), None)
    assert stood["boats", "2025-09-06", 17] == (date(2025, 9, 7), date(2025, 11, 13))


def test_a_note_on_a_row_does_not_make_a_new_version_of_a_value_that_stayed(held):
    week = [each for each in held if str(each.period_end) == "2026-02-08" and each.value != 0]
    found = {
        (each.indicator, each.value): (each.status, str(each.vintage_from), each.vintage_to)
        for each in week
        if each.period_start != each.period_end
    }
    assert found["arrivals", 275] == (Status.PROVISIONAL, "2026-02-20", None)
    assert found["prevented_events", 4][2] == date(2026, 8, 20)
    assert found["prevented_events", 5] == (Status.REVISED, "2026-08-21", None)


def test_the_held_days_run_without_a_gap_from_2018_to_20_august_2026(held):
    standing = [
        each
        for each in vintages.latest(held)
        if each.indicator == "arrivals" and each.period_start == each.period_end
    ]
    last = date(2026, 8, 20)
    assert {each.period_start for each in standing} == {
        FIRST_DAY + timedelta(days=number) for number in range((last - FIRST_DAY).days + 1)
    }
    assert len(standing) == (last - FIRST_DAY).days + 1


def test_every_value_stands_in_one_stretch_after_another(held):
    known: dict[tuple[object, ...], list[Observation]] = {}
    for each in held:
        key = (each.series, each.indicator, each.period_start, each.period_end)
        known.setdefault(key, []).append(each)
    for stretches in known.values():
        ordered = sorted(stretches, key=lambda each: each.vintage_from)
        assert ordered[-1].vintage_to is None
        for before, after in pairwise(ordered):
            assert before.vintage_to == after.vintage_from - timedelta(days=1)
            assert before.value != after.value


def test_the_tables_stay_small_and_the_expanded_one_can_be_read_back(held, tmp_path):
    assert (OFFICIAL / "daily.csv").stat().st_size < 250_000
    path = tmp_path / "observations.csv"
    tables.write(Observation, held, path)
    assert path.stat().st_size < 1_000_000
    assert set(tables.read(Observation, path)) == set(held)


def test_the_folder_names_its_copyright_and_licence():
    readme = (OFFICIAL / "README.md").read_text(encoding="utf-8")
    assert "Open Government Licence v3.0" in readme
    assert "Crown copyright" in readme


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("daily.csv", "boats", "ships", "daily.csv: no column 'boats', expected day, arrivals"),
        ("daily.csv", "2018-01-05,0", "2018-1-5,0", "line 6: '2018-1-5', expected a day such as"),
        ("daily.csv", "2018-01-05,0", "2018-01-05,-1", "line 6: '-1', expected a whole number"),
        ("daily.csv", "2018-01-05,0", "2018-01-05,0,0", "line 6: too many or too few cells"),
        ("weekly.csv", "Revised", "revised?", "'revised?', expected 'Revised' or nothing"),
        (
            "weekly.csv",
            ",2026-08-20\n",
            ",2026-08-19\n",
            "vintage_to 2026-08-19, expected 2026-08-20",
        ),
        ("quarterly.csv", "8466", "8,466", "line 4: too many or too few cells"),
        ("revisions.csv", "1097", "about 1097", "line 3: 'about 1097', expected a whole number"),
    ],
)
def test_a_held_table_that_was_spoilt_by_hand_is_refused(tmp_path, name, old, new, problem):
    folder = shutil.copytree(OFFICIAL, tmp_path / "spoilt")
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(problem)):
        vintages.read(folder)


def test_a_folder_without_the_tables_is_refused(tmp_path):
    with pytest.raises(InputError, match="No such file or directory"):
        vintages.read(tmp_path)
