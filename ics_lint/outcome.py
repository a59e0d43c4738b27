"""The outcome of a run: findings, the count behind each rule, and what could not be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ics_lint.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ics_lint.findings import Finding, Undetermined
    from ics_lint.severity import Severity

__all__ = ["Report", "RuleCount"]


@record
class RuleCount:
    """How many subjects a rule asked about, and how they fared."""

    rule: str
    subjects: int = 0
    passed: int = 0
    failed: int = 0
    undetermined: int = 0

    @property
    def is_vacuous(self) -> bool:
        """Whether the rule found nothing to ask about."""
        return self.subjects == 0


@record
class Report:
    """Everything a run has to say."""

    findings: tuple[Finding, ...]
    #: Findings that an exception excuses.
    excused: tuple[Finding, ...]
    #: Subjects that could not be judged, collected only when they are to be shown.
    undetermined: tuple[Undetermined, ...]
    rules: tuple[RuleCount, ...]
    #: The paths of the files that it is about.
    paths: tuple[str, ...]
    descriptions: int
    #: What could not be checked, each as one message.
    failures: tuple[str, ...]
    seconds: float
    #: Texts of the files that findings stand in, by path.
    sources: Mapping[str, str]
    #: Findings that the baseline has; None without a baseline. And how many the baseline has that are found no longer.
    known: tuple[Finding, ...] | None = None
    gone: int = 0

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(1 for finding in self.findings if finding.severity is severity)
