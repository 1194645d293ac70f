"""A few dead or rescued come in, told without days; whether they are news of one day, and of which, goes out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.claims.parts import NOWHERE, Draft, Found, Spoken
from etl.vocabulary import Measure, Period, Quantity


RUNNING = re.compile(r"\b(?:so far|to date|now|already)\b", re.IGNORECASE)
# Sentences of a heading and an opening; more dead than these are of a longer time than a day.
OPENING, MANY_DEAD = 3, 40
# "Have been found on a beach": so few are met in a day.
MET = re.compile(r"(?:found|rescued|brought|picked|intercepted|taken|escorted)\b", re.IGNORECASE)
MANY_MET = 250


def of_the_dead(quantity: Quantity, found: Found, before: Sequence[Draft]) -> Period | None:
    """ "Four people died on Saturday. In a separate incident two men were found dead": of that day as well."""
    if found.indicator != "deaths" or found.measure is not Measure.COUNT:
        return None
    told = [
        d.period for d in before if d.indicator == "deaths" and quantity.value <= d.quantity.value
    ]
    days = [p for p in told if p and p.start == p.end]
    return replace(days[-1], span=NOWHERE) if days and quantity.value < MANY_DEAD else None


def is_of_many_dead(quantity: Quantity, found: Found) -> bool:
    """ "October was busiest, with 5,417. At least 69 people died": not in that month alone."""
    return found.indicator == "deaths" and quantity.value >= MANY_DEAD


def is_of_a_day(quantity: Quantity, found: Found, spoken: Spoken, around: str) -> bool:
    """ "Two people have died", "twelve have been found" open the story of one day: no count of the year."""
    if len(spoken.readings) >= OPENING or RUNNING.search(around):
        return False
    if found.indicator == "deaths":
        return quantity.value < MANY_DEAD
    met = found.cue is not None and MET.match(found.cue.exact) is not None
    return met and found.indicator == "arrivals" and quantity.value < MANY_MET
