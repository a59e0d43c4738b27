"""The teaching samples say themselves what is found in them, and between them every rule fires."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ics_lint.cases.marks import differences, marks_in
from ics_lint.checking.running import check
from ics_lint.ruleset.library import Library
from ics_lint.settings import CheckSettings
from tests.conftest import TODAY

if TYPE_CHECKING:
    import sqlite3

    from ics_lint.findings import Finding
    from ics_lint.outcome import Report

PROJECT = Path(__file__).parent.parent / "sample-systems"
TEACHING = PROJECT / "teaching"
SAMPLES = sorted(TEACHING.rglob("*.yaml"))
CLEAN = [path for path in SAMPLES if path.name.endswith("-clean.yaml")]
FRAMEWORKS = [path.name.removesuffix("-clean.yaml") for path in CLEAN]

#: Rules about real organisations, by the register; the samples are invented, so nothing in them is in the register.
OF_THE_REGISTER = "REG"
#: Rules that no sample can make fire, and why.
OUT_OF_REACH: dict[str, str] = {}

_RULE = re.compile(r"\b[A-Z]{3}[0-9]{3}\b")


def _name(path: Path) -> str:
    return path.relative_to(TEACHING).as_posix()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig", errors="replace")


@cache
def _head(path: Path) -> str:
    """The comments at the head of a sample."""
    lines = []
    for line in _text(path).splitlines():
        if line.strip() and not line.startswith("#"):
            break
        lines.append(line)
    return "\n".join(lines)


def _looks_ahead(path: Path) -> bool:
    """Whether a sample is about law that is not yet in force, and says so at its head."""
    return "--prospective" in _head(path)


def _check(
    paths: tuple[Path, ...], library: Library, *, prospective: bool = False, framework: str | None = None
) -> Report:
    """What a user gets who checks these files in the project of the samples."""
    return check(
        CheckSettings(
            paths=paths,
            working_folder=PROJECT,
            project=PROJECT,
            today=TODAY,
            prospective=prospective,
            framework=framework,
        ),
        library,
    )


@pytest.fixture(scope="module")
def found(library: Library) -> dict[str, list[Finding]]:
    """The findings in every sample, by its name; all samples are checked together, as in `ics-lint check`."""
    findings: dict[str, list[Finding]] = defaultdict(list)
    for ahead in (False, True):
        paths = tuple(path for path in SAMPLES if _looks_ahead(path) is ahead)
        if not paths:
            continue  # no path at all would mean the whole project
        report = _check(paths, library, prospective=ahead)
        assert report.failures == ()
        for finding in report.findings:
            findings[Path(finding.place.file).relative_to("teaching").as_posix()].append(finding)
    return findings


@pytest.mark.parametrize("path", SAMPLES, ids=_name)
def test_what_is_found_in_a_sample_is_what_its_marks_say(path: Path, found: dict[str, list[Finding]]) -> None:
    assert differences(marks_in(_text(path)), found[_name(path)]) == []


@pytest.mark.parametrize("path", CLEAN, ids=_name)
def test_a_clean_sample_gives_every_rule_of_its_framework_something_to_ask(path: Path, library: Library) -> None:
    framework = path.name.removesuffix("-clean.yaml")
    report = _check((path,), library)
    vacuous = {
        count.rule
        for count in report.rules
        if not count.subjects
        and library.rule(count.rule).severity_in(framework) is not None
        and not count.rule.startswith(OF_THE_REGISTER)
    }
    assert report.findings == ()
    assert report.excused == ()
    assert vacuous == set(_RULE.findall(_head(path)))


@pytest.mark.parametrize("path", [path for path in SAMPLES if path not in CLEAN], ids=_name)
def test_every_other_sample_has_faults(path: Path) -> None:
    assert list(marks_in(_text(path)))


def test_every_rule_fires_in_some_sample(found: dict[str, list[Finding]], library: Library) -> None:
    fired = {finding.rule for findings in found.values() for finding in findings}
    silent = {rule.id for rule in library.rules if not rule.id.startswith(OF_THE_REGISTER)} - fired
    assert silent == set(OUT_OF_REACH)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_rule_of_a_framework_fires_when_samples_are_judged_by_it(
    framework: str, found: dict[str, list[Finding]], library: Library
) -> None:
    """What frameworks have in common is broken in the samples of one of them, and holds in the others all the same."""
    own = {
        finding.rule
        for name, findings in found.items()
        for finding in findings
        if Path(name).name.startswith(framework)
    }
    report = _check(tuple(SAMPLES), library, prospective=True, framework=framework)
    fired = own | {finding.rule for finding in report.findings}
    silent = {
        rule.id
        for rule in library.rules
        if rule.severity_in(framework) is not None and not rule.id.startswith(OF_THE_REGISTER)
    } - fired
    assert silent == set(OUT_OF_REACH)


class _Backwards(Library):
    """The rule set, asked by a SQLite that goes through what has no order from its end."""

    def connect(self) -> sqlite3.Connection:
        connection = super().connect()
        connection.execute("pragma reverse_unordered_selects = on")
        return connection


@pytest.mark.parametrize("ahead", [False, True])
def test_nothing_in_a_finding_hangs_on_the_order_in_which_sqlite_looks(library: Library, ahead: bool) -> None:
    usual = [
        (each.identity, each.message, each.related) for each in _check((TEACHING,), library, prospective=ahead).findings
    ]
    backwards = _check((TEACHING,), _Backwards(library.form, library.folder), prospective=ahead).findings
    assert usual
    assert [(each.identity, each.message, each.related) for each in backwards] == usual


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("act-2022", "published: 2022-12-14", "published: 2023-02-30"),
        ("act-2022", "leader: eskmouth-leader", "leader: Eskmouth Leader"),
        ("act-2022", "decision-procedure: true", "decision-procedure: perhaps"),
        ("act-2022", "lead-system: tarnside", "lead-system: [tarnside]"),
        ("integrating-care-option-1", "- role: commissioner", "- role: NHS Commissioner"),
        ("voluntary-2018", "leadership: Joint executive group", "leadership: {group: Joint executive group"),
    ],
)
def test_a_value_that_nobody_understands_is_one_finding(
    tmp_path: Path, library: Library, name: str, right: str, wrong: str
) -> None:
    lines = _text(TEACHING / f"{name}-clean.yaml").splitlines()
    number = next(number for number, line in enumerate(lines) if right in line)
    lines[number] = lines[number].replace(right, wrong) + ("}" if "{" in wrong else "")
    path = tmp_path / "system.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    settings = CheckSettings(paths=(path,), working_folder=tmp_path, project=tmp_path, today=TODAY)
    findings = check(settings, library).findings
    assert [(finding.rule[:3], finding.place.start.line) for finding in findings] == [("SCH", number + 1)]
