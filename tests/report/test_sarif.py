"""The report as SARIF 2.1.0."""

import json
from typing import Any

from ics_lint.findings import Excuse
from ics_lint.outcome import Report
from ics_lint.printing.lines import plain
from ics_lint.report.layout import Layout
from ics_lint.report.sarif import lines
from ics_lint.severity import Severity
from tests.making import a_finding, a_place, a_report


def run(report: Report) -> Any:
    text = "\n".join(plain(line) for line in lines(report, Layout()))
    assert text.isascii()
    log = json.loads(text)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    return log["runs"][0]


def test_the_tool_lists_each_rule_that_found_something_once() -> None:
    driver = run(a_report(a_finding(rule="B"), a_finding(rule="A"), a_finding(rule="B")))["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == ["A", "B"]
    assert driver["rules"][0]["shortDescription"]["text"] == "An NHS trust belongs to no provider collaborative."


def test_each_result_points_to_its_rule_and_place() -> None:
    results = run(a_report(a_finding(rule="B"), a_finding(rule="A")))["results"]
    assert [(result["ruleId"], result["ruleIndex"]) for result in results] == [("B", 1), ("A", 0)]
    location = results[0]["locations"][0]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "system.yaml"},
        "region": {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 7},
    }
    assert location["logicalLocations"] == [{"fullyQualifiedName": "/organisations/care", "kind": "member"}]


def test_columns_are_counted_as_the_report_counts_them() -> None:
    assert run(a_report())["columnKind"] == "unicodeCodePoints"


def test_severities_are_levels() -> None:
    results = run(a_report(*(a_finding(severity=severity) for severity in Severity)))["results"]
    assert [result["level"] for result in results] == ["error", "warning", "note"]


def test_an_identity_is_the_fingerprint() -> None:
    (result,) = run(a_report(a_finding()))["results"]
    assert result["partialFingerprints"] == {"icsLintIdentity/v1": "0123456789abcdef"}


def test_the_message_says_what_why_and_what_to_do() -> None:
    (result,) = run(a_report(a_finding()))["results"]
    assert result["message"]["text"] == (
        "Care belongs to no provider collaborative. Source: A document, section 2 (framework minimum) [DF-60]. "
        "Add it to one."
    )


def test_second_places_are_related_locations() -> None:
    (result,) = run(a_report(a_finding(related=(a_place("b.yaml", 7, label="there"), a_place("c.yaml")))))["results"]
    assert [(each["id"], each["message"]["text"]) for each in result["relatedLocations"]] == [(0, "there"), (1, "")]


def test_a_path_is_a_good_uri() -> None:
    (result,) = run(a_report(a_finding(place=a_place("sys tems/\u00e4#1.yaml"))))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "sys%20tems/%C3%A4%231.yaml"


def test_an_excused_finding_is_suppressed_with_its_reason() -> None:
    excused = a_finding(excuse=Excuse(reason="It waits.", owner="board", review_by=None))
    kept, suppressed = run(a_report(a_finding(), excused=(excused,)))["results"]
    assert "suppressions" not in kept
    assert suppressed["suppressions"] == [{"kind": "inSource", "justification": "It waits."}]


def test_what_could_not_be_checked_is_a_notification() -> None:
    (good,) = run(a_report())["invocations"]
    (bad,) = run(a_report(failures=("x.yaml: it is gone.",)))["invocations"]
    assert (good["executionSuccessful"], bad["executionSuccessful"]) == (True, False)
    assert bad["toolExecutionNotifications"] == [{"level": "error", "message": {"text": "x.yaml: it is gone."}}]
