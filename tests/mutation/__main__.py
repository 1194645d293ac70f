"""A number of mutants, a seed and a number of processes come in; docs/mutation.md tells how many a test noticed."""

import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path


ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/mutation.md"
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from tests.mutation import code, page, rules, selections, trials  # noqa: E402
from tests.mutation.mutants import Draft, Mutant  # noqa: E402


def drafts(path: Path) -> Iterator[Draft]:
    """All mutants of a file, those of its rules first."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        yield from rules.of_toml(path, source)
    else:
        yield from rules.of_python(path, source)
        yield from code.of_python(path, source)


def drawn(
    files: Iterable[Path], number: int, seed: int
) -> tuple[dict[Path, int], Iterator[Mutant]]:
    """How many mutants each file has, and so many of them all, the same each time."""
    made = {path: list(drafts(path)) for path in files}
    every = [draft for found in made.values() for draft in found]
    sample = random.Random(seed).sample(every, min(number, len(every)))
    return {path: len(found) for path, found in made.items()}, (draft() for draft in sample)


def main(number: int, seed: int, at_once: int, *only: str) -> None:
    files = {
        path: tests
        for path, tests in selections.files().items()
        if not only or any(each in str(path) for each in only)
    }
    trials.load()
    for tests in sorted(set(files.values())):
        assert trials.passes(tests), tests
    made, sample = drawn(files, number, seed)
    outcomes = []
    for mutant, outcome in trials.run(((each, files[each.path]) for each in sample), at_once):
        outcomes.append((mutant, outcome))
        place = f"{mutant.path.relative_to(ROOT)}:{mutant.line}"
        print(f"{len(outcomes)} {outcome} {place}: {mutant.was} -> {mutant.now}", flush=True)
        if not only:
            # After each, so that a run that is broken off tells of what it tried.
            PAGE.write_text(page.of(made, outcomes, ROOT, seed), encoding="utf-8")


if __name__ == "__main__":
    number, seed, at_once, *only = sys.argv[1:]
    main(int(number), int(seed), int(at_once), *only)
