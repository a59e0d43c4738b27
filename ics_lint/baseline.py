"""The baseline of a project: findings that were there before, of which a run need not tell again.

It is the JSON report of an earlier run. A finding is known by its identity, which no moving of lines changes.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ics_lint.errors import UsageError
from ics_lint.outcome import Report
from ics_lint.record import record

__all__ = ["Baseline", "read_baseline", "without_known"]

#: The version of the JSON report that can be read.
_VERSION = 1
#: Bytes beyond which a file is no report that anybody keeps.
_LARGEST = 100_000_000


@record
class Baseline:
    """The findings of an earlier run that no exception excused."""

    #: The rule and the file of each finding, by its identity.
    findings: Mapping[str, tuple[str, str]]


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        UsageError: the file cannot be read, or is no JSON report of this program.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise UsageError(f"The baseline {path} cannot be read: {error.strerror}.") from error
    try:
        return Baseline(findings=dict(map(_known, _findings(content))))
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise UsageError(
            f"The baseline {path} is no report of ics-lint. `ics-lint check --format json --output {path}` writes one."
        ) from error


def _findings(content: bytes) -> list[Any]:
    if len(content) > _LARGEST:
        raise ValueError
    data = json.loads(content)
    if data["version"] != _VERSION or data["tool"]["name"] != "ics-lint":
        raise ValueError
    return [finding for finding in data["findings"] if finding["excepted"] is None]


def _known(finding: Any) -> tuple[str, tuple[str, str]]:
    identity, rule, file = (finding[name] for name in ("identity", "rule", "file"))
    if not all(isinstance(each, str) for each in (identity, rule, file)):
        raise TypeError
    return identity, (rule, file)


def without_known(report: Report, baseline: Baseline) -> Report:
    """A report in which what the baseline knows is set apart, and counted what it knows that is no longer found.

    Only what the run looked at can be no longer found: findings of rules that it asked, in files that it reports on.
    """
    known = [finding for finding in report.findings if finding.identity in baseline.findings]
    found = {finding.identity for finding in (*report.findings, *report.excused)}
    asked = {count.rule for count in report.rules}
    gone = [
        identity
        for identity, (rule, file) in baseline.findings.items()
        if identity not in found and rule in asked and file in report.paths
    ]
    new = [finding for finding in report.findings if finding.identity not in baseline.findings]
    return replace(report, findings=tuple(new), known=tuple(known), gone=len(gone))
