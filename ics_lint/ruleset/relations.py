"""What tables are to the descriptions of a run: which columns say whose a row is, and which may name another's.

Every row of a fact table comes of one description, or is the same in every run (catalogues, clauses, the register, and
the well-known parties among things). What a column holds tells how two rows can be known to come of one description.
"""

from collections.abc import Iterable, Mapping
from enum import IntEnum

from ics_lint.facts.planning import Table
from ics_lint.record import record

__all__ = ["PLAIN", "Column", "Kind", "Relation", "relation_of_constants", "relations_of_facts", "several"]


class Kind(IntEnum):
    """What a column holds, from what ties rows most to what does not tie them at all."""

    #: An id, a place or a key that begins with the key of the row's own description: no two descriptions share it.
    OWN = 0
    #: As OWN, but for rows that are the same in every run, which have an id without such a beginning.
    SELF = 1
    #: A reference: an own id, or an id that is the same in every run; the id of another description only where some
    #: description refers to things elsewhere in the columns that it comes from.
    NAMED = 2
    OTHER = 3


@record
class Column:
    """One column of a table or subquery."""

    kind: Kind
    #: The columns of fact tables, as table.column, by which a reference can have come in.
    by: frozenset[str] = frozenset()
    #: Whether it is never null.
    given: bool = False
    #: The table whose row numbers it holds, which tie rows of that table only; empty for ids and places.
    numbers: str = ""


PLAIN = Column(kind=Kind.OTHER)


@record
class Relation:
    """A table, view or subquery."""

    columns: Mapping[str, Column]
    #: Whether its rows are the same whatever is described.
    constant: bool = False
    #: Its row number, which only a fact table has.
    number: Column | None = None


def several(columns: Iterable[Column]) -> Column:
    """What a value is that is one of several."""
    columns = list(columns)
    kind = max((column.kind for column in columns), default=Kind.OTHER)
    numbers = {column.numbers for column in columns}
    if kind is Kind.OTHER or len(numbers) > 1:
        return PLAIN
    return Column(
        kind=kind,
        by=frozenset().union(*(column.by for column in columns)),
        given=all(column.given for column in columns),
        numbers=numbers.pop(),
    )


def relation_of_constants(columns: Iterable[str]) -> Relation:
    """A table that no description fills."""
    return Relation(columns=dict.fromkeys(columns, PLAIN), constant=True)


def relations_of_facts(tables: Iterable[Table]) -> dict[str, Relation]:
    """The tables that descriptions fill."""
    return {
        table.name: Relation(
            columns={name: _column(table, name) for name in table.all_columns},
            number=Column(kind=Kind.OWN, given=True, numbers=table.name),
        )
        for table in tables
    }


#: Own ids and places, and references, of the tables that no section fills by itself.
_OWN = {("system", "id"), ("own_data", "owner_at")}
_NAMED = {("mention", "target"), ("reference", "target"), ("outward_reference", "target")}


def _column(table: Table, name: str) -> Column:
    if table.name == "thing" and name == "id":  # some are well-known parties, which stand nowhere
        return Column(kind=Kind.SELF, given=True)
    if table.name == "thing" and name in {"at", "system"}:
        return Column(kind=Kind.OWN)
    if name in {"at", "system"} or name == table.parent_column or (name == "id" and table.is_thing):
        return Column(kind=Kind.OWN, given=True)
    if (table.name, name) in _OWN:
        return Column(kind=Kind.OWN)
    refers = any(column.name == name and column.refers_to for column in table.columns)
    if refers or name in table.keys or (table.name, name) in _NAMED:
        return Column(kind=Kind.NAMED, by=frozenset({f"{table.name}.{name}"}))
    return PLAIN
