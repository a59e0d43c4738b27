"""What of the sources is checked."""

from pathlib import Path

import pytest

from ics_lint.explaining.coverage import STATUSES, Group, coverage_data, coverage_of
from ics_lint.ruleset.library import Library, load_library
from tests.making import a_rule_set

SOURCE = """\
framework: act-2022
documents: {book: {title: A book}}
clauses:
  BK-1: {says: A., binds: b, strength: option, document: book, confidence: verified, status: checked,
    cases: [TST001/fail-no-quorum, TST001/fail-other]}
"""


@pytest.fixture
def groups(tmp_path: Path) -> dict[str, Group]:
    folder = a_rule_set(tmp_path / "rules", {"sources/book.yaml": SOURCE})
    return {group.id: group for group in coverage_of(load_library(None, own=folder))}


def test_each_source_and_founding_document_is_a_group(groups: dict[str, Group]) -> None:
    assert {name: group.of_statements for name, group in groups.items()} == {
        "book": False,
        "guide": False,
        "S900": True,
    }
    assert groups["S900"].title == "A publisher, A paper"


def test_a_clause_lists_its_cases_and_each_rule_once(groups: dict[str, Group]) -> None:
    (entry,) = groups["book"].entries
    assert entry.rules == ("TST001",)
    assert entry.cases == ("TST001/fail-no-quorum", "TST001/fail-other")


def test_a_clause_that_is_not_checked_says_why_and_what_is_recalled_says_so(groups: dict[str, Group]) -> None:
    open_one, other = groups["guide"].entries
    assert (open_one.status, open_one.recalled) == (None, False)
    assert (other.status, other.reason, other.recalled) == ("not-checkable", "It leaves no trace.", True)
    assert [groups["guide"].count(status) for status in STATUSES] == [0, 0, 0, 1]


def test_coverage_as_data_keeps_clauses_and_statements_apart(groups: dict[str, Group]) -> None:
    data = coverage_data(list(groups.values()))
    assert [source["id"] for source in data["sources"]] == ["book", "guide"]
    assert [statement["id"] for statement in data["statements"]] == ["S900-1"]
    assert data["sources"][0]["clauses"][0] == {
        "id": "BK-1",
        "status": "checked",
        "rules": ["TST001"],
        "cases": ["TST001/fail-no-quorum", "TST001/fail-other"],
        "reason": None,
    }


def test_every_case_that_a_clause_names_is_there_and_fails(library: Library) -> None:
    folders = {rule.id: library.folder / rule.file for rule in library.rules}
    missing = [
        f"{entry.id}: {case}"
        for group in coverage_of(library)
        for entry in group.entries
        for case in entry.cases
        if not (folders.get(case.partition("/")[0], Path("gone")) / f"{case.partition('/')[2]}.yaml").is_file()
        or not case.partition("/")[2].startswith("fail-")
    ]
    assert missing == []


def test_what_is_not_checked_gives_a_reason(library: Library) -> None:
    silent = [
        entry.id
        for group in coverage_of(library)
        for entry in group.entries
        if entry.status in {"manual", "not-checkable"} and not entry.reason
    ]
    assert silent == []
