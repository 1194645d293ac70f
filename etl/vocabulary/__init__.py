"""The words of the program: codes, parts that live inside one document, and records that are rows."""

from etl.vocabulary.codes import (
    VERDICT_OF,
    Basis,
    Bound,
    ClaimPart,
    Direction,
    Holding,
    How,
    Measure,
    Reach,
    Reason,
    Rule,
    Series,
    Status,
    TakenAs,
    Verdict,
)
from etl.vocabulary.columns import (
    Column,
    Field,
    stored_fields,
)
from etl.vocabulary.errors import (
    InputError,
    printable,
)
from etl.vocabulary.letters import (
    LETTERS,
    Small,
    fold,
)
from etl.vocabulary.parts import (
    Interval,
    Period,
    Quantity,
    Sentence,
    Span,
)
from etl.vocabulary.records import (
    Claim,
    Clue,
    Document,
    Extent,
    Finding,
    ImpliedTotal,
    Number,
    Observation,
    Passage,
    Text,
)


__all__ = [
    "LETTERS",
    "VERDICT_OF",
    "Basis",
    "Bound",
    "Claim",
    "ClaimPart",
    "Clue",
    "Column",
    "Direction",
    "Document",
    "Extent",
    "Field",
    "Finding",
    "Holding",
    "How",
    "ImpliedTotal",
    "InputError",
    "Interval",
    "Measure",
    "Number",
    "Observation",
    "Passage",
    "Period",
    "Quantity",
    "Reach",
    "Reason",
    "Rule",
    "Sentence",
    "Series",
    "Small",
    "Span",
    "Status",
    "TakenAs",
    "Text",
    "Verdict",
    "fold",
    "printable",
    "stored_fields",
]
