"""What `make check` says of the locked versions: a hole fails it, silence is told and does not."""

import json
import runpy

import pytest
from sources import ROOT


judged = runpy.run_path(str(ROOT / ".ci/audit"))["judged"]
SOUND = {"name": "a", "version": "1", "vulns": []}
HOLE = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}]}
UNKNOWN = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("listed", "code", "said"),
    [
        ([SOUND], 0, "x.lock: 1 packages, no known hole"),
        ([SOUND, HOLE], 1, "b 2: CVE-1, fixed in 3"),
        ([SOUND, UNKNOWN], 1, "c: could not be audited"),
        ([UNKNOWN], 0, "x.lock: SKIPPED, the index that is reachable here has no advisory service"),
    ],
)
def test_a_list_is_judged(listed, code: int, said: str) -> None:
    assert judged("x.lock", json.dumps({"dependencies": listed}), "") == (code, said)


def test_no_answer_is_told_with_its_reason() -> None:
    said = judged("x.lock", "", "Traceback\nConnectionError: no route\n")
    assert said == (0, "x.lock: SKIPPED, no advisory service answered (ConnectionError: no route)")
