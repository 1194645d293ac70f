"""Texts come in, they go out read, with a note of which were."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from etl import documents
from etl.vocabulary import Text


PUBLISHED = date(2025, 10, 20)
FIGURES = (
    "On Saturday {} people crossed the Channel in seven boats, the harbour office at Whitsand said. "
    "That brought the total for the year so far to 36,734, which is 82 short of the 36,816 of 2024."
)


class Counted:
    """Maps as `map` does, and notes which documents were read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, function: Callable, texts: Iterable[Text]) -> Iterator:
        for text in texts:
            self.read.append(text.document.document_id)
            yield function(text)


def kept_files(store: Path) -> list[Path]:
    return sorted(path for path in store.rglob("*") if path.is_file())


def text(content: str = FIGURES.format(369), name: str = "paper") -> Text:
    return documents.from_string(content, PUBLISHED, name)
