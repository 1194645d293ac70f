"""The solver of the cumulative counts against a solver of linear programs: the same verdicts, the same bounds."""

from math import inf

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.difference_constraints import Inequality, bounds, solve


linprog = pytest.importorskip(
    "scipy.optimize", reason="scipy is not installed (extra test)"
).linprog

NODES = range(5)
FEASIBLE, INFEASIBLE, UNBOUNDED = 0, 2, 3
# Whole numbers, as people are: what is contradictory is so by one at least.
systems = st.lists(
    st.builds(
        Inequality,
        earlier=st.sampled_from(NODES),
        later=st.sampled_from(NODES),
        most=st.integers(-60, 200).map(float),
    ),
    min_size=1,
    max_size=16,
)


def greatest(system: list[Inequality], node: int, origin: int) -> tuple[int, float]:
    """How the program ends, and the greatest value(node) - value(origin); the origin stands at 0."""
    rows = [[(n == each.later) - (n == each.earlier) for n in NODES] for each in system]
    wanted = [-float(n == node) for n in NODES]
    limits = [(0, 0) if n == origin else (None, None) for n in NODES]
    found = linprog(wanted, A_ub=rows, b_ub=[each.most for each in system], bounds=limits)
    return found.status, -found.fun if found.status == FEASIBLE else inf


@settings(max_examples=examples(150), deadline=None)
@given(systems)
def test_a_contradiction_is_one_to_both(system: list[Inequality]) -> None:
    status, _ = greatest(system, 0, 0)
    assert (status == INFEASIBLE) == bool(solve(system))


@settings(max_examples=examples(75), deadline=None)
@given(systems.filter(lambda system: not solve(system)), st.sampled_from(NODES))
def test_bounds_are_the_optima(system: list[Inequality], origin: int) -> None:
    found = bounds(system, origin)
    for node in {each.earlier for each in system} | {each.later for each in system}:
        most = greatest(system, node, origin)[1]
        least = -greatest(_turned(system), node, origin)[1]
        if origin not in found:
            assert (most, least) == (inf, -inf)
        assert found[node] == (pytest.approx(least), pytest.approx(most))


def _turned(system: list[Inequality]) -> list[Inequality]:
    """The same of the negative of each value."""
    return [Inequality(each.later, each.earlier, each.most) for each in system]
