"""Where reported figures stand on a chart."""

from datetime import date
from pathlib import Path

import papers

from dashboard import points, series
from dashboard.points import Point
from dashboard.store import Store
from etl.vocabulary import Basis, Verdict


def on_totals(held: Store) -> list[Point]:
    return points.on_running_totals(
        points.counts(held, "arrivals"), series.running(held, "arrivals")
    )


def ids(point: Point) -> list[str]:
    return [report.claim.claim_id for report in point.reports]


def test_a_figure_that_agrees_lies_on_the_line_whatever_days_it_covers(held: Store) -> None:
    (point,) = [
        point for point in on_totals(held) if point.day == date(2025, 1, 11) and point.height == 110
    ]
    assert ids(point) == ["paper:2", "paper:5"]
    assert point.verdict == Verdict.AGREES


def test_a_figure_that_differs_stands_at_what_it_would_make_of_the_total(held: Store) -> None:
    (point,) = [point for point in on_totals(held) if point.verdict == Verdict.DIFFERS]
    assert (point.day, point.height, ids(point)) == (date(2025, 1, 11), 999, ["paper:3"])


def test_a_figure_of_days_in_two_years_has_no_place(held: Store) -> None:
    assert "paper:4" not in [claim_id for point in on_totals(held) for claim_id in ids(point)]


def test_a_figure_of_part_of_the_people_is_not_drawn(held: Store) -> None:
    assert "paper:6" not in [report.claim.claim_id for report in points.counts(held, "arrivals")]


def test_reports_are_in_the_order_of_the_days_they_end_on(held: Store) -> None:
    ends = [report.claim.period_end for report in points.counts(held, "arrivals")]
    assert ends == sorted(ends)


def test_only_totals_since_the_treaty_began_are_treaty_totals(held: Store) -> None:
    found = points.treaty_totals(held, "returns_to_france")
    assert [report.claim.claim_id for report in found] == ["paper:7"]


def test_of_a_figure_said_twice_the_mention_that_names_its_days_is_placed(tmp_path: Path) -> None:
    head = papers.claim("Some [369] cross", period_basis=Basis.INFERRED)
    body = papers.claim("It saw [369] people.", at=40, same_as=head.claim_id)
    other = papers.claim("It saw [369] people.", name="other", copy_of=body.claim_id)
    listed = [papers.document(), papers.document("other")]
    twice = Store(papers.folder(tmp_path, documents=listed, claims=[head, body, other]))
    placed = points.counts(twice, "arrivals")
    assert {report.claim.claim_id for report in placed} == {body.claim_id, other.claim_id}
