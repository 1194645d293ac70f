"""A record type comes in, the SQL that writes its rows as lines of CSV or JSON goes out.

The database writes them ten times as fast as Python would, and on every core.
"""

from collections.abc import Collection
from datetime import date

from etl import tables
from etl.vocabulary import Field, stored_fields


# A spreadsheet runs a cell that begins so as a formula; an apostrophe makes it text again. One more stands
# before a text that has its own there, so that whoever takes one away has every text as it was.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
STARTS = ", ".join(f"chr({ord(start)})" for start in FORMULA_STARTS)
GUARDED = (
    f"case when ltrim({{name}}, '''')[1] in ({STARTS}) then '''' || {{name}} else {{name}} end"
)

# Readers take a bare carriage return for the end of a line, so it becomes one, and is quoted.
QUOTED = """case when regexp_matches({cell}, '[,"\\n\\r]')
    then '"' || replace(replace({cell}, '"', '""'), chr(13), chr(10)) || '"' else {cell} end"""

# Nearly every cell is written as it stands: to see that costs a fifth of what the rules for the others do.
ODD = f"""({{name}}[1] in ({STARTS}, chr(39)) or contains({{name}}, ',') or contains({{name}}, '"')
    or contains({{name}}, chr(10)) or contains({{name}}, chr(13)))"""
TEXT = f"case when {ODD} then {QUOTED.format(cell=f'({GUARDED})')} else {{name}} end"
# What %.12g writes of a whole number other than nought.
SHORT = "{name} = trunc({name}) and abs({name}) between 1 and 1e11"

WHOLE = "{name} = trunc({name}) and abs({name}) < 1e15"
CSV = {
    str: TEXT,
    int: "coalesce({name}::varchar, '')",
    float: (
        f"case when {{name}} is null then '' when {SHORT} then {{name}}::bigint::varchar "
        "else printf('%.12g', {name}) end"
    ),
    date: "coalesce({name}::varchar, '')",
}
JSON = {
    str: "to_json({name})::varchar",
    int: "coalesce({name}::varchar, 'null')",
    float: (
        f"case when {{name}} is null then 'null' when {WHOLE} then {{name}}::bigint::varchar "
        "else {name}::varchar end"
    ),
    date: "coalesce('\"' || {name}::varchar || '\"', 'null')",
}


def csv(record: type, as_is: Collection[str] = ()) -> str:
    """A row as a line of RFC 4180 text, with no cell that a spreadsheet would run.

    The columns that stand `as_is` have no cell that a rule would change.
    """
    cells = [
        _name(field) if field.name in as_is else CSV[tables.kind(field)].format(name=_name(field))
        for field in stored_fields(record)
    ]
    return _joined([*cells[:-1], f"concat({cells[-1]}, chr(10))"], ",")


def odd(record: type) -> str:
    """For each column of text a truth under its name: whether the rules change a cell of it."""
    texts = [field for field in stored_fields(record) if tables.kind(field) is str]
    said = (f"coalesce(bool_or({ODD.format(name=_name(f))}), false) as {_name(f)}" for f in texts)
    return ", ".join(said)


def json(record: type) -> str:
    """A row as a JSON object on one line, behind the comma and the line end that part it from the last."""
    members = [
        f"'\"{field.name}\": ' || {JSON[tables.kind(field)].format(name=_name(field))}"
        for field in stored_fields(record)
    ]
    return f"concat(',' || chr(10) || '{{', {_joined(members, ', ')}, '}}')"


def _joined(parts: list[str], between: str) -> str:
    # In one step: a chain of || would copy what is joined already once for each part.
    separator = f", '{between}', "
    return f"concat({separator.join(parts)})"


def _name(field: Field) -> str:
    return f'"{field.name}"'
