"""Sees that the queries of a rule set can be asked, are allowed, and give what a rule gives."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from ics_lint.checking.sandbox import Budget, BudgetError, guarded, timed
from ics_lint.errors import RuleError
from ics_lint.resources import attach_register
from ics_lint.ruleset.files import fail_at
from ics_lint.ruleset.model import PLACEHOLDER, Rule

__all__ = ["QueryError", "check_rules", "tried"]


class QueryError(Exception):
    """A query cannot be asked; the message says why."""


def tried(connection: sqlite3.Connection, query: str) -> sqlite3.Cursor:
    """Asks a query for nothing, to see whether it can be asked and is allowed.

    Raises:
        QueryError: it cannot, or is not.
    """
    try:
        with guarded(connection) as reads, timed(connection, Budget()):
            return connection.execute(query)
    except BudgetError as error:
        raise QueryError(str(error)) from error
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise QueryError(f"it may not use {reads.refused[0]}" if reads.refused else str(error)) from error


def check_rules(connection: sqlite3.Connection, rules: Sequence[Rule], folder: Path) -> None:
    """Sees that each rule's query can be asked, is allowed, and gives what a rule gives.

    Raises:
        RuleError: a query cannot be asked, or a clause names a case of no rule; the message says where.
    """
    known = {name for (name,) in connection.execute("select id from clause union select id from statement")}
    for rule in rules:
        path = folder / rule.file / "rule.yaml"
        unknown = [source for source in rule.sources if source not in known]
        if unknown:
            raise fail_at(path, ("sources",), f"there is no clause or statement {unknown[0]}.")
        if rule.query is not None:
            _check_query(connection, rule, path)
    ids = {rule.id for rule in rules}
    for entry, case in connection.execute("select clause, showing from clause_case"):
        if case.partition("/")[0] not in ids:
            raise RuleError(f"{folder}: {entry} names the case {case}, but there is no such rule.")


def _check_query(connection: sqlite3.Connection, rule: Rule, path: Path) -> None:
    if rule.reads_register:
        attach_register(connection)
    try:
        cursor = tried(connection, f"select * from (\n{rule.query}\n) limit 0")
    except QueryError as error:
        raise fail_at(path, ("query",), f"the query of {rule.id} cannot be run: {error}.") from error
    columns = [name for name, *_ in cursor.description]
    missing = [name for name in ("at", "ok") if name not in columns]
    if missing:
        raise fail_at(path, ("query",), f"the query of {rule.id} gives no column `{missing[0]}`.")
    for text in (rule.message, rule.fix):
        unknown = [name for name in PLACEHOLDER.findall(text) if name not in columns]
        if unknown:
            raise fail_at(path, ("query",), f"the query of {rule.id} gives no column `{unknown[0]}` for its texts.")
