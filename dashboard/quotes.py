"""Parts of a claim or finding come in, the words and addresses that a reader meets go out."""

from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import quote, urlsplit

from dashboard import words
from etl import verdicts
from etl.vocabulary import Bound, Claim, Document, Finding, Measure, Verdict


# Of several verdicts on one figure a difference is shown first, then agreement.
SHOWN_FIRST = (Verdict.DIFFERS, Verdict.AGREES, Verdict.UNDECIDED)

# Words on either side of the number that go into a link to the publisher: enough to be unique on
# the page, few enough not to cross into another element of it.
FRAGMENT_WORDS = 4

# So many characters of a hash tell one text from another, and still fit in an address.
HASH_SHOWN = 12

# Subsets that are named for what they are; the others are named as the text names them.
PARTS = {"partial day": "counts part of a day", "one boat": "counts the people of one boat"}


def plain(code: str) -> str:
    """A code of a closed list as plain words."""
    return code.replace("_", " ")


def period(start: date | None, end: date | None) -> str:
    """The days from `start` to `end`, both included, as one would say them."""
    if start and end:
        return f"{start:%A} {words.day(start)}" if start == end else words.days(start, end)
    if start:
        return f"from {words.day(start)}"
    return f"up to {words.day(end)}" if end else "period not stated"


def value(number: float) -> str:
    """A value with all the digits that were reported: 36,734 or 52.75."""
    return f"{number:,.12g}"


def interval(claim: Claim) -> str:
    """The values that the wording of a claim allows."""
    if claim.high is None:
        return f"{value(claim.low)} or more"
    if claim.low == claim.high:
        return f"{value(claim.low)} and no other value"
    return f"any value from {value(claim.low)} to {value(claim.high)}"


def amount(claim: Claim) -> str:
    """The number of a claim with its sign of measure and the bound that the wording gave it."""
    if claim.measure == Measure.RANK:
        return f"number {value(claim.value)}"
    sign = "%" if claim.measure == Measure.PERCENT_CHANGE else ""
    bound = "" if claim.bound == Bound.EXACTLY else f"{plain(claim.bound)} "
    return f"{bound}{value(claim.value)}{sign}"


def kind(claim: Claim) -> str:
    """What kind of number a claim gives, and which way it points."""
    return ", ".join(filter(None, (plain(claim.measure), claim.direction)))


def part(claim: Claim) -> str:
    """Which part of the whole a claim counts, and what follows for the checks."""
    counted = PARTS.get(claim.subset) or f"counts a part only ({claim.subset})"
    return f"{counted}: never compared with totals"


def meanings(claims: Iterable[Claim]) -> int:
    """How many figures there are: one that a document repeats counts once."""
    return len({claim.same_as or claim.claim_id for claim in claims})


def name(document: Document) -> str:
    """A document as a reader would cite it."""
    return f"{document.publisher}, {words.day(document.published)}"


def verdict(findings: Iterable[Finding]) -> Verdict:
    """What the findings on one figure say together."""
    return verdicts.overall(findings)


def foremost(verdicts: Mapping[str, Verdict], claims: Iterable[Claim]) -> Verdict:
    """What a mark that stands for several figures shows: a difference before all else."""
    return min((verdicts[claim.claim_id] for claim in claims), key=SHOWN_FIRST.index)


def figure_address(claim_id: str) -> str:
    """The page of one reported figure."""
    return f"/figures/{quote(claim_id, safe=':')}"


def source_address(claim: Claim) -> str:
    """The figure's sentence in its document, or the document where no text is held."""
    place = "" if claim.start is None else f"#c{claim.start}"
    return f"{document_address(claim)}{place}"


def document_address(claim: Claim) -> str:
    """The page of the document that reports the figure."""
    return f"/sources/{quote(claim.document_id, safe='')}"


def lasting_address(document: Document, claim: Claim) -> str:
    """The figure's sentence, in this text alone: should the text change, the page will say so."""
    return f"{document_address(claim)}?text={document.sha256[:HASH_SHOWN]}#c{claim.start}"


def outward(address: str) -> str:
    """The address where it leads to a page of the web; anything else, such as a script, leads nowhere."""
    return address if address.lower().startswith(("https://", "http://")) else ""


def host(document: Document) -> str:
    """Where a document is to be read: not always at its publisher, for some are known from copies."""
    try:
        found = urlsplit(document.url).hostname or ""
    except ValueError:
        found = ""
    return found.removeprefix("www.") or "the publisher"


def publisher_address(document: Document, claim: Claim) -> str:
    """The publisher's page, opened at the figure where the browser knows text fragments."""
    if claim.start is None or not outward(document.url):
        return outward(document.url)
    before = "".join(_with_blanks(claim.prefix)[-2 * FRAGMENT_WORDS :])
    after = "".join(_with_blanks(claim.suffix)[: 2 * FRAGMENT_WORDS])
    # A bare "-" or "," is syntax inside a text fragment.
    text = quote(f"{before}{claim.exact}{after}".strip(), safe="").replace("-", "%2D")
    return f"{document.url}#:~:text={text}"


def _with_blanks(text: str) -> list[str]:
    """Words and the blanks between them, in turn."""
    parts = [""]
    for character in text:
        if character.isspace() == parts[-1].isspace() or not parts[-1]:
            parts[-1] += character
        else:
            parts.append(character)
    return parts
