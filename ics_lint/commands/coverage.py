"""`ics-lint coverage`: for each source, what is checked and what is not, and why."""

from typing import Annotated, Any

import typer

from ics_lint.commands.options import Colour, Debug, NoCache, library_here, one_of
from ics_lint.commands.parameters import Command, one_command
from ics_lint.commands.running import print_lines, screen_width, stops_well, wants_colour

__all__ = ["app"]

app = one_command()
_FORMATS = ("table", "json", "markdown")


@app.command(cls=Command)
@stops_well
def coverage(
    source: Annotated[str | None, typer.Argument(help="Only this source, such as act-2022 or S000.")] = None,
    format_: Annotated[str, typer.Option("--format", help="How to print it: table, json or markdown.")] = "table",
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="List every clause and statement.")] = False,
    color: Colour = "auto",
    no_cache: NoCache = False,
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """Show for each source which clauses are checked, partly, by a person, or not, and why."""
    one_of(format_, _FORMATS, "--format")
    colour = wants_colour(color)
    from ics_lint.explaining.coverage import STATUSES, coverage_data, coverage_of
    from ics_lint.printing.tables import markdown_lines, table_lines

    groups = coverage_of(library_here(no_cache=no_cache))
    if source is not None:
        one_of(source, [group.id for group in groups], "The source")
        groups = [group for group in groups if group.id == source]
    if format_ == "json":
        import json

        typer.echo(json.dumps(coverage_data(groups), indent=2))
        return
    columns = ["source", *STATUSES, "open", "all"]
    rows: list[list[Any]] = []
    for group in groups:
        counts = [group.count(status) for status in STATUSES]
        rows.append([group.id, *counts, len(group.entries) - sum(counts), len(group.entries)])
    if len(rows) > 1:
        rows.append(["together", *(sum(row[number] for row in rows) for number in range(1, len(columns)))])
    if verbose:
        columns = ["clause", "status", "rules", "what it says, and why it is not checked"]
        rows = [
            [entry.id, entry.status or "open", ", ".join(entry.rules), _text(entry.says, entry.reason, entry.recalled)]
            for group in groups
            for entry in group.entries
        ]
    lines = markdown_lines(columns, rows) if format_ == "markdown" else table_lines(columns, rows, screen_width())
    print_lines(lines, colour=colour and format_ == "table")


def _text(says: str, reason: str | None, recalled: bool) -> str:
    text = f"{says} [{reason}]" if reason else says
    return f"{text} (rests on general knowledge)" if recalled else text
