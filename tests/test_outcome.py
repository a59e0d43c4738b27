"""What a run comes to."""

import pytest

from ics_lint.commands.check import exit_code
from ics_lint.errors import ExitCode
from ics_lint.settings import CheckSettings
from ics_lint.severity import Severity
from tests.making import a_count, a_finding, a_report


def test_severities_weigh_in_their_order() -> None:
    assert sorted(Severity, key=lambda each: each.weight) == [Severity.INFO, Severity.WARNING, Severity.ERROR]


def test_a_report_counts_its_findings_by_severity() -> None:
    report = a_report(a_finding(), a_finding(severity=Severity.INFO), excused=(a_finding(),))
    assert [report.count(severity) for severity in Severity] == [1, 0, 1]


def test_a_rule_without_subjects_is_vacuous() -> None:
    assert a_count(passed=0, failed=0, undetermined=0).is_vacuous
    assert not a_count(passed=0, failed=0, undetermined=1).is_vacuous


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        (Severity.ERROR, Severity.ERROR, ExitCode.FINDINGS),
        (Severity.WARNING, Severity.ERROR, ExitCode.CLEAN),
        (Severity.WARNING, Severity.WARNING, ExitCode.FINDINGS),
        (Severity.INFO, Severity.WARNING, ExitCode.CLEAN),
        (Severity.INFO, Severity.INFO, ExitCode.FINDINGS),
        (None, Severity.INFO, ExitCode.CLEAN),
    ],
)
def test_a_run_fails_on_findings_that_weigh_enough(
    tmp_path, severity: Severity | None, fail_on: Severity, code: ExitCode
) -> None:
    settings = CheckSettings(paths=(), working_folder=tmp_path, today="2026-11-23", fail_on=fail_on)
    findings = (a_finding(severity=severity),) if severity else ()
    assert exit_code(a_report(*findings), settings) is code


@pytest.mark.parametrize(("fail_on", "code"), [(Severity.ERROR, ExitCode.CLEAN), (Severity.WARNING, ExitCode.FINDINGS)])
def test_when_it_is_strict_what_is_undetermined_is_a_warning(tmp_path, fail_on: Severity, code: ExitCode) -> None:
    settings = CheckSettings(paths=(), working_folder=tmp_path, today="2026-11-23", fail_on=fail_on, strict=True)
    assert exit_code(a_report(rules=(a_count(failed=0),)), settings) is code
    assert exit_code(a_report(rules=(a_count(failed=0, undetermined=0),)), settings) is ExitCode.CLEAN


def test_what_could_not_be_checked_goes_before_findings(tmp_path) -> None:
    settings = CheckSettings(paths=(), working_folder=tmp_path, today="2026-11-23")
    assert exit_code(a_report(a_finding(), failures=("gone",)), settings) is ExitCode.COULD_NOT_CHECK
