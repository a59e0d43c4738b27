"""Putting facts into a database."""

import sqlite3

import pytest

from ics_lint.facts.database import Filled, fill, keep_views
from ics_lint.ruleset.library import Library
from tests.making import HEAD, descriptions_in

BODIES = "bodies:\n" + "".join(f"  body-{number}: {{kind: icp, name: B{number}}}\n" for number in range(400))


@pytest.fixture
def base(library: Library) -> sqlite3.Connection:
    return library.connect()


def put(library: Library, base: sqlite3.Connection, text: str, omit: str | None = None) -> Filled:
    return fill(
        base,
        descriptions_in(library, text),
        plan=library.plan,
        well_known=library.well_known_parties,
        tokens=library.reference_tokens,
        today="2026-11-23",
        omit=omit,
    )


def test_each_description_is_a_row_with_how_it_is_judged(library: Library, base: sqlite3.Connection) -> None:
    put(library, base, f"{HEAD}---\nics: 1\n")
    query = "select at, system, file, document, system_id, framework, as_of, today from description"
    assert base.execute(query).fetchall() == [
        ("northmoor:/system", "northmoor", "system.yaml", 0, "northmoor", "act-2022", "2023-04-01", "2026-11-23"),
        ("description:", "description", "system.yaml", 1, None, None, None, "2026-11-23"),
    ]


def test_everything_that_can_be_named_is_a_thing(library: Library, base: sqlite3.Connection) -> None:
    put(library, base, HEAD + "bodies: {icp: {kind: icp, name: The ICP}}\nplaces: {east: {}}\n")
    query = "select id, key, class, kind, name from thing where system is not null order by id"
    assert base.execute(query).fetchall() == [
        ("northmoor", "northmoor", "system", None, "Northmoor"),
        ("northmoor/east", "east", "place", None, None),
        ("northmoor/icp", "icp", "body", "icp", "The ICP"),
    ]
    assert base.execute("select at, class from thing where id = 'parliament'").fetchall() == [(None, "well-known")]


def test_what_has_rows_is_told_with_the_sections(library: Library, base: sqlite3.Connection) -> None:
    filled = put(library, base, HEAD + "bodies: {}\nplaces: {east: {}}\n")
    assert {"place", "section", "section:bodies", "section:places", "description"} <= filled.tables
    assert "body" not in filled.tables


def test_remarks_are_kept_by_description(library: Library, base: sqlite3.Connection) -> None:
    filled = put(library, base, HEAD + "organisations: {a: {name: A, kind: nhs-trust, types: [acuet]}}\n")
    assert [(key, [each.rule for each in remarks]) for key, remarks in filled.remarks.items()] == [
        ("northmoor", ["SCH004"])
    ]


def test_a_field_or_a_section_can_be_passed_over(library: Library, base: sqlite3.Connection) -> None:
    put(library, base, HEAD + "bodies: {icp: {kind: icp, name: The ICP}}\n", omit="body.name")
    assert base.execute("select name from body").fetchall() == [(None,)]
    other = library.connect()
    put(library, other, HEAD + "bodies: {icp: {kind: icp}}\n", omit="bodies")
    assert other.execute("select count(*) from body").fetchone() == (0,)


def indexes(base: sqlite3.Connection) -> set[str]:
    return {name for (name,) in base.execute("select name from sqlite_master where type = 'index'")}


def test_large_tables_are_indexed_and_small_ones_not(library: Library, base: sqlite3.Connection) -> None:
    put(library, base, HEAD + BODIES)
    assert {"body_by_id", "thing_by_id"} <= indexes(base)
    small = library.connect()
    put(library, small, HEAD + "bodies: {icp: {kind: icp}}\n")
    assert indexes(small) == set()


def test_a_view_that_is_kept_is_filled_once_and_indexed_when_large(library: Library, base: sqlite3.Connection) -> None:
    put(library, base, HEAD + BODIES)
    base.execute("create table kept (id, name)")
    base.execute("create table few (id)")
    keep_views(base, [("kept", "select id, name from body", ["id"]), ("few", "select id from kept limit 3", ["id"])])
    assert base.execute("select count(*) from kept").fetchone() == (400,)
    assert "kept_by_id" in indexes(base)
    assert "few_by_id" not in indexes(base)
