"""`ics-lint why`: what is behind one finding."""

from pathlib import Path
from typing import Annotated

import typer

from ics_lint.commands.options import (
    AsOf,
    Colour,
    Config,
    Debug,
    Framework,
    NoCache,
    NoConfig,
    Prospective,
    Today,
    one_of,
    settle,
)
from ics_lint.commands.parameters import Command, one_command
from ics_lint.commands.running import print_lines, screen_width, stops_well, wants_colour

__all__ = ["app"]

app = one_command()
_FORMATS = ("text", "json")


@app.command(cls=Command)
@stops_well
def why(
    finding: Annotated[
        str, typer.Argument(help="The place of a finding, as file:line or file:line:column; or its identity.")
    ],
    paths: Annotated[
        list[str] | None, typer.Argument(help="The files and folders to check for it. The current folder if none.")
    ] = None,
    framework: Framework = None,
    as_of: AsOf = None,
    prospective: Prospective = False,
    format_: Annotated[str, typer.Option("--format", help="How to print it: text or json.")] = "text",
    color: Colour = "auto",
    config: Config = None,
    no_config: NoConfig = False,
    no_cache: NoCache = False,
    today: Today = None,
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """Tell what is behind a finding: what the rule saw, what the description says, the clause, and what passes."""
    one_of(format_, _FORMATS, "--format")
    colour = wants_colour(color)
    from ics_lint.checking.repeating import check_or_repeat
    from ics_lint.explaining.reasons import meant, reasons_for
    from ics_lint.explaining.telling import reasons_data, reasons_lines
    from ics_lint.ruleset.library import load_library

    file = finding.partition(":")[0]
    settings = settle(
        paths=paths or ([file] if Path(file).is_file() else []),
        framework=framework,
        as_of=as_of,
        prospective=prospective,
        config=config,
        no_config=no_config,
        no_cache=no_cache,
        today=today,
    )
    found = meant(check_or_repeat(settings), finding)
    library = load_library(settings.cache_folder, own=settings.rules)
    told = list(reasons_for(found, settings, library))
    if format_ == "json":
        import json

        typer.echo(json.dumps([reasons_data(reasons) for reasons in told], indent=2))
        return
    for number, reasons in enumerate(told):
        if number:
            print_lines([[]], colour=False)
        print_lines(reasons_lines(reasons, screen_width()), colour=colour)
