"""Asks the rules that are not local of all descriptions together, unless it is remembered what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ics_lint.checking.verdicts import Answer
from ics_lint.keeping import digest

if TYPE_CHECKING:
    from ics_lint.checking.asking import Answers
    from ics_lint.checking.parts import Work
    from ics_lint.facts.extraction import Rows
    from ics_lint.ruleset.model import Rule

__all__ = ["Contribution", "Together"]


class Contribution(NamedTuple):
    """What one process has for the rules that are not local."""

    #: What they read of descriptions, by their keys; not of those whose facts are kept.
    rows: Mapping[str, Rows]
    #: What stands for that which each rule reads of a description, by the keys of both, where such things are kept.
    digests: Mapping[str, Mapping[str, str]]


class Together:
    """The rules that are not local, and what they are asked of."""

    def __init__(self, work: Work, contributions: Iterable[Contribution]) -> None:
        """Finds what is remembered.

        Args:
            work: the work of the first process.
            contributions: what every process has.
        """
        self.work = work
        self._rows: dict[str, Rows] = {}
        self._digests: dict[str, Mapping[str, str]] = {}
        for each in contributions:
            self._rows |= each.rows
            self._digests |= each.digests
        outlines = work.roster.outlines
        self._whole = {key: outline.head.framework for key, outline in outlines.items() if outline.head.is_whole}
        #: What rules said of the same before, and the rules that must be asked.
        self.known: list[Answer] = []
        self.stale = list(work.wide)
        self._about: dict[str, bytes] = {}
        memory = work.memory
        if memory is not None:
            self._about = {rule.id: _about(rule, self._whole, self._digests) for rule in work.wide}
            known = {rule.id: memory.answer(rule, self._about[rule.id]) for rule in work.wide}
            self.known = [each for each in known.values() if each is not None]
            self.stale = [rule for rule in work.wide if known[rule.id] is None]

    def ask(self) -> Answers:
        """What those rules say of all descriptions that must be asked, by their ids."""
        if not self.stale:
            return {}
        work, memory = self.work, self.work.memory
        rows = dict(self._rows)
        if memory is not None:
            kept = ((key, memory.rows(work.columns_mark, own)) for key, own in self._digests.items() if key not in rows)
            rows |= {key: each for key, each in kept if each is not None}
        parts = [rows[key] if key in rows else work.wide_rows_of(key) for key in self._whole]
        told = work.facts.ask(self.stale, parts, frameworks=self._whole, columns=work.columns, jobs=work.jobs)
        found = [each for each in told.values() if not isinstance(each, str)]
        if memory is not None and len(found) == len(told) and not any(each.left_out for each in found):
            silent = [Answer(rule=rule, counts={}, verdicts=()) for rule in self.stale if rule.id not in told]
            for answer in (*found, *silent):
                memory.note_answer(answer, self._about[answer.rule.id])
        return told


def _about(rule: Rule, frameworks: Mapping[str, str | None], digests: Mapping[str, Mapping[str, str]]) -> bytes:
    """Stands for a rule, and for all that it reads."""
    return digest([repr((rule.id, [(key, each, digests[key][rule.id]) for key, each in frameworks.items()])).encode()])
