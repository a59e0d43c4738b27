"""The step of a workflow: what it asks is what its inputs say, and nothing in them is a command."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.conftest import CHECKOUT, COMMAND
from tests.program.conftest import FAULTY, GOOD

Step = Callable[..., "subprocess.CompletedProcess[bytes]"]

ACTION = yaml.safe_load((CHECKOUT / "action.yml").read_text(encoding="utf-8"))
CHECK = ACTION["runs"]["steps"][-1]


@pytest.fixture
def step(folder: Path, environment: dict[str, str]) -> Step:
    """Runs the step with some inputs, in a project that asks one rule."""
    (folder / "ics-lint.yaml").write_text("select: [COL001]\n", encoding="utf-8")

    def call(**inputs: str) -> subprocess.CompletedProcess[bytes]:
        given = {name.upper(): inputs.get(name, "") for name in ("paths", "fail_on", "baseline", "sarif")}
        path = f"{Path(COMMAND).parent}{os.pathsep}{environment['PATH']}"
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", CHECK["run"]],
            cwd=folder,
            env={**environment, **given, "PATH": path},
            capture_output=True,
            check=False,
        )

    return call


def test_each_input_goes_to_the_step_by_the_environment() -> None:
    given = {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"] if name != "python-version"}
    assert set(CHECK["env"].values()) == given
    assert "${{" not in CHECK["run"]


def test_findings_annotate_their_lines_and_fail_the_step(folder: Path, step: Step) -> None:
    (folder / "a.yaml").write_text(FAULTY, encoding="utf-8")
    done = step()
    assert done.returncode == 1
    assert done.stdout.startswith(b"::error file=a.yaml,line=5,")
    assert step(fail_on="error", paths="a.yaml").returncode == 1


def test_only_what_is_named_is_told(folder: Path, step: Step) -> None:
    (folder / "a.yaml").write_text(FAULTY, encoding="utf-8")
    (folder / "b c.yaml").write_text(GOOD.replace("orthmoor", "outhmoor"), encoding="utf-8")
    assert step(paths="b c.yaml\n").returncode == 0
    assert step(paths="b c.yaml\na.yaml").returncode == 1


def test_a_sarif_file_is_written_beside(folder: Path, step: Step) -> None:
    (folder / "a.yaml").write_text(FAULTY, encoding="utf-8")
    assert step(sarif="out.sarif").stdout.startswith(b"::error ")
    assert json.loads((folder / "out.sarif").read_bytes())["version"] == "2.1.0"


def test_a_baseline_leaves_known_findings_out(folder: Path, environment: dict[str, str], step: Step) -> None:
    (folder / "a.yaml").write_text(FAULTY, encoding="utf-8")
    words = [COMMAND, "check", "--format", "json", "--output", "known.json"]
    subprocess.run(words, cwd=folder, env=environment, check=False)
    assert step(baseline="known.json").returncode == 0


@pytest.mark.parametrize(
    "paths", ["$(touch made)", "`touch made`", "; touch made", "--output=made", "'; touch made; '"]
)
def test_nothing_in_an_input_is_a_command_or_an_option(folder: Path, step: Step, paths: str) -> None:
    (folder / "a.yaml").write_text(GOOD, encoding="utf-8")
    assert step(paths=paths).returncode in (3, 4)
    assert not (folder / "made").exists()
