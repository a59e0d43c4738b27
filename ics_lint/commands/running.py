"""What all commands share: how they stop, where they write, and where they keep what they compiled."""

import errno
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, ParamSpec

import typer

from ics_lint.errors import ExitCode, IcsLintError, UsageError

if TYPE_CHECKING:
    from ics_lint.printing.lines import Line

__all__ = [
    "cache_folder",
    "cannot_write",
    "print_lines",
    "say",
    "screen_width",
    "stops_well",
    "wants_colour",
]

P = ParamSpec("P")


#: Errors of writing to what is open already: no room, no quota, too large, or broken.
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
_WIDEST = 100
_WIDTH_OF_A_FILE = 80


def stops_well(command: Callable[P, None]) -> Callable[P, None]:
    """Turns every way in which a command can stop into one message and one exit code."""

    @wraps(command)
    def stopping(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except IcsLintError as error:
            _stop(str(error), error.exit_code)
        except KeyboardInterrupt:
            _stop("", ExitCode.INTERRUPTED)
        except BrokenPipeError:
            _forget_standard_output()
            raise typer.Exit(ExitCode.CLEAN) from None
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.filename is None and error.errno in _NO_ROOM:
                raise typer.Exit(cannot_write(error)) from None
            if "--debug" in sys.argv or _is_for_the_parser(error):
                raise
            _stop(
                f"Something went wrong inside ics-lint: {type(error).__name__}: {error}. "
                "Please report it; --debug shows where.",
                ExitCode.COULD_NOT_CHECK,
            )

    return stopping


def _is_for_the_parser(error: Exception) -> bool:
    """Whether it is an error of usage, which the command-line parser prints itself."""
    return hasattr(error, "exit_code") and hasattr(error, "show")


def _stop(message: str, code: ExitCode) -> NoReturn:
    if message:
        say(message)
    raise typer.Exit(int(code)) from None


def say(message: str) -> None:
    """Says something on standard error."""
    from ics_lint.printing.cleaning import clean

    with suppress(BrokenPipeError):
        for line in message.splitlines():
            sys.stderr.write(f"ics-lint: {clean(line)}\n")
        sys.stderr.flush()


def cannot_write(error: OSError) -> ExitCode:
    """Says that nothing can be written to standard output any more; gives the exit code of that."""
    _forget_standard_output()
    say(f"Standard output cannot be written: {error.strerror}.")
    return ExitCode.COULD_NOT_CHECK


def _forget_standard_output() -> None:
    """Keeps the interpreter from complaining about a pipe that was closed at the other end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_lines(lines: "Iterable[Line]", *, colour: bool) -> None:
    """Writes lines to standard output; a pipe that is closed at the other end is no error."""
    from ics_lint.printing.lines import write

    try:
        write(lines, sys.stdout, colour=colour)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_standard_output()


def wants_colour(choice: str) -> bool:
    """Whether standard output is to be coloured, by the choice, the environment and the terminal.

    Raises:
        UsageError: the choice is not auto, always or never.
    """
    if choice not in {"auto", "always", "never"}:
        raise UsageError(f"--color takes auto, always or never, not `{choice}`.")
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def screen_width() -> int:
    """The columns that may be used on standard output."""
    if not sys.stdout.isatty():
        return _WIDTH_OF_A_FILE
    with suppress(OSError):
        return max(min(os.get_terminal_size(sys.stdout.fileno()).columns, _WIDEST), 40)
    return _WIDTH_OF_A_FILE


def cache_folder(*, wanted: bool = True) -> Path | None:
    """Where what was compiled is kept between runs; None when it is not wanted or there is no such place."""
    if not wanted:
        return None
    given = os.environ.get("ICS_LINT_CACHE_DIR") or os.environ.get("XDG_CACHE_HOME")
    if given:
        return Path(given) / "ics-lint"
    home = os.environ.get("LOCALAPPDATA") or os.environ.get("HOME")
    if not home:
        return None
    return Path(home) / ("ics-lint" if "LOCALAPPDATA" in os.environ else ".cache/ics-lint")
