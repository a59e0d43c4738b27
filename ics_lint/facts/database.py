"""Puts the facts of a run into a database that rules can ask."""

import sqlite3
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import compress, repeat
from operator import is_not
from typing import Any

from ics_lint.facts.extraction import Rows

__all__ = ["fill", "filled_by", "keep_views", "rows_of"]

#: How many columns a table has at least of which most may be null in a row.
_MANY_COLUMNS = 12


def rows_of(tables: Container[str], rows: Rows) -> Rows:
    """Those rows of a description that belong to some tables."""
    return {table: contents for table, contents in rows.items() if table in tables}


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
) -> None:
    """Fills facts in, in the transaction that is open.

    Args:
        connection: a database with the empty tables.
        parts: the rows of each description.
        well_known: name and kind of the parties that need not be declared, by id.
        columns: the columns that the rows have, by table.
    """
    rows: Rows = {}
    for part in parts:
        for table, contents in part.items():
            rows.setdefault(table, []).extend(contents)
    for table, contents in rows.items():
        if contents:
            for names, own in _said(columns[table], contents):
                marks = ", ".join("?" for _ in names)
                quoted = ", ".join(f'"{name}"' for name in names)
                connection.executemany(f'insert into "{table}" ({quoted}) values ({marks})', own)
    query = "insert into thing (id, key, class, kind, name) values (?, ?, 'well-known', ?, ?)"
    connection.executemany(query, ((key, key, kind, name) for key, (name, kind) in well_known.items()))


def _said(columns: Sequence[str], rows: list[Any]) -> Iterator[tuple[Sequence[str], Iterable[Sequence[Any]]]]:
    """Rows by what they say, as columns with values in all rows, if there are so many that most are likely to be null.

    To bind None takes Python ten times as long as a number, and of organisations four columns in five are null.
    """
    if len(columns) < _MANY_COLUMNS:
        yield columns, rows
        return
    alike: dict[bytes, list[Any]] = defaultdict(list)
    for row in rows:
        alike[bytes(map(is_not, row, repeat(None)))].append(row)
    for said, own in alike.items():
        yield list(compress(columns, said)), map(tuple, map(compress, own, repeat(said)))


def keep_views(connection: sqlite3.Connection, views: Iterable[tuple[str, str]]) -> None:
    """Computes views once, so that every rule finds them as tables.

    Args:
        connection: the fact base, with its facts.
        views: name and query of each; a view comes after those that it uses.
    """
    for name, query in views:
        connection.execute(f'insert into "{name}" {query}')
