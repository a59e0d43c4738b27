"""Annotations for GitHub Actions."""

import pytest

from ics_lint.outcome import Report
from ics_lint.printing.lines import plain
from ics_lint.report.github import lines
from ics_lint.report.layout import Layout
from ics_lint.severity import Severity
from tests.making import a_finding, a_place, a_report


def commands(report: Report) -> list[str]:
    return [plain(line) for line in lines(report, Layout())]


def test_a_finding_is_one_command_with_its_place_and_words() -> None:
    assert commands(a_report(a_finding()))[0] == (
        "::error file=system.yaml,line=2,endLine=2,col=3,endColumn=7,title=COL001 trust-in-no-collaborative::"
        "Care belongs to no provider collaborative. Source: A document, section 2 (framework minimum) [DF-60]. "
        "Add it to one."
    )


@pytest.mark.parametrize(
    ("severity", "command"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")]
)
def test_each_severity_has_its_command(severity: Severity, command: str) -> None:
    assert commands(a_report(a_finding(severity=severity)))[0].startswith(f"::{command} ")


def test_the_summary_follows() -> None:
    assert commands(a_report(a_finding()))[1] == "1 error, 0 warnings, 0 infos in 1 file"


def test_nothing_from_a_description_is_a_command_of_its_own() -> None:
    nasty = "x\n::set-output name=a::b\r\n::stop-commands::y%0A::error::z\x1b[1m"
    told = commands(a_report(a_finding(message=nasty, fix=nasty, place=a_place("a,b:c%\n.yaml"))))
    assert [line for line in told if line.startswith("::")] == told[:1]
    assert "file=a%2Cb%3Ac%25 .yaml," in told[0]
    assert "%0A::error" not in told[0].replace("%250A::error", "")
    assert "\x1b" not in told[0]


def test_a_finding_without_source_or_fix_says_only_what_is_wrong() -> None:
    assert commands(a_report(a_finding(sources=(), fix="")))[0].endswith("::Care belongs to no provider collaborative.")
