"""Every way of stopping, each with its exit code.

A finding is data about a description. An exception here means that ics-lint could not do its own work. Nothing else in
the program raises `SystemExit`; the command line turns these into one message on standard error and one exit code.
"""

from enum import IntEnum

__all__ = [
    "CannotCheckError",
    "ConfigurationError",
    "ExitCode",
    "IcsLintError",
    "NothingToCheckError",
    "RuleError",
    "UsageError",
]


class ExitCode(IntEnum):
    """What the exit code of a run says."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    NOTHING_TO_CHECK = 3
    COULD_NOT_CHECK = 4
    INTERRUPTED = 130


class IcsLintError(Exception):
    """The work could not be done; the message is for the user and says what, where and what to do."""

    exit_code = ExitCode.COULD_NOT_CHECK


class UsageError(IcsLintError):
    """The command was called in a way that cannot be meant."""

    exit_code = ExitCode.USAGE


class ConfigurationError(UsageError):
    """The configuration file says something that cannot be followed."""


class RuleError(UsageError):
    """A rule, catalogue, view or source file is not what it must be."""


class NothingToCheckError(IcsLintError):
    """No description was found among the paths."""

    exit_code = ExitCode.NOTHING_TO_CHECK


class CannotCheckError(IcsLintError):
    """Something that had to be checked could not be."""
