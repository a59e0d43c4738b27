"""The tables of a rule set that tell of rules, clauses and statements, and of what every table and column holds."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

__all__ = ["COLUMNS", "TableText", "columns_of", "create_table", "describe", "insert"]

#: The tables about rules, with their columns and what each holds.
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "theme": {
        "name": "The folder of the theme.",
        "prefix": "What the ids of its rules begin with.",
        "title": "The title.",
        "description": "What its rules are about.",
    },
    "rule": {
        "id": "The id.",
        "name": "The name.",
        "theme": "The folder of the theme.",
        "summary": "When the rule fires.",
        "severities": "JSON: the severity in each framework.",
        "sources": "JSON: the ids of the clauses and statements.",
        "query": "The SELECT; null for what no query finds.",
        "message": "The message, with values in curly brackets.",
        "why": "What the clause is for.",
        "fix": "What to do.",
        "status": "stable, preview or deprecated.",
        "since": "The version that first had it.",
        "former_names": "JSON: names it had before.",
        "prospective": "Whether it rests on law not yet in force.",
        "contradicts_option": "Whether it catches a file that contradicts an option it chose.",
        "principle": "Whether statements alone are enough for it to warn.",
        "labels": "JSON: labels of second places.",
        "looks_in": "JSON: sections in which it looks for something, which may be there unseen.",
        "equivalent_mutants": "JSON: changes to the query that no case can tell, with reasons.",
        "settled_without": "JSON: fields that may be left out without making a verdict undetermined, with reasons.",
        "file": "Its folder: in the rule set that came with the program, or, for a project's own rule, in full.",
    },
    "document": {
        "key": "The key.",
        "title": "The short title.",
        "full_title": "The title in full.",
        "publisher": "Who published or made it.",
        "date": "When.",
    },
    "clause": {
        "id": "The id.",
        "source": "The file that lists it.",
        "document": "The key of the document.",
        "section": "Where in the document.",
        "strength": "How binding it is.",
        "qualifier": "proposed, prospective or null.",
        "in_force_from": "First day in force.",
        "in_force_to": "Last day in force.",
        "due": "The day by which it must be met.",
        "binds": "Whom it binds.",
        "says": "What it says.",
        "confidence": "verified, mixed or recalled.",
        "note": "What must be known about it besides.",
        "status": "checked, partly, manual or not-checkable.",
        "reason": "Why it is not checked, or what a person must look at.",
    },
    "clause_framework": {"clause": "The id of the clause.", "framework": "A framework in which it holds."},
    "clause_case": {"clause": "The id of the clause or statement.", "showing": "A failing case that shows it."},
    "statement": {
        "id": "The id.",
        "document": "The founding document.",
        "says": "What it says.",
        "class": "checkable, partly or not-checkable.",
        "check_text": "What a description must show.",
        "status": "checked, partly, manual or not-checkable.",
        "reason": "Why it is not checked, or what a person must look at.",
    },
    "statement_fact": {"statement": "The id of the statement.", "clause": "A clause that it stands for."},
    "founding_document": {
        "key": "The id, S000 to S004.",
        "title": "The title.",
        "publisher": "Who published it.",
        "date": "When.",
    },
    "table_text": {
        "name": "A table, catalogue or view.",
        "kind": "facts, catalogue, view or register.",
        "title": "Its title.",
        "description": "What one row says.",
    },
    "column_text": {
        "table_name": "A table, catalogue or view.",
        "position": "Its place in the table, from 0.",
        "name": "The column.",
        "description": "What it holds.",
    },
}


class TableText(NamedTuple):
    """What is said of a table, catalogue or view."""

    name: str
    kind: str
    title: str
    description: str
    #: What each column holds.
    columns: Mapping[str, str]


def create_table(connection: sqlite3.Connection, table: str, columns: Iterable[str]) -> None:
    """Makes an empty table whose columns take any value."""
    names = ", ".join(f'"{name}"' for name in columns)
    connection.execute(f'create table "{table}" ({names})')


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Puts rows into one of the tables of `COLUMNS`; lists and mappings as JSON, what is not given as null."""
    columns = list(COLUMNS[table])
    marks = ", ".join("?" for _ in columns)
    values = [[_cell(row.get(column)) for column in columns] for row in rows]
    connection.executemany(f'insert into "{table}" values ({marks})', values)


def _cell(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, dict | list | tuple) else value


def describe(connection: sqlite3.Connection, text: TableText) -> None:
    """Says of a table, catalogue or view what it and its columns hold."""
    insert(connection, "table_text", [text._asdict()])
    rows = (
        {"table_name": text.name, "position": position, "name": column, "description": note}
        for position, (column, note) in enumerate(text.columns.items())
    )
    insert(connection, "column_text", rows)


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """The names of the columns of a table or view."""
    return [column for column, *_ in connection.execute(f'select * from "{table}" limit 0').description]
