from datetime import date

import pytest
from gevent.lock import BoundedSemaphore

from dashboard import checking, confinement
from dashboard.confinement import Confinement, TookTooLong
from etl import pipeline


TEXT = "So far this year 36,734 people have crossed the Channel in small boats."
QUESTION = {"text": TEXT, "published": "2025-10-20"}


def test_a_text_is_checked_as_on_the_command_line(data):
    asked = TEXT, date(2025, 10, 20), data
    assert checking.check(*asked) == pipeline.check(*asked)


def test_whoever_asks_is_answered_within_ten_seconds() -> None:
    """In its turn or not at all, and then done or ended; `make hard` measures it."""
    assert checking.SECONDS_IN_QUEUE + confinement.MOST_SECONDS < 10
    assert confinement.MOST_CPU_SECONDS <= confinement.MOST_SECONDS


@pytest.fixture
def taken(monkeypatch) -> BoundedSemaphore:
    """Every turn is taken, and nobody waits for one."""
    turns = BoundedSemaphore(1)
    turns.acquire()
    monkeypatch.setattr(checking, "_turns", turns)
    monkeypatch.setattr(checking, "SECONDS_IN_QUEUE", 0)
    return turns


def test_a_text_too_many_is_asked_to_come_again(client, taken):
    response = client.post("/api/v1/check", json=QUESTION)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "10"
    assert "try again" in response.get_json(force=True)["detail"]


def test_a_turn_is_given_back_even_by_a_text_that_fails(client, taken, monkeypatch):
    def fails(*_):
        raise RuntimeError

    taken.release()
    monkeypatch.setattr(Confinement, "run", fails)
    assert [client.post("/api/v1/check", json=QUESTION).status_code for _ in "ab"] == [500, 500]


def test_a_text_that_is_not_done_in_time_is_asked_to_come_again(client, monkeypatch):
    def late(*_):
        raise TookTooLong

    monkeypatch.setattr(Confinement, "run", late)
    response = client.post("/api/v1/check", json=QUESTION)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "10"
    assert "not done within 6 seconds" in response.get_json(force=True)["detail"]
