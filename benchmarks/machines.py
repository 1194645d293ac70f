"""Nothing comes in, a line on when and on what kind of machine the benchmarks ran goes out."""

import platform
from datetime import date
from os import cpu_count


def described() -> str:
    """The kind of machine, never its name."""
    return (
        f"Run on {date.today().isoformat()}: {cpu_count()} cores, {platform.machine()}, {platform.system()}, "
        f"Python {platform.python_version()}."
    )
