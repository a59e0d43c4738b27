"""Databases in memory."""

import sqlite3

import pytest

from ics_lint.errors import CannotCheckError
from ics_lint.memory import let_go, open_memory


def test_a_database_in_memory_is_empty_and_takes_files_by_their_uris() -> None:
    connection = open_memory()
    assert connection.execute("select count(*) from sqlite_master").fetchone() == (0,)
    connection.execute("attach database 'file::memory:' as other")


def test_a_database_that_is_let_go_of_is_closed_when_the_next_is_opened() -> None:
    connection = open_memory()
    let_go(connection)
    connection.execute("create table still_open (x)")
    open_memory()
    with pytest.raises(sqlite3.ProgrammingError, match="closed database"):
        connection.execute("select 1")


def test_a_sqlite_that_is_too_old_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.34.1")
    with pytest.raises(CannotCheckError) as error:
        open_memory()
    assert str(error.value) == (
        "The SQLite of this Python, version 3.34.1, cannot hold what rules ask: ics-lint needs version 3.35 or later, "
        "with `deserialize`. Use a newer Python, such as that of python.org."
    )
