"""The other way round: for each source, which clauses and statements are checked, and why the others are not."""

from typing import Any

from ics_lint.record import record
from ics_lint.ruleset.library import Library

__all__ = ["STATUSES", "Entry", "Group", "coverage_data", "coverage_of"]

STATUSES = ("checked", "partly", "manual", "not-checkable")


@record
class Entry:
    """One clause or statement and how it is checked."""

    id: str
    says: str
    #: checked, partly, manual or not-checkable; None while nobody has settled it.
    status: str | None
    #: The rules that check it.
    rules: tuple[str, ...]
    #: The failing cases that show it, each as RULE/case.
    cases: tuple[str, ...]
    #: What a person must look at, or why it cannot be checked.
    reason: str | None
    #: Whether we hold it on general knowledge only.
    recalled: bool = False


@record
class Group:
    """The clauses of a source, or the statements of a founding document."""

    id: str
    title: str
    #: Whether these are statements and not clauses.
    of_statements: bool
    entries: tuple[Entry, ...]

    def count(self, status: str) -> int:
        """How many entries have a status."""
        return sum(1 for entry in self.entries if entry.status == status)


def coverage_of(library: Library) -> list[Group]:
    """The coverage of every source, then of every founding document."""
    connection = library.connection
    cases: dict[str, list[str]] = {}
    for clause, case in connection.execute("select clause, showing from clause_case order by rowid"):
        cases.setdefault(clause, []).append(case)
    groups: dict[tuple[str, bool], list[Entry]] = {}
    for source, *row in connection.execute("select source, id, says, status, reason, confidence from clause"):
        groups.setdefault((source, False), []).append(_entry(row, cases))
    for source, *row in connection.execute("select document, id, says, status, reason, null from statement"):
        groups.setdefault((source, True), []).append(_entry(row, cases))
    titles = dict(connection.execute("select key, publisher || ', ' || title from founding_document"))
    titles |= dict(connection.execute("select framework, title from framework"))
    titles["integrating-care"] = "Integrating care: what both options share"
    return [
        Group(id=source, title=titles.get(source, source), of_statements=statements, entries=tuple(entries))
        for (source, statements), entries in groups.items()
    ]


def _entry(row: list[Any], cases: dict[str, list[str]]) -> Entry:
    entry_id, says, status, reason, confidence = row
    own = tuple(cases.get(entry_id, ()))
    return Entry(
        id=entry_id,
        says=says,
        status=status,
        rules=tuple(dict.fromkeys(case.partition("/")[0] for case in own)),
        cases=own,
        reason=reason,
        recalled=confidence == "recalled",
    )


def coverage_data(groups: list[Group]) -> dict[str, Any]:
    """The coverage as plain data."""
    return {
        "sources": [
            {"id": group.id, "clauses": [_entry_data(entry) for entry in group.entries]}
            for group in groups
            if not group.of_statements
        ],
        "statements": [_entry_data(entry) for group in groups if group.of_statements for entry in group.entries],
    }


def _entry_data(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "status": entry.status,
        "rules": list(entry.rules),
        "cases": list(entry.cases),
        "reason": entry.reason,
    }
