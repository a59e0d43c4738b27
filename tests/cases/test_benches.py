"""The facts of one case, asked in many ways."""

from pathlib import Path

from ics_lint.cases.benches import Bench, Outcome, changed, reads_of
from ics_lint.ruleset.library import Library
from ics_lint.severity import Severity
from tests.cases.conftest import RuleSet
from tests.making import HEAD, a_rule

CASE = HEAD + "bodies:\n  a: {kind: icp, name: A, quorum: six}\n  b: {kind: icp, name: B}\n"
QUERY = "select at, name, quorum = 'six' as ok from body"


def bench(library: Library, tmp_path: Path, text: str = CASE) -> Bench:
    path = tmp_path / "fail-case.yaml"
    path.write_text(text, encoding="utf-8")
    return Bench(path, library, today="2026-11-23")


def ask(library: Library, tmp_path: Path, query: str, text: str = CASE, without: str | None = None) -> Outcome:
    rule = a_rule(query=query, severities={"act-2022": Severity.ERROR})
    made = bench(library, tmp_path, text)
    with made.facts(rule, without=without) as connection:
        return made.ask(rule, query, connection)


def test_a_query_gives_rows_and_how_each_subject_fares(library: Library, tmp_path: Path) -> None:
    outcome = ask(library, tmp_path, QUERY)
    assert outcome.states == (("northmoor:/bodies/a", "passes"), ("northmoor:/bodies/b", "undetermined"))
    assert outcome.rows == (("northmoor:/bodies/a", "A", 1), ("northmoor:/bodies/b", "B", None))


def test_the_worst_of_several_rows_counts(library: Library, tmp_path: Path) -> None:
    worst = f"{QUERY} union all select at, name, 0 from body union all select at, name, 1 from body"
    assert {state for _, state in ask(library, tmp_path, worst).states} == {"fails"}


def test_a_field_can_be_passed_over(library: Library, tmp_path: Path) -> None:
    outcome = ask(library, tmp_path, QUERY, without="body.quorum")
    assert dict(outcome.states)["northmoor:/bodies/a"] == "undetermined"


def test_one_case_leaves_nothing_behind_for_the_next(library: Library, tmp_path: Path) -> None:
    ask(library, tmp_path, QUERY)
    assert ask(library, tmp_path, QUERY, HEAD).rows == ()


def test_descriptions_of_frameworks_where_the_rule_does_not_apply_are_left_out(
    library: Library, tmp_path: Path
) -> None:
    assert ask(library, tmp_path, QUERY, CASE.replace("act-2022", "voluntary-2018")).rows == ()


def test_a_query_that_cannot_be_run_is_an_outcome_too(library: Library, tmp_path: Path) -> None:
    assert ask(library, tmp_path, "select at, name as ok from nowhere") == Outcome(
        rows=("no such table: nowhere",), states=()
    )


def test_what_a_query_reads_is_told_through_views(rule_set: RuleSet) -> None:
    assert reads_of("select name from board", rule_set()) >= {("body", "at"), ("body", "name"), ("board", "name")}


def test_what_changed_is_told_by_subject() -> None:
    before = Outcome(rows=(), states=(("a", "passes"), ("b", "fails"), ("c", "fails")))
    after = Outcome(rows=(), states=(("b", "passes"), ("c", "fails"), ("d", "fails")))
    assert changed(before, after) == {"a": ("passes", None), "b": ("fails", "passes"), "d": (None, "fails")}
