"""What is behind a finding."""

import json
from pathlib import Path

import pytest

from ics_lint.checking.running import check
from ics_lint.errors import UsageError
from ics_lint.explaining.reasons import Reasons, meant, reasons_for
from ics_lint.explaining.telling import reasons_data, reasons_lines
from ics_lint.findings import Position
from ics_lint.printing.lines import plain
from ics_lint.ruleset.library import Library
from ics_lint.settings import CheckSettings
from tests.conftest import TODAY
from tests.making import HEAD, a_finding, a_place, a_report

#: Two trusts of which one belongs to no collaborative, and a misspelt key.
TEXT = f"""\
{HEAD}organisations:
  a: {{name: Abbey, kind: nhs-trust, types: [acute]}}
  b: {{name: Bay, kind: nhs-trust, types: [acute, community]}}
  c: {{name: Cove, kind: nhs-trust, types: [acute], ghost: 1}}
collaboratives:
  together: {{members: [a]}}
"""
ALONE = TEXT.replace("[a]", "[]")


def reasons(folder: Path, library: Library, wanted: str, text: str = TEXT) -> list[Reasons]:
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    settings = CheckSettings(paths=(), working_folder=folder, project=folder, today=TODAY, select=("COL001", "SCH001"))
    return list(reasons_for(meant(check(settings, library), wanted), settings, library))


def test_the_rule_saw_some_values_and_read_some_facts(tmp_path: Path, library: Library) -> None:
    (told,) = reasons(tmp_path, library, "a.yaml:6:3")
    assert told.seen == {"name": "Bay"}
    assert [(fact.table, fact.place.start.line, dict(fact.values)) for fact in told.facts] == [
        ("organisation", 6, {"id": "northmoor/b", "kind": "nhs-trust", "name": "Bay", "types_count": 2}),
        ("organisation_type", 6, {"organisation": "northmoor/b", "type": "acute"}),
        ("organisation_type", 6, {"organisation": "northmoor/b", "type": "community"}),
    ]
    assert [clause.id for clause in told.clauses] == [cited.id for cited in told.finding.sources]


def test_the_nearest_that_passes_is_shown(tmp_path: Path, library: Library) -> None:
    (told,) = reasons(tmp_path, library, "a.yaml:6")
    assert told.passing is not None
    assert (told.passing.path, told.passed, told.example) == ("/organisations/a", 1, None)


def test_where_nothing_passes_a_case_of_the_rule_does(tmp_path: Path, library: Library) -> None:
    (told,) = reasons(tmp_path, library, "a.yaml:6:3", ALONE)
    assert (told.passing, told.passed) == (None, 0)
    assert told.example is not None
    assert "collaboratives:" in told.example[1]


def test_what_no_query_finds_has_no_facts(tmp_path: Path, library: Library) -> None:
    (told,) = reasons(tmp_path, library, "a.yaml:7:52")
    assert told.finding.rule == "SCH001"
    assert (told.seen, told.facts, told.passing, told.clauses) == ({}, (), None, ())
    assert told.example is not None


def test_all_findings_of_a_line_are_meant_by_it(tmp_path: Path, library: Library) -> None:
    assert {told.finding.rule for told in reasons(tmp_path, library, "a.yaml:7")} == {"COL001", "SCH001"}


@pytest.mark.parametrize("wanted", ["12345678", "1234", "system.yaml:2", "system.yaml:2:3"])
def test_a_finding_is_meant_by_its_identity_or_its_place(wanted: str) -> None:
    finding = a_finding(identity="12345678", place=a_place())
    assert finding.place.start == Position(2, 3)
    assert meant(a_report(finding), wanted) == [finding]


@pytest.mark.parametrize("wanted", ["123", "", "2345", "system.yaml", "system.yaml:3", "system.yaml:2:4", "b.yaml:2:3"])
def test_what_means_no_finding_is_told(wanted: str) -> None:
    with pytest.raises(UsageError) as stopped:
        meant(a_report(a_finding(identity="12345678", place=a_place())), wanted)
    assert str(stopped.value) == (
        f"No finding is meant by `{wanted}`. Give its place, as `ics-lint check` prints it (file:line:column), "
        "or its identity, as `ics-lint check --format json` does."
    )


def test_a_person_is_told_in_this_order(tmp_path: Path, library: Library) -> None:
    (told,) = reasons(tmp_path, library, "a.yaml:6:3")
    lines = [plain(line) for line in reasons_lines(told, 80)]
    assert lines[0] == "a.yaml:6:3  error  COL001 trust-in-no-collaborative"
    headings = [line for line in lines if line and not line.startswith(" ")]
    assert headings[1:6] == [
        "Why it matters",
        "What the sources say",
        "What the rule saw",
        "What the description says there",
        "What passes",
    ]
    column = TEXT.splitlines()[5].index("acute") + 1
    assert f"  organisation_type, a.yaml:6:{column}: organisation northmoor/b, type acute" in lines
    assert "  a.yaml:5:3" in lines
    assert lines[-2] == f"Its identity is {told.finding.identity}. `ics-lint explain COL001` tells all about the"
    assert all(len(line) <= 80 for line in lines)


def test_a_program_is_told_the_same(tmp_path: Path, library: Library) -> None:
    (told,) = reasons(tmp_path, library, "a.yaml:6:3")
    data = json.loads(json.dumps(reasons_data(told)))
    assert data["finding"]["rule"] == "COL001"
    assert data["facts"][1]["values"] == {"organisation": "northmoor/b", "type": "acute"}
    assert (data["passing"]["path"], data["passed"], data["example"]) == ("/organisations/a", 1, None)
