"""The files of which mutants are made, each with the tests that are to notice."""

from pathlib import Path

from sources import ROOT


CHECKS = (
    "tests/checks/test_checks.py",
    "tests/checks/test_whole_findings.py",
    "tests/checks/test_calendar.py",
    "tests/checks/test_cumulative_counts.py",
    "tests/checks/test_definitions.py",
    "tests/checks/test_derived_figures.py",
    "tests/checks/test_derived_near_misses.py",
    "tests/checks/test_digit_slips.py",
    "tests/checks/test_doubts.py",
    "tests/checks/test_milestones_and_ranks.py",
    "tests/checks/test_near_misses.py",
    "tests/checks/test_official_series.py",
    "tests/checks/test_phrases.py",
    "tests/checks/test_revisions.py",
    "tests/checks/test_running_totals.py",
    "tests/checks/test_sources_agree.py",
    "tests/checks/test_subsets.py",
    "tests/checks/test_witnesses.py",
    "tests/checks/test_readings.py",
    # The slowest, and asked last: whole texts with one number off.
    "tests/checks/test_slips.py",
)
# A pattern of file names below etl/, and the tests, those first that say most.
SELECTIONS: dict[str, tuple[str, ...]] = {
    "numerals.py": ("tests/test_numerals.py", "tests/test_spoken_numbers.py"),
    "difference_constraints.py": ("tests/test_difference_constraints.py",),
    "histories.py": ("tests/test_histories.py",),
    "statements.py": ("tests/test_statements.py",),
    "verdicts.py": ("tests/test_verdicts.py",),
    "corrections.py": ("tests/test_corrections.py",),
    "agencies.py": ("tests/test_agencies.py",),
    "sentences.py": ("tests/test_sentences.py",),
    "implied_totals.py": ("tests/test_implied_totals.py",),
    "periods/*.py": (
        "tests/test_period_words.py",
        "tests/test_days_of_stories.py",
        "tests/test_annotated_corpus.py",
        "tests/test_periods.py",
    ),
    "quantities/*.py": (
        "tests/test_number_words.py",
        "tests/test_annotated_corpus.py",
        "tests/test_bounds.py",
        "tests/test_quantities.py",
        "tests/test_beside_numbers.py",
        "tests/test_numerals.py",
        "tests/test_counted.py",
    ),
    "checks/*.py": CHECKS,
    "observations/*.py": (
        "tests/observations/test_spreadsheets.py",
        "tests/observations/test_daily_pages.py",
        "tests/observations/test_archives.py",
        "tests/test_observations.py",
    ),
    "vintages/*.py": (
        "tests/test_vintages.py",
        "tests/vintages/test_held_tables.py",
        "tests/vintages/test_readings.py",
    ),
    "formats/spreadsheets.py": ("tests/formats/test_ods.py",),
    "formats/wholeness.py": ("tests/formats/test_damaged_pdf.py",),
    "events.toml": (
        "tests/test_events.py",
        "tests/test_periods.py",
        "tests/test_indicators.py",
        "tests/test_claims.py",
    ),
    "indicators.toml": (
        "tests/test_indicator_words.py",
        "tests/test_indicators.py",
        "tests/test_claims.py",
        "tests/test_scope.py",
    ),
}
# Of these a busy machine may say otherwise, or they take longer than all the rest: parts of their names, long enough
# that no sentence of a table holds one by chance.
LEFT_OUT = (
    "::test_time_grows_with_the_length",
    "_from_the_official_series_never_differ",
    "[a bomb of blanks]",
    "[an archive that lies]",
    " million cells]",
    " a million times]",
    "::test_depth_is_no_harm",
    "::test_a_killed_run_leaves",
    "::test_nothing_was_read_before",
)


def files() -> dict[Path, tuple[str, ...]]:
    """Every file that is changed, with its tests."""
    return {
        path: tests
        for pattern, tests in SELECTIONS.items()
        for path in sorted((ROOT / "etl").glob(pattern))
        if path.stat().st_size
    }
