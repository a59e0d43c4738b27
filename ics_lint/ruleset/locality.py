"""Whether a rule can be asked of each description apart from the others.

A rule is local if what it says of a description depends on the rows of that description alone, and on what is the same
in every run. It is shown by the query itself: whatever it joins is tied, by an own id or place on one side of an
equality at least, to rows of the same description. Nothing is taken to be so that does not follow: a query of which it
cannot be shown is asked of all descriptions together.

A reference to a thing in another file is an own id of that file. So a query that follows references from some column
is local only in a run in which none of that column leads elsewhere; `Reach` says which columns those are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlglot import expressions as sql

from ics_lint.record import record
from ics_lint.ruleset.parsing import parsed
from ics_lint.ruleset.relations import PLAIN, Column, Kind, Relation, relation_of_constants, several
from ics_lint.ruleset.ties import NotLocalError, Scope, conjuncts, kind_of, tie

__all__ = ["Locality", "Reach"]

#: Aggregates that the parser does not know as such.
_AGGREGATES = frozenset({"total", "json_group_array", "json_group_object", "string_agg", "group_concat", "median"})
#: What the functions give that take JSON apart.
_COLUMNS_OF_JSON = ("key", "value", "type", "atom", "id", "parent", "fullkey", "path")
#: Common table expressions, by name.
_Common = Mapping[str, Relation]


@record
class Reach:
    """How far a rule looks beyond the description that it judges."""

    #: The columns, as table.column, in which no reference may lead elsewhere for the rule to be local; None if it is
    #: not known to be local in any run.
    by: frozenset[str] | None
    #: What stands in the way.
    why: str = ""


class Locality:
    """Shows of the queries of a rule set how far they look."""

    def __init__(self, tables: Mapping[str, Relation], views: Mapping[str, Any]) -> None:
        """Takes the tables, and the parsed queries of the views, by name."""
        self.tables = tables
        self.views = views
        self._known: dict[str, tuple[Relation, frozenset[str]] | NotLocalError] = {}

    def of(self, query: str) -> Reach:
        """How far a rule's query looks."""
        proof = _Proof(self)
        try:
            verdicts = proof.query(parsed(query), {}, ())
        except NotLocalError as error:
            return Reach(by=None, why=str(error))
        at = verdicts.columns.get("at", PLAIN)
        if at.kind is not Kind.OWN or at.numbers:
            return Reach(by=None, why="`at` may be a place in another description")
        return Reach(by=frozenset(proof.by))

    def view(self, name: str) -> tuple[Relation, frozenset[str]]:
        """What a view gives, and the columns by which it follows references.

        Raises:
            NotLocalError: it cannot be shown to be local.
        """
        if name not in self._known:
            proof = _Proof(self)
            try:
                self._known[name] = (proof.query(self.views[name], {}, ()), frozenset(proof.by))
            except NotLocalError as error:
                self._known[name] = NotLocalError(f"{name}: {error}")
        known = self._known[name]
        if isinstance(known, NotLocalError):
            raise known
        return known


class _Proof:
    """The proof for one query."""

    def __init__(self, locality: Locality) -> None:
        self.locality = locality
        self.by: set[str] = set()

    def query(self, tree: Any, common: _Common, outer: Sequence[Scope]) -> Relation:
        """What a query gives, if it is local.

        Args:
            tree: the query.
            common: the common table expressions that it can use.
            outer: the scopes around it, of one description; none where it stands for itself.
        """
        if isinstance(tree, sql.Subquery):
            return self.query(tree.this, common, outer)
        with_ = tree.args.get("with_")
        for each in with_.expressions if with_ is not None else ():
            names = [column.name for column in each.args["alias"].args.get("columns") or ()]
            found = self._common(each.alias, each.this, common)
            if names:
                found = replace(found, columns=dict(zip(names, found.columns.values(), strict=True)))
            common = {**common, each.alias: found}
        if isinstance(tree, sql.SetOperation):
            left = self.query(tree.left, common, outer)
            both = self._either(left, self.query(tree.right, common, outer))
            alike = isinstance(tree, sql.Union) or any(each.kind <= Kind.SELF for each in both.columns.values())
            if not (outer or both.constant) and (not alike or tree.args.get("limit")):
                raise NotLocalError("it compares or cuts off rows of several descriptions")
            return both
        if isinstance(tree, sql.Values):
            width = len(tree.expressions[0].expressions)
            return Relation(columns={f"column{number + 1}": PLAIN for number in range(width)}, constant=True)
        if not isinstance(tree, sql.Select):
            raise NotLocalError(f"{tree.key} is not known")
        return self._select(tree, common, outer)

    def _common(self, name: str, tree: Any, common: _Common) -> Relation:
        """What a common table expression gives; of one that uses itself, what it gives however often it does."""
        if not any(table.name == name and not table.db for table in tree.find_all(sql.Table)):
            return self.query(tree, common, ())
        if not isinstance(tree, sql.Union) or tree.args.get("limit"):
            raise NotLocalError(f"{name} uses itself in a way that is not known")
        found = self.query(tree.left, common, ())
        while True:
            both = self._either(found, self.query(tree.right, {**common, name: found}, ()))
            if both == found:
                return found
            found = both

    @staticmethod
    def _either(left: Relation, right: Relation) -> Relation:
        if len(left.columns) != len(right.columns):
            raise NotLocalError("the parts of a union differ")
        pairs = zip(left.columns.items(), right.columns.values(), strict=True)
        columns = {name: several((one, two)) for (name, one), two in pairs}
        return Relation(columns=columns, constant=left.constant and right.constant)

    def _source(self, source: Any, common: _Common) -> Relation:
        if not isinstance(source, sql.Table):
            return self.query(source, common, ())
        name = f"{source.db}.{source.name}" if source.db else source.name
        if name in common:
            return common[name]
        if name in self.locality.views:
            relation, by = self.locality.view(name)
            self.by |= by
            return relation
        if not isinstance(source.this, sql.Identifier) and not any(source.find_all(sql.Column)):
            return relation_of_constants(_COLUMNS_OF_JSON)
        if name not in self.locality.tables:
            raise NotLocalError(f"the table {name} is not known")
        return self.locality.tables[name]

    def _select(self, tree: Any, common: _Common, outer: Sequence[Scope]) -> Relation:
        scope = Scope()
        scopes = (*outer, scope)
        conditions = self._join(tree, common, scope)
        self._tie(scope, scopes, conditions)
        constant = not outer and all(relation.constant for relation in scope.tables.values())
        for query in _queries_in(tree):
            self._inner(query, tree, common, scopes)
        if not outer and not constant:
            self._see_that_groups_are_of_one(tree, scopes)
        return Relation(columns=self._columns(tree, scopes), constant=constant)

    def _join(self, tree: Any, common: _Common, scope: Scope) -> dict[str, list[Any]]:
        """Puts the tables of a SELECT into its scope; gives the conditions under which each has a row."""
        first = tree.args.get("from_")
        joins = tree.args.get("joins") or []
        where = tree.args.get("where")
        always = list(conjuncts(where.this)) if where is not None else []
        own: dict[str, list[Any]] = {}
        sources = [*([(first.this, None)] if first is not None else []), *((join.this, join) for join in joins)]
        for source, join in sources:
            side = (join.args.get("side") or "") if join is not None else ""
            name = source.alias_or_name
            if name in scope.tables or side not in ("", "LEFT") or (join is not None and join.args.get("method")):
                raise NotLocalError(f"the join of {name} is not known")
            relation = self._source(source, common)
            given = list(conjuncts(join.args.get("on"))) if join is not None else []
            for column in (join.args.get("using") or ()) if join is not None else ():
                before = next(other for other, known in scope.tables.items() if column.name in known.columns)
                given.append(sql.EQ(this=sql.column(column.name, before), expression=sql.column(column.name, name)))
            if side:
                relation = replace(
                    relation, columns={key: replace(value, given=False) for key, value in relation.columns.items()}
                )
                own[name] = given
            else:
                always += given
            scope.tables[name] = relation
        return {name: own.get(name, []) + always for name in scope.tables} | {"": list(own)}

    def _tie(self, scope: Scope, scopes: Sequence[Scope], conditions: Mapping[str, list[Any]]) -> None:
        """Ties every table of a SELECT to one of them, or to the scopes around it."""
        constant = frozenset(name for name, relation in scope.tables.items() if relation.constant)
        roots: list[str | None] = [name for name in scope.tables if name not in constant and name not in conditions[""]]
        if len(scopes) > 1 or not roots:
            roots = [None]
        best: tuple[frozenset[str], frozenset[str], str | None] | None = None
        for root in roots:
            tied = constant if root is None else constant | {root}
            scope.root = root
            tied, by = self._tie_all(tied, scopes, conditions)
            if best is None or (-len(tied), len(by)) < (-len(best[0]), len(best[1])):
                best = (tied, by, root)
        if best is None:  # pragma: no cover - there is one root at least
            return
        loose = [name for name in scope.tables if name not in best[0]]
        if loose:
            raise NotLocalError(f"{', '.join(loose)} may be of another description")
        scope.root = best[2]
        self.by |= best[1]

    @staticmethod
    def _tie_all(
        tied: frozenset[str], scopes: Sequence[Scope], conditions: Mapping[str, list[Any]]
    ) -> tuple[frozenset[str], frozenset[str]]:
        """Ties what can be tied, what needs the fewest columns first."""
        used: frozenset[str] = frozenset()
        while True:
            ties = [
                (len(by), name, by)
                for name in scopes[-1].tables
                if name not in tied
                for condition in conditions[name]
                if (by := tie(name, condition, scopes, tied)) is not None
            ]
            if not ties:
                return tied, used
            _, name, by = min(ties, key=lambda each: each[:2])
            tied |= {name}
            used |= by

    def _inner(self, query: Any, select: Any, common: _Common, scopes: Sequence[Scope]) -> None:
        """Shows that a query within a SELECT looks at rows of the same description."""
        before = set(self.by)
        try:
            self.query(query, common, scopes)
        except NotLocalError:
            holder = query.parent.parent if isinstance(query.parent, sql.Subquery) else query.parent
            if not isinstance(holder, sql.In):
                raise
            self.by = before
            self._membership(holder, query, select, common, scopes)

    def _membership(self, holder: Any, query: Any, select: Any, common: _Common, scopes: Sequence[Scope]) -> None:
        """Shows that a value is looked for, in a list of all descriptions, that only its own can have put there."""
        listed = self.query(query, common, ())
        if listed.constant:
            return
        column = several(listed.columns.values()) if len(listed.columns) == 1 else PLAIN
        value = kind_of(holder.this, scopes)
        is_tie = Kind.OTHER not in (column.kind, value.kind) and (column.kind <= Kind.SELF or value.kind is Kind.OWN)
        where = select.args.get("where")
        must_hold = where is not None and any(each is holder for each in conjuncts(where.this))
        # A null in the list makes a value that is not there neither in nor out.
        if not is_tie or column.numbers or not (must_hold or column.given):
            raise NotLocalError(f"what {holder.this.sql()} is looked for in may be of another description")
        self.by |= column.by | value.by

    def _see_that_groups_are_of_one(self, tree: Any, scopes: Sequence[Scope]) -> None:
        aliases = {each.alias: each.unalias() for each in tree.expressions if each.alias}
        group = tree.args.get("group")
        own = [part for part in _parts(tree) if part is not group]
        if group is not None:
            keys = [aliases.get(each.name, each) if _is_bare(each, scopes) else each for each in group.expressions]
            self._see_own(keys, scopes, "a group")
        elif any(_is_aggregate(each) for part in own for each in _nodes_of(part, tree)):
            raise NotLocalError("it counts or adds up over several descriptions")
        windows = {each.name: each for each in tree.args.get("windows") or ()}
        for part in own:
            for each in _nodes_of(part, tree):
                if isinstance(each, sql.Window):
                    named = windows.get(each.alias, each) if not each.args.get("partition_by") else each
                    self._see_own(named.args.get("partition_by") or (), scopes, "a window")
        if tree.args.get("limit") is not None or tree.args.get("offset") is not None:
            raise NotLocalError("it cuts off rows of several descriptions")

    @staticmethod
    def _see_own(keys: Iterable[Any], scopes: Sequence[Scope], what: str) -> None:
        if not any(kind_of(each, scopes).kind <= Kind.SELF for each in keys):
            raise NotLocalError(f"{what} may be of several descriptions")

    @staticmethod
    def _columns(tree: Any, scopes: Sequence[Scope]) -> dict[str, Column]:
        """The columns that a SELECT gives; those of one name are told apart by a number."""
        scope = scopes[-1]
        columns: dict[str, Column] = {}

        def add(name: str, column: Column) -> None:
            columns[name if name not in columns else f"{name}:{len(columns)}"] = column

        for each in tree.expressions:
            is_star = isinstance(each, sql.Star) or (isinstance(each, sql.Column) and isinstance(each.this, sql.Star))
            if not is_star:
                add(each.alias_or_name, kind_of(each.unalias(), scopes))
                continue
            of = getattr(each, "table", "")
            for table, relation in scope.tables.items():
                if of in ("", table):
                    for name in relation.columns:
                        add(name, kind_of(sql.column(name, table), scopes))
        return columns


def _parts(tree: Any) -> Iterator[Any]:
    """The parts of a SELECT in which values stand."""
    yield from tree.expressions
    for join in tree.args.get("joins") or ():
        if join.args.get("on") is not None:
            yield join.args["on"]
    for name in ("where", "group", "having", "order"):
        if tree.args.get(name) is not None:
            yield tree.args[name]
    yield from tree.args.get("windows") or ()


def _nodes_of(part: Any, select: Any) -> Iterator[Any]:
    """What stands in a part of a SELECT, but for what stands in queries within it."""
    return (each for each in part.walk() if each is part or each.find_ancestor(sql.Query) is select)


def _queries_in(select: Any) -> Iterator[Any]:
    """The queries that stand in a SELECT's values and conditions."""
    for part in _parts(select):
        for each in part.find_all(sql.Select, sql.SetOperation):
            if each.find_ancestor(sql.Select, sql.SetOperation) is select:
                yield each


def _is_bare(expression: Any, scopes: Sequence[Scope]) -> bool:
    """Whether a name is no column of a table, so that it is one of the columns given."""
    if not isinstance(expression, sql.Column) or expression.table:
        return False
    return not any(expression.name in relation.columns for relation in scopes[-1].tables.values())


def _is_aggregate(node: Any) -> bool:
    if isinstance(node.parent, sql.Window):
        return False
    if isinstance(node, sql.Anonymous):
        return node.name.lower() in _AGGREGATES
    return isinstance(node, sql.AggFunc) and not (isinstance(node, sql.Min | sql.Max) and bool(node.expressions))
