"""Trying rules on their cases."""

from pathlib import Path

import pytest

from ics_lint.cases.trials import caption, run_case, try_rule, try_rules
from ics_lint.ruleset.library import Library
from tests.cases.conftest import RuleSet
from tests.making import HEAD

RULE = "tests/body-without-quorum"


def problems(library: Library) -> list[str]:
    return [
        f"{trial.path.name}: {problem}" for trial in try_rules(library.rules, library) for problem in trial.problems
    ]


def rule_text(library: Library) -> str:
    return (library.folder / RULE / "rule.yaml").read_text(encoding="utf-8")


def case(body: str, comment: str = "# What it shows.\n") -> str:
    return f"{comment}{HEAD}bodies:\n  board: {body}\n"


def test_a_rule_that_its_cases_prove_has_no_problems(rule_set: RuleSet) -> None:
    library = rule_set()
    assert problems(library) == []
    assert [trial.path.name for trial in try_rule(library.rules[0], library)] == [
        "fail-no-quorum.yaml",
        "pass-quorum.yaml",
        "rule.yaml",
    ]


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("fail-no-quorum", None, "rule.yaml: it has no case that fails"),
        ("pass-quorum", None, "rule.yaml: it has no case that passes"),
        (
            "pass-quorum",
            case("{kind: icp, name: B, quorum: six}", ""),
            "pass-quorum.yaml: it does not begin with a comment that says what it shows",
        ),
        (
            "pass-quorum",
            case("{kind: icp, name: B}"),
            "pass-quorum.yaml: it is named as a passing case, but the rule fails",
        ),
        (
            "pass-quorum",
            f"# Nothing.\n{HEAD}",
            "pass-quorum.yaml: it is named as a passing case, but the rule finds nothing to ask about",
        ),
        (
            "fail-no-quorum",
            case("{kind: icp, name: B, quorum: six}"),
            "fail-no-quorum.yaml: it is named as a failing case, but the rule does not fail",
        ),
        (
            "fail-no-quorum",
            case("{kind: icp, name: B}"),
            "fail-no-quorum.yaml: line 6: TST001 is found but not marked: B has no quorum.",
        ),
    ],
)
def test_cases_must_do_what_their_names_say(rule_set: RuleSet, file: str, text: str | None, problem: str) -> None:
    assert problem in problems(rule_set({f"{RULE}/{file}.yaml": text}))


def test_cases_must_tell_every_change_to_the_query(rule_set: RuleSet) -> None:
    text = rule_text(rule_set()).replace("from body", "from body\n  where body.kind <> 'icp'")
    assert "rule.yaml: no case can tell this change to the query: drop: body.kind <> 'icp'" in problems(
        rule_set({f"{RULE}/rule.yaml": text})
    )


def test_a_change_that_is_excused_must_be_one_that_no_case_can_tell(rule_set: RuleSet) -> None:
    text = rule_text(rule_set()) + 'equivalent-mutants:\n  "drop: nothing": There is none.\n'
    assert problems(rule_set({f"{RULE}/rule.yaml": text})) == [
        "rule.yaml: there is no such change, or a case can tell it: drop: nothing"
    ]


def test_a_field_that_settles_nothing_need_not_be_named_and_one_that_does_must_be(rule_set: RuleSet) -> None:
    text = rule_text(rule_set()).replace("body.quorum:", "body.name:")
    told = problems(rule_set({f"{RULE}/rule.yaml": text}))
    assert told == [
        "rule.yaml: without body.quorum a verdict changes, and not into undetermined: "
        "in pass-quorum.yaml, northmoor:/bodies/board passes, and then fails",
        "rule.yaml: the verdicts do not depend on body.name, which need not be settled",
    ]


def test_many_rules_are_tried_in_several_processes_with_the_same_result(library: Library) -> None:
    rules = [rule for rule in library.rules if rule.query is None or rule.id.startswith("REF")]
    alone = [trial for rule in rules for trial in try_rule(rule, library)]
    assert len(rules) > 10
    together = try_rules([*rules, *rules], library)
    assert together == [*alone, *alone]
    assert [trial for trial in alone if trial.problems] == []


def test_a_case_is_checked_with_its_rule_and_the_basic_ones(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(f"{HEAD}nonsense: 1\n", encoding="utf-8")
    report = run_case(library.rule("COL001"), path, library)
    assert {each.rule for each in report.findings} == {"SCH001"}
    assert {each.rule[:3] for each in report.rules} == {"COL", "SYN", "SCH", "REF"}
    alone = run_case(library.rule("SYN001"), path, library)
    assert {each.rule for each in alone.rules} == {"SYN001"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# One.\nics: 1\n", "One."),
        ("# One\n# and two.\nics: 1\n# Three.\n", "One and two."),
        ("ics: 1\n# One.\n", ""),
        ("", ""),
    ],
)
def test_a_case_says_at_its_head_what_it_shows(text: str, shown: str) -> None:
    assert caption(text) == shown
