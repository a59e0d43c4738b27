"""What nearly every object inside is: a frozen dataclass with slots, whose fields are given by name.

`dataclass` writes methods for each class and has them compiled, which takes nine tenths of the time that making the
class takes; a run makes dozens of classes before it does anything, and few objects of most of them. Records share one
of each method.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, Never, TypeVar, dataclass_transform

__all__ = ["record"]

T = TypeVar("T")

_set = object.__setattr__


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Makes a class a record: two are equal if they are of one class and their fields are equal."""
    made = dataclass(init=False, kw_only=True, slots=True, eq=False, repr=False)(cls)
    for name, method in _SHARED.items():
        setattr(made, name, method)
    return made


@cache
def _names(cls: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(cls))


@cache
def _defaults(cls: type[Any]) -> Mapping[str, Field[Any]]:
    """The fields that need not be given, by name."""
    return {
        each.name: each for each in fields(cls) if each.default is not MISSING or each.default_factory is not MISSING
    }


@cache
def _compared(cls: type[Any]) -> Callable[[Any], Any]:
    """What gives those fields of a record by which it is compared."""
    return attrgetter(*(each.name for each in fields(cls) if each.compare))


def _begin(self: Any, /, **values: Any) -> None:
    cls = self.__class__
    names = _names(cls)
    try:
        for name, value in values.items():
            _set(self, name, value)
    except AttributeError:
        raise TypeError(f"{cls.__qualname__} has no field {name}") from None
    if len(values) < len(names):
        defaults = _defaults(cls)
        for name in names:
            if name not in values:
                if name not in defaults:
                    raise TypeError(f"{cls.__qualname__} needs {name}")
                default, factory = defaults[name].default, defaults[name].default_factory
                _set(self, name, default if factory is MISSING else factory())


def _change(self: Any, name: str, _value: Any = None) -> Never:
    raise FrozenInstanceError(f"{name} of a {self.__class__.__qualname__} cannot be changed")


def _state(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name in _names(self.__class__))


def _restore(self: Any, state: tuple[Any, ...]) -> None:
    for name, value in zip(_names(self.__class__), state, strict=True):
        _set(self, name, value)


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


_SHARED = {
    "__init__": _begin,
    "__setattr__": _change,
    "__delattr__": _change,
    "__getstate__": _state,
    "__setstate__": _restore,
    "__eq__": _equals,
    "__hash__": _hash,
    "__repr__": _text,
}
