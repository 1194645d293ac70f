"""A data folder on a small disk and seeds come in; whether builds on a disk that is full spoil anything goes out.

Run as a program: `filling.py FOLDER SEEDS TRIALS`, where the disk of FOLDER is so small that trials fill it. In every
trial other room is left, from none to less than a build takes.
"""

import sys
from contextlib import suppress
from pathlib import Path

from etl import generations, pipeline
from etl.vocabulary import InputError


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def fill(path: Path, room: int) -> None:
    """Leave so many bytes of room on the disk."""
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"\0" * 4096)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(max(size - room, 0))


def refused(seeds: Path, data: Path) -> bool:
    """Whether the build says that there is no room; any other refusal ends the trials."""
    try:
        pipeline.build(seeds, data)
    except InputError as error:
        if "No space left on device" not in str(error):
            raise
        return True
    return False


def main(folder: Path, seeds: Path, trials: int) -> None:
    pipeline.build(seeds, folder / "data")
    before = contents(folder / "data")
    size = sum(map(len, before.values()))
    told = 0
    for trial in range(trials):
        fill(folder / "ballast", size * trial // trials)
        told += refused(seeds, folder / "data")
        (folder / "ballast").unlink()
        assert contents(folder / "data") == before
        assert generations.verify(folder / "data") == []
    print(told)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
