"""The report for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ics_lint.printing.cleaning import clean
from ics_lint.printing.lines import Line, Style, counted, wrap
from ics_lint.severity import Severity
from ics_lint.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ics_lint.findings import Finding
    from ics_lint.outcome import Report
    from ics_lint.report.layout import Layout

__all__ = ["finding_lines", "lines"]

STYLES = {Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING, Severity.INFO: Style.INFO}


def lines(report: Report, layout: Layout) -> Iterator[Line]:
    """The lines of the report."""
    sources = {path: Source(path=path, text=text) for path, text in report.sources.items()}
    if not layout.quiet:
        for finding in report.findings:
            yield from finding_lines(finding, sources[finding.place.file], layout)
        if layout.verbose:
            for finding in report.known or ():
                yield _told_in_a_line(finding, "known", finding.message)
            for finding in report.excused:
                yield _told_in_a_line(finding, "excused", finding.excuse.reason if finding.excuse else "")
            yield from _undetermined(report)
        if layout.statistics:
            yield from _statistics(report)
    yield from summary(report, layout)


def finding_lines(finding: Finding, source: Source, layout: Layout) -> Iterator[Line]:
    """What is told of one finding."""
    from ics_lint.printing.frames import frame

    style = STYLES[finding.severity]
    start = finding.place.start
    yield [
        (f"{clean(finding.place.file)}:{start.line}:{start.column}", Style.PLACE),
        ("  ", Style.PLAIN),
        (finding.severity.value, style),
        ("  ", Style.PLAIN),
        (f"{finding.rule} {finding.name}", Style.RULE),
    ]
    for text in wrap(clean(finding.message), layout.width, first="  "):
        yield [(text, Style.PLAIN)]
    yield from frame(source, finding.place, finding.related, width=layout.width, style=style)
    for number, cited in enumerate(finding.sources):
        first = "  source  " if number == 0 else "          "
        for text in wrap(f"{clean(str(cited))} [{cited.id}]", layout.width, first=first, rest=" " * 10):
            yield [(text, Style.QUIET)]
    if finding.fix:
        for text in wrap(clean(finding.fix), layout.width, first="  fix     ", rest=" " * 10):
            yield [(text, Style.PLAIN)]
    yield []


def _told_in_a_line(finding: Finding, how: str, text: str) -> Line:
    start = finding.place.start
    return [
        (f"{clean(finding.place.file)}:{start.line}:{start.column}", Style.PLACE),
        (f"  {how}  {finding.rule} {finding.name}: {clean(text)}", Style.QUIET),
    ]


def _undetermined(report: Report) -> Iterator[Line]:
    for each in report.undetermined:
        start = each.place.start
        yield [
            (f"{clean(each.place.file)}:{start.line}:{start.column}", Style.PLACE),
            (f"  undetermined  {each.rule} {each.name}", Style.QUIET),
        ]
    if report.undetermined or report.excused or report.known:
        yield []


def _statistics(report: Report) -> Iterator[Line]:
    yield [("rule      subjects    passed    failed  undetermined", Style.HEADING)]
    for count in report.rules:
        if not count.is_vacuous:
            numbers = f"{count.subjects:>10,}{count.passed:>10,}{count.failed:>10,}{count.undetermined:>14,}"
            yield [(f"{count.rule:<8}", Style.RULE), (numbers, Style.PLAIN)]
    vacuous = [count.rule for count in report.rules if count.is_vacuous]
    if vacuous:
        yield [(f"nothing to ask about: {', '.join(vacuous)}", Style.QUIET)]
    yield []


def summary(report: Report, layout: Layout) -> Iterator[Line]:
    """What was checked and how it came out."""
    counts = {severity: report.count(severity) for severity in Severity}
    found: Line = []
    for severity, count in counts.items():
        if found:
            found.append((", ", Style.PLAIN))
        found.append((counted(count, severity.value), STYLES[severity] if count else Style.QUIET))
    where = f" in {counted(len(report.paths), 'file')}"
    if report.descriptions != len(report.paths):
        where += f" ({counted(report.descriptions, 'description')})"
    yield [*found, (where, Style.PLAIN)]
    asked = [count for count in report.rules if not count.is_vacuous]
    subjects = sum(count.subjects for count in asked)
    passed, failed = (sum(getattr(count, name) for count in asked) for name in ("passed", "failed"))
    undetermined = sum(count.undetermined for count in asked)
    vacuous = len(report.rules) - len(asked)
    text = (
        f"{counted(len(report.rules), 'rule')} run: {counted(subjects, 'subject')} checked, {passed:,} passed, "
        f"{failed:,} failed, {undetermined:,} undetermined; {counted(vacuous, 'rule')} had nothing to check"
    )
    text += f"; {counted(len(report.excused), 'finding')} excused" if report.excused else ""
    if report.known is not None:
        text += f"; {counted(len(report.known), 'finding')} known from the baseline"
    text += f"; {report.gone:,} of the baseline no longer found" if report.gone else ""
    for line in wrap(f"{text}. {report.seconds:.2f} s", layout.width):
        yield [(line, Style.QUIET)]
