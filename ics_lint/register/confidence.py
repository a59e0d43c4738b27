"""How sure a row of the register is."""

from collections.abc import Iterable
from enum import StrEnum

__all__ = ["Confidence", "surest", "weakest"]


class Confidence(StrEnum):
    """How much may be built on a row, the surest first."""

    REGISTERED = "registered"
    STATED = "stated"
    DERIVED = "derived"
    ASSUMED = "assumed"


_ORDER = tuple(Confidence)


def weakest(values: Iterable[Confidence]) -> Confidence:
    """What a row is worth that rests on several together."""
    return max(values, key=_ORDER.index)


def surest(values: Iterable[Confidence]) -> Confidence:
    """What a row is worth that each of several would bear alone."""
    return min(values, key=_ORDER.index)
