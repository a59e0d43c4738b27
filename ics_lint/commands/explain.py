"""`ics-lint explain`: one rule in full."""

from typing import Annotated

import typer

from ics_lint.commands.options import Colour, Debug, NoCache, library_here, one_of
from ics_lint.commands.parameters import Command, one_command
from ics_lint.commands.running import print_lines, screen_width, stops_well, wants_colour

__all__ = ["app"]

app = one_command()
_FORMATS = ("text", "json", "markdown")


@app.command(cls=Command)
@stops_well
def explain(
    rule: Annotated[str, typer.Argument(help="A rule's id or name.")],
    format_: Annotated[str, typer.Option("--format", help="How to print it: text, json or markdown.")] = "text",
    color: Colour = "auto",
    no_cache: NoCache = False,
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """Explain a rule: what, why, on whose authority, what to do, with examples."""
    one_of(format_, _FORMATS, "--format")
    colour = wants_colour(color)
    from ics_lint.explaining.portrait import portray

    library = library_here(no_cache=no_cache)
    portrait = portray(library.rule(rule), library)
    if format_ == "text":
        from ics_lint.explaining.words import portrait_lines

        print_lines(portrait_lines(portrait, screen_width()), colour=colour)
    elif format_ == "markdown":
        from ics_lint.explaining.pages import rule_markdown

        typer.echo(rule_markdown(portrait), nl=False)
    else:
        import json

        from ics_lint.explaining.data import portrait_data

        typer.echo(json.dumps(portrait_data(portrait), indent=2))
