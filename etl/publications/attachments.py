"""What the Content API of GOV.UK says of a publication comes in, the files it names go out."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from etl.observations import days
from etl.vocabulary import InputError


# GOV.UK tells what belongs to a publication at this address; the file's own address changes weekly.
PUBLICATION = (
    "https://www.gov.uk/api/content/government/publications/"
    "migrants-detected-crossing-the-english-channel-in-small-boats"
)
ANSWER = re.compile(r"\w{1,20}://[^/]*/api/content/.+")
SPREADSHEET_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
SPREADSHEET, DAILY_PAGE = "spreadsheet", "daily page"
LAST_DAYS = "-last-7-days"


@dataclass(frozen=True, slots=True)
class Listed:
    """What a publication names: the addresses of each kind of file, and its day if it tells one."""

    place: str
    addresses: dict[str, tuple[str, ...]]
    published: date | None

    def only(self, kind: str) -> str:
        """The address of the one file of a kind; none or several are refused."""
        found = self.addresses[kind]
        if len(found) != 1:
            raise InputError(self.place, f"{len(found)} {kind}s", f"one attachment, {SIGNS[kind]}")
        return found[0]


def is_answer(address: str) -> bool:
    """Whether the address is one of the Content API, which tells of a publication."""
    return ANSWER.match(address) is not None


def read(place: str, content: bytes) -> Listed:
    """The files that the answer at `place` names; an answer of another shape is refused."""
    try:
        publication = json.loads(content)
        attachments = publication["details"]["attachments"]
        found = {kind: _addresses(place, attachments, belongs) for kind, belongs in KINDS.items()}
        published = days.find(str(publication.get("public_updated_at", "")))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise InputError(place, "an answer of another shape", "details.attachments") from None
    return Listed(place, found, published)


def _addresses(
    place: str, attachments: Sequence[dict[str, Any]], belongs: Callable[[dict[str, Any]], bool]
) -> tuple[str, ...]:
    return tuple(urljoin(place, str(each["url"])) for each in attachments if belongs(each))


def _is_spreadsheet(attachment: dict[str, Any]) -> bool:
    return attachment.get("content_type") == SPREADSHEET_TYPE or _path(attachment).endswith(".ods")


def _is_daily_page(attachment: dict[str, Any]) -> bool:
    return _path(attachment).rstrip("/").endswith(LAST_DAYS)


def _path(attachment: dict[str, Any]) -> str:
    return urlsplit(str(attachment.get("url", ""))).path.lower()


KINDS = {SPREADSHEET: _is_spreadsheet, DAILY_PAGE: _is_daily_page}
# How a person would find it among the attachments.
SIGNS = {SPREADSHEET: "an .ods file", DAILY_PAGE: f"whose path ends in {LAST_DAYS}"}
