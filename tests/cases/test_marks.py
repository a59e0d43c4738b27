"""Marks in descriptions, and what is found instead of what they say."""

import pytest

from ics_lint.cases.marks import differences, marks_in
from ics_lint.findings import Finding, SourceCited, Undetermined
from ics_lint.severity import Severity
from tests.making import a_finding, a_place


def cited(*ids: str) -> tuple[SourceCited, ...]:
    return tuple(SourceCited(id=each, document="D", section=None, strength="option") for each in ids)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("a: 1\nb: 2  # expect: COL001\n", ["line 2: expect: COL001"]),
        ("a  # expect: COL001 error DF-60", ["line 1: expect: COL001 error DF-60"]),
        ("a  #expect:COL001,DF-60,DF-61", ["line 1: expect: COL001 DF-60 DF-61"]),
        (
            "a  # expect: COL001 warning, COL002 DF-62",
            ["line 1: expect: COL001 warning", "line 1: expect: COL002 DF-62"],
        ),
        ("a  # undetermined: COL001 COL002", ["line 1: undetermined: COL001", "line 1: undetermined: COL002"]),
        ("a  # expect: COL001  # undetermined: COL002", ["line 1: expect: COL001", "line 1: undetermined: COL002"]),
        ("a  # a note: expect COL001", []),
        ("a  # expect: nothing here", []),
    ],
)
def test_a_mark_names_rule_severity_and_clauses(text: str, marks: list[str]) -> None:
    assert [str(mark) for mark in marks_in(text)] == marks


FOUND = a_finding(place=a_place(line=1), sources=cited("DF-60"))


@pytest.mark.parametrize(
    ("text", "findings", "problems"),
    [
        ("# expect: COL001", [FOUND], []),
        ("# expect: COL001 error DF-60", [FOUND], []),
        ("# expect: COL001", [], ["line 1: expect: COL001, but nothing is found there"]),
        (
            "\n# expect: COL001",
            [FOUND],
            [
                "line 2: expect: COL001, but nothing is found there",
                "line 1: COL001 is found but not marked: Care belongs to no provider collaborative.",
            ],
        ),
        (
            "# expect: COL001 warning",
            [FOUND],
            ["line 1: expect: COL001 warning, but the severity is error"],
        ),
        (
            "# expect: COL001 DF-60 IC-04",
            [FOUND],
            ["line 1: expect: COL001 DF-60 IC-04, but IC-04 is not cited"],
        ),
        (
            "# expect: COL001",
            [FOUND, FOUND],
            ["line 1: COL001 is found but not marked: Care belongs to no provider collaborative."],
        ),
    ],
)
def test_what_is_found_must_be_marked_and_what_is_marked_found(
    text: str, findings: list[Finding], problems: list[str]
) -> None:
    assert differences(marks_in(text), findings) == problems


def test_what_is_undetermined_must_be_marked_so_too() -> None:
    unsure = Undetermined(rule="COL001", name="x", place=a_place(line=1))
    assert differences(marks_in("# undetermined: COL001"), [], [unsure]) == []
    assert differences(marks_in(""), [], [unsure]) == ["line 1: COL001 is undetermined but not marked"]
    assert differences(marks_in("# undetermined: COL001"), []) == [
        "line 1: undetermined: COL001, but it is not undetermined there"
    ]


def test_a_mark_keeps_its_severity_and_clauses_apart() -> None:
    (mark,) = marks_in("a  # expect: COL001 info DF-1")
    assert (mark.severity, mark.clauses) == (Severity.INFO, frozenset({"DF-1"}))
