"""Puts the facts of a run into a database that rules can ask."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, repeat
from operator import is_not, itemgetter
from typing import Any

from ics_lint.facts.extraction import Rows

__all__ = ["fill", "filled_by", "keep_views"]

Row = Sequence[Any]

#: How many columns a table has at least of which most may be null in a row.
_MANY_COLUMNS = 12
#: How many rows one statement puts in.
_ROWS_AT_ONCE = 32


def filled_by(parts: Iterable[Rows], columns: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The tables that rows of descriptions fill, and the sections that some description has, as `section:name`.

    Args:
        parts: the rows of each description.
        columns: the columns that the rows have, by table.
    """
    filled = {"thing"}
    for part in parts:
        filled.update(table for table, contents in part.items() if contents)
        if part.get("section"):
            name = columns["section"].index("section")
            filled.update(f"section:{section[name]}" for section in part["section"])
    return frozenset(filled)


def fill(
    connection: sqlite3.Connection,
    parts: Iterable[Rows],
    *,
    well_known: Mapping[str, tuple[str, str]],
    columns: Mapping[str, Sequence[str]],
    wanted: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Fills facts in, in the transaction that is open.

    Args:
        connection: a database with the empty tables.
        parts: the rows of each description.
        well_known: name and kind of the parties that need not be declared, by id.
        columns: the columns that the rows have, by table.
        wanted: the columns that are to be filled in, by table, if not all.
    """
    rows: Rows = {}
    for part in parts:
        for table, contents in part.items():
            if wanted is None or table in wanted:
                rows.setdefault(table, []).extend(contents)
    for table, contents in rows.items():
        names, chosen = columns[table], contents
        if wanted is not None and len(wanted[table]) < len(names):
            names = wanted[table]
            chosen = _chosen(columns[table], names, contents)
        for said, own in _said(names, chosen):
            _insert(connection, table, said, own)
    names = ("id", "key", "class", "kind", "name")
    _insert(
        connection, "thing", names, [(key, key, "well-known", kind, name) for key, (name, kind) in well_known.items()]
    )


def _chosen(columns: Sequence[str], wanted: Sequence[str], rows: Iterable[Row]) -> list[Row]:
    """What rows, which have some columns, say in those that are wanted."""
    numbers = [columns.index(name) for name in wanted]
    if len(numbers) == 1:
        return [(row[numbers[0]],) for row in rows]
    return list(map(itemgetter(*numbers), rows))


def _said(columns: Sequence[str], rows: Sequence[Row]) -> Iterator[tuple[Sequence[str], Sequence[Row]]]:
    """Rows by what they say, as columns with values in all rows, if there are so many that most are likely to be null.

    To bind None takes Python ten times as long as a number, and of organisations four columns in five are null.
    """
    if len(columns) < _MANY_COLUMNS:
        yield columns, rows
        return
    alike: dict[bytes, list[Row]] = defaultdict(list)
    for row in rows:
        alike[bytes(map(is_not, row, repeat(None)))].append(row)
    for said, own in alike.items():
        yield list(compress(columns, said)), list(map(tuple, map(compress, own, repeat(said))))


def _insert(connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    """Puts rows into a table, many by one statement, which takes half the time of a statement for each."""
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" for _ in columns)
    end = len(rows) - len(rows) % _ROWS_AT_ONCE
    several = (list(chain.from_iterable(rows[begin : begin + _ROWS_AT_ONCE])) for begin in range(0, end, _ROWS_AT_ONCE))
    for number, values in ((_ROWS_AT_ONCE, several), (1, rows[end:])):
        lists = ", ".join([f"({marks})"] * number)
        connection.executemany(f'insert into "{table}" ({names}) values {lists}', values)


def keep_views(connection: sqlite3.Connection, views: Iterable[tuple[str, str]]) -> None:
    """Computes views once, so that every rule finds them as tables.

    Args:
        connection: the fact base, with its facts.
        views: name and query of each; a view comes after those that it uses.
    """
    for name, query in views:
        connection.execute(f'insert into "{name}" {query}')
