"""The indexes that a rule set's queries use: tried out when it is compiled, so that a run makes none."""

import re
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ics_lint.facts.planning import Table
from ics_lint.ruleset.tables import columns_of

__all__ = ["add_indexes", "index_candidates"]

#: Uses of an index that make it worth the time that filling it takes, or (of a catalogue) the room.
_WORTH_AN_INDEX = 3
#: What a use counts within a query that is asked anew for every row, where SQLite makes no index of its own.
_ASKED_ANEW = _WORTH_AN_INDEX
#: How many rows a table has, and how many of them are of one description, where it holds more than one of each. SQLite
#: takes any index for one that finds ten rows, and would as soon look up all posts of a description as those of a body.
_SIZES = "1048576 100"
_USES_INDEX = re.compile(r"USING (?:COVERING )?INDEX (\S+)")


def add_indexes(
    connection: sqlite3.Connection,
    candidates: Iterable[tuple[str, Sequence[str]]],
    queries: Iterable[str],
    single: Collection[str] = (),
) -> None:
    """Indexes tables by those columns by which several queries look rows up.

    Args:
        connection: the database, with all tables and views that the queries read.
        candidates: tables, and columns by which queries may look rows up; the index is named by the first.
        queries: the queries.
        single: the tables of which a description fills one row at most.
    """
    made = _create(connection, candidates)
    _tell_sizes(connection, {name: table for name, (table, columns) in made.items() if columns[0] == "system"}, single)
    used: Counter[str] = Counter()
    for query in queries:
        used.update(_uses(connection.execute(f"explain query plan {query}")))
    for name in made:
        if used[name] < _WORTH_AN_INDEX:
            connection.execute(f'drop index "{name}"')


def index_candidates(
    connection: sqlite3.Connection, tables: Sequence[Table], kept: Iterable[str]
) -> Iterator[tuple[str, Sequence[str]]]:
    """The tables, and the columns by which rules may look rows up in them."""
    for table in tables:
        yield from ((table.name, [column]) for column in table.joined_by)
    yield from (("thing", ["id"]), ("description", ["system"]), ("section", ["system"]), ("unmet_reference", ["at"]))
    yield from (("partial", ["at"]), ("clause", ["id"]))
    ids = {table.name for table in tables} | {"id", "party", "system"}
    for name in kept:
        yield from ((name, [column]) for column in columns_of(connection, name) if column in ids)
    for (name,) in connection.execute("select name from table_text where kind = 'catalogue'").fetchall():
        columns = columns_of(connection, name)
        # By one column, and by those before it in the catalogue, of which the first is nearly always looked for too.
        yield from ((name, [column, *columns[:number]]) for number, column in enumerate(columns))


def _uses(plan: Iterable[tuple[int, int, int, str]]) -> Counter[str]:
    """How much the indexes count that a plan uses, by name."""
    anew = {0: False}
    uses: Counter[str] = Counter()
    for step, around, _, text in plan:
        anew[step] = anew.get(around, False) or text.startswith("CORRELATED")
        match = _USES_INDEX.search(text)
        if match is not None:
            uses[match[1]] = max(uses[match[1]], _ASKED_ANEW if anew[step] else 1)
    return uses


def _tell_sizes(connection: sqlite3.Connection, by_system: Mapping[str, str], single: Collection[str]) -> None:
    """Tells SQLite that to look something up by its description finds all that the description has of the kind."""
    connection.execute("analyze main.sqlite_schema")  # makes the table of sizes
    sizes = [(table, name, _SIZES) for name, table in by_system.items() if table not in single]
    connection.executemany("insert into main.sqlite_stat1 (tbl, idx, stat) values (?, ?, ?)", sizes)
    connection.execute("analyze main.sqlite_schema")


def _create(
    connection: sqlite3.Connection, candidates: Iterable[tuple[str, Sequence[str]]]
) -> dict[str, tuple[str, Sequence[str]]]:
    made = {f"{table}_by_{columns[0]}": (table, columns) for table, columns in candidates}
    for name, (table, columns) in made.items():
        names = ", ".join(f'"{column}"' for column in columns)
        connection.execute(f'create index "{name}" on "{table}" ({names})')
    return made
