"""`ics-lint register`: the organisations of the NHS in England, and councils."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ics_lint.commands.options import Colour, Config, Debug, NoConfig, iso_day, one_of, project_register
from ics_lint.commands.parameters import Command, Group
from ics_lint.commands.running import print_lines, say, screen_width, stops_well, wants_colour
from ics_lint.errors import ExitCode, UsageError

__all__ = ["app"]

app = typer.Typer(cls=Group, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
_FORMATS = ("table", "json")
_MOST = 1000

Format = Annotated[str, typer.Option("--format", help="How to print it: table or json.")]


@app.callback()
def register() -> None:
    """Look up organisations of the NHS in England and councils: codes, names, boards, and what became of them."""


def _open(config: str | None, *, no_config: bool) -> sqlite3.Connection:
    from ics_lint.register.opening import open_register

    return open_register(project_register(config, no_config=no_config))


@app.command(cls=Command)
@stops_well
def find(
    words: Annotated[list[str], typer.Argument(help="A code, a name, or a part of one.")],
    limit: Annotated[str, typer.Option(help="How many to list at most.")] = "20",
    format_: Format = "table",
    color: Colour = "auto",
    config: Config = None,
    no_config: NoConfig = False,
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """Find organisations by code or name; former names too, and the nearest where nothing fits.

    Exit codes: 0 something fits; 1 nothing does.
    """
    one_of(format_, _FORMATS, "--format")
    most = _number(limit)
    from ics_lint.register.finding import Fit
    from ics_lint.register.finding import find as find_matches

    text = " ".join(words)
    matches = find_matches(_open(config, no_config=no_config), text, limit=most)
    fits = bool(matches) and matches[0].fit is not Fit.NEAREST
    if format_ == "json":
        import json
        from dataclasses import asdict

        data = [{**asdict(match), "fit": match.fit.name.lower()} for match in matches]
        typer.echo(json.dumps(data, indent=2))
    elif matches:
        from ics_lint.printing.tables import table_lines
        from ics_lint.register.words import days, name_found

        columns = ["code", "kind", "name", "open", "board"]
        rows = [
            [match.code, match.kind, name_found(match), days(match.opened, match.closed), match.board]
            for match in matches
        ]
        if not fits:
            say(f"Nothing has the code or name `{text}`; these are nearest.")
        print_lines(table_lines(columns, rows, screen_width()), colour=wants_colour(color))
    if not matches:
        say(f"Nothing has the code or name `{text}`, or one that is near.")
    if not fits:
        raise typer.Exit(int(ExitCode.FINDINGS))


def _number(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= _MOST:
        raise UsageError(f"--limit takes a number from 1 to {_MOST:,}, not `{text}`.")
    return int(text)


@app.command(cls=Command)
@stops_well
def show(
    code: Annotated[str, typer.Argument(help="A code, or a whole name.")],
    format_: Format = "table",
    color: Colour = "auto",
    config: Config = None,
    no_config: NoConfig = False,
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """Show all that is known of one organisation: names, days, boards, areas, predecessors and successors."""
    one_of(format_, _FORMATS, "--format")
    from ics_lint.register.showing import code_of, histories_of

    connection = _open(config, no_config=no_config)
    histories = histories_of(connection, code_of(connection, code))
    if format_ == "json":
        import json

        data = [
            {**history.entry, **{section.key: list(section.rows) for section in history.sections}}
            for history in histories
        ]
        typer.echo(json.dumps(data, indent=2))
        return
    from ics_lint.register.words import history_lines

    print_lines(history_lines(histories, screen_width()), colour=wants_colour(color))


@app.command(cls=Command)
@stops_well
def about(
    format_: Format = "table",
    color: Colour = "auto",
    config: Config = None,
    no_config: NoConfig = False,
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """Tell what the register holds and lacks, of which day it is, its sources and its licence."""
    one_of(format_, _FORMATS, "--format")
    from ics_lint.register.summary import about as told_of

    told = told_of(_open(config, no_config=no_config))
    if format_ == "json":
        import json

        typer.echo(json.dumps(told, indent=2))
        return
    from ics_lint.register.words import about_lines

    print_lines(about_lines(told, screen_width()), colour=wants_colour(color))


@app.command(cls=Command)
@stops_well
def update(
    folder: Annotated[str, typer.Option("--from", help="The folder of the files you have downloaded.")],
    output: Annotated[str, typer.Option("--output", help="The register to write.")],
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The day of the files (YYYY-MM-DD); today if not given.")
    ] = None,
    base: Annotated[
        str | None, typer.Option("--base", help="The register to bring up to date; the program's own if not given.")
    ] = None,
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """Bring the register up to date from files of ODS and ONS that you have downloaded.

    Nothing is fetched. docs/register.md names the files and their columns. Set `register:` in ics-lint.yaml to the
    file that is written, and rules and commands use it.
    """
    from ics_lint.register.ledger import Ledger, rows_of
    from ics_lint.register.official import read_official
    from ics_lint.register.opening import open_register
    from ics_lint.register.updating import update as take_over
    from ics_lint.register.writing import write_register

    target = Path(output)
    if target.exists():
        open_register(target).close()  # what is no register is not written over
    official = read_official(Path(folder))
    connection = open_register(Path(base) if base is not None else None)
    ledger = Ledger(rows_of(connection), day=iso_day(as_of, "--as-of") or date.today().isoformat())
    connection.close()
    if ledger.day < ledger.before:
        raise UsageError(f"The files are of {ledger.day}, and the register is already of {ledger.before}.")
    if official.is_empty:
        raise UsageError(f"{folder} has none of the files that are read: etr.csv, eccg.csv, succ.csv and ONS lookups.")
    take_over(ledger, official)
    write_register(ledger.rows, target)
    for note in ledger.notes:
        say(note)
    typer.echo(f"{output}: the register as of {ledger.day}, from that of {ledger.before}.")
