"""A visitor's address comes in; one that asks too often is told when to ask again."""

import math
import time
from collections import OrderedDict

from werkzeug.exceptions import TooManyRequests


# A person checks a text a minute; a program that checks a folder of them may do one a second.
AT_ONCE = 60
A_SECOND = 1.0
# Of how many addresses each process knows what they asked; the one longest silent is forgotten first.
MOST_ADDRESSES = 10_000


class Rates:
    """How much each address may ask still: as water in a bucket that is filled slowly."""

    def __init__(self) -> None:
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def admit(self, address: str) -> None:
        """Count a question of the address; raise TooManyRequests where it has asked too much."""
        now = time.monotonic()
        left, seen = self._left.pop(address, (float(AT_ONCE), now))
        left = min(AT_ONCE, left + (now - seen) * A_SECOND)
        self._left[address] = max(left - 1, 0) if left >= 1 else left, now
        if len(self._left) > MOST_ADDRESSES:
            self._left.popitem(last=False)
        if left < 1:
            wait = math.ceil((1 - left) / A_SECOND)
            raise TooManyRequests("That is a lot of texts; try again soon.", retry_after=wait)
