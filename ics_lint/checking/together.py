"""Asks the rules that are not local of all descriptions together, unless it is remembered what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ics_lint.checking.verdicts import Answer
from ics_lint.keeping import digest

if TYPE_CHECKING:
    from ics_lint.checking.parts import Work
    from ics_lint.facts.extraction import Rows
    from ics_lint.ruleset.model import Rule

__all__ = ["Contribution", "ask_together"]


class Contribution(NamedTuple):
    """What one process has for the rules that are not local."""

    #: What they read of descriptions, by their keys; not of those whose facts are kept.
    rows: Mapping[str, Rows]
    #: What stands for that which each rule reads of a description, by the keys of both, where such things are kept.
    digests: Mapping[str, Mapping[str, str]]


def ask_together(work: Work, contributions: Iterable[Contribution]) -> tuple[list[Answer], dict[str, str]]:
    """What the rules that are not local say of all descriptions.

    Args:
        work: the work of the first process.
        contributions: what every process has.

    Returns:
        The answers, and why a rule could not be asked, by its id.
    """
    rows: dict[str, Rows] = {}
    digests: dict[str, Mapping[str, str]] = {}
    for each in contributions:
        rows |= each.rows
        digests |= each.digests
    outlines = work.roster.outlines
    whole = {key: outline.head.framework for key, outline in outlines.items() if outline.head.is_whole}
    memory = work.memory
    answers: list[Answer] = []
    stale = list(work.wide)
    about: dict[str, bytes] = {}
    if memory is not None:
        about = {rule.id: _about(rule, whole, digests) for rule in work.wide}
        known = {rule.id: memory.answer(rule, about[rule.id]) for rule in work.wide}
        answers = [each for each in known.values() if each is not None]
        stale = [rule for rule in work.wide if known[rule.id] is None]
        if not stale:
            return answers, {}
        kept = ((key, memory.rows(work.columns_mark, own)) for key, own in digests.items() if key not in rows)
        rows |= {key: each for key, each in kept if each is not None}
    parts = [rows[key] if key in rows else work.wide_rows_of(key) for key in whole]
    told = work.facts.ask(stale, parts, frameworks=whole, columns=work.columns, jobs=work.jobs)
    problems = {rule: each for rule, each in told.items() if isinstance(each, str)}
    found = [each for each in told.values() if not isinstance(each, str)]
    if memory is not None and not problems and not any(each.left_out for each in found):
        silent = [Answer(rule=rule, counts={}, verdicts=()) for rule in stale if rule.id not in told]
        for answer in (*found, *silent):
            memory.note_answer(answer, about[answer.rule.id])
    return [*answers, *found], problems


def _about(rule: Rule, frameworks: Mapping[str, str | None], digests: Mapping[str, Mapping[str, str]]) -> bytes:
    """Stands for a rule, and for all that it reads."""
    return digest([repr((rule.id, [(key, each, digests[key][rule.id]) for key, each in frameworks.items()])).encode()])
