"""Benches: the facts of one case, ready to be asked the same thing in many ways."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ics_lint.checking.reading import Reading, read_content
from ics_lint.checking.sandbox import Budget, BudgetError, guarded, timed
from ics_lint.description import Description, describe
from ics_lint.facts.database import fill
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
        reading = Reading()
        read_content(path.read_bytes(), path.name, reading, code_keys=library.code_keys, limits=Limits())
        self.descriptions: list[Description] = describe(
            reading.documents,
            times=library.framework_times,
            is_valid=library.quick_schema.is_valid,
            framework=None,
            as_of=None,
        )

    @cached_property
    def facts(self) -> sqlite3.Connection:
        """The facts of the case."""
        return self.facts_without(None)

    def facts_without(self, field: str | None) -> sqlite3.Connection:
        """The facts of the case, as if no description said anything under one field."""
        connection = self.library.connect()
        fill(
            connection,
            [description for description in self.descriptions if description.is_whole],
            plan=self.library.plan,
            well_known=self.library.well_known_parties,
            tokens=self.library.reference_tokens,
            today=self.today,
            omit=field,
        )
        return connection

    def ask(self, rule: Rule, query: str, connection: sqlite3.Connection | None = None) -> Outcome:
        """What a query gives, of the descriptions in whose framework the rule applies."""
        applies = {each.key for each in self.descriptions if rule.severity_in(each.framework) is not None}
        connection = connection or self.facts
        if rule.reads_register:
            attach_register(connection)
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


def reads_of(query: str, library: Library) -> frozenset[tuple[str, str]]:
    """The tables and columns that a query reads, through views too."""
    connection = library.connect()
    if "register." in query:
        attach_register(connection)
    with guarded(connection) as reads:
        connection.execute(f"select * from (\n{query}\n) limit 0")
    return frozenset(reads.columns)


def same(outcomes: Iterable[Outcome], others: Iterable[Outcome]) -> bool:
    """Whether two lists of outcomes are the same."""
    return all(one.rows == other.rows for one, other in zip(outcomes, others, strict=True))


def changed(before: Outcome, after: Outcome) -> Mapping[str, tuple[str | None, str | None]]:
    """The subjects that fare differently: how each fared before, and after (None where it is no subject)."""
    old, new = dict(before.states), dict(after.states)
    return {
        subject: (old.get(subject), new.get(subject))
        for subject in sorted(old.keys() | new.keys())
        if old.get(subject) != new.get(subject)
    }
