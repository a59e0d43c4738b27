"""`ics-lint rules`: lists the rules."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from ics_lint.commands.options import FRAMEWORKS, Colour, Debug, NoCache, library_here, one_of
from ics_lint.commands.parameters import Command, one_command
from ics_lint.commands.running import print_lines, screen_width, stops_well, wants_colour

__all__ = ["app"]

app = one_command()
_FORMATS = ("table", "json", "markdown")


@app.command(cls=Command)
@stops_well
def rules(
    framework: Annotated[str | None, typer.Option(help="Only rules that apply in this framework.")] = None,
    theme: Annotated[str | None, typer.Option(help="Only rules of this theme: its prefix or folder.")] = None,
    format_: Annotated[str, typer.Option("--format", help="How to print them: table, json or markdown.")] = "table",
    color: Colour = "auto",
    no_cache: NoCache = False,
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """List the rules."""
    one_of(format_, _FORMATS, "--format")
    colour = wants_colour(color)
    if framework is not None:
        one_of(framework, FRAMEWORKS, "--framework")
    from ics_lint.printing.tables import markdown_lines, table_lines

    library = library_here(no_cache=no_cache)
    chosen = list(library.rules)
    if theme is not None:
        names = dict(library.connection.execute("select prefix, name from theme"))
        folder = names.get(theme.upper(), theme)
        one_of(folder, sorted({rule.theme for rule in chosen}), "--theme")
        chosen = [rule for rule in chosen if rule.theme == folder]
    if framework is not None:
        chosen = [rule for rule in chosen if rule.severity_in(framework) is not None]
    if format_ == "json":
        import json

        from ics_lint.explaining.data import rule_data

        typer.echo(json.dumps([rule_data(rule) for rule in chosen], indent=2))
        return
    columns = ["rule", "name", "severity", "fires when"]
    rows = [[rule.id, rule.name, _severity(rule.severities, framework), rule.summary] for rule in chosen]
    lines = markdown_lines(columns, rows) if format_ == "markdown" else table_lines(columns, rows, screen_width())
    print_lines(lines, colour=colour and format_ == "table")


def _severity(severities: Mapping[str, Any], framework: str | None) -> str:
    """The severity in a framework, or the severities that the rule has anywhere."""
    if framework is not None:
        return str(severities.get(framework) or severities.get("all"))
    return "/".join(dict.fromkeys(str(severity) for severity in severities.values()))
