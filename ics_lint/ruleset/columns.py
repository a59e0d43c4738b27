"""Which columns of facts an answer comes from, read off the program that SQLite makes of a query.

SQLite does not look at a column that does not matter for the answer, even where a view selects it. What it looks at is
all that the answer can depend on: the same facts in those columns give the same answer, however it is computed.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["ColumnReads"]

#: The column that tells which rows there are, and in what order.
_ROWS = "at"


@dataclass(frozen=True, slots=True)
class _Stored:
    """A table, or an index of one, as it lies in the database."""

    table: str
    columns: tuple[str, ...]
    is_index: bool


class ColumnReads:
    """Tells of queries on one database which columns they read."""

    def __init__(self, connection: sqlite3.Connection, kept: Iterable[tuple[str, str]], facts: Iterable[str]) -> None:
        """Takes the database and what is in it.

        Args:
            connection: a database, with what the queries read.
            kept: name and query of the views that are tables there.
            facts: the names of the tables of facts.
        """
        self.connection = connection
        self.kept = dict(kept)
        self.facts = frozenset(facts)
        self._stored = dict(self._look_at_storage())
        self._of_views: dict[tuple[str, str], frozenset[tuple[str, str]]] = {}

    def of(self, query: str) -> frozenset[tuple[str, str]]:
        """The tables and columns that the answer to a query depends on, by way of kept views too.

        A table of which only the rows count, or their order, is read in the column `at`.
        """
        return self._facts_behind(self._read_by(query))

    def _facts_behind(self, read: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for table, column in read:
            if table in self.kept:
                found |= self._of_view(table, column)
            elif table in self.facts:
                found.add((table, column))
        return frozenset(found)

    def _of_view(self, name: str, column: str) -> frozenset[tuple[str, str]]:
        """What a column of a kept view comes from, and its rows and their order."""
        if (name, column) not in self._of_views:
            self._of_views[name, column] = self._find_of_view(name, column)
        return self._of_views[name, column]

    def _find_of_view(self, name: str, column: str) -> frozenset[tuple[str, str]]:
        query = self.kept[name]
        wanted = "1" if column == _ROWS and column not in self._columns(name) else f'"{column}"'
        order = self._facts_behind(self._read_by(query, indexes_only=True))
        return self.of(f"select {wanted} from ({query})") | order

    def _columns(self, table: str) -> tuple[str, ...]:
        return tuple(name for _, name, *_ in self.connection.execute(f'pragma table_info("{table}")'))

    def _look_at_storage(self) -> Iterator[tuple[int, _Stored]]:
        """Tables and indexes by the number of the page on which they begin, by which a program names them."""
        query = "select type = 'index', name, tbl_name, rootpage from main.sqlite_master where rootpage > 0"
        for is_index, name, table, page in self.connection.execute(query).fetchall():
            if is_index:
                info = self.connection.execute(f'pragma index_xinfo("{name}")')
                columns = tuple(column or _ROWS for _, _, column, *_ in info)
            else:
                columns = self._columns(table)
            yield page, _Stored(table, columns, bool(is_index))

    def _read_by(self, query: str, *, indexes_only: bool = False) -> set[tuple[str, str]]:
        """The tables and columns that a program opens and reads."""
        program = [step[1:5] for step in self.connection.execute(f"explain {query}")]
        opened: dict[int, set[_Stored]] = defaultdict(set)
        found: set[tuple[str, str]] = set()
        for operation, cursor, page, database in program:
            if operation in {"OpenRead", "ReopenIdx"} and database == 0:
                stored = self._stored[page]
                opened[cursor].add(stored)
                if stored.is_index:
                    found.update((stored.table, column) for column in stored.columns)
                elif not indexes_only:
                    found.add((stored.table, _ROWS))
        for operation, cursor, number, _ in program:
            if cursor not in opened or indexes_only:
                continue
            if operation == "Column":
                found.update((stored.table, stored.columns[number]) for stored in opened[cursor])
            elif operation in {"RowData", "RowCell"}:
                found.update((stored.table, column) for stored in opened[cursor] for column in stored.columns)
        return found
