"""The outcome of a run as plain data, and back: everything but the time it took and the texts it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ics_lint.outcome import Report, RuleCount
from ics_lint.severity import Severity
from ics_lint.source import Position

if TYPE_CHECKING:
    from ics_lint.findings import Finding, Place, Undetermined

__all__ = ["as_data", "finding_data", "finding_of", "of_data", "undetermined_data", "undetermined_of"]


def as_data(report: Report) -> dict[str, Any]:
    """The outcome as lists, mappings, texts and numbers."""
    return {
        "findings": [finding_data(each) for each in report.findings],
        "excused": [finding_data(each) for each in report.excused],
        "undetermined": [undetermined_data(each) for each in report.undetermined],
        "rules": [[each.rule, each.subjects, each.passed, each.failed, each.undetermined] for each in report.rules],
        "paths": list(report.paths),
        "descriptions": report.descriptions,
    }


def of_data(data: Any) -> Report | None:
    """The outcome that data tells of; None if it tells of none."""
    try:
        return Report(
            findings=tuple(map(finding_of, data["findings"])),
            excused=tuple(map(finding_of, data["excused"])),
            undetermined=tuple(map(undetermined_of, data["undetermined"])),
            rules=tuple(_to_count(*each) for each in data["rules"]),
            paths=tuple(map(_text, data["paths"])),
            descriptions=int(data["descriptions"]),
            failures=(),
            seconds=0.0,
            sources={},
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as plain data."""
    excuse = finding.excuse
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "place": _place(finding.place),
        "related": [_place(place) for place in finding.related],
        "sources": [[cited.id, cited.document, cited.section, cited.strength] for cited in finding.sources],
        "fix": finding.fix,
        "identity": finding.identity,
        "system": finding.system,
        "summary": finding.summary,
        "why": finding.why,
        "excuse": None if excuse is None else [excuse.reason, excuse.owner, excuse.review_by],
        "values": dict(finding.values),
    }


def finding_of(data: Any) -> Finding:
    """The finding that data tells of; an error of some sort if it tells of none."""
    from ics_lint.findings import Excuse, Finding, SourceCited  # most outcomes have none to make

    excuse = data["excuse"]
    return Finding(
        rule=_text(data["rule"]),
        name=_text(data["name"]),
        severity=Severity(data["severity"]),
        message=_text(data["message"]),
        place=_to_place(data["place"]),
        related=tuple(map(_to_place, data["related"])),
        sources=tuple(
            SourceCited(id=_text(id_), document=_text(document), section=section, strength=_text(strength))
            for id_, document, section, strength in data["sources"]
        ),
        fix=_text(data["fix"]),
        identity=_text(data["identity"]),
        system=_text(data["system"]),
        summary=_text(data["summary"]),
        why=_text(data["why"]),
        excuse=None if excuse is None else Excuse(reason=_text(excuse[0]), owner=excuse[1], review_by=excuse[2]),
        values=dict(data["values"]),
    )


def undetermined_data(each: Undetermined) -> list[Any]:
    """A subject that could not be judged as plain data."""
    return [each.rule, each.name, _place(each.place)]


def undetermined_of(data: Any) -> Undetermined:
    """The subject that could not be judged that data tells of."""
    from ics_lint.findings import Undetermined

    rule, name, place = data
    return Undetermined(rule=_text(rule), name=_text(name), place=_to_place(place))


def _place(place: Place) -> list[Any]:
    start, end = place.start, place.end
    return [place.file, place.path, start.line, start.column, end.line, end.column, place.label]


def _to_place(data: Any) -> Place:
    from ics_lint.findings import Place

    file, path, line, column, end_line, end_column, label = data
    return Place(
        file=_text(file),
        path=_text(path),
        start=Position(int(line), int(column)),
        end=Position(int(end_line), int(end_column)),
        label=_text(label),
    )


def _to_count(rule: Any, subjects: Any, passed: Any, failed: Any, undetermined: Any) -> RuleCount:
    return RuleCount(
        rule=_text(rule),
        subjects=int(subjects),
        passed=int(passed),
        failed=int(failed),
        undetermined=int(undetermined),
    )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
