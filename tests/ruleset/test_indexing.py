"""The indexes that queries use."""

import sqlite3

import pytest

from ics_lint.ruleset.indexing import add_indexes

BY_ID = "select * from body where id = ?"
IN_A_JOIN = "select * from seat join body on body.id = seat.body"
ANEW = "select (select count(*) from seat where seat.body = body.id) from body"


@pytest.mark.parametrize(
    ("queries", "indexes"),
    [
        ([], []),
        (["select * from body"] * 5, []),
        ([IN_A_JOIN] * 2, []),
        ([IN_A_JOIN] * 3, ["body_by_id"]),
        ([ANEW], ["seat_by_body"]),
    ],
    ids=["no query", "nothing looked up", "too seldom", "often enough", "anew for every row"],
)
def test_what_is_looked_up_often_or_for_every_row_is_indexed(queries: list[str], indexes: list[str]) -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript("create table body (id, name); create table seat (body, role)")
    candidates = [("body", ["id"]), ("body", ["name"]), ("seat", ["body"]), ("body", ["id"])]
    add_indexes(connection, candidates, queries)
    names = connection.execute("select name from sqlite_master where type = 'index' order by name").fetchall()
    assert [name for (name,) in names] == indexes


@pytest.mark.parametrize(("single", "by"), [((), "of"), (("post",), "system")])
def test_sqlite_is_told_that_an_index_by_the_system_finds_much(single: tuple[str, ...], by: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript("create table body (id, system); create table post (id, of, system)")
    query = "select post.id from body cross join post on post.of = body.id and post.system = body.system"
    add_indexes(connection, [("post", ["of"]), ("post", ["system"])], [query] * 3, single)
    kept = connection.execute("select name from sqlite_master where type = 'index'").fetchall()
    assert kept == [(f"post_by_{by}",)]


def test_an_index_may_have_further_columns() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript("create table body (id, kind); create table wanted (framework, kind, title)")
    query = "select title from body join wanted on wanted.kind = body.kind and wanted.framework = 'act-2022'"
    add_indexes(connection, [("wanted", ["kind", "framework"])], [query] * 3)
    ((plan,),) = [row[3:] for row in connection.execute(f"explain query plan {query}") if "SEARCH" in row[3]]
    assert plan == "SEARCH wanted USING INDEX wanted_by_kind (kind=? AND framework=?)"
