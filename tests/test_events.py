"""The named events: every wording that is known of each is found, whole, and is of that event."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl import events


CASES = tomllib.loads((Path(__file__).parent / "cases/events.toml").read_text(encoding="utf-8"))
SLOT = re.compile(r"\{([^}]*)\}")


def spelled(wording: str) -> Iterator[str]:
    """The wording with each alternative of each slot once, the other slots with their first."""
    fixed, slots = SLOT.split(wording)[::2], SLOT.findall(wording)
    firsts = [slot.split("|")[0] for slot in slots]
    for place, slot in enumerate(slots or [""]):
        for chosen in slot.split("|"):
            filled = [*firsts[:place], chosen, *firsts[place + 1 :]] if slots else []
            text = fixed[0] + "".join(a + b for a, b in zip(filled, fixed[1:], strict=True))
            yield re.sub(" +", " ", text).strip()


WORDINGS = sorted(
    {
        (code, text)
        for code, wordings in CASES.items()
        for wording in wordings
        for text in spelled(wording)
    }
)


@pytest.mark.parametrize(("code", "text"), WORDINGS)
def test_a_wording_is_of_its_event(code: str, text: str) -> None:
    assert re.fullmatch(events.catalogue()[code].wording, text, re.IGNORECASE)


def test_every_event_has_its_wordings() -> None:
    assert list(CASES) == list(events.catalogue())


NO_EVENTS = ("the treaty was broken", "records ended", "the election campaign", "Labour fell")


@pytest.mark.parametrize("text", NO_EVENTS)
def test_other_words_are_of_no_event(text: str) -> None:
    assert [
        code
        for code, event in events.catalogue().items()
        if re.fullmatch(event.wording, text, re.IGNORECASE)
    ] == []
