"""What nearly every object inside is: a frozen dataclass with slots, whose fields are given by name.

`dataclass` writes a comparison, a hash and a text for each class and has them compiled, which takes a third of the time
that making the class takes; a run makes dozens of classes before it does anything. Records share one of each.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

__all__ = ["record"]

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Makes a class a record: two are equal if they are of one class and their fields are equal."""
    made = dataclass(frozen=True, kw_only=True, slots=True, eq=False, repr=False)(cls)
    for name, method in _SHARED.items():
        setattr(made, name, method)
    return made


@cache
def _compared(cls: type[Any]) -> Callable[[Any], Any]:
    """What gives those fields of a record by which it is compared."""
    return attrgetter(*(each.name for each in fields(cls) if each.compare))


def _equals(self: Any, other: Any) -> bool:
    if other.__class__ is not self.__class__:
        return False
    compared = _compared(self.__class__)
    return bool(compared(self) == compared(other))


def _hash(self: Any) -> int:
    return hash(_compared(self.__class__)(self))


def _text(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({shown})"


_SHARED = {"__eq__": _equals, "__hash__": _hash, "__repr__": _text}
