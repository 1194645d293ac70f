"""The XML within a packed file: names, encodings and marks made to harm are refused, and soon; sound ones are read."""

import re
from collections.abc import Callable

import pytest
import writers

from etl import formats
from etl.formats import names
from etl.vocabulary import InputError


FIGURE = "On Saturday, 369 people crossed the Channel."
PARAGRAPH = f"<w:p><w:r><w:t>{FIGURE}</w:t></w:r></w:p>"


def declared(encoding: str) -> bytes:
    return writers.packed(PARAGRAPH, f'<?xml version="1.0" encoding="{encoding}"?>')


def attributes(count: int, prefix: str = "") -> str:
    return " ".join(f'{prefix}a{number}="1"' for number in range(count))


def prefixes(count: int) -> str:
    return " ".join(f'xmlns:p{number}="u"' for number in range(count))


# Each element within the first would have a name of a million characters, as would each attribute.
LONG = f'<w:p xmlns:q="{"u" * 1_000_000}">'
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a long namespace": (lambda: writers.packed(f"{LONG}</w:p>{PARAGRAPH}"), "too long namespaces"),
    "elements of a long namespace": (
        lambda: writers.packed(f"{LONG}{'<q:a/>' * 900_000}</w:p>{PARAGRAPH}"), "too long namespaces"),
    "attributes of a long namespace": (
        lambda: writers.packed(f"{LONG}<w:r {attributes(30_000, 'q:')}/></w:p>{PARAGRAPH}"),
        "too long namespaces"),
    "many attributes": (
        lambda: writers.packed(f"<w:p {attributes(1_001)}/>{PARAGRAPH}"), "an element of 1,001 attributes"),
    "many prefixes": (lambda: writers.packed(f"<w:p {prefixes(201)}/>{PARAGRAPH}"), "too many or too long"),
    "a prefix that is not declared": (
        lambda: writers.packed(f"<q:a/>{PARAGRAPH}"), "word/document.xml: a prefix 'q', expected one that"),
    "a prefix of a neighbour": (
        lambda: writers.packed(f'<w:p xmlns:q="u"/><q:a/>{PARAGRAPH}'), "a prefix 'q'"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_harm_is_refused_in_one_line(name: str) -> None:
    make, problem = REFUSED[name]
    with pytest.raises(InputError, match=rf"\Aa\.docx: [^\n]*{re.escape(problem)}[^\n]*\Z"):
        formats.read(make(), "a.docx")


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "hex", "utf-7", "undefined", "x" * 9_999])
def test_the_name_of_an_encoding_is_not_believed(encoding: str) -> None:
    assert formats.read(declared(encoding), "a.docx").text == FIGURE


def test_letters_of_two_bytes_are_read() -> None:
    part = f"\ufeff<w:document {writers.WORD}><w:body>{PARAGRAPH}</w:body></w:document>"
    content = writers.packed("", document=part.encode("utf-16-le"))
    assert formats.read(content, "a.docx").text == FIGURE


def test_letters_in_another_encoding_are_refused() -> None:
    content = declared("windows-1252")
    assert formats.read(content, "a.docx").text == FIGURE
    latin = '<?xml version="1.0" encoding="windows-1252"?><p>é</p>'.encode("latin-1")
    with pytest.raises(InputError, match="is broken"):
        formats.read(writers.packed("", document=latin), "a.docx")


@pytest.mark.parametrize("mark", ['<w:p w:x="{}"/>', "<!--{}-->", "<?x {}?>", "<w:{}/>"])
def test_a_mark_of_forty_million_bytes_is_read_over(mark: str) -> None:
    content = writers.packed(mark.format("y" * 40_000_000) + PARAGRAPH)
    assert formats.read(content, "a.docx").text == FIGURE


WORD = writers.WORD.removeprefix("xmlns:w=").strip('"')


def whole(element: str, **attributes: str) -> tuple[str, dict[str, str]]:
    return names.Names("a").opened(
        element, {key.replace("_", ":"): v for key, v in attributes.items()}
    )


def test_a_name_stands_behind_its_namespace() -> None:
    assert whole("w:p", xmlns_w=WORD, w_x="1", y="2") == (f"{WORD} p", {f"{WORD} x": "1", "y": "2"})
    assert whole("p", xmlns=WORD, x="1") == (f"{WORD} p", {"x": "1"})
    assert whole("p", xml_space="preserve") == ("p", {f"{names.ALWAYS['xml']} space": "preserve"})


def test_what_a_prefix_stands_for_ends_with_its_element() -> None:
    open_ = names.Names("a")
    assert open_.opened("p", {"xmlns": "one"})[0] == "one p"
    assert open_.opened("p", {"xmlns": "two"})[0] == "two p"
    assert open_.opened("p", {"xmlns": ""})[0] == "p"
    assert [open_.closed() for _ in "abc"] == ["p", "two p", "one p"]


def test_more_names_than_are_kept_are_told_alike() -> None:
    open_ = names.Names("a")
    open_.opened("p", {"xmlns:q": "u"})
    for _ in range(2):
        for number in range(names.KEPT_NAMES + 5):
            assert open_.opened(f"q:a{number}", {})[0] == f"u a{number}"
            assert open_.closed() == f"u a{number}"
