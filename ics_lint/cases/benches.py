"""Benches: the facts of one case, ready to be asked the same thing in many ways."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ics_lint.checking.describing import describe, facts_in
from ics_lint.checking.reading import Reading, read_content
from ics_lint.checking.sandbox import Budget, BudgetError, guarded, timed
from ics_lint.description import Description
from ics_lint.facts.database import fill, filled_by, keep_views
from ics_lint.loading.limits import Limits
from ics_lint.pointer import split_at
from ics_lint.resources import attach_register
from ics_lint.ruleset.library import Library
from ics_lint.ruleset.model import Rule

__all__ = ["Bench", "Outcome", "reads_of"]

_BUDGET = Budget(seconds=2.0, rows=20_000)
_STATES = {None: "undetermined", 0: "fails", 1: "passes"}
_WORST_FIRST = ("fails", "undetermined", "passes")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a query gives for a case."""

    #: The rows, as a multiset in a fixed order; a single text when the query cannot be run.
    rows: tuple[tuple[Any, ...] | str, ...]
    #: How each subject fares: passes, fails or undetermined.
    states: tuple[tuple[str, str], ...]


class Bench:
    """One case: its descriptions, and databases with their facts."""

    def __init__(self, path: Path, library: Library, *, today: str) -> None:
        """Reads the case."""
        self.path = path
        self.library = library
        self.today = today
        #: What had rows when the facts were last filled in.
        self.filled: frozenset[str] = frozenset()
        reading = Reading()
        read_content(path.read_bytes(), path.name, reading, code_keys=library.code_keys, limits=Limits())
        self.descriptions: list[Description] = describe(reading.documents, library)

    @contextmanager
    def facts(self, rule: Rule, *, without: str | None = None) -> Iterator[sqlite3.Connection]:
        """The facts of the case, for as long as a rule is asked of them; one database serves all benches.

        Args:
            rule: the rule.
            without: a field to pass over, as if no description said anything under it.
        """
        connection = _database(self.library)
        connection.execute("begin")
        try:
            facts = facts_in(self.descriptions, self.library, today=self.today, omit=without)
            parts = [each.rows for each in facts]
            columns = self.library.table_columns
            fill(connection, parts, well_known=self.library.well_known_parties, columns=columns)
            keep_views(connection, (view for view in self.library.kept_views if view[0] in rule.keeps))
            self.filled = filled_by(parts, columns)
            yield connection
        finally:
            connection.execute("rollback")

    def ask(self, rule: Rule, query: str, connection: sqlite3.Connection) -> Outcome:
        """What a query gives, of the descriptions in whose framework the rule applies."""
        applies = {each.key for each in self.descriptions if rule.severity_in(each.framework) is not None}
        try:
            with timed(connection, _BUDGET):
                cursor = connection.execute(query)
                rows = cursor.fetchmany(_BUDGET.rows)
        except (sqlite3.Error, BudgetError) as error:
            return Outcome(rows=(str(error),), states=())
        columns = [name for name, *_ in cursor.description]
        at, ok = columns.index("at"), columns.index("ok")
        kept = [row for row in rows if isinstance(row[at], str) and split_at(row[at])[0] in applies]
        states: dict[str, str] = {}
        for row in kept:
            state = _STATES[None if row[ok] is None else int(bool(row[ok]))]
            states[row[at]] = min(state, states.get(row[at], "passes"), key=_WORST_FIRST.index)
        return Outcome(rows=tuple(sorted(kept, key=repr)), states=tuple(sorted(states.items())))


@cache
def _database(library: Library) -> sqlite3.Connection:
    """The database that all benches of a rule set fill and empty."""
    connection = library.connect()
    if any(rule.reads_register for rule in library.rules):
        attach_register(connection)  # not possible once a transaction is open
    return connection


def reads_of(query: str, library: Library) -> frozenset[tuple[str, str]]:
    """The tables and columns that a query reads, through views too."""
    connection = library.plain_connection
    with guarded(connection) as reads:
        connection.execute(f"select * from (\n{query}\n) limit 0")
    return frozenset(reads.columns)


def changed(before: Outcome, after: Outcome) -> Mapping[str, tuple[str | None, str | None]]:
    """The subjects that fare differently: how each fared before, and after (None where it is no subject)."""
    old, new = dict(before.states), dict(after.states)
    return {
        subject: (old.get(subject), new.get(subject))
        for subject in sorted(old.keys() | new.keys())
        if old.get(subject) != new.get(subject)
    }
