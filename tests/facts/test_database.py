"""Putting facts into a database."""

import sqlite3

import pytest

from ics_lint.checking.describing import facts_in
from ics_lint.facts.database import fill, filled_by, keep_views
from ics_lint.facts.extraction import Facts
from ics_lint.ruleset.library import Library
from tests.making import HEAD, descriptions_in


@pytest.fixture
def base(library: Library) -> sqlite3.Connection:
    return library.connect()


def put(library: Library, base: sqlite3.Connection, text: str, omit: str | None = None) -> list[Facts]:
    facts = facts_in(descriptions_in(library, text), library, today="2026-11-23", omit=omit)
    fill(
        base,
        [each.rows for each in facts],
        well_known=library.well_known_parties,
        columns=library.table_columns,
    )
    return facts


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
    facts = put(library, base, HEAD + "bodies: {}\nplaces: {east: {}}\n")
    filled = filled_by((each.rows for each in facts), library.table_columns)
    assert {"place", "section", "section:bodies", "section:places", "description", "thing"} <= filled
    assert "body" not in filled


def test_rows_may_have_only_some_of_the_columns(library: Library, base: sqlite3.Connection) -> None:
    columns = {"section": ("entries", "section"), "body": ("name",)}
    rows = {"section": [(2, "bodies")], "body": [("A",), ("B",)]}
    fill(base, [rows], well_known={}, columns=columns)
    assert base.execute("select at, section, entries from section").fetchall() == [(None, "bodies", 2)]
    assert base.execute("select id, name from body").fetchall() == [(None, "A"), (None, "B")]
    assert filled_by([rows], columns) == {"thing", "section", "section:bodies", "body"}


def test_only_what_is_wanted_is_filled_in(library: Library, base: sqlite3.Connection) -> None:
    columns = library.table_columns
    rows = {
        table: [[f"{table} {number} {name}" for name in columns[table]] for number in range(75)]
        for table in ("organisation", "area", "body")
    }
    wanted = {"organisation": ("at", "kind", "name"), "area": ("at",), "place": ("at",)}
    fill(base, [rows], well_known={}, columns=columns, wanted=wanted)
    organisations = base.execute("select at, id, kind, name from organisation order by rowid").fetchall()
    assert organisations == [
        (f"organisation {number} at", None, f"organisation {number} kind", f"organisation {number} name")
        for number in range(75)
    ]
    assert base.execute("select count(at), count(system), max(at) from area").fetchone() == (75, 0, "area 9 at")
    assert base.execute("select count(*) from body").fetchone() == (0,)


def test_remarks_are_kept_by_description(library: Library, base: sqlite3.Connection) -> None:
    facts = put(library, base, HEAD + "organisations: {a: {name: A, kind: nhs-trust, types: [acuet]}}\n")
    assert [(each.key, [remark.rule for remark in each.remarks]) for each in facts] == [("northmoor", ["SCH004"])]


def test_a_field_or_a_section_can_be_passed_over(library: Library, base: sqlite3.Connection) -> None:
    put(library, base, HEAD + "bodies: {icp: {kind: icp, name: The ICP}}\n", omit="body.name")
    assert base.execute("select name from body").fetchall() == [(None,)]
    other = library.connect()
    put(library, other, HEAD + "bodies: {icp: {kind: icp}}\n", omit="bodies")
    assert other.execute("select count(*) from body").fetchone() == (0,)


def test_a_view_that_is_kept_is_filled_once(library: Library, base: sqlite3.Connection) -> None:
    put(library, base, HEAD + "bodies: {icp: {kind: icp, name: The ICP}}\n")
    base.execute("create table kept (id, name)")
    base.execute("create table few (id)")
    keep_views(base, [("kept", "select id, name from body"), ("few", "select id from kept where name is null")])
    assert base.execute("select * from kept").fetchall() == [("northmoor/icp", "The ICP")]
    assert base.execute("select * from few").fetchall() == []
