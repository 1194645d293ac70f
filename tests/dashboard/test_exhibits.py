"""The charts of all pages as sentences, rows and pictures, and the addresses that give them."""

import csv
import io
from datetime import date
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from dashboard import axes, exhibits, matrices, policies
from dashboard.app import create
from dashboard.store import Store
from dashboard.views import asked, chosen, days, treaty, weeks
from dashboard.views.asked import Unit, View
from etl import events


ALL = (2024, 2025)
USUAL = View(2025, ALL)

# View -> what its first chart says; the invented figures are ten people and one boat a day.
SENTENCES = {
    USUAL: "Running total of people arriving by small boat: 310 from 1 January to 31 January 2025, "
    "as many as by the same day of 2024 (310); "
    "4 reported figures are marked at 3 places, 1 of them differs.",
    View(2025, ALL, unit=Unit.PER_BOAT): "People per small boat: 10 from 1 January to 31 January "
    "2025, as many as by the same day of 2024 (10); "
    "no reported figure lies in these days.",
    View(2024, (2024,), "02-01", "02-29"): "Running total of people arriving by small boat: 600 "
    "from 1 January to 29 February 2024; no reported figure lies in these days.",
}


@pytest.fixture(scope="module")
def client(small) -> FlaskClient:
    return create(small).server.test_client()


@pytest.mark.parametrize(("view", "said"), SENTENCES.items())
def test_the_sentence_is_computed_from_the_rows(held: Store, view: View, said: str) -> None:
    assert chosen.of(held, "arrivals", view).sentence == said


@pytest.mark.parametrize("name", chosen.CHARTS)
def test_each_chart_has_a_file_a_table_and_a_picture_of_the_same_rows(
    held: Store, name: str
) -> None:
    gallery = chosen.CHARTS[name]
    shown = chosen.of(held, name, gallery.read(held, {"year": "2025", "sources": "every"}))
    assert shown.page == gallery.path
    file = list(csv.reader(io.StringIO(exhibits.csv(shown))))
    assert len(file) - 1 == len(shown.rows) == len(exhibits.cells(shown))
    picture = ElementTree.fromstring(exhibits.svg(shown, "https://example.org/?a=1&b=<2>"))
    said = "".join(picture.itertext())
    assert shown.title.split()[0] in said
    assert "https://example.org/?a=1&b=<2>" in said


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("name", ["arrivals", "days"])
def test_each_chart_can_be_drawn_in_each_unit(held: Store, name: str, unit: Unit) -> None:
    shown = chosen.of(held, name, View(2025, ALL, unit=unit))
    assert shown.sentence.endswith(".")
    assert shown.figure.data


def test_a_mean_needs_all_seven_days_and_divides_people_by_boats(held: Store) -> None:
    rows = days.measured(held, Unit.PEOPLE)
    assert rows["mean"].isna().sum() == 6
    assert set(rows["mean"].dropna()) == {10}
    assert set(days.measured(held, Unit.PER_BOAT)["mean"].dropna()) == {10}


def test_preventions_stand_below_nought_and_are_told_as_counted(held: Store) -> None:
    shown = weeks.exhibit(held, USUAL)
    above, below = (trace for trace in shown.figure.data if trace["type"] == "bar")
    assert above["y"] == [70] * 4
    assert below["y"] == [-5] * 4
    assert below["customdata"] == ["5"] * 4
    assert shown.rows["prevented"].tolist() == [5] * 4


def test_preventions_are_never_shown_beside_boats(held: Store) -> None:
    for unit in (Unit.BOATS, Unit.PER_BOAT):
        assert weeks.measured(held, unit)["prevented"].dropna().empty


def test_days_that_are_not_recorded_have_no_chart(held: Store) -> None:
    assert days.exhibit(held, View(2025, ALL, "03-01", "03-31")) is None
    assert weeks.exhibit(held, View(2025, ALL, "03-01", "03-31")) is None


def test_policy_days_are_those_of_the_catalogue() -> None:
    held = events.catalogue()
    assert [(policy.day, policy.name) for policy in policies.of_years((2025,))] == [
        (held["treaty in force"].days[0], "Treaty in force"),
        (held["first return"].days[0], "First return"),
    ]
    assert policies.between(date(2025, 8, 7), date(2025, 9, 17)) == []


@pytest.mark.parametrize(("above", "below"), [(1912, 800), (10, 10), (0, 5), (45_000, 3)])
def test_a_mirrored_axis_counts_upwards_both_ways(above: float, below: float) -> None:
    axis = axes.mirrored(above, below)
    assert axis["range"][0] <= -below
    assert axis["range"][1] >= above
    assert 2 <= len(axis["tickvals"]) <= 8
    assert not any(text.startswith("−") for text in axis["ticktext"])


def test_the_matrix_gathers_what_is_of_one_thing_and_keeps_parts_apart(held: Store) -> None:
    rows = matrices.of(held, every_source=True).rows
    cells = [[report.claim.value for cell in row.cells.values() for report in cell] for row in rows]
    assert sorted([999, 110]) in [sorted(cell) for cell in cells]
    assert [3] in cells
    assert matrices.of(held).rows == ()


def test_a_week_placed_a_day_apart_is_one_week_and_a_day_is_not() -> None:
    def thing(first: date, last: date) -> dict:
        return dict.fromkeys(matrices.THING.split(", ")) | {
            "period_start": first,
            "period_end": last,
        }

    week = thing(date(2025, 10, 13), date(2025, 10, 19))
    assert matrices.same(week, thing(date(2025, 10, 14), date(2025, 10, 20)))
    assert not matrices.same(week, thing(date(2025, 10, 13), date(2025, 10, 20)))
    day = thing(date(2025, 10, 18), date(2025, 10, 18))
    assert not matrices.same(day, thing(date(2025, 10, 19), date(2025, 10, 19)))


def test_both_counts_of_the_treaty_are_charts(held: Store) -> None:
    assert list(treaty.exhibits(held)) == list(treaty.COUNTED)


@pytest.mark.parametrize(
    "path",
    [
        "/charts/none.csv",
        "/charts/days.xls",
        "/charts/sources.json",
        "/?embed=1&chart=none",
        "/official?embed=1&chart=none",
    ],
)
def test_an_unknown_chart_or_file_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_file_that_is_unchanged_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/charts/days.json?unit=boats")
    again = client.get(
        "/charts/days.json?unit=boats", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert (first.status_code, again.status_code) == (200, 304)


@pytest.mark.parametrize("name", chosen.CHARTS)
def test_the_frame_of_a_chart_stands_at_its_own_page(client: FlaskClient, name: str) -> None:
    path = chosen.CHARTS[name].path
    answer = client.get(f"{path}?embed=1&chart={name}&sources=every&by=month")
    assert answer.text.count("<figure") == 1
    assert f'id="chart-{name}"' in answer.text
    assert "X-Frame-Options" not in answer.headers


def test_the_pair_of_a_year_says_how_far_the_two_series_are_apart(held: Store) -> None:
    shown = chosen.of(held, "two-series", None)
    assert shown.rows.to_dict("records") == [
        {"year": 2024, "weekly": 3660, "quarterly": 3664, "difference": 4}
    ]
    assert "<b>+4</b>" in [note["text"] for note in shown.figure.layout["annotations"]]
    assert [bar["y"] for bar in shown.figure.data] == [[3660], [3664]]


def test_one_chart_alone_has_its_source_and_no_other_chart(client: FlaskClient) -> None:
    answer = client.get("/?embed=1&chart=per-boat")
    assert answer.text.count("<figure") == 1
    assert "vintage of 1 February 2025" in answer.text
    assert "X-Frame-Options" not in answer.headers
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]


def test_a_hostile_query_is_only_a_query(client: FlaskClient) -> None:
    text = client.get("/?embed=1&chart=days&year=%22%3E%3Cscript%3E&unit=%3Cb%3E").text
    assert "<script>" not in text.replace("<script src", "")
    assert asked.address(USUAL, ALL) == "/"
