"""One check from beginning to end: files, descriptions, facts, verdicts, findings, report."""

from __future__ import annotations

import gc
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from ics_lint.checking.reading import Reading, personal_data, read_content, read_files
from ics_lint.checking.verdicts import Answer, RuleFailedError, ask
from ics_lint.description import Description, describe
from ics_lint.errors import NothingToCheckError
from ics_lint.facts.database import Filled, fill, keep_views
from ics_lint.gathering import Files, gather
from ics_lint.loading.remarks import Remark
from ics_lint.outcome import Report, RuleCount
from ics_lint.ruleset.library import Library
from ics_lint.ruleset.model import Rule
from ics_lint.settings import CheckSettings
from ics_lint.spreading import spread, woven

if TYPE_CHECKING:
    from ics_lint.checking.composing import Composer
    from ics_lint.findings import Finding

__all__ = ["check", "chosen_rules", "facts_of"]

_MOST_PERSONAL_DATA = 20
#: How many rows of facts make it worth while to begin another process.
_WORTH_SPREADING = 20_000
#: How many bytes of files make it worth while to begin another process.
_WORTH_SPREADING_READING = 300_000
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
def check(settings: CheckSettings, library: Library, files: Files | None = None) -> Report:
    """Checks what the settings name.

    Args:
        settings: what to check, and how.
        library: the rule set.
        files: the files of the run, if they are known already.

    Raises:
        NothingToCheckError: there is no description among the paths.
        RuleError: a rule is selected that does not exist.
    """
    begun = time.perf_counter()
    rules = chosen_rules(settings, library)
    files = files or gather(settings)
    reading = _read(settings, library, files)
    descriptions = _describe(reading, settings, library)
    to_report = [description for description in descriptions if description.source.path in files.reported]
    if not to_report and not reading.failures:
        raise NothingToCheckError(_nothing(settings, reading))
    run = _Run(settings, library, rules, descriptions, to_report)
    run.look_at_texts()
    run.ask_rules()
    findings, excused = run.excuse_findings()
    findings.sort(key=_order)
    excused.sort(key=_order)
    return Report(
        findings=tuple(findings),
        excused=tuple(excused),
        undetermined=tuple(each for answer in run.answers for each in run.composer.undetermined(answer))
        if settings.keep_undetermined
        else (),
        rules=tuple(sorted(run.counts, key=lambda count: count.rule)),
        files=len({description.source.path for description in to_report}),
        descriptions=len(to_report),
        failures=(*reading.failures, *run.failures),
        seconds=time.perf_counter() - begun,
        sources={finding.place.file: _text_of(finding, run) for finding in (*findings, *excused)},
    )


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


def facts_of(settings: CheckSettings, library: Library) -> sqlite3.Connection:
    """The fact base of what the settings name, for questions other than the rules'.

    Raises:
        NothingToCheckError: there is no description among the paths.
    """
    reading = _read(settings, library, gather(settings))
    if not reading.documents:
        raise NothingToCheckError(_nothing(settings, reading))
    descriptions = _describe(reading, settings, library)
    connection = library.connect()
    connection.execute("begin")
    fill_facts(connection, descriptions, settings, library)
    keep_views(connection, library.kept_views)
    connection.execute("commit")
    return connection


def _describe(reading: Reading, settings: CheckSettings, library: Library) -> list[Description]:
    return describe(
        reading.documents,
        times=library.framework_times,
        is_valid=library.quick_schema.is_valid,
        framework=settings.framework,
        as_of=settings.as_of,
    )


def fill_facts(
    connection: sqlite3.Connection, descriptions: Iterable[Description], settings: CheckSettings, library: Library
) -> Filled:
    """Fills the facts of those descriptions in that could be read to their end; see `fill`."""
    whole = [description for description in descriptions if description.is_whole]
    return fill(
        connection,
        whole,
        plan=library.plan,
        well_known=library.well_known_parties,
        tokens=library.reference_tokens,
        today=settings.today,
        jobs=settings.jobs if sum(len(each.source.text) for each in whole) >= _WORTH_SPREADING_READING else 1,
    )


def _read(settings: CheckSettings, library: Library, files: Files) -> Reading:
    """Reads the files of the run."""
    code_keys = library.code_keys
    jobs = settings.jobs if files.size >= _WORTH_SPREADING_READING else 1
    reading = read_files(files.files, code_keys=code_keys, limits=settings.limits, jobs=jobs)
    reading.excluded = list(files.excluded)
    if settings.stdin is not None:
        read_content(settings.stdin, settings.stdin_name, reading, code_keys=code_keys, limits=settings.limits)
    # What cannot be read of the rest of the project is no matter of this run.
    reading.failures = [
        text for text in reading.failures if any(text.startswith(f"{name}: ") for name in files.reported)
    ]
    reading.failures += files.missing
    return reading


def _nothing(settings: CheckSettings, reading: Reading) -> str:
    given = ", ".join(str(path) for path in settings.paths) or str(settings.working_folder)
    message = f"No description was found in {given}. A description is a YAML file that says `ics: 1`."
    if len(reading.others) == 1:
        message += f" {reading.others[0]} does not."
    elif reading.others:
        message += f" None of the {len(reading.others)} YAML files there does."
    if reading.excluded:
        message += f" {', '.join(reading.excluded)}: left out by `exclude` or `rules` of the configuration."
    return message


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return (finding.place.file, finding.place.start.line, finding.place.start.column, finding.rule, finding.message)


def _text_of(finding: Finding, run: _Run) -> str:
    return run.composer.descriptions[finding.system].source.text


def may_except(description: Description) -> bool:
    """Whether a description may hold exceptions."""
    return "exceptions" in description.data or "ics-lint:" in description.source.text


class _Run:
    """The state of one check."""

    def __init__(
        self,
        settings: CheckSettings,
        library: Library,
        rules: tuple[Rule, ...],
        descriptions: list[Description],
        to_report: list[Description],
    ) -> None:
        self.settings = settings
        self.library = library
        self.rules = rules
        self.asked = frozenset(rule.id for rule in rules)
        self.descriptions = descriptions
        self.to_report = to_report
        self.findings: list[Finding] = []
        self.answers: list[Answer] = []
        self.counts: list[RuleCount] = []
        self.failures: list[str] = []

    @cached_property
    def composer(self) -> Composer:
        """Composes findings; made, and read in, only when there is something to find."""
        from ics_lint.checking.composing import Composer

        return Composer(self.descriptions, self.library)

    def look_at_texts(self) -> None:
        """Adds what reading and the schema find."""
        for description in self.to_report:
            remarks = [*description.remarks, *self._personal_data(description)]
            if description.is_whole and not description.is_valid:
                known = {remark.path for remark in remarks if remark.path}
                schema = self.library.description_schema
                remarks += [remark for remark in schema.remarks(description.data) if remark.path not in known]
            self._add_remarks(description, remarks)

    def _personal_data(self, description: Description) -> list[Remark]:
        if description.document > 0:
            return []
        remarks = []
        for span, what in personal_data(description.source.text):
            path = self.composer.locator.path_at(description, span.start)
            is_own = any(str(step).startswith("x-") for step in path)
            remarks.append(Remark(rule="SYN005", path=path, span=span, values={"what": what}, lenient=is_own))
            if len(remarks) >= _MOST_PERSONAL_DATA:
                break
        return remarks

    def _add_remarks(self, description: Description, remarks: Iterable[Remark]) -> None:
        for remark in remarks:
            if remark.rule in self.asked:
                self.findings.append(self.composer.of_remark(description, remark))

    def ask_rules(self) -> None:
        """Fills the fact base and asks every rule that has a query."""
        connection = self.library.connect()
        frameworks = {each.key: each.framework for each in self.to_report if each.is_whole}
        kinds = set(frameworks.values())
        rules = [rule for rule in self.rules if rule.query is not None and any(map(rule.severity_in, kinds))]
        connection.execute("begin")
        filled = fill_facts(connection, self.descriptions, self.settings, self.library)
        kept = {name for rule in rules if rule.needs <= filled.tables for name in rule.keeps}
        keep_views(connection, (view for view in self.library.kept_views if view[0] in kept))
        connection.execute("commit")
        for description in self.to_report:
            self._add_remarks(description, filled.remarks.get(description.key, ()))
        described = sum(1 for description in self.descriptions if description.is_whole)

        def answers_to(some: Sequence[Rule]) -> list[Answer | str]:
            """The answers to some of the rules; a text says why a rule could not be asked."""
            answers: list[Answer | str] = []
            for rule in some:
                try:
                    answer = ask(
                        connection,
                        rule,
                        frameworks=frameworks,
                        described=described,
                        budget=self.settings.budget,
                        register=self.settings.register,
                    )
                except RuleFailedError as error:
                    answers.append(str(error))
                else:
                    answers.append(answer)
            return answers

        with_subjects = [rule for rule in rules if rule.needs <= filled.tables]
        answers = spread(answers_to, with_subjects, self._jobs(filled.rows))
        for rule, answer in zip(with_subjects, woven(answers), strict=True):
            self._take_answer(rule, answer)
        self.counts += [RuleCount(rule=rule.id) for rule in rules if not rule.needs <= filled.tables]
        connection.close()

    def _jobs(self, amount: int) -> int:
        """How many processes to spread work over."""
        return self.settings.jobs if amount >= _WORTH_SPREADING else 1

    def _take_answer(self, rule: Rule, answer: Answer | str) -> None:
        if isinstance(answer, str):
            self.failures.append(f"{self.library.place_of(rule)}: the rule {rule.id} could not be asked: {answer}.")
            return
        self.answers.append(answer)
        if answer.failed:
            self.findings.extend(self.composer.of_answer(answer))
        if answer.left_out:
            self.failures.append(f"{rule.id}: {answer.left_out:,} further findings are left out.")
        passed = answer.subjects - answer.failed - answer.undetermined
        self.counts.append(
            RuleCount(
                rule=rule.id,
                subjects=answer.subjects,
                passed=passed,
                failed=answer.failed,
                undetermined=answer.undetermined,
            )
        )

    def excuse_findings(self) -> tuple[list[Finding], list[Finding]]:
        """Sorts out what exceptions excuse, and adds findings on exceptions that are not in order."""
        by_file: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            by_file[finding.place.file].append(finding)
        reported = {description.source.path for description in self.to_report}
        # A finding across files may stand in one that is not reported on, and tell of one that is.
        files: dict[str, list[Description]] = defaultdict(list)
        for description in self.descriptions:
            if description.source.path in reported or description.source.path in by_file:
                files[description.source.path].append(description)
        kept: list[Finding] = []
        excused: list[Finding] = []
        exceptions = 0
        for path, descriptions in files.items():
            if not any(map(may_except, descriptions)):
                kept.extend(by_file[path])
                continue
            from ics_lint.checking.excusing import excuse

            result = excuse(by_file[path], descriptions, self.library, today=self.settings.today, asked=self.asked)
            kept.extend(result.findings)
            excused.extend(result.excused)
            if path not in reported:
                continue
            exceptions += result.exceptions
            kept.extend(
                self.composer.of_remark(description, remark)
                for description, remark in result.remarks
                if remark.rule in self.asked
            )
        self._count_found(kept + excused, exceptions)
        return kept, excused

    def _count_found(self, findings: Iterable[Finding], exceptions: int) -> None:
        """Counts the rules that no query asks: a description is their subject, or an exception."""
        failed: dict[str, set[str]] = defaultdict(set)
        for finding in findings:
            subject = finding.place.path if finding.rule in _EXCEPTION_RULES else ""
            failed[finding.rule].add(f"{finding.system}:{subject}")
        for rule in self.rules:
            if rule.query is None:
                subjects = exceptions if rule.id in _EXCEPTION_RULES else len(self.to_report)
                count = len(failed[rule.id])
                passed = max(subjects - count, 0)
                self.counts.append(
                    RuleCount(rule=rule.id, subjects=subjects, passed=passed, failed=count, undetermined=0)
                )
