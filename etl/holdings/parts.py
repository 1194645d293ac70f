"""The claims of a text come in, those of a database that can matter to it go out: few, whatever it holds.

What is asked follows from what the checks look at. A sentence is compared with those that give its number; totals
agree where they have one value; a difference, a percentage and a rate are worked out of totals of their very days.
Where no official series counts, all totals of an indicator bound one history: all of them are looked at up to
MOST_OPEN, and beyond that those that end nearest to the text's own.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from etl import tables
from etl.checks import readings, sources_agree
from etl.checks.corpus import Said, is_dated, is_total
from etl.checks.derivations import DERIVED
from etl.checks.readings import Stretch
from etl.copies.reprints import MOST_COMPARED
from etl.histories import Histories
from etl.holdings.answers import Beside
from etl.vocabulary import Claim, Document, Measure, stored_fields


# Of one number, and of one stretch of days, so many of the latest documents are looked at.
MOST_ALIKE = 1_000
# Of an indicator without an official series so many totals are laid out together; of more than that the nearest.
MOST_OPEN = 2_000
# To either side of the last day of a total of the text: things said, not copies of them, and rows looked through.
NEAREST, MOST_PASSED = 200, 5_000

KIND = "indicator = ? and measure = ? and subset = ? and direction = ? and value = ?"
FIRST_SAID = f"""select rowid from claims where {KIND} and copy_of = '' and start is not null
    order by published desc limit {MOST_COMPARED}"""
OF_VALUE = f"""select rowid from claims where is_total and indicator = ? and value = ?
    order by published desc limit {MOST_ALIKE}"""
OF_DAYS = f"""select min(rowid) from claims where is_total and indicator = ? and period_start = ? and period_end = ?
    group by low, high limit {MOST_ALIKE}"""
PRINTED = """select min(published) from claims where is_total and indicator = ? and period_start = ?
    and period_end = ? and low = ? and high is ?"""
INDICATORS = "select distinct indicator from claims"
ALL_OPEN = "select rowid from claims where is_bound and indicator = ?"
NEAR = """select min(number) from (
        select rowid as number, * from claims where is_bound and indicator = ? and period_end {side}
        order by period_end {way} limit {passed}
    ) group by period_end, period_start, measure, low, high, value, period_basis,
        case when period_basis = 'inferred' then published end
    order by period_end {way} limit {nearest}"""
BEFORE, AFTER = (
    NEAR.format(side=side, way=way, passed=MOST_PASSED, nearest=NEAREST)
    for side, way in (("<= ?", "desc"), ("> ?", "asc"))
)
# Of each of those nearest: an older total of the same value, by which one that names no day is left open, and the
# totals of its own document for the same days, which show that days were read amiss.
TWINS = f"""select (
        select rowid from claims where is_bound and measure = 'count' and period_basis = 'stated'
            and indicator = one.indicator and value = one.value and period_start = one.period_start
            and period_end between date(one.period_end, '-{sources_agree.LATELY.days} days')
                and date(one.period_end, '-1 day')
        order by period_end desc, claim_id desc limit 1
    ) from json_each(?) join claims as one on one.rowid = json_each.value"""
BESIDE = """select other.rowid from json_each(?) join claims as one on one.rowid = json_each.value
    join claims as other indexed by by_document on other.document_id = one.document_id and other.is_bound
    where (other.indicator, other.period_start, other.period_end)
        = (one.indicator, one.period_start, one.period_end)"""

NUMBERS = "select rowid from claims where claim_id in (select value from json_each(?))"
RECORDS = "select {columns} from {table} where {key} in (select value from json_each(?))"


class Parts:
    """A database of what is held, asked anew for each text; of one indicator's totals all may be kept."""

    def __init__(self, database: sqlite3.Connection, histories: Histories) -> None:
        self.histories = histories
        self._database = database
        self._kept: dict[int, Claim] = {}
        self._whole = {
            indicator: numbers
            for (indicator,) in self._asked(INDICATORS)
            if len(numbers := self._numbers(ALL_OPEN, indicator)) <= MOST_OPEN
        }
        for numbers in self._whole.values():
            self._kept |= self._made(numbers)

    def beside(self, claims: Iterable[Claim]) -> Beside:
        """What the findings on these claims can turn on."""
        claims = list(claims)
        numbers = {number for ask in QUESTIONS for number in ask(self, claims)}
        found = list(self._claims(numbers).values())
        missing = {claim.copy_of for claim in found} - {"", *(claim.claim_id for claim in found)}
        found += self._claims(self._numbers(NUMBERS, json.dumps(sorted(missing)))).values()
        documents = self._documents({claim.document_id for claim in found})
        return Beside(tuple(documents), tuple(found), self._printed)

    def named(self, claim_ids: Iterable[str]) -> dict[str, tuple[Claim, Document]]:
        """The claims of these names, each with its document."""
        found = self._claims(self._numbers(NUMBERS, json.dumps(sorted(claim_ids)))).values()
        documents = self._documents({claim.document_id for claim in found})
        by_id = {document.document_id: document for document in documents}
        return {claim.claim_id: (claim, by_id[claim.document_id]) for claim in found}

    def _asked(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        return self._database.execute(sql, values).fetchall()

    def _numbers(self, sql: str, *values: Any) -> set[int]:
        return {number for (number,) in self._asked(sql, *values) if number is not None}

    def _printed(self, said: Said) -> date | None:
        indicator, start, end, low, high = said
        asked = indicator, start.isoformat(), end.isoformat(), low, high
        ((first,),) = self._asked(PRINTED, *asked)
        return first and date.fromisoformat(first)

    def _claims(self, numbers: set[int]) -> dict[int, Claim]:
        kept = {number: self._kept[number] for number in numbers & self._kept.keys()}
        return kept | self._made(numbers - self._kept.keys())

    def _made(self, numbers: Collection[int]) -> dict[int, Claim]:
        ordered = sorted(numbers)
        records = self._records(Claim, "claims", "rowid", ordered)
        return dict(zip(ordered, records, strict=True))

    def _documents(self, document_ids: Collection[str]) -> Iterator[Document]:
        return self._records(Document, "documents", "document_id", sorted(document_ids))

    def _records(self, record: type, table: str, key: str, wanted: list[Any]) -> Iterator[Any]:
        fields = stored_fields(record)
        columns = ", ".join(f'"{field.name}"' for field in fields)
        sql = RECORDS.format(columns=columns, table=table, key=key) + f" order by {key}"
        rows = self._asked(sql, json.dumps(wanted))
        days = {place for place, field in enumerate(fields) if tables.kind(field) is date}
        read = (
            [
                date.fromisoformat(cell) if cell and place in days else cell
                for place, cell in enumerate(row)
            ]
            for row in rows
        )
        return tables.made(record, read)

    def first_said(self, claims: list[Claim]) -> Iterator[int]:
        """Sentences that one of the text may repeat."""
        for kind in {(c.indicator, c.measure, c.subset, c.direction, c.value) for c in claims}:
            yield from self._numbers(FIRST_SAID, *kind)

    def of_value(self, claims: list[Claim]) -> Iterator[int]:
        """Totals of the same value: who gives the same number."""
        for said in {(claim.indicator, claim.value) for claim in claims if is_total(claim)}:
            yield from self._numbers(OF_VALUE, *said)

    def of_days(self, claims: list[Claim]) -> Iterator[int]:
        """Totals of which a difference, a percentage or a rate of the text may be made."""
        for indicator, stretch in {asked for claim in claims for asked in _operands(claim)}:
            days = stretch.start.isoformat(), stretch.end.isoformat()
            yield from self._numbers(OF_DAYS, indicator, *days)

    def of_one_history(self, claims: list[Claim]) -> Iterator[int]:
        """Totals that bound the same count, where no official series does."""
        for indicator in {claim.indicator for claim in claims}:
            if indicator in self._whole:
                yield from self._whole[indicator]
            else:
                yield from self._nearest(indicator, claims)

    def _nearest(self, indicator: str, claims: list[Claim]) -> set[int]:
        own = (claim for claim in claims if claim.indicator == indicator and is_dated(claim))
        days = {claim.period_end.isoformat() for claim in own}
        found = {
            n for day in days for ask in (BEFORE, AFTER) for n in self._numbers(ask, indicator, day)
        }
        listed = json.dumps(sorted(found))
        return found | self._numbers(TWINS, listed) | self._numbers(BESIDE, listed)


def _operands(claim: Claim) -> Iterator[tuple[str, Stretch]]:
    if claim.measure not in DERIVED or not is_dated(claim):
        return
    own = Stretch(claim.period_start, claim.period_end)
    for stretch in (own, *readings.bases(claim, own, own)):
        yield claim.indicator, stretch
    if claim.measure is Measure.PER_BOAT:
        yield "boats", own


QUESTIONS = (Parts.first_said, Parts.of_value, Parts.of_days, Parts.of_one_history)
