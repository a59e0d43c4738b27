"""Options that several commands have, and how they and the configuration become settings."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ics_lint.commands.running import cache_folder
from ics_lint.configuration import Configuration, read_configuration
from ics_lint.discovery import find_configuration
from ics_lint.errors import UsageError
from ics_lint.findings import Severity
from ics_lint.settings import CheckSettings, ColourChoice

__all__ = [
    "AsOf",
    "Colour",
    "Config",
    "Debug",
    "Framework",
    "NoCache",
    "NoConfig",
    "Today",
    "iso_day",
    "known_framework",
    "settle",
]

FRAMEWORKS = (
    "voluntary-2018",
    "integrating-care-option-1",
    "integrating-care-option-2",
    "design-framework-2021",
    "act-2022",
    "model-icb-2025",
)

Framework = Annotated[
    str | None, typer.Option(help=f"Judge by this framework instead of the described one: {', '.join(FRAMEWORKS)}.")
]
AsOf = Annotated[str | None, typer.Option("--as-of", help="Judge by this day (YYYY-MM-DD) instead of the described one.")]
Colour = Annotated[ColourChoice, typer.Option(help="Whether to colour the output.")]
Config = Annotated[Path | None, typer.Option(help="Read this configuration instead of the nearest ics-lint.yaml.")]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Read no configuration.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep nothing between runs, and use nothing kept.")]
Today = Annotated[str | None, typer.Option(help="The day of the run (YYYY-MM-DD), for runs that must repeat.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show a traceback when something goes wrong inside.")]


def known_framework(name: str | None) -> str | None:
    """The framework itself.

    Raises:
        UsageError: there is no such framework.
    """
    if name is None or name in FRAMEWORKS:
        return name
    from ics_lint.nearest import nearest

    near = nearest(name, FRAMEWORKS)
    hint = f" Did you mean {near}?" if near else f" There are {', '.join(FRAMEWORKS)}."
    raise UsageError(f"There is no framework `{name}`.{hint}")


def iso_day(text: str | None, option: str) -> str | None:
    """The day itself.

    Raises:
        UsageError: it is not a day.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"{option} needs a day as YYYY-MM-DD; `{text}` is none.") from None


def _severity(name: str | None) -> Severity:
    if name is None:
        return Severity.ERROR
    if name not in set(Severity):
        raise UsageError(f"--fail-on takes error, warning or info, not `{name}`.")
    return Severity(name)


def settle(
    *,
    paths: Sequence[Path],
    framework: str | None = None,
    as_of: str | None = None,
    prospective: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: str | None = None,
    strict: bool = False,
    config: Path | None = None,
    no_config: bool = False,
    no_cache: bool = False,
    today: str | None = None,
    stdin_name: str = "<stdin>",
    keep_undetermined: bool = False,
) -> CheckSettings:
    """The settings that options, configuration and environment amount to; options win.

    Raises:
        UsageError: an option cannot be followed.
        ConfigurationError: the configuration cannot be followed.
    """
    working_folder = Path.cwd()
    configuration = Configuration()
    start = next((working_folder / path for path in paths if path != Path("-")), working_folder)
    start = start if start.is_dir() else start.parent
    found = config if config is not None else find_configuration(start)
    if found is not None and not no_config:
        configuration = read_configuration(found)
    from_stdin = Path("-") in paths
    return CheckSettings(
        paths=tuple(paths),
        working_folder=working_folder,
        stdin=sys.stdin.buffer.read() if from_stdin else None,
        stdin_name=stdin_name,
        framework=known_framework(framework or configuration.framework),
        as_of=iso_day(as_of or configuration.as_of, "--as-of"),
        prospective=prospective or bool(configuration.prospective),
        select=tuple(select) or configuration.select,
        ignore=(*ignore, *configuration.ignore),
        fail_on=_severity(fail_on or configuration.fail_on),
        strict=strict or bool(configuration.strict),
        today=iso_day(today, "--today") or date.today().isoformat(),
        exclude=configuration.exclude,
        project=configuration.file.parent.resolve() if configuration.file is not None else None,
        cache_folder=cache_folder(wanted=not no_cache),
        keep_undetermined=keep_undetermined,
    )
