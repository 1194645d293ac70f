"""What an address asks for, and the sentences that answer it."""

from datetime import date

import pandas as pd
import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from dashboard import exhibits, panels, prerender, series
from dashboard.app import create
from dashboard.store import Store
from dashboard.views import asked, explorer, series_compared, standing, sums, treaty
from dashboard.views.asked import Unit, View


ALL = (2024, 2025)

USUAL = View(2025, ALL)

# The query of the overview -> what is shown.
OVERVIEWS = {
    "": USUAL,
    "year=2024": View(2024, ALL),
    "year=1850": USUAL,
    "year=²": USUAL,
    "years=2024": View(2025, (2024,)),
    "years=2025": View(2025, (2025,)),
    "years=2024,x,2024": View(2025, (2024,)),
    "first=10-01&last=12-31": View(2025, ALL, "10-01", "12-31"),
    "first=2025-10-01&last=2025-12-31": View(2025, ALL, "10-01", "12-31"),
    "first=12-31&last=10-01": USUAL,
    "first=02-29&last=03-01": View(2025, ALL, "02-29", "03-01"),
    "first=02-30": USUAL,
    "unit=boats": View(2025, ALL, unit=Unit.BOATS),
    "unit=per-boat&compare=same-day": View(2025, ALL, unit=Unit.PER_BOAT, same_day=True),
    "unit=tons&compare=x": USUAL,
    "sources=every": View(2025, ALL, every_source=True),
}

# The query of a page -> what of it can be made nothing of; all else is meant, or asks for nothing.
UNMEANT = {
    "/": [],
    "/?year=2024&years=2024,2025&unit=boats&compare=same-day&sources=every": [],
    "/?first=02-29&last=2025-03-01&utm_source=letter": [],
    "/?year=1850&unit=tons": ["year=1850", "unit=tons"],
    "/?years=2024,x": ["years=x"],
    "/?first=12-31&last=10-01": ["first=12-31", "last=10-01"],
    "/?last=01-01": ["last=01-01"],
    "/?first=02-30&compare=x&year=": ["first=02-30", "compare=x"],
    "/?year=<b>": ["year=<b>"],
    "/official?by=day&indicator=boats&from=2025-01-01&to=2025-01-02": [],
    "/official?indicator=deaths&by=hour": ["indicator=deaths", "by=hour"],
    "/official?indicator=prevented_people&by=day": ["by=day"],
    "/official?from=x&to=2025-01-02": ["from=x"],
    "/official?from=2025-02-01&to=2024-01-01": ["from=2025-02-01", "to=2024-01-01"],
}

# The query of /official -> indicator, stretch, first and last day.
EXPLORERS = {
    "": ("arrivals", "week", date(2024, 12, 30), date(2025, 1, 26)),
    "by=day": ("arrivals", "day", date(2025, 1, 1), date(2025, 1, 31)),
    "indicator=deaths": ("arrivals", "week", date(2024, 12, 30), date(2025, 1, 26)),
    "indicator=prevented_people&by=day": (
        "prevented_people",
        "week",
        date(2024, 12, 30),
        date(2025, 1, 26),
    ),
    "by=month&from=2024-03-01&to=2024-04-30": (
        "arrivals",
        "month",
        date(2024, 3, 1),
        date(2024, 4, 30),
    ),
    "by=year&from=x&to=2024-12-31": ("arrivals", "year", date(2024, 1, 1), date(2024, 12, 31)),
    "by=year&from=2025-02-01&to=2024-01-01": (
        "arrivals",
        "year",
        date(2024, 1, 1),
        date(2025, 1, 31),
    ),
}


def query(text: str) -> dict[str, str]:
    return dict(part.split("=") for part in text.split("&")) if text else {}


@pytest.fixture
def running(held: Store) -> pd.DataFrame:
    return series.running(held, "arrivals")


@pytest.mark.parametrize(("text", "view"), OVERVIEWS.items())
def test_the_overview_shows_what_its_address_can_mean(text: str, view: View) -> None:
    assert asked.read(ALL, query(text)) == view


@pytest.mark.parametrize("view", OVERVIEWS.values())
def test_the_address_of_an_overview_leads_back_to_it(view: View) -> None:
    _, _, text = asked.address(view, ALL).partition("?")
    assert asked.read(ALL, query(text.replace("%2C", ","))) == view


def test_a_form_sends_the_year_itself_with_those_beside_it() -> None:
    assert asked.read((2023, 2024, 2025), {"years": ["2025", "2023"]}).years == (2023,)
    assert asked.read((2023, 2024, 2025), {"years": ["2025", "2024", "2023"]}).years == (
        2023,
        2024,
        2025,
    )


@pytest.mark.parametrize(("text", "view"), EXPLORERS.items())
def test_the_explorer_shows_what_its_address_can_mean(held: Store, text: str, view: tuple) -> None:
    assert explorer.read(held, query(text)) == explorer.View(*view)


def test_an_address_that_says_a_thing_twice_means_the_last() -> None:
    assert panels.asked({"year": ["2024", "2025"], "by": "day"}) == {"year": "2025", "by": "day"}


def test_the_heading_of_an_unfinished_year_compares_it_day_for_day(running) -> None:
    assert standing.headline(running, 2025) == (
        "310 people have arrived by small boat so far in 2025, as many as by the same day of 2024"
    )


def test_the_heading_of_the_first_year_compares_it_with_nothing(running) -> None:
    assert standing.headline(running, 2024) == "3,660 people arrived by small boat in 2024"


def test_a_29_february_is_compared_with_the_28th() -> None:
    days = pd.to_datetime(["2023-02-28", "2024-02-29"])
    rows = pd.DataFrame({"day": days, "year": days.year, "total": [5, 7]})
    assert standing.at_same_day(rows, date(2024, 2, 29)) == 5


def test_the_days_asked_for_are_added_up(held: Store) -> None:
    view = explorer.View("arrivals", "day", date(2025, 1, 1), date(2025, 1, 10))
    assert "<strong>100 people arrived</strong> in 10 boats" in prerender.to_html(
        sums.total(held, view)
    )


def test_days_that_are_not_all_recorded_have_no_sum(held: Store) -> None:
    view = explorer.View("arrivals", "day", date(2025, 1, 1), date(2025, 2, 10))
    assert "not every day is recorded" in prerender.to_html(sums.total(held, view))


def test_what_was_not_recorded_is_said_in_the_table(held: Store) -> None:
    ends = date(2024, 12, 1), date(2025, 1, 31)
    view = explorer.View("uncontrolled_landings", "month", *ends)
    shown = explorer.exhibit(held, view)
    said = prerender.to_html(exhibits.table(shown))
    assert '<td class="number">not recorded</td>' in said
    assert '<td class="number">62</td>' in said
    assert shown.sentence.endswith("with 62 boats; 1 month is not recorded.")


@pytest.mark.parametrize("text", EXPLORERS)
def test_the_address_of_an_explorer_leads_back_to_it(held: Store, text: str) -> None:
    view = explorer.read(held, query(text))
    assert explorer.read(held, explorer.said(held, view)) == view


def test_the_usual_explorer_needs_no_query(held: Store) -> None:
    assert explorer.said(held, explorer.read(held, {})) == {}


def test_a_treaty_without_reports_has_no_section(tmp_path, small) -> None:
    for table in small.iterdir():
        (tmp_path / table.name).write_bytes(table.read_bytes())
    claims = tmp_path / "claims.csv"
    claims.write_text(claims.read_text().splitlines(keepends=True)[0])
    assert treaty.exhibits(Store(tmp_path)) == {}


@pytest.mark.parametrize("path", ["/", "/official"])
def test_without_official_figures_a_page_says_so(tmp_path, small, path: str) -> None:
    for table in small.iterdir():
        (tmp_path / table.name).write_bytes(table.read_bytes())
    observations = tmp_path / "observations.csv"
    observations.write_text(observations.read_text().splitlines(keepends=True)[0])
    answer = create(tmp_path).server.test_client().get(path)
    assert answer.status_code == 200
    assert "No official figures are held" in answer.text


@pytest.mark.parametrize("path", ["/", "/official", "/official?by=year&indicator=boats"])
def test_an_address_gives_the_same_page_each_time(small, path: str) -> None:
    client = create(small).server.test_client()
    first, second = (client.get(path).text.partition('id="react-entry-point"')[0] for _ in range(2))
    assert "<h1>" in first
    assert first == second


@pytest.mark.parametrize(
    ("years", "heading"),
    [
        ([], "The two official series agree"),
        ([(2018, 0)], "The two official series agree"),
        ([(2018, 0), (2020, 4)], "The two official series differ for 2020"),
        ([(2020, 4), (2022, -19)], "The two official series differ for 2020 and 2022"),
    ],
)
def test_the_heading_names_the_years_that_differ(years: list[tuple], heading: str) -> None:
    both = pd.DataFrame(years, columns=["year", "difference"])
    assert series_compared.headline(both) == heading


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ([(2018, 299, 299)], "In the 1 year that both have, they are the same to the person."),
        (
            [(2018, 299, 299), (2020, 8462, 8466), (2022, 45755, 45774)],
            "Of the 3 years that both have, 1 is the same to the person; they are furthest apart for "
            "2022, for which the quarterly series has 19 people more, 0.04% of the weekly figure.",
        ),
        (
            [(2019, 1843, 1843), (2021, 1000, 999), (2023, 500, 500)],
            "Of the 3 years that both have, 2 are the same to the person; they are furthest apart for "
            "2021, for which the quarterly series has 1 person fewer, 0.10% of the weekly figure.",
        ),
    ],
)
def test_how_far_the_two_series_are_apart_is_said(years: list[tuple], said: str) -> None:
    both = pd.DataFrame(years, columns=["year", "weekly", "quarterly"])
    both["difference"] = both["quarterly"] - both["weekly"]
    assert series_compared.sentence(both) == said


@pytest.mark.parametrize(("address", "odd"), UNMEANT.items())
def test_what_an_address_cannot_mean_is_told_where_the_usual_view_stands_in_its_place(
    client: FlaskClient, address: str, odd: list[str]
) -> None:
    """A link to a year that is not held must not be taken for one to the year that is shown."""
    for path in (address, f"/view{address}"):
        page = LexborHTMLParser(client.get(path).text)
        told = page.css_first(".unmeant")
        assert [code.text() for code in told.css("code")] == odd if odd else told is None
