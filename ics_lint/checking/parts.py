"""What one process does of a check: it reads its part of the files, and asks rules of the descriptions in them.

A rule that is local (see `ruleset/locality.py`) is asked in the process that has read a description. Of what the other
rules read, the facts are handed on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ics_lint.checking.apart import ask_apart
from ics_lint.checking.asking import FactBase, packed, unpacked
from ics_lint.checking.changes import digests_of_columns
from ics_lint.checking.roster import Roster, listed, read
from ics_lint.checking.together import Contribution, Together
from ics_lint.checking.verdicts import Count
from ics_lint.facts.extraction import Facts, Rows, extract
from ics_lint.keeping import digest
from ics_lint.record import record
from ics_lint.spreading import beside

if TYPE_CHECKING:
    from ics_lint.checking.composing import Composer
    from ics_lint.checking.reading import Reading
    from ics_lint.checking.remembering import Memory, Question, Remembered
    from ics_lint.checking.roster import Listed
    from ics_lint.checking.shares import Share
    from ics_lint.checking.verdicts import Answer
    from ics_lint.facts.outline import Entry
    from ics_lint.loading.reading import Document
    from ics_lint.ruleset.library import Library
    from ics_lint.ruleset.model import Rule
    from ics_lint.settings import CheckSettings
    from ics_lint.source import Source
    from ics_lint.spreading import Exchange

__all__ = ["SMALL", "PartDone", "Work"]

#: Characters of descriptions up to which all rules are asked of all of them at once, by one process, unless what they
#: say is to be kept.
SMALL = 300_000


@record
class PartDone:
    """What comes of a part."""

    #: Of each description that is reported on.
    shares: tuple[Share, ...]
    #: What the rules that are not local say of all descriptions, if this is the first part.
    answers: tuple[Answer, ...]
    #: Why a rule could not be asked, by its id.
    failures: Mapping[str, str]
    #: How the subjects fare of each rule that was asked apart, in the descriptions that are reported on.
    counts: Mapping[str, Count]
    #: How many findings of a rule are counted but not kept.
    left_out: Mapping[str, int]
    #: What files hold of which more may have to be said: those with findings or exceptions, by their numbers.
    held: Mapping[int, Sequence[tuple[Source, Document]]]
    #: What is to be known of the files the next time, and the digests of those that were read.
    notes: Mapping[str, object]
    seen: Mapping[str, bytes]


class Work:
    """The work of a check, of which each process does a part."""

    #: What each file turned out to be, and the descriptions: known once the files are read.
    listed: Sequence[Listed]
    roster: Roster
    #: How many processes may share the asking: one, where each has its part already.
    jobs: int
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
        memory: Memory | None = None,
    ) -> None:
        """Takes what there is to do.

        Args:
            files: all files of the run, each with the path by which it is reported; None is standard input.
            rules: the rules that are asked.
            reported: the paths of the files that are reported on.
            settings: how to check.
            library: the rule set.
            memory: what earlier runs found out.
        """
        self.files = files
        self.rules = tuple(rules)
        self.asked = frozenset(rule.id for rule in self.rules)
        self.reported = reported
        self.settings = settings
        self.library = library
        self.memory = memory
        self._composer: Composer | None = None
        #: What files hold that were read, and what is remembered of the others, by their numbers.
        self._readings: dict[int, Reading] = {}
        self._remembered: dict[int, Remembered] = {}
        self._facts: dict[str, Facts] = {}
        #: Why a rule could not be asked, by its id, and how many findings of a rule are counted but not kept.
        self.failures: dict[str, str] = {}
        self.left_out: Counter[str] = Counter()
        #: How the subjects of each rule fare that was asked apart.
        self.counts: dict[str, Count] = {}

    def __call__(self, part: Sequence[int], exchange: Exchange) -> PartDone:
        """Does the work on a part of the files, given by their numbers."""
        self.jobs = self.settings.jobs if len(part) == len(self.files) else 1
        own = [self._list(number) for number in part]
        meanwhile = self._preparing(own)
        self.listed = sorted(chain.from_iterable(exchange.among_all(own, meanwhile)), key=lambda each: each.number)
        self.roster = Roster(self.files, self.listed, self.settings, self.library)
        for number, reading in self._readings.items():
            self.roster.hold(number, reading.documents)
        here = frozenset(part)
        keys = [key for key, (number, _) in self.roster.places.items() if number in here]
        traces = {key: self._trace(key) for key in keys}
        found = frozenset[str]().union(*(trace.elsewhere for trace in traces.values()))
        local = self._divide(frozenset[str]().union(*exchange.among_all(found, meanwhile)))
        whole = {key: traces[key].mark for key in keys if self.roster.outlines[key].head.is_whole}
        contributions = exchange.to_first(self._contribution(whole), meanwhile) if self.wide else []
        to_report = [key for key in keys if self.roster.path_of(key) in self.reported]
        answers, shares = self._ask(contributions, {key: traces[key].mark for key in to_report}, local)
        telling = {share.key for share in shares if share.findings}
        telling |= {key for key in to_report if self.roster.outlines[key].may_except}
        numbers = {self.roster.places[key][0] for key in telling} & self._readings.keys()
        return PartDone(
            shares=tuple(shares),
            answers=tuple(answers),
            failures=self.failures,
            counts=self.counts,
            left_out=self.left_out,
            held={number: self._readings[number].documents for number in numbers},
            notes=self._notes(),
            seen=self.memory.seen if self.memory is not None else {},
        )

    def _ask(
        self, contributions: Sequence[Contribution], marks: Mapping[str, bytes], local: Sequence[Rule]
    ) -> tuple[list[Answer], list[Share]]:
        """Asks the rules that are not local, if this is the first process, and the others."""
        if not contributions:
            return [], ask_apart(self, marks, local)
        together = Together(self, contributions)
        if together.stale and local and self.jobs > 1:
            self.jobs -= 1  # here as there
            shares, told = beside(lambda: ask_apart(self, marks, local), lambda: packed(together.ask()))
            answers = unpacked(told, together.stale)
        else:
            answers = together.ask()
            shares = ask_apart(self, marks, local)
        self.failures.update({rule: each for rule, each in answers.items() if isinstance(each, str)})
        return [*together.known, *(each for each in answers.values() if not isinstance(each, str))], shares

    @cached_property
    def facts(self) -> FactBase:
        """The database of this process."""
        return FactBase(self.settings, self.library)

    def close(self) -> None:
        """Closes the database, if there is one."""
        if "facts" in self.__dict__:
            self.facts.connection.close()

    def count(self, rule: str, count: Count) -> None:
        """Counts subjects of a rule, by its id."""
        self.counts[rule] = self.counts.get(rule, Count()).plus(count)

    def _preparing(self, listed: Iterable[Listed]) -> Iterator[None]:
        """Has prepared what will be asked of files that turned out so, unless much of it may be remembered."""
        if self.memory is None:
            frameworks = {outline.head.framework for each in listed for _, outline in each.outlines}
            yield from self.facts.preparing([rule for rule in self.rules if rule.has_query], frameworks)

    def composer(self) -> Composer:
        """What composes findings; made, and read in, only when there is something to find."""
        if self._composer is None:
            from ics_lint.checking.composing import Composer

            self._composer = Composer(self.roster, self.library)
        return self._composer

    def facts_of(self, key: str) -> Facts:
        """The facts of a description."""
        if key not in self._facts:
            self._facts[key] = extract(
                self.roster[key],
                plan=self.library.plan,
                references=self.roster.references,
                today=self.settings.today,
                each_reference=self._each_reference,
            )
        return self._facts[key]

    @cached_property
    def _each_reference(self) -> bool:
        """Whether a rule asks where each reference stands; those of the program ask only what is named."""
        return "reference" in self.library.columns_read(rule for rule in self.rules if rule.has_query)

    def wide_rows_of(self, key: str) -> Rows:
        """What the rules that are not local read of a description."""
        rows = self.facts_of(key).rows
        if self.columns is None:
            return rows
        shapes = self.library.table_columns
        projected: Rows = {}
        for table, columns in self.columns.items():
            if rows.get(table):
                numbers = [shapes[table].index(column) for column in columns]
                projected[table] = [[row[number] for number in numbers] for row in rows[table]]
        return projected

    @cached_property
    def columns_mark(self) -> bytes:
        """Stands for the rules that are not local, and for what they read."""
        wide = [rule.id for rule in self.wide]
        return digest([repr((wide, self.columns)).encode()])

    def _list(self, number: int) -> Listed:
        """What a file turns out to be; it is read unless that is remembered."""
        path, shown = self.files[number]
        memory = self.memory
        remembered = (
            None if memory is None else memory.listed(number, shown, lambda position: self._entries(number, position))
        )
        if remembered is not None:
            self._remembered[number] = remembered
            return remembered.listed

        def look(content: bytes) -> None:
            if memory is not None:
                memory.see(shown, content)

        self._readings[number] = read(path, shown, self.settings, self.library, look)
        return listed(number, self._readings[number], self.settings, self.library)

    def _entries(self, number: int, position: int) -> Iterable[Entry]:
        """The entries of a description, by the file itself."""
        reading = read(*self.files[number], self.settings, self.library)
        outlines = dict(listed(number, reading, self.settings, self.library).outlines)
        return outlines[position].entries if position in outlines else ()

    def _trace(self, key: str) -> _Trace:
        """Finds where a description's references lead, and what stands for it."""
        number, position = self.roster.places[key]
        is_whole = self.roster.outlines[key].head.is_whole
        if self.memory is None:
            return _Trace(self.facts_of(key).elsewhere if is_whole else frozenset(), b"")
        remembered = self._remembered.get(number)
        if remembered is None and is_whole:
            self.facts_of(key)  # notes what references could lead elsewhere
        questions = self._questions(key) if remembered is None else remembered.questions[position]
        mark = self.memory.mark(key, questions, self.roster)
        elsewhere = self.memory.elsewhere(mark)
        if elsewhere is None:
            elsewhere = self.facts_of(key).elsewhere if is_whole else frozenset()
            self.memory.note_elsewhere(mark, elsewhere)
        return _Trace(elsewhere, mark)

    def _questions(self, key: str) -> list[Question]:
        """The references of a description that could name something in another."""
        return list(self.roster.references.outward.get(key, ()))

    def _divide(self, elsewhere: frozenset[str]) -> tuple[Rule, ...]:
        """Finds which rules must be asked of all descriptions together; gives those that need not."""
        asking = [rule for rule in self.rules if rule.has_query]
        reaching = elsewhere | {"*"}
        # Were an id that is the same in every run the key of a description too, nothing would be known to be local.
        small = self.memory is None and sum(each.size for each in self.listed) < SMALL
        if small or not self.roster.keys().isdisjoint(self.library.well_known_parties):
            self.wide, self.columns = tuple(asking), None
            return ()
        self.wide = tuple(rule for rule in asking if not reaching.isdisjoint(rule.reach))
        self.columns = self.library.columns_read(self.wide)
        return tuple(rule for rule in asking if reaching.isdisjoint(rule.reach))

    def _contribution(self, marks: Mapping[str, bytes]) -> Contribution:
        """What the rules that are not local read of descriptions, given by their keys with what stands for each."""
        if self.memory is None:
            return Contribution({key: self.wide_rows_of(key) for key in marks}, {})
        rows = {}
        digests = {}
        for key, mark in marks.items():
            known = self.memory.rows_digests(mark, self.columns_mark)
            if known is None:
                rows[key] = self.wide_rows_of(key)
                known = self._digests(rows[key])
                self.memory.note_rows(mark, self.columns_mark, rows[key], known)
            digests[key] = known
        return Contribution(rows, digests)

    def _digests(self, rows: Rows) -> dict[str, str]:
        """What stands for that which each rule that is not local reads of a description."""
        shapes = self.library.table_columns if self.columns is None else self.columns
        columns = digests_of_columns(rows, shapes, self.library.columns_read(self.wide))
        found = {}
        for rule, tables in self._wide_reads.items():
            own = [(table, name, columns.get((table, name))) for table, names in tables.items() for name in names]
            found[rule] = digest([repr(own).encode()]).hex()
        return found

    @cached_property
    def _wide_reads(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """The columns that each rule reads that is not local."""
        return {rule.id: self.library.columns_read([rule]) for rule in self.wide}

    def _notes(self) -> Mapping[str, object]:
        """What is to be known of these files the next time."""
        if self.memory is None:
            return {}
        own: dict[int, dict[int, list[Question]]] = defaultdict(dict)
        for key, (number, position) in self.roster.places.items():
            own[number][position] = self._questions(key)
        for each in self.listed:
            if each.number in self._readings:
                self.memory.note_listed(each, self.files[each.number][1], own[each.number])
        return self.memory.notes


class _Trace(NamedTuple):
    """Where a description's references lead, and what stands for the description, where that is wanted."""

    elsewhere: frozenset[str]
    mark: bytes
