"""How many examples a property is usually tried with comes in, how many this run tries goes out.

`make search` asks for many more of each than a run of all tests has time for.
"""

import os


def examples(usual: int) -> int:
    """So many, or as many as EXAMPLES says where that is more."""
    return max(usual, int(os.environ.get("EXAMPLES") or 0))
