"""Puts the facts of a run into a database that rules can ask."""

import sqlite3
from collections.abc import Container, Iterable, Mapping, Sequence

from ics_lint.facts.extraction import Rows

__all__ = ["fill", "filled_by", "keep_views", "rows_of"]

#: The column of the table `section` that names it.
_SECTION_NAME = 2


def rows_of(tables: Container[str], rows: Rows) -> Rows:
    """Those rows of a description that belong to some tables."""
    return {table: contents for table, contents in rows.items() if table in tables}


def filled_by(parts: Iterable[Rows], columns: Mapping[str, Sequence[str]] | None = None) -> frozenset[str]:
    """The tables that rows of descriptions fill, and the sections that some description has, as `section:name`.

    Args:
        parts: the rows of each description.
        columns: the columns that the rows have, by table, if not all.
    """
    filled = {"thing"}
    name = _SECTION_NAME if columns is None or "section" not in columns else columns["section"].index("section")
    for part in parts:
        filled.update(table for table, contents in part.items() if contents)
        filled.update(f"section:{section[name]}" for section in part.get("section", ()))
    return frozenset(filled)


def fill(
    connection: sqlite3.Connection,
    parts: Iterable[Rows],
    *,
    well_known: Mapping[str, tuple[str, str]],
    columns: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Fills facts in, in the transaction that is open.

    Args:
        connection: a database with the empty tables.
        parts: the rows of each description.
        well_known: name and kind of the parties that need not be declared, by id.
        columns: the columns that the rows have, by table, if not all.
    """
    rows: Rows = {}
    for part in parts:
        for table, contents in part.items():
            rows.setdefault(table, []).extend(contents)
    for table, contents in rows.items():
        if contents:
            names = f" ({', '.join(columns[table])})" if columns is not None else ""
            marks = ", ".join("?" for _ in contents[0])
            connection.executemany(f'insert into "{table}"{names} values ({marks})', contents)
    query = "insert into thing (id, key, class, kind, name) values (?, ?, 'well-known', ?, ?)"
    connection.executemany(query, ((key, key, kind, name) for key, (name, kind) in well_known.items()))


def keep_views(connection: sqlite3.Connection, views: Iterable[tuple[str, str]]) -> None:
    """Computes views once, so that every rule finds them as tables.

    Args:
        connection: the fact base, with its facts.
        views: name and query of each; a view comes after those that it uses.
    """
    for name, query in views:
        connection.execute(f'insert into "{name}" {query}')
