"""A text comes in; its lines go out as rows: the cells of tables, labels with their values, answers to questions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from etl import numerals, sentences
from etl.vocabulary import Passage, Text


# A number that stands for itself: "36,816", "about 370", "1,110*", "39%", "41.5k".
VALUE = re.compile(
    r"(?:(?:about|around|nearly|almost|over|more than|under|some|c\.|~|≈|>|<|\+|−|-)[ ]?)?"
    r"[£€$]?\d[\d,.\u00a0\u202f]{0,14}(?:[ ]?(?:%|k|m|bn|thousand|million))?[ ]?[*†‡]{0,2}(?:\[[\w ]{1,12}\])?",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d{2,4})?")
# What stands in a cell of values where there is none.
BLANK = re.compile(r"(?:[-–—.:…]{1,3}|n/?a|nil|none|)", re.IGNORECASE)
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
# A cell that does nothing but name days: "2024", "18 October 2025", "Sat 18 Oct", "Q1 2024", "18/10/2025".
DAYS = re.compile(
    rf"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?[ ])?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ ]{MONTH}|{MONTH}(?:[ ]\d{{1,2}})?(?:,)?|Q[1-4]|\d{{1,2}}[/.]\d{{1,2}}[/.])?"
    rf"[ ]?(?:(?:19|20)?\d\d)?",
    re.IGNORECASE,
)
RULE = re.compile(r"[|+:=\s_–—-]{3,}")
MARK = re.compile(r"[•·▪●◦‣*–—-][ \u00a0]+")
# The columns of a line: parted by bars, tabs or slashes, or by more blanks than a sentence has within it.
PARTED = {
    "bars": re.compile(r"\|"),
    "tabs": re.compile(r"\t"),
    "slashes": re.compile(r"[ ]/[ ]"),
    "blanks": re.compile(r"[ \u00a0](?<![.!?:;,”\"’)].)[ \u00a0]+"),
}
# "Boats: 695", "2022 – 45,755", "December ... 1,203"; most lines have no digit, and end at the first look.
LABELLED = re.compile(
    r"(?=\D{0,200}\d)(?P<label>[^:\t|]{2,90}?)(?:[ ]?:[ \u00a0]{0,3}|[ ][–—-][ ]|[ ]?=[ ]?|[ ]?\.{3,80}[ ]?|[ ]?→[ ]?)"
    rf"(?P<value>{VALUE.pattern}(?:[ ](?:people|persons|migrants|arrivals|crossings|boats))?\.?)",
    re.IGNORECASE,
)
# What parts a label from its value, or columns: a line of prose has none of these, and is not looked at again.
PARTING = ("|", "\t", ":", "=", "→", "...", " / ", " - ", " – ", " — ", "  ", "\u00a0")
LISTED = re.compile(r"[;,][ \u00a0]{1,3}")
# "A: 29,437.", "SMITH: It was six hundred and ninety-five.": an answer that is nothing but a number.
SAID = rf"(?:{'|'.join((*numerals.BELOW_100, 'a', 'and', 'hundred', 'thousand', 'million', 'dozen', 'oh'))})"
ANSWER = re.compile(
    r"(?:[\[(]?[\d:.]{4,8}[\])]?[ ])?(?:(?:A|[A-Z][\w’'.-]{0,20}(?:[ ][A-Z][\w’'.-]{0,20}){0,3})[:.][ ])?"
    r"(?:(?:it|that|there)[ ](?:was|were|is)[ ])?"
    rf"(?P<value>{VALUE.pattern}|{SAID}(?:[ ,-]{{1,2}}{SAID}){{0,14}})\.?",
    re.IGNORECASE,
)
# "Q113 Mr Jones (Dover): And in 2022?"
ASKER = re.compile(r"(?:Q\d{0,4}[.:]?[ ])?(?:[^:?]{2,60}:[ ])?")
# The name of who answers is no label.
ANSWERS = re.compile(r"A[.:][ ]|[A-Z][A-Z .’'-]{2,40}:[ ]")
LONGEST_LABEL, LONGEST_QUESTION = 90, 300
# No number with all that may stand beside it is longer.
LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table; `start` counts in the whole document."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_value(self) -> bool:
        if len(self.text) > LONGEST_VALUE:
            return False
        return VALUE.fullmatch(self.text) is not None and not YEAR.fullmatch(self.text)

    @property
    def is_days(self) -> bool:
        return bool(self.text) and DAYS.fullmatch(self.text) is not None

    @property
    def is_blank(self) -> bool:
        return BLANK.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a line and how they are parted: by one of PARTED, or as told below; "" for a line of text."""

    parted: str
    cells: tuple[Cell, ...]


def read(text: Text) -> list[Row]:
    """The lines of a text, cut into cells; what stands on several lines and is one row is one."""
    return _stacked(_paired([row for passage in text.passages for row in _rows(passage)]))


def _rows(passage: Passage) -> Iterator[Row]:
    """The rows of each line; of prose, in which nothing parts a label from a value, the line itself."""
    parting = [sign for sign in PARTING if sign in passage.text]
    for written in sentences.LINE.finditer(passage.text):
        line = _stripped(passage.start + written.start(), written.group())
        prose = not any(sign in line.text for sign in parting)
        for part in [line] if prose else _parts(line):
            if part.text and not RULE.fullmatch(part.text):
                yield Row("", (part,)) if prose else _row(part)


def _stripped(start: int, text: str) -> Cell:
    kept = text.lstrip()
    return Cell(start + len(text) - len(kept), kept.rstrip())


def _parts(line: Cell) -> Sequence[Cell]:
    """ "2018 – 299; 2019 – 1,843": each of a line of labelled values; else the line itself."""
    edges = [0, *(place for mark in LISTED.finditer(line.text) for place in mark.span())]
    ends = list(zip(edges[::2], [*edges[1::2], len(line.text)], strict=True))
    if len(ends) == 1 or not all(_is_dated(line.text[low:high]) for low, high in ends):
        return [line]
    return [Cell(line.start + low, line.text[low:high]) for low, high in ends]


def _is_dated(part: str) -> bool:
    found = LABELLED.fullmatch(part)
    return found is not None and DAYS.fullmatch(found["label"]) is not None


def _row(line: Cell) -> Row:
    for parted, pattern in PARTED.items():
        if pattern.search(line.text):
            cells = _cells(line, pattern)
            if len(cells) > 1:
                return Row(parted, cells)
    mark = MARK.match(line.text)
    at = mark.end() if mark else 0
    found = LABELLED.fullmatch(line.text, at)
    if found is None or ANSWERS.match(line.text):
        return Row("", (line,))
    label = _stripped(line.start + found.start("label"), found["label"])
    return Row("label", (label, Cell(line.start + found.start("value"), found["value"])))


def _cells(line: Cell, pattern: re.Pattern[str]) -> tuple[Cell, ...]:
    """The cells of a line; bars at both its ends are its border."""
    edges = [(m.start(), m.end()) for m in pattern.finditer(line.text)]
    ends = [(0, 0), *edges, (len(line.text), len(line.text))]
    if line.text[0] == line.text[-1] == "|":
        ends = edges
    return tuple(
        _stripped(line.start + low, line.text[low:high]) for (_, low), (high, _) in pairwise(ends)
    )


def _paired(rows: Sequence[Row]) -> list[Row]:
    """A line that is nothing but a value belongs to the label before it, or to the one that goes on from it."""
    found: list[Row] = []
    for row, following in zip_longest(rows, rows[1:]):
        before = found[-1] if found else None
        value = row.cells[0]
        answer = ANSWER.fullmatch(value.text) if before and _asks(before) else None
        if before and answer:
            given = Cell(value.start + answer.start("value"), answer["value"])
            found[-1] = Row("lines", (_question(before.cells[0]), given))
        elif before and before.parted == "value":
            found[-1] = Row("lines", (value, before.cells[0]))
        elif row.parted or not value.is_value:
            found.append(row)
        elif following and _goes_on(following):
            found.append(Row("value", row.cells))
        elif before and before.parted == "" and _is_label(before.cells[0]):
            found[-1] = Row("lines", (before.cells[0], value))
        else:
            found.append(row)
    return found


def _asks(row: Row) -> bool:
    return (
        row.parted == ""
        and row.cells[0].text[-1] == "?"
        and len(row.cells[0].text) <= LONGEST_QUESTION
    )


def _question(line: Cell) -> Cell:
    """What is asked, without who asks."""
    asker = ASKER.match(line.text)
    assert asker, line
    return Cell(line.start + asker.end(), line.text[asker.end() :])


def _is_label(cell: Cell) -> bool:
    return len(cell.text) <= LONGEST_LABEL and not cell.is_value and cell.text[-1] not in ".!?"


def _goes_on(row: Row) -> bool:
    """ "36,816", and on the next line "people arrived in 2024"."""
    text = row.cells[0].text
    return row.parted == "" and text[0].islower() and len(text) <= LONGEST_LABEL


def _stacked(rows: Sequence[Row]) -> list[Row]:
    """A table whose cells stand on lines of their own: days, then as many values each time."""
    found: list[Row] = []
    place = 0
    while place < len(rows):
        if rows[place].parted != "lines":
            found.append(rows[place])
            place += 1
            continue
        table = _stack(rows, place)
        taken = sum(len(row.cells) - 1 for row in table)
        widths = {len(row.cells) for row in table}
        if len(table) > 1 and len(widths) == 1 and widths != {2}:
            _head_stack(found, len(table[0].cells))
            found += table
        else:
            found += rows[place : place + max(taken, 1)]
        place += max(taken, 1)
    return found


def _stack(rows: Sequence[Row], place: int) -> list[Row]:
    """Rows that may be of a stacked table: each a day with its first value, then its other values."""
    table: list[Row] = []
    while place < len(rows) and rows[place].parted == "lines" and rows[place].cells[0].is_days:
        cells = list(rows[place].cells)
        place += 1
        while place < len(rows) and rows[place].parted == "" and _is_filled(rows[place].cells[0]):
            cells.append(rows[place].cells[0])
            place += 1
        table.append(Row("stack", tuple(cells)))
    return table


def _head_stack(found: list[Row], width: int) -> None:
    """The lines before a stacked table are its heads, where there are as many."""
    heads = found[-width:]
    if len(heads) == width and all(_is_head(row) for row in heads):
        found[-width:] = [Row("stack", tuple(row.cells[0] for row in heads))]


def _is_filled(cell: Cell) -> bool:
    return cell.is_value or cell.is_blank


def _is_head(row: Row) -> bool:
    return row.parted == "" and len(row.cells[0].text) <= LONGEST_LABEL
