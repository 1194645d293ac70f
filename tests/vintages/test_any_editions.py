"""Whatever editions are published one after the other: what holds of the held table that they leave."""

from datetime import date, timedelta
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from etl.observations.sheets import DAILY, WEEKLY, Row, Sheet
from etl.vintages import changes, holdings
from etl.vintages.holdings import Held
from etl.vocabulary import InputError


FIRST, PUBLISHED = date(2025, 1, 5), date(2025, 3, 1)
SHEETS = st.sampled_from((DAILY, WEEKLY))
# So near each other that most revisions are plausible, and one that none is.
VALUES = st.sampled_from((None, 0.0, 1.0, 7.0, 8.0, 9.0, 9_000.0))

Edition = tuple[date, list[Row]]


@st.composite
def rows(draw: st.DrawFn, sheet: Sheet) -> list[Row]:
    """Some days or weeks that follow each other, a few of them left out."""
    start = draw(st.integers(0, 3))
    made = []
    for number in range(start, start + draw(st.integers(0, 5))):
        values = tuple(draw(VALUES) for _ in sheet.indicators)
        if draw(st.integers(0, 9)):
            end = FIRST + timedelta(number * sheet.days)
            made.append(Row(end, values, draw(st.booleans())))
    return made


@st.composite
def editions(draw: st.DrawFn) -> tuple[Sheet, list[Edition]]:
    sheet = draw(SHEETS)
    days = draw(st.lists(st.integers(0, 5), min_size=1, max_size=5))
    return sheet, [(PUBLISHED + timedelta(day), draw(rows(sheet))) for day in days]


def added(sheet: Sheet, held: list[Held], edition: Edition) -> list[Held]:
    """The table with the edition, or as it was where that is refused."""
    vintage, brought = edition
    try:
        return changes.merge(sheet, held, brought, vintage)
    except InputError:
        return held


def grown(sheet: Sheet, given_: list[Edition]) -> list[Held]:
    held: list[Held] = []
    for edition in given_:
        held = added(sheet, held, edition)
    return held


@given(editions())
def test_each_row_stands_until_the_day_before_its_next_and_one_of_each_stands_now(given_) -> None:
    held = grown(*given_)
    for _, versions in groupby(held, key=lambda row: row.end):
        listed = list(versions)
        for before, after in pairwise(listed):
            assert before.vintage_to == after.vintage_from - holdings.ONE_DAY
            assert before.vintage_from <= before.vintage_to
            assert before.values != after.values
        assert listed[-1].vintage_to is None
    assert held == sorted(held, key=lambda row: (row.end, row.vintage_from))


@given(editions())
def test_a_table_only_grows_and_what_stood_on_a_day_still_did(given_) -> None:
    sheet, published = given_
    held: list[Held] = []
    for vintage, brought in published:
        after = added(sheet, held, (vintage, brought))
        assert {row for row in held if row.vintage_to} <= set(after)
        past = vintage - holdings.ONE_DAY
        assert stood(held, past) == stood(after, past)
        held = after


def stood(held: list[Held], day: date) -> dict[date, tuple[float | None, ...]]:
    """The values of each row that stood on a day."""
    return {
        row.end: row.values
        for row in held
        if row.vintage_from <= day and (row.vintage_to is None or day <= row.vintage_to)
    }


@given(editions())
def test_an_edition_that_is_taken_stands_whole_and_taking_it_again_changes_nothing(given_) -> None:
    sheet, published = given_
    *earlier, (vintage, brought) = published
    before = grown(sheet, earlier)
    try:
        held = changes.merge(sheet, before, brought, vintage)
    except InputError:
        assume(False)
    assert changes.merge(sheet, held, brought, vintage) == held
    assert list(changes.told(held, held, sheet)) == []
    if brought and vintage >= changes.newest(before):
        now = {row.end: row.values for row in held if row.vintage_to is None}
        assert now == now | {row.end: row.values for row in brought}


@given(editions(), st.integers(1, 5))
def test_an_edition_older_than_the_newest_held_adds_nothing(given_, days: int) -> None:
    sheet, ((_, brought), *further) = given_
    held = grown(sheet, [(PUBLISHED, brought), *further])
    if held:
        vintage = changes.newest(held) - timedelta(days)
        assert added(sheet, held, (vintage, brought)) == held


@given(editions())
def test_what_is_written_is_read_back_and_written_again_alike(tmp_path_factory, given_) -> None:
    sheet, published = given_
    held = grown(sheet, published)
    path = tmp_path_factory.getbasetemp() / f"{sheet.name}.csv"
    path.write_bytes(holdings.to_csv(sheet, held))
    assert list(holdings.read(path, sheet)) == held
    assert holdings.to_csv(sheet, holdings.read(path, sheet)) == path.read_bytes()


def told(path: Path, sheet: Sheet) -> str:
    """The refusal of a table, or how many rows it was read to have."""
    try:
        return f"{sheet.name} held {len(holdings.read(path, sheet))}"
    except InputError as refused:
        return str(refused)


@given(editions(), st.data())
def test_of_a_table_with_one_character_changed_nothing_but_a_refusal_or_a_table_comes(
    tmp_path_factory, given_, data: st.DataObject
) -> None:
    sheet, published = given_
    text = holdings.to_csv(sheet, grown(sheet, published)).decode()
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from('0123456789-,\n"\r x٣\x00'))
    path: Path = tmp_path_factory.getbasetemp() / "injured.csv"
    path.write_text(text[:place] + other + text[place + 1 :], encoding="utf-8", newline="")
    assert told(path, sheet).startswith((str(path), f"{sheet.name} held"))


@pytest.mark.parametrize("sheet", [DAILY, WEEKLY], ids=lambda sheet: sheet.name)
def test_the_editions_that_are_made_up_are_taken_and_refused(sheet: Sheet) -> None:
    one = [Row(FIRST, (7.0,) * len(sheet.indicators), False)]
    other = [Row(FIRST, (9_000.0,) * len(sheet.indicators), False)]
    held = changes.merge(sheet, [], one, PUBLISHED)
    assert [row.values for row in held] == [one[0].values]
    with pytest.raises(InputError):
        changes.merge(sheet, held, other, PUBLISHED)
