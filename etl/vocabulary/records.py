"""Records, each a row of a table; a field without a Column is held in memory only."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar

from etl.vocabulary.codes import (
    Basis,
    Bound,
    ClaimPart,
    Direction,
    Holding,
    How,
    Measure,
    Reason,
    Rule,
    Series,
    Status,
    TakenAs,
    Verdict,
)
from etl.vocabulary.columns import Column
from etl.vocabulary.parts import Interval


@dataclass(frozen=True, slots=True)
class Document:
    """One published text."""

    KEY: ClassVar[tuple[str, ...]] = ("document_id",)

    document_id: Annotated[str, Column("Document", "Readable name of the document.")]
    publisher: Annotated[str, Column("Publisher", "Who published the text.")]
    title: Annotated[str, Column("Title", "Headline of the text; empty where not known.")]
    published: Annotated[date, Column("Published", "Day of publication.")]
    url: Annotated[str, Column("Address", "Where the text was published.")]
    agency: Annotated[str, Column("Agency", "News agency whose copy it is; empty where not known.")]
    holding: Annotated[
        Holding,
        Column(
            "Held",
            "`passages`: quoted passages; `full`: the whole text; `none`: value and link only.",
        ),
    ]
    characters: Annotated[
        int, Column("Characters", "Length of the full text in Unicode code points.")
    ]
    sha256: Annotated[str, Column("SHA-256", "Hash of the full text in UTF-8.")]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of a document's own characters that we hold."""

    KEY: ClassVar[tuple[str, ...]] = ("document_id", "start")

    document_id: Annotated[str, Column("Document", "The document it is quoted from.")]
    start: Annotated[int, Column("Start", "Offset of its first character in the whole document.")]
    text: Annotated[str, Column("Text", "The characters themselves.")]

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Text:
    """A document together with the passages of it that we hold, in reading order."""

    document: Document
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Clue:
    """Which words of a document gave a claim one of its parts, or which rule where none did.

    A clue lives in its claim; the claim's name is put in when it becomes a row of its own.
    """

    KEY: ClassVar[tuple[str, ...]] = ("claim_id", "part", "start", "end", "rule")

    claim_id: Annotated[str, Column("Figure", "The figure that was read so.")] = field(
        default="", kw_only=True
    )
    part: Annotated[ClaimPart, Column("Part", "The part of the figure that the words gave.")]
    start: Annotated[
        int | None,
        Column("Start", "Offset of the words in the whole document; empty where a rule decided."),
    ]
    end: Annotated[int | None, Column("End", "Offset after the words.")]
    exact: Annotated[str, Column("Words", "The words, character for character.")]
    how: Annotated[
        How,
        Column(
            "How",
            "`beside`: words of the figure's own sentence; `carried`: of an earlier sentence; "
            "`assumed`: no words, a rule.",
        ),
    ] = How.BESIDE
    rule: Annotated[
        Rule, Column("Rule", "The rule that decided, as a code of the closed list.")
    ] = Rule.NONE


@dataclass(frozen=True, slots=True)
class Claim:
    """A reported figure: indicator, measure, quantity, period, and the characters it came from."""

    KEY: ClassVar[tuple[str, ...]] = ("document_id", "start", "measure", "claim_id")

    claim_id: Annotated[
        str,
        Column(
            "Figure",
            "`<document_id>:<start>`, `:<measure>` added where one number makes two claims.",
        ),
    ]
    document_id: Annotated[str, Column("Document", "The document that reports the figure.")]
    indicator: Annotated[str, Column("Indicator", "What is counted; see the list of indicators.")]
    measure: Annotated[Measure, Column("Measure", "What kind of number it is.")]
    subset: Annotated[
        str, Column("Subset", "Part of the whole that is counted; empty for the whole.")
    ]
    value: Annotated[float, Column("Value", "The number as reported, in units of the measure.")]
    bound: Annotated[Bound, Column("Bound", "What the wording makes of the number.")]
    low: Annotated[float, Column("Low", "Least value that wording and rounding allow.")]
    high: Annotated[
        float | None,
        Column("High", "Greatest value that wording and rounding allow; empty: unlimited."),
    ]
    direction: Annotated[
        Direction,
        Column("Direction", "Newer period against older, for differences and percentages."),
    ]
    period_start: Annotated[date | None, Column("From", "First day that the number covers.")]
    period_end: Annotated[date | None, Column("To", "Last day that the number covers.")]
    period_basis: Annotated[
        Basis,
        Column(
            "Period basis",
            "`stated` by the text, or `inferred`: an end taken from the day of publication.",
        ),
    ]
    period_text: Annotated[str, Column("Period as written", "The words that gave the period.")]
    base_start: Annotated[
        date | None, Column("Base from", "First day of the older period compared with.")
    ]
    base_end: Annotated[
        date | None, Column("Base to", "Last day of the older period compared with.")
    ]
    speaker: Annotated[
        str, Column("Speaker", "Who is quoted as giving the figure; empty where nobody.")
    ]
    start: Annotated[int | None, Column("Start", "Offset of the number in the whole document.")]
    end: Annotated[int | None, Column("End", "Offset after the number in the whole document.")]
    prefix: Annotated[str, Column("Before", "The sentence up to the number.")]
    exact: Annotated[str, Column("As written", "The number, character for character.")]
    suffix: Annotated[str, Column("After", "The sentence after the number.")]
    same_as: Annotated[
        str,
        Column(
            "Said before as",
            "The first figure of the same document that means the same; empty where there is none.",
        ),
    ] = ""
    copy_of: Annotated[
        str,
        Column(
            "Same sentence as",
            "The earliest figure of another document whose sentence is nearly the same; empty where "
            "there is none.",
        ),
    ] = ""
    clues: tuple[Clue, ...] = ()

    @property
    def interval(self) -> Interval:
        return Interval(self.low, self.high)


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in a document, in scope or not, and what it was taken for."""

    KEY: ClassVar[tuple[str, ...]] = ("document_id", "start")

    document_id: Annotated[str, Column("Document", "The document that holds the number.")]
    start: Annotated[int, Column("Start", "Offset of the number in the whole document.")]
    end: Annotated[int, Column("End", "Offset after the number.")]
    exact: Annotated[str, Column("As written", "The number, character for character.")]
    taken_as: Annotated[TakenAs, Column("Taken as", "What the number was taken for.")]


@dataclass(frozen=True, slots=True)
class Observation:
    """A value published by a statistical authority for a day or another period."""

    KEY: ClassVar[tuple[str, ...]] = (
        "series",
        "indicator",
        "period_start",
        "period_end",
        "vintage_from",
    )

    series: Annotated[Series, Column("Series", "Which official series the value belongs to.")]
    indicator: Annotated[str, Column("Indicator", "What is counted.")]
    period_start: Annotated[date, Column("From", "First day that the value covers.")]
    period_end: Annotated[date, Column("To", "Last day that the value covers.")]
    value: Annotated[float | None, Column("Value", "Published value; empty: not recorded.")]
    status: Annotated[Status, Column("Status", "`provisional`, `revised` or `final`.")]
    vintage_from: Annotated[
        date, Column("Vintage from", "First day on which this value is known to have stood.")
    ]
    vintage_to: Annotated[
        date | None,
        Column("Vintage to", "Last day on which it can have stood; empty: it stands now."),
    ]


@dataclass(frozen=True, slots=True)
class Extent:
    """How far one official series goes that is held."""

    KEY: ClassVar[tuple[str, ...]] = ("series",)

    series: Annotated[Series, Column("Series", "Which official series.")]
    period_start: Annotated[date, Column("From", "First day that a value of it covers.")]
    period_end: Annotated[date, Column("To", "Last day that a value of it covers.")]
    vintage: Annotated[date, Column("Vintage", "Day of the newest publication of it held.")]
    read_on: Annotated[
        date | None,
        Column(
            "Read on",
            "Day on which it was last read, in UTC, whether or not anything was new; empty: put in "
            "by hand.",
        ),
    ]


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check on one or more claims."""

    KEY: ClassVar[tuple[str, ...]] = ("finding_id",)

    finding_id: Annotated[str, Column("Finding", "Stable name, made of the check and the figures.")]
    check: Annotated[str, Column("Check", "Which check was made.")]
    indicator: Annotated[str, Column("Indicator", "What is counted.")]
    verdict: Annotated[Verdict, Column("Verdict", "`agrees`, `differs` or `undecided`.")]
    reason: Annotated[Reason, Column("Reason", "Why, as a code of the closed list.")]
    claim_ids: Annotated[str, Column("Figures", "The figures checked, separated by spaces.")]
    reported: Annotated[float | None, Column("Reported", "The value as reported.")]
    expected: Annotated[float | None, Column("Expected", "The value it was held against.")]
    difference: Annotated[float | None, Column("Difference", "Reported less expected.")]
    working: Annotated[str, Column("Working", "The arithmetic.")]
    explanation: Annotated[str, Column("Explanation", "One plain sentence with both numbers.")]
    vintage: Annotated[
        date | None, Column("Vintage", "Day on which the official value was published.")
    ]
    beside_ids: Annotated[
        str,
        Column(
            "Held against",
            "Figures that it was held against and that are not in question, separated by spaces.",
        ),
    ] = ""


@dataclass(frozen=True, slots=True)
class ImpliedTotal:
    """Between which totals all sources together leave room, on days that nobody may have reported on."""

    KEY: ClassVar[tuple[str, ...]] = ("indicator", "day_from")

    indicator: Annotated[str, Column("Indicator", "What is counted.")]
    counted_from: Annotated[
        date, Column("Counted from", "First day of the count, whose total these bounds are for.")
    ]
    day_from: Annotated[date, Column("By", "First day by whose end the bounds hold.")]
    day_to: Annotated[date, Column("To", "Last day by whose end the bounds hold.")]
    low: Annotated[float, Column("Least", "Least total that all sources together allow.")]
    high: Annotated[
        float | None,
        Column("Greatest", "Greatest total that all sources together allow; empty: unlimited."),
    ]
