"""The list in tests/corpus comes in; the annotated sets, in the order of their letters, go out."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
LISTED = tomllib.loads((CORPUS / "sets.toml").read_text(encoding="utf-8"))["set"]


@dataclass(frozen=True, slots=True)
class AnnotatedSet:
    """A folder of annotated documents; `kept_aside` says that no rule was written with it open."""

    letter: str
    used: str
    about: str
    kept_aside: bool = False

    @property
    def folder(self) -> Path:
        """Where its catalogue, its texts and its annotation are."""
        return CORPUS / self.letter

    @property
    def title(self) -> str:
        return f"{self.letter}: {self.used}"


# An `about` is one line on the page, however many it has in the list.
SETS = {
    each["letter"]: AnnotatedSet(**{**each, "about": " ".join(each["about"].split())})
    for each in LISTED
}
