"""The indexes that a rule set's queries use: tried out when it is compiled, so that a run makes none."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable

__all__ = ["add_indexes"]

#: Plans that must use an index for it to be worth the time that filling it takes.
_WORTH_AN_INDEX = 2
_USES_INDEX = re.compile(r"USING (?:COVERING )?INDEX (\S+)")


def add_indexes(connection: sqlite3.Connection, candidates: Iterable[tuple[str, str]], queries: Iterable[str]) -> None:
    """Indexes tables by those columns by which several queries look rows up.

    Args:
        connection: the database, with all tables and views that the queries read.
        candidates: tables and columns by which queries may look rows up.
        queries: the queries.
    """
    names = [f"{table}_by_{column}" for table, column in _create(connection, candidates)]
    used: Counter[str] = Counter()
    for query in queries:
        plan = connection.execute(f"explain query plan {query}")
        used.update({match[1] for *_, step in plan if (match := _USES_INDEX.search(step))})
    for name in names:
        if used[name] < _WORTH_AN_INDEX:
            connection.execute(f'drop index "{name}"')


def _create(connection: sqlite3.Connection, candidates: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    made = list(dict.fromkeys(candidates))
    for table, column in made:
        connection.execute(f'create index "{table}_by_{column}" on "{table}" ("{column}")')
    return made
