import pytest
from werkzeug.exceptions import TooManyRequests

from dashboard import checking, rates
from dashboard.rates import Rates


@pytest.fixture
def clock(monkeypatch) -> list[float]:
    """What the time is, to be set."""
    now = [0.0]
    monkeypatch.setattr(rates.time, "monotonic", lambda: now[0])
    return now


def admitted(held: Rates, address: str, times: int) -> int:
    """How many of so many questions are admitted."""
    found = 0
    for _ in range(times):
        try:
            held.admit(address)
        except TooManyRequests:
            continue
        found += 1
    return found


def test_so_many_at_once_and_then_so_many_a_second(clock):
    held = Rates()
    assert admitted(held, "a", 200) == rates.AT_ONCE
    clock[0] += 10
    assert admitted(held, "a", 200) == 10 * rates.A_SECOND
    clock[0] += 10_000
    assert admitted(held, "a", 200) == rates.AT_ONCE


def test_one_visitor_costs_another_nothing(clock):
    held = Rates()
    admitted(held, "a", 200)
    assert admitted(held, "b", 10) == 10


def test_who_is_refused_is_told_when_to_come_again(clock):
    held = Rates()
    admitted(held, "a", rates.AT_ONCE)
    with pytest.raises(TooManyRequests) as refused:
        held.admit("a")
    assert refused.value.retry_after == 1


def test_no_more_addresses_are_known_than_fit(clock, monkeypatch):
    monkeypatch.setattr(rates, "MOST_ADDRESSES", 3)
    held = Rates()
    for number in range(100):
        held.admit(str(number))
    assert len(held._left) == 3


def test_a_program_that_asks_too_often_gets_its_problem(client, monkeypatch, clock):
    monkeypatch.setattr(checking, "_rates", Rates())
    admitted(checking._rates, "127.0.0.1", rates.AT_ONCE)
    question = {"text": "369 people arrived.", "published": "2025-10-20"}
    response = client.post("/api/v1/check", json=question)
    assert (response.status_code, response.headers["Retry-After"]) == (429, "1")
    assert response.mimetype == "application/problem+json"
