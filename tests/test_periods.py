"""Wordings of time: the first and the last day that they name, seen from a day of publication."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import events, periods
from etl.periods import days
from etl.vocabulary import Basis, Reach, Sentence


PUBLISHED = date(2025, 10, 20)  # a Monday

# Text, the words taken, first day, last day, which ends they name.
WORDINGS = [
    ("on Saturday", "on Saturday", "2025-10-18", "2025-10-18", Reach.DAYS),
    ("Saturday's arrivals", "Saturday's", "2025-10-18", "2025-10-18", Reach.DAYS),
    ("on Monday", "on Monday", "2025-10-20", "2025-10-20", Reach.DAYS),
    ("yesterday", "yesterday", "2025-10-19", "2025-10-19", Reach.DAYS),
    ("on 9 October", "9 October", "2025-10-09", "2025-10-09", Reach.DAYS),
    ("on December 9", "December 9", "2024-12-09", "2024-12-09", Reach.DAYS),
    (
        "on the 9th of October 2024",
        "the 9th of October 2024",
        "2024-10-09",
        "2024-10-09",
        Reach.DAYS,
    ),
    (
        "on Wednesday 30 October 2024",
        "Wednesday 30 October 2024",
        "2024-10-30",
        "2024-10-30",
        Reach.DAYS,
    ),
    (
        "between 1 and 18 October",
        "between 1 and 18 October",
        "2025-10-01",
        "2025-10-18",
        Reach.DAYS,
    ),
    (
        "from 6 August to 12 November 2024",
        "from 6 August to 12 November 2024",
        "2024-08-06",
        "2024-11-12",
        Reach.DAYS,
    ),
    ("between January and September last year", "*", "2024-01-01", "2024-09-30", Reach.DAYS),
    ("in the week to Sunday", "the week to Sunday", "2025-10-13", "2025-10-19", Reach.DAYS),
    (
        "in the seven days to 12 October",
        "the seven days to 12 October",
        "2025-10-06",
        "2025-10-12",
        Reach.DAYS,
    ),
    ("this week", "this week", "2025-10-14", "2025-10-20", Reach.SINCE),
    ("last week", "last week", "2025-10-13", "2025-10-19", Reach.DAYS),
    ("at the weekend", "at the weekend", "2025-10-18", "2025-10-19", Reach.DAYS),
    ("in September", "in September", "2025-09-01", "2025-09-30", Reach.DAYS),
    ("in October 2024", "in October 2024", "2024-10-01", "2024-10-31", Reach.DAYS),
    ("last month", "last month", "2025-09-01", "2025-09-30", Reach.DAYS),
    ("the first half of 2023", "the first half of 2023", "2023-01-01", "2023-06-30", Reach.DAYS),
    (
        "the second quarter of 2024",
        "the second quarter of 2024",
        "2024-04-01",
        "2024-06-30",
        Reach.DAYS,
    ),
    ("the whole of 2024", "the whole of 2024", "2024-01-01", "2024-12-31", Reach.DAYS),
    ("last year", "last year", "2024-01-01", "2024-12-31", Reach.DAYS),
    ("in 2022", "2022", "2022-01-01", "2022-12-31", Reach.DAYS),
    ("so far this year", "so far this year", "2025-01-01", "2025-10-19", Reach.SO_FAR),
    ("the year so far", "the year so far", "2025-01-01", "2025-10-19", Reach.SO_FAR),
    ("since September 18", "since September 18", "2025-09-18", "2025-10-19", Reach.SINCE),
    ("since Friday", "since Friday", "2025-10-17", "2025-10-19", Reach.SINCE),
    ("since January", "since January", "2025-01-01", "2025-10-19", Reach.SINCE),
    ("since 2018", "since 2018", "2018-01-01", "2025-10-19", Reach.SINCE),
    ("since records began", "since records began", "2018-01-01", "2025-10-19", Reach.SINCE),
    ("since Labour took office on 5 July", "*", "2024-07-05", "2025-10-19", Reach.SINCE),
    ("since the treaty came into force", "*", "2025-08-06", "2025-10-19", Reach.SINCE),
    ("since the first return", "since the first return", "2025-09-18", "2025-10-19", Reach.SINCE),
    ("by 27 August last year", "by 27 August last year", "2024-01-01", "2024-08-27", Reach.UNTIL),
    ("as of 3 February 2025", "as of 3 February 2025", "2025-01-01", "2025-02-03", Reach.UNTIL),
    ("at the same point last year", "*", "2024-01-01", "2024-10-19", Reach.SAME_POINT),
    ("the same stretch of last year", "*", "2024-01-01", "2024-10-19", Reach.SAME_POINT),
    ("from July 5, 2024, through Sunday", "*", "2024-07-05", "2025-10-19", Reach.DAYS),
    ("in the first 223 days of 2025", "*", "2025-01-01", "2025-08-11", Reach.DAYS),
    ("the year to 3 February", "*", "2025-01-01", "2025-02-03", Reach.UNTIL),
    ("on Christmas Day", "on Christmas Day", "2024-12-25", "2024-12-25", Reach.DAYS),
    ("on New Year's Eve 2019", "*", "2019-12-31", "2019-12-31", Reach.DAYS),
    ("this time last year", "this time last year", "2024-01-01", "2024-10-19", Reach.SAME_POINT),
]


@pytest.mark.parametrize(
    ("text", "words", "start", "end", "reach"), WORDINGS, ids=[row[0] for row in WORDINGS]
)
def test_a_wording_names_its_days(
    text: str, words: str, start: str, end: str, reach: Reach
) -> None:
    (period,) = periods.find(Sentence(0, text), PUBLISHED)
    assert period.span.exact == (text if words == "*" else words)
    assert (str(period.start), str(period.end), period.reach) == (start, end, reach)


def test_the_wordings_cover_every_reach() -> None:
    assert {row[4] for row in WORDINGS} == set(Reach)


def test_every_named_event_can_be_counted_from() -> None:
    phrases = [
        "since records began",
        "since Labour took office",
        "since the first return",
        "since the deal began",
    ]
    named = [events.named_in(phrase) for phrase in phrases]
    assert [event.name for event in named if event] == list(events.catalogue())


@pytest.mark.parametrize(
    "text",
    [
        "nobody may march",
        "36,734 people",
        "the second group",
        "31 June",
        "a summit in London",
        "the first week of July",
    ],
)
def test_what_names_no_day_gives_none(text: str) -> None:
    assert periods.find(Sentence(0, text), PUBLISHED) == []


def test_the_week_before_is_the_week_before_the_one_that_was_named() -> None:
    text = "124 in the week to Sunday 12 October, against 304 the week before"
    _, before = periods.find(Sentence(0, text), PUBLISHED)
    assert (before.start, before.end) == (date(2025, 9, 29), date(2025, 10, 5))


def test_an_end_taken_from_the_day_of_publication_is_inferred() -> None:
    (named,) = periods.find(Sentence(0, "on Saturday"), PUBLISHED)
    (open_ended,) = periods.find(Sentence(0, "since Saturday"), PUBLISHED)
    assert (named.basis, open_ended.basis) == (Basis.STATED, Basis.INFERRED)


def test_on_new_years_day_this_year_is_the_one_that_ended() -> None:
    (period,) = periods.find(Sentence(0, "so far this year"), date(2026, 1, 1))
    assert (period.start, period.end) == (date(2025, 1, 1), date(2025, 12, 31))


@given(st.dates(date(2018, 1, 1), date(2030, 12, 31)), st.integers(0, 300))
def test_a_written_day_is_found_again(published: date, back: int) -> None:
    day = published - timedelta(back)
    (period,) = periods.find(Sentence(0, f"on {day.day} {day:%B}"), published)
    assert (period.start, period.end) == (day, day)


@given(st.dates(date(2018, 1, 1), date(2030, 12, 31)))
def test_a_weekday_is_at_most_six_days_before_publication(published: date) -> None:
    for word in days.WEEKDAYS:
        assert timedelta(0) <= published - days.weekday_before(word, published) <= timedelta(6)


@given(st.text(max_size=120), st.dates(date(2018, 1, 2), date(2030, 12, 31)))
def test_periods_of_any_text_are_in_order_and_apart(text: str, published: date) -> None:
    found = periods.find(Sentence(0, text), published)
    assert all(period.start <= period.end for period in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
