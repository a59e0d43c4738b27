"""`ics-lint init`: starts a description."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ics_lint.commands.options import FRAMEWORKS, Config, Debug, NoCache, NoConfig, iso_day, one_of, project_register
from ics_lint.commands.parameters import Command, one_command
from ics_lint.commands.running import cache_folder, say, stops_well
from ics_lint.errors import UsageError

if TYPE_CHECKING:
    from ics_lint.ruleset.library import Library

__all__ = ["app"]

app = one_command()


@app.command(cls=Command)
@stops_well
def init(
    code: Annotated[
        str | None, typer.Argument(help="The code or name of an integrated care board, for a real system.")
    ] = None,
    framework: Annotated[
        str | None, typer.Option(help=f"The framework to describe it by: {', '.join(FRAMEWORKS)}.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="The name of a system, for a blank description.")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="The day to describe (YYYY-MM-DD).")] = None,
    output: Annotated[str | None, typer.Option(help="Write to this file, which must not exist yet.")] = None,
    config: Config = None,
    no_config: NoConfig = False,
    no_cache: NoCache = False,
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """Start a description: of a real system from the register, or a blank one.

    `ics-lint init QWO` writes the system of a board: by the framework under which the board was set up, on the day of
    the register or the board's last. `ics-lint init --framework F --name N` writes a blank one.
    """
    from ics_lint.ruleset.library import load_library

    if framework is not None:
        one_of(framework, FRAMEWORKS, "--framework")
    day = iso_day(as_of, "--as-of")
    if (code is None) == (name is None):
        raise UsageError("Give the code of a board, as in `init QWO`, or a `--framework` and a `--name`.")
    library = load_library(cache_folder(wanted=not no_cache))
    if code is not None:
        from ics_lint.starting.starting import start_real

        register = project_register(config, no_config=no_config)
        started = start_real(code, library, framework=framework, day=day, register=register)
    else:
        started = _blank(str(name), framework, day, library)
    if output is None:
        typer.echo(started, nl=False)
        return
    _write(started, Path(output))
    say(f"{output} is written. `ics-lint schema > system.schema.json` beside it helps editors.")


def _blank(name: str, framework: str | None, day: str | None, library: "Library") -> str:
    if framework is None:
        raise UsageError("A blank description needs a `--framework` besides its `--name`.")
    from ics_lint.starting.starting import start_blank

    return start_blank(name, library, framework=framework, day=day, today=date.today().isoformat())


def _write(text: str, path: Path) -> None:
    """Writes a file that was not there.

    Raises:
        UsageError: it was there, or it cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        raise UsageError(f"{path} is there already, and is not written over.") from None
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error
