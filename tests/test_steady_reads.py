"""Files that are replaced while they are read: the work is done again, and given up where they never rest."""

from pathlib import Path

import pytest
from test_generations import put

from etl import generations
from etl.vocabulary import InputError


@pytest.mark.parametrize("times", [0, 1, 2])
def test_work_is_done_again_where_its_files_were_replaced_meanwhile(
    tmp_path: Path, times: int
) -> None:
    done = []

    def work() -> bytes:
        read = (tmp_path / "a.csv").read_bytes()
        done.append(read)
        if len(done) <= times:
            (tmp_path / "a.csv").write_bytes(read + b"x")
        return read

    (tmp_path / "a.csv").write_bytes(b"")
    assert generations.steady(tmp_path, ("a.csv",), work) == b"x" * times
    assert len(done) == times + 1


def test_files_that_never_rest_are_given_up(tmp_path: Path) -> None:
    def work() -> None:
        with (tmp_path / "a.csv").open("ab") as file:
            file.write(b"x")

    with pytest.raises(InputError, match="changes all the time, expected a folder that is not"):
        generations.steady(tmp_path, ("a.csv",), work)


def test_a_damaged_file_is_refused_also_where_somebody_is_always_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "one")
    (tmp_path / "a.csv").write_bytes(b"spoilt")
    turns = iter(range(1_000))
    monkeypatch.setattr(generations, "stamp", lambda folder, names: next(turns))
    with pytest.raises(InputError, match="is not the file that was built"):
        generations.read(tmp_path, ["a.csv"])
