"""The formats there are."""

import pytest

from ics_lint.printing.lines import plain
from ics_lint.report.layout import Layout, format_names, report_lines
from tests.making import a_finding, a_report


def test_each_module_of_the_package_is_a_format() -> None:
    assert {"text", "json", "github", "sarif"} <= set(format_names())
    assert "layout" not in format_names()


@pytest.mark.parametrize("name", format_names())
def test_each_format_writes_a_report_on_lines(name: str) -> None:
    shown = [plain(line) for line in report_lines(name, a_report(a_finding()), Layout())]
    assert any("COL001" in line for line in shown)
    assert not any("\n" in line for line in shown)


def test_a_format_that_does_not_exist_has_no_module() -> None:
    with pytest.raises(ModuleNotFoundError):
        report_lines("xml-of-old", a_report(), Layout())
