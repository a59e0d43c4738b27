"""What a register is: its day, licence, contents, gaps and sources."""

import sqlite3
from typing import Any

__all__ = ["about"]

_TABLES = {
    "about": "select key, value from register.about order by key",
    "kinds": "select * from register.kind order by kind",
    "sources": "select * from register.source order by key",
}


def about(connection: sqlite3.Connection) -> dict[str, Any]:
    """The register described, for programs: `about` as a mapping, `kinds` and `sources` as lists of rows."""
    tables = {name: [dict(row) for row in connection.execute(query)] for name, query in _TABLES.items()}
    return {**tables, "about": {row["key"]: row["value"] for row in tables["about"]}}
