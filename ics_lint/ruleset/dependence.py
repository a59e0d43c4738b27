"""What a query depends on: views, and tables without whose rows it can give none.

A run skips a rule for which there can be no subject, and computes a view that many rules use once for all of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlglot import expressions as sql

from ics_lint.ruleset.parsing import parsed

__all__ = ["Dependence", "Needs", "kept_views"]

#: From how many rules on a view is computed once for all.
_WORTH_KEEPING = 2


@dataclass(frozen=True, slots=True)
class Needs:
    """What one query depends on."""

    #: Every view that it uses, itself or by way of another view.
    views: frozenset[str]
    #: The tables, and the sections as `section:name`, of which each must have rows for the query to give any.
    rows: frozenset[str]


class Dependence:
    """How the queries of a rule set hang together."""

    def __init__(self, views: Mapping[str, str], facts: Iterable[str]) -> None:
        """Takes the queries of the views, by name, and the names of the fact tables."""
        self.views = {name: parsed(query) for name, query in views.items()}
        self.facts = frozenset(facts)
        self._rows: dict[str, frozenset[str]] = {}
        self._views: dict[str, frozenset[str]] = {}

    def of(self, query: str) -> Needs:
        """What a query depends on."""
        tree = parsed(query)
        return Needs(self._views_in(tree), self._rows_of(tree, {}))

    def ordered(self, names: Iterable[str]) -> list[str]:
        """Views in an order in which each comes after those that it uses."""
        depth = {name: len(self._views_in(self.views[name])) for name in names}
        return sorted(depth, key=lambda name: (depth[name], name))

    def tables_of(self, view: str) -> frozenset[str]:
        """The tables, catalogues and views that a view's own query names."""
        return frozenset(table.name for table in self.views[view].find_all(sql.Table) if not table.db)

    def _views_in(self, tree: Any) -> frozenset[str]:
        tables = (table for table in tree.find_all(sql.Table) if table.name in self.views)
        direct = {table.name for table in tables if not table.db and not _is_common(table)}
        return frozenset(direct).union(*map(self._views_of_view, direct))

    def _views_of_view(self, name: str) -> frozenset[str]:
        if name not in self._views:
            self._views[name] = frozenset()  # for views that use each other, which SQLite will refuse
            self._views[name] = self._views_in(self.views[name])
        return self._views[name]

    def _rows_of(self, tree: Any, common: Mapping[str, Any]) -> frozenset[str]:
        if isinstance(tree, sql.Subquery):
            return self._rows_of(tree.this, common)
        with_ = tree.args.get("with_")
        if with_ is not None:
            common = {**common, **{each.alias: each.this for each in with_.expressions}}
        if isinstance(tree, sql.Union):
            return self._rows_of(tree.left, common) & self._rows_of(tree.right, common)
        if not isinstance(tree, sql.Select) or _gives_a_row_of_nothing(tree):
            return frozenset()
        return frozenset().union(_sections(tree), *(self._rows_of_source(each, common) for each in _sources(tree)))

    def _rows_of_source(self, source: Any, common: Mapping[str, Any]) -> frozenset[str]:
        if not isinstance(source, sql.Table):
            return self._rows_of(source, common)
        if source.db:  # of the register, which has rows whatever is described
            return frozenset()
        name = source.name
        if name in common:
            return self._rows_of(common[name], {other: tree for other, tree in common.items() if other != name})
        if name in self.views:
            if name not in self._rows:
                self._rows[name] = self._rows_of(self.views[name], {})
            return self._rows[name]
        return frozenset({name}) & self.facts


def _is_common(table: Any) -> bool:
    """Whether a name is that of a common table expression around it, which hides a view of that name."""
    around = table.parent
    while around is not None:
        with_ = around.args.get("with_")
        if with_ is not None and any(each.alias == table.name for each in with_.expressions):
            return True
        around = around.parent
    return False


def _gives_a_row_of_nothing(select: Any) -> bool:
    """Whether a select gives a row even if its tables have none: it counts or adds up everything as one."""
    if select.args.get("group") is not None:
        return False
    return any(
        each.find_ancestor(sql.Select) is select and each.find_ancestor(sql.Window) is None
        for expression in select.expressions
        for each in expression.find_all(sql.AggFunc)
    )


def _sources(select: Any) -> list[Any]:
    """The tables and subqueries of which each must give rows: the first, and those joined to it without `left`."""
    first = select.args.get("from_")
    if first is None:
        return []
    joins = [join for join in select.args.get("joins") or [] if not join.args.get("side")]
    return [first.this, *(join.this for join in joins)]


def _sections(select: Any) -> frozenset[str]:
    """The sections that a select joins by name."""
    found = set()
    for join in select.args.get("joins") or []:
        if join.args.get("side") or not isinstance(join.this, sql.Table) or join.this.name != "section" or join.this.db:
            continue
        condition = join.args.get("on")
        parts = list(condition.flatten()) if isinstance(condition, sql.And) else [condition]
        for part in parts:
            if isinstance(part, sql.EQ) and isinstance(part.expression, sql.Literal) and part.this.name == "section":
                found.add(f"section:{part.expression.this}")
    return frozenset(found)


def kept_views(dependence: Dependence, needs: Iterable[Needs]) -> list[str]:
    """The views that are computed once for all rules, each after those that it uses."""
    uses = Counter(name for each in needs for name in each.views)
    return dependence.ordered(name for name, count in uses.items() if count >= _WORTH_KEEPING)
