"""Lists of numbers beside lists of days: each number is of its own days."""

from datetime import date

import pytest

from etl import claims, documents


PUBLISHED = date(2025, 10, 20)
YEAR = {year: (f"{year}-01-01", f"{year}-12-31") for year in (2020, 2021, 2022, 2023, 2024)}
SATURDAY, SUNDAY = ("2025-10-18", "2025-10-18"), ("2025-10-19", "2025-10-19")


def years(indicator: str, **values: int) -> list[tuple]:
    return [(exact, indicator, *YEAR[year]) for exact, year in values.items()]


CASES = [
    (
        "In 2022, 2023 and 2024, 45,755, 29,437 and 36,816 people arrived respectively.",
        years("arrivals", **{"45,755": 2022, "29,437": 2023, "36,816": 2024}),
    ),
    (
        "Small boats: 2021, 2022 and 2023 saw 28,526, 45,755 and 29,437 people cross the Channel.",
        years("arrivals", **{"28,526": 2021, "45,755": 2022, "29,437": 2023}),
    ),
    (
        "The Channel was crossed by 8,466, 28,526 and 45,755 people in 2020, 2021 and 2022 respectively.",
        years("arrivals", **{"8,466": 2020, "28,526": 2021, "45,755": 2022}),
    ),
    (
        "In 2023 and 2024, the number of small boats was 602 and 695 respectively.",
        years("boats", **{"602": 2023, "695": 2024}),
    ),
    (
        "In 2023 and 2024, 29,437 and 36,816 people arrived in 602 and 695 boats respectively.",
        [
            *years("arrivals", **{"29,437": 2023, "36,816": 2024}),
            *years("boats", **{"602": 2023, "695": 2024}),
        ],
    ),
    (
        "On Saturday and Sunday 369 and 143 people respectively crossed the Channel.",
        [("369", "arrivals", *SATURDAY), ("143", "arrivals", *SUNDAY)],
    ),
    (
        "On 16 and 18 October, 143 and 369 people crossed the Channel.",
        [
            ("143", "arrivals", "2025-10-16", "2025-10-16"),
            ("369", "arrivals", "2025-10-18", "2025-10-18"),
        ],
    ),
    (
        "Crossings reached 3,690 and 4,078 in July and August 2024.",
        [
            ("3,690", "arrivals", "2024-07-01", "2024-07-31"),
            ("4,078", "arrivals", "2024-08-01", "2024-08-31"),
        ],
    ),
    (
        "Channel crossings: the number of people and boats in 2024 was 36,816 and 695 respectively.",
        [("36,816", "arrivals", *YEAR[2024]), ("695", "boats", *YEAR[2024])],
    ),
    (
        "In small boats 1,339 people arrived in January 2022 and 143 in February 2022. "
        "They arrived in 47 and five boats respectively.",
        [
            ("1,339", "arrivals", "2022-01-01", "2022-01-31"),
            ("143", "arrivals", "2022-02-01", "2022-02-28"),
            ("47", "boats", "2022-01-01", "2022-01-31"),
            ("five", "boats", "2022-02-01", "2022-02-28"),
        ],
    ),
    (
        "Between 300 and 400 people crossed the Channel on Saturday and Sunday.",
        [("400", "arrivals", "2025-10-18", "2025-10-19")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_listed_number_is_of_the_days_in_its_place(text: str, expected: list[tuple]) -> None:
    found = claims.assemble(documents.from_string(text, PUBLISHED))[0]
    assert [
        (c.exact, c.indicator, str(c.period_start), str(c.period_end)) for c in found
    ] == expected
