"""The tables that no section fills by itself."""

import sqlite3

from ics_lint.facts.planning import Column, Table
from ics_lint.facts.tables import all_tables, ddl


def test_the_tables_of_the_format_come_first() -> None:
    table = Table(name="body", title="Body", description="A body.", section="bodies")
    names = [each.name for each in all_tables([table])]
    assert names[0] == "body"
    assert names[1:5] == ["description", "section", "thing", "mention"]
    assert names[5:] == ["reference", "unmet_reference", "outward_reference", "partial", "own_data"]


def test_a_table_is_made_with_the_types_of_its_columns() -> None:
    table = Table(name="order", title="Order", description="Words of SQL may be names.", section="x", in_list=True)
    table.columns = [
        Column(name="group", sql_type="real", description="A."),
        Column(name="any", sql_type="", description="B."),
    ]
    assert ddl(table) == 'create table "order" ("at" text, "system" text, "position" integer, "group" real, "any")'
    sqlite3.connect(":memory:").execute(ddl(table))


def test_every_column_says_what_it_holds() -> None:
    assert [column.name for table in all_tables([]) for column in table.columns if not column.description] == []
