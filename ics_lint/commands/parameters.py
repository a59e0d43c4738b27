"""Parameters that are taken as the command line gives them."""

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

__all__ = ["Command", "Group", "PlainParameters", "one_command"]


class _AsGiven:
    """Takes a parameter's value as it comes: a text, a flag or a list of texts."""

    @staticmethod
    def coerce(value: Any, param: Any, ctx: Any) -> Any:  # noqa: ARG004
        if param.multiple or param.nargs == -1:
            return list(value or ())
        return value


class PlainParameters:
    """A command whose parameters need no conversion.

    From version 0.29 on typer converts every value by way of pydantic, whose import takes longer than most checks do.
    What our parameters mean is settled, with messages of our own, in `options`. Where a version of typer has no such
    conversion there is nothing to put aside.
    """

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, with the conversion put aside."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            if hasattr(param, "_runtime_param"):
                param._runtime_param = _AsGiven()
        return params


class Command(PlainParameters, TyperCommand):
    """A command whose parameters are taken as given."""


class Group(PlainParameters, TyperGroup):
    """A group of commands whose parameters are taken as given."""


def one_command() -> typer.Typer:
    """A Typer for a module that holds one command."""
    return typer.Typer(add_completion=False, pretty_exceptions_enable=False)
