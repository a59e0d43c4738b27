"""What a value most likely means in a description that is not valid."""

import re
from datetime import date
from typing import Any

from ics_lint.facts.plan import Scalar
from ics_lint.nearest import nearest

__all__ = ["lenient"]

_TYPES: dict[type, frozenset[str]] = {
    str: frozenset({"string"}),
    int: frozenset({"integer", "number"}),
    float: frozenset({"number"}),
    bool: frozenset({"boolean"}),
}


def lenient(scalar: Scalar, value: Any) -> Any:
    """A value that may not be what the schema says: itself, or the token that is most likely meant, or None."""
    kind = type(value)
    if not _TYPES.get(kind, frozenset()) & set(scalar.types):
        return None
    if scalar.enum and value not in scalar.enum:
        return nearest(value, scalar.enum) if kind is str else None
    if kind is str and scalar.pattern and not re.search(scalar.pattern, value):
        return None
    if scalar.is_date and not _is_date(value):
        return None
    return value


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2022-07-01")
