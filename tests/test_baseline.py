"""What was found before is not told again."""

import json
from pathlib import Path
from typing import Any

import pytest

from ics_lint.baseline import Baseline, read_baseline, without_known
from ics_lint.errors import UsageError
from ics_lint.findings import Excuse, Finding
from ics_lint.printing.lines import plain
from ics_lint.report import json as json_report
from ics_lint.report import text as text_report
from ics_lint.report.layout import Layout
from tests.making import a_count, a_finding, a_report

OLD = a_finding(identity="1111", rule="COL001")
NEW = a_finding(identity="2222", rule="COL001")
EXCUSED = a_finding(identity="3333", rule="COL001", excuse=Excuse(reason="It is fine.", owner="us", review_by=None))


#: How a report begins.
OURS = b'{"version": 1, "tool": {"name": "ics-lint"}, "findings": '


def written(folder: Path, *findings: Finding, **changes: Any) -> Path:
    path = folder / "baseline.json"
    path.write_text(json.dumps(json_report.as_data(a_report(*findings, **changes))), encoding="utf-8")
    return path


def test_findings_of_a_report_are_known_but_those_that_are_excused(tmp_path: Path) -> None:
    baseline = read_baseline(written(tmp_path, OLD, excused=(EXCUSED,)))
    assert baseline == Baseline(findings={"1111": ("COL001", "system.yaml")})


def test_what_is_known_is_set_apart_and_the_rest_is_told() -> None:
    report = without_known(a_report(OLD, NEW), Baseline(findings={"1111": ("COL001", "system.yaml")}))
    assert (report.findings, report.known, report.gone) == ((NEW,), (OLD,), 0)


def test_what_is_no_longer_found_is_counted_if_the_run_looked_for_it() -> None:
    entries = {
        "1111": ("COL001", "system.yaml"),
        "3333": ("COL001", "system.yaml"),
        "4444": ("COL001", "system.yaml"),
        "5555": ("COL002", "system.yaml"),
        "6666": ("COL001", "another.yaml"),
    }
    report = a_report(OLD, excused=(EXCUSED,), rules=(a_count(rule="COL001"),))
    assert without_known(report, Baseline(findings=entries)).gone == 1


def test_a_person_is_told_how_many_are_known_and_how_many_are_gone() -> None:
    entries = {"1111": ("COL001", "system.yaml"), "4444": ("COL001", "system.yaml")}
    report = without_known(a_report(OLD, NEW, rules=(a_count(rule="COL001"),)), Baseline(findings=entries))
    lines = [plain(line) for line in text_report.lines(report, Layout(width=200, quiet=True))]
    assert lines[0] == "1 error, 0 warnings, 0 infos in 1 file"
    assert "; 1 finding known from the baseline; 1 of the baseline no longer found. 0.25 s" in lines[1]
    verbose = [plain(line) for line in text_report.lines(report, Layout(width=200, verbose=True))]
    assert f"system.yaml:2:3  known  COL001 {OLD.name}: {OLD.message}" in verbose


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b'{"version": 2, "tool": {"name": "ics-lint"}, "findings": []}',
        b'{"version": 1, "tool": {"name": "another"}, "findings": []}',
        OURS + b'[{"identity": 1, "rule": "COL001", "file": "a.yaml", "excepted": null}]}',
        OURS + b'[{"identity": "1"}]}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_report_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(content)
    with pytest.raises(UsageError) as stopped:
        read_baseline(path)
    assert str(stopped.value) == (
        f"The baseline {path} is no report of ics-lint. `ics-lint check --format json --output {path}` writes one."
    )


def test_a_baseline_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"The baseline .*gone.json cannot be read: No such file or directory\."):
        read_baseline(tmp_path / "gone.json")
