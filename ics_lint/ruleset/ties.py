"""What conditions of a query say about whether rows come of one description."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlglot import expressions as sql

from ics_lint.ruleset.relations import PLAIN, Column, Kind, Relation, several

__all__ = ["NotLocalError", "Scope", "conjuncts", "kind_of", "resolve", "tie"]

#: Window functions, and aggregates, that give one of the values they are given.
_PICKING = (sql.FirstValue, sql.LastValue, sql.NthValue, sql.Lag, sql.Lead, sql.Min, sql.Max)


class NotLocalError(Exception):
    """It cannot be shown that what a query says of a description depends on that description alone."""


@dataclass(eq=False, slots=True)
class Scope:
    """The tables and subqueries of one SELECT, by the names that it gives them."""

    tables: dict[str, Relation] = field(default_factory=dict)
    #: The one to which all others were tied.
    root: str | None = None


def conjuncts(condition: Any) -> Iterator[Any]:
    """The conditions that must all hold for one to hold."""
    if isinstance(condition, sql.Paren):
        yield from conjuncts(condition.this)
    elif isinstance(condition, sql.And):
        yield from conjuncts(condition.left)
        yield from conjuncts(condition.right)
    elif condition is not None:
        yield condition


def resolve(column: Any, scopes: Sequence[Scope]) -> tuple[Scope, str, Column]:
    """The scope, the table and the kind of a column, looked for from the innermost scope.

    Raises:
        NotLocalError: there is none.
    """
    table, wanted = column.table, column.name
    for scope in reversed(scopes):
        for name, relation in scope.tables.items():
            if table and table != name:
                continue
            if wanted in relation.columns:
                return scope, name, relation.columns[wanted]
            if wanted == "rowid" and table and relation.number is not None:
                return scope, name, relation.number
        if table in scope.tables:
            break
    raise NotLocalError(f"the column {column.sql()} is not known")


def kind_of(expression: Any, scopes: Sequence[Scope]) -> Column:
    """What a value is.

    Raises:
        NotLocalError: it uses a column that is not known.
    """
    if isinstance(expression, sql.Paren):
        return kind_of(expression.this, scopes)
    if isinstance(expression, sql.Column):
        scope, table, column = resolve(expression, scopes)
        # Only of the table to which the others are tied can it be said that all is constant where its row is.
        return replace(column, kind=Kind.NAMED) if column.kind is Kind.SELF and table != scope.root else column
    if isinstance(expression, sql.Null):
        return Column(kind=Kind.OWN)
    if isinstance(expression, sql.Literal) and expression.is_string:
        return Column(kind=Kind.NAMED, given=True)
    if isinstance(expression, sql.Coalesce):
        parts = [kind_of(each, scopes) for each in (expression.this, *expression.expressions)]
        return replace(several(parts), given=any(part.given for part in parts))
    if isinstance(expression, sql.If | sql.Case):
        return several(kind_of(each, scopes) for each in _branches(expression))
    if isinstance(expression, sql.DPipe):
        return _kind_of_text(expression, scopes)
    return replace(kind_of(expression.this, scopes), given=False) if _picks(expression) else PLAIN


def _picks(expression: Any) -> bool:
    """Whether what an expression gives is, or begins with, one of the values that it is given first."""
    if isinstance(expression, sql.Window):
        return isinstance(expression.this, _PICKING)
    if isinstance(expression, sql.Trim):
        return _keeps_its_beginning(expression)
    return isinstance(expression, sql.Nullif) or (isinstance(expression, _PICKING) and not expression.expressions)


def _branches(expression: Any) -> Iterator[Any]:
    """The values of which a choice gives one."""
    if isinstance(expression, sql.If):
        yield expression.args["true"]
        yield expression.args.get("false") or sql.Null()
        return
    for branch in expression.args["ifs"]:
        yield branch.args["true"]
    yield expression.args.get("default") or sql.Null()


def _keeps_its_beginning(trim: Any) -> bool:
    """Whether a place is trimmed at its end, and not as far as the colon after the key that it begins with."""
    inner = trim.this
    while isinstance(inner, sql.Trim | sql.Min | sql.Max | sql.Paren):
        inner = inner.this
    is_place = isinstance(inner, sql.Column) and (inner.name == "at" or inner.name.endswith("_at"))
    signs = trim.expression
    at_end = trim.args.get("position") == "TRAILING" and isinstance(signs, sql.Literal) and ":" not in signs.this
    return is_place and at_end


def _kind_of_text(expression: Any, scopes: Sequence[Scope]) -> Column:
    """What a text put together is: a place below the place it begins with, if a sign of a path follows."""
    parts = list(expression.flatten())
    first = kind_of(parts[0], scopes)
    following = [parts[1]]
    if isinstance(parts[1], sql.If | sql.Case):
        following = list(_branches(parts[1]))
    goes_on = all(isinstance(each, sql.Literal) and each.this[:1] in ("/", ":", "") for each in following)
    return first if first.kind is Kind.OWN and goes_on and not first.numbers else PLAIN


def tie(table: str, condition: Any, scopes: Sequence[Scope], tied: frozenset[str]) -> frozenset[str] | None:
    """Whether a condition makes a table's row come of the description that the rows of tied tables come of.

    Args:
        table: the table, of the innermost scope.
        condition: what must hold.
        scopes: the scopes around it, the innermost last; all tables of the outer ones are tied.
        tied: the tables of the innermost scope that are tied.

    Returns:
        The columns in which no reference may lead elsewhere for that to be so; None if it does not follow.

    Raises:
        NotLocalError: it uses a column that is not known.
    """
    if isinstance(condition, sql.Paren):
        return tie(table, condition.this, scopes, tied)
    if isinstance(condition, sql.And):
        found = [tie(table, each, scopes, tied) for each in conjuncts(condition)]
        return min((each for each in found if each is not None), key=len, default=None)
    if isinstance(condition, sql.Or):
        return _all([tie(table, each, scopes, tied) for each in (condition.left, condition.right)])
    if isinstance(condition, sql.EQ):
        sides = (condition.this, condition.expression)
        return _tie_of_equality(table, sides, scopes, tied)
    if isinstance(condition, sql.In) and condition.args.get("query") is None and condition.expressions:
        pairs = ((condition.this, each) for each in condition.expressions)
        return _all([_tie_of_equality(table, pair, scopes, tied) for pair in pairs])
    return None


def _all(found: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    whole: frozenset[str] = frozenset()
    for each in found:
        if each is None:
            return None
        whole |= each
    return whole


def _tie_of_equality(
    table: str, sides: tuple[Any, Any], scopes: Sequence[Scope], tied: frozenset[str]
) -> frozenset[str] | None:
    found = (_tie_of_sides(table, *each, scopes, tied) for each in (sides, sides[::-1]))
    return min((each for each in found if each is not None), key=len, default=None)


def _tie_of_sides(
    table: str, own: Any, other: Any, scopes: Sequence[Scope], tied: frozenset[str]
) -> frozenset[str] | None:
    if any(not isinstance(side, sql.Column) and side.find(sql.Query) is not None for side in (own, other)):
        return None
    here = scopes[-1]
    of_own, of_other = ({resolve(each, scopes)[:2] for each in _columns_in(side)} for side in (own, other))
    if of_own != {(here, table)} or not of_other:
        return None
    if any(scope is here and name not in tied for scope, name in of_other):
        return None
    one, two = kind_of(own, scopes), kind_of(other, scopes)
    if one.numbers != two.numbers or max(one.kind, two.kind) is Kind.OTHER:
        return None
    is_self = isinstance(own, sql.Column) and resolve(own, scopes)[2].kind is Kind.SELF
    return one.by | two.by if one.kind is Kind.OWN or is_self or two.kind is Kind.OWN else None


def _columns_in(side: Any) -> Iterable[Any]:
    """The columns that one side of an equality uses. It is nearly always one, and to search it would take long."""
    return (side,) if isinstance(side, sql.Column) else side.find_all(sql.Column)
