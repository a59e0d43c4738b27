"""Puts the facts of a run into a database that rules can ask."""

import sqlite3
from collections.abc import Iterable, Mapping

from ics_lint.description import Description
from ics_lint.facts.extraction import Rows, extract
from ics_lint.facts.plan import Plan
from ics_lint.facts.references import References
from ics_lint.loading.remarks import Remark

__all__ = ["fill"]

#: From how many rows on a table is worth an index on the columns that rules join by.
_WORTH_AN_INDEX = 300


def fill(
    connection: sqlite3.Connection,
    descriptions: Iterable[Description],
    *,
    plan: Plan,
    well_known: Mapping[str, tuple[str, str]],
    tokens: Mapping[str, frozenset[str]],
    today: str,
    omit: str | None = None,
) -> dict[str, list[Remark]]:
    """Fills the facts of all descriptions in, in the transaction that is open.

    Args:
        connection: a database with the empty tables.
        descriptions: the descriptions of the run.
        plan: which table each part of a description fills.
        well_known: name and kind of the parties that need not be declared.
        tokens: tokens that may stand where a reference can, by class.
        today: the day of the run, as an ISO date.
        omit: a field to pass over, as table.key; as if no description said it.

    Returns:
        Remarks on tokens, by the key of the description.
    """
    descriptions = list(descriptions)
    references = References(descriptions, plan=plan, well_known=well_known, tokens=tokens)
    rows: Rows = {}
    remarks = {
        description.key: extract(description, plan=plan, references=references, rows=rows, omit=omit)
        for description in descriptions
    }
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
    return remarks


def _add_indexes(connection: sqlite3.Connection, plan: Plan, rows: Rows) -> None:
    """Indexes the larger tables by what rules join them by: ids, parents, keys and references."""
    columns = {name: shape.joined_by for name, shape in plan.shapes.items()}
    columns |= {"thing": ("id",), "section": ("system",), "reference": ()}
    for table_name, contents in rows.items():
        if len(contents) >= _WORTH_AN_INDEX:
            for column in columns.get(table_name, ()):
                name = f"{table_name}_by_{column}"
                connection.execute(f'create index "{name}" on "{table_name}" ("{column}")')
