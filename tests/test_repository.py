"""What the repository holds: nothing large, of one machine, unquoted or unlocked."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[1]
VENDOR = "dashboard/assets/vendor/"
LARGEST = 1_000_000
SHORTEST_SENTENCE = 40  # characters; below that, the same words may be anybody's
LISTED = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]

# Put together from parts, so that this file is not what it looks for.
HOSTS = (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
FOLDERS = ("work", "root", "home", "opt", "tmp", "mnt", "Users")
OF_A_MACHINE = re.compile(
    "|".join(r"\.".join(host) for host in HOSTS)
    + rf"|(?:file:/{{2}}|(?<![\w.~/-]))/(?:{'|'.join(FOLDERS)})/\w+"
)


@pytest.fixture(scope="module")
def listed() -> list[str]:
    """Every file that is tracked or would be: whatever is not ignored."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, so nothing says which files belong to it")
    output = subprocess.run(LISTED, cwd=ROOT, capture_output=True, check=True).stdout
    return [name for name in output.decode().split("\0") if name and (ROOT / name).is_file()]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8", errors="ignore")


def squeezed(text: str) -> str:
    """The text with each run of blanks as one, so that a line break hides no sentence."""
    return " ".join(text.split())


def sentences_of(article: str) -> set[str]:
    parts = re.split(r"\n+|(?<=[.?!])[”’\"']?\s+", article)
    return {squeezed(part) for part in parts if len(squeezed(part)) >= SHORTEST_SENTENCE}


def test_no_file_is_large(listed: list[str]) -> None:
    sizes = {name: (ROOT / name).stat().st_size for name in listed if VENDOR not in name}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_no_file_names_a_registry_or_a_path_of_one_machine(listed: list[str]) -> None:
    found = {name: OF_A_MACHINE.findall(text_of(name)) for name in listed if VENDOR not in name}
    assert {name: matches for name, matches in found.items() if matches} == {}


@pytest.mark.parametrize(
    "text",
    [f"see /{FOLDERS[2]}/ann/x", f"files.{'.'.join(HOSTS[1])}/packages", f"'/{FOLDERS[4]}/x'"],
)
def test_a_path_of_one_machine_would_be_seen(text: str) -> None:
    assert OF_A_MACHINE.search(text)


@pytest.mark.parametrize("text", ["gov.uk/home/office", "../work/x", "/usr/bin/x", "/data/home/"])
def test_an_address_or_a_path_of_every_machine_is_no_such_path(text: str) -> None:
    assert not OF_A_MACHINE.search(text)


def test_articles_stand_in_the_repository_only_as_quoted(shared: Path, listed: list[str]) -> None:
    articles = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").iterdir())]
    held = {name: squeezed(text_of(name)) for name in listed}
    quoted = " ".join(text for name, text in held.items() if name.startswith("seeds/passages/"))
    unquoted = {s for article in articles for s in sentences_of(article) if s not in quoted}
    assert unquoted, "every sentence of every article is quoted: that is republishing"
    assert {s: name for s in unquoted for name, text in held.items() if s in text} == {}


def test_locks_pin_every_package_by_hash() -> None:
    for name in ("requirements.lock", "requirements-test.lock"):
        pins = re.split(r"^(?=[a-z])", text_of(name), flags=re.MULTILINE)[1:]
        assert [pin for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_our_own_code_has_no_known_weakness() -> None:
    words = ["--quiet", "--recursive", "--configfile", "pyproject.toml", "etl", "dashboard"]
    command = [sys.executable, "-m", "bandit", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_lock_holds_every_dependency() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))
    declared = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    names = {re.match(r"[\w-]+", line)[0] for line in declared}
    assert (
        names - set(re.findall(r"^([\w-]+)==", text_of("requirements.lock"), re.MULTILINE)) == set()
    )


def test_every_dependency_gives_its_reason() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))
    groups = project["project"]["optional-dependencies"].values()
    lines = [*project["project"]["dependencies"], *(line for group in groups for line in group)]
    lines += project["dependency-groups"]["build"]
    named = re.findall(r"^\| `([\w-]+)` \| \S.+ \|$", text_of("docs/dependencies.md"), re.MULTILINE)
    assert sorted(named) == sorted({re.match(r"[\w-]+", line)[0] for line in lines})
