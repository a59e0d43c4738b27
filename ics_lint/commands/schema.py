"""`ics-lint schema`: prints a JSON Schema."""

from typing import Annotated

import typer

from ics_lint.commands.options import Debug
from ics_lint.commands.parameters import Command, one_command
from ics_lint.commands.running import stops_well
from ics_lint.errors import UsageError

__all__ = ["app"]

app = one_command()


@app.command(cls=Command)
@stops_well
def schema(
    name: Annotated[
        str, typer.Argument(help="Which schema: system, rule, configuration, report and so on.")
    ] = "system",
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """Print a JSON Schema, for editors and other tools."""
    from ics_lint.resources import schema_text, schemas_folder

    known = sorted(path.name.removesuffix(".schema.json") for path in schemas_folder().glob("*.schema.json"))
    if name not in known:
        raise UsageError(f"There is no schema `{name}`; there are {', '.join(known)}.")
    typer.echo(schema_text(name), nl=False)
