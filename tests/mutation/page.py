"""Mutants and what became of those that were tried come in; the page that tells of them goes out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.mutation.mutants import Mutant
from tests.mutation.trials import Outcome


OPENING = """# Mutants

What the tests notice when the program reads otherwise in one place. `make mutants` changes functions by the rules of
mutmut, and patterns and catalogues by leaving out one alternative or counting one more or one less; a mutant is killed
where one of the tests of its file fails. `tests/mutation/selections.py` says which files are changed and which tests
are asked; the words of refusals are not changed, nor are functions under a decorator. The mutants that are tried are
drawn from all of them by a seed. This page is written by that command; the seed of this sample is {seed}.

{earlier}
| file | mutants | tried | killed | share killed |
|---|---|---|---|---|
"""
# Each was published as it came out; sentences for its survivors were written after it: the next has the say.
EARLIER = """Samples before it, each of other mutants:

| seed | tried | killed | share killed | of those that lived |
|---|---|---|---|---|
| not noted | 120 | 101 | 84% | 18 are killed now, one changed nothing and is gone with its code |
| 20251122 | 120 | 97 | 81% | 20 are killed now, one is gone with its code, two seem to change nothing that is read |
| 20251123 | 120 | 98 | 82% | 18 are killed now, one is gone with its code, three seem to change nothing that is read |
| 7 | 320 | 266 | 83% | tables for their kinds were written, not all were asked again |
| 20251124 | 120 | 91 | 76% | drawn behind those tables; further tables were written for its kinds before the next |
| 20251125 | 120 | 101 | 84% | 13 are killed now, four gone with their code, two seem to change nothing that is read |

What lived was of five kinds, and each kind got a table rather than a sentence: wordings that no row had (the edges of
every indicator's words, grids of the parts of months and of what points back); words read on one day of publication
alone, which was in the first month of a quarter; windows not tried at both ends; findings looked at in part, which are
held whole now; and calls whose result no sentence made use of, for which there are stories as they are printed, and
the annotated corpus read by the parts that read numbers and days. Before this sample grids were written of what leans
on days of every length, and of the words beside numbers with what is none of them; from it on the whole texts with one
number off are asked of the checks as well. What changes nothing that is read: a fast way made narrower, a bound that is
never met, a year more than a series has.
"""
SURVIVORS = """
## Survivors

What no test noticed: a hole in the tests, or a change that changes nothing.

"""


def of(
    made: Mapping[Path, int], outcomes: Sequence[tuple[Mutant, Outcome]], root: Path, seed: int
) -> str:
    """Scores by file, and every survivor."""
    tried = Counter(each.path for each, _ in outcomes)
    killed = Counter(each.path for each, end in outcomes if end != Outcome.SURVIVED)
    rows = [
        _row(f"`{path.relative_to(root)}`", made[path], tried[path], killed[path])
        for path in sorted(made)
    ]
    rows.append(_row("all", sum(made.values()), tried.total(), killed.total()))
    left = sorted(_told(each, root) for each, end in outcomes if end == Outcome.SURVIVED)
    opening = OPENING.format(seed=seed, earlier=EARLIER)
    return opening + "\n".join(rows) + "\n" + SURVIVORS + "\n".join(left) + "\n"


def _row(name: str, made: int, tried: int, killed: int) -> str:
    share = f"{killed / tried:.0%}" if tried else ""
    return f"| {name} | {made:,} | {tried:,} | {killed:,} | {share} |"


def _told(mutant: Mutant, root: Path) -> str:
    was, now = (text.replace("`", "'") for text in (mutant.was, mutant.now))
    return f"- {mutant.path.relative_to(root)}:{mutant.line}: `` {was} `` → `` {now} ``"
