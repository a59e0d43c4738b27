"""Which queries a rule may have."""

import pytest

from tests.ruleset.conftest import RULE, Refusal

QUORUM = "tests/body-without-quorum/rule.yaml"


@pytest.mark.parametrize(
    ("query", "message", "refused"),
    [
        ("select at from body", "m", "7:8: the query of TST001 gives no column `ok`."),
        ("select 1 as ok from body", "m", "7:8: the query of TST001 gives no column `at`."),
        ("select at, 1 as ok from bdy", "m", "7:8: the query of TST001 cannot be run: no such table: bdy."),
        ("select at, 1 as ok from body", "{name}", "7:8: the query of TST001 gives no column `name` for its texts."),
        ("delete from body", "m", '7:8: the query of TST001 cannot be run: near "delete": syntax error.'),
        (
            "select at, load_extension('x') as ok from body",
            "m",
            "7:8: the query of TST001 cannot be run: it may not use a function that is not on the list of pure "
            "functions (load_extension).",
        ),
        (
            "select name as at, 1 as ok from sqlite_master",
            "m",
            "7:8: the query of TST001 cannot be run: it may not use reading sqlite_master.",
        ),
    ],
)
def test_a_query_that_gives_no_verdicts_or_wants_more_than_reading_is_refused(
    refusal: Refusal, query: str, message: str, refused: str
) -> None:
    told = refusal({QUORUM: RULE.format(query=query, message=message)})
    assert told == f"RULES/{QUORUM}:{refused}"
