"""Words and addresses: what a reader is told of a claim, and where its links lead."""

from datetime import date

import papers
import pytest

from dashboard import quotes
from dashboard.theme import LOOKS
from etl.vocabulary import Bound, Measure, Reason, Verdict


SATURDAY = date(2025, 10, 18)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (SATURDAY, SATURDAY, "Saturday 18 October 2025"),
        (date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (date(2025, 1, 1), SATURDAY, "1 January to 18 October 2025"),
        (date(2024, 7, 5), SATURDAY, "5 July 2024 to 18 October 2025"),
        (date(2018, 1, 1), None, "from 1 January 2018"),
        (None, SATURDAY, "up to 18 October 2025"),
        (None, None, "period not stated"),
    ],
)
def test_a_period_is_said_in_words(start: date | None, end: date | None, said: str) -> None:
    assert quotes.period(start, end) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (36734, 36734, "36,734 and no other value"),
        (35500, 36499, "any value from 35,500 to 36,499"),
        (36001, None, "36,001 or more"),
        (52.65, 52.75, "any value from 52.65 to 52.75"),
    ],
)
def test_an_interval_is_said_in_words(low: float, high: float | None, said: str) -> None:
    assert quotes.interval(papers.claim("[x]", low=low, high=high)) == said


@pytest.mark.parametrize(
    ("value", "measure", "bound", "said"),
    [
        (36734, Measure.COUNT, Bound.EXACTLY, "36,734"),
        (5703, Measure.COUNT, Bound.ABOUT, "about 5,703"),
        (36000, Measure.COUNT, Bound.MORE_THAN, "more than 36,000"),
        (30, Measure.PERCENT_CHANGE, Bound.NEARLY, "nearly 30%"),
        (52.75, Measure.PER_BOAT, Bound.EXACTLY, "52.75"),
        (2, Measure.RANK, Bound.EXACTLY, "number 2"),
    ],
)
def test_an_amount_keeps_its_digits_and_its_bound(
    value: float, measure: Measure, bound: Bound, said: str
) -> None:
    claim = papers.claim("[x]", value=value, measure=measure, bound=bound)
    assert quotes.amount(claim) == said


@pytest.mark.parametrize(
    ("subset", "said"),
    [
        ("partial day", "counts part of a day: never compared with totals"),
        ("one boat", "counts the people of one boat: never compared with totals"),
        ("Albanian", "counts a part only (Albanian): never compared with totals"),
    ],
)
def test_a_figure_for_a_part_says_that_no_total_is_held_against_it(subset: str, said: str) -> None:
    assert quotes.part(papers.claim("[1]", subset=subset)) == said


@pytest.mark.parametrize(
    ("reasons", "shown"),
    [
        ([], Verdict.UNDECIDED),
        ([Reason.NOT_COMPARABLE], Verdict.UNDECIDED),
        ([Reason.NOT_COMPARABLE, Reason.EXACT], Verdict.AGREES),
        ([Reason.EXACT, Reason.ARITHMETIC, Reason.PERIOD_UNCLEAR], Verdict.DIFFERS),
    ],
)
def test_a_difference_outweighs_agreement_and_agreement_outweighs_doubt(
    reasons: list[Reason], shown: Verdict
) -> None:
    claim = papers.claim("[1]")
    assert quotes.verdict(papers.finding(reason, claim) for reason in reasons) == shown


def test_every_verdict_has_its_place_in_the_order() -> None:
    assert set(quotes.SHOWN_FIRST) == set(Verdict) == set(LOOKS)


def test_a_link_to_the_publisher_encodes_what_is_syntax_in_a_text_fragment() -> None:
    claim = papers.claim("One, two-three and so far [36,734], the Office & others said.")
    address = quotes.publisher_address(papers.document(), claim)
    assert address == (
        "https://example.org/a-page#:~:text="
        "two%2Dthree%20and%20so%20far%2036%2C734%2C%20the%20Office%20%26"
    )


def test_a_statement_links_to_its_publisher_as_it_is() -> None:
    document = papers.document()
    assert quotes.publisher_address(document, papers.statement("said")) == document.url


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://www.europesays.com/2507241", "europesays.com"),
        ("http://Freeb.InfoMigrants.net:80/en", "freeb.infomigrants.net"),
        ("https://www.gov.uk@elsewhere.example/page", "elsewhere.example"),
        ("https://[broken/", "the publisher"),
        ("not an address", "the publisher"),
    ],
)
def test_a_way_out_names_the_host_that_it_leads_to(url: str, said: str) -> None:
    """Some texts are known from a copy: to call its host the publisher would not be so."""
    assert quotes.host(papers.document(url=url)) == said


def test_a_source_address_ends_at_the_number() -> None:
    assert quotes.source_address(papers.claim("so far [36]", at=100)) == "/sources/paper#c107"
    assert quotes.source_address(papers.statement("a b")) == "/sources/a%20b"


def test_a_figure_address_keeps_its_colon_and_nothing_else_of_syntax() -> None:
    assert quotes.figure_address("a b/c?:12") == "/figures/a%20b%2Fc%3F:12"


def test_a_figure_that_a_text_repeats_counts_once() -> None:
    first = papers.claim("Some [369] cross")
    again = papers.claim("It saw [369].", at=40, same_as=first.claim_id)
    assert quotes.meanings([first, again, papers.claim("Now [82].", at=90)]) == 2


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ([Verdict.AGREES], Verdict.AGREES),
        ([Verdict.AGREES, Verdict.DIFFERS], Verdict.DIFFERS),
        ([Verdict.UNDECIDED, Verdict.AGREES], Verdict.AGREES),
    ],
)
def test_a_mark_of_several_figures_shows_a_difference_first(
    given: list[Verdict], shown: Verdict
) -> None:
    claims = [papers.claim("[369]", claim_id=f"paper:{n}") for n in range(len(given))]
    verdicts = {claim.claim_id: each for claim, each in zip(claims, given, strict=True)}
    assert quotes.foremost(verdicts, claims) is shown


def test_a_lasting_address_opens_with_the_hash_of_its_text() -> None:
    claim = papers.claim("In all [369] came.", at=100)
    document = papers.document(sha256="0123456789abcdef" * 4)
    assert quotes.lasting_address(document, claim) == "/sources/paper?text=0123456789ab#c107"
