"""Reads the clauses of every framework and the statements of the founding documents."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ics_lint.errors import RuleError
from ics_lint.ruleset.files import fail_at, read_file
from ics_lint.schema.validation import SchemaCheck

__all__ = ["Record", "read_clauses", "read_statements"]

#: A clause, statement or document as a flat mapping, ready for a table.
Record = dict[str, Any]


def _first_day(day: str | int | None) -> str | None:
    """A day, the first of a month or the first of a year."""
    if day is None:
        return None
    text = str(day)
    return text + "2022-01-01"[len(text) :]


def _last_day(day: str | int | None) -> str | None:
    """A day, the last of a month or the last of a year."""
    if day is None:
        return None
    text = str(day)
    if len(text) == len("2022"):
        return f"{text}-12-31"
    if len(text) == len("2022-07"):
        year, _, month = text.partition("-")
        return f"{text}-{monthrange(int(year), int(month))[1]}"
    return text


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) if text is not None else None


def read_clauses(folders: Iterable[Path], schema: SchemaCheck) -> tuple[list[Record], list[Record]]:
    """All documents and all clauses of rule sets, from their folders `sources`.

    Returns:
        The documents, and the clauses with `frameworks` and `cases` as lists.

    Raises:
        RuleError: a file is not what it must be.
    """
    documents: dict[str, Record] = {}
    clauses: dict[str, Record] = {}
    places: dict[str, Path] = {}
    for path in (path for folder in folders for path in sorted((folder / "sources").glob("*.yaml"))):
        if path.name == "evidence.yaml":
            continue
        data = read_file(path, schema)
        for key, document in data.get("documents", {}).items():
            if key in documents:
                raise fail_at(path, ("documents", key), f"the document `{key}` is described in another file too.")
            documents[key] = {"key": key, **{name: _line(str(value)) for name, value in document.items()}}
        own = data["framework"] if isinstance(data["framework"], list) else [data["framework"]]
        for clause_id, clause in data["clauses"].items():
            if clause_id in clauses:
                raise fail_at(path, ("clauses", clause_id), f"the clause {clause_id} stands in another file too.")
            clauses[clause_id] = {"source": path.stem, **_clause(clause_id, clause, own)}
            places[clause_id] = path
    for clause_id, record in clauses.items():
        if record["document"] not in documents:
            place = ("clauses", clause_id, "document")
            raise fail_at(places[clause_id], place, f"no file describes the document `{record['document']}`.")
    return list(documents.values()), list(clauses.values())


def _clause(clause_id: str, clause: dict[str, Any], own_frameworks: list[str]) -> Record:
    qualifier = "proposed" if clause.get("proposed") else "prospective" if clause.get("prospective") else None
    return {
        "id": clause_id,
        "document": clause["document"],
        "section": _line(clause.get("section")),
        "strength": clause["strength"],
        "qualifier": qualifier,
        "in_force_from": _first_day(clause.get("from")),
        "in_force_to": _last_day(clause.get("to")),
        "due": _last_day(clause.get("due")),
        "binds": _line(clause["binds"]),
        "says": _line(clause["says"]),
        "confidence": clause["confidence"],
        "note": _line(clause.get("note")),
        "status": clause.get("status"),
        "reason": _line(clause.get("reason")),
        "frameworks": clause.get("frameworks", own_frameworks),
        "cases": clause.get("cases", []),
    }


def read_statements(folders: Iterable[Path], schema: SchemaCheck) -> tuple[list[Record], list[Record]]:
    """All founding documents and all statements of rule sets, from their folders `statements`.

    Raises:
        RuleError: a file is not what it must be.
    """
    documents: list[Record] = []
    statements: list[Record] = []
    for path in (path for folder in folders for path in sorted((folder / "statements").glob("*.yaml"))):
        data = read_file(path, schema)
        documents.append(
            {
                "key": path.stem,
                "title": _line(data["title"]),
                "publisher": data.get("publisher"),
                "date": str(data["date"]) if "date" in data else None,
            }
        )
        statements.extend(_statements(path.stem, data["statements"]))
    if len({statement["id"] for statement in statements}) != len(statements):
        raise RuleError("One statement stands in two files of the folder `statements`.")
    return documents, statements


def _statements(document: str, statements: dict[str, Any]) -> Iterator[Record]:
    for statement_id, statement in statements.items():
        yield {
            "id": statement_id,
            "document": document,
            "says": _line(statement["says"]),
            "class": statement["class"],
            "check_text": _line(statement.get("check")),
            "status": statement.get("status"),
            "reason": _line(statement.get("reason")),
            "facts": statement.get("facts", []),
            "cases": statement.get("cases", []),
        }
