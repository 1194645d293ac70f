"""The check modules come in, what a reader is told of each goes out."""

from dataclasses import dataclass
from functools import cache
from inspect import cleandoc

from etl.checks import CHECKS


EXAMPLE = "Example:"


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: its code, the rule in one sentence, and an example."""

    code: str
    sentence: str
    example: str


@cache
def rules() -> dict[str, Rule]:
    """The rules by the code of their check, in report order."""
    return {rule.code: rule for rule in map(_rule, CHECKS)}


def order(check: str) -> int:
    """Where a check stands in the report; one that has gone stands last."""
    codes = list(rules())
    return codes.index(check) if check in codes else len(codes)


def _rule(check) -> Rule:
    first, *paragraphs = cleandoc(check.__doc__).split("\n\n")
    example = next((part for part in paragraphs if part.startswith(EXAMPLE)), "")
    return Rule(
        check.__name__.rsplit(".", 1)[-1],
        " ".join(first.split()),
        " ".join(example.removeprefix(EXAMPLE).split()),
    )
