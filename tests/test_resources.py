"""Where schemas and rules lie."""

import json
import sqlite3
from pathlib import Path

import pytest

from ics_lint.register.marks import FORMAT, MARK
from ics_lint.resources import (
    attach_register,
    compiled_rules,
    is_checkout,
    register_file,
    rules_folder,
    schema_text,
    schemas_folder,
)


def test_in_a_checkout_the_folders_beside_the_package_are_in_force() -> None:
    assert is_checkout()
    assert compiled_rules() is None
    assert (rules_folder().parent, schemas_folder().parent) == (rules_folder().parent,) * 2
    assert register_file().parent.parent == rules_folder().parent


def test_schemas_are_given_by_name() -> None:
    assert json.loads(schema_text("rule"))["title"] == "Rule"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "own register?.sqlite"
    connection = sqlite3.connect(path)
    connection.execute(f"pragma application_id = {MARK}")
    connection.execute(f"pragma user_version = {FORMAT}")
    connection.execute("create table organisation (code)")
    connection.execute("insert into organisation values ('QZ1')")
    connection.commit()
    connection.close()
    return path


def connect() -> sqlite3.Connection:
    return sqlite3.connect("file::memory:", uri=True, isolation_level=None)


def test_a_register_is_attached_once_to_be_read(register: Path) -> None:
    connection = connect()
    attach_register(connection, register)
    attach_register(connection, register)
    assert connection.execute("select code from register.organisation").fetchall() == [("QZ1",)]


def test_a_register_cannot_be_written(register: Path) -> None:
    connection = connect()
    attach_register(connection, register)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("delete from register.organisation")
