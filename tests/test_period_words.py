"""Wordings of time, word by word: the days that each names, and how sure the text leaves them."""

import tomllib
from pathlib import Path

import pytest
from test_periods import spoken

from etl import periods
from etl.vocabulary import Basis, Period, Reach, Sentence


CASES = sorted((Path(__file__).parent / "cases").glob("period_words*.toml"))
KINDS = [kind for path in CASES for kind in tomllib.loads(path.read_text(encoding="utf-8"))["kind"]]


def told(period: Period) -> str:
    days = [period.start] if period.start == period.end else [period.start, period.end]
    reach = "" if period.reach is Reach.DAYS else f" {period.reach}"
    inferred = " (inferred)" if period.basis is Basis.INFERRED else ""
    return "..".join(map(str, days)) + reach + inferred


@pytest.mark.parametrize("kind", KINDS, ids=[kind["why"] for kind in KINDS])
def test_each_wording_of_a_kind_names_its_days(kind: dict) -> None:
    before = spoken(kind.get("spoken", []))
    expected = {word: days for days, words in kind["means"].items() for word in words}
    texts = {word: Sentence(0, kind["text"].replace("{}", word)) for word in expected}
    found = {
        word: ", ".join(map(told, periods.find(text, kind["published"], before)))
        for word, text in texts.items()
    }
    assert found == expected
