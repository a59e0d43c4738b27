"""Which rules need be asked again after a change."""

import pytest

from ics_lint.checking.changes import Told, digests_of_columns
from ics_lint.checking.describing import facts_in
from ics_lint.checking.shares import Said
from ics_lint.checking.verdicts import Answer, Count, Verdict
from ics_lint.ruleset.library import Library
from tests.conftest import TODAY
from tests.making import HEAD, descriptions_in

ORGANISATIONS = """\
organisations:
  a: {name: Abbey, kind: nhs-trust, governors: 20}
  b: {name: Bay, kind: nhs-trust}
"""


def columns_of(library: Library, text: str) -> dict[tuple[str, str], str]:
    (facts,) = facts_in(descriptions_in(library, HEAD + text), library, today=TODAY)
    return digests_of_columns(facts.rows, library.table_columns, library.columns_that_matter)


@pytest.mark.parametrize(
    ("old", "new", "columns"),
    [
        ("governors: 20", "governors: 21", {"organisation.governors"}),
        ("name: Bay", "name: Beach", {"organisation.name", "thing.name"}),
        ("organisations:", "organisations:  # all of them", set()),
        (
            "organisations:",
            "bodies: {}\norganisations:",
            {"section.at", "section.system", "section.section", "section.entries"},
        ),
    ],
    ids=["a number", "a name", "a comment", "a section"],
)
def test_a_change_is_known_by_its_columns(library: Library, old: str, new: str, columns: set[str]) -> None:
    before, after = (columns_of(library, text) for text in (ORGANISATIONS, ORGANISATIONS.replace(old, new)))
    differing = {column for column in before.keys() | after.keys() if before.get(column) != after.get(column)}
    assert {f"{table}.{name}" for table, name in differing} == columns


def test_only_rules_that_read_what_has_changed_are_stale(library: Library) -> None:
    before = columns_of(library, ORGANISATIONS)
    after = columns_of(library, ORGANISATIONS.replace("governors: 20", "governors: 21"))
    rules = [rule for rule in library.rules if rule.query is not None]
    reading = {rule.id for rule in rules if "governors" in library.columns_read([rule]).get("organisation", ())}
    assert 0 < len(reading) < 20
    unasked = rules[5]
    answers = [(Answer(rule=rule, counts={}, verdicts=()), [Verdict("northmoor:/system", False, {})]) for rule in rules]
    told = Told(
        columns=before,
        asked=frozenset(rule.id for rule in rules if rule != unasked),
        said=Said(counts={rule.id: Count(1, 1, 0) for rule in rules}, verdicts=answers),
    )
    said, stale = told.still_said(rules, after, library)
    assert {rule.id for rule in stale} == reading | {unasked.id}
    kept = {rule.id for rule in rules} - reading - {unasked.id}
    assert said.counts.keys() == kept
    assert {answer.rule.id for answer, _ in said.verdicts} == kept
