"""The pages on figures, checks and sources: what a reader of the HTML finds there."""

from datetime import date
from pathlib import Path

import papers
import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from dashboard import answers, rules, theme, words
from dashboard.app import create
from etl.vocabulary import Holding, Reason, Verdict


LESS = {"value": 82.0, "low": 82.0, "high": 82.0}
PEOPLE = papers.claim("Saturday saw [369] people.", at=100)
TWIN = papers.claim("Some [369] came.", at=50, name="other")
SHORT = papers.claim("It is [82] short.", at=200, **LESS)
SAID = papers.statement("said", indicator="returns_to_france")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = papers.folder(
        tmp_path_factory.mktemp("reading"),
        documents=[
            papers.document(),
            papers.document("other", publisher="Other & Sons"),
            papers.document("said", publisher="A minister", holding=Holding.NONE),
        ],
        claims=[PEOPLE, TWIN, SHORT, SAID],
        findings=[
            papers.finding(Reason.NO_OFFICIAL_SERIES, SAID),
            papers.finding(Reason.EXACT, PEOPLE, TWIN, check="sources_agree"),
            papers.finding(
                Reason.ARITHMETIC,
                SHORT,
                PEOPLE,
                check="stated_differences",
                working="451 - 369 = 82",
                explanation="Four fifty-one less 369 is 82.",
            ),
        ],
    )
    return create(folder).server.test_client()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return create(papers.folder(tmp_path_factory.mktemp("empty"))).server.test_client()


def read(client: FlaskClient, address: str) -> LexborHTMLParser:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def test_figures_are_shown_in_whole_sentences(client: FlaskClient) -> None:
    page = read(client, "/figures")
    assert texts(page, ".cards blockquote") == [
        "Some 369 came.",
        "Saturday saw 369 people.",
        "It is 82 short.",
    ]
    assert texts(page, ".cards mark") == ["369", "369", "82"]


def test_the_address_chooses_and_the_choice_is_ticked(client: FlaskClient) -> None:
    page = read(client, "/figures?verdict=differs&verdict=undecided&indicator=arrivals")
    ticked = [node.attributes["value"] for node in page.css("input[checked]")]
    assert ticked == ["differs", "undecided", "arrivals"]
    assert texts(page, ".tally .count") == ["2 of 4 figures"]
    assert page.css_first(".download").attributes["href"] == (
        "/data/claims.csv?verdict=differs&verdict=undecided&indicator=arrivals"
    )


def test_a_choice_beside_the_lists_can_be_left_out(client: FlaskClient) -> None:
    page = read(client, "/figures?document_id=other&q=some")
    assert page.css_first(".limits a").attributes["href"] == "/figures?q=some"


def test_an_address_that_asks_for_nothing_known_says_so_and_shows_all(client: FlaskClient) -> None:
    page = read(client, "/figures?colour=%3Cb%3Ered")
    assert "no column 'colour'" in texts(page, "article .alert")[0]
    assert texts(page, ".tally .count") == ["4 of 4 figures"]


def test_no_figure_that_meets_all_choices_is_said_plainly(client: FlaskClient) -> None:
    assert "No reported figure meets" in texts(read(client, "/figures?q=zzz"), ".empty")[0]


def test_a_figure_shows_number_verdict_sentence_and_working(client: FlaskClient) -> None:
    page = read(client, f"/figures/{SHORT.claim_id}")
    assert texts(page, "h1 .amount") == ["82"]
    assert texts(page, ".answer") == ["≠differs Four fifty-one less 369 is 82."]
    assert texts(page, ".one-figure > blockquote") == ["It is 82 short."]
    assert texts(page, ".working") == ["451 - 369 = 82"]


def test_a_figure_links_to_its_sentence_its_publisher_and_the_figures_beside_it(
    client: FlaskClient,
) -> None:
    page = read(client, f"/figures/{PEOPLE.claim_id}")
    links = {node.attributes["href"] for node in page.css("article a")}
    assert f"/sources/paper#c{PEOPLE.start}" in links
    assert "https://example.org/a-page#:~:text=Saturday%20saw%20369%20people." in links
    assert f"/figures/{SHORT.claim_id}" in links


def test_other_reports_of_the_same_thing_stand_beside_a_figure(client: FlaskClient) -> None:
    page = read(client, f"/figures/{PEOPLE.claim_id}")
    shown = [node.attributes["href"] for node in page.css("#others .amount")]
    assert shown == [f"/figures/{TWIN.claim_id}", f"/figures/{SHORT.claim_id}"]


@pytest.fixture(scope="module")
def repeated(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """One text with a figure in headline and body, and two that print its sentence."""
    head = papers.claim("Some [369] cross", name="first")
    body = papers.claim("It saw [369] people.", at=40, name="first", same_as=head.claim_id)
    copied = {"copy_of": body.claim_id}
    folder = papers.folder(
        tmp_path_factory.mktemp("repeated"),
        documents=[
            papers.document("first", publisher="First Post"),
            papers.document("second", publisher="Second Post", agency="PA"),
            papers.document("third", publisher="Third Post"),
        ],
        claims=[
            head,
            body,
            *(papers.claim("It saw [369] people.", name=n, **copied) for n in ("second", "third")),
        ],
        findings=[papers.finding(Reason.EXACT, body), papers.finding(Reason.EXACT, head)],
    )
    return create(folder).server.test_client()


def test_a_figure_said_twice_counts_once_and_both_counts_are_told(repeated: FlaskClient) -> None:
    page = read(repeated, "/figures")
    assert texts(page, ".tally .count") == [
        "3 of 3 figures, in 4 places: what a text says twice counts once"
    ]
    assert texts(page, ".download") == ["Download all 4 rows (CSV)"]
    counts = {node.attributes["for"]: node.text().split()[-1] for node in page.css(".option")}
    assert counts["publisher-First%20Post"] == "1"
    assert counts["verdict-agrees"] == "1"
    assert counts["indicator-arrivals"] == "3"
    assert texts(read(repeated, "/sources/first"), ".lede")[0].startswith(
        "Published on 20 October 2025. 1 figure is marked in the passages quoted here, in 2 places;"
    )


def test_a_row_leads_to_where_the_figure_was_met_before(repeated: FlaskClient) -> None:
    page = read(repeated, "/figures")
    links = [node.attributes["href"] for node in page.css(".cards .attribution a + a")]
    assert links == ["/figures/first:5", "/figures/first:47", "/figures/first:47"]


def test_sources_say_what_they_share_and_count_a_repeated_figure_once(
    repeated: FlaskClient,
) -> None:
    page = read(repeated, "/sources")
    first, *others = texts(page, "#texts td:nth-child(2)")
    assert first == "1 figure, in 2 places 1 in a sentence that another text has too ✓1 agrees"
    assert [text.startswith("1 figure 1 in a sentence") for text in others] == [True, True]


def test_a_figure_tells_where_it_was_said_before(repeated: FlaskClient) -> None:
    notes = texts(read(repeated, "/figures/first:47"), ".one-figure > .note")
    assert notes == ["Said before in this text, where it is counted: “Some 369 cross”"]
    page = read(repeated, "/figures/third:7")
    assert texts(page, ".one-figure > .note") == [
        "Nearly the same sentence as in First Post, 20 October 2025; the two count as one source."
    ]
    assert texts(page, "#others h3") == ["PA copy one source in 2 texts", "In other texts"]


def test_a_figure_that_there_is_not_is_not_found(client: FlaskClient) -> None:
    assert client.get("/figures/none:1").status_code == 404


def test_checks_are_shown_in_report_order_with_rule_and_example(client: FlaskClient) -> None:
    page = read(client, "/checks")
    assert [node.attributes["id"] for node in page.css(".one-check")] == list(rules.rules())
    assert texts(page, ".says") == [rule.sentence for rule in rules.rules().values()]


@pytest.mark.parametrize(
    ("address", "verdicts"),
    [
        ("/checks", ["differs", "agrees", "undecided"]),
        ("/checks?verdict=agrees", ["agrees"]),
        ("/checks?check=stated_differences", ["differs"]),
        ("/checks?check=stated_differences&verdict=agrees", []),
        ("/checks?check=astrology", ["differs", "agrees", "undecided"]),
    ],
)
def test_the_address_chooses_check_and_verdict(
    client: FlaskClient, address: str, verdicts: list[str]
) -> None:
    shown = texts(read(client, address), ".finding .verdict")
    assert shown == [f"{theme.LOOKS[Verdict(v)].sign}{v}" for v in verdicts]


def test_a_check_that_there_is_not_is_told(client: FlaskClient) -> None:
    alert = texts(read(client, "/checks?check=astrology"), "article .alert")
    assert alert == ["astrology: no such check or verdict, all are shown"]


def test_texts_and_statements_are_listed_apart_with_their_figures(client: FlaskClient) -> None:
    page = read(client, "/sources")
    assert texts(page, "#texts tbody th a") == ["Other & Sons", "The Paper"]
    assert texts(page, "#statements tbody th a") == ["A minister"]
    assert texts(page, "#texts .verdicts") == ["✓1 agrees", "≠2 differ"]


@pytest.mark.parametrize("address", ["/figures", "/checks", "/sources"])
def test_nothing_read_yet_is_calm(empty: FlaskClient, address: str) -> None:
    page = read(empty, address)
    assert texts(page, "article h1")
    assert texts(page, "article .alert") == []


def test_the_check_page_asks_for_no_day_and_says_which_one_counts(client: FlaskClient) -> None:
    page = read(client, "/check")
    assert page.css_first("#published").attributes["value"] == ""
    assert "or else today" in texts(page, "#published-note")[0]


def test_a_text_without_a_day_was_published_today(data: Path) -> None:
    (note,) = texts(checked(data, "On Saturday 369 people came.", ""), "#result > .note")
    assert f"Read as published on {words.day(date.today())}" in note


def checked(data: Path, text: str, published: str = "2025-10-20") -> LexborHTMLParser:
    app = create(data)
    from dashboard.pages import check

    with app.server.app_context():
        return LexborHTMLParser(check.answer({"text": text, "published": published}))


def test_a_total_that_differs_is_told_with_its_working(data: Path) -> None:
    page = checked(data, answers.EXAMPLE.text)
    assert "36,816 - 36,743 = 73" in texts(page, ".finding.differs .working")
    assert "36,743" in texts(page, "mark:has(.sign.differs) a")


def test_a_text_that_has_the_sentence_of_a_held_one_is_told_so(data: Path) -> None:
    text = (
        "On Saturday 369 people crossed the Channel. That brought the total for the year so far to 36,734.\n"
        "So far this year 36,734 people have crossed the Channel."
    )
    page = checked(data, text)
    assert texts(page, "h2")[0].startswith("2 figures read, in 3 places:")
    notes = texts(page, ".one-result .note")
    assert "Same sentence as in Daily Mail, 20 October 2025." in notes
    assert "Said before in this text, and counted there." in notes


def test_a_hostile_text_stays_a_text(data: Path) -> None:
    page = checked(data, "On Saturday <img src=x onerror=alert(1)> 369 people crossed the Channel.")
    assert page.css("img") == []
    assert "<img src=x" in page.css_first(".passages").text()


@pytest.mark.parametrize(
    ("text", "published", "told"),
    [
        ("x" * 100_001, "2025-10-20", "text: 100,001 characters, expected at most 100,000"),
        ("Some text.", "yesterday", "published: 'yesterday', expected a day such as 2025-10-20"),
    ],
)
def test_what_cannot_be_checked_is_told(data: Path, text: str, published: str, told: str) -> None:
    assert texts(checked(data, text, published), ".alert") == [told]


def test_a_text_without_figures_is_told(data: Path) -> None:
    assert "No figure" in texts(checked(data, "Nothing of note."), "h2")[0]
