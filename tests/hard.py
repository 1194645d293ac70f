"""The long trials, one after the other: builds killed, disks full, workers killed, slow, greedy and wild visitors.

Each line says what was done and what came of it; the first that fails ends with 1. `python -m tests.hard NAME...` does
some of them.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path


ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from trials import crowds, files, places, renewals, servers, soaks  # noqa: E402


DATA = ROOT / "data"
BUILDS, READS, SWAPS, HOLDERS, PLACES = 1_000, 50_000, 1_000, 200, 20
ROUNDS, SECONDS, TIMES = 3, 30, 20
SLOW, SLOW_SECONDS, POSTS, AT_ONCE = 200, 60, 20, 10
SOAK_SECONDS, RENEWALS, FIRST = 1_800, 25, 5
LONGEST_ANSWER, MOST_FETCHED = 16.0, 60
MOST_FOR_BODIES, MOST_FOR_ALL = 100, 200
MOST_LOST, LONGEST_SILENCE, LONGEST_CHECK, MOST_GROWN, MOST_NOISE = 2, 1.0, 10.0, 0.1, 0.25
WILD = ("crash", "leave", "swallow", "spin", "sleep")


def builds_killed(folder: Path) -> str:
    """kill -9 at random moments of builds: the tables are those of before or of after."""
    old, new = files.builds_killed(folder, BUILDS)
    return f"{BUILDS:,} builds killed: {old} left the old tables, {new} the new, none a mixture"


def tables_read(folder: Path) -> str:
    """Readers while one build takes the place of another, again and again: never two builds mixed."""
    reads, swaps = files.tables_read(folder, READS, SWAPS)
    return f"{reads:,} reads during {swaps:,} swaps: none mixed, none missing"


def holders_killed(folder: Path) -> str:
    """The run that holds the tables is killed: the next is not kept waiting."""
    free = files.holders_killed(folder, HOLDERS)
    assert free == HOLDERS, free
    return f"{HOLDERS} holders of the tables killed: the next run wrote {free} times"


def disks_full(folder: Path) -> str:
    """Builds on a disk that is full, or nearly: the old tables stay, whole."""
    told = files.disks_full(folder, PLACES)
    return f"{PLACES} builds on a disk that is full: {told}"


def places_refusing(folder: Path) -> str:
    """Builds whose files are cut short, or on a disk that may be read only: the old tables stay, whole."""
    cut = places.files_cut_short(folder, PLACES)
    read_only = places.disk_read_only(folder, PLACES)
    return f"{cut} builds with files cut short, {read_only} on a disk that may be read only: refused with the reason"


def built_elsewhere(folder: Path) -> str:
    """Lists in any order, any seed of hashes, other zones and languages: the same bytes."""
    same = places.built_elsewhere(folder, PLACES)
    return f"{same} builds with lists shuffled, other hashes, zones and languages: {same} gave the shipped bytes"


def answers_refused(folder: Path) -> str:
    """Every fault that a server can have, again and again: refused in time, in little memory."""
    count, slowest, grown = files.program("trials/fetching.py", PLACES)
    assert float(slowest) <= LONGEST_ANSWER, slowest
    assert int(grown) <= MOST_FETCHED, grown
    return f"{count} faulty answers, {PLACES} of each kind: all refused, within {slowest} s and {grown} MB"


def workers_killed(folder: Path) -> str:
    """A worker killed every second under load: only what it was answering is lost."""
    said = []
    for _ in range(ROUNDS):
        kills, tally = servers.killed(DATA, folder / "log.txt", SECONDS)
        assert tally.told["wrong"] == 0, tally.told
        assert tally.silence() <= LONGEST_SILENCE, tally.silence()
        # What the killed one was answering; which part of all that is depends on how fast the machine is.
        assert tally.told["dropped"] <= kills * MOST_LOST, tally.told
        said.append(
            f"{kills} workers killed under load: {tally.told['right']:,} of {tally.told.total():,} "
            f"answered ({tally.share:.2%}), "
            f"99 of 100 within {tally.slowest():.2f} s, again after {tally.silence():.2f} s"
        )
    return "\n".join(said)


def workers_replaced(folder: Path) -> str:
    """HUP under load: every question is answered."""
    tally = servers.begun_anew(DATA, folder / "log.txt", TIMES)
    assert set(tally.told) == {"right"}, tally.told
    return f"workers replaced {TIMES} times under load: {tally.told['right']:,} questions, all answered"


def servers_stopped(folder: Path) -> str:
    """TERM while a text is being checked: it is answered first."""
    for _ in range(TIMES):
        ended = servers.stopped_while_checking(DATA, folder / "log.txt")
        assert ended == (200, 0), ended
    return f"{TIMES} servers stopped while a text was being checked: {TIMES} answered first"


def slow_visitors(folder: Path) -> str:
    """Two hundred at a time that send headers or bodies slowly, or do not read: health is answered."""
    waits = crowds.slow(DATA, folder / "log.txt", SLOW, SLOW_SECONDS)
    assert crowds.within(waits) <= LONGEST_SILENCE, crowds.told(waits)
    return (
        f"{SLOW} slow headers, bodies, readers, {SLOW_SECONDS} s each: {len(waits)} of {len(waits)} "
        f"probes answered, {crowds.told(waits)}"
    )


def greedy_visitors(folder: Path) -> str:
    """Bodies of 3 and 50 MB, and as many checks at once as fit in no queue: refused, health is answered."""
    met = crowds.greedy(DATA, folder / "log.txt", POSTS)
    # 400: begun, and not done within its seconds on a machine that has other work.
    assert set(met.told) <= {200, 400, 429, 503}, met.told
    assert met.by_bodies <= MOST_FOR_BODIES, met.by_bodies
    assert met.by_bodies + met.by_checks < MOST_FOR_ALL, met
    return (
        f"{met.refused} bodies of 3 and 50 MB refused, eight at once, {met.unheard} of them by closing: "
        f"{met.by_bodies:+.0f} MB; then 20 long checks at once: {dict(met.told)}, "
        f"{met.by_checks:+.0f} MB, {crowds.told(met.waits)}"
    )


def wild_visitors(folder: Path) -> str:
    """Work that crashes, swallows memory, spins or sleeps, ten at once: refused, and nobody else notices."""
    met = servers.run_wild(DATA, folder / "log.txt", WILD, AT_ONCE)
    assert set(met.told) <= {400, 503}, met.told
    assert met.slowest <= LONGEST_CHECK, met.slowest
    return (
        f"{AT_ONCE} at once of {', '.join(WILD)}: {dict(met.told)}, the last after {met.slowest:.0f} s; "
        f"nothing left; {len(met.health)} probes answered, {crowds.told(met.health)}"
    )


def soaked(folder: Path) -> str:
    """Minutes of visits, checks and builds: what the server usually holds is the same at the end."""
    before, after, tally, builds = soaks.soaked(DATA, folder, SOAK_SECONDS)
    assert set(tally.told) == {"right"}, tally.told
    for name, held in after.items():
        assert held <= before[name] * (1 + MOST_GROWN), (name, before, after)
    grown = ", ".join(f"{name} {before[name]:,} to {after[name]:,}" for name in after)
    return f"{SOAK_SECONDS} s, {tally.told['right']:,} questions, {builds} builds: {grown}"


def tables_renewed(folder: Path) -> str:
    """One build after another is picked up: of those before nothing stays."""
    curve = renewals.shown(DATA, folder, RENEWALS)
    early, late = renewals.most(curve[:FIRST]), renewals.most(curve[-FIRST:])
    for name, held in late.items():
        assert held <= early[name] * (1 + MOST_NOISE), (name, curve)
    grown = ", ".join(f"{name} {early[name]:,} and {late[name]:,}" for name in late)
    return f"{RENEWALS} builds picked up, at most after the first and the last {FIRST}: {grown}"


TRIALS: tuple[Callable[[Path], str], ...] = (
    greedy_visitors,
    wild_visitors,
    slow_visitors,
    workers_killed,
    workers_replaced,
    servers_stopped,
    soaked,
    tables_renewed,
    tables_read,
    holders_killed,
    disks_full,
    places_refusing,
    built_elsewhere,
    answers_refused,
    builds_killed,
)


if __name__ == "__main__":
    asked = sys.argv[1:]
    for trial in TRIALS:
        if asked and trial.__name__ not in asked:
            continue
        with tempfile.TemporaryDirectory() as temporary:
            started = time.monotonic()
            said = trial(Path(temporary))
            print(f"{said} ({time.monotonic() - started:.0f} s)", flush=True)
