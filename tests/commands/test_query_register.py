"""Asking the register by `ics-lint query` and `ics-lint facts`."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from ics_lint.commands.app import app
from ics_lint.errors import ExitCode
from ics_lint.register.building import build

FIXTURE = Path(__file__).parent.parent / "register"
BOARDS = "select code from register.organisation where kind = 'icb' and closed is null order by code"


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_register_can_be_asked_where_there_is_no_description() -> None:
    result = CliRunner().invoke(app, ["query", BOARDS, "--format", "csv"])
    assert result.exit_code == 0, result.output
    assert len(result.stdout.split()) == 1 + 36


def test_the_register_can_be_joined_with_what_is_described(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        "ics: 1\nframework: act-2022\nsystem: {id: x, name: X, as-of: 2023-04-01}\n"
        "organisations: {a: {name: Airedale, kind: foundation-trust, ods: RCF}}\n"
    )
    sql = "select entry.name from organisation join register.organisation as entry on entry.code = organisation.ods"
    result = CliRunner().invoke(app, ["query", sql, "--format", "csv"])
    assert result.stdout.splitlines()[1:] == ["Airedale NHS Foundation Trust"]


def test_a_project_may_have_a_register_of_its_own(tmp_path: Path) -> None:
    build(FIXTURE / "collected", FIXTURE / "kept", tmp_path / "moors.sqlite")
    (tmp_path / "ics-lint.yaml").write_text("register: moors.sqlite\n")
    result = CliRunner().invoke(app, ["query", BOARDS, "--format", "csv"])
    assert result.stdout.split() == ["code", "Q93", "X91AA"]


def test_a_register_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "ics-lint.yaml").write_text("register: ics-lint.yaml\n")
    result = CliRunner().invoke(app, ["query", BOARDS])
    assert result.exit_code == ExitCode.USAGE
    assert "the organisation register cannot be read" in result.stderr


@pytest.mark.parametrize("sql", ["delete from register.name", "select * from register.sqlite_master"])
def test_the_register_cannot_be_written_nor_looked_behind(sql: str) -> None:
    assert CliRunner().invoke(app, ["query", sql + " where 'register.' > ''"]).exit_code == ExitCode.USAGE


def test_paths_without_descriptions_are_said_even_when_the_register_is_asked(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["query", BOARDS, str(tmp_path)])
    assert result.exit_code == ExitCode.NOTHING_TO_CHECK


def test_facts_lists_the_tables_of_the_register() -> None:
    assert "register.hosting" in CliRunner().invoke(app, ["facts", "--format", "csv"]).stdout
    columns = CliRunner().invoke(app, ["facts", "register.hosting", "--format", "csv"]).stdout
    assert columns.startswith("column,description\ncode,")
