"""Parameters are taken as the command line gives them."""

import typer
from typer.testing import CliRunner

from ics_lint.commands.parameters import Command, one_command

app = one_command()
taken: list[object] = []


@app.command(cls=Command)
def show(
    words: list[str] | None = typer.Argument(None),  # noqa: B008
    name: str = typer.Option("none"),
    many: list[str] | None = typer.Option(None),  # noqa: B008
    flag: bool = typer.Option(False, "--flag"),
) -> None:
    taken[:] = [words, name, many, flag]


def take(*arguments: str) -> list[object]:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return list(taken)


def test_texts_lists_and_flags_come_as_they_are() -> None:
    assert take("a", "b", "--name", "n", "--many", "1", "--many", "2", "--flag") == [["a", "b"], "n", ["1", "2"], True]


def test_what_is_not_given_is_the_default() -> None:
    words, name, many, flag = take()
    assert (words or [], name, many or [], flag) == ([], "none", [], False)


def test_an_option_that_does_not_exist_is_an_error_of_usage() -> None:
    result = CliRunner().invoke(app, ["--nmae", "x"])
    assert result.exit_code == 2
