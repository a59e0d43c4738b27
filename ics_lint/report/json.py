"""The report for programs, in the form of `schemas/report.schema.json`."""

import json
from collections.abc import Iterator
from typing import Any

from ics_lint import __version__
from ics_lint.findings import Finding, Place
from ics_lint.outcome import Report
from ics_lint.printing.lines import Line, Style
from ics_lint.report.layout import Layout
from ics_lint.severity import Severity
from ics_lint.source import Position

__all__ = ["as_data", "finding_data", "lines", "place_data"]

_VERSION = 1


def lines(report: Report, layout: Layout) -> Iterator[Line]:  # noqa: ARG001
    """The lines of the report."""
    for line in json.dumps(as_data(report), indent=2, ensure_ascii=True).splitlines():
        yield [(line, Style.PLAIN)]


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    findings = sorted(
        [*report.findings, *report.excused],
        key=lambda each: (each.place.file, each.place.start, each.rule, each.message),
    )
    return {
        "version": _VERSION,
        "tool": {"name": "ics-lint", "version": __version__},
        "findings": [finding_data(finding) for finding in findings],
        "rules": [
            {
                "rule": count.rule,
                "subjects": count.subjects,
                "passed": count.passed,
                "failed": count.failed,
                "undetermined": count.undetermined,
            }
            for count in report.rules
        ],
        "summary": {
            "files": len(report.paths),
            "descriptions": report.descriptions,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
            "undetermined": sum(count.undetermined for count in report.rules),
            "excepted": len(report.excused),
            **({} if report.known is None else {"known": len(report.known), "gone": report.gone}),
        },
        "failures": list(report.failures),
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as plain data."""
    excuse = finding.excuse
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        **place_data(finding.place),
        "related": [{**place_data(place), "label": place.label} for place in finding.related],
        "sources": [
            {"id": cited.id, "document": cited.document, "section": cited.section, "strength": cited.strength}
            for cited in finding.sources
        ],
        "fix": finding.fix,
        "identity": finding.identity,
        "excepted": None
        if excuse is None
        else {"reason": excuse.reason, "owner": excuse.owner or None, "review-by": excuse.review_by},
    }


def place_data(place: Place) -> dict[str, Any]:
    """A place as plain data."""
    return {
        "file": place.file,
        "path": place.path,
        "start": _position(place.start),
        "end": _position(place.end),
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
