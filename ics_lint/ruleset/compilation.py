"""Compiles a rule set into one SQLite database.

The database holds the empty tables of the fact base, the catalogues, the views, and the rules, clauses and statements
as tables. A run copies it into memory and fills the facts in, so that none of the hundreds of YAML files is read.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple

from ics_lint.errors import RuleError
from ics_lint.facts.planning import Table, make_plan
from ics_lint.facts.tables import all_tables, ddl
from ics_lint.memory import open_memory
from ics_lint.register.tables import TABLES as REGISTER_TABLES
from ics_lint.ruleset.catalogues import View, read_catalogues, read_views
from ics_lint.ruleset.clauses import read_clauses, read_statements
from ics_lint.ruleset.columns import ColumnReads
from ics_lint.ruleset.dependence import Dependence, Needs, kept_views
from ics_lint.ruleset.indexing import add_indexes, index_candidates
from ics_lint.ruleset.locality import Locality
from ics_lint.ruleset.model import Rule, RuleText
from ics_lint.ruleset.queries import QueryError, check_rules, tried
from ics_lint.ruleset.relations import Relation, relation_of_constants, relations_of_facts
from ics_lint.ruleset.rules import read_rules, read_themes
from ics_lint.ruleset.tables import COLUMNS, TableText, columns_of, create_table, describe, insert
from ics_lint.schema.validation import SchemaCheck

__all__ = ["Compiled", "compile_rules"]

#: What of a rule is kept apart from the manifest.
_TEXTS_OF_A_RULE = tuple(field.name for field in fields(RuleText))
#: What a rule is where the manifest does not say what it is.
_DEFAULTS = {field.name: field.default for field in fields(Rule)}
#: The columns that tell what a description leaves open, to which verdicts give way where a rule says so.
_LEFT_OPEN = frozenset({("partial", "at"), ("partial", "key"), ("partial", "system")})
#: Keywords of a schema that say nothing about validity, and keywords that hold subschemas by name.
_TEXTS = frozenset({"title", "description", "examples", "$id"})
_BY_NAME = frozenset({"properties", "patternProperties", "$defs"})


class Compiled(NamedTuple):
    """A rule set in its compiled form."""

    #: What every run needs to know at once.
    manifest: Mapping[str, Any]
    #: What each rule asks and says, in the order of the rules in the manifest.
    texts: Sequence[Mapping[str, Any]]
    #: A SQLite database, as the bytes of its file.
    database: bytes


def compile_rules(
    folder: Path, *, own: Path | None = None, trusted: bool = True, schemas: Mapping[str, SchemaCheck]
) -> Compiled:
    """Compiles a rule set.

    Args:
        folder: the rule set.
        own: a project's own rules, catalogues, views and sources, which are added to it; nobody vouches for them.
        trusted: whether the rule set is the one that came with the program.
        schemas: the schemas system, rule, catalogue, source and statements.

    Raises:
        RuleError: something in the rule set is not what it must be.
    """
    connection = open_memory()
    plan, tables = make_plan(schemas["system"].schema)
    _add_fact_tables(connection, tables)
    views = _add_catalogues_and_views(connection, folder, schemas["catalogue"])
    own_views = [] if own is None else _add_catalogues_and_views(connection, own, schemas["catalogue"])
    folders = [folder] if own is None else [folder, own]
    rules = read_rules(folder, schema=schemas["rule"], beside=None if trusted else ())
    if own is not None:
        rules += read_rules(own, schema=schemas["rule"], beside=rules)
    _add_rules(connection, folders, rules)
    _add_clauses(connection, folders, schemas)
    _describe_register(connection)
    check_rules(connection, rules, folder)
    facts = [name for (name,) in connection.execute("select name from table_text where kind = 'facts'")]
    dependence = Dependence({view.name: view.query for view in (*views, *own_views)}, facts)
    _describe_columns_of_views(connection, dependence)
    locality = Locality(_relations(connection, tables), dependence.views)
    needs = {rule.id: dependence.of(rule.query) for rule in rules if rule.query is not None}
    # A view from a stranger is not computed ahead, outside the bounds that hold for the rule that asks it.
    strange = {view.name for view in (own_views if trusted else views)}
    kept = [name for name in kept_views(dependence, needs.values()) if name not in strange]
    keeping = [(view.name, view.query) for name in kept for view in views if view.name == name]
    _keep_views(connection, keeping)
    queries = [*(rule.query for rule in rules if rule.query is not None), *(query for _, query in keeping)]
    single = {table.name for table in tables if table.is_single} | {"description"}
    add_indexes(connection, index_candidates(connection, tables, [name for name, _ in keeping]), queries, single)
    manifest = {
        **_reads(ColumnReads(connection, keeping, facts), rules),
        "plan": plan.as_data(),
        "own_tables": {table.name: table.all_columns for table in all_tables(())},
        "schema": json.dumps(_bare(schemas["system"].schema), separators=(",", ":")),
        **_rule_entries([_rule_entry(rule, needs.get(rule.id), kept, locality) for rule in rules]),
        "kept_views": keeping,
        "frameworks": connection.execute("select framework, in_force_from, in_force_to from framework").fetchall(),
        "well_known": connection.execute("select id, name, kind from well_known_party").fetchall(),
        "tokens": {
            "sector": schemas["system"].schema["$defs"]["sector"]["enum"],
            "organisation-kind": schemas["system"].schema["$defs"]["organisation-kind"]["enum"],
            "group": [name for (name,) in connection.execute('select "group" from people_group')],
        },
    }
    connection.execute("vacuum")
    texts = [{name: getattr(rule.text(), name) for name in _TEXTS_OF_A_RULE} for rule in rules]
    return Compiled(manifest, texts, connection.serialize())


def _reads(column_reads: ColumnReads, rules: Iterable[Rule]) -> dict[str, Any]:
    """The columns that some rule reads, and the numbers of those that each of them reads."""
    reads = {
        rule.id: column_reads.of(rule.query) | (_LEFT_OPEN if rule.looks_in or rule.settled_without else frozenset())
        for rule in rules
        if rule.query is not None
    }
    columns = sorted(frozenset().union(*reads.values()))
    numbers = {column: number for number, column in enumerate(columns)}
    return {
        "columns": columns,
        "reads": {rule: sorted(numbers[column] for column in read) for rule, read in reads.items()},
    }


def _bare(schema: Any) -> Any:
    """A schema without what does not decide whether data is valid."""
    if isinstance(schema, list):
        return [_bare(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: {name: _bare(member) for name, member in value.items()} if key in _BY_NAME else _bare(value)
        for key, value in schema.items()
        if key not in _TEXTS and not key.startswith("x-")
    }


def _add_fact_tables(connection: sqlite3.Connection, tables: Iterable[Table]) -> None:
    for name, columns in COLUMNS.items():
        create_table(connection, name, columns)
    for table in all_tables(tables):
        connection.execute(ddl(table))
        texts = {column.name: column.description for column in table.columns}
        texts |= {"at": "Where it stands: the key of the description, a colon and a JSON Pointer."}
        texts |= {"system": "The key of the description: the system's id, with more where several share it."}
        texts |= {"position": "Its place in the list, from 1.", "id": "The description's key, a slash and the id."}
        if table.parent_column:
            texts[table.parent_column] = f"The {table.parent} it belongs to: its id, or its `at` where it has none."
        notes = {name: texts.get(name, "The key under which it stands.") for name in table.all_columns}
        describe(connection, TableText(table.name, "facts", table.title, table.description, notes))


def _rule_entry(rule: Rule, needs: Needs | None, kept: Iterable[str], locality: Locality) -> dict[str, Any]:
    """A rule as the manifest has it."""
    entry = {name: value for name, value in _rule_row(rule).items() if name not in _TEXTS_OF_A_RULE}
    entry |= {name: getattr(rule, name) for name in ("has_query", "reads_register", "built_in")}
    entry["needs"] = needs.rows if needs is not None else frozenset()
    entry["keeps"] = needs.views & set(kept) if needs is not None else frozenset()
    by = locality.of(rule.query).by if rule.query is not None else frozenset()
    entry["reach"] = frozenset({"*"}) if by is None else by
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in entry.items()
        if value != _DEFAULTS[name]
    }


def _rule_entries(entries: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The entries of rules, each with the number of its severities, since there are few kinds of those."""
    kinds: dict[str, int] = {}
    for entry in entries:
        entry["severities"] = kinds.setdefault(json.dumps(entry["severities"]), len(kinds))
    return {"rules": entries, "severities": [json.loads(kind) for kind in kinds]}


def _keep_views(connection: sqlite3.Connection, views: Iterable[tuple[str, str]]) -> None:
    """Turns views into tables that a run fills once."""
    for name, _ in views:
        columns = columns_of(connection, name)
        connection.execute(f'drop view "{name}"')
        create_table(connection, name, columns)


def _describe_register(connection: sqlite3.Connection) -> None:
    """Describes the tables of the register, which is a file of its own, under the names by which queries have them."""
    for table in REGISTER_TABLES:
        title = f"Register: {table.name.replace('_', ' ')}"
        columns = {column.name: column.description for column in table.columns}
        describe(connection, TableText(f"register.{table.name}", "register", title, table.description, columns))


def _add_catalogues_and_views(connection: sqlite3.Connection, folder: Path, schema: SchemaCheck) -> list[View]:
    taken = {name for (name,) in connection.execute("select name from table_text")} | set(COLUMNS)
    for catalogue in read_catalogues(folder, schema):
        if catalogue.name in taken:
            raise RuleError(f"{folder}: the catalogue `{catalogue.name}` has the name of another table.")
        create_table(connection, catalogue.name, catalogue.columns)
        marks = ", ".join("?" for _ in catalogue.columns)
        connection.executemany(f'insert into "{catalogue.name}" values ({marks})', catalogue.rows)
        text = TableText(catalogue.name, "catalogue", catalogue.title, catalogue.description, catalogue.columns)
        describe(connection, text)
    views = read_views(folder)
    for view in views:
        if view.name in taken:
            raise RuleError(f"{folder}: the view `{view.name}` has the name of another table.")
        try:
            connection.execute(f'create view "{view.name}" as {view.query}')
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise RuleError(f"{folder / 'views' / view.name}.sql: {error}.") from error
    for view in views:
        try:
            cursor = tried(connection, f'select * from "{view.name}" limit 0')
        except QueryError as error:
            raise RuleError(f"{folder / 'views' / view.name}.sql: {error}.") from error
        columns = {name: view.columns.get(name, "") for name, *_ in cursor.description}
        title = view.name.replace("_", " ").capitalize()
        describe(connection, TableText(view.name, "view", title, view.description, columns))
    return views


def _describe_columns_of_views(connection: sqlite3.Connection, dependence: Dependence) -> None:
    """Says of a column that a view takes as it is what is said where it comes from, if that is one thing."""
    query = "select table_name, name, description from column_text"
    texts = {(table, column): text for table, column, text in connection.execute(query)}
    for view in dependence.ordered(dependence.views):
        tables = dependence.tables_of(view)
        for column in (column for table, column in texts if table == view and not texts[table, column]):
            told = {texts[table, column] for table in tables if texts.get((table, column))}
            if len(told) == 1:
                texts[view, column] = told.pop()
                update = "update column_text set description = ? where table_name = ? and name = ?"
                connection.execute(update, (texts[view, column], view, column))


def _add_rules(connection: sqlite3.Connection, folders: Iterable[Path], rules: Iterable[Rule]) -> None:
    themes = {theme.name: theme for folder in folders for theme in read_themes(folder)}
    insert(
        connection, "theme", ({name: getattr(theme, name) for name in COLUMNS["theme"]} for theme in themes.values())
    )
    insert(connection, "rule", (_rule_row(rule) for rule in rules))


def _rule_row(rule: Rule) -> dict[str, Any]:
    row = {name: getattr(rule, name) for name in COLUMNS["rule"] if hasattr(rule, name)}
    return row | {
        "severities": {framework: str(severity) for framework, severity in rule.severities.items()},
        "status": str(rule.status),
    }


def _add_clauses(connection: sqlite3.Connection, folders: Iterable[Path], schemas: Mapping[str, SchemaCheck]) -> None:
    documents, clauses = read_clauses(folders, schemas["source"])
    rows = ({**document, "full_title": document.get("full-title")} for document in documents)
    insert(connection, "document", rows)
    insert(connection, "clause", clauses)
    for clause in clauses:
        pairs = ({"clause": clause["id"], "framework": framework} for framework in clause["frameworks"])
        insert(connection, "clause_framework", pairs)
    founding, statements = read_statements(folders, schemas["statements"])
    insert(connection, "founding_document", founding)
    insert(connection, "statement", statements)
    for statement in statements:
        facts = ({"statement": statement["id"], "clause": fact} for fact in statement["facts"])
        insert(connection, "statement_fact", facts)
    for record in [*clauses, *statements]:
        cases = ({"clause": record["id"], "showing": case} for case in record["cases"])
        insert(connection, "clause_case", cases)


def _relations(connection: sqlite3.Connection, tables: Iterable[Table]) -> dict[str, Relation]:
    """All tables, as far as they tell which rows come of one description."""
    constant = "select name from table_text where kind in ('catalogue', 'register')"
    names = [name for (name,) in connection.execute(constant)]
    query = "select name from column_text where table_name = ? order by position"
    relations = {
        name: relation_of_constants(column for (column,) in connection.execute(query, (name,))) for name in names
    }
    relations |= {name: relation_of_constants(columns) for name, columns in COLUMNS.items()}
    return relations | relations_of_facts(all_tables(tables))
