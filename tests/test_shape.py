"""How long things get, what they open with, and what they never hold."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from sources import PACKAGES, ROOT, SOURCES, TREES, files


LINES_IN_A_FUNCTION, LINES_IN_A_FILE, MEDIAN_LINES = 40, 300, 8
DRAWERS = {"base", "common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
ONE_SENTENCE = re.compile(r"[A-Z`](?:(?![.?!]\s+[A-Z]).)*[.?]", re.DOTALL)
Function = ast.FunctionDef | ast.AsyncFunctionDef
FILES = [*SOURCES.values(), *files("tests"), *files("benchmarks")]

every_module = pytest.mark.parametrize("module", SOURCES)
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines from `def` to the end, the docstring not counted."""
    lines = function.end_lineno - function.lineno + 1
    if ast.get_docstring(function) is not None:
        text = function.body[0]
        lines -= text.end_lineno - text.lineno + 1
    return lines


def doors(tree: ast.Module) -> Iterator[Function]:
    """The public functions of a module, and the public methods of its public classes."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from (f for f in node.body if isinstance(f, Function) and open_to_all(f))
        elif isinstance(node, Function) and open_to_all(node):
            yield node


def open_to_all(function: Function) -> bool:
    return not function.name.startswith("_") or function.name == "__init__"


def missing_annotations(function: Function) -> list[str]:
    given = function.args
    arguments = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    bare = [
        argument.arg
        for argument in arguments
        if argument and argument.annotation is None and argument.arg not in ("self", "cls")
    ]
    return bare if function.returns else [*bare, "return"]


@every_module
def test_functions_stay_short(module: str) -> None:
    long = {function.name: length(function) for function in functions(TREES[module])}
    assert {name: lines for name, lines in long.items() if lines > LINES_IN_A_FUNCTION} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_half_of_the_functions_have_eight_lines_at_most(package: str) -> None:
    lengths = [
        length(function)
        for module, tree in TREES.items()
        if module.partition(".")[0] == package
        for function in functions(tree)
    ]
    assert median(lengths) <= MEDIAN_LINES


@every_file
def test_files_stay_short(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= LINES_IN_A_FILE


@every_file
def test_files_open_with_one_sentence(path: Path) -> None:
    opening = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition(
        "\n\n"
    )[0]
    named_by_what_it_tests = path.name.startswith("test_") and not opening
    assert named_by_what_it_tests or ONE_SENTENCE.fullmatch(opening)


@every_module
def test_public_functions_state_their_types(module: str) -> None:
    bare = {door.name: missing_annotations(door) for door in doors(TREES[module])}
    assert {name: missing for name, missing in bare.items() if missing} == {}


@every_file
def test_no_file_is_a_drawer(path: Path) -> None:
    assert not {*path.relative_to(ROOT).with_suffix("").parts} & DRAWERS


@every_module
def test_no_error_is_caught_without_being_named(module: str) -> None:
    caught = [node for node in ast.walk(TREES[module]) if isinstance(node, ast.ExceptHandler)]
    broad = {"", "Exception", "BaseException"}
    assert [
        handler.lineno
        for handler in caught
        if (ast.unparse(handler.type) if handler.type else "") in broad
    ] == []


@every_module
def test_no_pattern_loses_its_braces(module: str) -> None:
    r"""In an f-string `\w{2,}` is written `\w{{2,}}`; with single braces it becomes `\w(2,)`."""
    put_in = [node for node in ast.walk(TREES[module]) if isinstance(node, ast.FormattedValue)]
    numbers = [part.lineno for part in put_in if isinstance(part.value, ast.Tuple | ast.Constant)]
    assert numbers == []


@every_file
def test_nothing_is_left_for_later(path: Path) -> None:
    # Put together here, so that this line is not what it looks for.
    marks = "|".join(("TO" + "DO", "FIX" + "ME", "raise NotImplemented" + "Error"))
    assert re.findall(rf"\b(?:{marks})\b", path.read_text(encoding="utf-8")) == []
