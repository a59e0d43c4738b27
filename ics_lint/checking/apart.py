"""Asks local rules of the descriptions of one process, in batches, so that time and memory do not grow with the run.

Of a description that was asked about before, only those rules are asked again that look at what has changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING

from ics_lint.checking.changes import Told, digests_of_columns
from ics_lint.checking.shares import Said, by_description, remarks_on_text, share_of
from ics_lint.keeping import digest

if TYPE_CHECKING:
    from ics_lint.checking.changes import ColumnDigests
    from ics_lint.checking.parts import Work
    from ics_lint.checking.remembering import Name
    from ics_lint.checking.shares import Share
    from ics_lint.description import Description
    from ics_lint.ruleset.model import Rule

__all__ = ["ask_apart"]

#: Characters of descriptions of which rules are asked at once.
_BATCH = 1_500_000


def ask_apart(work: Work, marks: Mapping[str, bytes], rules: Sequence[Rule]) -> list[Share]:
    """What texts and local rules say of descriptions; they are asked unless that is remembered.

    Args:
        work: the work of the process.
        marks: what stands for each description, by its key.
        rules: the local rules.
    """
    memory = work.memory
    asking = digest([rule.id.encode() for rule in rules]) if memory is not None else b""
    shares = []
    to_ask = []
    for key, mark in marks.items():
        share = None if memory is None else memory.share(key, mark, asking)
        if share is None:
            to_ask.append(work.roster[key])
        else:
            shares.append(share)
    for batch in _batches(to_ask):
        said = _ask(work, [each for each in batch if each.is_whole], rules)
        for description in batch:
            share = _share(work, description, said.get(description.key, Said()))
            shares.append(share)
            if memory is not None and not work.failures and not work.left_out.total():
                memory.note_share(share, marks[share.key], asking)
    for share in shares:
        for rule, count in share.counts.items():
            work.count(rule, count)
    return shares


def _batches(descriptions: Sequence[Description]) -> Iterator[Sequence[Description]]:
    """Descriptions in their order, as many together as rules are asked of at once, in batches of about one size."""
    ends = list(accumulate(len(description.source.text) for description in descriptions))
    number = ceil(ends[-1] / _BATCH) if ends else 0
    begin = 0
    for each in range(1, number + 1):
        end = bisect_left(ends, ends[-1] * each / number) + 1
        if begin < end:
            yield descriptions[begin:end]
        begin = max(begin, end)


def _share(work: Work, description: Description, said: Said) -> Share:
    remarks = remarks_on_text(description, work.composer, work.library)
    if description.is_whole:
        remarks += work.facts_of(description.key).remarks
    remarks = [remark for remark in remarks if remark.rule in work.asked]
    return share_of(description, remarks, said, work.composer, all_=work.settings.keep_undetermined)


def _ask(work: Work, batch: Sequence[Description], rules: Sequence[Rule]) -> dict[str, Said]:
    """What local rules say of descriptions, by their keys."""
    rules = [rule for rule in rules if rule.id not in work.failures]
    memory = work.memory
    if memory is None or not rules:
        return _ask_of(work, batch, rules)
    said: dict[str, Said] = {}
    columns: dict[str, ColumnDigests] = {}
    anew = []
    for description in batch:
        key = description.key
        rows, library = work.facts_of(key).rows, work.library
        columns[key] = digests_of_columns(rows, library.table_columns, library.columns_that_matter)
        told = memory.told(_name(work, description), work.rules)
        if told is None:
            anew.append(description)
        else:
            said[key], stale = told.still_said(rules, columns[key], library)
            said[key].add(_ask_of(work, [description], stale).get(key, Said()))
    said |= _ask_of(work, anew, rules)
    if not work.failures and not work.left_out.total():
        asked = frozenset(rule.id for rule in rules)
        for description in batch:
            key = description.key
            told = Told(columns=columns[key], asked=asked, said=said.get(key, Said()))
            memory.note_told(told, _name(work, description))
    return said


def _name(work: Work, description: Description) -> Name:
    """What a description is told by from run to run, whatever it says."""
    number, position = work.roster.places[description.key]
    return work.files[number][1], position, description.key, description.framework


def _ask_of(work: Work, batch: Sequence[Description], rules: Sequence[Rule]) -> dict[str, Said]:
    frameworks = {each.key: each.framework for each in batch}
    if not frameworks or not rules:
        return {}
    rows = [work.facts_of(key).rows for key in frameworks]
    told_apart = work.memory is not None
    answers = work.facts.ask(rules, rows, frameworks=frameworks, told_apart=told_apart, jobs=work.jobs)
    work.failures.update({rule: answer for rule, answer in answers.items() if isinstance(answer, str)})
    told = [answer for answer in answers.values() if not isinstance(answer, str)]
    work.left_out.update({answer.rule.id: answer.left_out for answer in told})
    for answer in told if not told_apart else ():
        work.count(answer.rule.id, answer.count)
    return by_description(told)
