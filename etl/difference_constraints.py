"""Inequalities between unknowns come in; a contradiction among them, or their tightest bounds, go out."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np


Node = Hashable


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
    earlier = [each.earlier for each in inequalities]
    later = [each.later for each in inequalities]
    nodes = list(dict.fromkeys(earlier) | dict.fromkeys(later))
    # As small a number as will do: numpy sorts short ones without comparing them.
    kind = np.min_scalar_type(len(nodes))
    number = dict(zip(nodes, range(len(nodes)), strict=True)).__getitem__
    sources, targets = (
        np.fromiter(map(number, ends), kind, len(ends)) for ends in (earlier, later)
    )
    order = np.argsort(targets, kind="stable")
    targets = targets[order]
    return _Graph(
        nodes=nodes,
        sources=sources[order],
        targets=targets,
        lengths=np.array([each.most for each in inequalities], float)[order],
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
    edges, sources = came_by.tolist(), graph.sources.tolist()
    seen_from = [-1] * len(edges)
    for start in range(len(edges)):
        node = start
        while edges[node] >= 0 and seen_from[node] < 0:
            seen_from[node] = start
            node = sources[edges[node]]
        if edges[node] >= 0 and seen_from[node] == start:
            return _edges_round(graph, edges, sources, node)
    return []


def _edges_round(graph: _Graph, edges: list[int], sources: list[int], node: int) -> list[int]:
    found = [edges[node]]
    while sources[found[-1]] != node:
        found.append(edges[sources[found[-1]]])
    return [int(graph.order[edge]) for edge in reversed(found)]
