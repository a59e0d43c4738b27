"""One check from beginning to end: files, descriptions, facts, verdicts, findings, report."""

from __future__ import annotations

import gc
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ics_lint.checking.parts import SMALL, PartDone, Work
from ics_lint.checking.verdicts import Answer, Count
from ics_lint.errors import NothingToCheckError
from ics_lint.gathering import Files, gather, nothing_in
from ics_lint.memory import let_go
from ics_lint.outcome import Report, RuleCount
from ics_lint.pointer import split_at
from ics_lint.ruleset.library import Library
from ics_lint.ruleset.model import Rule
from ics_lint.settings import CheckSettings
from ics_lint.spreading import spread

if TYPE_CHECKING:
    from ics_lint.checking.remembering import Memory
    from ics_lint.checking.verdicts import Verdict
    from ics_lint.findings import Finding, Undetermined

__all__ = ["check", "chosen_rules"]

#: Findings of one rule beyond which the rest are only counted.
_MOST_FINDINGS = 1_000
#: What share of the whole work it is to ask those rules that must be asked of all descriptions together.
_ASKING_TOGETHER = 0.08
_EXCEPTION_RULES = ("EXC001", "EXC002", "EXC003")


@contextmanager
def _without_collection() -> Iterator[None]:
    """Lets nothing search for cycles of objects: a run makes hundreds of thousands of objects, and hardly a cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collection()
def check(
    settings: CheckSettings, library: Library, files: Files | None = None, memory: Memory | None = None
) -> Report:
    """Checks what the settings name.

    Args:
        settings: what to check, and how.
        library: the rule set.
        files: the files of the run, if they are known already.
        memory: what earlier runs found out.

    Raises:
        NothingToCheckError: there is no description among the paths.
        RuleError: a rule is selected that does not exist.
    """
    begun = time.perf_counter()
    rules = chosen_rules(settings, library)
    files = files or gather(settings)
    named = files.with_standard_input(settings)
    work = Work(named, rules=rules, reported=files.reported, settings=settings, library=library, memory=memory)
    parts = spread(work, _parts(named, settings, memory))
    run = _Run(work, parts, files)
    if not run.reported and not run.failures:
        raise NothingToCheckError(nothing_in(files, [name for each in work.listed for name in each.others], settings))
    report = run.report()
    let_go(work)
    if memory is not None:
        memory.save()
    return replace(report, seconds=time.perf_counter() - begun)


def chosen_rules(settings: CheckSettings, library: Library) -> tuple[Rule, ...]:
    """The rules that are asked.

    Raises:
        RuleError: a selector means no rule.
    """
    selected = library.select(settings.select) if settings.select else None
    ignored = library.select(settings.ignore)
    return tuple(
        rule
        for rule in library.rules
        if (selected is None or rule.id in selected)
        and rule.id not in ignored
        and (settings.prospective or not rule.prospective)
    )


def _parts(named: Sequence[tuple[Path | None, str]], settings: CheckSettings, memory: Memory | None) -> list[list[int]]:
    """Divides the files, by their numbers, into parts of about the same size, one for each process."""
    sizes = Counter(
        {
            number: 0 if memory is not None and memory.knows(shown) else _size(path)
            for number, (path, shown) in enumerate(named)
        }
    )
    if settings.jobs == 1 or sizes.total() < SMALL:
        return [list(range(len(named)))]
    parts: list[list[int]] = [[] for _ in range(min(settings.jobs, len(named)))]
    loads = [0] * len(parts)
    loads[0] = int(sizes.total() * _ASKING_TOGETHER)  # the first process asks rules of all of them besides
    for number, size in sizes.most_common():
        lightest = loads.index(min(loads))
        parts[lightest].append(number)
        loads[lightest] += size
    return [sorted(part) for part in parts]


def _size(path: Path | None) -> int:
    try:
        return path.stat().st_size if path is not None else 0
    except (OSError, ValueError):
        return 0


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return (finding.place.file, finding.place.start.line, finding.place.start.column, finding.rule, finding.message)


class _Run:
    """Puts together what comes of the parts of a check."""

    def __init__(self, work: Work, parts: Sequence[PartDone], files: Files) -> None:
        self.work = work
        self.library = work.library
        self.settings = work.settings
        self.roster = work.roster
        self.parts = parts
        #: The keys of the descriptions that are reported on, in order.
        self.reported = tuple(key for key in self.roster if self.roster.path_of(key) in work.reported)
        failures = [text for each in work.listed for text in each.failures]
        # What cannot be read of the rest of the project is no matter of this run.
        self.failures = [text for text in failures if any(text.startswith(f"{name}: ") for name in files.reported)]
        self.failures += files.missing
        for part in parts:
            for number, documents in part.held.items():
                self.roster.hold(number, documents)
        order = {key: number for number, key in enumerate(self.roster)}
        shares = sorted((share for part in parts for share in part.shares), key=lambda share: order[share.key])
        self.findings = [finding for share in shares for finding in share.findings]
        self.undetermined: list[Undetermined] = [each for share in shares for each in share.undetermined]
        self.counts: dict[str, list[Count]] = defaultdict(list)
        for part in parts:
            for rule, count in part.counts.items():
                self.counts[rule].append(count)
        self.problems = {rule: problem for part in parts for rule, problem in part.failures.items()}
        self.left_out: Counter[str] = Counter()
        for part in parts:
            self.left_out.update(part.left_out)
            if work.memory is not None:
                work.memory.notes.update(part.notes)
                work.memory.seen.update(part.seen)
        kinds = self._frameworks()
        for answer in (each for part in parts for each in part.answers):
            if any(map(answer.rule.severity_in, kinds)):
                self._take(answer)

    def _frameworks(self) -> frozenset[str | None]:
        """The frameworks of the descriptions that are reported on."""
        heads = (self.roster.outlines[key].head for key in self.reported)
        return frozenset(head.framework for head in heads if head.is_whole)

    def _take(self, answer: Answer) -> None:
        """Takes what an answer says of the descriptions that are reported on."""
        reported = frozenset(self.reported)
        rule = answer.rule
        self.counts[rule.id] += [count for key, count in answer.counts.items() if key in reported]
        own = [verdict for verdict in answer.verdicts if split_at(verdict.at)[0] in reported]
        # A finding across files may stand in one that is not reported on, and tell of one that is.
        beyond = [
            verdict
            for verdict in answer.verdicts
            if verdict.ok is False and split_at(verdict.at)[0] not in reported and _touches(verdict, reported)
        ]
        failing = len({verdict.at for verdict in beyond})
        self.counts[rule.id].append(Count(failing, failing, 0))
        self.left_out[rule.id] += answer.left_out
        if any(verdict.ok is False for verdict in (*own, *beyond)):
            self.findings.extend(self.work.composer().of_verdicts(answer, [*own, *beyond]))
        if self.settings.keep_undetermined:
            self.undetermined.extend(self.work.composer().undetermined(rule, own))

    def report(self) -> Report:
        """The outcome."""
        self._leave_out()
        findings, excused = self._excuse()
        self.undetermined.sort(key=lambda each: (each.place.file, each.place.start, each.rule))
        return Report(
            findings=tuple(findings),
            excused=tuple(excused),
            undetermined=tuple(self.undetermined),
            rules=tuple(self._rule_counts()),
            paths=tuple(sorted({self.roster.path_of(key) for key in self.reported})),
            descriptions=len(self.reported),
            failures=(*self.failures, *self._rule_failures()),
            seconds=0.0,
            sources={finding.place.file: self.roster.text_of(finding.system) for finding in (*findings, *excused)},
        )

    def _leave_out(self) -> None:
        """Counts what a rule finds beyond what anybody would read."""
        asking = {rule.id for rule in self.work.rules if rule.has_query}
        found: Counter[str] = Counter()
        kept = []
        for finding in self.findings:
            found[finding.rule] += 1
            if finding.rule in asking and found[finding.rule] > _MOST_FINDINGS:
                self.left_out[finding.rule] += 1
            else:
                kept.append(finding)
        self.findings = kept

    def _rule_failures(self) -> Iterator[str]:
        for rule in self.work.rules:
            if rule.id in self.problems:
                place = self.library.place_of(rule)
                yield f"{place}: the rule {rule.id} could not be asked: {self.problems[rule.id]}."
            if self.left_out[rule.id]:
                yield f"{rule.id}: {self.left_out[rule.id]:,} further findings are left out."

    def _excuse(self) -> tuple[list[Finding], list[Finding]]:
        """Sorts out what exceptions excuse, and adds findings on exceptions that are not in order."""
        by_file: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            by_file[finding.place.file].append(finding)
        # A finding across files may stand in one that is not reported on, and tell of one that is.
        files: dict[str, list[str]] = defaultdict(list)
        for key in self.roster:
            path = self.roster.path_of(key)
            if path in self.work.reported or path in by_file:
                files[path].append(key)
        kept: list[Finding] = []
        excused: list[Finding] = []
        self.exceptions = 0
        for path, keys in files.items():
            if not any(self.roster.outlines[key].may_except for key in keys):
                kept.extend(by_file[path])
                continue
            from ics_lint.checking.excusing import excuse

            descriptions = [self.roster[key] for key in keys]
            result = excuse(by_file[path], descriptions, self.library, today=self.settings.today, asked=self.work.asked)
            kept.extend(result.findings)
            excused.extend(result.excused)
            if path not in self.work.reported:
                continue
            self.exceptions += result.exceptions
            kept.extend(
                self.work.composer().of_remark(description, remark)
                for description, remark in result.remarks
                if remark.rule in self.work.asked
            )
        self.failed = _failed(kept + excused)
        seen: Counter[str] = Counter()
        return list(_told_apart(kept, seen)), list(_told_apart(excused, seen))

    def _rule_counts(self) -> Iterator[RuleCount]:
        """How the subjects of each rule fare; descriptions, or exceptions, where no query says what they are."""
        kinds = self._frameworks()
        for rule in sorted(self.work.rules, key=lambda rule: rule.id):
            if not rule.has_query:
                subjects = self.exceptions if rule.id in _EXCEPTION_RULES else len(self.reported)
                failed = len(self.failed[rule.id])
                passed = max(subjects - failed, 0)
                yield RuleCount(rule=rule.id, subjects=subjects, passed=passed, failed=failed, undetermined=0)
            elif rule.id not in self.problems and any(map(rule.severity_in, kinds)):
                subjects, failed, undetermined = map(sum, zip(Count(), *self.counts[rule.id], strict=True))
                passed = subjects - failed - undetermined
                yield RuleCount(
                    rule=rule.id, subjects=subjects, passed=passed, failed=failed, undetermined=undetermined
                )


def _touches(verdict: Verdict, reported: frozenset[str]) -> bool:
    """Whether a second place of a verdict is in a description that is reported on."""
    places = (value for name, value in verdict.values.items() if name.endswith("_at"))
    return any(isinstance(place, str) and split_at(place)[0] in reported for place in places)


def _failed(findings: Iterable[Finding]) -> Mapping[str, set[str]]:
    """The descriptions that fail each rule, or the places, for rules about exceptions."""
    failed: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        subject = finding.place.path if finding.rule in _EXCEPTION_RULES else ""
        failed[finding.rule].add(f"{finding.system}:{subject}")
    return failed


def _told_apart(findings: Iterable[Finding], seen: Counter[str]) -> Iterator[Finding]:
    """Findings in the order of their places, those of one identity told apart by numbers."""
    for finding in sorted(findings, key=_order):
        seen[finding.identity] += 1
        number = seen[finding.identity]
        yield finding if number == 1 else replace(finding, identity=f"{finding.identity}-{number}")
