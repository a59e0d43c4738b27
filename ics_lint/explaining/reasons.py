"""Why a finding is one: what the rule saw, what the description says there, the clause, and the nearest that passes."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ics_lint.checking.fact_base import descriptions_of, fact_base
from ics_lint.checking.locating import Locator
from ics_lint.checking.sandbox import BudgetError, guarded, timed
from ics_lint.errors import CannotCheckError, UsageError
from ics_lint.explaining.portrait import case_texts
from ics_lint.findings import Finding, Place, Value
from ics_lint.outcome import Report
from ics_lint.pointer import split_at
from ics_lint.record import record
from ics_lint.resources import attach_register
from ics_lint.ruleset.clause import Clause
from ics_lint.ruleset.library import Library
from ics_lint.ruleset.model import Rule
from ics_lint.ruleset.rules import case_files
from ics_lint.settings import CheckSettings

__all__ = ["Fact", "Reasons", "meant", "reasons_for"]

#: The fewest characters of an identity that may stand for it.
_SHORTEST_IDENTITY = 4
_PLACE = re.compile(r"(?P<file>.+?):(?P<line>[0-9]+)(:(?P<column>[0-9]+))?")
#: Rows of the fact base beyond which nobody reads them.
_MOST_FACTS = 20
#: Columns that say only where a row stands.
_OWN = frozenset({"at", "system", "position"})


@record
class Fact:
    """One row of the fact base, as far as the rule looks at it."""

    table: str
    place: Place
    #: The columns that are known, without those that say only where it stands.
    values: Mapping[str, Value]


@record
class Reasons:
    """Everything behind one finding."""

    finding: Finding
    #: The clauses that it cites, without the organisation register.
    clauses: tuple[Clause, ...]
    #: What the rule's query gave for it, without places; nothing where no query finds such things.
    seen: Mapping[str, Value]
    #: What the description says at its places, and how many more rows there are.
    facts: tuple[Fact, ...]
    left_out: int
    #: The nearest subject that passes the rule, and how many pass; None where none does, or no query finds such things.
    passing: Place | None
    passed: int
    #: Where none passes: what a passing case of the rule shows, and its text.
    example: tuple[str, str] | None
    #: The texts of the files of the finding and of what passes, by path.
    sources: Mapping[str, str]


def meant(report: Report, wanted: str) -> list[Finding]:
    """The findings that a user means.

    Args:
        report: the outcome of a run.
        wanted: the identity of a finding, or its beginning; or its place, as file:line or file:line:column.

    Raises:
        UsageError: there is none.
    """
    findings = [*report.findings, *report.excused]
    place = _PLACE.fullmatch(wanted)
    if len(wanted) >= _SHORTEST_IDENTITY:
        named = [finding for finding in findings if finding.identity.startswith(wanted)]
        if named:
            return named
    if place is not None:
        here = [finding for finding in findings if _stands_at(finding.place, place)]
        if here:
            return here
    raise UsageError(
        f"No finding is meant by `{wanted}`. Give its place, as `ics-lint check` prints it (file:line:column), "
        "or its identity, as `ics-lint check --format json` does."
    )


def _stands_at(place: Place, wanted: re.Match[str]) -> bool:
    return (
        place.file == wanted["file"]
        and place.start.line == int(wanted["line"])
        and (wanted["column"] is None or place.start.column == int(wanted["column"]))
    )


def reasons_for(findings: Sequence[Finding], settings: CheckSettings, library: Library) -> Iterator[Reasons]:
    """What is behind findings of a run with the same settings.

    Raises:
        NothingToCheckError: there is no description any more.
        CannotCheckError: the question of a rule cannot be asked again.
    """
    descriptions = {each.key: each for each in descriptions_of(settings, library)}
    connection = fact_base(list(descriptions.values()), library, today=settings.today)
    locator = Locator(descriptions)
    for finding in findings:
        rule = library.rule(finding.rule)
        facts, left_out = _facts(finding, rule, connection, locator, library)
        passing, passed = _nearest_passing(finding, rule, connection, locator, settings)
        cases = [path for path in case_files(library.folder / rule.file) if path.name.startswith("pass-")]
        shown = [finding.place.file, *([passing.file] if passing is not None else [])]
        clauses = library.clauses(cited.id for cited in finding.sources)
        yield Reasons(
            finding=finding,
            clauses=tuple(clauses[cited.id] for cited in finding.sources if cited.id in clauses),
            seen=_seen(finding) if rule.query is not None else {},
            facts=facts,
            left_out=left_out,
            passing=passing,
            passed=passed,
            example=case_texts(cases[0]) if passing is None and cases else None,
            sources={each.source.path: each.source.text for each in descriptions.values() if each.source.path in shown},
        )


def _seen(finding: Finding) -> dict[str, Value]:
    return {name: each for name, each in finding.values.items() if each is not None and not name.endswith("_at")}


def _facts(
    finding: Finding, rule: Rule, connection: sqlite3.Connection, locator: Locator, library: Library
) -> tuple[tuple[Fact, ...], int]:
    """What a rule reads of the rows at the places of a finding, or around them where there are none, and below them."""
    shapes = library.plan.shapes
    read = library.columns_read([rule]) if rule.query is not None else {}
    columns = {table: names for table, names in read.items() if table in shapes}
    places = [f"{finding.system}:{finding.place.path}"]
    places += [value for name, value in finding.values.items() if name.endswith("_at") and isinstance(value, str)]
    found: dict[tuple[str, str], Fact] = {}
    for at in places:
        for table, row in _rows_at(at, columns, connection):
            place = locator.at(str(row["at"]))
            values = {name: row[name] for name in columns[table] if name not in _OWN and row[name] is not None}
            if place is not None and values.keys() - {shapes[table].parent_column}:
                found.setdefault((table, str(row)), Fact(table=table, place=place, values=values))
    facts = tuple(found.values())
    return facts[:_MOST_FACTS], len(facts[_MOST_FACTS:])


def _rows_at(at: str, tables: Iterable[str], connection: sqlite3.Connection) -> list[tuple[str, dict[str, Value]]]:
    key, pointer = split_at(at)
    while True:
        here = f"{key}:{pointer}"
        rows = [(table, row) for table in tables for row in _select(connection, table, here)]
        if rows or not pointer:
            return sorted(rows, key=lambda each: (str(each[1]["at"]) != here, str(each[1]["at"])))
        pointer = pointer.rpartition("/")[0]


def _select(connection: sqlite3.Connection, table: str, at: str) -> list[dict[str, Value]]:
    """The rows of a table that stand at a place or below it."""
    query = f'select * from "{table}" where at = ? or substr(at, 1, ?) = ?'
    cursor = connection.execute(query, [at, len(at) + 1, f"{at}/"])
    columns = [name for name, *_ in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor]


def _nearest_passing(
    finding: Finding, rule: Rule, connection: sqlite3.Connection, locator: Locator, settings: CheckSettings
) -> tuple[Place | None, int]:
    if rule.query is None:
        return None, 0
    described = locator.descriptions
    passing = [
        at
        for at in _passing(rule, connection, settings)
        if (key := split_at(at)[0]) in described and rule.severity_in(described[key].framework) is not None
    ]
    in_same = [at for at in passing if split_at(at)[0] == finding.system]
    candidates = [place for at in in_same or passing if (place := locator.at(at)) is not None]
    line = finding.place.start.line
    nearest = min(candidates, key=lambda place: (abs(place.start.line - line), place.start.line), default=None)
    return nearest, len(passing)


def _passing(rule: Rule, connection: sqlite3.Connection, settings: CheckSettings) -> list[str]:
    """Where the subjects stand that pass a rule, in all of its rows."""
    if rule.reads_register:
        attach_register(connection, settings.register)
    try:
        with guarded(connection, settings.budget), timed(connection, settings.budget):
            cursor = connection.execute(str(rule.query))
            columns = [name for name, *_ in cursor.description]
            rows = cursor.fetchmany(settings.budget.rows)
    except (BudgetError, MemoryError, sqlite3.Error, sqlite3.Warning) as error:
        raise CannotCheckError(f"The rule {rule.id} could not be asked again: {error}.") from error
    at, ok = columns.index("at"), columns.index("ok")
    others = {row[at] for row in rows if row[ok] != 1}
    return sorted({str(row[at]) for row in rows if row[ok] == 1} - others)
