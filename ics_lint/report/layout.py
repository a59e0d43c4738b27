"""How a report is to be laid out, and the formats there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ics_lint.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ics_lint.outcome import Report
    from ics_lint.printing.lines import Line

__all__ = ["Layout", "format_names", "report_lines"]


@record
class Layout:
    """What a report shows, and how wide."""

    width: int = 80
    quiet: bool = False
    verbose: bool = False
    statistics: bool = False


def format_names() -> list[str]:
    """The formats: each is a module of this package with a function `lines`."""
    from pkgutil import iter_modules

    import ics_lint.report

    return sorted(module.name for module in iter_modules(ics_lint.report.__path__) if module.name != "layout")


def report_lines(name: str, report: Report, layout: Layout) -> Iterator[Line]:
    """The lines of a report in a format.

    Args:
        name: one of the formats.
        report: what the run has to say.
        layout: what to show, and how wide.
    """
    from importlib import import_module

    lines: Iterator[Line] = import_module(f"ics_lint.report.{name}").lines(report, layout)
    return lines
