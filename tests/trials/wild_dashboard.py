"""The words of `python -m dashboard` come in, one that does the wild work that a text names goes out.

It stands where the check would be; everything around it is what readers get.
"""

import os
import sys
from datetime import date
from pathlib import Path

from gevent import monkey


monkey.patch_all()

WILD = Path(__file__).parents[1] / "dashboard"
# The process in whose children the work is done finds it there too.
os.environ["PYTHONPATH"] = str(WILD)
sys.path[:0] = [str(WILD), str(WILD.parents[1])]

import wild  # noqa: E402

from dashboard import __main__, checking  # noqa: E402
from etl.pipeline import Checked  # noqa: E402


def check(text: str, published: date, data: Path) -> Checked:
    """The work of that name, where the check of the text would be."""
    return checking._in_turn(getattr(wild, text), data)


if __name__ == "__main__":
    checking.check = check
    __main__.main()
