"""Runs SQL from strangers: it may read, compute and nothing else, within a budget of time and rows."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field

from ics_lint.checking.budget import Budget
from ics_lint.record import record

__all__ = ["Budget", "BudgetError", "Reads", "guarded", "timed"]

#: Functions that only compute, and cannot be made to fill the memory.
_PURE_FUNCTIONS = frozenset(
    """
    abs ceil ceiling coalesce cast char count date datetime dense_rank first_value floor format glob group_concat hex
    ifnull iif instr julianday lag last_value lead length like likelihood likely lower ltrim max min mod nth_value ntile
    nullif pow power printf quote rank replace round row_number rtrim sign strftime string_agg substr substring sum time
    total trim trunc typeof unicode unixepoch unlikely upper avg json json_array json_array_length json_each
    json_extract json_group_array json_group_object json_object json_type json_valid -> ->>
    """.split()  # noqa: SIM905
)

_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE})
#: The databases that a run makes, and not one that is attached. A subquery's columns belong to none.
_OWN = frozenset({"main", "temp", None, ""})
#: Virtual-machine steps between two looks at the clock.
_STEPS = 20_000


class BudgetError(Exception):
    """A query took more time or gave more rows than it may."""


@record
class Reads:
    """What a query reads: tables and columns, and what it tried that is not allowed.

    A table of another database than that of the run is named with it: `register.organisation`.
    """

    columns: set[tuple[str, str]] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)


@contextmanager
def guarded(connection: sqlite3.Connection, budget: Budget | None = None) -> Iterator[Reads]:
    """Lets the connection only read and compute, within the memory of a budget, and notes what it reads.

    A query that wants more memory than there is fails with a `MemoryError`. Where nothing was refused and SQLite was
    denied something all the same, a user's interruption fell into the function that is asked, and is raised again.
    """
    budget = budget or Budget()
    reads = Reads()
    refused = _REFUSED_NAMES

    def authorise(action: int, one: str | None, two: str | None, database: str | None, _by: str | None) -> int:
        if action in _ALLOWED:
            return sqlite3.SQLITE_OK
        if action == sqlite3.SQLITE_READ:
            if one is not None and not one.startswith("sqlite_"):
                reads.columns.add((one if database in _OWN else f"{database}.{one}", two or ""))
                return sqlite3.SQLITE_OK
            reads.refused.append(f"reading {one}")
            return sqlite3.SQLITE_DENY
        if action == sqlite3.SQLITE_FUNCTION and two is not None and two.lower() in _PURE_FUNCTIONS:
            return sqlite3.SQLITE_OK
        what = two if action == sqlite3.SQLITE_FUNCTION else one
        reads.refused.append(f"{refused.get(action, 'an action that is not reading')} ({what})")
        return sqlite3.SQLITE_DENY

    longest = connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, budget.value_size)
    connection.execute(f"pragma hard_heap_limit = {budget.memory}")
    connection.set_authorizer(authorise)
    try:
        yield reads
    except sqlite3.DatabaseError as error:
        # What Python itself refuses, such as two statements, comes without a code.
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_AUTH and not reads.refused:
            raise KeyboardInterrupt from error
        raise
    finally:
        connection.set_authorizer(None)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest)


_REFUSED_NAMES = {
    sqlite3.SQLITE_FUNCTION: "a function that is not on the list of pure functions",
    sqlite3.SQLITE_PRAGMA: "a PRAGMA",
    sqlite3.SQLITE_ATTACH: "ATTACH",
    sqlite3.SQLITE_DETACH: "DETACH",
    sqlite3.SQLITE_INSERT: "INSERT",
    sqlite3.SQLITE_UPDATE: "UPDATE",
    sqlite3.SQLITE_DELETE: "DELETE",
    sqlite3.SQLITE_TRANSACTION: "a transaction",
}


@contextmanager
def timed(connection: sqlite3.Connection, budget: Budget) -> Iterator[None]:
    """Stops a query that goes on for longer than its budget.

    A query that stops before is stopped by a user's interruption, which fell into the look at the clock.

    Raises:
        BudgetError: the time is over.
    """
    end = time.monotonic() + budget.seconds
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            if time.monotonic() <= end:
                raise KeyboardInterrupt from error
            raise BudgetError(f"it took longer than {budget.seconds:g} seconds") from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
