"""`ics-lint readiness`: checks against another framework and says what would have to change."""

from typing import Annotated

import typer

from ics_lint.commands.options import (
    FRAMEWORKS,
    AsOf,
    Colour,
    Config,
    Debug,
    NoCache,
    NoConfig,
    Prospective,
    Today,
    one_of,
    settle,
)
from ics_lint.commands.parameters import Command, one_command
from ics_lint.commands.running import print_lines, say, screen_width, stops_well, wants_colour
from ics_lint.errors import ExitCode

__all__ = ["app"]

app = one_command()
_FORMATS = ("text", "json")


@app.command(cls=Command)
@stops_well
def readiness(
    to: Annotated[str, typer.Option("--to", help=f"The framework to be ready for: {', '.join(FRAMEWORKS)}.")],
    paths: Annotated[list[str] | None, typer.Argument(help="Files and folders. The current folder if none.")] = None,
    as_of: AsOf = None,
    prospective: Prospective = False,
    format_: Annotated[str, typer.Option("--format", help="How to print it: text or json.")] = "text",
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="List also what is not said.")] = False,
    color: Colour = "auto",
    config: Config = None,
    no_config: NoConfig = False,
    no_cache: NoCache = False,
    today: Today = None,
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """Check against another framework: what would have to change, what is ready, what is not said."""
    one_of(to, FRAMEWORKS, "--to")
    one_of(format_, _FORMATS, "--format")
    colour = wants_colour(color)
    from ics_lint.explaining.readiness import readiness_data, readiness_lines, readiness_of
    from ics_lint.ruleset.library import load_library

    settings = settle(
        paths=paths or [],
        as_of=as_of,
        prospective=prospective,
        config=config,
        no_config=no_config,
        no_cache=no_cache,
        today=today,
    )
    result = readiness_of(settings, load_library(settings.cache_folder, own=settings.rules), to)
    if format_ == "json":
        import json

        typer.echo(json.dumps(readiness_data(result), indent=2))
    else:
        print_lines(readiness_lines(result, screen_width(), verbose=verbose), colour=colour)
    for failure in result.failures:
        say(failure)
    changes = any(theme.not_ready for theme in result.themes)
    code = ExitCode.COULD_NOT_CHECK if result.failures else ExitCode.FINDINGS if changes else ExitCode.CLEAN
    raise typer.Exit(int(code))
