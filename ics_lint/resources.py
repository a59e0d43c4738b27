"""Where the schemas and the rule set lie: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ics_lint.errors import UsageError
from ics_lint.register.marks import FORMAT, MARK

if TYPE_CHECKING:
    import sqlite3

__all__ = [
    "attach_register",
    "compiled_rules",
    "is_checkout",
    "register_file",
    "rules_folder",
    "schema_text",
    "schemas_folder",
]

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent
_DATA = _PACKAGE / "_data"


@cache
def is_checkout() -> bool:
    """Whether the program runs from a checkout, where the folders beside the package are the ones in force."""
    return not (_DATA / "rules").is_dir() and (_CHECKOUT / "rules").is_dir()


def rules_folder() -> Path:
    """The folder of the rule set that came with the program."""
    return (_CHECKOUT if is_checkout() else _DATA) / "rules"


def schemas_folder() -> Path:
    """The folder of the schemas."""
    return (_CHECKOUT if is_checkout() else _DATA) / "schemas"


def compiled_rules() -> Path | None:
    """The rule set as it was compiled when the wheel was built; None in a checkout."""
    return None if is_checkout() else _DATA / "ruleset"


def register_file() -> Path:
    """The organisation register that came with the program."""
    return (_CHECKOUT / "register" / "england.sqlite") if is_checkout() else _DATA / "register.sqlite"


def attach_register(connection: sqlite3.Connection, path: Path | None = None) -> None:
    """Lets a connection read the organisation register, under the name `register`, and not write it.

    Args:
        connection: a connection that takes URIs.
        path: another register than the one that came with the program.

    Raises:
        UsageError: there is no register there, or none that this version of the program can read.
    """
    if any(name == "register" for _, name, _ in connection.execute("pragma database_list")):
        return
    import sqlite3

    file = path or register_file()
    try:
        connection.execute("attach database ? as register", [f"{file.absolute().as_uri()}?mode=ro&immutable=1"])
        (mark,) = connection.execute("pragma register.application_id").fetchone()
        (form,) = connection.execute("pragma register.user_version").fetchone()
    except sqlite3.Error as error:
        _refuse(connection, f"{file}: the organisation register cannot be read: {error}.", error)
    if mark != MARK:
        _refuse(connection, f"{file} is no organisation register. `ics-lint register update` writes one.")
    if form != FORMAT:
        _refuse(connection, f"{file} is an organisation register of form {form}; this version reads form {FORMAT}.")


def _refuse(connection: sqlite3.Connection, message: str, error: sqlite3.Error | None = None) -> NoReturn:
    import sqlite3

    with suppress(sqlite3.Error):
        connection.execute("detach database register")
    raise UsageError(message) from error


def schema_text(name: str) -> str:
    """The text of a schema, by its name without .schema.json."""
    return (schemas_folder() / f"{name}.schema.json").read_text(encoding="utf-8")
