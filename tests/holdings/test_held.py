"""Tables that a process has read are damaged and mended; what it holds goes on."""

import shutil
from pathlib import Path

from etl import holdings


DATA = Path(__file__).parents[2] / "data"


def test_what_is_held_goes_on_where_the_tables_are_damaged(tmp_path: Path) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    held = holdings.hold(data)
    (data / "claims.csv").write_text("spoilt")
    assert holdings.hold(data) is held
    (data / "claims.csv").write_bytes((DATA / "claims.csv").read_bytes())
    assert holdings.hold(data) == held
