"""The program's own files, read and parsed once for the tests that look at code."""

import ast
from pathlib import Path


ROOT = Path(__file__).parents[1]
PACKAGES = ("etl", "dashboard")


def files(folder: str) -> list[Path]:
    """The Python files below a folder that hold anything."""
    return [path for path in sorted((ROOT / folder).rglob("*.py")) if path.stat().st_size]


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SOURCES = {module_of(path): path for package in PACKAGES for path in files(package)}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in SOURCES.items()}
