"""`ics-lint register` as a whole program."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ics_lint.commands.app import app
from ics_lint.errors import ExitCode
from ics_lint.register.building import build

FIXTURE = Path(__file__).parent.parent / "register"


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["register", *arguments])


def test_find_lists_what_fits() -> None:
    result = run("find", "Southern", "Health")
    assert result.exit_code == ExitCode.CLEAN
    assert result.stdout.splitlines()[0].split() == ["code", "kind", "name", "open", "board"]
    cells = " ".join(line[23:50].strip() for line in result.stdout.splitlines()[1:])
    assert "(formerly Southern Health NHS Foundation Trust, until 2024-09-30)" in cells
    assert result.stderr == ""


def test_find_says_that_what_it_lists_is_only_near() -> None:
    result = run("find", "Airdale")
    assert result.exit_code == ExitCode.FINDINGS
    assert "RCF" in result.stdout
    assert "Nothing has the code or name `Airdale`; these are nearest." in result.stderr


def test_find_says_when_nothing_is_near() -> None:
    result = run("find", "xyzzy")
    assert result.exit_code == ExitCode.FINDINGS
    assert result.stdout == ""
    assert "or one that is near" in result.stderr


def test_find_gives_programs_json() -> None:
    found = json.loads(run("find", "E54000042", "--format", "json").stdout)
    assert [(each["code"], each["fit"], each["use"], each["until"]) for each in found] == [
        ("QRL", "code", "gss", "2026-03-31")
    ]
    assert json.loads(run("find", "xyzzy", "--format", "json").stdout) == []


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1001", "1.5"])
def test_a_limit_is_a_number(limit: str) -> None:
    result = run("find", "Leeds", "--limit", limit)
    assert result.exit_code == ExitCode.USAGE
    assert "--limit takes a number from 1 to 1,000" in result.stderr


def test_a_limit_is_kept() -> None:
    assert len(json.loads(run("find", "NHS", "--limit", "3", "--format", "json").stdout)) == 3


def test_show_gives_programs_json() -> None:
    (told,) = json.loads(run("show", "QM7", "--format", "json").stdout)
    assert told["closed"] == "2026-03-31"
    assert [row["code"] for row in told["successors"]] == ["D7T5G", "S1Y5D"]


def test_show_of_what_there_is_not_is_wrong_use() -> None:
    result = run("show", "RFC")
    assert result.exit_code == ExitCode.USAGE
    assert "Did you mean RCF (Airedale NHS Foundation Trust)" in result.stderr


def test_about_names_the_licence() -> None:
    assert "Open Government Licence v3.0" in run("about").stdout
    assert json.loads(run("about", "--format", "json").stdout)["about"]["licence"] == "Open Government Licence v3.0"


def test_a_project_has_its_own_register(tmp_path: Path) -> None:
    build(FIXTURE / "collected", FIXTURE / "kept", tmp_path / "moors.sqlite")
    (tmp_path / "ics-lint.yaml").write_text("register: moors.sqlite\n")
    assert "Northmoor Hospitals" in run("find", "R91").stdout
    assert run("find", "RCF", "--no-config").exit_code == ExitCode.CLEAN
    assert "Organisations of the moors" in run("about").stdout


def test_an_unknown_format_is_wrong_use() -> None:
    assert run("about", "--format", "yaml").exit_code == ExitCode.USAGE
