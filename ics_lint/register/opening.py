"""Opens a register to be asked."""

import sqlite3
from pathlib import Path

from ics_lint.register.plain import plain
from ics_lint.resources import attach_register

__all__ = ["open_register"]


def open_register(path: Path | None = None) -> sqlite3.Connection:
    """A connection by which a register can be read, whose rows go by the names of their columns.

    Its queries have the function `plain`, which gives a name as it is compared.

    Args:
        path: the register; the one that came with the program if None.

    Raises:
        UsageError: there is no register there, or none that this version of the program can read.
    """
    connection = sqlite3.connect("file::memory:", isolation_level=None, uri=True)
    attach_register(connection, path)
    connection.row_factory = sqlite3.Row
    connection.create_function("plain", 1, plain, deterministic=True)
    return connection
