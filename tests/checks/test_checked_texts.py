"""Whole texts as they may be printed: what is true in each is not accused, and what is not is found."""

from datetime import date
from pathlib import Path

import pytest

from etl import pipeline
from etl.vocabulary import Finding, Verdict


DATA = Path(__file__).parents[2] / "data"

SOUND = [
    # What is counted, or over which days, stands beside another number.
    (
        "2026-05-11",
        "People per boat: two springs ago it was 42, then 49, 56 and, this spring, 64. Some 7,576 people have crossed.",
    ),
    (
        "2021-11-12",
        "So far this year 23,622 people have crossed the Channel. The French speak of attempts. They put it at 18,000 "
        "so far this year.",
    ),
    (
        "2024-01-02",
        'In 2023 29,437 people crossed the Channel; on 2 September 872 did, on 16 December 55. "Our efforts have seen '
        'a 90 per cent fall in small boat arrivals from Albania," he said.',
    ),
    # The days of a rank, of a total and of a rate as they are read amiss where others stand beside them.
    (
        "2023-11-13",
        "On Sunday 615 people crossed the Channel in small boats. It was the fifth-highest day of 2023; the highest "
        "was 2 September, when 872 arrived.",
    ),
    (
        "2024-06-19",
        "On Tuesday 882 people crossed the Channel in small boats. It is the highest daily total since November 29, "
        "2022, when there were 947 arrivals, and takes the provisional number for the year to date to 12,313.",
    ),
    (
        "2026-07-30",
        "752 people crossed on Wednesday\n\n- Wednesday was biggest day of 2026, beating 710 in June",
    ),
    (
        "2025-07-02",
        "In the first half of 2025 19,982 people arrived in small boats. The average number of people per boat was 58, "
        "up from 50 a year earlier and 44 in 2023.",
    ),
    # A speaker leaves out what is behind the point: 20.8.
    (
        "2023-06-06",
        "In the five months to the end of May 2023 small boat crossings fell by 20 per cent, he said.",
    ),
    # A month that still runs: a paper of the 16th has the 15th.
    ("2025-07-16", "It takes the number of arrivals in July to 2,522, and in 2025 to 22,504."),
    # The words that name the day stand elsewhere than the total.
    ("2025-09-06", "By the end of August 2025, 29,003 people had arrived that year."),
    (
        "2025-09-06",
        "Small boats: weekly summary to 31 August 2025\n\n- People: 715\n- Boats: 11\n- People, year to date: 29,003",
    ),
    (
        "2025-09-20",
        "The number of arrivals in August (3,567) brought the total to 29,003 for the year at that point.",
    ),
    # As it may have been told before a revision.
    (
        "2025-09-06",
        "Small boats: weekly summary to 31 August 2025\n\n- People: 715\n- Boats: 11\n- People, year to date: 29,050",
    ),
    # A month of last year is meant up to the same day.
    (
        "2025-07-16",
        "So far in July, 2,522 people have crossed, compared with 1,270 by the same point last July.",
    ),
    # The 67 of a day, read as the total up to it.
    (
        "2025-01-12",
        "The total stood at 61 on Friday and rose to 128 after 67 people arrived on Saturday.",
    ),
    # "The eighth-highest" is not the highest.
    (
        "2024-03-07",
        "225 people arrived on Wednesday, the eighth-highest daily total of the year so far.",
    ),
    # A weekend told on a Sunday is the one before; a day told on the day itself was not over.
    ("2024-11-17", "780 people arrived over the weekend, 572 on Saturday and 208 on Sunday."),
    ("2025-10-08", "Some 175 people crossed the Channel on Wednesday 8 October 2025."),
    # A percentage may have been worked out a day or two before, or be cut off.
    (
        "2025-11-10",
        "So far this year 39,075 people have crossed the Channel. This is 17% higher than at the same point last year.",
    ),
]
FOUND = [
    # "The same point last year" takes up the days of the total before it.
    (
        "2025-10-20",
        "So far this year 36,734 people have crossed the Channel. At the same point last year the figure was 38,204.",
        "official_series",
        "28,204 for people arriving by small boat from 1 January to 19 October 2024; the two are one digit apart",
    ),
    (
        "2025-10-20",
        "So far this year 36,734 people have crossed the Channel. This is 48% higher than at this point last year.",
        "percent_changes",
        "30.2 %; it was the rise of 48 per cent up to 4 August 2025",
    ),
    # What a percentage is of stands right behind it: how far off it is is no matter.
    (
        "2025-10-20",
        "So far this year 36,734 people have crossed, up 12% on the 28,204 at the same point last year.",
        "percent_changes",
        "the document's own totals give: (36,734 - 28,204) / 28,204 = 30.2 %",
    ),
    (
        "2025-10-20",
        "So far this year 36,734 people have crossed, down 30% on the 28,204 at the same point last year.",
        "percent_changes",
        "the document's own totals give: (28,204 - 36,734) / 28,204 = -30.2 %",
    ),
    # That a later year has just this rate is no excuse.
    (
        "2024-03-14",
        "So far this year 3,406 people have crossed in 72 boats, an average of 55 people per boat.",
        "rates",
        "3,406 / 72 = 47.3",
    ),
    # Last year's total up to the same day is not open up to the day of print.
    (
        "2026-05-30",
        "So far this year 8,906 people have crossed. At this point last year the figure was 16,317.",
        "official_series",
        "13,617 for people arriving by small boat from 1 January to 29 May 2025; two digits are exchanged",
    ),
    (
        "2025-10-26",
        "In September 5,084 people crossed the Channel, and so far this year 36,734 have.",
        "official_series",
        "36,734 was the total on 18 to 21 October 2025",
    ),
    (
        "2025-10-26",
        "36,734 people have crossed the Channel so far this year.",
        "official_series",
        "36,734 was the total on 18 to 21 October 2025",
    ),
]


def differing(published: str, text: str) -> list[Finding]:
    checked = pipeline.check(text, date.fromisoformat(published), DATA)
    assert checked.claims, text
    return [finding for finding in checked.findings if finding.verdict is Verdict.DIFFERS]


@pytest.mark.parametrize(("published", "text"), SOUND)
def test_what_is_true_is_not_accused(published: str, text: str) -> None:
    assert [finding.explanation for finding in differing(published, text)] == []


@pytest.mark.parametrize(("published", "text", "check", "words"), FOUND)
def test_what_is_not_is_found(published: str, text: str, check: str, words: str) -> None:
    (finding,) = differing(published, text)
    assert finding.check == check
    assert words in finding.explanation
