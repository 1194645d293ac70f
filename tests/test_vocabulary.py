"""The words of the program: every code has its place, every stored field tells what it is."""

import pickle

import pytest

from etl import tables
from etl.vocabulary import VERDICT_OF, InputError, Interval, Reason, Verdict, stored_fields


def test_every_reason_belongs_to_one_verdict() -> None:
    assert set(VERDICT_OF) == set(Reason)
    assert {reason.verdict for reason in Reason} == set(Verdict)


@pytest.mark.parametrize("name", tables.TABLES)
def test_every_column_has_a_label_and_a_description(name: str) -> None:
    for field in stored_fields(tables.TABLES[name]):
        assert field.column.label
        assert field.column.description.endswith(".")


@pytest.mark.parametrize("name", tables.TABLES)
def test_the_key_of_a_record_is_made_of_its_columns(name: str) -> None:
    record = tables.TABLES[name]
    assert set(record.KEY) <= {field.name for field in stored_fields(record)}


def test_an_input_error_says_place_problem_and_what_was_expected() -> None:
    assert (
        str(InputError("a.csv row 2", "no day", "a day")) == "a.csv row 2: no day, expected a day"
    )


def test_an_input_error_comes_whole_from_another_process() -> None:
    error = InputError("a.csv row 3", "value is 'x'", "a number")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    assert isinstance(pickle.loads(pickle.dumps(error)), InputError)


def test_an_unlimited_interval_has_no_upper_end() -> None:
    more_than = Interval(25_001, None)
    assert more_than.holds(1e9)
    assert not more_than.holds(25_000)
    assert more_than.meets(Interval(0, 25_001))
    assert not more_than.meets(Interval(0, 25_000))
