"""`ics-lint query`: asks the descriptions anything, in SQL."""

import sqlite3
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
    Today,
    one_of,
    settle,
)
from ics_lint.commands.parameters import Command, one_command
from ics_lint.commands.running import print_lines, screen_width, stops_well, wants_colour
from ics_lint.errors import NothingToCheckError, UsageError

__all__ = ["app"]

app = one_command()


_FORMATS = ("table", "json", "csv")


@app.command(cls=Command)
@stops_well
def query(
    sql: Annotated[str, typer.Argument(help="One SELECT; `ics-lint facts` lists the tables and views.")],
    paths: Annotated[
        list[str] | None, typer.Argument(help="Files and folders to read. The current folder if none.")
    ] = None,
    format_: Annotated[str, typer.Option("--format", help="How to print the result: table, json or csv.")] = "table",
    framework: Framework = None,
    as_of: AsOf = None,
    color: Colour = "auto",
    config: Config = None,
    no_config: NoConfig = False,
    no_cache: NoCache = False,
    today: Today = None,
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """Ask the descriptions anything: one read-only SELECT over their facts."""
    one_of(format_, _FORMATS, "--format")
    from ics_lint.checking.fact_base import facts_of
    from ics_lint.checking.sandbox import BudgetError, guarded, timed
    from ics_lint.printing.tables import csv_text, json_text, table_lines
    from ics_lint.resources import attach_register
    from ics_lint.ruleset.library import load_library
    from ics_lint.ruleset.model import names_register

    settings = settle(
        paths=paths or [],
        framework=framework,
        as_of=as_of,
        config=config,
        no_config=no_config,
        no_cache=no_cache,
        today=today,
    )
    library = load_library(settings.cache_folder, own=settings.rules)
    asks_register = names_register(sql)
    try:
        connection = facts_of(settings, library)
    except NothingToCheckError:
        if paths or not asks_register:
            raise
        connection = library.connect()
    if asks_register:
        attach_register(connection, settings.register)
    try:
        with guarded(connection, settings.budget) as reads, timed(connection, settings.budget):
            cursor = connection.execute(sql)
            rows = cursor.fetchmany(settings.budget.rows)
    except BudgetError as error:
        raise UsageError(f"The query was stopped: {error}.") from error
    except MemoryError as error:
        raise UsageError("The query was stopped: it wants more memory than it may have (limit: memory).") from error
    except (sqlite3.Error, sqlite3.Warning) as error:
        problem = f"it may not use {reads.refused[0]}" if reads.refused else str(error)
        raise UsageError(f"The query cannot be run: {problem}.") from error
    if cursor.description is None:
        raise UsageError('The query asks nothing. Write one SELECT, such as "select name, kind from organisation".')
    columns = [name for name, *_ in cursor.description]
    if format_ == "table":
        print_lines(table_lines(columns, rows, screen_width()), colour=wants_colour(color))
    elif format_ == "json":
        typer.echo(json_text(columns, rows))
    else:
        typer.echo(csv_text(columns, rows), nl=False)
