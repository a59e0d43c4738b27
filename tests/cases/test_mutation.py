"""Small changes to queries."""

import pytest

from ics_lint.cases.mutation import mutants_of
from ics_lint.errors import RuleError
from tests.making import a_rule


def names(query: str) -> list[str]:
    return [mutant.name for mutant in mutants_of(a_rule(query=query))]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("select a from t where b = 1", ["drop: b = 1", "flip: b = 1"]),
        ("select a from t where b < 1", ["drop: b < 1", "flip: b < 1", "edge: b < 1"]),
        ("select a >= 1 as ok from t", ["flip: a >= 1", "edge: a >= 1"]),
        ("select a is null as ok from t", ["flip: a IS NULL"]),
        ("select a in (1, 2) as ok from t", ["flip: a IN (1, 2)"]),
        ("select a not in (1, 2) as ok from t", ["flip: a IN (1, 2)"]),
        (
            "select a from t left join u on u.b = t.b",
            ["inner: LEFT JOIN u ON u.b = t.b", "drop: u.b = t.b", "flip: u.b = t.b"],
        ),
        (
            "select case when a then 1 end as ok from t",
            ["else 0: CASE WHEN a THEN 1 END", "else 1: CASE WHEN a THEN 1 END"],
        ),
        ("select case when a then null else 1 end as ok from t", ["null to 0: NULL", "null to 1: NULL"]),
        ("select a from t", []),
    ],
)
def test_each_part_of_a_query_is_changed_in_its_own_ways(query: str, expected: list[str]) -> None:
    assert sorted(names(query)) == sorted(expected)


def test_a_dropped_part_of_an_or_counts_as_false_and_of_an_and_as_true() -> None:
    queries = {mutant.name: mutant.query for mutant in mutants_of(a_rule(query="select a from t where b = 1 or c = 2"))}
    assert queries["drop: b = 1"] == "SELECT a FROM t WHERE FALSE OR c = 2"
    queries = {
        mutant.name: mutant.query for mutant in mutants_of(a_rule(query="select a from t where b = 1 and c = 2"))
    }
    assert queries["drop: b = 1"] == "SELECT a FROM t WHERE TRUE AND c = 2"


def test_each_mutant_differs_from_the_query_in_one_place() -> None:
    mutants = mutants_of(a_rule(query="select a from t where b = 1 and c < 2"))
    assert len({mutant.query for mutant in mutants}) == len(mutants)
    assert all(mutant.query.count("b = 1") + mutant.query.count("c < 2") >= 1 for mutant in mutants)


def test_the_same_part_twice_gives_mutants_that_can_be_told_apart() -> None:
    found = names("select a from t where b = 1 union select a from u where b = 1")
    assert "drop: b = 1" in found
    assert "drop: b = 1 (again)" in found


def test_turning_a_negated_test_round_takes_the_not_away() -> None:
    (mutant,) = mutants_of(a_rule(query="select a not in (1) as ok from t"))
    assert mutant.query == "SELECT a IN (1) AS ok FROM t"


def test_a_rule_without_query_has_no_mutants() -> None:
    assert mutants_of(a_rule(query=None)) == []


def test_a_query_that_is_no_sql_is_told_with_its_file() -> None:
    with pytest.raises(RuleError, match=r"tests/x/rule.yaml: the query cannot be parsed"):
        mutants_of(a_rule(query="select from where (", file="tests/x"))


@pytest.mark.parametrize(
    ("operator", "turned", "moved"),
    [("=", "<>", None), ("<>", "=", None), ("<", ">=", "<="), ("<=", ">", "<"), (">", "<=", ">="), (">=", "<", ">")],
)
def test_a_comparison_is_turned_into_its_opposite_and_its_edge_moved(
    operator: str, turned: str, moved: str | None
) -> None:
    queries = {
        mutant.name.partition(":")[0]: mutant.query
        for mutant in mutants_of(a_rule(query=f"select a {operator} 1 as ok"))
    }
    assert queries["flip"] == f"SELECT a {turned} 1 AS ok"
    assert queries.get("edge") == (f"SELECT a {moved} 1 AS ok" if moved else None)
