"""Which columns of facts the answer to a query comes from."""

import sqlite3
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from ics_lint.checking.asking import Answers, FactBase
from ics_lint.checking.describing import facts_in
from ics_lint.facts.extraction import Rows
from ics_lint.ruleset.columns import ColumnReads
from ics_lint.ruleset.library import Library
from ics_lint.settings import CheckSettings
from tests.conftest import CHECKOUT, TODAY
from tests.making import descriptions_in

TABLES = """
    create table body (at, id, name, kind, quorum);
    create table seat (at, body, role, voting);
    create table kind (kind, title);
    create index seat_by_body on seat (body);
    create view every_body as select body.*, length(body.name) as longish from body;
    create table chair (body, role, voting);
"""
KEPT = [("chair", "select seat.body, seat.role, seat.voting from seat join body on body.id = seat.body")]


def read(query: str) -> set[str]:
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    reads = ColumnReads(connection, KEPT, ["body", "seat"])
    return {".".join(each) for each in reads.of(query)}


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("select name from body", {"body.at", "body.name"}),
        ("select name from body where quorum > 1", {"body.at", "body.name", "body.quorum"}),
        ("select id from every_body", {"body.at", "body.id"}),
        ("select longish from every_body", {"body.at", "body.name"}),
        ("select count(*) from body", {"body.at"}),
        ("select title from kind", set()),
        (
            "select body.at from body join kind on kind.kind = body.kind join seat on seat.body = body.id",
            {"body.at", "body.kind", "body.id", "seat.at", "seat.body"},
        ),
        ("select role from chair", {"seat.at", "seat.role", "seat.body", "body.at", "body.id"}),
        ("select count(*) from chair", {"seat.at", "seat.body", "body.at", "body.id"}),
        (
            "select role from chair where voting",
            {"seat.at", "seat.role", "seat.body", "seat.voting", "body.at", "body.id"},
        ),
        (
            "with some as materialized (select * from seat) select role from some",
            {"seat.at", "seat.body", "seat.role", "seat.voting"},
        ),
    ],
    ids=[
        "what is selected",
        "what is compared",
        "a view that selects all",
        "what a view computes",
        "only how many rows there are",
        "no facts",
        "what tables are joined by, an index among it",
        "a column of a view that is kept",
        "the rows of a view that is kept",
        "two columns of a view that is kept",
        "all that is selected where SQLite is told to make a table of it",
    ],
)
def test_what_an_answer_comes_from_is_known_by_column(query: str, columns: set[str]) -> None:
    assert read(query) == columns


def _other(value: Any) -> Any:
    if isinstance(value, str):
        return f"{value}~"
    return 7 if value is None else value + 1


@pytest.mark.parametrize("name", ["act-2022-faulty", "model-icb-2025-faulty", "design-framework-2021-faulty"])
def test_what_a_rule_says_does_not_change_with_other_columns(library: Library, name: str) -> None:
    content = (CHECKOUT / "sample-systems" / "teaching" / f"{name}.yaml").read_bytes()
    (facts,) = facts_in(descriptions_in(library, content), library, today=TODAY)
    rules = [rule for rule in library.rules if rule.query is not None]
    base = FactBase(CheckSettings(paths=(), working_folder=Path(), today=TODAY), library)

    def said(rows: Rows) -> Answers:
        return base.ask(rules, [rows], frameworks={facts.key: name.rpartition("-")[0]})

    before = said(facts.rows)
    tried = 0
    for table, columns in library.columns_that_matter.items():
        for column in columns:
            rows = facts.rows.get(table, [])
            if not rows or column == "at" or crc32(f"{table}.{column}".encode()) % 5:
                continue
            number = library.table_columns[table].index(column)
            other = [[*row[:number], _other(row[number]), *row[number + 1 :]] for row in rows]
            after = said(facts.rows | {table: other})
            stale = library.readers_of({(table, column)})
            for rule in rules:
                assert rule.id in stale or after.get(rule.id) == before.get(rule.id), (rule.id, table, column)
            tried += 1
    assert tried > 50


def test_a_rule_reads_all_without_which_it_has_no_subject(library: Library) -> None:
    for rule in (rule for rule in library.rules if rule.query is not None):
        needed = {"section" if name.startswith("section:") else name for name in rule.needs}
        assert needed <= library.columns_read([rule]).keys(), rule.id
