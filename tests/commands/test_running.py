"""What all commands share."""

import errno
import os
import sys
from pathlib import Path

import pytest
import typer

from ics_lint.commands.running import cache_folder, print_lines, say, screen_width, stops_well, wants_colour
from ics_lint.errors import CannotCheckError, ConfigurationError, NothingToCheckError, RuleError, UsageError
from ics_lint.printing.lines import Style


def code_of(error: BaseException) -> int:
    @stops_well
    def command() -> None:
        raise error

    with pytest.raises(typer.Exit) as stopped:
        command()
    return stopped.value.exit_code


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (UsageError("Say it\notherwise."), 2, "ics-lint: Say it\nics-lint: otherwise.\n"),
        (ConfigurationError("It is wrong."), 2, "ics-lint: It is wrong.\n"),
        (RuleError("It is wrong."), 2, "ics-lint: It is wrong.\n"),
        (NothingToCheckError("There is nothing."), 3, "ics-lint: There is nothing.\n"),
        (CannotCheckError("It is \x1b[1mgone."), 4, "ics-lint: It is <U+001B>[1mgone.\n"),
        (KeyboardInterrupt(), 130, ""),
        (typer.Exit(7), 7, ""),
        (
            OSError(errno.ENOSPC, "No space left on device"),
            4,
            "ics-lint: Standard output cannot be written: No space left on device.\n",
        ),
        (
            OSError(errno.EAGAIN, "Try again"),
            4,
            f"ics-lint: Something went wrong inside ics-lint: BlockingIOError: [Errno {errno.EAGAIN}] Try again. "
            "Please report it; --debug shows where.\n",
        ),
        (
            RuntimeError("a surprise"),
            4,
            "ics-lint: Something went wrong inside ics-lint: RuntimeError: a surprise. "
            "Please report it; --debug shows where.\n",
        ),
    ],
)
def test_every_way_of_stopping_is_one_message_and_one_code(
    error: BaseException, code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of(error) == code
    captured = capsys.readouterr()
    assert (captured.err, captured.out) == (message, "")


def test_with_debug_an_error_inside_is_shown_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["ics-lint", "check", "--debug"])

    @stops_well
    def command() -> None:
        raise RuntimeError("a surprise")

    with pytest.raises(RuntimeError, match="a surprise"):
        command()


def test_errors_of_the_parser_are_left_to_it() -> None:
    @stops_well
    def command() -> None:
        raise typer.BadParameter("It is wrong.")

    with pytest.raises(typer.BadParameter):
        command()


@pytest.mark.parametrize(
    ("choice", "environment", "wanted"),
    [
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("auto", {}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": ""}, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ],
)
def test_colour_is_wanted_by_choice_then_environment(
    choice: str, environment: dict[str, str], wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wants_colour(choice) is wanted


def test_a_choice_of_colour_that_is_none_is_told() -> None:
    with pytest.raises(UsageError) as refused:
        wants_colour("sometimes")
    assert str(refused.value) == "--color takes auto, always or never, not `sometimes`."


def at_a_terminal(columns: int, monkeypatch: pytest.MonkeyPatch, term: str = "xterm") -> int:
    """Makes standard output a terminal of a width."""
    import fcntl
    import struct
    import termios

    _, terminal = os.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    monkeypatch.setattr(sys, "stdout", os.fdopen(terminal, "w"))
    monkeypatch.setenv("TERM", term)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return columns


@pytest.mark.parametrize(("columns", "width"), [(72, 72), (300, 100), (10, 40)])
def test_a_terminal_is_used_up_to_a_hundred_columns(columns: int, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal(columns, monkeypatch)
    assert screen_width() == width


@pytest.mark.parametrize(("term", "wanted"), [("xterm", True), ("dumb", False)])
def test_a_terminal_is_coloured_unless_it_is_dumb(term: str, wanted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal(80, monkeypatch, term)
    assert wants_colour("auto") is wanted


def test_what_is_no_terminal_has_eighty_columns() -> None:
    assert screen_width() == 80


def test_lines_go_to_standard_output_and_messages_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    print_lines([[("a", Style.ERROR)]], colour=False)
    say("b\n")
    say("")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("a\n", "ics-lint: b\n")


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"ICS_LINT_CACHE_DIR": "/a", "XDG_CACHE_HOME": "/b", "HOME": "/c"}, "/a/ics-lint"),
        ({"XDG_CACHE_HOME": "/b", "HOME": "/c"}, "/b/ics-lint"),
        ({"HOME": "/c"}, "/c/.cache/ics-lint"),
        ({"LOCALAPPDATA": "/d", "HOME": "/c"}, "/d/ics-lint"),
        ({}, None),
    ],
)
def test_the_cache_lies_where_the_environment_says(
    environment: dict[str, str], folder: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ICS_LINT_CACHE_DIR", "XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cache_folder() == (Path(folder) if folder else None)
    assert cache_folder(wanted=False) is None
