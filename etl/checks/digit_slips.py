"""Two numbers come in; how their digits differ goes out, where one is a slip of the pen of the other."""

from etl.checks.phrases import number


# Of a number with fewer digits, a good part of all others is a slip away.
TELLING = 1000
# Two digits of a short number are most of it.
TWO_SLIPS = 4
EXCHANGED = "two digits are exchanged"


def single(said: float, meant: float) -> str:
    """How the digits of two numbers of one length differ, where it is a single slip."""
    apart = _apart(number(said), number(meant))
    if len(number(said)) < 2 or not apart:
        return ""
    return "the two are one digit apart" if len(apart) == 1 else _exchanged(said, meant, apart)


def double(said: float, meant: float) -> str:
    """Whether two digits of two long numbers of one length differ."""
    is_long = len(number(said).replace(",", "")) >= TWO_SLIPS
    apart = _apart(number(said), number(meant))
    return "the two are two digits apart" if is_long and len(apart) == 2 else ""


def is_exchange(said: float | None, meant: float | None) -> bool:
    """Whether two digits of a long number are exchanged: hardly ever by chance."""
    if said is None or meant is None or min(abs(said), abs(meant)) < TELLING:
        return False
    return single(abs(said), abs(meant)) == EXCHANGED


def _exchanged(said: float, meant: float, apart: list[int]) -> str:
    one, other = number(said), number(meant)
    first, last = apart[0], apart[-1]
    is_swap = len(apart) == 2 and (one[first], one[last]) == (other[last], other[first])
    return EXCHANGED if is_swap else ""


def _apart(said: str, meant: str) -> list[int]:
    """Places at which two numbers differ; none where they are not equally long."""
    if len(said) != len(meant):
        return []
    return [at for at, (one, other) in enumerate(zip(said, meant, strict=True)) if one != other]
