"""The command line: finds the command that is called and reads only that one."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from ics_lint.commands.parameters import PlainParameters

__all__ = ["COMMANDS", "app"]

#: The commands, in the order in which help lists them, with the module of each.
COMMANDS = {
    "check": "check",
    "explain": "explain",
    "why": "why",
    "rules": "rules",
    "coverage": "coverage",
    "readiness": "readiness",
    "test-rules": "rule_tests",
    "facts": "facts",
    "query": "query",
    "init": "init",
    "register": "register",
    "schema": "schema",
}


class _LazyGroup(PlainParameters, TyperGroup):
    """A group that imports a command when it is called, so that start-up costs what the command needs."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"ics_lint.commands.{COMMANDS[cmd_name]}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        return command


def _show_version(wanted: bool) -> None:
    if wanted:
        from ics_lint import __version__

        typer.echo(f"ics-lint {__version__}")
        raise typer.Exit


app = typer.Typer(
    cls=_LazyGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", help="Print the version and stop.", callback=_show_version, is_eager=True
    ),
) -> None:
    """Checks YAML descriptions of integrated care systems against the law and policy of six frameworks.

    Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong use; 3 nothing to check; 4 could not check.
    """
