"""A claim comes in, the text that stands around its sentence goes out, as far as it is held."""

from dataclasses import dataclass

from dashboard.store import Store
from etl.vocabulary import Claim


# A reader wants the sentence before and the one after, not the page. A paragraph goes on in the next
# passage where no more than a line end lies between them.
CHARACTERS, LINE_END = 300, 2

HELD = """
    select start, text from passages
    where document_id = ? and start <= ? and start + length(text) >= ? order by start
"""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands before and after a sentence in its own paragraph; empty where nothing is held."""

    before: str
    after: str


def around(store: Store, claim: Claim) -> Context:
    """The words around the sentence of a claim."""
    if claim.start is None:
        return Context("", "")
    first, last = claim.start - len(claim.prefix), claim.end + len(claim.suffix)
    values = claim.document_id, last + LINE_END, first - LINE_END
    found = store.rows(HELD, *values)
    before = "\n".join(row["text"][: max(first - row["start"], 0)] for row in found)
    after = "\n".join(row["text"][max(last - row["start"], 0) :] for row in found)
    return Context(_end(before.rstrip()), _beginning(after.lstrip()))


def _end(text: str) -> str:
    """The last words of the last paragraph, with a sign where some are left out."""
    line = text.rpartition("\n")[2]
    return line if len(line) <= CHARACTERS else "… " + line[-CHARACTERS:].partition(" ")[2]


def _beginning(text: str) -> str:
    line = text.partition("\n")[0]
    return line if len(line) <= CHARACTERS else line[:CHARACTERS].rpartition(" ")[0] + " …"
