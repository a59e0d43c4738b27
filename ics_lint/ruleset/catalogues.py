"""Reads catalogues (tables of data) and views (shared notions) of a rule set."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from ics_lint.errors import RuleError
from ics_lint.record import record
from ics_lint.ruleset.files import fail_at, read_file
from ics_lint.schema.validation import SchemaCheck

__all__ = ["Catalogue", "View", "read_catalogues", "read_views"]

_COLUMN_NOTE = re.compile(r"([a-z_][a-z0-9_]*): (.+)\Z")


@record
class Catalogue:
    """A table of data that rules read."""

    name: str
    title: str
    description: str
    #: What each column holds.
    columns: dict[str, str]
    rows: list[tuple[Any, ...]]


@record
class View:
    """A shared notion, as a named SELECT."""

    name: str
    description: str
    #: What each column holds, for those that say so.
    columns: dict[str, str]
    query: str


def read_catalogues(folder: Path, schema: SchemaCheck) -> list[Catalogue]:
    """The catalogues of a rule set, by name.

    Raises:
        RuleError: a catalogue is not what it must be.
    """
    catalogues = []
    for path in sorted((folder / "catalogues").glob("*.yaml")):
        data = read_file(path, schema)
        columns = {name: " ".join(text.split()) for name, text in data["columns"].items()}
        rows: list[tuple[Any, ...]] = []
        for number, row in enumerate(data["rows"]):
            unknown = [name for name in row if name not in columns]
            if unknown:
                place = ("rows", number, unknown[0])
                raise fail_at(path, place, f"`{unknown[0]}` is not a column of the catalogue `{path.stem}`.")
            rows.extend(_expand(row, columns))
        catalogue = Catalogue(
            name=path.stem.replace("-", "_"),
            title=data["title"],
            description=" ".join(data["description"].split()),
            columns=columns,
            rows=rows,
        )
        catalogues.append(catalogue)
    return catalogues


def _expand(row: dict[str, Any], columns: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    """The rows that one row stands for: a list in a cell multiplies it."""
    cells = [row.get(name) for name in columns]
    yield from product(*(cell if isinstance(cell, list) else [cell] for cell in cells))


def read_views(folder: Path) -> list[View]:
    """The views of a rule set, by name.

    A view is a file with a comment that says what it is, then lines `-- column: what it holds`, then one SELECT.

    Raises:
        RuleError: a view does not begin with its description.
    """
    views = []
    for path in sorted((folder / "views").glob("*.sql")):
        lines = path.read_text(encoding="utf-8").splitlines()
        notes = []
        while lines and lines[0].startswith("--"):
            notes.append(lines.pop(0)[2:].strip())
        columns = {}
        description = []
        for note in notes:
            match = _COLUMN_NOTE.match(note)
            if match:
                columns[match[1]] = match[2]
            else:
                description.append(note)
        if not description:
            raise RuleError(f"{path}:1: a view begins with a comment that says what it is.")
        view = View(
            name=path.stem,
            description=" ".join(description),
            columns=columns,
            query="\n".join(lines).strip().rstrip(";"),
        )
        views.append(view)
    return views
