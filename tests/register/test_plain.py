"""Names as they are compared."""

import sqlite3

import pytest

from ics_lint.register.plain import day_after, day_before, plain, token
from ics_lint.resources import register_file

#: How docs/register.md says to compare a name in SQL.
IN_SQL = """
    select case when text like 'the %' then substr(text, 5) else text end
    from (
        select lower(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
            ?, '&', 'and'), ',', ''), '.', ''), '''', ''), '\u2019', ''), '(', ''), ')', ''), '-', ' '),
            '  ', ' '), '  ', ' ')) as text
    )
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Christie NHS Foundation Trust", "christie nhs foundation trust"),
        ("Hulme & City Centre South PCN", "hulme and city centre south pcn"),
        ("St. Helens", "st helens"),
        ("Liverpool Women\u2019s NHS Foundation Trust", "liverpool womens nhs foundation trust"),
        ("Stoke-on-Trent", "stoke on trent"),
        ("4Pcn (Bnssg) PCN", "4pcn bnssg pcn"),
    ],
)
def test_names_are_compared_without_case_and_signs(name: str, expected: str) -> None:
    assert plain(name) == expected


def test_sql_compares_every_name_of_the_register_in_the_same_way() -> None:
    connection = sqlite3.connect(register_file())
    names = connection.execute("select name, plain from name").fetchall()
    assert len(names) > 2000
    for name, expected in names:
        assert plain(name) == expected
        assert connection.execute(IN_SQL, [name]).fetchone() == (expected,), name


def test_a_name_becomes_a_token() -> None:
    assert token("North East & Yorkshire") == "north-east-and-yorkshire"
    assert token("Barts Health (the)") == "barts-health-the"


def test_days_follow_each_other() -> None:
    assert day_after("2024-02-29") == "2024-03-01"
    assert day_before("2026-01-01") == "2025-12-31"
