"""The tables of a data folder come in, a database of them, laid out as pages ask, goes out."""

import csv
import sys
import tempfile
from datetime import date
from pathlib import Path

import duckdb

from etl import generations, tables
from etl.verdicts import DISPUTES, NO_CONFIRMATION, NO_DISPUTE
from etl.vocabulary import Field, InputError, stored_fields


# A text is read as it stands, a number only where it is one: what fails here is told by etl.tables,
# which reads any table, slowly.
CELLS = {
    str: "coalesce({name}, '')",
    int: (
        "case when {name} is null then null when regexp_full_match({name}, '-?[0-9]{{1,18}}') "
        "then {name}::bigint else error('not a whole number') end"
    ),
    float: "{name}::double",
    date: "{name}::date",
}
READ = """read_csv(?, header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
    max_line_size = 16000000, columns = {{{columns}}})"""


def _listed(checks: tuple[str, ...]) -> str:
    return ", ".join(f"'{check}'" for check in checks)


# Which findings name a figure: looked up by the figure, found by place.
NAMED = """
    create table named as
    select unnest(string_split(claim_ids, ' ')) as claim_id, rowid as place from findings order by all
"""

# etl.verdicts.overall for all figures at once; a test holds the two to each other.
JUDGED = f"""
    create temp table judged as
    with said as (
        select claim_id, "check", verdict, reason from named join findings on place = findings.rowid
    )
    select
        read_claims.claim_id,
        case
            when bool_or(verdict = 'differs') then 'differs'
            when bool_or(
                "check" in ({_listed(DISPUTES)}) and verdict = 'undecided'
                and reason not in ({_listed(NO_DISPUTE)})
            ) then 'undecided'
            when bool_or("check" not in ({_listed(NO_CONFIRMATION)}) and verdict = 'agrees') then 'agrees'
            else 'undecided'
        end as verdict
    from read_claims left join said using (claim_id)
    group by read_claims.claim_id
"""

# What a page asks of a figure stands beside it: its verdict, its publisher, the row of its document, its
# sentence without capitals, and its place in each order. A figure that a document says again is one with its first
# mention, so that what a page counts is meanings, by number; one said once needs no look at others.
# Places are given to a narrow table: to sort whole rows takes three times as long.
PLACED = """
    create temp table placed as
    select claim_id, meaning, verdict, publisher, published, documents.rowid as document_number,
        count(*) over (partition by meaning) = 1 as alone,
        min(number) over (partition by meaning) as meaning_number,
        {places}
    from (
        select rowid as number, claim_id, document_id, start, value, period_start, period_end,
            coalesce(nullif(same_as, ''), claim_id) as meaning
        from read_claims
    ) left join judged using (claim_id) left join documents using (document_id)
"""
FIGURES = """
    create table figures as
    select read_claims.*, placed.* exclude (claim_id), lower(prefix || exact || suffix) as sentence
    from read_claims join placed using (claim_id)
    order by {key}
"""
PLACE = "row_number() over (order by {order}) as {name}"
ORDERS = {
    "by_document": "holding = 'none', published desc, document_id, start, claim_id",
    "by_value": "value desc, claim_id",
    "by_period": "period_end desc nulls last, period_start, claim_id",
}

# The names under which the rows are known elsewhere; a view costs nothing.
VIEWS = (
    "create view claims as select {columns} from figures",
    "create view verdicts as select claim_id, meaning, verdict from figures",
)

DROPPED = ("drop table placed", "drop table judged", "drop table read_claims")


# Whatever a query says, it opens no file but those it is let write for a download, and no connection.
CLOSED = (
    f"set allowed_directories = ['{tempfile.gettempdir()}']",
    "set enable_external_access = false",
    "set lock_configuration = true",
)
NAMES = tuple(f"{name}.csv" for name in tables.TABLES)


def stamp(data: Path) -> object:
    """Changes when the tables of a folder are replaced."""
    listed = generations.stamp(data, [generations.MANIFEST])
    return listed if any(listed) else generations.stamp(data, NAMES)


def read(data: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory of the tables of a folder, all of one build."""

    def once() -> duckdb.DuckDBPyConnection:
        database = duckdb.connect(":memory:")
        build(database, data)
        return database

    return _closed(generations.steady(data, (generations.MANIFEST, *NAMES), once))


def opened(path: Path) -> duckdb.DuckDBPyConnection:
    """The database in a file that `write` wrote."""
    return _closed(duckdb.connect(str(path), read_only=True))


def _closed(database: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    for statement in CLOSED:
        database.execute(statement)
    return database


def build(database: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Read every table of the folder; rows keep the order of their key, so no answer sorts them."""
    database.execute("set enable_progress_bar = false")
    for name in NAMES:
        generations.refuse_damaged(data, name)
    for name, record in tables.TABLES.items():
        kind, stored = ("temp table", "read_claims") if name == "claims" else ("table", name)
        _read(database, f"create {kind} {stored}", record, generations.at(data, f"{name}.csv"))
    places = ", ".join(PLACE.format(name=name, order=order) for name, order in ORDERS.items())
    claim = tables.TABLES["claims"]
    columns = ", ".join(f'"{field.name}"' for field in stored_fields(claim))
    for statement in (NAMED, JUDGED, PLACED, FIGURES, *VIEWS, *DROPPED):
        database.execute(statement.format(places=places, key=_key(claim), columns=columns))


def _read(database: duckdb.DuckDBPyConnection, create: str, record: type, path: Path) -> None:
    """Make a table of a CSV file, in the order of its key."""
    fields = list(stored_fields(record))
    typed = ", ".join(f'{_cell(field)} as "{field.name}"' for field in fields)
    try:
        named = _header(path)
        source = READ.format(columns=", ".join(f"{_text(name)}: 'VARCHAR'" for name in named))
        sql = f"{create} as select {typed} from {source} order by {_key(record)}"
        database.execute(sql, [str(path)])
    except (duckdb.Error, OSError, UnicodeDecodeError, StopIteration, csv.Error):
        loaded = tables.load(record, path)  # says what is the matter, or reads it after all
        plain = ", ".join(_loaded(field) for field in fields)
        database.register("loaded", loaded)
        database.execute(f"{create} as select {plain} from loaded order by {_key(record)}")
        database.unregister("loaded")


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def _text(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _key(record: type) -> str:
    return ", ".join(f'"{name}" nulls first' for name in record.KEY)


def _cell(field: Field) -> str:
    return CELLS[tables.kind(field)].format(name=f'"{field.name}"')


def _loaded(field: Field) -> str:
    name = f'"{field.name}"'
    return f"{name}::date as {name}" if tables.kind(field) is date else name


def write(data: Path, path: Path) -> None:
    """The database as a file, which any number of processes can read."""

    def once() -> None:
        path.unlink(missing_ok=True)
        with duckdb.connect(str(path)) as database:
            build(database, data)

    generations.steady(data, (generations.MANIFEST, *NAMES), once)


def main(data: str, path: str) -> int:
    """Write the file; 2 and a line on what is the matter where a table cannot be read."""
    try:
        write(Path(data), Path(path))
    except InputError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
