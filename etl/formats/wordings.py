"""The elements of a Word document's parts come in one by one, its parts, hidden styles and visible lines go out."""

from dataclasses import dataclass, field

from etl.formats.html import CELL_BAR, LONGEST_CELL, NOTE_MARK


WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
# What an older program is to show instead: the same text box a second time.
FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
OVERRIDE = "http://schemas.openxmlformats.org/package/2006/content-types Override"

# In the order in which they are read, each with the end of its content type.
KINDS = {
    "header": ".header+xml",
    "document": ".document.main+xml",
    "footnotes": ".footnotes+xml",
    "endnotes": ".endnotes+xml",
    "footer": ".footer+xml",
}
STYLES = ".styles+xml"
REPEATED = ("header", "footer")

# Deleted, moved away, a code instead of a text, or how something looked before it was changed.
LEFT_OUT = ("del", "moveFrom", "delText", "instrText", "rPrChange", "pPrChange", "sectPrChange")
CHARACTERS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
NO = ("0", "false", "off")


def _word(element: str) -> str:
    """The name of an element of Word's own, or nothing."""
    for namespace in WORD:
        if element.startswith(namespace):
            return element[len(namespace) :]
    return ""


def _value(attributes: dict[str, str]) -> str:
    return next((attributes[f"{name}val"] for name in WORD if f"{name}val" in attributes), "")


class Parts:
    """Which parts a package has, by kind."""

    def __init__(self) -> None:
        self._names: dict[str, list[str]] = {kind: [] for kind in (*KINDS, "styles")}

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """Note the part that an entry names."""
        if element != OVERRIDE:
            return
        for kind, ending in (KINDS | {"styles": STYLES}).items():
            # Written by Word and by others: "…wordprocessingml.document.main+xml", "…styles+xml".
            declared = attributes.get("ContentType", "")
            if "wordprocessingml" in declared and declared.endswith(ending):
                self._names[kind].append(attributes.get("PartName", "").lstrip("/"))

    def end(self, element: str) -> None:
        """Entries hold nothing."""

    def characters(self, text: str) -> None:
        """Entries hold nothing."""

    def names(self, kind: str) -> list[str]:
        """The parts of a kind, header2 before header10."""
        return sorted(self._names[kind], key=lambda name: (len(name), name))


class Styles:
    """Which styles hide their text."""

    def __init__(self) -> None:
        self._based_on: dict[str, str] = {}
        self._hiding: set[str] = set()
        self._open = ""

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """Note a style, what it is based on, and whether it hides."""
        name = _word(element)
        if name == "style":
            self._open = next(
                (attributes[f"{w}styleId"] for w in WORD if f"{w}styleId" in attributes), ""
            )
        elif name == "basedOn" and self._open:
            self._based_on[self._open] = _value(attributes)
        elif name == "vanish" and self._open and _value(attributes) not in NO:
            self._hiding.add(self._open)

    def end(self, element: str) -> None:
        """Leave the style."""
        if _word(element) == "style":
            self._open = ""

    def characters(self, text: str) -> None:
        """Styles hold no text."""

    def hidden(self) -> frozenset[str]:
        """The styles that hide, themselves or by what they are based on."""
        hidden = set(self._hiding)
        # A chain is as long as there are styles, at most.
        for _ in self._based_on:
            more = {style for style, base in self._based_on.items() if base in hidden} - hidden
            if not more:
                break
            hidden |= more
        return frozenset(hidden)


@dataclass(slots=True)
class Paragraph:
    """A paragraph while it is open."""

    hidden: bool = False
    parts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Run:
    """A run of characters of one look, while it is open."""

    hidden: bool
    raised: bool = False
    parts: list[str] = field(default_factory=list)


class Lines:
    """The visible paragraphs, cells and text boxes, each a line, as the elements of a part go by."""

    def __init__(self, hidden_styles: frozenset[str]) -> None:
        self.found: list[str] = []
        self._hidden_styles = hidden_styles
        # A text box is paragraphs within a run within a paragraph.
        self._open: list[Paragraph | Run] = []
        self._in_text = False
        self._left_out = 0
        # Where the rows that are open, and the cells of each, begin in what was found.
        self._rows: list[list[int]] = []

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """Open a paragraph or run, or note a property of the one that is open."""
        name = _word(element)
        if self._left_out or name in LEFT_OUT or element == FALLBACK:
            self._left_out += 1
        elif name == "tr":
            self._rows.append([])
        elif name == "tc" and self._rows:
            self._rows[-1].append(len(self.found))
        elif name == "p":
            self._open.append(Paragraph())
        elif name == "r":
            self._open.append(Run(self._hides_runs()))
        elif name == "t":
            self._in_text = True
        elif self._open and isinstance(self._open[-1], Run):
            self._of_run(self._open[-1], name, attributes)
        elif self._open and name == "pStyle":
            self._open[-1].hidden = _value(attributes) in self._hidden_styles

    def _hides_runs(self) -> bool:
        return any(isinstance(each, Paragraph) and each.hidden for each in self._open[-1:])

    def _of_run(self, run: Run, name: str, attributes: dict[str, str]) -> None:
        if name == "vanish":
            run.hidden = _value(attributes) not in NO
        elif name == "rStyle":
            run.hidden = run.hidden or _value(attributes) in self._hidden_styles
        elif name == "vertAlign":
            run.raised = _value(attributes) == "superscript"
        elif name in CHARACTERS:
            run.parts.append(CHARACTERS[name])

    def end(self, element: str) -> None:
        """Close what is open; a closed paragraph is a line."""
        name = _word(element)
        if self._left_out:
            self._left_out -= 1
        elif name == "t":
            self._in_text = False
        elif name == "tr" and self._rows:
            self._close_row(self._rows.pop())
        elif name == "r" and self._open:
            self._close_run(self._open.pop())
        elif name == "p" and self._open:
            self.found.append("".join(self._open.pop().parts))

    def _close_row(self, cells: list[int]) -> None:
        """A row whose cells hold a short paragraph each is one line."""
        if len(cells) < 2:
            return
        written = self.found[cells[0] :]
        if len(written) == len(cells) and max(map(len, written)) <= LONGEST_CELL:
            self.found[cells[0] :] = [CELL_BAR.join(written)]

    def _close_run(self, run: Paragraph | Run) -> None:
        text = "".join(run.parts)
        is_note = isinstance(run, Run) and run.raised and NOTE_MARK.fullmatch(text.strip())
        if self._open and not run.hidden and not is_note:
            self._open[-1].parts.append(text)

    def characters(self, text: str) -> None:
        """Text counts only where it is marked as text."""
        if self._in_text and not self._left_out and self._open:
            self._open[-1].parts.append(text)
