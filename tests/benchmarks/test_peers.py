"""Peers are scored for what they say: a made-up one in each way, and each real one that is installed."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sources import ROOT

from benchmarks import rounds
from benchmarks.annotations import Figure
from benchmarks.peers import __main__ as peers
from benchmarks.peers import contests, date_peers, expressions, number_peers, pages
from benchmarks.peers.contests import Dates, Line, Numbers
from benchmarks.peers.expressions import Counted, Dated, Find, Peer
from benchmarks.peers.pages import Entrant
from etl.vocabulary import Sentence


PRINTED = date(2025, 10, 20)
TEXT = "On Saturday 369 people arrived in seven boats, after 41 on 3 October 2025."
DATED = "Nobody came on 3 October 2025."
SATURDAY, FRIDAY = date(2025, 10, 18), date(2025, 10, 3)


def figure(exact: str, value: float, day: date, indicator: str = "arrivals") -> Figure:
    start = 100 + TEXT.index(exact)
    words = (exact, indicator, "count", "", value, "exactly", "", day, day, None, None, "", False)
    return Figure("a01", start, start + len(exact), *words)


PEOPLE = figure("369", 369, SATURDAY)
BOATS = figure("seven", 7, SATURDAY, "boats")
EARLIER = figure("41", 41, FRIDAY)
LINE = Line(PRINTED, Sentence(100, TEXT), (PEOPLE, BOATS, EARLIER))


def saying(*found: tuple[str, object]) -> Find:
    """A peer that finds these words of the sentence, each with what it says of them."""

    def find(text: str, published: date) -> Iterator[Counted | Dated]:
        for words, said in found:
            start = text.index(words)
            kind = Counted if isinstance(said[0], float | int | None) else Dated
            yield kind(start, start + len(words), *said)

    return find


def test_a_number_is_right_with_the_value_on_the_characters_of_the_figure() -> None:
    found = contests.numbers([LINE], saying(("369", (369,)), ("seven", (6,)), ("3 O", (3,))))
    assert found == Numbers(found=3, on_figures=2, figures=3, right=1, counts=3, nouns=None)


def test_a_number_without_a_value_is_seen_and_not_right() -> None:
    found = contests.numbers([LINE], saying(("seven", (None,))))
    assert (found.on_figures, found.right) == (1, 0)


@pytest.mark.parametrize(("noun", "right"), [("person", 1), ("boat", 0), ("", None)])
def test_a_noun_is_right_when_it_is_of_the_unit_of_the_indicator(
    noun: str, right: int | None
) -> None:
    assert contests.numbers([LINE], saying(("369", (369, noun)))).nouns == right


def test_ranks_and_optional_figures_are_left_out_but_a_number_on_them_is_on_a_figure() -> None:
    line = replace(LINE, figures=(replace(PEOPLE, optional=True), replace(BOATS, measure="rank")))
    found = contests.numbers([line], saying(("369", (369,)), ("seven", (7,))))
    assert (found.figures, found.right, found.on_figures) == (0, 0, 2)


def test_a_count_takes_the_nearest_date_of_its_sentence() -> None:
    said = saying(("On Saturday", (SATURDAY,) * 2), ("3 October 2025", (FRIDAY,) * 2))
    found = contests.dates([LINE], said)
    # The boats stand nearer to the later date than to theirs.
    assert found == Dates(found=2, figures=3, dated=3, right=2)


def test_a_date_read_from_the_figure_itself_dates_nothing() -> None:
    found = contests.dates([replace(LINE, figures=(EARLIER,))], saying(("41", (FRIDAY,) * 2)))
    assert (found.found, found.dated) == (1, 0)


@pytest.mark.parametrize(("last", "right"), [(None, True), (date(2025, 10, 10), False)])
def test_an_open_end_runs_to_the_day_before_publication(last: date | None, right: bool) -> None:
    so_far = replace(PEOPLE, period_start=FRIDAY, period_end=date(2025, 10, 19))
    assert contests.covers(Dated(0, 2, FRIDAY, last), so_far, PRINTED) == right


def test_every_sentence_of_the_corpus_is_a_line_and_every_figure_is_in_one() -> None:
    every = peers.corpus()
    held = [each for line in contests.lines(every) for each in line.figures]
    assert sorted(held, key=str) == sorted(every.figures, key=str)


def test_words_given_back_without_places_are_found_in_their_order() -> None:
    found = list(expressions.in_order("May or May", [("May", 1), ("gone", 2), ("May", 3)]))
    assert found == [(0, 3, 1), (7, 10, 3)]


@pytest.mark.parametrize(
    ("day", "grain", "last"),
    [
        ("2024-02-01", "month", "2024-02-29"),
        ("2025-10-01", "quarter", "2025-12-31"),
        ("2025-10-13", "week", "2025-10-19"),
        ("2025-10-13", "day", "2025-10-13"),
        ("2025-01-01", "year", "2025-12-31"),
    ],
)
def test_a_date_stands_for_the_days_of_its_grain(day: str, grain: str, last: str) -> None:
    first = date.fromisoformat(day)
    assert date_peers.stretch(first, grain) == (first, date.fromisoformat(last))


def test_of_several_readings_the_last_past_one_is_taken() -> None:
    past, later, ahead = ((date(year, 10, 18),) * 2 for year in (2024, 2025, 2026))
    assert date_peers.latest([past, later, ahead], PRINTED) == later
    assert date_peers.latest([ahead], PRINTED) == ahead
    assert date_peers.latest([], PRINTED) is None


def absent() -> Find:
    raise ModuleNotFoundError("No module named 'absent'")


def test_a_peer_that_is_not_installed_is_put_aside_with_its_reason() -> None:
    here, gone = (Peer(name, name, "", load) for name, load in (("x", list), ("y", absent)))
    assert peers.loaded((here, gone)) == ({here: []}, {gone: "No module named 'absent'"})


def test_the_page_sets_every_program_beside_the_first() -> None:
    numbers = Numbers(found=4, on_figures=2, figures=4, right=1, counts=2, nouns=None)
    entrants = [Entrant(pages.OWN, numbers, 200.0), Entrant(number_peers.PEERS[0], numbers, 50.0)]
    gone = {Peer("gone", "gone", "", absent): "No module named 'gone'"}
    text = pages.page("Run.", entrants, [], gone)
    last = next(line for line in text.splitlines() if line.startswith("| quantulum3"))
    assert "| 1 of 4, 25 % | – | 4 | 2 of 4, 50 % | 50 | 0.25 |" in last
    assert "| gone | not installed here: No module named 'gone' |" in text


def test_the_extra_names_the_packages_of_the_peers() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    used = {peer.package for peer in (*number_peers.PEERS, *date_peers.PEERS)}
    assert set(project["optional-dependencies"]["peers"]) == used | {"spacy"}


def test_the_results_tell_of_every_peer() -> None:
    text = (ROOT / "benchmarks" / "peers.md").read_text(encoding="utf-8")
    named = (*number_peers.PEERS, *date_peers.PEERS)
    assert [peer.name for peer in named if f"| {peer.name} |" not in text] == []


def read_by(peer: Peer, text: str) -> list:
    try:
        find = peer.load()
    except ImportError as error:
        pytest.skip(f"{peer.package} is not installed: {error}")
    return list(find(text, PRINTED))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "peer", [number_peers.OWN, *number_peers.PEERS], ids=lambda peer: peer.name
)
def test_each_installed_peer_finds_a_number_in_its_place(peer: Peer) -> None:
    found = read_by(peer, TEXT)
    assert any(TEXT[each.start : each.end] == "seven" and each.value in (7, None) for each in found)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("peer", [date_peers.OWN, *date_peers.PEERS], ids=lambda peer: peer.name)
def test_each_installed_peer_dates_an_expression_in_its_place(peer: Peer) -> None:
    days = [each for each in read_by(peer, DATED) if (each.first, each.last) == (FRIDAY, FRIDAY)]
    assert any("3 October 2025" in DATED[each.start : each.end] for each in days)


def test_the_work_that_is_timed_reads_every_sentence() -> None:
    seen = []
    work = contests.reading([LINE, LINE], lambda text, published: seen.append(text) or ())
    assert rounds.seconds(work) >= 0
    assert seen == [TEXT, TEXT]
