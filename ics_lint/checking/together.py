"""Asks the rules that are not local of all descriptions together, unless it is remembered what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ics_lint.keeping import digest

if TYPE_CHECKING:
    from ics_lint.checking.parts import Work
    from ics_lint.checking.verdicts import Answer
    from ics_lint.facts.extraction import Rows

__all__ = ["Contribution", "ask_together"]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one process has for the rules that are not local."""

    #: What they read of descriptions, by their keys; not of those whose facts are kept.
    rows: Mapping[str, Rows]
    #: What stands for each description, and for what they read of it, by its key, where such things are kept.
    marks: Mapping[str, tuple[bytes, bytes]]


def ask_together(work: Work, contributions: Iterable[Contribution]) -> tuple[list[Answer], dict[str, str]]:
    """What the rules that are not local say of all descriptions.

    Args:
        work: the work of the first process.
        contributions: what every process has.

    Returns:
        The answers, and why a rule could not be asked, by its id.
    """
    rows: dict[str, Rows] = {}
    marks: dict[str, tuple[bytes, bytes]] = {}
    for each in contributions:
        rows |= each.rows
        marks |= each.marks
    outlines = work.roster.outlines
    whole = {key: outline.head.framework for key, outline in outlines.items() if outline.head.is_whole}
    memory = work.memory
    about = b""
    if memory is not None:
        about = digest([work.columns_mark, *(repr((key, whole[key], marks[key][1])).encode() for key in whole)])
        remembered = memory.answers(about, work.wide)
        if remembered is not None:
            return remembered, {}
        kept = ((key, memory.rows(mark, work.columns_mark)) for key, (mark, _) in marks.items() if key not in rows)
        rows |= {key: each for key, each in kept if each is not None}
    parts = [rows[key] if key in rows else work.wide_rows_of(key) for key in whole]
    told = work.facts.ask(work.wide, parts, frameworks=whole, columns=work.columns, jobs=work.jobs)
    problems = {rule: each for rule, each in told.items() if isinstance(each, str)}
    answers = [each for each in told.values() if not isinstance(each, str)]
    if memory is not None and not problems and not any(each.left_out for each in answers):
        memory.note_answers(about, answers)
    return answers, problems
