"""`ics-lint facts`: the tables and views that rules and queries can ask."""

from typing import Annotated

import typer

from ics_lint.commands.options import Colour, Debug, NoCache, library_here, one_of
from ics_lint.commands.parameters import Command, one_command
from ics_lint.commands.running import print_lines, screen_width, stops_well, wants_colour
from ics_lint.errors import UsageError

__all__ = ["app"]

app = one_command()


_FORMATS = ("table", "json", "csv")


@app.command(cls=Command)
@stops_well
def facts(
    table: Annotated[str | None, typer.Argument(help="A table, catalogue or view; all of them if none.")] = None,
    format_: Annotated[str, typer.Option("--format", help="How to print it: table, json or csv.")] = "table",
    color: Colour = "auto",
    no_cache: NoCache = False,
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """List the tables and views of the fact base, or the columns of one."""
    one_of(format_, _FORMATS, "--format")
    from ics_lint.printing.tables import csv_text, json_text, table_lines

    connection = library_here(no_cache=no_cache).connect()
    if table is None:
        columns = ["name", "kind", "description"]
        rows = connection.execute("select name, kind, description from table_text order by kind, name").fetchall()
    else:
        found = connection.execute("select name from table_text where name = ?", [table.replace("-", "_")]).fetchone()
        if found is None:
            raise UsageError(_unknown(table, [name for (name,) in connection.execute("select name from table_text")]))
        columns = ["column", "description"]
        query = "select name, description from column_text where table_name = ? order by position"
        rows = connection.execute(query, found).fetchall()
    if format_ == "table":
        print_lines(table_lines(columns, rows, screen_width()), colour=wants_colour(color))
    else:
        typer.echo((json_text if format_ == "json" else csv_text)(columns, rows))


def _unknown(table: str, known: list[str]) -> str:
    from ics_lint.nearest import nearest

    near = nearest(table, known)
    hint = f" Did you mean {near}?" if near else " `ics-lint facts` lists them."
    return f"There is no table or view `{table}`.{hint}"
