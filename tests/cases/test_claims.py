"""Whether the cases that clauses and statements name show what they are said to show."""

import dataclasses
from collections.abc import Iterator

import pytest

from ics_lint.cases.claims import Claim, claims_on, not_shown
from ics_lint.cases.trials import run_case
from ics_lint.findings import Finding, SourceCited
from ics_lint.ruleset.library import Library


def settled(library: Library, status: str) -> Iterator[tuple[str, str | None, int]]:
    """Each clause and statement with a status: its id, its reason, and how many cases it names."""
    query = """
        select entry.id, entry.reason, (select count(*) from clause_case where clause_case.clause = entry.id)
        from (select id, status, reason from clause union all select id, status, reason from statement) as entry
        where entry.status = ?
    """
    yield from library.connection.execute(query, (status,))


def findings_in(library: Library, rule: str, case: str) -> list[Finding]:
    path = library.folder / library.rule(rule).file / f"{case}.yaml"
    return [finding for finding in run_case(library.rule(rule), path, library).findings if finding.rule == rule]


def test_every_case_that_is_named_shows_what_names_it(library: Library) -> None:
    problems = []
    for rule in library.rules:
        for case in {claim.case: None for claim in claims_on(rule, library)}:
            name = case.partition("/")[2]
            path = library.folder / rule.file / f"{name}.yaml"
            if not path.is_file():
                problems.append(f"{case}: there is no such case")
                continue
            found = run_case(rule, path, library).findings
            problems += [f"{case}: {problem}" for problem in not_shown(rule, name, found, library)]
    assert problems == []


def test_what_is_checked_names_a_case(library: Library) -> None:
    assert [entry for entry, _, cases in settled(library, "checked") if not cases] == []


def test_what_is_partly_checked_names_a_case_and_says_what_is_left(library: Library) -> None:
    assert [entry for entry, reason, cases in settled(library, "partly") if not cases or not reason] == []


@pytest.mark.parametrize("status", ["manual", "not-checkable"])
def test_what_no_rule_checks_says_why_and_names_no_case(library: Library, status: str) -> None:
    assert [entry for entry, reason, cases in settled(library, status) if cases or not reason] == []


def test_no_clause_and_no_statement_is_left_open(library: Library) -> None:
    query = """
        select id from clause where status is null
        union all
        select id from statement where status is null
    """
    assert library.connection.execute(query).fetchall() == []


def test_a_case_in_which_nothing_is_found_shows_nothing(library: Library) -> None:
    rule = library.rule("COL002")
    claims = [claim for claim in claims_on(rule, library) if claim.case == "COL002/fail-one-trust"]
    problems = list(not_shown(rule, "fail-one-trust", [], library))
    assert problems == [f"it is said to show {claim.id}, but the rule finds nothing in it" for claim in claims]
    assert claims


def test_a_clause_is_not_shown_by_a_finding_that_cites_another(library: Library) -> None:
    rule = library.rule("COL002")
    other = SourceCited(id="ACT-01", document="Another document", section=None, strength="statutory must")
    found = [
        dataclasses.replace(finding, sources=(other,)) for finding in findings_in(library, "COL002", "fail-one-trust")
    ]
    problems = list(not_shown(rule, "fail-one-trust", found, library))
    assert "it is said to show DF-62, but the rule cites ACT-01 in it" in problems


def test_findings_of_other_rules_show_nothing(library: Library) -> None:
    rule = library.rule("COL002")
    found = [
        dataclasses.replace(finding, rule="COL001") for finding in findings_in(library, "COL002", "fail-one-trust")
    ]
    assert any("finds nothing" in problem for problem in not_shown(rule, "fail-one-trust", found, library))


@pytest.mark.parametrize(
    ("entry", "facts", "of_statement", "shown"),
    [
        ("DF-62", set(), False, True),
        ("DF-63", set(), False, False),
        ("S000-01", {"DF-62"}, True, True),
        ("S000-01", {"DF-63"}, True, False),
        ("S000-33", set(), True, True),
    ],
    ids=["clause cited", "clause not cited", "its clause cited", "its clause not cited", "among the rule's sources"],
)
def test_a_statement_is_shown_by_its_clauses_or_by_a_rule_that_rests_on_it(
    library: Library, entry: str, facts: set[str], of_statement: bool, shown: bool
) -> None:
    found = findings_in(library, "COL002", "fail-one-trust")
    claim = Claim(id=entry, case="COL002/fail-one-trust", facts=frozenset(facts), of_statement=of_statement)
    rule = dataclasses.replace(library.rule("COL002"), sources=("DF-62", "S000-33"))
    assert claim.is_shown_by(found, rule) is shown
