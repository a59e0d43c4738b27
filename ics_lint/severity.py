"""How much a finding weighs."""

from enum import StrEnum

__all__ = ["Severity"]


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
