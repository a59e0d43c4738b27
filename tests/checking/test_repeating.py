"""A run over again, with nothing changed and with each thing changed that decides."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ics_lint.checking.repeating import check_or_repeat
from ics_lint.outcome import Report
from ics_lint.settings import CheckSettings
from tests.conftest import TODAY
from tests.making import a_rule_set

#: A description with a body that has no quorum, large enough for its outcome to be kept.
LARGE = (
    "ics: 1\nframework: act-2022\nsystem: {id: northmoor, name: Northmoor, as-of: 2023-04-01}\n"
    "organisations:\n  care: {name: Care, kind: nhs-trust, types: [acute]}\n"
    "bodies:\n  board: {name: Boärd, kind: board, of: care}\n  # ics-lint: except TST001: We know.\n"
    "  other: {name: Other, kind: board, of: care}\n" + "# padding\n" * 25_000
)


@pytest.fixture
def settings(tmp_path: Path) -> CheckSettings:
    project = tmp_path / "project"
    project.mkdir()
    (project / "system.yaml").write_text(LARGE, encoding="utf-8")
    return CheckSettings(
        paths=(),
        working_folder=project,
        project=project,
        today=TODAY,
        rules=a_rule_set(tmp_path / "rules"),
        cache_folder=tmp_path / "cache",
        keep_undetermined=True,
    )


def kept(settings: CheckSettings) -> dict[str, int]:
    """The outcomes that are kept, with when each was written."""
    folder = (settings.cache_folder or Path()) / "kept"
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} if folder.is_dir() else {}


def without_time(report: Report) -> Report:
    return replace(report, seconds=0.0)


def test_the_second_run_says_the_same_and_keeps_nothing_new(settings: CheckSettings) -> None:
    first = check_or_repeat(settings)
    assert [each.rule for each in first.findings] == ["TST001"]
    assert first.findings[0].place.file in first.sources
    outcomes = kept(settings)
    assert outcomes
    assert without_time(check_or_repeat(settings)) == without_time(first)
    assert kept(settings) == outcomes
    assert without_time(check_or_repeat(replace(settings, cache_folder=None))) == without_time(first)


def test_that_a_file_was_touched_changes_nothing(settings: CheckSettings) -> None:
    check_or_repeat(settings)
    outcomes = kept(settings)
    os.utime(settings.working_folder / "system.yaml", (1, 1))
    check_or_repeat(settings)
    assert kept(settings) == outcomes


def _edit(path: Callable[[CheckSettings], Path], old: str, new: str) -> Callable[[CheckSettings], CheckSettings]:
    def edit(settings: CheckSettings) -> CheckSettings:
        file = path(settings)
        before = file.stat()
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        if len(old) == len(new):
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))  # contents decide, not times
        return settings

    return edit


def _add_a_file(settings: CheckSettings) -> CheckSettings:
    (settings.working_folder / "another.yaml").write_text("nothing: 1\n", encoding="utf-8")
    return settings


def _other_register(settings: CheckSettings) -> CheckSettings:
    path = settings.working_folder.parent / "other.sqlite"
    path.write_bytes(b"other")
    return replace(settings, register=path)


def _with(**changes: Any) -> Callable[[CheckSettings], CheckSettings]:
    return lambda settings: replace(settings, **changes)


CHANGES = {
    "a file": _edit(lambda settings: settings.working_folder / "system.yaml", "Northmoor", "Southmoor"),
    "the files": _add_a_file,
    "the rules": _edit(
        lambda settings: (settings.rules or Path()) / "tests/body-without-quorum/rule.yaml", "TST001", "TST002"
    ),
    "the register": _other_register,
    "the day": _with(today="2031-01-01"),
    "what is ignored": _with(ignore=("TST001",)),
    "the framework": _with(framework="voluntary-2018"),
    "the paths": _with(paths=(Path("system.yaml"),)),
    "standard input": _with(stdin=b"ics: 1\n"),
    "what is left out": _with(exclude=("another.yaml",)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_decides_is_looked_at_anew_when_it_changes(
    settings: CheckSettings, change: Callable[[CheckSettings], CheckSettings]
) -> None:
    check_or_repeat(settings)
    outcomes = kept(settings)
    changed = change(settings)
    report = check_or_repeat(changed)
    assert kept(settings).keys() > outcomes.keys()
    assert without_time(check_or_repeat(replace(changed, cache_folder=None))).findings == report.findings


@pytest.mark.parametrize("spoilt", [b"", b"{}", b"\x80\x04pickle"])
def test_a_spoilt_outcome_is_made_anew(settings: CheckSettings, spoilt: bytes) -> None:
    first = check_or_repeat(settings)
    folder = (settings.cache_folder or Path()) / "kept"
    whole = {name: (folder / name).read_bytes() for name in kept(settings)}
    for name in whole:
        (folder / name).write_bytes(spoilt)
    assert without_time(check_or_repeat(settings)) == without_time(first)
    assert {name: (folder / name).read_bytes() for name in kept(settings)} == whole


def test_a_run_that_could_not_check_something_is_not_kept(settings: CheckSettings) -> None:
    unsound = replace(settings, paths=(Path("system.yaml"), Path("gone.yaml")))
    report = check_or_repeat(unsound)
    assert report.failures
    again = check_or_repeat(unsound)
    assert (again.failures, again.findings) == (report.failures, report.findings)


def test_a_small_run_is_not_kept(settings: CheckSettings) -> None:
    (settings.working_folder / "system.yaml").write_text(LARGE[:1_000], encoding="utf-8")
    check_or_repeat(settings)
    assert kept(settings) == {}


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(settings: CheckSettings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    nowhere = replace(settings, cache_folder=tmp_path / "file" / "cache")
    assert without_time(check_or_repeat(nowhere)) == without_time(check_or_repeat(nowhere))
