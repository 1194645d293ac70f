"""Difference constraints against two oracles: Floyd and Warshall, and the definition itself."""

from itertools import product
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.difference_constraints import Inequality, bounds, solve


NODES = range(6)
inequality = st.builds(
    Inequality,
    earlier=st.sampled_from(NODES),
    later=st.sampled_from(NODES),
    most=st.integers(-9, 20).map(float),
)
systems = st.lists(inequality, max_size=14)


def least_paths(inequalities: list[Inequality]) -> dict[tuple[int, int], float]:
    """Floyd and Warshall: the length of the shortest path between any two nodes."""
    length = {pair: 0.0 if pair[0] == pair[1] else inf for pair in product(NODES, NODES)}
    for each in inequalities:
        pair = each.earlier, each.later
        length[pair] = min(length[pair], each.most)
    for through, start, end in product(NODES, NODES, NODES):
        by_way = length[start, through] + length[through, end]
        length[start, end] = min(length[start, end], by_way)
    return length


def can_be_true(inequalities: list[Inequality]) -> bool:
    length = least_paths(inequalities)
    return all(length[node, node] >= 0 for node in NODES)


@given(systems)
def test_a_contradiction_is_found_where_there_is_one(system: list[Inequality]) -> None:
    assert bool(solve(system)) == (not can_be_true(system))


@given(systems)
def test_what_is_found_is_one_cycle_that_sums_below_zero(system: list[Inequality]) -> None:
    cycle = solve(system)
    follows = zip(cycle, cycle[1:] + cycle[:1], strict=True)
    assert all(each.later == after.earlier for each, after in follows)
    assert not cycle or sum(each.most for each in cycle) < 0
    assert len({each.earlier for each in cycle}) == len(cycle)


@given(systems)
def test_a_cycle_less_any_of_its_inequalities_can_be_true(system: list[Inequality]) -> None:
    cycle = solve(system)
    assert all(not solve([other for other in cycle if other is not each]) for each in cycle)


@given(systems.filter(can_be_true), st.sampled_from(NODES))
def test_bounds_are_the_shortest_paths_there_and_back(
    system: list[Inequality], origin: int
) -> None:
    length = least_paths(system)
    found = bounds(system, origin)
    named = {node for each in system for node in (each.earlier, each.later)}
    expected = {node: (-length[node, origin], length[origin, node]) for node in named}
    assert found == (expected if origin in named else dict.fromkeys(named, (-inf, inf)))


def test_a_total_that_falls_names_the_two_totals() -> None:
    never_falls = Inequality("June", "May", 0)
    may = Inequality("May", "January", -100, "100 by May")
    june = Inequality("January", "June", 90, "90 by June")
    assert {each.reason for each in solve([never_falls, may, june])} == {
        None,
        "100 by May",
        "90 by June",
    }


@pytest.mark.parametrize("days", [3, 40, 700])
def test_a_long_chain_is_followed_to_its_end(days: int) -> None:
    chain = [Inequality(day, day + 1, 1) for day in range(days)]
    assert solve(chain) == []
    assert bounds(chain, 0)[days] == (-inf, days)
    assert len(solve([*chain, Inequality(days, 0, -days - 1)])) == days + 1


def test_fractions_in_another_order_are_no_contradiction() -> None:
    steps = [Inequality(0, 1, 0.1), Inequality(1, 2, 0.2), Inequality(2, 0, -(0.2 + 0.1))]
    assert solve(steps) == []


def test_nothing_to_solve_is_no_contradiction() -> None:
    assert (solve([]), bounds([], "anything")) == ([], {})
