"""Tries a rule on its cases."""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from ics_lint.cases.benches import Bench
from ics_lint.cases.blanking import blanks_of
from ics_lint.cases.claims import claims_on, not_shown
from ics_lint.cases.marks import differences, marks_in
from ics_lint.cases.mutation import mutants_of
from ics_lint.checking.running import check
from ics_lint.checking.sandbox import Budget
from ics_lint.checking.verdicts import ask
from ics_lint.outcome import Report
from ics_lint.record import record
from ics_lint.ruleset.library import Library
from ics_lint.ruleset.model import Rule
from ics_lint.ruleset.rules import case_files
from ics_lint.settings import CheckSettings

__all__ = ["CASE_DAY", "Trial", "caption", "try_rule", "try_rules"]

#: The day on which cases are tried, so that they come out the same for ever.
CASE_DAY = "2026-11-23"

#: How many rules there must be for a second process to be worth its start.
_WORTH_A_PROCESS = 20
#: Rules about the text and its shape; the cases of other rules must be in order by them.
_BASIC = ("SYN", "SCH", "REF")


@record
class Trial:
    """How a rule fared on one case, or as a whole."""

    rule: str
    #: The case; the rule's folder for what concerns the rule as a whole.
    path: Path
    #: What is not as it must be; empty when all is well.
    problems: tuple[str, ...]


def caption(text: str) -> str:
    """What a case shows, from the comment at its head."""
    words = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        words.append(line.lstrip("# ").strip())
    return " ".join(words)


def try_rules(rules: Sequence[Rule], library: Library) -> list[Trial]:
    """Tries many rules, on as many processors as there are.

    Args:
        rules: the rules.
        library: the rule set.
    """
    processes = min(os.cpu_count() or 1, len(rules) // _WORTH_A_PROCESS + 1)
    if processes == 1:
        return [trial for rule in rules for trial in try_rule(rule, library)]
    with ProcessPoolExecutor(processes, initializer=_begin_process, initargs=(library.form, library.folder)) as pool:
        return [trial for trials in pool.map(_try_here, [rule.id for rule in rules], chunksize=4) for trial in trials]


#: The rule set of a process that tries rules for another.
_here: list[Library] = []


def _begin_process(form: bytes | Path, folder: Path) -> None:
    _here[:] = [Library(form, folder)]


def _try_here(rule_id: str) -> list[Trial]:
    return try_rule(_here[0].rule(rule_id), _here[0])


def try_rule(rule: Rule, library: Library) -> list[Trial]:
    """Tries a rule on each of its cases.

    Args:
        rule: the rule.
        library: the rule set.
    """
    folder = library.folder / rule.file
    cases = case_files(folder)
    trials = [_try_case(rule, path, library) for path in cases]
    problems = [
        f"it has no case that {what}"
        for name, what in (("fail", "fails"), ("pass", "passes"))
        if not any(path.name.startswith(f"{name}-") for path in cases)
    ]
    names = {f"{rule.id}/{path.stem}" for path in cases}
    problems += [
        f"{claim.id} names the case {claim.case}, which it does not have"
        for claim in claims_on(rule, library)
        if claim.case not in names
    ]
    if rule.query is not None and not problems and not any(trial.problems for trial in trials):
        problems += _about_query(rule, [Bench(path, library, today=CASE_DAY) for path in cases], library)
    return [*trials, Trial(rule=rule.id, path=folder / "rule.yaml", problems=tuple(problems))]


def _about_query(rule: Rule, benches: list[Bench], library: Library) -> Iterable[str]:
    """What the cases cannot tell: changes to the query that make no difference, values that may be left out."""
    excused = dict(rule.equivalent_mutants)
    for name, problem in _survivors(rule, benches):
        if problem:
            yield f"{name}: {problem}"
        elif excused.pop(name, None) is None:
            yield f"no case can tell this change to the query: {name}"
    for name in excused:
        yield f"there is no such change, or a case can tell it: {name}"
    for section in rule.looks_in:
        if not any(_needs_section(rule, section, bench) for bench in benches):
            yield f"no case has something that fails but for `{section}`, which it leaves open"
    settled = dict(rule.settled_without)
    for field, what in blanks_of(rule, benches, library):
        if settled.pop(field, None) is None:
            yield f"without {field} a verdict changes, and not into undetermined: {what}"
    for field in settled:
        yield f"the verdicts do not depend on {field}, which need not be settled"


def _needs_section(rule: Rule, section: str, bench: Bench) -> bool:
    """Whether something in a case would fail if the rule were not said to look in a section."""
    without = replace(rule, looks_in=tuple(each for each in rule.looks_in if each != section))
    frameworks = {description.key: description.framework for description in bench.descriptions}
    with bench.facts(rule) as connection:
        with_it, without_it = (
            ask(connection, each, frameworks=frameworks, budget=Budget()).count.failed for each in (rule, without)
        )
    return with_it < without_it


def _survivors(rule: Rule, benches: list[Bench]) -> Iterator[tuple[str, str]]:
    """The changes to the query that make no difference to any case, and cases that a run would wrongly skip."""
    left = {mutant.name: mutant.query for mutant in mutants_of(rule)}
    for bench in benches:
        with bench.facts(rule) as connection:
            told = bench.ask(rule, rule.query or "", connection).rows
            if told and not rule.needs <= bench.filled:
                missing = ", ".join(sorted(rule.needs - bench.filled))
                yield bench.path.name, f"the rule is taken to have no subject without {missing}, but has some"
            left = {name: query for name, query in left.items() if bench.ask(rule, query, connection).rows == told}
    yield from ((name, "") for name in left)


def run_case(rule: Rule, path: Path, library: Library) -> Report:
    """What checking a case with one rule, and the basic ones, comes to."""
    basic = tuple(
        prefix
        for prefix in _BASIC
        if not rule.id.startswith(_BASIC) and any(other.id.startswith(prefix) for other in library.rules)
    )
    settings = CheckSettings(
        paths=(path,),
        working_folder=path.parent,
        project=path.parent / "nothing-else",
        select=(rule.id, *basic),
        today=CASE_DAY,
        prospective=True,
        keep_undetermined=True,
    )
    return check(settings, library)


def _try_case(rule: Rule, path: Path, library: Library) -> Trial:
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    report = run_case(rule, path, library)
    undetermined = [each for each in report.undetermined if each.rule == rule.id]
    problems = differences(marks_in(text), report.findings, undetermined)
    problems += report.failures
    problems += _about_name(rule, path, report)
    problems += not_shown(rule, path.stem, report.findings, library)
    if not caption(text):
        problems.append("it does not begin with a comment that says what it shows")
    return Trial(rule=rule.id, path=path, problems=tuple(problems))


def _about_name(rule: Rule, path: Path, report: Report) -> Iterable[str]:
    """Whether the case does what its name says."""
    counts = [count for count in report.rules if count.rule == rule.id]
    failed = any(finding.rule == rule.id for finding in report.findings)
    if path.name.startswith("fail-") and not failed:
        yield "it is named as a failing case, but the rule does not fail"
    if path.name.startswith("pass-"):
        if failed:
            yield "it is named as a passing case, but the rule fails"
        elif not any(count.passed or count.undetermined for count in counts):
            yield "it is named as a passing case, but the rule finds nothing to ask about"
