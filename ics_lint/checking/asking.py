"""Asks rules of the facts of some descriptions, and then of others: a database is filled, asked, and filled anew."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ics_lint.checking.verdicts import Answer, RuleFailedError, ask
from ics_lint.errors import CannotCheckError, UsageError
from ics_lint.facts.database import fill, filled_by, keep_views
from ics_lint.resources import attach_register
from ics_lint.spreading import spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from ics_lint.facts.extraction import Rows
    from ics_lint.ruleset.library import Library
    from ics_lint.ruleset.model import Rule
    from ics_lint.settings import CheckSettings

__all__ = ["Answers", "FactBase", "Packed", "packed", "unpacked"]

#: What each rule says, by its id; a text says why it could not be asked. One that is missing has nothing to ask about.
Answers = dict[str, "Answer | str"]
#: Answers without the rules, which another process has already.
Packed = dict[str, Any]

_TOO_MUCH = "There is more described than a database in memory can hold. Check fewer files at once."
#: How many rules make it worth while to begin another process.
_WORTH_SPREADING = 60


def packed(answers: Answers) -> Packed:
    """Answers as they are told to another process."""
    return {
        rule: each if isinstance(each, str) else (each.counts, each.verdicts, each.left_out, each.register_day)
        for rule, each in answers.items()
    }


def unpacked(told: Packed, rules: Iterable[Rule]) -> Answers:
    """The answers that another process told, to rules in their order."""
    return {rule.id: _unpacked(rule, told[rule.id]) for rule in rules if rule.id in told}


def _unpacked(rule: Rule, told: Any) -> Answer | str:
    if isinstance(told, str):
        return told
    counts, verdicts, left_out, register_day = told
    return Answer(rule=rule, counts=counts, verdicts=verdicts, left_out=left_out, register_day=register_day)


class FactBase:
    """A database that facts are put into to be asked about."""

    def __init__(self, settings: CheckSettings, library: Library) -> None:
        """Takes the settings, for the budget of a rule and the register to ask, and the rule set."""
        self.settings = settings
        self.library = library
        self.connection = library.connect()
        #: The tables that hold facts.
        self._full: set[str] = set()

    def ask(
        self,
        rules: Sequence[Rule],
        parts: Sequence[Rows],
        *,
        frameworks: Mapping[str, str | None],
        columns: Mapping[str, Sequence[str]] | None = None,
        told_apart: bool = True,
        jobs: int = 1,
    ) -> Answers:
        """What rules say of some descriptions, as if there were no others.

        Args:
            rules: rules with a query.
            parts: the rows of each description.
            frameworks: the framework of each description, by key.
            columns: the columns that the rows have, by table, if not all.
            told_apart: whether subjects are counted for each description, or for all together.
            jobs: how many processes may share the asking.
        """
        columns = columns or self.library.table_columns
        filled = filled_by(parts, columns)
        kinds = set(frameworks.values())
        asked = [rule for rule in rules if rule.needs <= filled and any(map(rule.severity_in, kinds))]
        if any(rule.reads_register for rule in asked):
            attach_register(self.connection, self.settings.register)
        self._fill(parts, columns, asked)
        jobs = jobs if len(asked) >= _WORTH_SPREADING else 1
        parts_of_rules = [asked[each::jobs] for each in range(jobs)]
        told = spread(lambda some, _: packed(self._answers(some, frameworks, told_apart=told_apart)), parts_of_rules)
        return unpacked({rule: each for part in told for rule, each in part.items()}, asked)

    def preparing(self, rules: Sequence[Rule], frameworks: AbstractSet[str | None]) -> Iterator[None]:
        """Has SQLite prepare the queries of the program's own rules, which it keeps, while there are no facts to ask.

        Otherwise it prepares each when it is asked first.

        Args:
            rules: rules with a query.
            frameworks: the frameworks of descriptions that will be asked about.

        Yields:
            None after each query; nothing is left undone in between.
        """
        own = [rule for rule in rules if rule.built_in and any(map(rule.severity_in, frameworks))]
        connection = self.connection
        for view in self._kept({name for rule in own for name in rule.keeps}):
            connection.execute("begin")
            keep_views(connection, [view])
            connection.execute("rollback")
            yield
        for rule in own:
            with suppress(UsageError):  # which is told when the register is asked
                if rule.reads_register:
                    attach_register(connection, self.settings.register)
                connection.execute(rule.query or "")
            yield

    def _kept(self, names: AbstractSet[str]) -> Iterator[tuple[str, str]]:
        """Views that are computed once, by name and query, each after those that it uses."""
        return (view for view in self.library.kept_views if view[0] in names)

    def _fill(self, parts: Sequence[Rows], columns: Mapping[str, Sequence[str]], rules: Sequence[Rule]) -> None:
        """Puts facts in the place of those that were asked about before. Those of the last batch are left to the end.

        Only those are filled in that the rules read.

        No transaction is open afterwards: a query that wants more memory than it may have would roll the facts back,
        and the rules after it would pass for want of subjects.
        """
        connection = self.connection
        wanted = self.library.columns_read(rules)
        kept = {name for rule in rules for name in rule.keeps}
        try:
            connection.execute("begin")
            for table in self._full:
                connection.execute(f'delete from "{table}"')
            connection.execute("commit")  # or what was there would be kept until all is filled in
            connection.execute("begin")
            fill(connection, parts, well_known=self.library.well_known_parties, columns=columns, wanted=wanted)
            keep_views(connection, self._kept(kept))
            connection.execute("commit")
        except (sqlite3.OperationalError, MemoryError) as error:
            if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode != sqlite3.SQLITE_FULL:
                raise
            raise CannotCheckError(_TOO_MUCH) from error
        self._full = {"thing", *kept, *wanted}

    def _answers(self, rules: Sequence[Rule], frameworks: Mapping[str, str | None], *, told_apart: bool) -> Answers:
        return {rule.id: self._answer(rule, frameworks, told_apart=told_apart) for rule in rules}

    def _answer(self, rule: Rule, frameworks: Mapping[str, str | None], *, told_apart: bool) -> Answer | str:
        try:
            return ask(
                self.connection,
                rule,
                frameworks=frameworks,
                described=len(frameworks),
                told_apart=told_apart,
                budget=self.settings.budget,
                register=self.settings.register,
            )
        except RuleFailedError as error:
            return str(error)
