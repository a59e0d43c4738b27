"""Findings: what is wrong, where, on whose authority, and what to do."""

from collections.abc import Mapping
from dataclasses import field

from ics_lint.record import record
from ics_lint.severity import Severity
from ics_lint.source import Position

__all__ = ["Excuse", "Finding", "Place", "SourceCited", "Undetermined", "Value"]

#: A value that a rule gives for its message.
Value = str | int | float | None


@record
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


@record
class SourceCited:
    """What a finding rests on: a clause, or the organisation register."""

    id: str
    document: str
    section: str | None
    #: statutory must, framework minimum, expectation, option, prohibition or commentary; how sure the register is.
    strength: str

    def __str__(self) -> str:
        where = f"{self.document}, {self.section}" if self.section else self.document
        return f"{where} ({self.strength})"


@record
class Excuse:
    """The exception that excuses a finding."""

    reason: str
    owner: str | None
    review_by: str | None


@record
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


@record
class Undetermined:
    """A subject about which the description does not say what a rule asks."""

    rule: str
    name: str
    place: Place
