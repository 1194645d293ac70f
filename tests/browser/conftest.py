"""What several journeys need: a figure of the shipped tables with a text to stand in."""

import httpx
import pytest


@pytest.fixture(scope="session")
def row(site):
    """A figure with a text to stand in."""
    rows = httpx.get(f"{site}/data/claims.json", trust_env=False).json()
    return next(row for row in rows if row["start"] is not None)
