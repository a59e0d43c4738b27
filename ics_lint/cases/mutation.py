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
    for number, node in enumerate(tree.walk()):
        for kind, change in _changes(node):
            name = f"{kind}: {_text(node)}"
            if name in mutants:
                name = f"{name} (again)"
            copy = tree.copy()
            twin = next(each for position, each in enumerate(copy.walk()) if position == number)
            changed = change(twin)
            query = (changed if twin is copy and changed is not None else copy).sql(dialect=_DIALECT)
            if query != original:
                mutants.setdefault(name, Mutant(name, query))
    return list(mutants.values())


def _text(node: Any) -> str:
    return " ".join(node.sql(dialect=_DIALECT, normalize_functions="lower").split())


Change = Callable[[Any], Any | None]


def _changes(node: Any) -> Iterator[tuple[str, Change]]:
    """The changes that can be made to one node of the query, each with what kind it is."""
    if _is_predicate(node):
        yield "drop", lambda twin: _replace(twin, sql.true() if not isinstance(twin.parent, sql.Or) else sql.false())
    yield from _turns(node)
    if isinstance(node, sql.Join) and str(node.args.get("side") or "").upper() == "LEFT":
        yield "inner", _make_inner
    for value in (0, 1):
        if isinstance(node, sql.Case) and node.args.get("default") is None:
            yield f"else {value}", partial(_set_default, value)
        if isinstance(node, sql.Null) and not isinstance(node.parent, sql.Is):
            yield f"null to {value}", partial(_set_value, value)


def _turns(node: Any) -> Iterator[tuple[str, Change]]:
    """The changes that turn a test round, or move its edge."""
    for kind, others in (("flip", _OPPOSITES), ("edge", _EDGES)):
        other = others.get(type(node))
        if other is not None:
            yield kind, partial(_compare_as, other)
    if isinstance(node, _TESTS):
        if isinstance(node.parent, sql.Not):
            yield "flip", lambda twin: _replace(twin.parent or twin, twin.copy())
        else:
            yield "flip", lambda twin: _replace(twin, sql.Not(this=sql.Paren(this=twin.copy())))


def _compare_as(other: type[Any], twin: Any) -> Any:
    return _replace(twin, other(this=twin.this, expression=twin.expression))


def _set_default(value: int, twin: Any) -> None:
    twin.set("default", sql.Literal.number(value))


def _set_value(value: int, twin: Any) -> Any:
    return _replace(twin, sql.Literal.number(value))


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


def _replace(node: Any, other: Any) -> Any:
    return node.replace(other)


def _make_inner(join: Any) -> None:
    join.set("side", None)
