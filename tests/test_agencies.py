"""The credit of a text, told from those of its pictures."""

from datetime import date
from pathlib import Path

import pytest

from etl import agencies, documents


BODY = "Sixteen people were flown to France.\nMinisters said more would follow.\nNobody was hurt.\nThe sea was calm."

CASES = [
    (f"A headline\nBy Ann Example, PA Home Affairs Correspondent\n{BODY}", "PA"),
    (f"A headline\nBy Press Association\n{BODY}", "PA"),
    (f"A headline\nBy PA Reporters\n{BODY}", "PA"),
    (f"A headline\nLONDON, Oct 20 (Reuters) - {BODY}", "Reuters"),
    (f"CALAIS, France (AFP) — {BODY}", "AFP"),
    (f"DOVER (AP) — {BODY}", "AP"),
    (f"A headline\nAgence France-Presse\n{BODY}", "AFP"),
    (f"A headline\n{BODY}\n© Press Association 2025", "PA"),
    (f"A headline\n{BODY}\nSource: AFP", "AFP"),
    (f"A headline\n{BODY}\n(Reuters)", "Reuters"),
    (f"A headline\n{BODY}\nPA", "PA"),
    *(
        (f"A headline\n{opening}{name}{closing}\n{BODY}", agency)
        for agency, names in {
            "PA": (
                "PA",
                "PA Media",
                "PA news agency",
                "the Press Association",
                "Press Association",
            ),
            "AFP": ("AFP", "Agence France Presse"),
            "Reuters": ("Reuters",),
            "AP": ("AP", "Associated Press", "the Associated Press"),
            "dpa": ("dpa",),
        }.items()
        for name in names
        for opening, closing in (
            ("", ""),
            ("(", ")"),
            ("By ", ""),
            ("Words: ", ""),
            ("Story: ", ""),
            ("Report: ", ""),
        )
    ),
    *(
        (f"A headline\n{BODY}\n{before}AFP{behind}", "AFP")
        for before in ("Via ", "From ", "Agency: ", "Copyright ", "© ", "Source: ", "(")
        for behind in ("", " 2025", ".")
    ),
    (f"A headline\n{BODY}\nCopyright © AFP", "AFP"),
    (f"A headline\n{BODY}\nSource: From AFP", "AFP"),
    (f"A headline\nBy PA Home Affairs Correspondent and Political Editor\n{BODY}", "PA"),
    (f"A headline\nOF (AP) - {BODY}", ""),
    (f"A headline\nDEAL (AP) -- {BODY}", "AP"),
]

NONE = [
    f"A headline\nA dinghy off Dover on Saturday\nANN EXAMPLE/PA\n{BODY}",
    f"A headline\nAnn Example/PA Wire\n{BODY}",
    f"A headline\nA boat seen on Monday (file image)\nPA\n{BODY}",
    f"A headline\n{BODY}\nA boat, pictured on Monday\nAFP",
    f"A headline\nPicture: PA\n{BODY}",
    f"A headline\n{BODY}\nCopyright © Source: AFP",
    f"A headline\n{BODY}\nVia From Agency AFP",
    f"A headline\nAFP via Getty Images\n{BODY}",
    f"A headline\nBy Ann Example with AFP\n{BODY}",
    f"A headline\n{BODY}\nAdditional reporting by Reuters",
    f"A headline\nBy Ann Example\nHe told the PA news agency that 42 had gone.\n{BODY}",
    "The PA system failed. AFP was first to say so.",
    f"{BODY}\n{BODY}\nReuters\n{BODY}",
    "",
]


@pytest.mark.parametrize(("text", "agency"), CASES, ids=[text[:60] for text, _ in CASES])
def test_a_text_says_whose_copy_it_is(text: str, agency: str) -> None:
    assert agencies.find(text) == agency


@pytest.mark.parametrize("text", NONE)
def test_a_picture_a_part_or_a_mention_makes_no_copy(text: str) -> None:
    assert agencies.find(text) == ""


def test_each_agency_is_found_by_each_kind_of_credit() -> None:
    for name in agencies.NAMES:
        assert agencies.find(f"A headline\nBy {name}\n{BODY}") == name
        assert agencies.find(f"DOVER ({name}) - {BODY}") == name
        assert agencies.find(f"A headline\n{BODY}\nSource: {name}") == name


@pytest.mark.parametrize(("before", "agency"), [(1, "Reuters"), (5, "Reuters"), (6, "")])
def test_a_byline_stands_at_the_top(before: int, agency: str) -> None:
    lines = [f"{number} people came." for number in range(300, 312)]
    text = "\n\n".join([*lines[:before], "By Jane Doe, Reuters", *lines[before:]])
    assert agencies.find(text) == agency


def test_what_the_catalogue_says_stands(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"A headline\nBy AFP\n{BODY}", encoding="utf-8")
    heads = "document_id,file,published,agency"
    (tmp_path / "catalogue.csv").write_text(
        f"{heads}\none,a.txt,2025-10-20,PA\ntwo,a.txt,2025-10-20,\n", encoding="utf-8"
    )
    opened = map(documents.open_entry, documents.catalogue(tmp_path / "catalogue.csv"))
    assert [text.document.agency for text in opened] == ["PA", "AFP"]


def test_a_picture_credit_in_an_article_is_none_of_its_text(shared: Path) -> None:
    articles = sorted((shared / "seeds").iterdir())
    read = [documents.read(path, date(2025, 10, 20)) for path in articles]
    assert any("/PA" in passage.text for text in read for passage in text.passages)
    assert [text.document.agency for text in read] == [""] * len(read)
