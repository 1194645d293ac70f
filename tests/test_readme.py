"""What the README lists is what the program has: commands, pages, checks, indicators."""

import re
from pathlib import Path
from types import ModuleType

import dash
import pytest
from flask.testing import FlaskClient
from typer.main import get_command

from dashboard import app
from etl import __main__ as command_line
from etl import indicators
from etl.checks import CHECKS


ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def client(data: Path) -> FlaskClient:
    return app.create(data).server.test_client()


def names_listed(heading: str) -> list[str]:
    """What the rows of a list or table begin with, in the part whose heading has this word."""
    parts = re.split(r"^#+ +(.*)$", README, flags=re.MULTILINE)
    titled = zip(parts[1::2], parts[2::2], strict=True)
    bodies = [body for title, body in titled if re.search(rf"\b{heading}\b", title.lower())]
    return re.findall(r"^(?:[-*]|\||\d+\.) *\[?`([^`]+)`", "".join(bodies[:1]), re.MULTILINE)


def test_every_command_of_make_named_in_the_readme_is_there() -> None:
    named = set(re.findall(r"\bmake ([a-z]+)\b(?=`|$| +#)", README, re.MULTILINE))
    assert {"run", "test"} <= named <= set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))


def test_the_readme_names_every_command_of_etl() -> None:
    named = set(re.findall(r"(?:-m etl|channel-figures) ([a-z]+)", README))
    assert named == set(get_command(command_line.app).commands)


def test_the_readme_lists_every_page(client: FlaskClient) -> None:
    pages = {page["path_template"] or page["path"] for page in dash.page_registry.values()}
    assert pages <= set(names_listed("pages"))


def test_every_page_of_the_readme_answers(client: FlaskClient) -> None:
    plain = [name for name in names_listed("pages") if name.startswith("/") and "<" not in name]
    assert "/" in plain
    assert [name for name in plain if client.get(name).status_code != 200] == []


def test_the_readme_lists_the_checks_in_report_order() -> None:
    assert names_listed("checks") == [check.__name__.rpartition(".")[2] for check in CHECKS]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_readme_tells_the_rule_of_each_check_in_its_own_words(check: ModuleType) -> None:
    assert f"| {check.__doc__.splitlines()[0]} |" in README


def test_the_readme_lists_the_indicators() -> None:
    assert names_listed("indicators") == list(indicators.catalogue())
