"""Inequalities between unknowns come in; a contradiction among them, or their tightest bounds, go out."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import count
from operator import attrgetter
from typing import NamedTuple

import numpy as np


Node = Hashable
EARLIER, LATER, MOST = map(attrgetter, ("earlier", "later", "most"))


@dataclass(frozen=True, slots=True)
class Inequality:
    """value(later) - value(earlier) <= most, and the reason why; `earlier` and `later` are names
    of unknowns, in either order of time."""

    earlier: Node
    later: Node
    most: float
    reason: Hashable = None


class _Graph(NamedTuple):
    """Edges sorted by their target, so that a minimum over each target is one reduction."""

    nodes: list[Node]
    sources: np.ndarray
    targets: np.ndarray
    lengths: np.ndarray
    first_edges: np.ndarray
    order: np.ndarray


def solve(inequalities: Sequence[Inequality]) -> list[Inequality]:
    """The inequalities of one contradictory cycle, in its order; empty where all can be true."""
    if not inequalities:
        return []
    graph = _graph(inequalities)
    _, edges = _shortest(graph, np.zeros(len(graph.nodes)))
    return [inequalities[index] for index in edges]


def bounds(inequalities: Sequence[Inequality], origin: Node) -> dict[Node, tuple[float, float]]:
    """The least and the greatest value(node) - value(origin) that all inequalities together allow.

    The inequalities must be free of contradiction; a side without any limit is infinite.
    """
    if not inequalities:
        return {}
    greatest = _distances(inequalities, origin)
    turned = [Inequality(i.later, i.earlier, i.most, i.reason) for i in inequalities]
    least = _distances(turned, origin)
    return {node: (0.0 - least[node], greatest[node]) for node in greatest}


def _distances(inequalities: Sequence[Inequality], origin: Node) -> dict[Node, float]:
    graph = _graph(inequalities)
    start = np.full(len(graph.nodes), np.inf)
    start[[index for index, node in enumerate(graph.nodes) if node == origin]] = 0.0
    distances, cycle = _shortest(graph, start)
    assert not cycle, [inequalities[index] for index in cycle]
    return dict(zip(graph.nodes, distances.tolist(), strict=True))


def _graph(inequalities: Sequence[Inequality]) -> _Graph:
    # A node is numbered where it is first met; no list of 100,000 ends is made on the way.
    numbers: defaultdict[Node, int] = defaultdict(count().__next__)
    sources, targets, lengths = (
        np.fromiter(values, kind, len(inequalities))
        for values, kind in (
            (map(numbers.__getitem__, map(EARLIER, inequalities)), np.intp),
            (map(numbers.__getitem__, map(LATER, inequalities)), np.intp),
            (map(MOST, inequalities), float),
        )
    )
    # As small a number as will do: numpy sorts short ones without comparing them.
    targets = targets.astype(np.min_scalar_type(len(numbers)))
    order = np.argsort(targets, kind="stable")
    targets = targets[order]
    return _Graph(
        nodes=list(numbers),
        sources=sources[order],
        targets=targets,
        lengths=lengths[order],
        first_edges=np.flatnonzero(np.r_[True, targets[1:] != targets[:-1]]),
        order=order,
    )


def _shortest(graph: _Graph, distances: np.ndarray) -> tuple[np.ndarray, list[int]]:
    """Bellman-Ford: distances, and the edges of a negative cycle where there is one."""
    reached = graph.targets[graph.first_edges]
    # The edge over which each node was last reached; -1: none yet.
    came_by = np.full(len(graph.nodes), -1)
    for round_ in range(1, len(graph.nodes) + 1):
        offers = distances[graph.sources] + graph.lengths
        best = np.minimum.reduceat(offers, graph.first_edges)
        # A margin, for sums of fractions in another order may differ in the last bit.
        better = best < distances[reached] - 1e-9
        if not better.any():
            return distances, []
        _note_edges(graph, offers, best, better, came_by)
        distances[reached[better]] = best[better]
        # Looking for a cycle costs a walk, so it is done ever more rarely.
        if round_ & (round_ - 1) == 0 and (cycle := _cycle(graph, came_by)):
            return distances, cycle
    return distances, _cycle(graph, came_by)


def _note_edges(
    graph: _Graph, offers: np.ndarray, best: np.ndarray, better: np.ndarray, came_by: np.ndarray
) -> None:
    sizes = np.diff(np.r_[graph.first_edges, len(graph.targets)])
    is_best = (offers == np.repeat(best, sizes)) & np.repeat(better, sizes)
    edges = np.flatnonzero(is_best)
    # The first of equally good edges, so that the same input names the same cycle.
    came_by[graph.targets[edges[::-1]]] = edges[::-1]


def _cycle(graph: _Graph, came_by: np.ndarray) -> list[int]:
    """The edges of a cycle in the graph of last edges, empty where it is a forest."""
    # Of all edges only those by which a node was reached are made numbers of Python's.
    edges, before = came_by.tolist(), graph.sources[came_by].tolist()
    seen_from = [-1] * len(edges)
    for start in range(len(edges)):
        node = start
        while edges[node] >= 0 and seen_from[node] < 0:
            seen_from[node] = start
            node = before[node]
        if edges[node] >= 0 and seen_from[node] == start:
            return _edges_round(graph, edges, before, node)
    return []


def _edges_round(graph: _Graph, edges: list[int], before: list[int], start: int) -> list[int]:
    found, node = [edges[start]], before[start]
    while node != start:
        found.append(edges[node])
        node = before[node]
    return [int(graph.order[edge]) for edge in reversed(found)]
