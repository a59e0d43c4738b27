"""What one process does of a check: it reads its part of the files, and asks rules of the descriptions in them.

A rule that is local (see `ruleset/locality.py`) is asked here, of batches of descriptions, so that its time and memory
do not grow with the run. Of what the other rules read, the facts are handed on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from ics_lint.checking.asking import FactBase
from ics_lint.checking.roster import Roster, listed, read
from ics_lint.checking.shares import by_description, remarks_on_text, share_of
from ics_lint.facts.extraction import Facts, Rows, extract

if TYPE_CHECKING:
    from ics_lint.checking.composing import Composer
    from ics_lint.checking.roster import Listed
    from ics_lint.checking.shares import Share
    from ics_lint.description import Description
    from ics_lint.loading.reading import Document
    from ics_lint.ruleset.library import Library
    from ics_lint.ruleset.model import Rule
    from ics_lint.settings import CheckSettings
    from ics_lint.source import Source
    from ics_lint.spreading import Exchange

__all__ = ["SMALL", "PartDone", "Work"]

#: Characters of descriptions up to which all rules are asked of all of them at once, by one process.
SMALL = 300_000
#: Characters of descriptions of which local rules are asked at once.
_BATCH = 700_000


@dataclass(frozen=True, kw_only=True, slots=True)
class PartDone:
    """What comes of a part."""

    #: Of each description that is reported on.
    shares: tuple[Share, ...]
    #: What the rules that are not local read of each description, by its key.
    rows: Mapping[str, Rows]
    #: Why a rule could not be asked, by its id.
    failures: Mapping[str, str]
    #: How many findings of a rule are counted but not kept.
    left_out: Mapping[str, int]
    #: What files hold of which more may have to be said: those with findings or exceptions, by their numbers.
    held: Mapping[int, Sequence[tuple[Source, Document]]]


class Work:
    """The work of a check, of which each process does a part."""

    #: Known once the files are read.
    roster: Roster
    #: The rules that are asked of all descriptions together, and the columns of facts that they read, by table; all
    #: columns if None.
    wide: tuple[Rule, ...]
    columns: Mapping[str, tuple[str, ...]] | None

    def __init__(
        self,
        files: Sequence[tuple[Path | None, str]],
        *,
        rules: Iterable[Rule],
        reported: frozenset[str],
        settings: CheckSettings,
        library: Library,
    ) -> None:
        """Takes what there is to do.

        Args:
            files: all files of the run, each with the path by which it is reported; None is standard input.
            rules: the rules that are asked.
            reported: the paths of the files that are reported on.
            settings: how to check.
            library: the rule set.
        """
        self.files = files
        self.rules = tuple(rules)
        self.asked = frozenset(rule.id for rule in self.rules)
        self.reported = reported
        self.settings = settings
        self.library = library
        self._composer: Composer | None = None

    def __call__(self, part: Sequence[int], exchange: Exchange) -> PartDone:
        """Does the work on a part of the files, given by their numbers."""
        readings = {number: read(*self.files[number], self.settings, self.library) for number in part}
        own = [listed(number, each, self.settings, self.library) for number, each in readings.items()]
        self.listed: list[Listed] = sorted(chain.from_iterable(exchange(own)), key=lambda each: each.number)
        self.roster = Roster(self.files, self.listed, self.settings, self.library)
        descriptions = [
            description
            for number, reading in readings.items()
            for description in self.roster.hold(number, reading.documents)
        ]
        facts = {each.key: self._facts(each) for each in descriptions if each.is_whole}
        elsewhere = frozenset().union(*exchange(frozenset().union(*(each.elsewhere for each in facts.values()))))
        local = self._divide(elsewhere)
        to_report = [each for each in descriptions if each.source.path in self.reported]
        failures: dict[str, str] = {}
        left_out: Counter[str] = Counter()
        shares = [
            share for batch in _batches(to_report) for share in self._ask(batch, local, facts, failures, left_out)
        ]
        telling = {self.roster.places[share.key][0] for share in shares if share.findings}
        telling |= {self.roster.places[each.key][0] for each in to_report if self.roster.outlines[each.key].may_except}
        return PartDone(
            shares=tuple(shares),
            rows={key: self._project(each.rows) for key, each in facts.items()} if self.wide else {},
            failures=failures,
            left_out=left_out,
            held={number: readings[number].documents for number in telling},
        )

    def composer(self) -> Composer:
        """What composes findings; made, and read in, only when there is something to find."""
        if self._composer is None:
            from ics_lint.checking.composing import Composer

            self._composer = Composer(self.roster, self.library)
        return self._composer

    @cached_property
    def facts(self) -> FactBase:
        """The database of this process."""
        return FactBase(self.settings, self.library)

    def _facts(self, description: Description) -> Facts:
        return extract(
            description, plan=self.library.plan, references=self.roster.references, today=self.settings.today
        )

    def _divide(self, elsewhere: frozenset[str]) -> tuple[Rule, ...]:
        """Finds which rules must be asked of all descriptions together; gives those that need not."""
        asking = [rule for rule in self.rules if rule.query is not None]
        reaching = elsewhere | {"*"}
        # Were an id that is the same in every run the key of a description too, nothing would be known to be local.
        if self._is_small() or not self.roster.keys().isdisjoint(self.library.well_known_parties):
            self.wide, self.columns = tuple(asking), None
            return ()
        self.wide = tuple(rule for rule in asking if not reaching.isdisjoint(rule.reach))
        self.columns = self.library.columns_read(self.wide)
        return tuple(rule for rule in asking if reaching.isdisjoint(rule.reach))

    def _is_small(self) -> bool:
        """Whether there is so little that every rule can be asked of everything at once."""
        return sum(each.size for each in self.listed) < SMALL

    def _ask(
        self,
        batch: Sequence[Description],
        rules: Sequence[Rule],
        facts: Mapping[str, Facts],
        failures: dict[str, str],
        left_out: Counter[str],
    ) -> Iterator[Share]:
        """Asks local rules of some descriptions; adds why a rule could not be asked, and what is left out."""
        frameworks = {each.key: each.framework for each in batch if each.is_whole}
        asking = [rule for rule in rules if rule.id not in failures]
        rows = [facts[key].rows for key in frameworks]
        answers = self.facts.ask(asking, rows, frameworks=frameworks) if asking else {}
        failures.update({rule: answer for rule, answer in answers.items() if isinstance(answer, str)})
        told = [answer for answer in answers.values() if not isinstance(answer, str)]
        left_out.update({answer.rule.id: answer.left_out for answer in told})
        said = by_description(told)
        for description in batch:
            remarks = remarks_on_text(description, self.composer, self.library)
            if description.key in facts:
                remarks += facts[description.key].remarks
            remarks = [remark for remark in remarks if remark.rule in self.asked]
            yield share_of(
                description, remarks, said[description.key], self.composer, all_=self.settings.keep_undetermined
            )

    def _project(self, rows: Rows) -> Rows:
        """The facts that the rules read that are not local."""
        if self.columns is None:
            return rows
        shapes = self.library.table_columns
        projected: Rows = {}
        for table, columns in self.columns.items():
            contents = rows.get(table)
            if contents:
                projected[table] = list(map(itemgetter(*map(shapes[table].index, columns)), contents))
        return projected


def _batches(descriptions: Sequence[Description]) -> Iterator[list[Description]]:
    """Descriptions in their order, as many together as rules are asked of at once."""
    batch: list[Description] = []
    size = 0
    for description in descriptions:
        length = len(description.source.text)
        if batch and size + length > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(description)
        size += length
    if batch:
        yield batch
