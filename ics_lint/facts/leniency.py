"""What can be made of values that may not be what the schema says."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from ics_lint.facts.plan import Node, Scalar
from ics_lint.nearest import meant

__all__ = ["lenient", "things_are_known"]


def things_are_known(node: Node, section: Any) -> bool:
    """Whether each thing in a section says what kind it is (or a dispute route, what it is about), and whose, if any.

    What does not say so may be the very thing that a rule would miss.
    """
    fields = node.entries.properties if node.entries is not None else {}
    for name in ("kind", "about", "of"):
        scalar = fields[name].scalar if name in fields else None
        if scalar is None or not isinstance(section, dict):
            continue
        for key, thing in section.items():
            content = thing if isinstance(thing, dict) else {}
            if key.startswith("x-") or (name == "of" and content.get(name) is None):
                continue
            if lenient(scalar, content.get(name), content) is None:
                return False
    return True


_NOTHING: Mapping[str, Any] = {}
_TYPES: dict[type, frozenset[str]] = {
    str: frozenset({"string"}),
    int: frozenset({"integer", "number"}),
    float: frozenset({"number"}),
    bool: frozenset({"boolean"}),
}


def lenient(scalar: Scalar, value: Any, around: Mapping[str, Any] = _NOTHING) -> Any:
    """A value that may not be what the schema says: itself, or the token that is most likely meant, or None.

    Args:
        scalar: what the schema says.
        value: the value.
        around: the thing of which it is said, whose name may tell of what kind it is.
    """
    kind = type(value)
    if scalar.also and value not in scalar.enum:
        return meant(value if kind is str else "", scalar.enum, scalar.also, name=around.get("name"))
    if not _TYPES.get(kind, frozenset()) & set(scalar.types):
        return None
    if scalar.enum and value not in scalar.enum:
        return meant(value, scalar.enum, {}) if kind is str and isinstance(scalar.enum[0], str) else None
    if kind is str and scalar.pattern and not re.search(scalar.pattern, value):
        return None
    if scalar.is_date and not _is_date(value):
        return None
    return value


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
