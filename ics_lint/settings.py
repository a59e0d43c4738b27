"""What a run is asked to do, settled once at the edge; nothing inside reads the environment or the configuration."""

from dataclasses import field
from pathlib import Path

from ics_lint.checking.budget import Budget
from ics_lint.loading.limits import Limits
from ics_lint.record import record
from ics_lint.severity import Severity

__all__ = ["STANDARD_INPUT", "CheckSettings"]

#: The path of standard input that stands for no file.
STANDARD_INPUT = "<stdin>"


@record
class CheckSettings:
    """Everything that decides what a check reads and what it finds."""

    #: What to report on, as given; empty for the whole project.
    paths: tuple[Path, ...]
    #: The folder that paths are shown relative to.
    working_folder: Path
    #: What came in on standard input, when it is one of the paths, and the path that it stands for.
    stdin: bytes | None = None
    stdin_name: str = STANDARD_INPUT
    framework: str | None = None
    as_of: str | None = None
    prospective: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    strict: bool = False
    today: str
    #: A report of an earlier run, whose findings are not told again.
    baseline: Path | None = None
    #: Folders and files, as patterns, that are not part of the project.
    exclude: tuple[str, ...] = ()
    #: The folder that is the project; None to find it.
    project: Path | None = None
    #: The folder of the project's own rules.
    rules: Path | None = None
    #: Another organisation register than the one that came with the program.
    register: Path | None = None
    #: Where compiled rules are kept; None for nowhere.
    cache_folder: Path | None = None
    #: How many processes may share the work.
    jobs: int = 1
    #: Whether undetermined subjects are collected to be shown.
    keep_undetermined: bool = False
    limits: Limits = field(default_factory=Limits)
    budget: Budget = field(default_factory=Budget)
