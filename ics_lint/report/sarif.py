"""The report as SARIF 2.1.0, for code scanning and editors."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from ics_lint import __version__
from ics_lint.findings import Finding, Place
from ics_lint.outcome import Report
from ics_lint.printing.lines import Line, Style
from ics_lint.report.layout import Layout
from ics_lint.severity import Severity

__all__ = ["lines"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
#: Why a finding does not count that the baseline has.
_KNOWN = {"kind": "external", "justification": "It is in the baseline."}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def lines(report: Report, layout: Layout) -> Iterator[Line]:  # noqa: ARG001
    """The lines of the report."""
    known = report.known or ()
    findings = [*report.findings, *known, *report.excused]
    rules = {finding.rule: finding for finding in findings}
    order = {rule: number for number, rule in enumerate(sorted(rules))}
    run = {
        "tool": {
            "driver": {
                "name": "ics-lint",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rules[rule]) for rule in sorted(rules)],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            *(_result(finding, order) for finding in report.findings),
            *(_result(finding, order, _KNOWN) for finding in known),
            *(_result(finding, order, _excuse(finding)) for finding in report.excused),
        ],
        "invocations": [
            {
                "executionSuccessful": not report.failures,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": failure}} for failure in report.failures
                ],
            }
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    for line in json.dumps(log, indent=2, ensure_ascii=True).splitlines():
        yield [(line, Style.PLAIN)]


def _rule(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.rule,
        "name": finding.name,
        "shortDescription": {"text": finding.summary},
        "fullDescription": {"text": finding.why},
        "help": {"text": f"{finding.why} `ics-lint explain {finding.rule}` tells more."},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _excuse(finding: Finding) -> dict[str, str]:
    return {"kind": "inSource", "justification": finding.excuse.reason if finding.excuse else ""}


def _result(finding: Finding, order: dict[str, int], suppression: dict[str, str] | None = None) -> dict[str, Any]:
    text = finding.message
    if finding.sources:
        text += f" Source: {finding.sources[0]} [{finding.sources[0].id}]."
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{text} {finding.fix}".strip()},
        "locations": [_location(finding.place)],
        "partialFingerprints": {"icsLintIdentity/v1": finding.identity},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(place), "message": {"text": place.label}}
            for number, place in enumerate(finding.related)
        ]
    if suppression is not None:
        result["suppressions"] = [suppression]
    return result


def _location(place: Place) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(place.file)},
            "region": {
                "startLine": place.start.line,
                "startColumn": place.start.column,
                "endLine": place.end.line,
                "endColumn": place.end.column,
            },
        },
        "logicalLocations": [{"fullyQualifiedName": place.path or "/", "kind": "member"}],
    }
