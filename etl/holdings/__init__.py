"""The tables of a data folder come in, what is held in them goes out, to be asked what can matter to a new text."""

from pathlib import Path

from etl import generations, histories, tables
from etl.holdings import databases
from etl.holdings.answers import Held
from etl.holdings.parts import Parts
from etl.holdings.wholes import Whole
from etl.vocabulary import Claim, Document, InputError, Observation


NAMES = (generations.MANIFEST, *map(tables.name, (Document, Claim, Observation)))
# So many bytes of claims, some thousand of them, are all laid out for each text.
FEW = 400_000


def hold(data: Path) -> Held:
    """What the tables of a folder hold, read again when they are replaced; of damaged ones what was read before."""
    stamp = generations.stamp(data, NAMES)
    known = _known.get(data)
    if known and known[0] == stamp:
        return known[1]
    try:
        held = _read(data)
    except InputError:
        if not known:
            raise
        held = known[1]
    _known[data] = stamp, held
    return held


def _read(data: Path) -> Held:
    claims = generations.at(data, tables.name(Claim))
    if not claims.exists() or claims.stat().st_size <= FEW:
        return hold_whole(data)
    return generations.steady(data, NAMES, lambda: hold_parts(data))


def hold_whole(data: Path) -> Whole:
    """All of a folder's records in memory."""
    found = tables.built(data, Document, Claim, Observation)
    read, reported, observed = (tuple(tables.records(one, found[one])) for one in found)
    # Laid out once: of thousands of days, every text asks for a few.
    return Whole(read, reported, histories.collect(observed))


def hold_parts(data: Path) -> Parts:
    """A folder's records in a database, however many."""
    observed = tables.built(data, Observation)[Observation]
    laid_out = histories.collect(tables.records(Observation, observed))
    return Parts(databases.make(data, {indicator for _, indicator in laid_out}), laid_out)


# Of each folder the stamp of its files and what they hold; a server has one folder, for as long as it runs.
_known: dict[Path, tuple[object, Held]] = {}
