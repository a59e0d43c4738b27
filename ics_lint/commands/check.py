"""`ics-lint check`: checks files and folders."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    settle,
)
from ics_lint.commands.parameters import Command, one_command
from ics_lint.commands.running import print_lines, say, screen_width, stops_well, wants_colour
from ics_lint.errors import ExitCode, NothingToCheckError, UsageError
from ics_lint.report.layout import Layout, format_names, report_lines
from ics_lint.severity import Severity

if TYPE_CHECKING:
    from ics_lint.baseline import Baseline
    from ics_lint.outcome import Report
    from ics_lint.settings import CheckSettings

__all__ = ["app"]

app = one_command()


@app.command(cls=Command)
@stops_well
def check(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Files and folders; - is standard input. The current folder if none.")
    ] = None,
    framework: Framework = None,
    as_of: AsOf = None,
    prospective: Prospective = False,
    select: Annotated[
        list[str] | None, typer.Option(help="Ask only these rules: ids, names or prefixes. Repeatable.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(help="Do not ask these rules: ids, names or prefixes. Repeatable.")
    ] = None,
    fail_on: Annotated[str | None, typer.Option(help="The lowest severity to fail on: error, warning or info.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Count what is undetermined as a warning.")] = False,
    format_: Annotated[
        list[str] | None, typer.Option("--format", help="text, json, github or sarif. Repeatable, with --output.")
    ] = None,
    output: Annotated[
        list[str] | None, typer.Option(help="Write a report to this file; one for each --format, in their order.")
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option(help="A JSON report of an earlier run: what it found is not told again, and fails no run."),
    ] = None,
    no_baseline: Annotated[
        bool, typer.Option("--no-baseline", help="Tell all findings, whatever baseline the configuration names.")
    ] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Show the count behind each rule.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the summary only.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show excused and undetermined too.")] = False,
    color: Colour = "auto",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 even when there are findings.")] = False,
    if_any: Annotated[
        bool, typer.Option("--if-any", help="Exit with 0 when there is no description among the paths; for hooks.")
    ] = False,
    stdin_filename: Annotated[str, typer.Option(help="The path that standard input stands for.")] = "<stdin>",
    config: Config = None,
    no_config: NoConfig = False,
    no_cache: NoCache = False,
    jobs: Annotated[
        str | None,
        typer.Option(help="How many processes may share the work; as many as there are processors if not given."),
    ] = None,
    today: Today = None,
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """Check descriptions of integrated care systems.

    The rest of the project is read too, so that rules across files see everything; only what is named is reported.
    """
    settings = settle(
        paths=paths or (),
        framework=framework,
        as_of=as_of,
        prospective=prospective,
        select=select or (),
        ignore=ignore or (),
        fail_on=fail_on,
        strict=strict,
        config=config,
        no_config=no_config,
        no_cache=no_cache,
        today=today,
        stdin_name=stdin_filename,
        keep_undetermined=verbose,
        jobs=jobs,
        baseline=baseline,
    )
    reports = _formats(format_ or [], output or [])
    colour = wants_colour(color)

    from ics_lint.checking.repeating import check_or_repeat

    known = None if no_baseline else _baseline(settings, reports)
    try:
        report = check_or_repeat(settings)
    except NothingToCheckError:
        if if_any:
            return
        raise
    if known is not None:
        from ics_lint.baseline import without_known

        report = without_known(report, known)
    for name, path in reports:
        _write(report, name, path, colour, quiet=quiet, verbose=verbose, statistics=statistics)
    for failure in report.failures:
        say(failure)
    code = exit_code(report, settings)
    if exit_zero and code is ExitCode.FINDINGS:
        code = ExitCode.CLEAN
    raise typer.Exit(int(code))


def _baseline(settings: "CheckSettings", reports: list[tuple[str, str | None]]) -> "Baseline | None":
    """What an earlier run found, if that is not to be told again.

    Raises:
        UsageError: the baseline cannot be read, or would be written over.
    """
    if settings.baseline is None:
        return None
    for _, path in reports:
        if path is not None and Path(path).resolve() == settings.baseline.resolve():
            raise UsageError(
                f"A report cannot be written over the baseline {path} that it leaves out. --no-baseline writes it anew."
            )
    from ics_lint.baseline import read_baseline

    return read_baseline(settings.baseline)


def _formats(names: list[str], outputs: list[str]) -> list[tuple[str, str | None]]:
    """Which reports go where.

    Raises:
        UsageError: a format is not known, or there are not as many formats as files.
    """
    known = format_names() if names else []
    for name in names:
        if name not in known:
            raise UsageError(f"`{name}` is not a format; there are {', '.join(known)}.")
    if len(names) <= 1 and len(outputs) <= 1:
        return [(names[0] if names else "text", outputs[0] if outputs else None)]
    if len(outputs) == len(names) - 1:
        return list(zip(names, [None, *outputs], strict=True))
    if len(outputs) != len(names):
        raise UsageError(
            f"{len(names)} formats and {len(outputs)} files are given. Give a file for each format; "
            "with one file fewer, the first report goes to standard output."
        )
    return list(zip(names, outputs, strict=True))


def _write(
    report: "Report", name: str, path: str | None, colour: bool, *, quiet: bool, verbose: bool, statistics: bool
) -> None:
    width = screen_width() if path is None else 80
    layout = Layout(width=width, quiet=quiet, verbose=verbose, statistics=statistics)
    lines = report_lines(name, report, layout)
    if path is None and name == "text" and not report.descriptions:
        return  # what could not be read is said on standard error; there is nothing else to say
    if path is None:
        print_lines(lines, colour=colour and name == "text")
        return
    from ics_lint.printing.lines import write

    try:
        with Path(path).open("w", encoding="utf-8") as stream:
            write(lines, stream, colour=False)
    except OSError as error:
        raise UsageError(f"The report cannot be written to {path}: {error.strerror}.") from error


def exit_code(report: "Report", settings: "CheckSettings") -> ExitCode:
    """What a run comes to."""
    if report.failures:
        return ExitCode.COULD_NOT_CHECK
    weights = [finding.severity.weight for finding in report.findings]
    if settings.strict and any(count.undetermined for count in report.rules):
        weights.append(Severity.WARNING.weight)
    return ExitCode.FINDINGS if max(weights, default=0) >= settings.fail_on.weight else ExitCode.CLEAN
