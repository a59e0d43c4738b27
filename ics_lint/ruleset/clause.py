"""What a clause is, and how much weight it gives."""

from enum import StrEnum

from ics_lint.record import record
from ics_lint.severity import Severity

__all__ = ["Clause", "Strength"]


class Strength(StrEnum):
    """How binding a clause is."""

    STATUTORY_MUST = "statutory-must"
    FRAMEWORK_MINIMUM = "framework-minimum"
    PROHIBITION = "prohibition"
    EXPECTATION = "expectation"
    OPTION = "option"
    #: What a commentator says, with no clause behind it in the framework.
    COMMENTARY = "commentary"

    @property
    def cap(self) -> Severity:
        """The highest severity that a finding under such a clause may have."""
        if self in {Strength.STATUTORY_MUST, Strength.FRAMEWORK_MINIMUM, Strength.PROHIBITION}:
            return Severity.ERROR
        return Severity.WARNING if self is Strength.EXPECTATION else Severity.INFO


@record
class Clause:
    """One clause of a source, or one statement of a founding document."""

    id: str
    document: str
    section: str | None
    strength: Strength
    #: Whether it was only proposed (November 2020) or is only before Parliament (2026).
    qualifier: str | None
    #: First and last day, as ISO dates.
    in_force_from: str | None
    in_force_to: str | None
    #: The day by which it must be met.
    due: str | None
    frameworks: frozenset[str]
    says: str

    @property
    def is_risk(self) -> bool:
        """Whether it is a risk that commentators named."""
        return self.id.endswith("R")

    def holds_on(self, day: str | None) -> bool:
        """Whether it is in force on a day (or the day is not known)."""
        if day is None:
            return True
        begun = self.in_force_from is None or self.in_force_from <= day
        return begun and (self.in_force_to is None or day <= self.in_force_to)
