"""Every peer that is installed reads the annotated sentences, and benchmarks/peers.md says what came out."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks import annotations, machines, matching, readings, rounds
from benchmarks.annotated_sets import SETS
from benchmarks.annotations import Annotations
from benchmarks.matching import Matched
from benchmarks.peers import contests, date_peers, number_peers, pages
from benchmarks.peers.contests import Dates, Line, Numbers
from benchmarks.peers.expressions import Find, Peer
from benchmarks.peers.pages import Entrant
from etl import documents, pipeline


ROUNDS = 3

# The peers were measured on these; the other sets came later.
COMPARED = [SETS["a"].folder, SETS["b"].folder]
RESULTS = Path(__file__).parents[1] / "peers.md"


def loaded(peers: Sequence[Peer]) -> tuple[dict[Peer, Find], dict[Peer, str]]:
    """The peers that can be run, and why the others cannot."""
    finds, missing = {}, {}
    for peer in peers:
        try:
            finds[peer] = peer.load()
        except ImportError as error:
            missing[peer] = str(error)
    return finds, missing


def own_numbers(matched: Matched) -> Numbers:
    """The reported figures of the program itself, on the terms of the others."""
    figures = [each for each in matched.counted if each.figure.measure != "rank"]
    counts = [each for each in figures if each.figure.measure == "count"]
    used = {claim.claim_id for each in matched.pairs for claim in each.hits}
    return Numbers(
        found=len(used) + len(matched.strays),
        on_figures=len(used),
        figures=len(figures),
        right=sum(bool(each.right) for each in figures),
        counts=len(counts),
        nouns=sum(bool(each.right) for each in counts),
    )


def own_dates(matched: Matched) -> Dates:
    """The periods of the program's own reported figures; an unread figure has none."""
    counts = [each for each in matched.counted if each.figure.measure == "count"]
    read = [each for each in counts if each.right]
    right = sum(matching.same_days(each.right, each.figure) for each in read)
    return Dates(found=len(read), figures=len(counts), dated=len(read), right=right)


def seconds(every: Annotations, lines: Sequence[Line], finds: Mapping[Peer, Find]) -> dict:
    """The median time of each, and of the whole reading of the program, in rounds by turns."""
    texts = [documents.open_entry(entry) for entry in every.entries]
    work = {peer: contests.reading(lines, find) for peer, find in finds.items()}
    return rounds.medians({pages.OWN: partial(pipeline.extract, texts), **work}, ROUNDS)


def corpus() -> Annotations:
    """The annotated documents that the peers read."""
    return annotations.together(map(annotations.read, COMPARED))


def main() -> None:
    every = corpus()
    lines = contests.lines(every)
    numbers, no_numbers = loaded((number_peers.OWN, *number_peers.PEERS))
    dates, no_dates = loaded((date_peers.OWN, *date_peers.PEERS))
    claims = [claim for folder in COMPARED for claim in readings.read(folder).claims]
    matched = matching.match(every.figures, claims)
    taken = seconds(every, lines, {**numbers, **dates})
    rates = {peer: len(every.entries) / each for peer, each in taken.items()}
    found = {peer: contests.numbers(lines, find) for peer, find in numbers.items()}
    dated = {peer: contests.dates(lines, find) for peer, find in dates.items()}
    text = pages.page(
        machines.described(),
        [
            Entrant(peer, result, rates[peer])
            for peer, result in ({pages.OWN: own_numbers(matched)} | found).items()
        ],
        [
            Entrant(peer, result, rates[peer])
            for peer, result in ({pages.OWN: own_dates(matched)} | dated).items()
        ],
        {**no_numbers, **no_dates},
    )
    RESULTS.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
