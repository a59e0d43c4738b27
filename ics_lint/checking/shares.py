"""What comes of one description by itself: what its text and the local rules have to say of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from ics_lint.checking.reading import personal_data
from ics_lint.checking.verdicts import Answer, Count, Verdict
from ics_lint.loading.remarks import Remark
from ics_lint.pointer import split_at
from ics_lint.record import record

if TYPE_CHECKING:
    from ics_lint.checking.composing import Composer
    from ics_lint.description import Description
    from ics_lint.findings import Finding, Undetermined
    from ics_lint.ruleset.library import Library

__all__ = ["Said", "Share", "by_description", "remarks_on_text", "share_of"]

_MOST_PERSONAL_DATA = 20


@record
class Share:
    """What one description contributes to the outcome of a run."""

    key: str
    #: Before exceptions are looked at.
    findings: tuple[Finding, ...]
    undetermined: tuple[Undetermined, ...]
    #: How the subjects of each rule fare that had any, where descriptions are told apart.
    counts: Mapping[str, Count]


def remarks_on_text(description: Description, composer: Callable[[], Composer], library: Library) -> list[Remark]:
    """What reading and the schema find."""
    remarks = [*description.remarks, *_personal_data(description, composer)]
    if description.is_whole and not description.is_valid:
        known = {remark.path for remark in remarks if remark.path}
        schema = library.description_schema
        remarks += [remark for remark in schema.remarks(description.data) if remark.path not in known]
    return remarks


def _personal_data(description: Description, composer: Callable[[], Composer]) -> Iterable[Remark]:
    if description.document > 0:
        return
    for number, (span, what) in enumerate(personal_data(description.source.text)):
        if number >= _MOST_PERSONAL_DATA:
            break
        path = composer().locator.path_at(description, span.start)
        is_own = any(str(step).startswith("x-") for step in path)
        yield Remark(rule="SYN005", path=path, span=span, values={"what": what}, lenient=is_own)


@record
class Said:
    """What rules say of one description."""

    counts: dict[str, Count] = field(default_factory=dict)
    verdicts: list[tuple[Answer, list[Verdict]]] = field(default_factory=list)

    def add(self, other: Said) -> None:
        """Adds what other rules say."""
        self.counts.update(other.counts)
        self.verdicts.extend(other.verdicts)


def by_description(answers: Iterable[Answer]) -> dict[str, Said]:
    """What answers say of each description."""
    found: dict[str, Said] = defaultdict(Said)
    for answer in answers:
        for key, count in answer.counts.items():
            if key is not None:
                found[key].counts[answer.rule.id] = count
        verdicts: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in answer.verdicts:
            verdicts[split_at(verdict.at)[0]].append(verdict)
        for key, own in verdicts.items():
            found[key].verdicts.append((answer, own))
    return found


def share_of(
    description: Description,
    remarks: Iterable[Remark],
    said: Said,
    composer: Callable[[], Composer],
    *,
    all_: bool,
) -> Share:
    """The share of a description.

    Args:
        description: the description.
        remarks: what its text shows.
        said: what rules say of it.
        composer: gives what composes findings, which is made only when there is something to find.
        all_: whether subjects that cannot be judged are told too.
    """
    findings = [composer().of_remark(description, remark) for remark in remarks]
    undetermined: list[Undetermined] = []
    for answer, verdicts in said.verdicts:
        if any(verdict.ok is False for verdict in verdicts):
            findings.extend(composer().of_verdicts(answer, verdicts))
        if all_:
            undetermined.extend(composer().undetermined(answer.rule, verdicts))
    return Share(key=description.key, findings=tuple(findings), undetermined=tuple(undetermined), counts=said.counts)
