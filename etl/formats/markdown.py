"""A Markdown text comes in, its words without the marks go out, and what its front matter states."""

import re
import sys
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from etl.formats import boilerplate, contents, html, mastheads, plain
from etl.formats.contents import Content
from etl.vocabulary import InputError


# The speed of the parser is a megabyte in some seconds; an article has a fiftieth of that.
MOST_CHARACTERS = 1_000_000

FRONT = re.compile(
    r"\A---[ \t]*\n(?=[A-Za-z_-]+:)(?P<lines>(?:.*\n){1,100}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
STATED = re.compile(r"(?P<name>[A-Za-z_-]{1,40}):[ \t]+(?P<value>.+)")
DAYS = ("published", "date", "publishdate")
PUBLISHERS = ("publisher", "publication", "site", "source")


def read(content: bytes, place: str) -> Content:
    """The words as a reader of the rendered text meets them."""
    source = plain.decode(content, place).removeprefix("\ufeff").replace("\r\n", "\n")
    if len(source) > MOST_CHARACTERS:
        raise InputError(
            place, f"{len(source):,} characters", f"at most {MOST_CHARACTERS:,} of Markdown"
        )
    front = FRONT.match(source)
    stated = _stated(front["lines"]) if front else {}
    page = html.parse(_rendered(source[front.end() :] if front else source, place), place)
    boilerplate.hide(page)
    return Content(
        contents.lay_out(html.blocks(page.body)) if page.body else "",
        next(filter(None, (mastheads.day(stated.get(name)) for name in DAYS)), None),
        stated.get("title", ""),
        next(filter(None, map(stated.get, PUBLISHERS)), ""),
        stated.get("url", ""),
    )


def _rendered(source: str, place: str) -> str:
    # By itself the parser leaves out, without a word, what is nested more than 20 deep.
    options = {"maxNesting": sys.maxsize}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    parser.add_render_rule("list_item_open", _item)
    try:
        return parser.render(source)
    except RecursionError:
        raise InputError(place, "marks nested too deep", "some levels of lists or quotes") from None


def _item(_: object, tokens: Sequence[Token], index: int, *rest: Any) -> str:
    """A list item with its number: the line "2024. A record year." is an item to Markdown."""
    token = tokens[index]
    return f"<li>{token.info}{token.markup} " if token.info else "<li>"


def _stated(lines: str) -> dict[str, str]:
    found = (STATED.fullmatch(line.rstrip()) for line in lines.split("\n"))
    return {each["name"].lower(): each["value"].strip(" \"'") for each in found if each}
