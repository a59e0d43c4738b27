"""What tests share: the rule set, and checking a text as a user would check a file."""

from __future__ import annotations

import shutil
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ics_lint.checking.running import check
from ics_lint.ruleset.library import Library, load_library
from ics_lint.settings import CheckSettings

if TYPE_CHECKING:
    from ics_lint.outcome import Report

TODAY = "2026-11-23"

#: The command that an installation puts beside its interpreter.
COMMAND = Path(sys.executable).parent / "ics-lint"
CHECKOUT = Path(__file__).parents[1]
#: What a wheel is made of, and what a hook is installed from.
_SOURCES = (
    "ics_lint", "schemas", "rules", "register", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE",
    ".pre-commit-hooks.yaml",
)  # fmt: skip

#: The smallest description that is in order.
SMALLEST = """\
ics: 1
framework: act-2022
system: {id: northmoor, name: Northmoor, as-of: 2023-04-01}
"""

CheckText = Callable[..., "Report"]


@pytest.fixture(autouse=True, scope="session")
def interruptions() -> None:
    """Lets Ctrl-C interrupt, here and in programs that tests start: a job in the background is started without."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the program or its tests reaches the network."""

    def refuse(*args: object) -> None:
        raise AssertionError(f"a connection was tried: {args}")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The rule set, compiled once for all tests."""
    return load_library(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def check_text(tmp_path: Path, library: Library) -> CheckText:
    """Checks a text as the file system.yaml, alone in its project."""

    def run(text: str | bytes, name: str = "system.yaml", **settings: object) -> Report:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return check(
            CheckSettings(
                paths=(path,),
                working_folder=tmp_path,
                project=tmp_path,
                today=TODAY,
                **settings,  # type: ignore[arg-type]
            ),
            library,
        )

    return run


def found(report: Report) -> list[tuple[str, int, int]]:
    """The findings of a report: rule, line, column."""
    return [(each.rule, each.place.start.line, each.place.start.column) for each in report.findings]


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, in which things can be built."""
    copy = tmp_path_factory.mktemp("sources")
    for name in _SOURCES:
        if (CHECKOUT / name).is_dir():
            shutil.copytree(CHECKOUT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "_data"))
        else:
            shutil.copy(CHECKOUT / name, copy / name)
    return copy
