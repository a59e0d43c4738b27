"""What a run finds: findings, the count behind each rule, and what could not be done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ics_lint.source import Position

__all__ = [
    "Excuse",
    "Finding",
    "Place",
    "Report",
    "RuleCount",
    "Severity",
    "SourceCited",
    "Undetermined",
    "Value",
]

#: A value that a rule gives for its message.
Value = str | int | float | None


class Severity(StrEnum):
    """How much a finding weighs. It is never more than the clause behind it is binding."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def weight(self) -> int:
        """A number that grows with the severity."""
        return _WEIGHTS[self]


_WEIGHTS = {Severity.INFO: 1, Severity.WARNING: 2, Severity.ERROR: 3}


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A stretch of a file."""

    file: str
    #: JSON Pointer in the document.
    path: str
    start: Position
    #: Just past the last character.
    end: Position
    #: What stands there, for a second place.
    label: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceCited:
    """A clause that a finding rests on."""

    id: str
    document: str
    section: str | None
    #: statutory must, framework minimum, expectation, option, prohibition or commentary.
    strength: str

    def __str__(self) -> str:
        where = f"{self.document}, {self.section}" if self.section else self.document
        return f"{where} ({self.strength})"


@dataclass(frozen=True, kw_only=True, slots=True)
class Excuse:
    """The exception that excuses a finding."""

    reason: str
    owner: str | None
    review_by: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing that is wrong, or not as a clause wants it."""

    rule: str
    name: str
    severity: Severity
    message: str
    place: Place
    related: tuple[Place, ...]
    sources: tuple[SourceCited, ...]
    fix: str
    #: Made from the rule and the ids involved, never from line numbers.
    identity: str
    #: The key of the description it is about.
    system: str
    #: What the rule is about and what it is for, from the rule's own text.
    summary: str
    why: str
    excuse: Excuse | None = None
    #: The values that the rule gave.
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleCount:
    """How many subjects a rule asked about, and how they fared."""

    rule: str
    subjects: int
    passed: int
    failed: int
    undetermined: int

    @property
    def is_vacuous(self) -> bool:
        """Whether the rule found nothing to ask about."""
        return self.subjects == 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Undetermined:
    """A subject about which the description does not say what a rule asks."""

    rule: str
    name: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class Report:
    """Everything a run has to say."""

    findings: tuple[Finding, ...]
    #: Findings that an exception excuses.
    excused: tuple[Finding, ...]
    #: Subjects that could not be judged, collected only when they are to be shown.
    undetermined: tuple[Undetermined, ...]
    rules: tuple[RuleCount, ...]
    files: int
    descriptions: int
    #: What could not be checked, each as one message.
    failures: tuple[str, ...]
    seconds: float
    #: Texts of the files that findings stand in, by path.
    sources: Mapping[str, str]

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(1 for finding in self.findings if finding.severity is severity)
