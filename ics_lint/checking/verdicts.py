"""Asks rules of the fact base and counts their verdicts."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import replace
from operator import itemgetter, methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from ics_lint.checking.sandbox import Budget, BudgetError, guarded, timed
from ics_lint.pointer import split_at
from ics_lint.record import record
from ics_lint.resources import attach_register
from ics_lint.ruleset.model import Rule

if TYPE_CHECKING:
    from ics_lint.findings import Value

__all__ = ["Answer", "Count", "RuleFailedError", "Verdict", "ask"]

#: Findings of one rule, and subjects that it cannot judge, beyond which the rest are only counted.
_MOST_FAILURES = 1_000
#: Paths in descriptions are far shorter; a query may not fill the memory with something else.
_LONGEST_AT = 4_096
#: Rows that are taken from a query at once; fewer of a stranger's, whose values may be large.
_ROWS_AT_ONCE = 10_000
_ROWS_AT_ONCE_OF_A_STRANGER = 100
#: What stands before the colon in a place, as functions that are quick for many places: the key of the description.
_PARTED, _KEY = methodcaller("partition", ":"), itemgetter(0)
#: How a subject fares; of several rows about one subject the highest counts.
_PASSES, _UNDETERMINED, _FAILS = range(3)


class RuleFailedError(Exception):
    """A rule could not be asked; the message says why."""


class Verdict(NamedTuple):
    """A subject that fails a rule, or that cannot be judged."""

    #: Where the subject stands.
    at: str
    #: False when it fails, None when the description does not say.
    ok: bool | None
    #: The other columns of the row.
    values: Mapping[str, Value]


class Count(NamedTuple):
    """How many subjects a rule asks about, and how they fare."""

    subjects: int = 0
    failed: int = 0
    undetermined: int = 0

    def plus(self, other: Count) -> Count:
        """How these subjects and others fare."""
        return Count(*map(sum, zip(self, other, strict=True)))


@record
class Answer:
    """What a rule says of all its subjects."""

    rule: Rule
    #: How many subjects there are, fail, and are undetermined, by the key of the description; under None those of
    #: descriptions that were not to be told apart.
    counts: Mapping[str | None, Count]
    #: The rows that fail, and those that are undetermined.
    verdicts: tuple[Verdict, ...]
    #: Failing rows that are counted but not kept.
    left_out: int = 0
    #: The day of the organisation register, if the rule asked it.
    register_day: str | None = None

    @property
    def count(self) -> Count:
        """How the subjects of all descriptions fare."""
        return Count(*map(sum, zip(Count(), *self.counts.values(), strict=True)))


def ask(
    connection: sqlite3.Connection,
    rule: Rule,
    *,
    frameworks: Mapping[str, str | None],
    described: int | None = None,
    told_apart: bool = True,
    budget: Budget,
    register: Path | None = None,
) -> Answer:
    """Asks one rule of every subject in the fact base.

    Args:
        connection: the fact base.
        rule: a rule with a query.
        frameworks: the framework of each description, by key; subjects of descriptions in whose framework the rule
            does not apply are left out.
        described: how many descriptions there are in the fact base, if known: a rule that applies to all of them
            needs no look at each place.
        told_apart: whether subjects are counted for each description, or for all together, which is quicker.
        budget: how much time and how many rows the query may take.
        register: another organisation register than the one that came with the program.

    Raises:
        RuleFailedError: the query cannot be run, goes over its budget, or gives something other than verdicts.
    """
    if rule.query is None:
        raise RuleFailedError("it has no query")
    if rule.reads_register:
        attach_register(connection, register)
    applies = {key for key, framework in frameworks.items() if rule.severity_in(framework) is not None}
    tally = _Tally(rule, applies, _left_open(connection, rule), budget, applies_to_all=len(applies) == described)
    # The queries of the program's own rules were authorised when the rule set was compiled.
    guard = nullcontext() if rule.built_in else guarded(connection, budget)
    try:
        with guard as reads, timed(connection, budget):
            cursor = connection.execute(rule.query)
            tally.take(cursor)
    except (sqlite3.Error, sqlite3.Warning) as error:
        refused = reads.refused[0] if reads is not None and reads.refused else None
        raise RuleFailedError(f"it may not use {refused}" if refused else str(error)) from error
    except BudgetError as error:
        raise RuleFailedError(str(error)) from error
    except MemoryError as error:
        raise RuleFailedError("its query wants more memory than it may have (limit: memory)") from error
    answer = tally.answer(told_apart=told_apart)
    return replace(answer, register_day=_day_of_register(connection)) if rule.reads_register else answer


def _day_of_register(connection: sqlite3.Connection) -> str | None:
    (day,) = connection.execute("select max(value) from register.about where key = 'as-of'").fetchone()
    return str(day) if day is not None else None


def _left_open(connection: sqlite3.Connection, rule: Rule) -> Mapping[str, frozenset[str]]:
    """Where descriptions say that they leave open (`partial`) a field whose absence the rule looks for: the fields.

    What a section without ids of its own (`engagement`, `finance`) leaves open counts for the whole description,
    since there is but one of it; so does a section in which the rule looks for something (as no field in particular).
    """
    left_open: dict[str, frozenset[str]] = {}
    if rule.looks_in:
        marks = ", ".join("?" for _ in rule.looks_in)
        query = f"select distinct system from partial where at = system || ':/system' and key in ({marks})"
        left_open = {f"{system}:": frozenset({""}) for (system,) in connection.execute(query, rule.looks_in)}
    tables: dict[str, set[str]] = {}
    for field in rule.settled_without:
        table, _, column = field.rpartition(".")
        tables.setdefault(column.replace("_", "-"), set()).add(table.replace("_", "-"))
    if not tables:
        return left_open
    marks = ", ".join("?" for _ in tables)
    for at, key in connection.execute(f"select at, key from partial where key in ({marks})", list(tables)):
        description, section = split_at(at)
        place = f"{description}:" if section.lstrip("/") in tables[key] else at
        left_open[place] = left_open.get(place, frozenset()) | {key}
    return left_open


class _Tally:
    """Counts subjects: one fails if any of its rows fails, and is undetermined if any of the others is."""

    def __init__(
        self,
        rule: Rule,
        applies: Iterable[str],
        left_open: Mapping[str, frozenset[str]],
        budget: Budget,
        *,
        applies_to_all: bool,
    ) -> None:
        self.rule = rule
        self.left_open = left_open
        self.applies = frozenset(applies)
        self.applies_to_all = applies_to_all
        self.budget = budget
        self.text = 0
        #: The subjects of which some row passes, and how those fare of which some row does not.
        self.passing: set[str] = set()
        self.states: dict[str, int] = {}
        self.verdicts: list[Verdict] = []
        #: How many rows are kept that fail, and that cannot be judged.
        self.kept = {_UNDETERMINED: 0, _FAILS: 0}
        self.left_out = 0

    def take(self, cursor: sqlite3.Cursor) -> None:
        """Takes the rows that a query gives.

        Raises:
            RuleFailedError: they are too many, or not verdicts.
        """
        columns = [name for name, *_ in cursor.description]
        if "at" not in columns or "ok" not in columns:
            raise RuleFailedError("its query gives no columns `at` and `ok`")
        at_column, ok_column = columns.index("at"), columns.index("ok")
        at_of, ok_of = itemgetter(at_column), itemgetter(ok_column)
        others = [number for number, name in enumerate(columns) if name.endswith("_at")]
        number = 0
        at_once = _ROWS_AT_ONCE if self.rule.built_in else _ROWS_AT_ONCE_OF_A_STRANGER
        while rows := cursor.fetchmany(at_once):
            number += len(rows)
            if number > self.budget.rows:
                raise RuleFailedError(f"its query gives more than {self.budget.rows:,} rows (limit: rows)")
            # Nearly always all rows pass, and of those nothing but the place is wanted.
            if list(map(ok_of, rows)).count(1) == len(rows):
                self._pass(set(map(at_of, rows)))
                continue
            self._pass({row[at_column] for row in rows if row[ok_column] == 1})
            for row in rows:
                if row[ok_column] != 1:
                    self._take_row(row, row[at_column], row[ok_column], columns, others)

    def _check_places(self, places: Collection[Value]) -> None:
        if None in places:
            raise RuleFailedError("its query gives a row without `at`")
        if self.rule.built_in:
            return  # was tried on its cases
        if not set(map(type, places)) <= {str}:
            raise RuleFailedError("its query gives a row without `at`")
        if max(map(len, cast("Collection[str]", places)), default=0) > _LONGEST_AT:
            raise RuleFailedError(f"its query gives an `at` of more than {_LONGEST_AT:,} characters")

    def _pass(self, places: set[str]) -> None:
        """Takes places that pass, those in descriptions to which the rule applies."""
        self._check_places(places)
        if not self.applies_to_all:
            places = {at for at in places if split_at(at)[0] in self.applies}
        self.passing = self.passing | places if self.passing else places

    def _take_row(self, row: tuple[Value, ...], at: Value, ok: Value, columns: list[str], others: list[int]) -> None:
        self._check_places((at,))
        place = str(at)
        if split_at(place)[0] not in self.applies and (ok != 0 or not self._touches(row, others)):
            return
        state = _UNDETERMINED if ok is None else _PASSES if ok else _FAILS
        if state == _FAILS and self.left_open and self._is_left_open(place):
            state = _UNDETERMINED
        if state > self.states.get(place, -1):
            self.states[place] = state
        if state:
            self._keep(place, state, columns, row)

    def _is_left_open(self, at: str) -> bool:
        """Whether a subject, or a thing around it, says that it leaves open what the rule looks for.

        What is given in a list that is left open is there all the same.
        """
        place = at
        while True:
            if any(not at.startswith(f"{place}/{key}/") for key in self.left_open.get(place, ())):
                return True
            if "/" not in place:
                return False
            place = place.rpartition("/")[0]

    def _touches(self, row: tuple[Value, ...], columns: list[int]) -> bool:
        """Whether a second place of a row is in a description that is reported on, as it is of a rule across files."""
        places = (row[number] for number in columns)
        return any(isinstance(place, str) and split_at(place)[0] in self.applies for place in places)

    def _keep(self, at: str, state: int, columns: list[str], row: tuple[Value, ...]) -> None:
        if self.kept[state] >= _MOST_FAILURES:
            self.left_out += state == _FAILS
            return
        self.kept[state] += 1
        self.text += sum(len(value) for value in row if isinstance(value, str))
        if self.text > self.budget.text:
            raise RuleFailedError(f"its query gives more than {self.budget.text:,} characters (limit: text)")
        values = {name: value for name, value in zip(columns, row, strict=True) if name not in {"at", "ok"}}
        self.verdicts.append(Verdict(at, None if state == _UNDETERMINED else False, values))

    def answer(self, *, told_apart: bool) -> Answer:
        count = _by_description if told_apart else _together
        subjects = count(self.passing | self.states.keys() if self.states else self.passing)
        failed, undetermined = (
            count([place for place, state in self.states.items() if state == wanted])
            for wanted in (_FAILS, _UNDETERMINED)
        )
        return Answer(
            rule=self.rule,
            counts={key: Count(number, failed[key], undetermined[key]) for key, number in subjects.items()},
            verdicts=tuple(self.verdicts),
            left_out=self.left_out,
        )


def _by_description(places: Collection[str]) -> Counter[str | None]:
    """How many places there are in each description."""
    return Counter(map(_KEY, map(_PARTED, places)))


def _together(places: Collection[str]) -> Counter[str | None]:
    """How many places there are."""
    return Counter({None: len(places)}) if places else Counter()
