"""`ics-lint test-rules`: runs the cases of every rule."""

from pathlib import Path
from typing import Annotated

import typer

from ics_lint.commands.options import Debug, NoCache
from ics_lint.commands.parameters import Command, one_command
from ics_lint.commands.running import cache_folder, say, stops_well
from ics_lint.errors import ExitCode

__all__ = ["app"]

app = one_command()


@app.command(cls=Command)
@stops_well
def run_cases(
    folder: Annotated[
        Path | None, typer.Argument(help="A rule set; the one that came with the program if none.")
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option(help="Try only these rules: ids, names or prefixes. Repeatable.")
    ] = None,
    no_cache: NoCache = False,
    debug: Debug = False,  # noqa: ARG001
) -> None:
    """Run every rule's cases, and the checks on rules themselves."""
    from ics_lint.cases.trials import try_rules
    from ics_lint.ruleset.library import load_library

    library = load_library(cache_folder(wanted=not no_cache), folder=Path(folder) if folder else None)
    chosen = library.select(select) if select else None
    trials = try_rules([rule for rule in library.rules if chosen is None or rule.id in chosen], library)
    failed = [trial for trial in trials if trial.problems]
    for trial in failed:
        for problem in trial.problems:
            typer.echo(f"{trial.path}: {trial.rule}: {problem}")
    rules = len({trial.rule for trial in trials})
    say(f"{rules} rules, {len(trials)} trials, {len(failed)} with problems.")
    raise typer.Exit(int(ExitCode.FINDINGS if failed else ExitCode.CLEAN))
