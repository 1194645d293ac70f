"""Claims come in; why each was read so goes out: as rows of a table, as objects, as plain sentences."""

from collections.abc import Iterable, Iterator
from typing import Any

from etl import tables
from etl.events import TREATY_IN_FORCE
from etl.vocabulary import Basis, Bound, Claim, ClaimPart, Clue, How, Measure, Rule


# What the words give, said of each part.
GIVEN = {
    ClaimPart.INDICATOR: "what is counted",
    ClaimPart.PERIOD: "the period",
    ClaimPart.BASE: "the older period compared with",
    ClaimPart.BOUND: "how exact the number is",
    ClaimPart.MEASURE: "the kind of number",
    ClaimPart.SUBSET: "the part that is counted",
    ClaimPart.SPEAKER: "the speaker",
}

PLACE = {part: place for place, part in enumerate(ClaimPart)}

NO_BOUND = "No word such as “about” or “more than” stands with the number"
SAYS = {
    Rule.FIGURE_BEFORE: "No words of its own: taken from the figure before it.",
    Rule.WORDS_AROUND: (
        "No words of its own: those around it are such as nearly always stand around this."
    ),
    Rule.PUBLICATION_END: "No words name the end: taken from the day of publication.",
    Rule.NEWEST_DAY_END: (
        "No words name the end: taken to be the newest day that the document reports on."
    ),
    Rule.ANNOUNCED_END: "No words name the end: taken from the day of the announcement.",
    Rule.SEVEN_DAYS: (
        "No words name the days: taken to be the seven up to the announcement or publication."
    ),
    Rule.YEAR_START: "No words name the start: taken to be 1 January, where a year's count begins.",
    Rule.TREATY_START: (
        "No words name the start: the treaty has been in force since "
        f"{TREATY_IN_FORCE.day} {TREATY_IN_FORCE:%B %Y}."
    ),
    Rule.NEAREST_DAY: "A day named without its date or year: taken to be the nearest before print.",
    Rule.SAME_POINT: "No words name the end: taken to be the day of the year of the other count.",
    Rule.AS_PRINTED: f"{NO_BOUND}: taken as printed.",
    Rule.AS_ROUNDED: f"{NO_BOUND}: taken as rounded to the digits printed.",
    Rule.PLAIN_COUNT: "No words make it a difference, a rate, a rank or a milestone: a count.",
}


def says(clue: Clue) -> str:
    """One plain sentence: which words gave the part, or which rule did."""
    if clue.how == How.ASSUMED:
        return SAYS.get(clue.rule, f"No words give {GIVEN[clue.part]}.")
    where = ", in an earlier sentence," if clue.how == How.CARRIED else ""
    return f"“{clue.exact}”{where} gives {GIVEN[clue.part]}."


def of(claim: Claim) -> tuple[Clue, ...]:
    """Every reason for the claim, in the order of its parts: its words, and the rules where words are wanting.

    A figure known by value and link only was typed in, not read: it has none.
    """
    if claim.start is None:
        return ()
    found = dict.fromkeys((*claim.clues, *_by_rule(claim)))
    return tuple(sorted(found, key=order))


def order(clue: Clue) -> tuple[int, bool, int, int, str, str]:
    """As a reader asks: part by part, words before rules, words in reading order."""
    return (
        PLACE[clue.part],
        clue.start is None,
        clue.start or 0,
        clue.end or 0,
        clue.exact,
        clue.rule,
    )


def _by_rule(claim: Claim) -> Iterator[Clue]:
    """What the claim itself shows to have been decided without words, where its clues do not say so."""
    told = {clue.part for clue in claim.clues}
    assumed = {clue.part for clue in claim.clues if clue.how == How.ASSUMED}
    if (
        claim.period_basis is Basis.INFERRED
        and claim.period_end
        and ClaimPart.PERIOD not in assumed
    ):
        yield _ruled(ClaimPart.PERIOD, Rule.PUBLICATION_END)
    if claim.bound is Bound.EXACTLY and ClaimPart.BOUND not in told:
        is_one_value = claim.low == claim.high
        yield _ruled(ClaimPart.BOUND, Rule.AS_PRINTED if is_one_value else Rule.AS_ROUNDED)
    if claim.measure is Measure.COUNT and ClaimPart.MEASURE not in told:
        yield _ruled(ClaimPart.MEASURE, Rule.PLAIN_COUNT)


def _ruled(part: ClaimPart, rule: Rule) -> Clue:
    return Clue(part, None, None, "", How.ASSUMED, rule)


def rows(claims: Iterable[Claim]) -> list[Clue]:
    """The reasons of all claims, each with the name of its claim: the table `clues`."""
    return [_named(clue, claim.claim_id) for claim in claims for clue in of(claim)]


def _named(clue: Clue, name: str) -> Clue:
    # Five to a figure: made so in a third of the time that `replace` takes.
    return Clue(clue.part, clue.start, clue.end, clue.exact, clue.how, clue.rule, claim_id=name)


def with_why(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """The claims as plain objects, `why` added to the columns of the table."""
    claims = list(claims)
    return [
        row | {"why": [_plain(clue) for clue in of(claim)]}
        for row, claim in zip(tables.to_json(Claim, claims), claims, strict=True)
    ]


def _plain(clue: Clue) -> dict[str, Any]:
    return {
        "part": str(clue.part),
        "how": str(clue.how),
        "exact": clue.exact,
        "start": clue.start,
        "end": clue.end,
        "says": says(clue),
    }
