"""`ics-lint init` as a whole program."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ics_lint.commands.app import app
from ics_lint.errors import ExitCode


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["init", *arguments])


def test_a_real_system_is_written_to_standard_output() -> None:
    result = run("QWO")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("# yaml-language-server: $schema=./system.schema.json\n# West Yorkshire, as the")
    assert result.stderr == ""


def test_a_board_may_be_called_by_its_name() -> None:
    assert "\n  id: west-yorkshire\n" in run("NHS West Yorkshire Integrated Care Board", "--as-of", "2023-01-01").stdout


def test_a_file_is_written_once_and_passes_the_check(tmp_path: Path) -> None:
    result = run("QWO", "--output", "west-yorkshire.yaml")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "west-yorkshire.yaml is written." in result.stderr
    assert CliRunner().invoke(app, ["check", "west-yorkshire.yaml"]).exit_code == 0
    (tmp_path / "west-yorkshire.yaml").write_text("mine")
    again = run("QWO", "--output", "west-yorkshire.yaml")
    assert (again.exit_code, (tmp_path / "west-yorkshire.yaml").read_text()) == (ExitCode.USAGE, "mine")
    assert "is there already, and is not written over" in again.stderr


def test_a_blank_description_needs_a_framework_and_a_name() -> None:
    result = run("--framework", "act-2022", "--name", "Northmoor")
    assert result.exit_code == 0
    assert "\n  id: northmoor\n" in result.stdout
    assert "needs a `--framework`" in run("--name", "Northmoor").stderr
    assert "Give the code of a board" in run("--framework", "act-2022").stderr
    assert "Give the code of a board" in run("QWO", "--name", "Northmoor").stderr
    assert "Did you mean act-2022?" in run("QWO", "--framework", "act-2021").stderr
    assert "needs a day as YYYY-MM-DD" in run("QWO", "--as-of", "May").stderr


def test_a_file_that_cannot_be_written_is_said() -> None:
    result = run("QWO", "--output", "none/x.yaml")
    assert result.exit_code == ExitCode.USAGE
    assert "none/x.yaml cannot be written" in result.stderr
