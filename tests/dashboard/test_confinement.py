"""Work that runs wild ends by itself, takes nobody with it and says nothing but records."""

import os
import pickle
import select
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psutil
import pytest
from sources import ROOT

from dashboard import confinement, reading, usual
from dashboard.confinement import Confinement, TookTooLong
from etl import claims, documents, pipeline
from etl.indicators import catalogue
from etl.vocabulary import InputError, Measure, Verdict


TEXT = "So far this year 36,734 people have crossed the Channel in small boats."
DAY = date(2025, 10, 20)
STANDING_BY = 1


@pytest.fixture(scope="module")
def confined(data: Path) -> Iterator[Confinement]:
    """With the tests' own folder on the path of the process, so that it finds the wild work."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(Path(__file__).parent)
    held = Confinement(data)
    held.start()
    if before is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = before
    yield held
    held.stop()


@pytest.fixture
def wild(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    import wild

    return wild


def test_work_gives_what_it_gives_here(confined: Confinement, data: Path) -> None:
    assert confined.run(pipeline.check, TEXT, DAY, data) == pipeline.check(TEXT, DAY, data)
    asked = "a.txt", TEXT.encode(), DAY, None, data
    assert confined.run(reading.file, *asked) == reading.file(*asked)


def test_a_long_text_and_a_long_answer_pass_whole(confined, data, wild, monkeypatch) -> None:
    """More than a connection holds at once, over one that waits for nothing, as gevent makes them."""
    pair = socket.socketpair

    def hasty() -> tuple[socket.socket, socket.socket]:
        ours, theirs = pair()
        theirs.setblocking(False)
        return ours, theirs

    monkeypatch.setattr(confinement.socket, "socketpair", hasty)
    said = b"x" * 5_000_000
    assert confined.run(wild.echo, said, data) == said


def test_what_is_refused_there_is_refused_here(confined: Confinement, data: Path) -> None:
    with pytest.raises(InputError, match=r"^a\.pdf: does not open as a PDF, expected txt, md"):
        confined.run(reading.file, "a.pdf", TEXT.encode(), DAY, None, data)


@pytest.mark.parametrize("name", ["spin", "sleep", "swallow", "crash", "leave"])
def test_work_beyond_its_bounds_is_refused(confined, data, wild, monkeypatch, name: str) -> None:
    """Which of the two bounds of time ends work that spins, the machine decides."""
    started, refusals = time.monotonic(), {"sleep": TookTooLong, "spin": (InputError, TookTooLong)}
    with pytest.raises(refusals.get(name, InputError)) as refused:
        confined.run(getattr(wild, name), data)
    if refused.type is InputError:
        assert "text: could not be read within bounds, expected one" in str(refused.value)
    assert time.monotonic() - started < confinement.MOST_SECONDS + confinement.GRACE + 5
    assert confined.run(pipeline.check, TEXT, DAY, data)
    assert len(children(confined)) == STANDING_BY


def children(confined: Confinement) -> list[psutil.Process]:
    """Those there are, one of which stands by; what has just ended or begins is given a moment."""
    process, until = psutil.Process(confined.process_id), time.monotonic() + 30
    while len(process.children()) != STANDING_BY and time.monotonic() < until:
        time.sleep(0.05)
    return process.children()


def test_each_piece_of_work_has_a_child_of_its_own(confined: Confinement, data: Path, wild) -> None:
    (first,) = children(confined)
    assert confined.run(wild.process_id, data) == first.pid
    (second,) = children(confined)
    assert second.pid != first.pid
    assert confined.run(wild.process_id, data) == second.pid


def test_where_the_child_that_stands_by_is_gone_another_does_the_work(
    confined: Confinement, data: Path
) -> None:
    (first,) = children(confined)
    first.kill()
    psutil.wait_procs([first], timeout=30)
    assert confined.run(pipeline.check, TEXT, DAY, data).claims


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("write", "File too large"),
        ("fault", "own words"),
        ("foreign", "subprocess.Popen"),
        ("many", "Too many open files"),
    ],
)
def test_what_no_text_does_is_a_fault_in_our_log(confined, data, wild, name, told) -> None:
    with pytest.raises(RuntimeError, match=told):
        confined.run(getattr(wild, name), data)


@pytest.mark.parametrize(
    "content",
    [
        pickle.dumps(os.system),
        pickle.dumps(pipeline.build),
        b"cetl.pipeline\nPath\n.",
        b"cetl.vocabulary\ndataclass\n.",
        b"cetl.pipeline\ntables.pd.io\n.",
        b"c__builtin__\neval\n(S'1'\ntR.",
        b"",
        b"\x80",
    ],
)
def test_only_records_are_taken_from_a_child(content: bytes) -> None:
    with pytest.raises(RuntimeError, match="the check gave no record"):
        confinement._opened(confinement.DONE + content)


def test_it_is_started_again_when_it_is_gone(data: Path) -> None:
    held = Confinement(data)
    held.start()
    first = held.process_id
    psutil.Process(first).kill()
    held.wait()
    assert held.run(pipeline.check, TEXT, DAY, data).claims
    assert held.process_id != first
    held.stop()


def test_a_text_is_not_blamed_for_what_ended_the_process(data: Path, monkeypatch) -> None:
    held = Confinement(data)
    started, ends = Confinement.start, iter([True, False])

    def ended_at_once(confinement: Confinement) -> None:
        started(confinement)
        if next(ends):
            psutil.Process(confinement.process_id).kill()

    monkeypatch.setattr(Confinement, "start", ended_at_once)
    assert held.run(pipeline.check, TEXT, DAY, data).claims
    assert not list(ends)
    held.stop()


def test_it_goes_with_the_one_that_started_it(data: Path) -> None:
    held = Confinement(data)
    held.start()
    process = psutil.Process(held.process_id)
    held.stop()
    # It reads the tables first, which takes a busy machine longer than the server waits for it.
    _, left = psutil.wait_procs([process], timeout=60)
    assert left == []


# Tables without end, as far as a test can wait: whoever reads them is still reading.
ENDLESS = """
import itertools, sys
from etl import holdings

def hold(data):
    print("reads", flush=True)
    for _ in itertools.count():
        pass

holdings.hold = hold
from dashboard import children
import socket
from pathlib import Path

with socket.socket(fileno=0) as control:
    children.serve(control, Path(sys.argv[1]))
"""


@pytest.mark.parametrize("asked", [b"", confinement.WORK], ids=["idle", "asked"])
def test_it_goes_while_it_reads_the_tables_too(data: Path, asked: bytes) -> None:
    """Though somebody asked for work before the server was gone."""
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-c", ENDLESS, str(data)]
    with ours, theirs:
        process = subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE, cwd=ROOT)
        theirs.close()
        assert process.stdout is not None
        try:
            with process.stdout as told:
                assert select.select([told], [], [], 60)[0], "it reads no tables"
                assert told.readline() == b"reads\n"
            ours.sendall(asked)
            assert process.poll() is None
            ours.close()
            assert process.wait(60) == 0
        finally:
            process.kill()
            process.wait()


class _Attribute:
    """Written as `getattr` of something, as Python before 3.11.4 writes a member of an enumeration."""

    def __init__(self, owner: object, name: str) -> None:
        self._said = owner, name

    def __reduce__(self):
        return getattr, self._said


def test_a_code_of_a_closed_list_is_read_however_it_is_written() -> None:
    assert confinement._Result(pickle.dumps(_Attribute(Verdict, "AGREES"))).load() is Verdict.AGREES


def test_no_other_attribute_is_looked_up() -> None:
    with pytest.raises(RuntimeError, match="the check gave no record"):
        confinement._Result(pickle.dumps(_Attribute(date, "today"))).load()


def test_the_text_that_warms_a_process_up_has_each_indicator_and_way_of_counting() -> None:
    found, _ = claims.assemble(documents.from_string(usual.TEXT, usual.PUBLISHED))
    assert {each.indicator for each in found} == set(catalogue()) - {"uncontrolled_landings"}
    assert {each.measure for each in found} == set(Measure) - {Measure.PER_DAY}
