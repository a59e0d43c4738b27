"""What SQL from strangers may do."""

import sqlite3
import subprocess
import sys
from _thread import interrupt_main
from threading import Timer

import pytest

from ics_lint.checking.sandbox import Budget, BudgetError, guarded, timed
from ics_lint.checking.verdicts import RuleFailedError, ask
from ics_lint.resources import attach_register
from ics_lint.ruleset.library import Library
from ics_lint.ruleset.model import Rule
from tests.making import changed


@pytest.mark.parametrize(
    "query",
    [
        "select count(*), upper('a'), coalesce(null, 1), group_concat(id) from organisation",
        "with recursive n(x) as (select 1 union all select x + 1 from n where x < 5) select sum(x) from n",
        "select row_number() over (order by id) from organisation",
        "select date('2023-04-01', '+1 day')",
    ],
)
def test_reading_and_computing_are_allowed(library: Library, query: str) -> None:
    connection = library.connect()
    with guarded(connection):
        connection.execute(query).fetchall()


@pytest.mark.parametrize(
    "query",
    [
        "insert into organisation (id) values ('x')",
        "delete from organisation",
        "update organisation set id = 1",
        "drop table organisation",
        "create table t (a)",
        "create temp table t (a)",
        "attach 'x' as y",
        "detach main",
        "pragma table_info(organisation)",
        "pragma writable_schema = 1",
        "select load_extension('x')",
        "select readfile('/etc/passwd')",
        "select randomblob(1000000000)",
        "select zeroblob(1000000000)",
        "select * from sqlite_master",
        "vacuum into '/tmp/x'",
        "begin",
        "select fts3_tokenizer('x')",
    ],
)
def test_everything_else_is_refused(library: Library, query: str) -> None:
    connection = library.connect()
    with guarded(connection), pytest.raises(sqlite3.Error):
        connection.execute(query).fetchall()


def test_two_statements_are_refused(library: Library) -> None:
    connection = library.connect()
    with guarded(connection), pytest.raises((sqlite3.Warning, sqlite3.Error)):
        connection.execute("select 1; select 2")


def test_what_was_refused_is_told(library: Library) -> None:
    connection = library.connect()
    with guarded(connection) as reads, pytest.raises(sqlite3.Error):
        connection.execute("select load_extension('x')")
    assert "load_extension" in reads.refused[0]


def test_what_is_read_is_told_through_views_too(library: Library) -> None:
    connection = library.plain_connection
    with guarded(connection) as reads:
        connection.execute("select name from trust")
    assert ("organisation", "kind") in reads.columns


def test_the_guard_goes_when_the_question_is_over(library: Library) -> None:
    connection = library.connect()
    with guarded(connection):
        pass
    connection.execute("create table t (a)")


def test_a_query_without_end_is_stopped(library: Library) -> None:
    connection = library.connect()
    endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
    with pytest.raises(BudgetError, match="longer than"), timed(connection, Budget(seconds=0.05)):
        connection.execute(endless).fetchall()


def test_an_interruption_of_a_query_is_no_lack_of_time(library: Library) -> None:
    connection = library.connect()
    endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
    Timer(0.1, interrupt_main).start()
    with pytest.raises(KeyboardInterrupt), timed(connection, Budget(seconds=30)):
        connection.execute(endless).fetchall()


@pytest.mark.parametrize("after", [0.01, 0.02, 0.03, 0.04])
def test_an_interruption_while_a_query_is_looked_at_is_no_refusal(library: Library, after: float) -> None:
    connection = library.connect()
    columns = ", ".join(f"{table}.name" for table in ("body", "place", "organisation") * 100)
    Timer(after, interrupt_main).start()

    def look_again_and_again() -> None:
        for number in range(100_000):
            connection.execute(f"select {columns}, {number} from body, place, organisation limit 0")

    with pytest.raises(KeyboardInterrupt), guarded(connection):
        look_again_and_again()


def test_values_cannot_grow_without_bound(library: Library) -> None:
    connection = library.connect()
    with guarded(connection), timed(connection, Budget()), pytest.raises(sqlite3.Error):
        connection.execute(
            "select replace(replace(printf('%5000s', ''), ' ', printf('%5000s', '')), ' ', 'xxxxxxxxxx')"
        ).fetchall()


def test_all_values_together_cannot_fill_the_memory() -> None:
    # In a process of its own, since the bound on memory holds for the rest of a process.
    script = """if True:
        import sqlite3
        from ics_lint.checking.sandbox import Budget, guarded
        connection = sqlite3.connect(":memory:")
        rows = "select printf('%90000s', '') union all select x || '' from n limit 3000"
        query = f"with recursive n(x) as ({rows}) select * from n order by 1"
        with guarded(connection, Budget(memory=20_000_000)):
            try:
                connection.execute(query).fetchall()
            except MemoryError:
                print("bounded")
    """
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=300, check=True)
    assert run.stdout == "bounded\n"


def _rule_asking(library: Library, query: str) -> Rule:
    return changed(library.rule("COL001"), query=query, built_in=False, settled_without={})


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("select 5 as at, 1 as ok", "its query gives a row without `at`"),
        ("select 'x:/' as at, 1 as verdict", "its query gives no columns `at` and `ok`"),
        ("select printf('%5000s', 'x') as at, 1 as ok", "an `at` of more than 4,096 characters"),
        (
            "with recursive n(x) as (select 1 union all select x + 1 from n) select 'x:/' || x as at, 1 as ok from n",
            "more than 1,000 rows (limit: rows)",
        ),
        (
            "with recursive n(x) as (select 1 union all select x + 1 from n where x < 900) "
            "select 'x:/' || x as at, 0 as ok, printf('%5000s', x) as filling from n",
            "more than 1,000,000 characters (limit: text)",
        ),
        ("select load_extension('x') as at, 1 as ok", "it may not use a function that is not on the list"),
        ("select at from nowhere", "no such table: nowhere"),
    ],
)
def test_a_rule_that_cannot_be_asked_says_why(library: Library, query: str, why: str) -> None:
    connection = library.connect()
    budget = Budget(rows=1_000, text=1_000_000)
    with pytest.raises(RuleFailedError) as failure:
        ask(connection, _rule_asking(library, query), frameworks={"x": "act-2022"}, described=1, budget=budget)
    assert why in str(failure.value)


def test_a_table_of_the_register_is_not_taken_for_one_of_the_facts(library: Library) -> None:
    connection = library.connect()
    attach_register(connection)
    with guarded(connection) as reads:
        connection.execute(
            "select described.name, entry.kind from organisation as described, register.organisation as entry"
        )
    assert reads.columns >= {("organisation", "name"), ("register.organisation", "kind")}
    assert ("organisation", "kind") not in reads.columns
