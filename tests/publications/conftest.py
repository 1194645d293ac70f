"""Servers of this machine, ready-made for the tests of fetching."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack

import pytest
from origins import Answer, serving


@pytest.fixture
def origin() -> Iterator[Callable[[Mapping[str, Answer]], str]]:
    """Starts a server on this machine with the given answers; gives its address."""
    with ExitStack() as started:
        yield lambda answers: started.enter_context(serving(answers))
