"""Asking a rule and counting what it says."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ics_lint.checking.sandbox import Budget
from ics_lint.checking.verdicts import Answer, RuleFailedError, ask
from ics_lint.register.marks import FORMAT, MARK
from ics_lint.severity import Severity
from tests.making import a_rule


@pytest.fixture
def connection() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("create table partial (at, system, key)")
    connection.execute("create table subject (at, ok, name, other_at)")
    return connection


def answer(connection: sqlite3.Connection, *rows: tuple[Any, ...], **changes: Any) -> Answer:
    padded = [(*row, *[None] * (4 - len(row))) for row in rows]
    connection.executemany("insert into subject values (?, ?, ?, ?)", padded)
    rule = a_rule(query="select * from subject", **changes)
    return ask(connection, rule, frameworks={"a": "act-2022", "b": "voluntary-2018", "c": None}, budget=Budget())


def test_each_subject_passes_fails_or_is_undetermined(connection: sqlite3.Connection) -> None:
    said = answer(connection, ("a:/1", 1), ("a:/2", 0), ("a:/3", None), ("a:/4", 7))
    assert said.count == (4, 1, 1)
    assert said.counts == {"a": (4, 1, 1)}
    assert [(verdict.at, verdict.ok) for verdict in said.verdicts] == [("a:/2", False), ("a:/3", None)]


@pytest.mark.parametrize(
    ("oks", "failed", "undetermined"),
    [((1, 0, None), 1, 0), ((None, 1), 0, 1), ((0, 0), 1, 0), ((1, 1), 0, 0)],
)
def test_of_several_rows_about_one_subject_the_worst_counts(
    connection: sqlite3.Connection, oks: tuple[int | None, ...], failed: int, undetermined: int
) -> None:
    said = answer(connection, *(("a:/1", ok) for ok in oks))
    assert said.count == (1, failed, undetermined)


def test_subjects_of_other_frameworks_and_files_are_left_out(connection: sqlite3.Connection) -> None:
    said = answer(connection, ("a:/1", 0), ("b:/1", 0), ("elsewhere:/1", 0), severities={"act-2022": Severity.ERROR})
    assert [verdict.at for verdict in said.verdicts] == ["a:/1"]


def test_a_rule_for_every_framework_asks_descriptions_without_one_too(connection: sqlite3.Connection) -> None:
    assert answer(connection, ("c:/1", 0)).count.failed == 1


def test_a_row_that_fails_elsewhere_counts_if_its_second_place_is_here(connection: sqlite3.Connection) -> None:
    said = answer(connection, ("elsewhere:/1", 0, "x", "a:/9"), ("elsewhere:/2", 1, "x", "a:/9"))
    assert [(verdict.at, dict(verdict.values)) for verdict in said.verdicts] == [
        ("elsewhere:/1", {"name": "x", "other_at": "a:/9"})
    ]


@pytest.mark.parametrize(
    ("at", "undetermined"),
    [
        ("a:/places/east", 1),
        ("a:/places/east/lead", 1),
        ("a:/places/east/partners", 1),
        ("a:/places/east/partners/0", 0),
        ("a:/places/west", 0),
    ],
)
def test_what_is_said_to_be_left_open_is_not_missed(connection: sqlite3.Connection, at: str, undetermined: int) -> None:
    connection.execute("insert into partial values ('a:/places/east', 'a', 'partners')")
    said = answer(connection, (at, 0), settled_without={"place.partners": "The rule looks for them."})
    assert (said.count.undetermined, said.count.failed) == (undetermined, 1 - undetermined)


def test_what_is_left_open_about_something_else_changes_nothing(connection: sqlite3.Connection) -> None:
    connection.execute("insert into partial values ('a:/places/east', 'a', 'names')")
    said = answer(connection, ("a:/places/east", 0), settled_without={"place.partners": "It looks for them."})
    assert said.count.failed == 1


def test_more_than_a_thousand_findings_of_one_rule_are_only_counted(connection: sqlite3.Connection) -> None:
    said = answer(connection, *((f"a:/{number}", 0) for number in range(1_003)))
    assert (said.count.failed, len(said.verdicts), said.left_out) == (1_003, 1_000, 3)


def test_subjects_that_cannot_be_judged_crowd_out_no_finding(connection: sqlite3.Connection) -> None:
    said = answer(connection, *((f"a:/{number}", None) for number in range(1_003)), ("a:/last", 0))
    assert (said.count.failed, said.count.undetermined, len(said.verdicts), said.left_out) == (1, 1_003, 1_001, 0)
    assert [verdict.at for verdict in said.verdicts if verdict.ok is False] == ["a:/last"]


def test_a_rule_without_query_cannot_be_asked(connection: sqlite3.Connection) -> None:
    with pytest.raises(RuleFailedError, match="it has no query"):
        ask(connection, a_rule(query=None), frameworks={}, budget=Budget())


def test_a_rule_can_ask_the_register(connection: sqlite3.Connection, tmp_path: Path) -> None:
    register = tmp_path / "register.sqlite"
    with sqlite3.connect(register) as made:
        made.execute(f"pragma application_id = {MARK}")
        made.execute(f"pragma user_version = {FORMAT}")
        made.execute("create table about (key, value)")
        made.execute("insert into about values ('title', 'Organisations'), ('as-of', '2026-07-08')")
        made.execute("create table organisation (code)")
        made.execute("insert into organisation values ('RZ1')")
    made.close()
    query = "select 'a:/' || register.organisation.code as at, 0 as ok from register.organisation"
    connection = sqlite3.connect("file::memory:", uri=True, isolation_level=None)
    rule = a_rule(query=query)
    said = ask(connection, rule, frameworks={"a": None}, budget=Budget(), register=register)
    again = ask(connection, rule, frameworks={"a": None}, budget=Budget(), register=register)
    assert [verdict.at for verdict in said.verdicts] == ["a:/RZ1"] == [verdict.at for verdict in again.verdicts]
    assert said.register_day == "2026-07-08"


def test_what_cannot_be_judged_takes_no_room_from_what_fails(connection: sqlite3.Connection) -> None:
    said = answer(connection, *((f"a:/{number}", None) for number in range(1500)), ("a:/last", 0))
    assert (said.count.failed, said.count.undetermined, said.left_out) == (1, 1500, 0)
    assert said.verdicts[-1].at == "a:/last"


def test_of_a_rule_that_does_not_ask_the_register_no_day_is_told(connection: sqlite3.Connection) -> None:
    assert answer(connection, ("a:/1", 0)).register_day is None
