"""`ics-lint test-rules`: runs the cases of every rule."""

from pathlib import Path
from typing import Annotated

import typer

from ics_lint.commands.options import Debug, NoCache, library_here
from ics_lint.commands.parameters import Command, one_command
from ics_lint.commands.running import cache_folder, say, stops_well
from ics_lint.errors import ExitCode

__all__ = ["app"]

app = one_command()


@app.command(cls=Command)
@stops_well
def run_cases(
    folder: Annotated[
        Path | None,
        typer.Argument(help="A folder of rules; if none, the project's own, else those that came with the program."),
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option(help="Try only these rules: ids, names or prefixes. Repeatable.")
    ] = None,
    no_cache: NoCache = False,
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """Run every rule's cases, and the checks on rules themselves."""
    from ics_lint.cases.trials import try_rules
    from ics_lint.printing.lines import counted
    from ics_lint.ruleset.library import load_library

    if folder is None:
        library = library_here(no_cache=no_cache)
    else:
        library = load_library(cache_folder(wanted=not no_cache), own=Path(folder))
    has_own = not all(rule.built_in for rule in library.rules)
    rules = [rule for rule in library.rules if not (has_own and rule.built_in)]
    if select:
        chosen = library.select(select)
        rules = [rule for rule in library.rules if rule.id in chosen]
    trials = try_rules(rules, library)
    failed = [trial for trial in trials if trial.problems]
    for trial in failed:
        for problem in trial.problems:
            typer.echo(f"{trial.path}: {trial.rule}: {problem}")
    say(f"{counted(len(rules), 'rule')}, {counted(len(trials), 'trial')}, {len(failed)} with problems.")
    raise typer.Exit(int(ExitCode.FINDINGS if failed else ExitCode.CLEAN))
