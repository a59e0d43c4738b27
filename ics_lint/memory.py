"""Opens databases in memory, with a SQLite that is new enough for the rules, and closes them when there is time."""

import sqlite3
from contextlib import suppress
from typing import Protocol

from ics_lint.errors import CannotCheckError

__all__ = ["let_go", "open_memory"]

#: The first that computes a common table expression once where a query says `materialized`.
_OLDEST = (3, 35)


class _Closed(Protocol):
    def close(self) -> None: ...


#: What nobody needs any more.
_spent: list[_Closed] = []


def open_memory(*, cached_statements: int = 128) -> sqlite3.Connection:
    """An empty database in memory, to which files can be attached by their URIs.

    Args:
        cached_statements: how many statements are kept prepared.

    Raises:
        CannotCheckError: the SQLite of this Python is too old, or was built without what is needed.
    """
    while _spent:
        with suppress(sqlite3.ProgrammingError):  # another thread must close its own
            _spent.pop().close()
    connection = sqlite3.connect("file::memory:", isolation_level=None, uri=True, cached_statements=cached_statements)
    if sqlite3.sqlite_version_info < _OLDEST or not hasattr(connection, "deserialize"):
        raise CannotCheckError(
            f"The SQLite of this Python, version {sqlite3.sqlite_version}, cannot hold what rules ask: ics-lint needs "
            f"version {'.'.join(map(str, _OLDEST))} or later, with `deserialize`. Use a newer Python, such as that of "
            "python.org."
        )
    return connection


def let_go(spent: _Closed) -> None:
    """Has a database, or what holds one, closed before the next is opened: SQLite's memory is bounded for all together.

    It is not closed at once: to clear it away takes a hundredth of a large run, of which a process that ends has no
    need.
    """
    _spent.append(spent)
