"""The records come in, the data dictionary that stands beside the tables goes out as Markdown."""

from collections.abc import Iterator

from etl import clues, indicators, tables
from etl.vocabulary import VERDICT_OF, Reason, stored_fields


OPENING = """# The tables

UTF-8, comma-separated, quoted as RFC 4180 says, days as ISO 8601; an empty cell means not known.
The same inputs give the same bytes. `datapackage.json` describes the same columns for programs.
In the CSV files that the dashboard serves, a text cell that a spreadsheet would run as a formula
begins with an apostrophe; numbers are untouched, and JSON and Parquet hold every text as it is.

Official figures: Home Office, "Migrants detected crossing the English Channel in small boats",
Crown copyright, Open Government Licence v3.0. Quoted passages remain their publishers'.
"""


# What each reason says, to a reader who has just met its code.
MEANINGS = {
    Reason.EXACT: "The number is the one it was held against.",
    Reason.WITHIN_WORDING: "The number lies within what its wording and rounding allow.",
    Reason.AT_ITS_DATE: (
        "It was so in the official figures of the day it was printed; they were revised since."
    ),
    Reason.OTHER_SERIES: "It is so in the other of the two official series.",
    Reason.NO_READING_FITS: (
        "Every reading that the wording allows was tried, and none gives the number."
    ),
    Reason.CONTRADICTION: "It and other reported figures cannot all be so together.",
    Reason.STALE: "It was so on an earlier day, and no longer on the day it was given for.",
    Reason.ARITHMETIC: "The numbers of the text do not add up to one another.",
    Reason.NO_OFFICIAL_SERIES: "No official series was found that counts this.",
    Reason.PERIOD_UNCLEAR: "The text does not say clearly enough which days are meant.",
    Reason.NOT_COMPARABLE: "What was counted here and there is not the same thing.",
    Reason.ONE_SIDE_UNKNOWN: "A number needed for the comparison is not known, or only one source gives it.",
    Reason.VINTAGE_NOT_HELD: (
        "It was printed before the oldest official figures held here, and the gap is no larger"
        " than their revisions have been."
    ),
}


def to_markdown() -> str:
    """Every table with its columns, then the closed lists."""
    return "\n".join([OPENING, *_tables(), *_indicators(), *_rules(), *_reasons()]) + "\n"


def _tables() -> Iterator[str]:
    for name, record in tables.TABLES.items():
        yield f"## {name}\n\n{tables.ABOUT[name]}\n"
        yield "| column | label | type | what it is |\n|---|---|---|---|"
        for field in stored_fields(record):
            kind = tables.SCHEMA_TYPES[tables.kind(field)]
            yield f"| {field.name} | {field.column.label} | {kind} | {field.column.description} |"
        yield ""


def _indicators() -> Iterator[str]:
    yield "## Indicators\n\n| code | title | unit | definition |\n|---|---|---|---|"
    for indicator in indicators.catalogue().values():
        cells = indicator.code, indicator.title, indicator.unit, indicator.definition
        yield f"| {' | '.join(cells)} |"
    yield ""


def _rules() -> Iterator[str]:
    yield "## Rules of reading\n\n| rule | what it says |\n|---|---|"
    for rule, sentence in clues.SAYS.items():
        yield f"| {rule} | {sentence} |"
    yield ""


def _reasons() -> Iterator[str]:
    yield "## Verdicts and reasons\n\n| verdict | reason | what it says |\n|---|---|---|"
    for reason, verdict in VERDICT_OF.items():
        yield f"| {verdict} | {reason} | {MEANINGS[reason]} |"
