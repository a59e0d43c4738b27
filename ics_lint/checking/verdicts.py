"""Asks rules of the fact base and counts their verdicts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ics_lint.checking.sandbox import Budget, BudgetError, guarded, timed
from ics_lint.pointer import split_at
from ics_lint.resources import attach_register
from ics_lint.ruleset.model import Rule

if TYPE_CHECKING:
    from ics_lint.findings import Value

__all__ = ["Answer", "RuleFailedError", "Verdict", "ask"]

#: Findings of one rule beyond which the rest are only counted.
_MOST_FAILURES = 1_000


class RuleFailedError(Exception):
    """A rule could not be asked; the message says why."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A subject that fails a rule, or that cannot be judged."""

    #: Where the subject stands.
    at: str
    #: False when it fails, None when the description does not say.
    ok: bool | None
    #: The other columns of the row.
    values: Mapping[str, Value]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a rule says of all its subjects."""

    rule: Rule
    subjects: int
    failed: int
    undetermined: int
    #: The rows that fail, and those that are undetermined.
    verdicts: tuple[Verdict, ...]
    #: Failing rows that are counted but not kept.
    left_out: int = 0


def ask(
    connection: sqlite3.Connection,
    rule: Rule,
    *,
    frameworks: Mapping[str, str | None],
    budget: Budget,
    register: Path | None = None,
) -> Answer:
    """Asks one rule of every subject in the fact base.

    Args:
        connection: the fact base.
        rule: a rule with a query.
        frameworks: the framework of each description, by key; subjects of descriptions in whose framework the rule
            does not apply are left out.
        budget: how much time and how many rows the query may take.
        register: another organisation register than the one that came with the program.

    Raises:
        RuleFailedError: the query cannot be run, goes over its budget, or gives something other than verdicts.
    """
    if rule.query is None:
        raise RuleFailedError("it has no query")
    if rule.reads_register:
        attach_register(connection, register)
    applies = {key for key, framework in frameworks.items() if rule.severity_in(framework) is not None}
    tally = _Tally(rule, applies)
    # The queries of the program's own rules were authorised when the rule set was compiled.
    guard = nullcontext() if rule.built_in else guarded(connection)
    try:
        with guard as reads, timed(connection, budget):
            cursor = connection.execute(rule.query)
            tally.take(cursor, [name for name, *_ in cursor.description], budget.rows)
    except (sqlite3.Error, sqlite3.Warning) as error:
        refused = reads.refused[0] if reads is not None and reads.refused else None
        raise RuleFailedError(f"it may not use {refused}" if refused else str(error)) from error
    except BudgetError as error:
        raise RuleFailedError(str(error)) from error
    return tally.answer()


class _Tally:
    """Counts subjects: one fails if any of its rows fails, and is undetermined if any of the others is."""

    def __init__(self, rule: Rule, applies: Iterable[str]) -> None:
        self.rule = rule
        self.applies = frozenset(applies)
        self.states: dict[str, int] = {}
        self.verdicts: list[Verdict] = []
        self.left_out = 0

    def take(self, rows: Iterable[tuple[Value, ...]], columns: list[str], most_rows: int) -> None:
        if "at" not in columns or "ok" not in columns:
            raise RuleFailedError("its query gives no columns `at` and `ok`")
        at_column = columns.index("at")
        ok_column = columns.index("ok")
        states = self.states
        for number, row in enumerate(rows):
            if number >= most_rows:
                raise RuleFailedError(f"its query gives more than {most_rows:,} rows (limit: rows)")
            at = row[at_column]
            if not isinstance(at, str):
                raise RuleFailedError("its query gives a row without `at`")
            if split_at(at)[0] not in self.applies:
                continue
            ok = row[ok_column]
            state = 1 if ok is None else 0 if ok else 2
            if state > states.get(at, -1):
                states[at] = state
            if state:
                self._keep(at, state, columns, row)

    def _keep(self, at: str, state: int, columns: list[str], row: tuple[Value, ...]) -> None:
        if len(self.verdicts) >= _MOST_FAILURES:
            self.left_out += 1
            return
        values = {name: value for name, value in zip(columns, row, strict=True) if name not in {"at", "ok"}}
        self.verdicts.append(Verdict(at, None if state == 1 else False, values))

    def answer(self) -> Answer:
        states = list(self.states.values())
        return Answer(
            rule=self.rule,
            subjects=len(states),
            failed=states.count(2),
            undetermined=states.count(1),
            verdicts=tuple(self.verdicts),
            left_out=self.left_out,
        )
