"""A sentence and its words of ours come in; the one of them that the text goes on with goes out."""

from collections.abc import Sequence

from etl.claims.counting import verbs
from etl.claims.parts import Cue, Reading


def last(reading: Reading, ours: Sequence[Cue]) -> Cue:
    """The words told last, but for those that are told in passing.

    "1,250 came, while 99 were prevented from leaving" goes on with those who came, and "28 lost
    their lives trying to cross" with the dead.
    """
    if any(cue.kind == "deaths" for cue in ours):
        own = [cue for cue in ours if not verbs.is_of_the_dead(reading, cue)]
        if all(cue.kind == "deaths" for cue in own):
            return own[-1]
    told = [cue for cue in ours if cue.kind != "prevented_people"]
    return told[-1] if told and told[-1].kind == "arrivals" else ours[-1]
