"""Compiling a rule set."""

import json
import sqlite3
from pathlib import Path

import pytest

from ics_lint.resources import schema_text
from ics_lint.ruleset.compilation import compile_rules
from ics_lint.ruleset.library import Library, compiled_form, load_library
from ics_lint.schema.validation import SchemaCheck
from tests.making import a_rule_set
from tests.ruleset.conftest import RULE


def base(tmp_path: Path, files: dict[str, str | None] | None = None) -> sqlite3.Connection:
    return load_library(None, own=a_rule_set(tmp_path / "rules", files)).connect()


@pytest.mark.parametrize(
    ("query", "row"),
    [
        ("select name, prefix, title from theme", ("tests", "TST", "Tests")),
        ("select id, name, severities from rule", ("TST001", "body-without-quorum", '{"act-2022": "error"}')),
        ("select id, source, section, status from clause where id = 'TG-2'", ("TG-2", "guide", None, "not-checkable")),
        ("select id, document, says from statement", ("S900-1", "S900", "Chairs matter.")),
        ("select clause from statement_fact", ("TG-1",)),
        ("select framework from clause_framework where clause = 'TG-1'", ("act-2022",)),
        ("select title, publisher, date from document", ("The guide", "NHS England", "2022")),
        ("select title from founding_document", ("A paper",)),
        ("select id, kind from well_known_party", ("nhs-england", "national")),
        ("select kind, description from table_text where name = 'board'", ("view", "A body that is a board.")),
        ("select kind, title from table_text where name = 'people_group'", ("catalogue", "people-group")),
        ("select kind, title from table_text where name = 'body'", ("facts", "Body")),
        (
            "select description from column_text where table_name = 'board' and name = 'at'",
            ("Where it stands.",),
        ),
        (
            "select description from column_text where table_name = 'seat' and name = 'position'",
            ("Its place in the list, from 1.",),
        ),
        ("select count(*) from body", (0,)),
        ("select count(*) from board", (0,)),
    ],
)
def test_the_database_tells_of_rules_clauses_catalogues_and_facts(
    tmp_path: Path, query: str, row: tuple[object, ...]
) -> None:
    assert base(tmp_path).execute(query).fetchall() == [row]


def test_every_column_of_a_table_of_facts_says_what_it_holds(library_tables: list[tuple[str, str, str]]) -> None:
    assert [f"{table}.{name}" for table, name, description in library_tables if not description] == []


@pytest.fixture
def library_tables(tmp_path: Path) -> list[tuple[str, str, str]]:
    query = """
        select table_name, column_text.name, column_text.description
        from column_text join table_text on table_text.name = table_name and kind = 'facts'
    """
    return base(tmp_path).execute(query).fetchall()


def test_the_schema_that_a_run_reads_has_no_texts_and_says_the_same(tmp_path: Path) -> None:
    schemas = {name: SchemaCheck(schema_text(name)) for name in ("system", "rule", "catalogue", "source", "statements")}
    text = compile_rules(a_rule_set(tmp_path), schemas=schemas).manifest["schema"]
    assert '"x-facts"' not in text
    assert '"examples"' not in text
    assert "title" in json.loads(text)["$defs"]["post"]["properties"], "a property may be called title"
    assert len(text) < len(schema_text("system")) / 2


def test_a_view_that_many_rules_use_is_kept_as_a_table(tmp_path: Path) -> None:
    def rule(number: int) -> str:
        text = RULE.format(query="select at, 1 as ok from board", message="m")
        return text.replace("TST001", f"TST00{number}").replace("body-without-quorum", f"rule-{number}")

    files: dict[str, str | None] = {f"tests/rule-{number}/rule.yaml": rule(number) for number in (2, 3, 4, 5)}
    folder = a_rule_set(tmp_path / "rules", files)
    library = Library(compiled_form(folder), folder)
    assert library.kept_views == (("board", "select at, name from body"),)
    assert library.rule("TST002").keeps == {"board"}
    assert library.rule("TST002").needs == {"body"}
    kinds = "select type from sqlite_master where name = 'board'"
    assert library.connect().execute(kinds).fetchall() == [("table",)]
    assert library.plain_connection.execute(kinds).fetchall() == [("view",)]
