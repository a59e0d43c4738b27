"""The report for programs."""

import json
from typing import Any

import jsonschema
import pytest

from ics_lint.findings import Excuse
from ics_lint.outcome import Report
from ics_lint.printing.lines import plain
from ics_lint.report.json import lines
from ics_lint.report.layout import Layout
from ics_lint.resources import schema_text
from ics_lint.severity import Severity
from tests.making import a_finding, a_place, a_report


def data(report: Report) -> Any:
    text = "\n".join(plain(line) for line in lines(report, Layout()))
    assert text.isascii()
    return json.loads(text)


EXCUSED = a_finding(excuse=Excuse(reason="It waits.", owner="board", review_by="2027-01-01"))
REPORTS = [
    a_report(),
    a_report(a_finding(), failures=("x.yaml: it is gone.",)),
    a_report(a_finding(related=(a_place("b.yaml", label="there"),)), excused=(EXCUSED,)),
]


@pytest.mark.parametrize("report", REPORTS)
def test_every_report_is_what_its_schema_says(report: Report) -> None:
    jsonschema.Draft202012Validator(json.loads(schema_text("report"))).validate(data(report))


def test_a_finding_has_everything_a_program_needs() -> None:
    assert data(a_report(a_finding(related=(a_place("b.yaml", label="there"),))))["findings"] == [
        {
            "rule": "COL001",
            "name": "trust-in-no-collaborative",
            "severity": "error",
            "message": "Care belongs to no provider collaborative.",
            "file": "system.yaml",
            "path": "/organisations/care",
            "start": {"line": 2, "column": 3},
            "end": {"line": 2, "column": 7},
            "related": [
                {
                    "file": "b.yaml",
                    "path": "/organisations/care",
                    "start": {"line": 2, "column": 3},
                    "end": {"line": 2, "column": 7},
                    "label": "there",
                }
            ],
            "sources": [
                {"id": "DF-60", "document": "A document", "section": "section 2", "strength": "framework minimum"}
            ],
            "fix": "Add it to one.",
            "identity": "0123456789abcdef",
            "excepted": None,
        }
    ]


def test_excused_findings_stand_among_the_others_with_their_excuse() -> None:
    first = a_finding(place=a_place(line=1))
    excused = a_finding(place=a_place(line=2), excuse=Excuse(reason="R", owner="", review_by=None))
    last = a_finding(place=a_place(line=3))
    found = data(a_report(first, last, excused=(excused,)))["findings"]
    assert [(each["start"]["line"], each["excepted"]) for each in found] == [
        (1, None),
        (2, {"reason": "R", "owner": None, "review-by": None}),
        (3, None),
    ]


def test_the_summary_counts_findings_and_what_is_undetermined() -> None:
    report = a_report(a_finding(), a_finding(severity=Severity.INFO), excused=(EXCUSED,), failures=("f",))
    told = data(report)
    assert told["summary"] == {
        "files": 1, "descriptions": 1, "errors": 1, "warnings": 0, "infos": 1, "undetermined": 1, "excepted": 1
    }  # fmt: skip
    assert told["failures"] == ["f"]
    assert told["rules"] == [{"rule": "COL001", "subjects": 3, "passed": 1, "failed": 1, "undetermined": 1}]


def test_the_same_run_gives_the_same_bytes() -> None:
    report = a_report(a_finding(), seconds=1.0)
    later = a_report(a_finding(), seconds=2.0)
    assert data(report) == data(later)
