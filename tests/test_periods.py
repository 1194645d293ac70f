"""Wordings of time: the first and the last day that they name, seen from a day of publication."""

import re
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timings import noise, seconds

from etl import events, periods
from etl.periods import days
from etl.vocabulary import Basis, Period, Reach, Sentence, Span


PUBLISHED = date(2025, 10, 20)  # a Monday

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("periods*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
ROWS = [(case, row) for case in CASES for row in case["says"]]
GAPS = [(case, row) for case in CASES for row in case.get("gaps", [])]
BRACED = re.compile(r"\{([^}]*)\}")


def meaning(text: str) -> tuple[date, date, Reach]:
    """ "2025-10-13..2025-10-19 since": first day, last day, reach."""
    stretch, _, reach = text.partition(" ")
    first, _, last = stretch.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last or first), Reach(reach or "days")


def spoken(texts: list[str]) -> list[Period]:
    meanings = [meaning(text) for text in texts]
    return [
        Period(first, last, Basis.STATED, Span(0, 0, ""), reach) for first, last, reach in meanings
    ]


def read(case: dict, row: list[str]) -> list[tuple]:
    text = BRACED.sub(r"\1", row[0])
    found = periods.find(Sentence(0, text), case["published"], spoken(case.get("spoken", [])))
    return [(p.span.exact, p.start, p.end, p.reach) for p in found]


def expected(row: list[str]) -> list[tuple]:
    words = BRACED.findall(row[0])
    return [(w, *meaning(m)) for w, m in zip(words, row[1:], strict=True)]


@pytest.mark.parametrize(("case", "row"), ROWS, ids=[row[0] for _, row in ROWS])
def test_a_wording_names_its_days(case: dict, row: list[str]) -> None:
    assert read(case, row) == expected(row)


@pytest.mark.parametrize(("case", "row"), GAPS, ids=[row[0] for _, row in GAPS])
def test_a_gap_that_is_read_by_now_moves_up(case: dict, row: list[str]) -> None:
    assert read(case, row) != expected(row)


def test_the_wordings_cover_every_reach() -> None:
    meanings = [text for _, row in ROWS for text in row[1:]]
    assert {meaning(text)[2] for text in meanings} == set(Reach)


@pytest.mark.parametrize("event", events.catalogue().values(), ids=events.catalogue())
def test_every_named_event_has_days_and_a_wording_of_its_own(event: events.Event) -> None:
    assert event.days == tuple(sorted(event.days))
    assert re.compile(event.wording).groups == 0


def test_an_event_that_happened_twice_is_the_newest_before_publication() -> None:
    sentence = Sentence(0, "since the general election")
    (old,) = periods.find(sentence, date(2021, 3, 1))
    (new,) = periods.find(sentence, date(2025, 3, 1))
    assert (old.start, new.start) == (date(2019, 12, 13), date(2024, 7, 5))


def test_an_end_taken_from_the_day_of_publication_is_inferred() -> None:
    (named,) = periods.find(Sentence(0, "on Saturday"), PUBLISHED)
    (open_ended,) = periods.find(Sentence(0, "since Saturday"), PUBLISHED)
    assert (named.basis, open_ended.basis) == (Basis.STATED, Basis.INFERRED)


@pytest.mark.parametrize("published", [date(2026, 1, 1), date(2026, 1, 2)])
def test_on_the_first_days_of_january_this_year_is_the_one_that_ended(published: date) -> None:
    (period,) = periods.find(Sentence(0, "so far this year"), published)
    assert (period.start, period.end) == (date(2025, 1, 1), date(2025, 12, 31))


def ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


# The ways in which newsrooms write one day; each must lead back to it.
FORMATS: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day.day} {day:%B %Y}",
    lambda day: f"{day.day} {day:%b %Y}",
    lambda day: f"{day.day} {day:%b}. {day.year}",
    lambda day: f"{day.day} {day:%B}, {day.year}",
    lambda day: f"{ordinal(day.day)} {day:%B %Y}",
    lambda day: f"{ordinal(day.day)} of {day:%B %Y}",
    lambda day: f"the {ordinal(day.day)} of {day:%B}, {day.year}",
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%B} {day.day} {day.year}",
    lambda day: f"{day:%b}. {day.day}, {day.year}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
    lambda day: f"{day:%B} {ordinal(day.day)}, {day.year}",
    lambda day: f"{day:%A} {day.day} {day:%B %Y}",
    lambda day: f"{day:%A}, {day.day} {day:%B %Y}",
    lambda day: f"{day:%A}, {day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%a} {day.day} {day:%b %Y}",
    lambda day: f"{day:%a}, {day:%b} {day.day}, {day.year}",
    lambda day: f"{day:%A} the {ordinal(day.day)} of {day:%B %Y}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%d.%m.%y}",
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"{day:%Y-%m-%d}",
)
DAYS = st.dates(date(2018, 1, 1), date(2030, 12, 31))


@given(DAYS, DAYS, st.sampled_from(FORMATS))
def test_a_day_written_in_full_is_found_again(
    day: date, published: date, written: Callable[[date], str]
) -> None:
    (period,) = periods.find(Sentence(0, f"On {written(day)} they left."), published)
    assert (period.start, period.end) == (day, day)
    assert written(day).removeprefix("the ").startswith(period.span.exact.removeprefix("the "))


@given(DAYS, st.integers(0, 300))
def test_a_day_without_its_year_is_the_newest(published: date, back: int) -> None:
    day = published - timedelta(back)
    (period,) = periods.find(Sentence(0, f"On {day.day} {day:%B} many came."), published)
    assert (period.start, period.end) == (day, day)


@given(DAYS, DAYS)
def test_a_stretch_written_in_full_is_found_again(one: date, other: date) -> None:
    first, last = sorted((one, other))
    text = f"From {first.day} {first:%B %Y} to {last.day} {last:%B %Y} they came."
    (period,) = periods.find(Sentence(0, text), PUBLISHED)
    assert (period.start, period.end) == (first, last)


@given(DAYS)
def test_a_weekday_is_at_most_six_days_before_publication(published: date) -> None:
    for word in days.WEEKDAYS:
        assert timedelta(0) <= published - days.weekday_before(word, published) <= timedelta(6)


# The vocabulary of the grammar with what can stand between, so that properties meet every branch.
WORDS = (
    "the",
    "of",
    "on",
    "in",
    "and",
    "earlier",
    "ago",
    "ended",
    "2025",
    "May",
    "Saturday",
    "June",
)
OTHERS = (
    "people",
    "£20",
    "1,214",
    ",",
    ".",
    "’s",
    "–",
    "(",
    "/",
    "said",
    "will",
    "was",
    "it",
    "began",
)
PIECES = st.sampled_from([*sorted(periods.HEADS), *WORDS, *OTHERS])
SPEECH = st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=120)


@given(SPEECH, DAYS, st.booleans())
def test_periods_of_any_text_are_in_order_apart_and_exact(
    text: str, published: date, spoken_before: bool
) -> None:
    before = spoken(["2025-10-13..2025-10-19", "2025-01-01..2025-10-18 so far"])
    found = periods.find(Sentence(0, text), published, before if spoken_before else ())
    assert all(period.start <= period.end for period in found)
    assert all(text[p.span.start : p.span.end] == p.span.exact for p in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(
    st.sampled_from(ROWS), st.sampled_from(["He paid for it, they say", "Nothing else is known"])
)
def test_neutral_words_before_change_nothing(
    case_and_row: tuple[dict, list[str]], neutral: str
) -> None:
    case, row = case_and_row
    text = BRACED.sub(r"\1", row[0])
    before = spoken(case.get("spoken", []))
    plain = periods.find(Sentence(0, text), case["published"], before)
    led = periods.find(Sentence(0, f"{neutral}; {text}"), case["published"], before)
    assert [(p.start, p.end, p.reach) for p in led] == [(p.start, p.end, p.reach) for p in plain]


# Fewer words meet more often.
NUMBERS = ("1", "2", "18", "two", "twenty", "six")
DENSE = st.sampled_from([*sorted(periods.LEADERS - periods.COUNTS), *NUMBERS])
BEHIND = st.sampled_from(
    [*sorted(periods.GOES_ON), "the", "October", "May", "2025", "last", "year"]
)


@given(st.lists(DENSE | BEHIND, max_size=9).map(" ".join), DAYS)
def test_what_is_not_followed_up_hides_no_period(text: str, published: date) -> None:
    text = f"Since 2018 {text}"
    found = periods.find(Sentence(0, text), published)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(periods, "LEADERS", frozenset())
        assert periods.find(Sentence(0, text), published) == found


PUMPS = [
    "since ",
    "since the ",
    "since since 1 1 May May ",
    "between ",
    "from 1 ",
    "the end of ",
    "first week of ",
    "1 and ",
    "Saturday and ",
    "October 1-",
    "2024 to ",
    "18 October ",
    "a year earlier ",
    "the same period ",
    "the week before ",
    "will be on Saturday ",
    "1.",
    "1/",
    "the treaty ",
    "late on the ",
    "last week that day ",
    "the same seven days ",
    "last week in that time ",
    "as of Monday since May ",
    "from 2018, when ",
    "the Sunday ",
    "last May ",
    "the seven before that ",
    "after a week in which ",
    "last year of the Conservatives ",
]


@pytest.mark.parametrize("pump", PUMPS)
def test_time_grows_with_the_length_of_a_line_and_no_faster(pump: str) -> None:
    short, long = (Sentence(0, pump * (size // len(pump))) for size in (20_000, 100_000))
    taken = [
        seconds(lambda s=sentence: periods.find(s, PUBLISHED), runs=3) for sentence in (short, long)
    ]
    assert taken[1] < max(20 * taken[0], noise() / 2)
