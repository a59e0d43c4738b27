"""Settles framework and day, and starts a description."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ics_lint.errors import UsageError
from ics_lint.register.opening import open_register
from ics_lint.register.plain import token
from ics_lint.register.showing import code_of
from ics_lint.starting.drafting import draft
from ics_lint.starting.outline import gather
from ics_lint.starting.skeletons import blank

if TYPE_CHECKING:
    from ics_lint.ruleset.library import Library

__all__ = ["start_blank", "start_real"]

#: First and last day of each framework.
_Times = Mapping[str, tuple[str, str | None]]


def start_real(
    words: str, library: "Library", *, framework: str | None, day: str | None, register: Path | None = None
) -> str:
    """The description of a real system, as far as the register knows it.

    Args:
        words: the code or name of a board.
        library: the rule set, which says what each framework needs.
        framework: the framework; the one under which the board was set up if None.
        day: the day to describe; if None, the nearest to the day of the register in the framework's time and the
            board's.
        register: another register than the one that came with the program.

    Raises:
        UsageError: there is no such board, or it was not there on the day.
    """
    connection = open_register(register)
    code = code_of(connection, words)
    board = connection.execute("select * from register.organisation where code = ?", [code]).fetchone()
    if board is None or board["kind"] != "icb":
        raise UsageError(f"{words} is no integrated care board; `ics-lint register find` searches for one by name.")
    times = library.framework_times
    framework = framework or _framework_of(board["opened"], times)
    day = day or _day_of(board, connection, times[framework])
    outline = gather(connection, code, day)
    return draft(outline, framework, needed=_needed(library, framework, day), schema=library.description_schema.schema)


def start_blank(name: str, library: "Library", *, framework: str, day: str | None, today: str) -> str:
    """A description of a system of which nothing is known but its name.

    Args:
        name: the system's name.
        library: the rule set, which says what each framework needs.
        framework: the framework to describe it by.
        day: the day to describe; if None, the nearest to today in the framework's time.
        today: the day of the run.

    Raises:
        UsageError: the name has no letter or digit to make an id of.
    """
    system = token(name)
    if not system:
        raise UsageError(f"`{name}` is no name: it has no letter or digit.")
    day = day or _within(today, *library.framework_times[framework])
    needed = _needed(library, framework, day)
    return blank(name, system, framework, day, needed, library.description_schema.schema)


def _framework_of(opened: str, times: _Times) -> str:
    """The framework in force, or the last to come into force, on the day on which a board was set up."""
    return max((first, name) for name, (first, _) in times.items() if first <= opened)[1]


def _day_of(board: sqlite3.Row, connection: sqlite3.Connection, time: tuple[str, str | None]) -> str:
    known = connection.execute("select value from register.about where key = 'as-of'").fetchone()["value"]
    first, last = time
    if last is None or last >= board["opened"]:
        first = max(first, board["opened"])
    return _within(known, first, min(filter(None, (last, board["closed"])), default=None))


def _within(day: str, first: str, last: str | None) -> str:
    return min(max(day, first), last) if last else max(day, first)


def _needed(library: "Library", framework: str, day: str) -> list[str]:
    """The sections that a framework needs on a day."""
    query = """
        select distinct section
        from required_section
        where framework = ?
          and (until is null or until >= ?)
    """
    order = list(library.description_schema.schema["properties"])
    return sorted((section for (section,) in library.connection.execute(query, [framework, day])), key=order.index)
