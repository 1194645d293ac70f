"""A saved web page comes in, the text that its readers see of the article goes out, with its day and publisher."""

import codecs
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from etl.formats import boilerplate, contents, mastheads, tags, walks
from etl.formats.contents import Content
from etl.vocabulary import InputError


# A long article with all its scripts saved in it has 3 million; most have a tenth of that.
MOST_BYTES = 5_000_000

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# Looked for where browsers look: near the beginning.
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
DECLARED_WITHIN = 4_096
# Names that say Latin-1 or ASCII have meant Windows-1252 since the first browsers.
WESTERN = "cp1252"
CALLED_WESTERN = ("latin-1", "iso8859-1", "ascii", WESTERN)

BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|caption|center|dd|details|dialog|div|dl|dt"
    r"|fieldset|figcaption|figure|footer|form|h1|h2|h3|h4|h5|h6|header|hgroup|hr|html"
    r"|legend|li|main|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
BREAK = "br"
CELLS = ("td", "th")
CELL_BAR = " | "
# A row that holds these, or more than these, is no row of values.
NEVER_IN_ROWS = ("table", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "blockquote", "figure", "form")
MOST_IN_ROW, LONGEST_ROW, LONGEST_CELL = 600, 600, 120
AS_WRITTEN = "pre"
# A raised digit is the mark of a note: "36,734<sup>1</sup>" is not 367,341.
NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§])[\])]?")
SPACES = re.compile(r"[ \t\n\r\f\v]+")


def read(content: bytes, place: str) -> Content:
    """The article of a page: without what surrounds it, and without what is hidden."""
    if len(content) > MOST_BYTES:
        raise InputError(place, "a page that is too large", f"at most {MOST_BYTES:,} bytes")
    tree = parse(decode(content), place)
    masthead = mastheads.read(tree)
    article = boilerplate.article(tree)
    lines = [*article.headline, *blocks(article.root)] if article.root else []
    return Content(
        contents.lay_out(lines),
        masthead.published,
        masthead.title,
        masthead.publisher,
        masthead.url,
    )


def parse(source: str, place: str) -> LexborHTMLParser:
    """The tree of a page whose tags keep within bounds."""
    tags.check(place, source)
    return LexborHTMLParser(source)


def decode(content: bytes) -> str:
    """The characters of a page: by its byte order mark, as UTF-8, or by what it declares."""
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        # Before the declaration: browsers save pages in UTF-8 and leave the declaration as it was.
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_declared(content), "replace")


def _declared(content: bytes) -> str:
    found = DECLARED.search(content[:DECLARED_WITHIN])
    try:
        encoding = codecs.lookup(found[1].decode("ascii") if found else WESTERN)
        # Raises LookupError for what encodes no text, such as base64.
        "".encode(encoding.name)
    except (LookupError, UnicodeError):
        return WESTERN
    return WESTERN if encoding.name in CALLED_WESTERN else encoding.name


def blocks(root: LexborNode) -> Iterator[str]:
    """The texts below `root`, cut where a browser begins a new line; a row of a table is one line."""
    parts: list[str] = []
    row = 0
    for node, opens in walks.walk(root):
        if node.tag == "tr" and opens and not row and _is_of_values(node):
            row = node.mem_id
        if row and node.mem_id != row:
            parts += _of_row(node, opens)
        elif BLOCKS.fullmatch(node.tag or ""):
            yield "".join(parts)
            parts.clear()
            row = row if opens else 0
        elif opens and node.tag == BREAK:
            parts.append("\n")
        elif opens and node.tag == "-text":
            parts.append(_characters(node))
    yield "".join(parts)


def _of_row(node: LexborNode, opens: bool) -> list[str]:
    """What a node adds to the line of its row: a bar before each cell but the first, its characters, a blank."""
    if node.tag in CELLS:
        return [CELL_BAR] if opens and _previous(node) else []
    if node.tag == "-text":
        return [_characters(node)] if opens else []
    return [" "] if node.tag == BREAK or BLOCKS.fullmatch(node.tag or "") else []


def _previous(node: LexborNode) -> bool:
    """Whether a cell stands before this one in its row."""
    before = node.prev
    while before is not None and before.tag not in CELLS:
        before = before.prev
    return before is not None


def _is_of_values(row: LexborNode) -> bool:
    """Whether a row has two short cells or more: long ones lay out a page, and stand for themselves."""
    cells = length = 0
    for looked_at, (node, opens) in enumerate(walks.walk(row)):
        written = len(node.text_content or "") if opens and node.tag == "-text" else 0
        length += written
        cells += opens and node.tag in CELLS
        if node.tag in NEVER_IN_ROWS or written > LONGEST_CELL:
            return False
        if looked_at > MOST_IN_ROW or length > LONGEST_ROW:
            return False
    return cells > 1


def _characters(node: LexborNode) -> str:
    text = node.text_content or ""
    inside = {parent.tag for parent in _above(node, 3)}
    if "sup" in inside and NOTE_MARK.fullmatch(text.strip()):
        return ""
    return text if AS_WRITTEN in inside else SPACES.sub(" ", text)


def _above(node: LexborNode, levels: int) -> Iterator[LexborNode]:
    # Text stands in the body, so that there are three above it: body, html and the document.
    for _ in range(levels):
        node = node.parent
        yield node
