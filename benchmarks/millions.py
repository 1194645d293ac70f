"""A number of figures comes in, a data folder with as many, made from the shipped ones, goes out."""

import shutil
import sys
from pathlib import Path

import duckdb

from etl import tables


DATA = Path(__file__).parents[1] / "data"
FIGURES = 1_000_000

# Each copy of the corpus is printed by other papers, on other days, with other numbers and a word or
# two more in the sentence, so that a search, a facet and an order have something to tell apart.
PAPERS = 40
WORDS = (
    "meanwhile", "officials", "reportedly", "coastguard", "weather", "minister", "harbour", "patrol",
    "lifeboat", "statistics", "campaigners", "Dunkirk", "Dover", "spokesman", "provisional", "autumn",
)  # fmt: skip
LISTED = ", ".join(f"'{word}'" for word in WORDS)

COPIED = "regexp_replace({name}, '([^ :]+):([^ ]+)', '\\1-' || copy || ':\\2', 'g') as {name}"
OWN = "document_id || '-' || copy as document_id"
WORD = f"list_value({LISTED})[1 + (hash(copy, {{}}) % {len(WORDS)})::int]"
NUMBER = "case when value = trunc(value) then value + copy * 37 % 9973 else value end"

MADE = {
    "documents": f"""
        select * replace ({OWN}, published - (copy % 2500)::int as published,
            publisher || case when copy % {PAPERS} = 0 then '' else ' ' || copy % {PAPERS} end as publisher)
        from source, copies""",
    "passages": f"select * replace ({OWN}) from source, copies",
    "claims": f"""
        select * replace ({COPIED.format(name="claim_id")}, {OWN}, {NUMBER} as value, {NUMBER} as low,
            case when high is null then null else {NUMBER} end as high,
            period_start - (copy % 2500)::int as period_start,
            period_end - (copy % 2500)::int as period_end,
            prefix || {WORD.format(1)} || ' ' as prefix,
            case when copy = 0 then exact else format('{{:,}}', ({NUMBER})::bigint) end as exact,
            ' ' || {WORD.format(2)} || suffix as suffix,
            {COPIED.format(name="same_as")}, {COPIED.format(name="copy_of")})
        from source, copies""",
    "clues": f"select * replace ({COPIED.format(name='claim_id')}) from source, copies",
    "numbers": f"select * replace ({OWN}) from source, copies",
    "findings": f"""
        select * replace (finding_id || '-' || copy as finding_id, {COPIED.format(name="claim_ids")},
            {COPIED.format(name="beside_ids")})
        from source, copies""",
}


def make(folder: Path, figures: int = FIGURES) -> None:
    """Write the tables of a corpus that is repeated until it has as many figures."""
    folder.mkdir(parents=True, exist_ok=True)
    database = duckdb.connect()
    database.execute("set enable_progress_bar = false")
    shipped = len(tables.load(tables.TABLES["claims"], DATA / "claims.csv"))
    database.execute(
        f"create table copies as select range as copy from range({figures // shipped + 1})"
    )
    for name, record in tables.TABLES.items():
        if name not in MADE:
            shutil.copy(DATA / f"{name}.csv", folder)
            continue
        database.register("loaded", tables.load(record, DATA / f"{name}.csv"))
        days = [f.name for f in tables.stored_fields(record) if tables.kind(f) is tables.date]
        plain = ", ".join(f"{day}::date as {day}" for day in days)
        database.execute(
            f"create or replace table source as select * {f'replace ({plain})' if plain else ''} from loaded"
        )
        key = ", ".join(f'"{column}" nulls first' for column in record.KEY)
        rows = f"select * exclude (copy) from ({MADE[name]}) order by {key}"
        database.execute(f"copy ({rows}) to '{folder / name}.csv' (header, delimiter ',')")


if __name__ == "__main__":
    make(Path(sys.argv[1]), *map(int, sys.argv[2:]))
