"""Every fault of a server is met so many times; how many answers were refused, the longest wait and the memory go out.

Run as a program: `fetching.py TIMES`. The slow ones are met side by side, as each takes its seconds.
"""

import resource
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from origins import Answer, body, drip_for, flood, serving, status

from etl.publications.downloads import Limits, Visit
from etl.vocabulary import InputError


HTML = b"<!doctype html><title>Not found</title>"
FAULTS: dict[str, Answer] = {
    "/404": status(404),
    "/503": status(503),
    "/short": body(b"PK", length=9),
    "/empty": body(b""),
    "/packed": body(b"\x1f\x8b" + b"\0" * 1_000_000, Content_Encoding="gzip"),
    "/elsewhere": status(302, Location="https://example.org/a.ods"),
    "/inside": status(302, Location="http://127.0.0.2/a.ods"),
    "/round": status(302, Location="/round"),
    "/endless": flood,
}
SLOW: dict[str, Answer] = {"/drip": drip_for(200), "/drip-headers": drip_for(200, headers=True)}


def refused(address: str) -> float:
    """The seconds after which the answer was refused; an answer that is taken ends the trial."""
    started = time.monotonic()
    try:
        Visit(Limits(loopback=True)).get(address)
    except InputError:
        return time.monotonic() - started
    raise AssertionError(f"{address}: taken")


def met(times: int) -> Iterable[float]:
    with serving(FAULTS | SLOW) as root, ThreadPoolExecutor(times) as slow:
        for path in FAULTS:
            for _ in range(times):
                yield refused(root + path)
        for path in SLOW:
            yield from slow.map(refused, [root + path] * times)


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000


if __name__ == "__main__":
    before, waits = memory(), list(met(int(sys.argv[1])))
    print(len(waits), f"{max(waits):.1f}", memory() - before)
