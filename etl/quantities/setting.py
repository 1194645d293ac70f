"""A number and its sentence come in; the words beside it go out, cut once for all who look at them."""

from dataclasses import dataclass

from etl.quantities.forms import Written


REACH = 60
OPENING_MARKS = " \u00a0“”\"‘'([-–—"


@dataclass(frozen=True, slots=True)
class Setting:
    """A number where it stands: the sentence as written and in small letters, and what stands before.

    `last` is the word before the number without its stop; it is looked up before any pattern is
    tried, because most numbers stand behind a word that says nothing of them.
    """

    written: Written
    text: str
    low: str
    before: str
    last: str

    @property
    def exact(self) -> str:
        return self.low[self.written.start : self.written.end]

    def own(self, reach: int) -> str:
        """The characters before the number as they were written."""
        return self.text[max(0, self.written.start - reach) : self.written.start]


def around(written: Written, text: str, low: str) -> Setting:
    """The setting of one number of a sentence."""
    before = low[max(0, written.start - REACH) : written.start]
    closed = before.rstrip(OPENING_MARKS)
    last = closed[closed.rfind(" ") + 1 :].lstrip("“\"‘'([")
    return Setting(written, text, low, before, last.rstrip("."))
