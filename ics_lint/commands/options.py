"""Options that several commands have, and how they and the configuration become settings."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ics_lint.commands.running import cache_folder
from ics_lint.discovery import find_configuration
from ics_lint.errors import UsageError
from ics_lint.severity import Severity

if TYPE_CHECKING:
    from ics_lint.configuration import Configuration
    from ics_lint.ruleset.library import Library
    from ics_lint.settings import CheckSettings

__all__ = [
    "AsOf",
    "Colour",
    "Config",
    "Debug",
    "Framework",
    "NoCache",
    "NoConfig",
    "Prospective",
    "Today",
    "iso_day",
    "library_here",
    "one_of",
    "project_register",
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

#: More processes than this do not make a run faster, unless they are asked for.
_MOST_JOBS = 4

Framework = Annotated[
    str | None, typer.Option(help=f"Judge by this framework instead of the described one: {', '.join(FRAMEWORKS)}.")
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="Judge by this day (YYYY-MM-DD) instead of the described one.")
]
Colour = Annotated[str, typer.Option(help="Whether to colour the output: auto, always or never.")]
Config = Annotated[str | None, typer.Option(help="Read this configuration instead of the nearest ics-lint.yaml.")]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Read no configuration.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep nothing between runs, and use nothing kept.")]
Prospective = Annotated[
    bool, typer.Option("--prospective", help="Ask also what law that is not yet in force would ask.")
]
Today = Annotated[str | None, typer.Option(help="The day of the run (YYYY-MM-DD), for runs that must repeat.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show a traceback when something goes wrong inside.")]


def one_of(text: str, known: Sequence[str], option: str) -> str:
    """The text itself.

    Raises:
        UsageError: it is not one of those known.
    """
    if text in known:
        return text
    from ics_lint.nearest import nearest

    near = nearest(text, known)
    hint = f" Did you mean {near}?" if near else ""
    raise UsageError(f"{option} takes {', '.join(known[:-1])} or {known[-1]}, not `{text}`.{hint}")


def iso_day(text: str | None, option: str) -> str | None:
    """The day itself.

    Raises:
        UsageError: it is not a day.
    """
    if text is None:
        return None
    with suppress(ValueError):
        if date.fromisoformat(text).isoformat() == text:
            return text
    raise UsageError(f"{option} needs a day as YYYY-MM-DD; `{text}` is none.")


def library_here(*, no_cache: bool) -> "Library":
    """The rule set in force in the current folder: with the own rules of the project around it, if it has any.

    Raises:
        ConfigurationError: the configuration of the project cannot be followed.
        RuleError: a rule is not what it must be.
    """
    from ics_lint.ruleset.library import load_library

    found = find_configuration(Path.cwd())
    own = None
    if found is not None:
        from ics_lint.configuration import read_configuration

        own = read_configuration(found).rules
    return load_library(cache_folder(wanted=not no_cache), own=own)


def _severity(name: str | None) -> Severity:
    return Severity(one_of(name or "error", ("error", "warning", "info"), "--fail-on"))


def _jobs(text: str | None) -> int:
    if text is None:
        return min(os.cpu_count() or 1, _MOST_JOBS)
    if not text.isdecimal() or int(text) == 0:
        raise UsageError(f"--jobs needs a whole number from 1, not `{text}`.")
    return int(text)


def settle(
    *,
    paths: Sequence[str],
    framework: str | None = None,
    as_of: str | None = None,
    prospective: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: str | None = None,
    strict: bool = False,
    config: str | None = None,
    no_config: bool = False,
    no_cache: bool = False,
    today: str | None = None,
    stdin_name: str = "<stdin>",
    keep_undetermined: bool = False,
    jobs: str | None = None,
    baseline: str | None = None,
) -> "CheckSettings":
    """The settings that options, configuration and environment amount to; options win.

    Raises:
        UsageError: an option cannot be followed.
        ConfigurationError: the configuration cannot be followed.
    """
    from ics_lint.settings import CheckSettings

    working_folder = Path.cwd()
    start = next((working_folder / path for path in paths if path != "-"), working_folder)
    start = start if start.is_dir() else start.parent
    found = Path(config) if config is not None else find_configuration(start)
    configuration = None
    if found is not None and not no_config:
        from ics_lint.configuration import read_configuration

        configuration = read_configuration(found, cache_folder(wanted=not no_cache))
    from_stdin = "-" in paths
    settings = CheckSettings(
        paths=tuple(map(Path, paths)),
        working_folder=working_folder,
        stdin=sys.stdin.buffer.read() if from_stdin else None,
        stdin_name=stdin_name,
        framework=one_of(framework, FRAMEWORKS, "--framework") if framework else None,
        as_of=iso_day(as_of, "--as-of"),
        prospective=prospective,
        select=tuple(select),
        ignore=tuple(ignore),
        fail_on=_severity(fail_on),
        strict=strict,
        today=iso_day(today, "--today") or date.today().isoformat(),
        cache_folder=cache_folder(wanted=not no_cache),
        keep_undetermined=keep_undetermined,
        jobs=_jobs(jobs),
        baseline=Path(baseline) if baseline is not None else None,
    )
    return settings if configuration is None else _with_configuration(settings, configuration, fail_on)


def _own_rules(configuration: "Configuration") -> Iterator[str]:
    """The pattern that leaves a project's own rules out, whose cases look like descriptions."""
    folder = configuration.file.parent
    if configuration.rules is not None and configuration.rules.is_relative_to(folder):
        yield configuration.rules.relative_to(folder).as_posix()


def _with_configuration(
    settings: "CheckSettings", configuration: "Configuration", fail_on: str | None
) -> "CheckSettings":
    """The settings, with what the configuration says where no option says it."""
    from dataclasses import replace

    return replace(
        settings,
        framework=settings.framework or configuration.framework,
        as_of=settings.as_of or configuration.as_of,
        prospective=settings.prospective or bool(configuration.prospective),
        select=settings.select or configuration.select,
        ignore=(*settings.ignore, *configuration.ignore),
        fail_on=_severity(fail_on or configuration.fail_on),
        strict=settings.strict or bool(configuration.strict),
        baseline=settings.baseline or configuration.baseline,
        exclude=(*configuration.exclude, *_own_rules(configuration)),
        rules=configuration.rules,
        register=configuration.register,
        project=configuration.file.parent.resolve(),
    )


def project_register(config: str | None, *, no_config: bool) -> Path | None:
    """The register of the project in whose folder the user stands; None for the one that came with the program.

    Raises:
        ConfigurationError: the configuration cannot be followed.
    """
    found = Path(config) if config is not None else find_configuration(Path.cwd())
    if found is None or no_config or (config is None and b"register" not in found.read_bytes()):
        return None  # reading what says nothing of a register would take longer than looking something up
    from ics_lint.configuration import read_configuration

    return read_configuration(found).register
