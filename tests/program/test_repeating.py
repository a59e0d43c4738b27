"""The command run again with nothing changed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.program.conftest import FAULTY

_HEAVY = ("sqlite3", "yaml", "jsonschema_rs", "ics_lint.checking.running")


def _run(folder: Path, environment: dict[str, str], *options: str) -> tuple[str, set[str]]:
    """What the command says, but for the seconds, and the modules that it read in."""
    # Without the measurement of coverage, which reads in modules of its own.
    environment = {name: value for name, value in environment.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, "-X", "importtime", "-m", "ics_lint", "check", "--today", TODAY, *options]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 1, done.stderr
    modules = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    return re.sub(r"\d+\.\d\d s", "", done.stdout), modules


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_the_same_again_says_the_same_and_reads_in_nothing_heavy(
    folder: Path, environment: dict[str, str], form: str
) -> None:
    (folder / "ics-lint.yaml").write_text("select: [COL001]\n", encoding="utf-8")
    (folder / "system.yaml").write_text(FAULTY + "# padding\n" * 25_000, encoding="utf-8")
    first, modules = _run(folder, environment, "--format", form)
    assert modules.issuperset(_HEAVY)
    second, modules = _run(folder, environment, "--format", form)
    assert second == first
    assert modules.isdisjoint(_HEAVY)
    third, modules = _run(folder, environment, "--format", form, "--no-cache")
    assert third == first
    assert modules.issuperset(_HEAVY)
