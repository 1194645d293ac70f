"""The catalogue of indicators: complete, and refused when it is not."""

from pathlib import Path

import pytest

from etl import indicators
from etl.vocabulary import InputError


def test_the_catalogue_holds_the_nine_indicators_in_order() -> None:
    assert list(indicators.catalogue()) == [
        "arrivals",
        "boats",
        "uncontrolled_landings",
        "prevented_people",
        "prevented_events",
        "returns_to_france",
        "arrivals_from_france",
        "other_returns",
        "deaths",
    ]


def test_an_indicator_says_what_it_counts() -> None:
    for indicator in indicators.catalogue().values():
        assert indicator.title
        assert indicator.definition.endswith(".")
        assert indicator.wording


@pytest.mark.parametrize(
    "content",
    [
        "[a]\ntitle = 1\nwording = []\n",
        "[a]\ncolour = 'red'\nwording = []\n",
        "not toml",
        "[a]\ntitle = 't'\n",
    ],
)
def test_a_catalogue_with_a_missing_or_unknown_key_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "c.toml").write_text(content)
    with pytest.raises(InputError, match=r"c\.toml: .*, expected a catalogue of indicators"):
        indicators.read(tmp_path / "c.toml")
