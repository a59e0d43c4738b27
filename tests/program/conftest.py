"""The installed command, run as a user runs it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.conftest import COMMAND, TODAY

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

#: A description with one finding of COL001, at 5:3.
FAULTY = """\
ics: 1
framework: act-2022
system: {id: northmoor, name: Northmoor, as-of: 2023-04-01}
organisations:
  care: {name: Northmoor Care, kind: nhs-trust, types: [acute]}
collaboratives:
  c: {members: []}
"""
#: The same trust as a member.
GOOD = FAULTY.replace("members: []", "members: [care]")


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all runs, so that the rule set is compiled once."""
    return tmp_path_factory.mktemp("program-cache")


@pytest.fixture
def environment(cache: Path) -> dict[str, str]:
    """An environment in which nothing is settled."""
    settled = {"NO_COLOR", "FORCE_COLOR", "XDG_CACHE_HOME", "TERM"}
    kept = {name: value for name, value in os.environ.items() if name not in settled}
    return {**kept, "ICS_LINT_CACHE_DIR": str(cache)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder in which the command runs; a project of its own."""
    (tmp_path / ".git").mkdir()
    return tmp_path


@pytest.fixture
def run(folder: Path, environment: dict[str, str]) -> Run:
    """Runs `ics-lint` with arguments, in the folder."""

    def call(
        *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        done = subprocess.run(
            [COMMAND, *arguments],
            cwd=cwd or folder,
            input=stdin,
            env={**environment, **(env or {})},
            capture_output=True,
            timeout=300,
            check=False,
        )
        assert b"Traceback" not in done.stderr + done.stdout, done.stderr.decode()
        return done

    return call


@pytest.fixture
def check(run: Run) -> Run:
    """Runs `ics-lint check` on a fixed day, asking only what these tests are about."""

    def call(*arguments: str, select: str = "COL001", **settings: object) -> subprocess.CompletedProcess[bytes]:
        return run("check", "--today", TODAY, "--select", select, *arguments, **settings)

    return call
