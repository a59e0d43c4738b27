"""Small changes to a rule's query, each of which its cases must be able to tell from the query itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import sqlglot
from sqlglot import expressions as sql

from ics_lint.errors import RuleError
from ics_lint.ruleset.model import Rule

__all__ = ["Mutant", "mutants_of"]

_DIALECT = "sqlite"
_OPPOSITES: dict[type[Any], type[Any]] = {
    sql.EQ: sql.NEQ,
    sql.NEQ: sql.EQ,
    sql.LT: sql.GTE,
    sql.GTE: sql.LT,
    sql.GT: sql.LTE,
    sql.LTE: sql.GT,
}
_EDGES: dict[type[Any], type[Any]] = {
    sql.LT: sql.LTE,
    sql.LTE: sql.LT,
    sql.GT: sql.GTE,
    sql.GTE: sql.GT,
}
_TESTS = (sql.Is, sql.In, sql.Exists, sql.Like, sql.Between)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed query."""

    #: What was changed, such as `drop: trust.kind = 'nhs-trust'`; it names the mutant in rule.yaml.
    name: str
    #: The query that it makes.
    query: str


def mutants_of(rule: Rule) -> list[Mutant]:
    """Every mutant of a rule's query, each once.

    Raises:
        RuleError: the query cannot be parsed.
    """
    if rule.query is None:
        return []
    try:
        tree = sqlglot.parse_one(rule.query, dialect=_DIALECT)
    except sqlglot.errors.ParseError as error:
        raise RuleError(f"{rule.file}/rule.yaml: the query cannot be parsed: {error}") from error
    original = tree.sql(dialect=_DIALECT)
    mutants: dict[str, Mutant] = {}
    for node in list(tree.walk()):
        for kind, change in list(_changes(node)):
            name = f"{kind}: {_text(node)}"
            undo = change(node)
            query = tree.sql(dialect=_DIALECT)
            undo()
            if name in mutants:
                name = f"{name} (again)"
            if query != original:
                mutants.setdefault(name, Mutant(name, query))
    return list(mutants.values())


def _text(node: Any) -> str:
    return " ".join(node.sql(dialect=_DIALECT, normalize_functions="lower").split())


#: Changes a node of the query where it stands, and gives what undoes it.
Change = Callable[[Any], Callable[[], Any]]


def _changes(node: Any) -> Iterator[tuple[str, Change]]:
    """The changes that can be made to one node of the query, each with what kind it is."""
    if _is_predicate(node):
        yield "drop", lambda node: _swap(node, sql.false() if isinstance(node.parent, sql.Or) else sql.true())
    yield from _turns(node)
    if isinstance(node, sql.Join) and str(node.args.get("side") or "").upper() == "LEFT":
        yield "inner", partial(_set, "side", None)
    for value in (0, 1):
        if isinstance(node, sql.Case) and node.args.get("default") is None:
            yield f"else {value}", partial(_set, "default", sql.Literal.number(value))
        if isinstance(node, sql.Null) and not isinstance(node.parent, sql.Is):
            yield f"null to {value}", partial(_become, sql.Literal.number(value))


def _turns(node: Any) -> Iterator[tuple[str, Change]]:
    """The changes that turn a test round, or move its edge."""
    for kind, others in (("flip", _OPPOSITES), ("edge", _EDGES)):
        other = others.get(type(node))
        if other is not None:
            yield kind, partial(_compare_as, other)
    if isinstance(node, _TESTS):
        if isinstance(node.parent, sql.Not):
            yield "flip", lambda node: _swap(node.parent, node.copy())
        else:
            yield "flip", lambda node: _swap(node, sql.Not(this=sql.Paren(this=node.copy())))


def _swap(node: Any, other: Any) -> Callable[[], Any]:
    node.replace(other)
    return lambda: other.replace(node)


def _become(other: Any, node: Any) -> Callable[[], Any]:
    return _swap(node, other)


def _compare_as(other: type[Any], node: Any) -> Callable[[], Any]:
    return _swap(node, other(this=node.this.copy(), expression=node.expression.copy()))


def _set(key: str, value: Any, node: Any) -> Callable[[], Any]:
    before = node.args.get(key)
    node.set(key, value)
    return lambda: node.set(key, before)


def _is_predicate(node: Any) -> bool:
    """Whether the node is one of the conditions that are joined by and or or, or stand alone."""
    if isinstance(node, sql.And | sql.Or | sql.Paren | sql.Where | sql.Boolean):
        return False
    parent = node.parent
    if isinstance(parent, sql.And | sql.Or):
        return True
    if isinstance(parent, sql.Where):
        return True
    return isinstance(parent, sql.Join) and node.arg_key == "on"
