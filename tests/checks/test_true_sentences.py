"""Sentences filled with official figures, as papers put them, on many days: none of them is accused."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from etl import histories, pipeline, vintages
from etl.histories import Histories
from etl.open_ends import moved
from etl.vocabulary import Series, Verdict


ROOT = Path(__file__).parents[2]
# Days spread over months and years: calm and busy ones, of winter and summer.
DAYS = tuple(date(2023, 3, 11) + timedelta(97 * n) for n in range(13))
# What stands in braces is filled from the official series; {more} and its like tell which side is larger.
SENTENCES = (
    "The total of people crossing the Channel in {year} was {people} on {day}, compared with {people_before} "
    "on the same date a year before, a difference of {apart}.",
    "The running total of people crossing the Channel is {people} for {year}.\n\nSo far {boats} vessels have been "
    "used, which works out at roughly {each} people in each.",
    "In {month} there were {of_month} arrivals by small boat, {up} from {of_month_before}.",
    "In {month} there were {of_month} arrivals by small boat, {down} from {of_month_a_year_ago}.",
    "So far this year {people} people have crossed the Channel in {boats} boats. In the same period of {year_before} "
    "the number was {people_before}, {apart} {more}.",
    "So far this year {people} people have crossed the Channel. At this stage of {year_before} there had been "
    "{apart} {more} people ({people_before}).",
    "By {day} {people} people had crossed the Channel in small boats this year. By then in {year_before} it was "
    "{people_before}. So it's the {rank} for the date.",
    "By {weekday} {people} people had crossed the Channel this year. To the same date last year {apart} {more} "
    "had done so ({people_before}).",
    "So far this year {people} people have crossed the Channel, in fewer than {boats_above} boats by {day}.",
    "{people} people have come ashore from the Channel this year through {day}, and {since_2024} since "
    "1 July 2024.",
)
PLACES = ("highest", "second-highest", "third-highest", "fourth-highest", "fifth-highest")


@pytest.fixture(scope="module")
def series() -> Histories:
    return histories.collect(vintages.read(ROOT / "seeds/official"))


def counts(day: date, series: Histories) -> dict[str, int]:
    """The official figures of a day, of its year so far and of the month before it."""

    def total(first: date, last: date, indicator: str = "arrivals") -> int:
        return int(series[Series.WEEKLY, indicator].between(first, last).interval.high)

    january, month_end = date(day.year, 1, 1), day.replace(day=1) - timedelta(1)
    month = month_end.replace(day=1)
    before_end = month - timedelta(1)
    return {
        "people": total(january, day),
        "boats": total(january, day, "boats"),
        "people_before": total(moved(january, -1), moved(day, -1)),
        "of_month": total(month, month_end),
        "of_month_before": total(before_end.replace(day=1), before_end),
        "of_month_a_year_ago": total(moved(month, -1), moved(month_end, -1)),
        "since_2024": total(date(2024, 7, 1), day) if day > date(2024, 8, 1) else 0,
        "higher": sum(
            total(date(year, 1, 1), moved(day, year - day.year)) > total(january, day)
            for year in range(2018, day.year)
        ),
    }


def filled(day: date, series: Histories) -> dict[str, str]:
    """The words for the sentences."""
    found = counts(day, series)
    found["apart"] = abs(found["people"] - found["people_before"])
    found["each"] = round(found["people"] / found["boats"])
    found["boats_above"] = (found["boats"] // 100 + 1) * 100
    return {name: f"{value:,}" for name, value in found.items()} | {
        "year": str(day.year),
        "year_before": str(day.year - 1),
        "day": f"{day.day} {day:%B}",
        "weekday": f"{day:%A}",
        "month": f"{day.replace(day=1) - timedelta(1):%B}",
        "up": "up" if found["of_month"] > found["of_month_before"] else "down",
        "down": "up" if found["of_month"] > found["of_month_a_year_ago"] else "down",
        "more": "more" if found["people_before"] > found["people"] else "fewer",
        "rank": PLACES[found["higher"]],
    }


def told(day: date, series: Histories) -> Iterator[str]:
    words = filled(day, series)
    for sentence in SENTENCES:
        if "{since_2024}" not in sentence or day > date(2024, 8, 1):
            yield sentence.format(**words)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_is_true_of_the_official_series_is_not_accused(day: date, series: Histories) -> None:
    accused = []
    for text in told(day, series):
        checked = pipeline.check(text, day + timedelta(1), ROOT / "data")
        own = {claim.claim_id for claim in checked.claims}
        assert own, text
        accused += [
            (text, finding.explanation)
            for finding in checked.findings
            if finding.verdict is Verdict.DIFFERS and own & set(finding.claim_ids.split())
        ]
    assert accused == []
