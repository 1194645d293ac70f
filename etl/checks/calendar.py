"""A weekday and a date that stand together name the same day, and no reported period lies ahead of its text.

Example: "Wednesday 30 October 2024" agrees with the calendar; "Tuesday 30 October 2024" does not.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from etl.checks import findings
from etl.checks.corpus import Corpus, is_dated, lies_ahead
from etl.checks.phrases import day
from etl.vocabulary import Claim, Finding, Reason


CHECK = "calendar"
MONDAY = date(2024, 1, 1)
WEEKDAYS = tuple(f"{MONDAY + timedelta(days=n):%A}" for n in range(7))
MONTHS = tuple(f"{date(2024, month, 1):%B}" for month in range(1, 13))

_WEEKDAY = rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}),?\s(?:the\s)?"
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})\b"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s(?P<year>20\d\d)\b)?"
WEEKDAY_AND_DATE = (
    re.compile(rf"{_WEEKDAY}{_DAY}\s(?:of\s)?{_MONTH}{_YEAR}"),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s{_DAY}\b{_YEAR}"),
)


class _Mention(NamedTuple):
    """A weekday with a date as written in the sentence of a claim, and the day that the date names."""

    document_id: str
    words: str
    weekday: str
    date: date


def find(corpus: Corpus) -> Iterator[Finding]:
    mentions = [(mention, claim) for claim in corpus.asked for mention in _mentions(claim, corpus)]
    for mention, found in groupby(sorted(mentions, key=_order), key=lambda pair: pair[0]):
        yield _weekday(mention, [claim for _, claim in found])
    for claim in corpus.asked:
        if is_dated(claim) and lies_ahead(claim, corpus.published(claim)):
            yield _ahead(claim, corpus)


def _order(pair: tuple[_Mention, Claim]) -> tuple[_Mention, str]:
    return pair[0], pair[1].claim_id


def _mentions(claim: Claim, corpus: Corpus) -> Iterator[_Mention]:
    """Only where the date is an end of the claim's own period: others may be of something else."""
    sentence = claim.prefix + claim.exact + claim.suffix
    if not is_dated(claim):
        return
    for pattern in WEEKDAY_AND_DATE:
        for match in pattern.finditer(sentence):
            for when in (claim.period_end, claim.period_start):
                if _names(match, when):
                    yield _Mention(claim.document_id, match.group(), match["weekday"], when)
                    break


def _names(match: re.Match[str], when: date) -> bool:
    return (
        int(match["day"]) == when.day
        and match["month"] == MONTHS[when.month - 1]
        and match["year"] in (None, str(when.year))
    )


def _weekday(mention: _Mention, claims: list[Claim]) -> Finding:
    weekday = WEEKDAYS[mention.date.weekday()]
    agrees = weekday == mention.weekday
    text = f"{day(mention.date)} was a {weekday}"
    return findings.build(
        CHECK,
        Reason.EXACT if agrees else Reason.CONTRADICTION,
        claims,
        f"{text}, as the text says." if agrees else f"{text}, the text has “{mention.words}”.",
        working=f"{mention.words} {'=' if agrees else '≠'} {weekday} {day(mention.date)}",
    )


def _ahead(claim: Claim, corpus: Corpus) -> Finding:
    published = day(corpus.published(claim))
    return findings.build(
        CHECK,
        Reason.PERIOD_UNCLEAR,
        [claim],
        f"The period was read to end on {day(claim.period_end)}, after the text appeared "
        f"on {published}.",
        working=f"{day(claim.period_end)} > {published}",
    )
