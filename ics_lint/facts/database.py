"""Puts the facts of a run into a database that rules can ask."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ics_lint.description import Description
from ics_lint.facts.extraction import Rows, extract
from ics_lint.facts.plan import Plan
from ics_lint.facts.references import References
from ics_lint.loading.remarks import Remark
from ics_lint.spreading import spread, woven

__all__ = ["Filled", "fill", "keep_views"]

#: From how many rows on a table is worth an index on the columns that rules join by.
_WORTH_AN_INDEX = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """What filling the facts in comes to."""

    #: Remarks on tokens, by the key of the description.
    remarks: Mapping[str, list[Remark]]
    #: The tables that have rows, and the sections that some description has, as `section:name`.
    tables: frozenset[str]
    #: How many rows there are.
    rows: int


def fill(
    connection: sqlite3.Connection,
    descriptions: Iterable[Description],
    *,
    plan: Plan,
    well_known: Mapping[str, tuple[str, str]],
    tokens: Mapping[str, frozenset[str]],
    today: str,
    omit: str | None = None,
    jobs: int = 1,
) -> Filled:
    """Fills the facts of all descriptions in, in the transaction that is open.

    Args:
        connection: a database with the empty tables.
        descriptions: the descriptions of the run.
        plan: which table each part of a description fills.
        well_known: name and kind of the parties that need not be declared.
        tokens: tokens that may stand where a reference can, by class.
        today: the day of the run, as an ISO date.
        omit: a field to pass over, as table.key; as if no description said it.
        jobs: how many processes may share the work.

    Returns:
        Remarks on tokens, and what has rows.
    """
    descriptions = list(descriptions)
    references = References(descriptions, plan=plan, well_known=well_known, tokens=tokens)
    rows: Rows = {}

    def extracted(some: Sequence[Description]) -> list[tuple[Rows, list[Remark]]]:
        """The rows of some descriptions, and remarks on them, one by one."""
        parts = []
        for description in some:
            own: Rows = {}
            parts.append((own, extract(description, plan=plan, references=references, rows=own, omit=omit)))
        return parts

    remarks = {}
    parts = woven(spread(extracted, descriptions, jobs))
    for description, (own, found) in zip(descriptions, parts, strict=True):
        remarks[description.key] = found
        for table, contents in own.items():
            rows.setdefault(table, []).extend(contents)
    rows["thing"] = [
        [thing.at, thing.system, thing.id, thing.key, thing.thing_class, thing.kind, thing.name]
        for thing in references.all_things()
    ]
    rows["description"] = [
        [
            f"{description.key}:/system" if "system" in description.data else f"{description.key}:",
            description.key,
            description.source.path,
            description.document,
            description.system_id,
            description.framework,
            description.as_of,
            description.effective_on,
            today,
        ]
        for description in descriptions
    ]
    for table, contents in rows.items():
        if contents:
            marks = ", ".join("?" for _ in contents[0])
            connection.executemany(f'insert into "{table}" values ({marks})', contents)
    _add_indexes(connection, plan, rows)
    filled = {table for table, contents in rows.items() if contents}
    filled |= {f"section:{section[2]}" for section in rows.get("section", ())}
    return Filled(remarks=remarks, tables=frozenset(filled), rows=sum(map(len, rows.values())))


def keep_views(connection: sqlite3.Connection, views: Iterable[tuple[str, str, Iterable[str]]]) -> None:
    """Computes views once, so that every rule finds them as tables.

    Args:
        connection: the fact base, with its facts.
        views: name, query and the columns that rules join by, of each; a view comes after those that it uses.
    """
    for name, query, columns in views:
        rows = connection.execute(f'insert into "{name}" {query}').rowcount
        if rows >= _WORTH_AN_INDEX:
            for column in columns:
                connection.execute(f'create index "{name}_by_{column}" on "{name}" ("{column}")')


def _add_indexes(connection: sqlite3.Connection, plan: Plan, rows: Rows) -> None:
    """Indexes the larger tables by what rules join them by: ids, parents, keys and references."""
    columns = {name: shape.joined_by for name, shape in plan.shapes.items()}
    columns |= {"thing": ("id",), "section": ("system",), "reference": ()}
    for table_name, contents in rows.items():
        if len(contents) >= _WORTH_AN_INDEX:
            for column in columns.get(table_name, ()):
                name = f"{table_name}_by_{column}"
                connection.execute(f'create index "{name}" on "{table_name}" ("{column}")')
