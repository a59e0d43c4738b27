"""Writes a register: the same bytes for the same rows."""

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ics_lint.errors import UsageError
from ics_lint.register.marks import FORMAT, MARK
from ics_lint.register.shapes import Table, ddl
from ics_lint.register.tables import TABLES

__all__ = ["Row", "Rows", "write_register"]

#: A row: a cell for each column that has one.
Row = Mapping[str, Any]
#: The rows of each table, by its name.
Rows = Mapping[str, Iterable[Row]]

_PAGE_SIZE = 4096
#: Bytes of a file's head that count its changes or name the SQLite that wrote it, and what they are set to.
_HEAD = {24: 1, 92: 1, 96: 3_040_000}


def write_register(rows: Rows, path: Path) -> None:
    """Writes a register, in the place of the file that may be there.

    Raises:
        UsageError: a row cannot be written, or the file cannot.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(f"pragma page_size = {_PAGE_SIZE}")
    connection.execute(f"pragma application_id = {MARK}")
    connection.execute(f"pragma user_version = {FORMAT}")
    for table in TABLES:
        for statement in ddl(table):
            connection.execute(statement)
        if table.query is None:
            _fill(connection, table, rows.get(table.name, ()))
    connection.execute("analyze")
    connection.execute("vacuum")
    content = bytearray(connection.serialize())
    connection.close()
    for offset, value in _HEAD.items():
        content[offset : offset + 4] = value.to_bytes(4, "big")
    unfinished = path.with_name(f"{path.name}.new")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        raise UsageError(f"The register cannot be written to {path}: {error.strerror}.") from error


def _fill(connection: sqlite3.Connection, table: Table, rows: Iterable[Row]) -> None:
    known = set(table.column_names)
    values = []
    for row in rows:
        unknown = set(row) - known
        if unknown:
            raise ValueError(f"the table {table.name} has no column {min(unknown)}")
        values.append([_cell(row.get(name)) for name in table.column_names])
    values.sort(key=lambda cells: ["" if cell is None else str(cell) for cell in cells])
    marks = ", ".join("?" for _ in table.columns)
    try:
        connection.executemany(f'insert into "{table.name}" values ({marks})', values)
    except sqlite3.IntegrityError as error:
        raise UsageError(f"The table {table.name} would have two rows of one key: {error}.") from error


def _cell(value: Any) -> Any:
    return None if value == "" else value
