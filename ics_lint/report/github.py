"""Annotations for GitHub Actions: one workflow command for each finding."""

from collections.abc import Iterator

from ics_lint.findings import Finding
from ics_lint.outcome import Report
from ics_lint.printing.cleaning import clean
from ics_lint.printing.lines import Line, Style, plain
from ics_lint.report.layout import Layout
from ics_lint.report.text import summary
from ics_lint.severity import Severity

__all__ = ["lines"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def lines(report: Report, layout: Layout) -> Iterator[Line]:
    """The workflow commands, then the summary."""
    for finding in report.findings:
        yield [(_command(finding), Style.PLAIN)]
    for line in summary(report, layout):
        yield [(plain(line), Style.PLAIN)]


def _command(finding: Finding) -> str:
    place = finding.place
    properties = {
        "file": place.file,
        "line": place.start.line,
        "endLine": place.end.line,
        "col": place.start.column,
        "endColumn": place.end.column,
        "title": f"{finding.rule} {finding.name}",
    }
    cited = f" Source: {finding.sources[0]} [{finding.sources[0].id}]." if finding.sources else ""
    message = f"{finding.message}{cited} {finding.fix}".strip()
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return clean(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
