"""Time and memory of `build` over the shipped inputs, each time in a process of its own."""

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks import rounds
from benchmarks.rows import Row
from etl import pipeline


ROOT = Path(__file__).parents[1]
ROUNDS, SECONDS, MEGABYTES = 5, 1.0, 300
KILOBYTES_ARE_BYTES = sys.platform == "darwin"  # ru_maxrss counts in bytes there


def once() -> dict[str, float]:
    """One build into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.building", folder]
        output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    return json.loads(output.splitlines()[-1])


def build(data: Path) -> dict[str, float]:
    """What the process of its own does: the imports stand above, so they are not timed."""
    taken = rounds.seconds(lambda: pipeline.build(ROOT / "seeds", data))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": taken, "megabytes": peak / (1e6 if KILOBYTES_ARE_BYTES else 1e3)}


def measure() -> list[Row]:
    runs = rounds.alternate({"build": once}, ROUNDS)["build"]
    taken = median(run["seconds"] for run in runs)
    peak = median(run["megabytes"] for run in runs)
    return [
        Row.within("build of the shipped inputs, imports aside", taken, SECONDS, "s"),
        Row.within("peak memory of that process", peak, MEGABYTES, "MB"),
    ]


if __name__ == "__main__":
    print(json.dumps(build(Path(sys.argv[1]))))
